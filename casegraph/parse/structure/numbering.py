"""Numbers before titles: "Punkt 1: …", "1. …", "Pkt. 202 …", "3) …", "31/ …", "2.1 …", "IV. …", "Sag nr. 129" alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from casegraph.danish import fold
from casegraph.parse.structure.rows import Row
from casegraph.parse.vocabulary import Vocabulary

Form = Literal["word", "number", "parts"]
_NO_TITLE = re.compile(
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|kr|mio|mia|pct|procent|%|m2|m²|km|stk|timer|dage|uger|måneder|år)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^()]{1,30}\)\s*:?\s*\Z")
_PARTS = re.compile(r"(?P<parts>[1-9]\d?\.(?:[1-9]|[12]\d))(?P<sep>[.)]?(?=\s))\s*(?P<title>[A-ZÆØÅ\"”»].*)", re.DOTALL)
# "Emne 1: …", "Nr. 1 …", "Dagsordenens nr. 1 | …"
_LEARNED = re.compile(
    r"(?P<word>(?!Nr\b)[A-ZÆØÅ][a-zæøå]{2,20}(?:\s[a-zæøå]{1,20}){0,2}?(?:\s(?i:nr|nummer))?(?=[\s.])|Nr(?=\.))\.?\s?"
    r"(?P<n>\d{1,3})(?:\s?[:.)]|\s[-–—|·•])\s*(?P<title>[A-ZÆØÅ\"”»].{2,})",
    re.DOTALL,
)
# A letter behind a running number sorts items in ways that are the house's own.
_LETTER = re.compile(r"\(?L\)?")
# "Punkt 3 af 11": how many there are.
_OF_SO_MANY = r"(?:[ ]af[ ]\d{1,4}(?=[ ]*(?:[-–—:|·•.]|\Z)))?"
_NEVER = r"(?!)"
# "Punkt 7 er lukket.": all that the open minutes say of it.
_SAID_CLOSED = re.compile(
    r"(?:er|blev|behandles|behandlet)\s+(?P<mark>lukket|(?:for|bag)\s+lukkede\s+døre)\.?", re.IGNORECASE
)
_ROMAN = re.compile(r"(?P<n>X{0,3}(?:IX|IV|V?I{0,3}))(?P<sep>[.):])\s+(?P<title>[A-ZÆØÅ\"”»(].*)", re.DOTALL)
# "45/2024  Ny havn": the running number of the year.
_YEARLY = re.compile(r"(?P<n>\d{1,3})(?P<year>[/-](?:19|20)\d\d)(?P<sep>[.:]?)\s+(?P<title>[A-ZÆØÅ\"”»].*)", re.DOTALL)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ROMAN_RUN = 2
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number as an item may.

    ``form`` tells whether a word stands before it, or whether it has parts ("2.1", whose ``value`` is 2.01); ``sep`` is
    the sign behind it; ``title`` is the rest, empty where the number stands alone (a cross reference in brackets behind
    it counts as nothing). ``weak`` words are not known to number items: the document itself repeats them with numbers.
    """

    number: str
    value: float
    title: str
    form: Form
    sep: str
    word: str = ""
    weak: bool = False


class Numbering:
    """Reads numbers before titles.

    ``item_words`` is a regular expression of the words that may stand before one, ``weak`` one of words that may and of
    which the document alone tells. ``roman`` numbers, and ``yearly`` ones with their year behind, are read as numbers
    only where the document counts by them.
    """

    def __init__(self, item_words: str, weak: str = "", *, roman: bool = False, yearly: bool = False) -> None:
        self._roman, self._yearly = roman, yearly
        number = r"(?P<n>\d{1,4})(?P<letter>[a-zA-Z](?![\w.])|[a-z](?=\.(?!\w)))?"
        # Neither a date, a decimal, a KLE number nor a time: no digit right behind the sign.
        sep = r"(?P<sep>[ ]?[.):](?![\d.:)])|/(?=[ ])|[ ]?[-–—:·•|](?=[ ])|(?=[ ]|\Z))"
        self._word = re.compile(
            rf"(?P<word>(?:{item_words})\.?)\s*(?:nr\.?\s*)?(?::\s*(?=\d{{1,3}}\Z))?#?{number}(?P<year>[-/](?:19|20)\d\d(?!\d))?{_OF_SO_MANY}{sep}"
            r"\s*(?P<title>.*)",
            re.IGNORECASE | re.DOTALL,
        )
        self._lettered = re.compile(rf"(?P<word>(?i:{item_words})\.?)\s(?P<n>[A-ZÆØÅ]):\s+(?P<title>\S.*)", re.DOTALL)
        self._weak = re.compile(
            rf"(?P<word>(?:{weak or _NEVER})\.?)\s*{number}{sep}\s*(?P<title>.*)", re.IGNORECASE | re.DOTALL
        )
        self._bare = re.compile(rf"#?{number}{sep}\s*(?P<title>.*)", re.DOTALL)

    @classmethod
    def of(cls, rows: Sequence[Row], vocabulary: Vocabulary) -> Numbering:
        """The numbering of a document: words that it repeats before ascending numbers are learnt from it."""
        weak = "|".join([vocabulary.answer_words, *map(re.escape, sorted(learn_words(rows, vocabulary)))])
        return cls(vocabulary.item_words, weak, roman=counts_in_roman(rows), yearly=counts_by_year(rows))

    def read(self, text: str) -> Numbered | None:
        """The number that ``text`` begins with, or ``None``."""
        if not text[:1].isdigit():
            found = self._word.match(text) or self._bare.match(text)
            if found:
                return _numbered(found, "word", found.groupdict().get("word") or "")
            found = self._weak.match(text)
            if found:
                return _numbered(found, "word", found.group("word"), weak=True)
            found = self._lettered.match(text)
            if found:
                return Numbered(found["n"], ord(found["n"]) - ord("A") + 1, found["title"], "word", ":", found["word"])
            return _in_roman(text) if self._roman else None
        yearly = _YEARLY.match(text) if self._yearly else None
        if yearly:
            number = f"{yearly['n']}{yearly['year']}"
            return Numbered(number, int(yearly["n"]), yearly["title"].strip(), "number", yearly["sep"] or "/")
        parts = _PARTS.match(text)
        if parts:
            return _in_parts(parts)
        found = self._bare.match(text)
        numbered = _numbered(found, "number", "") if found else None
        return None if numbered is None or _is_no_item(numbered) else numbered


