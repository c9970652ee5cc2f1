"""A table of who was there, in the head of minutes: a name a row, and in a column whether that one came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.rulebook.labels import AttendanceRules

_GAP = re.compile(r"\s{2,}")
_MOST_COLUMNS = 8
_NO = frozenset({"nej", "-", "–", "0", "ingen"})  # in a column of those who stayed away
_UNCHECKED = frozenset("☐□")
Cell = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Named:
    """One row of the table: its place among the lines, who it names, and whether that one came."""

    at: int
    name: str
    came: bool


def read_attendance(lines: Sequence[str], rules: AttendanceRules) -> list[Named]:
    """The people of a table whose head is the first of the lines, up to the first row without a name.

    Nobody, where that line is no such head: it must have a column of names, and one of those who came or stayed away.
    """
    head = _cells(lines[0]) if lines else []
    kinds = [rules.column(text) for _, text in head]
    if len(head) > _MOST_COLUMNS or "name" not in kinds or not {"present", "absent"} & set(kinds):
        return []
    found: list[Named] = []
    for at, line in enumerate(lines[1:], 1):
        row = [(kinds[_column(cell, head)], cell[1]) for cell in _cells(line)]
        name = " ".join(text for kind, text in row if kind == "name")
        if not name:
            break
        away = any(
            (kind == "absent" and text.lower() not in _NO) or (kind == "present" and rules.is_away(text))
            for kind, text in row
        )
        found.append(Named(at, name, not away))
    return found


def _cells(line: str) -> list[Cell]:
    """What stands in each column, and where: the number of the column where a sign divides them, else the sign it
    begins with.
    """
    sign = next((sign for sign in "|\t" if sign in line.strip()), None)
    if sign:
        cells = [(at, text.strip()) for at, text in enumerate(line.strip().strip("|").split(sign))]
    else:
        begins = [0, *(gap.end() for gap in _GAP.finditer(line))]
        cells = list(zip(begins, _GAP.split(line), strict=True))
    return [(at, text) for at, text in cells if text and text not in _UNCHECKED]


def _column(cell: Cell, head: Sequence[Cell]) -> int:
    """The column that a cell stands in: that whose head begins nearest."""
    return min(range(len(head)), key=lambda at: abs(head[at][0] - cell[0]))
