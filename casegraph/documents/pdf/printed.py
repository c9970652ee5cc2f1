"""The printed lines of a PDF, with their places on the page."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import repeat


@dataclass(slots=True)
class Printed:
    """One printed line: its clean text and its place in points; ``y`` is its base line and grows upwards.

    ``height`` is that of its letters, ``right`` where it ends. ``bold`` is asked only of lines that may be headings.
    ``apart`` and ``joined`` are worked out from all lines together: whether space or another size divides it from the
    line before, and whether it goes on with that line (``None`` where positions do not tell).
    """

    text: str
    page: int
    x: float = 0.0
    y: float = 0.0
    right: float = 0.0
    height: float = 0.0
    bold: bool = False
    apart: bool = False
    joined: bool | None = None


def _numbers() -> array[float]:
    return array("d")


@dataclass(slots=True)
class PrintedPage:
    """The lines of a page in columns, in the order of the file; a broken or empty page has none.

    A document has so many lines that an object for each, held until all pages are read, costs more than to make it
    anew when its page is worked on: memory that is new to the process is slow.
    """

    number: int
    texts: list[str] = field(default_factory=list)
    xs: array[float] = field(default_factory=_numbers)
    ys: array[float] = field(default_factory=_numbers)
    rights: array[float] = field(default_factory=_numbers)
    heights: array[float] = field(default_factory=_numbers)
    bold: Collection[int] = ()

    def __len__(self) -> int:
        return len(self.texts)

    def lines(self, without: Collection[int] = ()) -> list[Printed]:
        """A record for each line; those at the places in ``without`` are left out."""
        columns = (self.xs.tolist(), self.ys.tolist(), self.rights.tolist(), self.heights.tolist())
        lines = list(map(Printed, self.texts, repeat(self.number), *columns))
        for at in self.bold:
            lines[at].bold = True
        for at in sorted(without, reverse=True):
            del lines[at]
        return lines

    def line(self, at: int) -> Printed:
        """The record of one line."""
        place = self.xs[at], self.ys[at], self.rights[at], self.heights[at]
        return Printed(self.texts[at], self.number, *place, bold=at in self.bold)

    def widest(self, without: Collection[int] = ()) -> float:
        """How far right the lines go, but those in ``without``."""
        return max([right for at, right in enumerate(self.rights) if at not in without] if without else self.rights)

    def taller(self, least: float, without: Collection[int] = ()) -> list[float]:
        """The heights above ``least``, but of the lines in ``without``."""
        return [height for at, height in enumerate(self.heights) if height > least and at not in without]

    def insert(self, at: int, line: Printed) -> None:
        """Put a line in at the place ``at``, before the one that stands there."""
        self.texts.insert(at, line.text)
        for column, value in (
            (self.xs, line.x),
            (self.ys, line.y),
            (self.rights, line.right),
            (self.heights, line.height),
        ):
            column.insert(at, value)
        self.bold = {place + (place >= at) for place in self.bold}
