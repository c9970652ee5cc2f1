"""Case numbers behind a word of the house's own ("Arkivmærke 24/00312"): it comes again under item after item."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from casegraph.danish import fold
from casegraph.model import Line
from casegraph.parse.draft import CASE_NUMBER
from casegraph.parse.number_labels import LabelKind
from casegraph.parse.vocabulary import Vocabulary

_LABELLED = re.compile(
    r"(?P<open>\()?(?P<label>[A-ZÆØÅ][^\W\d_]{2,20}(?:[ .-][^\W\d_]{1,15}){0,3}\.?)\s?:?\s+"
    r"(?P<number>(?:[A-ZÆØÅ]{1,5}[-.]?)?\d{1,6}(?:[-./][\dA-ZÆØÅ]{1,8}){1,5}|\d{7,10})(?(open)\))"
)
# Years, days and persons by their day of birth, amounts, telephones, firms and accounts.
_NO_CASE = re.compile(
    r"(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)"
    r"|\d{1,2}([-./])\d{1,2}\1(?:19|20)?\d\d|[0-3]\d[01]\d{3}-\d{4}"
    r"|\d{1,4}(?:\.\d{3})+|(?:19|20)\d\d-\d\d-\d\d|\d\d(?:[-./]\d\d){3}|(?!19|20)\d{8}|(?!19|20)\d{4}-\d{6,10}"
)
# KLE: group and subject, or with the facet.
_SUBJECT = re.compile(r"\d\d\.\d\d(?:\.\d\d)?(?:[-.]?[A-ZÆØÅ]\d\d)?")
# What nothing but a label tells from an amount or the number of an estate: digits, maybe with a unit; no year first.
_BARE = re.compile(r"(?!(?:19|20)\d{6,})\d+(?:[a-zæøå]+\d?)?")
# Behind the label of a journal: the year, and digits.
_JOURNAL = re.compile(r"(?:(?:19|20)\d\d|[0-389]\d)\d{5,6}")
# What numbers of cases mostly have, whatever the system: a year.
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|[0-389]\d)(?!\d)")
# As many lines with a label there must be, with so many numbers of at least so many digits among them.
_FEWEST, _DIFFERENT, _DIGITS = 3, 2, 5
_MOST = 20_000
# Lines from one to the next on average.
_APART = 6
_BELOW_HEADING = (2, 3)
_NOT_CASES: frozenset[LabelKind] = frozenset({"document", "other"})


def with_house_numbers(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Line]:
    """``lines`` without the words that this document alone has for a case number; the numbers stay.

    Such a line stands right below one or two others that begin a block, as the heading of an item does, or anywhere in
    brackets, or far from the next.
    """
    labelled: defaultdict[str, dict[int, str]] = defaultdict(dict)
    below: Counter[str] = Counter()
    place = 0  # in a block of lines
    for at, line in enumerate(lines[:_MOST]):
        place = place + 1 if line.text else 0
        found = _labelled(line) if not _goes_on(lines, at, vocabulary) else None
        if found and may_be_case(found["label"], found["number"], vocabulary):
            near = bool(found["open"]) or place in _BELOW_HEADING
            labelled[fold(found["label"])][at] = found["number"]
            below[fold(found["label"])] += near
    kept: dict[int, str] = {}
    for label, numbers in labelled.items():
        placed = below[label] * 2 > len(numbers) or max(numbers) - min(numbers) >= _APART * (len(numbers) - 1)
        different = len(numbers) >= _FEWEST and len(set(numbers.values())) >= _DIFFERENT
        if different and placed and _tells_cases(label, numbers.values(), vocabulary):
            kept.update(numbers)
    return (
        [replace(line, text=kept[at], field=CASE_NUMBER) if at in kept else line for at, line in enumerate(lines)]
        if kept
        else lines
    )


def _goes_on(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a line is cut from a sentence that goes on below."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return below[:1].islower() and vocabulary.flags.whole(below) is None


def _labelled(line: Line) -> re.Match[str] | None:
    """The label and the number of a line that is nothing else."""
    found = _LABELLED.fullmatch(line.text) if not line.bullet else None
    if not found or sum(map(str.isdigit, found["number"])) < _DIGITS:
        return None
    return found


def may_be_case(label: str, number: str, vocabulary: Vocabulary) -> bool:
    """Whether a number may be that of a case: the label before it says so (that of a journal, of a year with digits),
    or neither that, if any, nor its form says otherwise. The code of a subject is none, whatever the label.
    """
    kinds = _kinds(label, vocabulary)
    if kinds & _NOT_CASES or is_subject(number):
        return False
    told = "case" in kinds or ("journal" in kinds and _JOURNAL.fullmatch(number) is not None)
    return told or not (_NO_CASE.fullmatch(number) or _BARE.fullmatch(number))


def is_subject(number: str) -> bool:
    """Whether a number is the code of a subject alone, under which there may be many cases."""
    return _SUBJECT.fullmatch(number) is not None


def _kinds(label: str, vocabulary: Vocabulary) -> set[LabelKind]:
    """What a label or its words say that a number is."""
    words = (label, *label.split())
    kinds = {kind for text in words if (kind := vocabulary.kinds_of_numbers.kind(text))}
    weak = any(vocabulary.weak_number_labels.whole(text) is not None for text in words)
    return kinds | {"case"} if weak and not kinds else kinds


def _tells_cases(label: str, numbers: Collection[str], vocabulary: Vocabulary) -> bool:
    """Whether a label is known before numbers of cases, in whatever notation, or it is known for nothing else that
    stands in a line and most numbers have a year.
    """
    if _kinds(label, vocabulary):
        return True
    known = (vocabulary.not_item_words, vocabulary.item_labels, vocabulary.meeting_labels, vocabulary.sections)
    if any(words.whole(text) is not None for words in known for text in (label, *label.split())):
        return False
    return sum(_YEAR.search(number) is not None for number in numbers) * 2 > len(numbers)
