"""A list of attachments under its heading: what it numbers or marks is an attachment, whatever the title says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from casegraph.kinds import SectionRole
from casegraph.parse.structure.facts import STRUCTURAL, Fact
from casegraph.parse.structure.numbering import Numbered
from casegraph.parse.structure.rows import Row
from casegraph.parse.structure.titles import title_key

_FEWEST = 2  # rows of a list
_NEAR = 3
# Sections that an attachment may be called after.
_TITLES: frozenset[SectionRole] = frozenset({"hearing", "economy", "other", "summary", "presentation"})


class AttachmentList:
    """Goes through the rows of a page and tells an attachment called *Høringssvar* from the heading of a section."""

    def __init__(self) -> None:
        self._last = 0
        self._plain = False  # the heading of the list has neither number nor mark itself
        self._headed = False  # the heading of the list is marked as one, as in a web page
        self._awaits = 0  # numbers that stood alone: as many of the next rows are their titles

    def settled(self, row: Row, fact: Fact, role: SectionRole | None, *, ends: bool = False) -> Fact:
        """``fact`` of the next ``row``, no section where it goes on with the list; ``role`` is that of the section, and
        the row ``ends`` a block of lines, so that nothing stands under it.
        """
        if role == "attachments" and self._plain and ends and not row.gap and _is_empty_treatment(fact):
            return replace(fact, kind="plain", treatment=None)
        goes_on = role == "attachments" and self._plain and not _decides(fact) and self._goes_on(row, fact)
        if goes_on:
            self._count(fact)
            return replace(fact, kind="plain", section=None) if fact.kind == "section" else fact
        section = fact.section
        if section and section.role == "attachments":
            self._last = 1 if section.inline.split(".", 1)[0] == "1" else 0
            self._headed = bool(row.line.heading)
            self._plain, self._awaits = fact.numbered is None and not row.bullet, 0
        return fact

    def _count(self, fact: Fact) -> None:
        if fact.numbered is None:
            self._awaits = max(self._awaits - 1, 0)
            return
        self._last += 1
        self._awaits += not fact.numbered.title

    def _goes_on(self, row: Row, fact: Fact) -> bool:
        """Whether the row is the next of the list: by its number, its mark or a number above it; or it has but the
        words of a heading where headings are marked.
        """
        numbered = fact.numbered
        if numbered is None or numbered.form != "number":
            return bool(row.bullet) or self._awaits > 0 or (self._headed and _is_called_so(row, fact))
        return numbered.value == self._last + 1


def _is_called_so(row: Row, fact: Fact) -> bool:
    """Whether a row is no heading but for its words, and those are none of what is decided: "Høringsparter"."""
    marked = row.line.heading or row.line.bold or ":" in row.text
    return fact.section is not None and fact.section.role in _TITLES and not marked


def _is_empty_treatment(fact: Fact) -> bool:
    """Whether a row names a body and its act without a day or text: "Udtalelse fra Ældrerådet"."""
    treatment = fact.treatment
    return treatment is not None and treatment.date is None and not treatment.inline and fact.kind == "treatment"


def _decides(fact: Fact) -> bool:
    """Whether a row is a decision behind its label, marked as it may be: "– Beslutning: Godkendt."."""
    section = fact.section
    return section is not None and section.role == "decision" and bool(section.inline) and not section.rule.weak


def without_attachment_numbers(rows: Sequence[Row], facts: list[Fact]) -> list[Fact]:
    """``facts`` where numbered lists of attachments number no items.

    A list is told from the items that may follow it by what their numbers say: those of the list are numbers of other
    items as well. Behind everything else a list may also count further than the items do.
    """
    runs = [_run(rows, facts, row.index) for row in rows if _heads_list(row, facts[row.index])]
    listed = {at for run in runs for at, _ in run}
    others = [(row.index, number) for row in rows if row.index not in listed and (number := facts[row.index].numbered)]
    numbers = {number.value for at, number in others if _opens_item(facts, at)}
    titles = {title_key(number.title) for _, number in others}
    last = max((row.index for row in rows if facts[row.index].kind in STRUCTURAL), default=0)
    for run in runs:
        further = bool(run) and run[0][0] > last and numbers.issuperset(range(1, _FEWEST + 1))
        kept = [(further or number.value in numbers) and title_key(number.title) not in titles for _, number in run]
        size = kept.index(False) if False in kept else len(kept)
        for at, _ in run[:size] if size >= _FEWEST else ():
            facts[at] = replace(facts[at], numbered=None)
    return facts


def _heads_list(row: Row, fact: Fact) -> bool:
    section = fact.section
    return section is not None and section.role == "attachments" and fact.numbered is None and not section.inline


def _run(rows: Sequence[Row], facts: Sequence[Fact], heading: int) -> list[tuple[int, Numbered]]:
    """The rows below a heading that count from one, with no blank line between and nothing but wrapped lines."""
    run: list[tuple[int, Numbered]] = []
    for at in range(heading + 1, len(rows)):
        row, fact = rows[at], facts[at]
        numbered = fact.numbered
        if fact.kind != "plain" or (row.gap and run):
            break
        if numbered and numbered.form == "number" and numbered.value == len(run) + 1:
            run.append((at, numbered))
        elif numbered or not run:
            break
    return run


def _opens_item(facts: Sequence[Fact], at: int) -> bool:
    """Whether a numbered row looks like the heading of an item: a section, numbers or a mark stand behind it."""
    numbered = facts[at].numbered
    if numbered is None or not numbered.title[:1].isupper():
        return False
    behind = [fact for fact in facts[at + 1 : at + 1 + _NEAR] if fact.kind != "furniture"]
    return any(fact.kind in STRUCTURAL for fact in takewhile(lambda fact: fact.numbered is None, behind))
