"""From printed lines to marked lines: which belong to one paragraph, which are headings, where space divides them.

All of it is measured in the document itself: the usual height of its letters, the usual distance of its lines, and how
far to the right a line may go before the next word is put on another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casegraph.documents.marks import BULLETS, take_bullet
from casegraph.documents.pdf.pages import Printed
from casegraph.model import Line

_SENTENCE_END = ".:!?;"
_LEADING = 1.25  # of the height of its letters: the distance of lines where the document shows none
_APART = 1.25  # times the usual distance: what divides paragraphs
_ALIKE = 0.15  # of its height: how much letters of one size may differ by what they are measured on
_HEADING = 1.12  # times the usual height: letters of a heading
_BODY = 0.15  # share of the letters: the smallest size that has so many is that of the text
_SAMPLE = 200
_ENOUGH = 3


@dataclass(frozen=True)
class Measures:
    """What is usual in a document, in points; ``leading`` is the distance of lines by the height of their letters."""

    height: float
    leading: float
    left: float
    letter: float
    right: dict[int, float]
    margins: dict[int, float]
    spaced: bool

    def margin(self, line: Printed) -> float:
        """How far to the right the text goes where ``line`` stands: in a cell, or on the page where it goes beyond."""
        margin = self.margins.get(_column(line), 0.0)
        return margin if margin >= line.right else self.right[line.page]


def measure(lines: Sequence[Printed]) -> Measures:
    """What is usual in ``lines``."""
    heights: dict[float, int] = defaultdict(int)
    widest: dict[int, float] = {}
    for line in lines:
        heights[line.height] += len(line.text)
        widest[line.page] = max(widest.get(line.page, 0.0), line.right)
    lefts = Counter([round(line.x) for line in lines])
    enough = min(sum(heights.values()) * _BODY, max(heights.values()))
    usual = _middle(list(widest.values()))
    distances, margins = _wraps(lines)
    leading = _middle(distances) if len(distances) >= _ENOUGH else _LEADING
    return Measures(
        height=min(height for height, size in heights.items() if size >= enough) or 1.0,
        leading=leading,
        left=min(lefts.most_common(2))[0],
        letter=_middle([(line.right - line.x) / len(line.text) for line in lines[:_SAMPLE]]) or 1.0,
        right={page: max(right, usual) for page, right in widest.items()},
        margins=margins,
        spaced=_is_spaced(lines, leading),
    )


def _wraps(lines: Sequence[Printed]) -> tuple[list[float], dict[int, float]]:
    """Where a sentence visibly goes on from one line to the next below it: their distances, and how far the first goes.

    Distances are by the height of the letters, margins by the column that the first line begins in.
    """
    distances: list[float] = []
    columns: dict[int, list[float]] = defaultdict(list)
    for one, other in pairwise(lines):
        if not other.text[0].islower() or one.text[-1] in _SENTENCE_END:
            continue
        height = other.height
        if abs(one.height - height) > _ALIKE * height:
            continue
        down = one.y - other.y
        if one.page == other.page:
            if not 0 < down < 3 * height:
                continue
            distances.append(down / height)
        columns[_column(one)].append(one.right)
    return distances, {column: max(rights) for column, rights in columns.items() if len(rights) >= _ENOUGH}


def _is_spaced(lines: Sequence[Printed], leading: float) -> bool:
    """Whether paragraphs are divided by space: most lines that end a sentence have space below."""
    ends = apart = 0
    for one, other in pairwise(lines):
        if one.text[-1] in ".!?" and one.page == other.page and one.y > other.y:
            ends += 1
            apart += one.y - other.y > leading * _APART * other.height
    return apart * 2 > ends


def _column(line: Printed) -> int:
    return round(line.x / 4)


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def relate(lines: Sequence[Printed], measures: Measures) -> None:
    """Work out of every line whether it is apart from the line before, and whether it goes on with it."""
    apart = measures.leading * _APART
    for before, line in pairwise(lines):
        opens = not line.text[0].islower() or before.text[-1] in _SENTENCE_END
        down = before.y - line.y
        height = line.height
        if before.page != line.page:
            line.apart, line.joined = _over_pages(before, line, opens, measures)
        elif "\t" in line.text:
            line.apart = down > apart * height
        elif abs(before.height - height) > _ALIKE * height:
            line.apart, line.joined = opens, False if opens else None
        elif down > apart * height:
            line.apart, line.joined = True, False
        elif down < height / 3:  # beside it, or further up: the next cell or column
            line.apart, line.joined = down < 0 and opens, False if down < 0 and opens else None
        elif not _is_full(before, line, measures):
            line.joined = False if opens else None
        elif measures.spaced or before.text[-1] not in _SENTENCE_END or not opens:
            line.joined = True


def _over_pages(before: Printed, line: Printed, opens: bool, measures: Measures) -> tuple[bool, bool | None]:
    """The same across the end of a page, where no distance tells."""
    if "\t" in line.text:
        return True, None
    alike = abs(before.height - line.height) <= _ALIKE * line.height
    if not alike or not _is_full(before, line, measures):
        return opens, False if opens else None
    if before.text[-1] in _SENTENCE_END and line.text[0].isupper():
        return True, None
    return False, True


def _is_full(before: Printed, line: Printed, measures: Measures) -> bool:
    """Whether the first word of ``line`` would not have fitted behind ``before``."""
    text = line.text
    size = text.find(" ")
    letter = (line.right - line.x) / len(text)
    # A word and a space by the usual width of its letters, which may be wrong by about one of them.
    word = ((size if size > 0 else len(text)) + 1.5) * letter
    return before.right + word > measures.margin(before)


def whole_headings(lines: Sequence[Printed], measures: Measures) -> Iterator[Printed]:
    """The lines, with headings in large or bold letters that take several lines put together."""
    large = measures.height * _HEADING
    held: Printed | None = None
    for line in lines:
        if held and (line.bold or line.height > large) and _heads_on(held, line, large):
            held.text = _rejoined(held.text, line.text)
            held.y, held.right = line.y, line.right
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _heads_on(held: Printed, line: Printed, large: float) -> bool:
    """Whether the heading ``held`` goes on in ``line``."""
    if line.apart or line.joined is False or "\t" in line.text:
        return False
    alike = abs(held.height - line.height) <= _ALIKE * line.height
    if alike and line.height > large and held.height > large:
        return line.joined is True or line.text[0].islower()
    return line.joined is True and held.bold and line.bold


def _rejoined(first: str, second: str) -> str:
    """Two lines of a heading as one; a word or a number that is divided at the end of the first becomes whole."""
    if first[-1] != "-":
        return f"{first} {second}"
    if first[-2:-1].isdigit():
        return first + second
    return first[:-1] + second if second[0].islower() else f"{first} {second}"


def marked_lines(lines: Sequence[Printed], measures: Measures, first: int) -> list[Line]:
    """The lines as every reader gives them, numbered from ``first``; where space divides two, a number is left out."""
    levels = _levels(lines, measures)
    left, letter = measures.left, measures.letter
    marked: list[Line] = []
    number = first - 1
    for line in lines:
        number += 2 if line.apart else 1
        text = line.text
        bullet, text = take_bullet(text) if text[0] in BULLETS else ("", text)
        indent = round((line.x - left) / letter) if line.x > left else 0
        level = levels.get(round(line.height), 0) if levels else 0
        wrapped = None if bullet else line.joined
        marked.append(Line(number, text, line.page, indent, level, line.bold, bullet, False, None, None, wrapped))
    return marked


def _levels(lines: Sequence[Printed], measures: Measures) -> dict[int, int]:
    """The level of headings by the rounded height of their letters: the largest are of level 1."""
    sizes = sorted({round(line.height) for line in lines if line.height > measures.height * _HEADING}, reverse=True)
    levels: dict[int, int] = {}
    level, above = 0, 0.0
    for size in sizes:
        if size < above * 0.93 or not level:
            level, above = level + 1, size
        levels[size] = min(level, 6)
    return levels
