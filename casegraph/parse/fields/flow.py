"""Lines read as one running text, with the way back from a position to its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from casegraph.model import Line, Place


@dataclass(frozen=True, slots=True)
class Flow:
    """The lines as one text; a number divided at a line end ("326-2021-" / "84531") stands in it undivided."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Flow:
        """The flow of ``lines``, one line of text a line."""
        kept = tuple(lines)
        text = ""
        starts: list[int] = []
        for line in kept:
            divided = re.fullmatch(r"\d[-/]", text[-2:]) and line.text[:1].isdigit()
            text += "" if divided or not starts else "\n"
            starts.append(len(text))
            text += line.text.rstrip()
        return cls(text, tuple(starts), kept)

    def line(self, position: int) -> Line:
        """The line in which a position of the text stands."""
        return self.lines[max(bisect_right(self.starts, position) - 1, 0)]

    def place(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``."""
        first, last = self.line(start), self.line(max(start, end - 1))
        return Place(first.number, first.page, last.number if last.number != first.number else None)
