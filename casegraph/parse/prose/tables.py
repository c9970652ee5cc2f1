"""The tasks of a table of actions, one in every row below its heads, and of a list that says what, who and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegraph.kinds import Basis, SectionRole
from casegraph.model import FollowUp, Place, Section
from casegraph.parse.action_tables import Heads, Parts, cells_of, heads_of, in_parts
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.assigned import read_when
from casegraph.parse.prose.made import follow_up
from casegraph.parse.prose.passages import Passage
from casegraph.parse.prose.tasks import Task

_TABLED: frozenset[SectionRole] = frozenset({"decision", "presentation", "other"})
_LONGEST_CELL = 400


def find_rows(context: ItemContext) -> tuple[list[FollowUp], frozenset[int]]:
    """The tasks of the item's tables, one a row, and the lines that are rows rather than prose.

    A table under a heading of its own behind the decision is of the decision; one of the presentation counts where it
    tells whose a task is and until when. Rows that say the thing is done are left out of the tasks.
    """
    rules = context.tools.book.followups
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
        heads: Heads | None = None
        if basis == "decision" and section.role == "other":
            listed = list(_listed(context, section))
            rows.update(one.place.line for one in listed)
            found += listed
        for printed, place in _lines(section):
            cells = cells_of(printed)
            heads = heads_of(cells, rules) or (heads if len(cells) > 1 else None)
            if heads is not None and (basis == "decision" or min(heads.who, heads.when) >= 0):
                rows.add(place.line)
                found.extend(_row(context, heads, cells, (printed, place), basis))
    return found, frozenset(rows)


def _lines(section: Section) -> Iterator[tuple[str, Place]]:
    """The lines of a section, each with its place."""
    for index, printed in enumerate(section.text.split("\n")):
        line = section.lines[index] if index < len(section.lines) else section.place.line
        yield printed, Place(line, section.place.page)


def _listed(context: ItemContext, section: Section) -> Iterator[FollowUp]:
    """The tasks of lines in parts: "Forslaget offentliggøres – Plan og By – senest 6. oktober"."""
    lines = list(_lines(section))
    for where, parts in zip(lines, in_parts([printed for printed, _ in lines]), strict=True):
        if parts:
            yield _made(context, parts, where, "decision")


def _row(
    context: ItemContext, heads: Heads, cells: list[str], where: tuple[str, Place], basis: Basis
) -> Iterator[FollowUp]:
    """The task of one row, unless the row is the heads again or says that it is done."""
    rules = context.tools.book.followups
    if heads_of(cells, rules) or heads.what >= len(cells) or not re.search(r"\w{3,}", cells[heads.what]):
        return
    done = rules.phrases["done_words"]
    if any(done.fullmatch(cell) for cell in cells):
        return
    who = cells[heads.who] if 0 <= heads.who < len(cells) else ""
    when = cells[heads.when] if 0 <= heads.when < len(cells) else ""
    yield _made(context, (cells[heads.what], who, when), where, basis)


def _made(context: ItemContext, parts: Parts, where: tuple[str, Place], basis: Basis) -> FollowUp:
    what, who, when = parts
    owner = who if re.search(r"\w{2,}", who) else None
    task = Task("task", what[:_LONGEST_CELL], owner, None, read_when(when, context.meeting_date))
    printed, place = where
    return follow_up(context, Passage(" ".join(printed.split()), place, basis), task, basis)