def learn_words(rows: Sequence[Row], vocabulary: Vocabulary) -> list[str]:
    """Words that the page prints before ascending numbers with titles ("Emne 1: …") and that are known for no other."""
    last: dict[str, int] = {}
    runs: dict[str, int] = {}
    for row in rows[:_MOST]:
        found = _LEARNED.match(row.text)
        if found and not row.bullet and not row.wrapped:
            word, value = fold(found.group("word")), int(found.group("n"))
            runs[word] = runs.get(word, 0) + (value == last.get(word, 0) + 1)
            last[word] = value
    return sorted(word for word, run in runs.items() if run >= 2 and not _numbers_others(word, vocabulary))


def counts_in_roman(rows: Sequence[Row]) -> bool:
    """Whether the page numbers its lines I, II, III …; one that begins with 1 may number parts of its items so."""
    last, run = 0, 0
    for row in rows[:_MOST]:
        numbered = None if row.bullet or row.wrapped else _in_roman(row.text)
        if numbered and numbered.value == last + 1:
            last, run = last + 1, run + 1
        elif not last and re.match(r"1[.):]\s+[A-ZÆØÅ]", row.text):
            return False
    return run > _ROMAN_RUN


def counts_by_year(rows: Sequence[Row]) -> bool:
    """Whether the page numbers its lines 45/2024, 46/2024, 47/2024 …"""
    found = [yearly for row in rows[:_MOST] if not row.bullet and (yearly := _YEARLY.match(row.text))]
    steps = [int(other["n"]) - int(one["n"]) for one, other in pairwise(found) if one["year"] == other["year"]]
    return steps.count(1) >= _ROMAN_RUN and steps.count(1) * 2 > len(steps)


def _in_roman(text: str) -> Numbered | None:
    """A Roman number from I to XXXIX with its title; a lone letter may as well be an initial, so more must tell."""
    found = _ROMAN.match(text)
    if not found or not found.group("n"):
        return None
    values = [_ROMAN_VALUES[sign] for sign in found.group("n")]
    value = sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))
    return Numbered(found.group("n"), value, found.group("title").strip(), "number", found.group("sep"))


def _numbers_others(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words before a number tell what else it is the number of, or head something else."""
    known = vocabulary.not_item_words
    return any(known.whole(word) is not None for word in words.split()) or _heads(words, vocabulary)


def _heads(word: str, vocabulary: Vocabulary) -> bool:
    section = vocabulary.sections.whole(word)
    return (section is not None and not section.weak) or vocabulary.meeting_labels.whole(word) is not None


def _numbered(found: re.Match[str], form: Form, word: str, *, weak: bool = False) -> Numbered:
    title = found.group("title").strip().lstrip("-–—:|·•").strip()
    if _REMARK.match(title) and form == "word" and not re.search(r"[a-zæøå]{4}", title):
        title = ""
    if form == "word" and _LETTER.fullmatch(title):
        title = ""
    said = _SAID_CLOSED.fullmatch(title) if form == "word" else None
    if said:
        title = said["mark"].capitalize()
    letter = (found.group("letter") or "") + (found.groupdict().get("year") or "")
    number = found.group("n").lstrip("0") or "0"
    return Numbered(number + letter, int(found.group("n")), title, form, found.group("sep").strip(), word, weak)


def _in_parts(found: re.Match[str]) -> Numbered:
    major, minor = found.group("parts").split(".")
    return Numbered(
        found.group("parts"), int(major) + int(minor) / 100, found.group("title").strip(), "parts", found.group("sep")
    )


def ahead(one: float, other: float) -> int:
    """How many steps ``other`` stands behind ``one``: 1 for the next number, 0 for the same, below 0 for one before it.

    Of numbers in parts the next is the next part, the first part, and the next whole number.
    """
    if other == one:
        return 0
    if int(one) == one and int(other) == other:
        return int(other - one)
    majors = int(other) - int(one)
    minors = round((other - int(other)) * 100)
    if majors == 0:
        return minors - round((one - int(one)) * 100)
    return majors if majors < 0 or minors <= 1 else majors + minors - 1


def _is_no_item(numbered: Numbered) -> bool:
    """A day, an amount or a year is no item number."""
    if _NO_TITLE.match(numbered.title):
        return True
    return not numbered.sep and len(numbered.number) > 3
