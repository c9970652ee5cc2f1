"""An item's heading with the extent of the item under it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """An item's heading: rows ``first`` to ``last`` belong to it, ``stop`` is the row behind the item.

    ``body`` is the first row of what stands under it; ``title`` is whole, as printed, marks included. ``before`` are
    rows above the heading that belong to the item (a case number). ``repeats`` are rows that print it again.
    ``numbers`` is a case number that stood before the title, ``decided`` a decision that stood behind it.
    """

    number: str | None
    value: float | None
    title: str
    row: int
    first: int
    last: int
    stop: int
    style: str
    entry: int | None = None
    before: tuple[int, ...] = ()
    repeats: tuple[int, ...] = ()
    numbers: str = ""
    decided: str = ""

    @property
    def start(self) -> int:
        """The first row of the item."""
        return self.before[0] if self.before else self.first
