"""A line that may head an item, and the styles in which items are headed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["word", "number", "parts", "title_first", "number_first", "unnumbered", "untitled"]
NUMBERED: frozenset[Style] = frozenset({"word", "number", "parts", "title_first", "number_first"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may head an item.

    ``first`` and ``last`` are the rows of the heading itself, ``row`` the one with the title. ``entry`` is the place of
    the item in the contents list, ``score`` how much speaks for the heading where it stands.
    """

    row: int
    first: int
    last: int
    style: Style
    number: str | None
    value: float | None
    title: str
    score: float = 0.0
    entry: int | None = None
