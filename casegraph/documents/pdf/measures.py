"""What is usual in a document: the height of its letters, the distance of its lines, how far right they go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from casegraph.documents.pdf.printed import Printed, PrintedPage

SENTENCE_END = ".:!?;"
"""What a sentence ends with."""
ALIKE = 0.15
"""Of its height: how much letters of one size may differ by what they are measured on."""
APART = 1.25
"""Times the usual distance: what divides paragraphs."""
_LEADING = 1.25  # of the height of its letters: the distance of lines where the document shows none
_BODY = 0.15  # share of the letters: the smallest size that has so many is that of the text
_SAMPLE = 200  # lines
_PAGES = 100
_ENOUGH = 3
_BEYOND = 0.1  # of the width of a cell: how much farther a line may go than those that showed the width


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
        if line.right <= margin:
            return margin
        # A line of a list of contents ends with its page, wherever that is.
        slightly = line.right <= margin + (margin - line.x) * _BEYOND and not line.text[-1].isdigit()
        return line.right if slightly else self.right[line.page]


def sampled(pages: Sequence[PrintedPage]) -> Sequence[PrintedPage]:
    """Those of the filled ``pages`` that are looked at: of very many some, evenly spread, show it as well as all."""
    return pages[:: -(-len(pages) // _PAGES)]


def measure(sample: Sequence[Sequence[Printed]], widest: dict[int, float]) -> Measures:
    """What is usual in a document by the lines of some of its pages; ``widest`` says how far right those of each go."""
    lines = list(chain.from_iterable(sample))
    heights: dict[float, int] = defaultdict(int)
    for line in lines:
        heights[line.height] += len(line.text)
    lefts = Counter([round(line.x) for line in lines])
    enough = min(sum(heights.values()) * _BODY, max(heights.values()))
    usual = _middle(list(widest.values()))
    wraps = _wraps(lines)
    leading = _middle(wraps.distances) if len(wraps.distances) >= _ENOUGH else _LEADING
    return Measures(
        height=min(height for height, size in heights.items() if size >= enough) or 1.0,
        leading=leading,
        left=min(lefts.most_common(2))[0],
        letter=_middle([(line.right - line.x) / len(line.text) for line in lines[:_SAMPLE]]) or 1.0,
        right={page: max(right, usual) for page, right in widest.items()},
        margins=wraps.margins(),
        # Paragraphs are divided by space where most lines that end a sentence have space below.
        spaced=sum(distance > leading * APART for distance in wraps.ends) * 2 > len(wraps.ends),
    )


@dataclass
class _Wraps:
    """What shows how far lines stand from one another, and how far they go.

    ``distances`` are those where a sentence visibly goes on from one line to the next below it, ``ends`` those where a
    line ends a sentence, both by the height of the letters. ``columns`` says how far lines go that a sentence goes on
    from, by the column that they begin in.
    """

    distances: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    columns: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))

    def margins(self) -> dict[int, float]:
        """How far the text goes in every column that has enough of it."""
        return {column: max(rights) for column, rights in self.columns.items() if len(rights) >= _ENOUGH}


def _wraps(lines: Sequence[Printed]) -> _Wraps:
    wraps = _Wraps()
    distances, ends, columns = wraps.distances, wraps.ends, wraps.columns
    for one, other in pairwise(lines):
        last = one.text[-1]
        if last in SENTENCE_END:
            if last in ".!?" and one.page == other.page and one.y > other.y:
                ends.append((one.y - other.y) / (other.height or 1.0))
            continue
        if not other.text[0].islower():
            continue
        height = other.height
        if abs(one.height - height) > ALIKE * height:
            continue
        if one.page == other.page:
            down = one.y - other.y
            if not 0 < down < 3 * height:
                continue
            distances.append(down / height)
        columns[_column(one)].append(one.right)
    return wraps


def _column(line: Printed) -> int:
    return round(line.x / 4)


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
