"""A table of who was there, in the head of minutes: a name a row, and in a column whether that one came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.rulebook.labels import AttendanceRules

_GAP = re.compile(r"\s{2,}")
_MOST_COLUMNS = 8
# Signs before or behind a name, or in a column: this one came, that one did not.
STAYED = "✗✘✖❌"
MARKS = f" \t✓✔☑{STAYED}\ufe0f"
# "Venstre (V)          Ida Bro", "V   Ida Bro": the party stands in a column of its own.
_PARTY = re.compile(r"(?:[^()]{3,40}\([A-ZÆØÅ]{1,2}\)|[A-ZÆØÅ]{1,2})")
_SIDE_BY_SIDE = 3
_PERSON = re.compile(r"[A-ZÆØÅ][^\s(),]*(?:\s[^\s(),]+){1,4}\s\([A-ZÆØÅ]{1,2}\)(?:,\s[^,()]{3,40})?")
_NAMES = re.compile(r"[A-ZÆØÅ]\S*\s+(?:\S+\s+){0,2}[A-ZÆØÅ]")
_WITH_PARTY = re.compile(r"\([A-ZÆØÅ]{1,2}\)\Z")
# "[x] Ida Bro", "[ ] Bo Dam": a box, ticked or not, before a name.
_BOX = re.compile(r"\s*[\[(](?P<tick>[xX ])[\])]\s+")
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
    head = cells_of(lines[0]) if lines else []
    kinds = [rules.column(text) for _, text in head]
    if len(head) > _MOST_COLUMNS or "name" not in kinds or not {"present", "absent"} & set(kinds):
        return []
    found: list[Named] = []
    begins = [begin for begin, _ in head]
    for at, line in enumerate(lines[1:], 1):
        row = [(kinds[column_of(begin, begins)], text) for begin, text in cells_of(line)]
        name = " ".join(text for kind, text in row if kind == "name")
        if not name:
            break
        away = any(
            (kind == "absent" and not rules.is_nobody(text))
            or (kind == "present" and (rules.is_away(text) or text in STAYED))
            for kind, text in row
        )
        found.append(Named(at, name, not away))
    return found


def is_boxed(text: str) -> bool:
    """Whether a box to tick stands before what a line says."""
    return _BOX.match(text) is not None


def unticked(text: str) -> tuple[str, bool]:
    """A name without the box or the sign before or behind it, and whether that says that this one did not come."""
    box = _BOX.match(text)
    bare = text[box.end() :] if box else text
    away = (box is not None and box["tick"] == " ") or any(sign in text for sign in STAYED)
    return bare.strip(MARKS), away


def person_of(line: str) -> str:
    """A line that names one or several people, without the party in a column before."""
    cells = [cell for _, cell in cells_of(line)]
    if len(cells) != 2 or not _PARTY.fullmatch(cells[0]) or not _NAMES.match(cells[1]) or _both_in(cells):
        return " ".join(line.split())
    return cells[1]


def in_columns(lines: Sequence[str]) -> list[str]:
    """The people of lines with two or three of them side by side, column by column; nothing where they are not set so.

    Each has the party behind the name, and maybe what he or she is: "Ida Bro (A), formand          Bo Dam (V)".
    """
    rows = [[cell for _, cell in cells_of(line)] for line in lines]
    widest = max(map(len, rows), default=0)
    if not 1 < widest <= _SIDE_BY_SIDE or sum(len(row) == widest for row in rows) * 2 < len(rows):
        return []
    if not all(_PERSON.fullmatch(cell) for row in rows for cell in row):
        return []
    return [row[at] for at in range(widest) for row in rows if at < len(row)]


def _both_in(cells: Sequence[str]) -> bool:
    """Whether two cells name a person each, with the party behind: "Ida Bro (A)     Bo Dam (V)"."""
    return all(_WITH_PARTY.search(cell) for cell in cells)


def cells_of(line: str) -> list[Cell]:
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


def column_of(begin: int, heads: Sequence[int]) -> int:
    """The column that a cell stands in: that whose head begins nearest."""
    return min(range(len(heads)), key=lambda at: abs(heads[at] - begin))
