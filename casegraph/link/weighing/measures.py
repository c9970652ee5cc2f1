"""What a piece of evidence is: a measure that gives every pair of a column one of its levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from casegraph.link.arrays import Floats, Ints
from casegraph.link.items.sources import Pairs

# Steps of a scale: up to what each goes, and its name.
Steps = tuple[tuple[float, str], ...]


class Measure:
    """A piece of evidence: what it looks at (its docstring), its levels, and the level of each of many pairs."""

    def __init__(self, levels: Sequence[str], read: Callable[[Pairs], Ints]) -> None:
        self.levels = tuple(levels)
        self.__doc__ = read.__doc__
        self._read = read

    def __call__(self, pairs: Pairs) -> Ints:
        """The index into ``levels`` of each pair."""
        return self._read(pairs)

    def named(self, pairs: Pairs) -> list[str]:
        """The level of each pair by name."""
        return [self.levels[level] for level in self(pairs).tolist()]


def measure(*levels: str) -> Callable[[Callable[[Pairs], Ints]], Measure]:
    """Make a measure with these levels of the function below."""
    return lambda read: Measure(levels, read)


def names_of(steps: Steps, beyond: str) -> tuple[str, ...]:
    """The names of the steps, and the one for what is beyond them."""
    return (*(name for _, name in steps), beyond)


def graded(values: Floats | Ints, steps: Steps) -> Ints:
    """The index of the first step that each value is below, the number of steps where it is below none."""
    return np.searchsorted(_limits(steps), values, side="right").astype(np.int64)


@cache
def _limits(steps: Steps) -> Floats:
    return np.array([limit for limit, _ in steps])
