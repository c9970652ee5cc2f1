"""Columns of running text side by side on a page that the file holds line by line across.

They are told from a table and from labels beside their values by what they hold: in each of them lines that fill their
column and go on in the middle of a sentence, and no rows that begin at the same height on both sides; or a list whose
numbers go down one column and on in the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from casegraph.documents.pdf.printed import Printed

ROWS = 6
"""So many lines side by side at least may be columns of text."""
LIST = 3
"""So many entries at least are in each column of a list."""
GUTTER = 0.8
"""Of the height of its letters: how wide the space between columns is at least."""
SAME_START = 3.0
"""Points by which lines of one column may begin farther left or right."""
_SAME_HEIGHT = 1.5  # points
_FILL = 0.7  # of the width of a column: what a line of running text fills
_FILLED = 0.6  # share of the lines
_GO_ON = 0.3  # share of the lines that begin in the middle of a sentence
_APART = 1.25  # times the usual distance of lines
_MOST = 5  # places where columns may begin
_FEWER = 1 / 3  # times as many lines as in the column of the most
_ITEM = re.compile(r"(\d{1,3})(?:[.:)]| ) ?\D")  # as in a list of contents
_TAIL = 2  # lines under both columns that belong to what follows


def by_column(lines: Sequence[Printed]) -> list[Printed] | None:
    """The lines of a page column by column; ``None`` where what stands side by side is no running text and no list.

    What goes over several columns stays between what is above and what is below it.
    """
    beside = (other.x for one, other in pairwise(lines) if is_beside(one, other))
    return next((found for choice in choices(beside) if (found := in_columns(lines, choice))), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """Where the columns of a page may begin, but the first; ``text`` where all of running text may begin there."""

    starts: tuple[float, ...]
    text: bool


def choices(places: Iterable[float]) -> list[Choice]:
    """What may be columns, by the ``places`` at which something stands beside something; a list may be at any."""
    often: dict[int, int] = {}
    for place, times in Counter(map(round, places)).most_common():
        if times >= LIST and len(often) < _MOST and all(abs(place - other) > 2 * SAME_START for other in often):
            often[place] = times
    most = max(often.values(), default=0)
    text = _starts(place for place, times in often.items() if times >= max(ROWS, most * _FEWER))
    lists = [starts for starts in (_starts(often), *(_starts([place]) for place in often)) if starts != text]
    return [*([Choice(text, text=True)] if text else []), *(Choice(starts, text=False) for starts in lists if starts)]


def _starts(places: Iterable[int]) -> tuple[float, ...]:
    return tuple(place - SAME_START for place in sorted(places))


def in_columns(lines: Sequence[Printed], choice: Choice) -> list[Printed] | None:
    """The lines by the columns that were chosen; ``None`` where there are no such columns."""
    starts = choice.starts
    columns: list[list[Printed]] = [[] for _ in range(len(starts) + 1)]
    for line in lines:
        at = bisect_right(starts, line.x)
        if at == len(starts) or line.right < starts[at]:
            columns[at].append(line)
    if not all(columns):
        return None
    numbered = list(map(_numbered, columns))
    if _go_on(numbered):
        return _list_in_order(lines, columns, numbered)
    if not choice.text or any(_pairs(lines, start) < ROWS for start in starts) or not all(map(_is_prose, columns)):
        return None
    return None if any(_are_rows(one, other) for one, other in pairwise(columns)) else _in_order(lines, starts)


def _pairs(lines: Sequence[Printed], start: float) -> int:
    """How many lines begin at ``start`` beside another."""
    return sum(
        other.x >= start and other.x - start <= 2 * SAME_START and is_beside(one, other)
        for one, other in pairwise(lines)
    )


def _numbered(lines: Sequence[Printed]) -> list[tuple[int, Printed]]:
    """Those of the lines that begin with the number of an item."""
    found = ((_ITEM.match(line.text), line) for line in lines)
    return [(int(number[1]), line) for number, line in found if number]


def _go_on(columns: Sequence[Sequence[tuple[int, Printed]]]) -> bool:
    """Whether the numbers go up one by one, from the end of each column to the beginning of the next."""
    numbers = [number for column in columns for number, _ in column]
    return min(map(len, columns)) >= LIST and all(after == before + 1 for before, after in pairwise(numbers))


def _list_in_order(
    lines: Sequence[Printed], columns: Sequence[list[Printed]], numbered: Sequence[Sequence[tuple[int, Printed]]]
) -> list[Printed]:
    """The lines with a list in columns read down each of them; what is above and below the list stays there."""
    entries = [line for column in numbered for _, line in column]
    lower, upper = min(line.y for line in entries), max(line.y for line in entries)
    inside = {
        id(line) for column in columns for line in column if lower - line.height / 2 < line.y < upper + line.height / 2
    }
    first = next(at for at, line in enumerate(lines) if id(line) in inside)
    before = [line for line in lines[:first] if id(line) not in inside]
    after = [line for line in lines[first:] if id(line) not in inside]
    return [*before, *(line for column in columns for line in column if id(line) in inside), *after]


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


def _in_order(lines: Sequence[Printed], starts: tuple[float, ...]) -> list[Printed]:
    ordered: list[Printed] = []
    columns: list[list[Printed]] = [[] for _ in range(len(starts) + 1)]
    for line in sorted(lines, key=lambda line: (-round(line.y), line.x)):
        at = bisect_right(starts, line.x)
        if at == len(starts) or line.right < starts[at]:
            columns[at].append(line)
            continue
        left, *others = columns
        tail = _tail(left, min((column[-1] for column in others if column), key=lambda line: line.y, default=None))
        ordered += [*left[: len(left) - tail], *chain.from_iterable(others), *left[len(left) - tail :], line]
        columns = [[] for _ in columns]
    return [*ordered, *chain.from_iterable(columns)]


def _tail(left: Sequence[Printed], lowest: Printed | None) -> int:
    """How many last lines of the left column belong to what follows under all: its heading, set apart below them.

    ``lowest`` is the last line of the other columns.
    """
    for size in range(1, min(_TAIL, len(left) - 1) + 1):
        before, first = left[-size - 1], left[-size]
        if lowest and first.y < lowest.y and before.y - first.y > _APART * _APART * first.height:
            return size
    return 0
