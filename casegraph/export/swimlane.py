"""Where the steps of a case stand in a drawing: bodies as lanes, time from left to right, broken into strips.

A column is a day, and columns stand at one distance, so that no label lies on another however close the days are; where
long time passes between two of them, that is said. A strip is as wide as the page: what does not fit goes on below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date

from casegraph.kinds import BodyKind, IsoDate
from casegraph.views.rows import StepRow

PITCH = 80
"""The distance between two columns."""
APART = 46
"""The room for saying that long time passes."""
MARGIN = 8
LONG_DAYS = 152
"""So many days between two columns are said."""

_ORDER: Mapping[BodyKind, int] = {
    "executive_board": 0,
    "staff_council": 1,
    "advisory": 2,
    "standing_committee": 3,
    "special_committee": 4,
    "other": 5,
    "finance_committee": 6,
    "council": 7,
}
"""Lanes from those that prepare to the one that decides."""


@dataclass(frozen=True)
class Mark:
    """A step with its number in the list and the lane it stands in, as the id of its body."""

    number: int
    lane: str
    step: StepRow


@dataclass
class Column:
    """The steps of one day, and what is said above them.

    ``round`` where a new one begins, ``days`` where long time has passed, ``ahead`` where what is to come begins.
    """

    marks: list[Mark] = field(default_factory=list)
    round: int | None = None
    days: int | None = None
    ahead: bool = False
    x: float = 0.0

    @property
    def date(self) -> IsoDate | None:
        """The day, as far as it is known."""
        return self.marks[0].step["date"]


@dataclass(frozen=True)
class Strip:
    """Columns that stand beside each other, and the lanes they need, id and name, from top to bottom."""

    columns: Sequence[Column]
    lanes: Sequence[tuple[str, str]]


def strips(steps: Sequence[StepRow], width: int, first: int = 1) -> list[Strip]:
    """The strips of a drawing ``width`` wide, of steps oldest first; they are numbered from ``first``."""
    order = sorted(steps, key=lambda step: _ORDER[step["body_kind"]])
    names = {step["body_id"]: step["body"] for step in [*order, *steps]}
    made = []
    for columns in _broken(_columns(steps, first), width):
        used = {mark.lane for column in columns for mark in column.marks}
        made.append(Strip(columns, [(lane, name) for lane, name in names.items() if lane in used]))
    return made


def _columns(steps: Sequence[StepRow], first: int) -> list[Column]:
    columns: list[Column] = []
    for number, step in enumerate(steps, first):
        mark = Mark(number, step["body_id"], step)
        if not columns or not _together(columns[-1], mark):
            columns.append(_column(columns, mark))
        else:
            columns[-1].marks.append(mark)
    return columns


def _together(column: Column, mark: Mark) -> bool:
    """Whether a step stands in the column of the one before: on the same day, in another lane."""
    last = column.marks[-1].step
    same = mark.step["date"] is not None and (mark.step["date"], mark.step["round"]) == (last["date"], last["round"])
    return same and is_ahead(mark.step) == is_ahead(last) and all(mark.lane != one.lane for one in column.marks)


def _column(before: Sequence[Column], mark: Mark) -> Column:
    if not before:
        return Column([mark], ahead=is_ahead(mark.step))
    last = before[-1].marks[-1].step
    begins = mark.step["round"] > max(one.step["round"] for column in before for one in column.marks)
    days = _days(last["date"], mark.step["date"])
    return Column(
        [mark],
        round=mark.step["round"] if begins else None,
        days=days if days and days >= LONG_DAYS else None,
        ahead=is_ahead(mark.step) and not is_ahead(last),
    )


def is_ahead(step: StepRow) -> bool:
    """Whether a step is still to come."""
    return step["state"] in {"planned", "scheduled"} and step["gap"] is None


def _days(earlier: IsoDate | None, later: IsoDate | None) -> int | None:
    """The days between two whole dates."""
    try:
        return (Date.fromisoformat(later or "") - Date.fromisoformat(earlier or "")).days
    except ValueError:
        return None


def _broken(columns: Sequence[Column], width: int) -> Iterator[list[Column]]:
    """Columns in strips, each column with its place."""
    strip: list[Column] = []
    at = float(MARGIN)
    for column in columns:
        room = PITCH + (APART if column.days else 0)
        if strip and at + room > width - MARGIN:
            yield strip
            strip, at = [], float(MARGIN)
        at += room
        column.x = at - PITCH / 2
        strip.append(column)
    if strip:
        yield strip
