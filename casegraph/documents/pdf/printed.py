"""One printed line of a PDF, with its place on the page."""

from __future__ import annotations

from dataclasses import dataclass


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
