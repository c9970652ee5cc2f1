"""Lists of actions printed as a table: a row of heads (Opgave, Ansvarlig, Frist), and a task in every row below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casegraph.kinds import Basis, SectionRole
from casegraph.model import FollowUp, Place
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.assigned import is_label, read_when
from casegraph.parse.prose.made import follow_up
from casegraph.parse.prose.passages import Passage
from casegraph.parse.prose.tasks import Task

_TABLED: frozenset[SectionRole] = frozenset({"decision", "presentation", "other"})
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_MOST_CELLS = 8
_LONGEST_CELL = 400


@dataclass(frozen=True, slots=True)
class _Heads:
    """Which column tells what: indexes, -1 where there is no such column."""

    count: int
    what: int
    who: int
    when: int


def find_rows(context: ItemContext) -> tuple[list[FollowUp], frozenset[int]]:
    """The tasks of the item's tables, one a row, and the lines that are rows rather than prose.

    A table under a heading of its own behind the decision is of the decision; one of the presentation counts where it
    tells whose a task is and until when. Rows that say the thing is done are left out of the tasks.
    """
    found: list[FollowUp] = []
    rows: set[int] = set()
    decided = False
    for section in context.item.sections:
        decided = decided or section.role == "decision"
        if section.role not in _TABLED:
            continue
        basis: Basis = (
            "decision" if section.role == "decision" or (decided and section.role == "other") else "presentation"
        )
        heads: _Heads | None = None
        for index, printed in enumerate(section.text.split("\n")):
            line = section.lines[index] if index < len(section.lines) else section.place.line
            cells = _cells(printed)
            heads = _heads(context, cells) or (heads if len(cells) > 1 else None)
            if heads is not None and (basis == "decision" or min(heads.who, heads.when) >= 0):
                rows.add(line)
                found.extend(_row(context, heads, cells, (printed, Place(line, section.place.page)), basis))
    return found, frozenset(rows)


def _cells(printed: str) -> list[str]:
    cells = [cell.strip() for cell in _CELLS.split(printed.strip().strip("|"))]
    return cells if len(cells) <= _MOST_CELLS else []


def _heads(context: ItemContext, cells: list[str]) -> _Heads | None:
    """The columns, where a row is all labels and tells at least what is to be done and by whom or when."""
    rules = context.tools.book.followups
    names = ("tasked", "assigned", "dated", "states")
    if len(cells) < 2 or not all(not cell or any(is_label(cell, name, rules) for name in names) for cell in cells):
        return None
    found = {name: _column(context, cells, name) for name in names}
    if found["tasked"] < 0 or (found["assigned"] < 0 and found["dated"] < 0):
        return None
    return _Heads(len(cells), found["tasked"], found["assigned"], found["dated"])


def _column(context: ItemContext, cells: list[str], name: str) -> int:
    rules = context.tools.book.followups
    return next((index for index, cell in enumerate(cells) if is_label(cell, name, rules)), -1)


def _row(
    context: ItemContext, heads: _Heads, cells: list[str], where: tuple[str, Place], basis: Basis
) -> Iterator[FollowUp]:
    """The task of one row, unless the row is the heads again or says that it is done."""
    if _heads(context, cells) or heads.what >= len(cells) or not re.search(r"\w{3,}", cells[heads.what]):
        return
    done = context.tools.book.followups.phrases["done_words"]
    if any(done.fullmatch(cell) for cell in cells):
        return
    who = cells[heads.who] if 0 <= heads.who < len(cells) else ""
    when = cells[heads.when] if 0 <= heads.when < len(cells) else ""
    owner = who if re.search(r"\w{2,}", who) else None
    task = Task("task", cells[heads.what][:_LONGEST_CELL], owner, None, read_when(when, context.meeting_date))
    printed, place = where
    yield follow_up(context, Passage(" ".join(printed.split()), place, basis), task, basis)
