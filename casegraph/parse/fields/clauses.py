"""Decisions that differ by clause: "Ad 1: Godkendt. Ad 2-3: Anbefales."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from casegraph.danish import sentences
from casegraph.kinds import DecisionKind
from casegraph.model import Decision
from casegraph.parse.fields.outcome import decision_kind, furthest
from casegraph.rulebook.decisions import DecisionsFile

_NUMBERS = r"(\d{1,2}|[a-h])((?:[.)]?\s*(?:,|og|samt|&|\+|-|–|til)\s*(?:\d{1,2}|[a-h])\b)*)"
_BEHIND_WORD = re.compile(rf"[\s.:]*(?:nr\.?\s*)?{_NUMBERS}(?![\w/])(?!\.\d)[.):]*\s*[-–:]*\s*", re.IGNORECASE)
# "Indstillingens 1. at-punkt", "2. at:": the number before its word.
_BEFORE_WORD = re.compile(r"(?:indstillingens\s+)?(\d{1,2})()\.?\s+(at-punkt|at\b|punkt|led)[\s:–-]*", re.IGNORECASE)
_BARE = re.compile(rf"{_NUMBERS}[.)](?=\s|$)\s*", re.IGNORECASE)
_PART = re.compile(r"(-|–|til)?\s*(?:,|og|samt|&|\+)?\s*(\d{1,2}|[a-h])\b", re.IGNORECASE)
_MAX_RANGE = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the decision on some clauses begins: ``start`` with the mark, ``end`` behind it.

    ``sure`` marks name a clause ("Ad 2", "Indstillingens punkt 2"), ``bare`` ones are numbers alone, and the rest
    ("Pkt. 2") may also be items of the agenda.
    """

    start: int
    end: int
    clauses: tuple[str, ...]
    sure: bool = False
    bare: bool = False


def by_clause(text: str, rules: DecisionsFile, clauses: int, own: Sequence[str] = ()) -> tuple[Decision, ...]:
    """The decisions that ``text`` holds, one a group of clauses; a single one for all of them where they do not differ.

    ``clauses`` is how many clauses the recommendation has, ``own`` are further numbers that point to this very item.
    """
    known = {*own, *(str(number) for number in range(1, clauses + 1))}
    marks = _usable(clause_marks(text, rules), text, rules, clauses)
    if not marks:
        return (Decision(decision_kind(text, rules, own), text),)
    parts = zip(marks, _ends(text, marks), _kinds(text, marks, rules, known), strict=True)
    said = [part for part in parts if text[part[0].end : part[1]].strip()]
    if not said:
        return (Decision(decision_kind(text, rules, own), text),)
    found = [Decision(kind, text[mark.start : end].strip(), mark.clauses) for mark, end, kind in said]
    before = text[: marks[0].start].strip()
    general = decision_kind(before, rules, known) if before and not before.endswith(":") else "other"
    lead = [Decision(general, before)] if general not in {"other", "none"} else []
    return (*lead, *found)


def kind_of(decisions: Sequence[Decision], rules: DecisionsFile) -> DecisionKind:
    """The kind of an item whose clauses were decided so: the one that carries the case furthest."""
    return furthest((decision.kind for decision in decisions), rules)


def clause_marks(text: str, rules: DecisionsFile) -> list[Mark]:
    """Every place where a sentence or line of ``text`` begins with the mark of a clause."""
    found: list[Mark] = []
    for start, end in sentences(text):
        mark = _mark(text, start, end, rules)
        if mark:
            found.append(mark)
    return found


def _mark(text: str, start: int, end: int, rules: DecisionsFile) -> Mark | None:
    before = _BEFORE_WORD.match(text, start)
    if before:
        return Mark(start, before.end(), _numbers(before), sure=before.group(3).lower() != "punkt")
    word = rules.compiled["clause_words"].match(text[start:end])
    if word:
        numbers = _BEHIND_WORD.match(text, start + word.end)
        sure = rules.compiled["other_items"].fullmatch(word.text) is None
        return Mark(start, numbers.end(), _numbers(numbers), sure=sure) if numbers else None
    numbers = _BARE.match(text, start)
    return Mark(start, numbers.end(), _numbers(numbers), bare=True) if numbers else None


def _numbers(found: re.Match[str]) -> tuple[str, ...]:
    """The numbers meant: "2-4" is 2, 3, 4 and "1, 3 og 5" is 1, 3, 5."""
    values = [found.group(1).lower()]
    for part in _PART.finditer(found.group(2)):
        value = part.group(2).lower()
        if part.group(1) and value.isdigit() and values[-1].isdigit():
            values.extend(str(number) for number in _range(int(values[-1]) + 1, int(value)))
        else:
            values.append(value)
    return tuple(values)


def _range(first: int, last: int) -> range:
    return range(first, min(last, first + _MAX_RANGE) + 1)


def _usable(marks: list[Mark], text: str, rules: DecisionsFile, clauses: int) -> list[Mark]:
    """The marks that are clauses of the recommendation, and not a list of topics or the numbers of other items."""
    worded = [mark for mark in marks if not mark.bare and (mark.sure or _within(mark, clauses))]
    if worded:
        return worded
    bare = [mark for mark in marks if mark.bare]
    every = {str(number) for number in range(1, clauses + 1)}
    if len(bare) < 2 and not (bare and set(bare[0].clauses) == every):
        return []
    kinds = _kinds(text, bare, rules, set())
    if sum(kind not in {"other", "none"} for kind in kinds) * 2 <= len(kinds):
        return []
    if len({mark.clauses for mark in bare}) < len(bare):
        # Every clause printed as "1.": the list was numbered anew at each paragraph.
        return [replace(mark, clauses=(str(number),)) for number, mark in enumerate(bare, 1)]
    return bare


def _within(mark: Mark, clauses: int) -> bool:
    """Whether the numbers can be those of clauses."""
    return all(not value.isdecimal() or int(value) <= clauses for value in mark.clauses)


def _ends(text: str, marks: Sequence[Mark]) -> list[int]:
    return [*(mark.start for mark in marks[1:]), len(text)]


def _kinds(text: str, marks: Sequence[Mark], rules: DecisionsFile, own: Iterable[str]) -> list[DecisionKind]:
    """The kind of each part; "Udvalget besluttede at: 1. godkende …" lends its verb to every one of them."""
    verb = rules.compiled["deciding"].search(text[: marks[0].start]) if marks else None
    kinds: list[DecisionKind] = []
    for mark, end in zip(marks, _ends(text, marks), strict=True):
        said = text[mark.end : end].strip()
        kind = decision_kind(said, rules, own)
        if kind == "other" and verb:
            kind = decision_kind(f"{verb.text} at {re.sub(r'^at ', '', said)}", rules, own)
        kinds.append(kind)
    return kinds
