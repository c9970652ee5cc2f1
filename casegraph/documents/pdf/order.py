"""The order in which the lines of a page are read, where the file has them in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from casegraph.documents.pdf.cells import whole_rows
from casegraph.documents.pdf.columns import ROWS, by_column
from casegraph.documents.pdf.printed import Printed

_NUMBER = 4  # letters
_ROW = re.compile(r"\d{1,3}[.)]")
_CELL = 8  # lines that a label may stand below the beginning of its value


def in_reading_order(lines: list[Printed]) -> list[Printed]:
    """The lines of one page from top to bottom; columns that stand side by side are read one after the other."""
    if all(one.right >= other.x and one.y >= other.y for one, other in pairwise(lines)):
        return lines
    beside = sum([other.x > one.right for one, other in pairwise(lines)])
    if beside >= ROWS:
        lines = by_column(lines) or lines
    if beside:
        lines = whole_rows(lines)
    whole = list(_with_values(lines))
    runs = 1 + sum(_goes_up(before, line) for before, line in pairwise(whole))
    return whole if runs < 2 else sorted(whole, key=lambda line: (-round(line.y), line.x))


def _with_values(lines: Sequence[Printed]) -> Iterator[Printed]:
    """The lines, with a label in a cell of its own beside the first line of its value put before that."""
    held: Printed | None = None
    for line in lines:
        if held and _is_label(held) and _is_right_of(held, line) and 0 <= line.y - held.y < _CELL * held.height:
            held.text, held.right, held.y = f"{held.text}\t{line.text}", line.right, line.y
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _is_label(line: Printed) -> bool:
    """Whether the line is a label, or the number of a row, in a cell of its own."""
    return line.text[-1] == ":" or (len(line.text) <= _NUMBER and _ROW.fullmatch(line.text) is not None)


def _goes_up(before: Printed, line: Printed) -> bool:
    """Whether the file goes up the page again, other than to the next column."""
    return line.y > before.y + line.height / 2 and not _is_right_of(before, line)


def _is_right_of(one: Printed, other: Printed) -> bool:
    return other.x > one.right
