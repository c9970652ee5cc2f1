"""Columns of running text side by side on a page that the file holds line by line across.

They are told from a table and from labels beside their values by what they hold: on both sides lines that fill their
column and go on in the middle of a sentence, and no rows that begin at the same height on both sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from casegraph.documents.pdf.printed import Printed

ROWS = 6
"""So many lines side by side at least may be columns of text."""
GUTTER = 0.8
"""Of the height of its letters: how wide the space between columns is at least."""
_SAME_START = 3.0  # points
_SAME_HEIGHT = 1.5  # points
_FILL = 0.7  # of the width of a column: what a line of running text fills
_FILLED = 0.6  # share of the lines
_GO_ON = 0.3  # share of the lines that begin in the middle of a sentence
_APART = 1.25  # times the usual distance of lines
_TAIL = 2  # lines under both columns that belong to what follows


def by_column(lines: Sequence[Printed]) -> list[Printed] | None:
    """The lines of a page column by column; ``None`` where what stands side by side is no running text.

    What goes over both columns stays between what is above and what is below it.
    """
    pairs = [(one, other) for one, other in pairwise(lines) if is_beside(one, other)]
    if len(pairs) < ROWS:
        return None
    start = Counter([round(other.x) for _, other in pairs]).most_common(1)[0][0] - _SAME_START
    pairs = [pair for pair in pairs if abs(pair[1].x - start) <= 2 * _SAME_START]
    left = [line for line in lines if line.right < start]
    right = [line for line in lines if line.x >= start]
    if len(pairs) < ROWS or not (_is_prose(left) and _is_prose(right)) or _are_rows(left, right):
        return None
    return _in_order(lines, start)


def is_beside(one: Printed, other: Printed) -> bool:
    """Whether ``other`` stands to the right of ``one`` on the same height."""
    return other.x > one.right and abs(other.y - one.y) < one.height


def _is_prose(lines: Sequence[Printed]) -> bool:
    """Whether the lines of one column are running text."""
    begin = min(line.x for line in lines)
    width = max(line.right for line in lines) - begin
    filled = sum(line.right - begin >= _FILL * width for line in lines)
    go_on = sum(line.text[0].islower() for line in lines)
    return len(lines) >= ROWS and filled >= _FILLED * len(lines) and go_on >= _GO_ON * len(lines)


def _are_rows(left: Sequence[Printed], right: Sequence[Printed]) -> bool:
    """Whether the lines are those of the cells of a table: its rows begin at the same height on both sides."""
    one, other = _beginnings(left), _beginnings(right)
    same = sum(any(abs(y - there) < _SAME_HEIGHT for there in other) for y in one)
    return same > 0 and same * 2 >= min(len(one), len(other))


def _beginnings(lines: Sequence[Printed]) -> list[float]:
    """The heights at which a line has more space above than usual."""
    heights = sorted({round(line.y, 1) for line in lines}, reverse=True)
    steps = sorted(above - below for above, below in pairwise(heights))
    usual = steps[len(steps) // 2] if steps else 0.0
    return [below for above, below in pairwise(heights) if above - below > _APART * usual]


def _in_order(lines: Sequence[Printed], start: float) -> list[Printed]:
    ordered: list[Printed] = []
    left: list[Printed] = []
    right: list[Printed] = []
    for line in sorted(lines, key=lambda line: (-round(line.y), line.x)):
        if line.x >= start:
            right.append(line)
        elif line.right < start:
            left.append(line)
        else:
            tail = _tail(left, right)
            ordered += [*left[: len(left) - tail], *right, *left[len(left) - tail :], line]
            left, right = [], []
    return [*ordered, *left, *right]


def _tail(left: Sequence[Printed], right: Sequence[Printed]) -> int:
    """How many last lines of the left column belong to what follows under both: its heading, set apart below them."""
    for size in range(1, min(_TAIL, len(left) - 1) + 1):
        before, first = left[-size - 1], left[-size]
        if right and first.y < right[-1].y and before.y - first.y > _APART * _APART * first.height:
            return size
    return 0
