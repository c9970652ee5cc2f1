"""Rows of tables whose first cell takes several lines: the short cells beside it belong to the end of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casegraph.documents.pdf.printed import Printed

_MARKED = re.compile(r"\d{1,3}[.):]? |[a-zæøå][.)] ")  # a row that begins with its number
_SHORT = 40  # letters of a cell that holds a number, a kind or a date
_LINES = 6  # of the first cell
_NEXT = 1.6  # of its height: how far below a line the next one of its cell stands at most
_APART = 0.5  # of its height: how far a cell stands from the one before at least


def whole_rows(lines: Sequence[Printed]) -> list[Printed]:
    """The lines of a page; a short cell that the file has after all lines of a first cell stands behind the last."""
    rows: list[Printed] = []
    cell: list[Printed] = []
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        if 1 < len(cell) <= _LINES and _is_beside(cell, line) and not (following and _goes_on(cell, line, following)):
            last = cell[-1]
            last.text, last.right = f"{last.text}\t{line.text}", line.right
            continue
        cell = [*cell, line] if cell and _is_next(cell[-1], line) else [line]
        rows.append(line)
    return rows


def _is_next(before: Printed, line: Printed) -> bool:
    """Whether ``line`` may be the next of the same cell; behind a number in a cell of its own it is set in."""
    if "\t" in before.text or not 0 < before.y - line.y <= _NEXT * line.height:
        return False
    indent = line.x - before.x
    return abs(indent) < 1 or (0 < indent < before.right - before.x and _MARKED.match(before.text) is not None)


def _is_beside(cell: Sequence[Printed], line: Printed) -> bool:
    """Whether ``line`` is a short cell to the right of ``cell``, no higher and no lower; a sentence is none."""
    if (
        len(line.text) > _SHORT
        or line.text[-1] == "."
        or line.x < max(part.right for part in cell) + _APART * line.height
    ):
        return False
    return cell[-1].y - line.height / 2 <= line.y <= cell[0].y + line.height / 2


def _goes_on(cell: Sequence[Printed], line: Printed, following: Printed) -> bool:
    """Whether the cell of ``line`` takes several lines itself."""
    return following.y < line.y - line.height / 2 and _is_beside(cell, following)
