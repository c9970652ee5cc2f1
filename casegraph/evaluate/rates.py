"""Shares with their intervals: what was right of how many, and how sure that figure is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054  # 95 % of a normal distribution lie within so many standard deviations


@dataclass(frozen=True, slots=True)
class Rate:
    """``right`` of ``n``; the value of nothing at all is ``None``."""

    right: int = 0
    n: int = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.right + other.right, self.n + other.n)

    @property
    def value(self) -> float | None:
        """The share, 0 to 1."""
        return self.right / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval, which stays within 0 and 1 and is honest for small ``n`` as well."""
        if not self.n:
            return None
        share, square = self.right / self.n, _Z * _Z
        middle = share + square / (2 * self.n)
        reach = _Z * sqrt(share * (1 - share) / self.n + square / (4 * self.n * self.n))
        scale = 1 + square / self.n
        return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found (``found``), what there was to find (``expected``), and how many of either agree (``hits``)."""

    hits: int = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.hits + other.hits, self.found + other.found, self.expected + other.expected)

    @property
    def precision(self) -> Rate:
        """How much of what was found is true."""
        return Rate(self.hits, self.found)

    @property
    def recall(self) -> Rate:
        """How much of what is true was found."""
        return Rate(self.hits, self.expected)


NOTHING = Found()
