"""Pairs that may be one case, the likeliest first: there are very many, and so they are columns."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casegraph.link.arrays import Flags, Floats, Ints, member
from casegraph.link.weighing.pairing import Pair, pair_codes

# Pairs made into objects at once.
AT_ONCE = 50_000


@dataclass(frozen=True)
class Hopeful:
    """Pairs of positions (the earlier first) with the sum of prior and weights of each.

    ``against`` marks pairs whose titles contradict each other outright.
    """

    first: Ints
    second: Ints
    totals: Floats
    against: Flags

    @classmethod
    def ranked(cls, parts: Iterable[Hopeful]) -> Hopeful:
        """The pairs of all parts, the likeliest first, then the nearest to each other."""
        none = cls(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.bool_))
        columns = [[column] for column in vars(none).values()]
        for part in parts:
            for column, values in zip(columns, vars(part).values(), strict=True):
                column.append(values)
        # Column by column, each let go when it is done with: of a million items the pairs take much room.
        found: list[NDArray[Any]] = [np.concatenate(columns.pop(0)) for _ in range(len(columns))]
        first, second, totals, _ = found
        order = np.lexsort((second, first, second - first, -totals))
        del first, second, totals
        return cls(*(found.pop(0)[order] for _ in range(len(found))))

    def at(self, rows: Ints | Flags | slice) -> Hopeful:
        """The pairs of these rows."""
        return Hopeful(*(column[rows] for column in vars(self).values()))

    def raised(self, by: float) -> Hopeful:
        """The same with every sum so much higher."""
        return Hopeful(self.first, self.second, self.totals + by, self.against)

    def codes(self, count: int) -> Ints:
        """The pairs as single numbers; ``count`` is that of all items."""
        return self.first * count + self.second

    def __len__(self) -> int:
        return len(self.first)

    def above(self, least: float) -> Hopeful:
        """Those that come to ``least``."""
        return self.at(self.totals >= least)

    def not_against(self, but: Iterable[Pair]) -> Hopeful:
        """Those whose titles do not contradict each other, and those named in ``but``."""
        count = int(self.second.max(initial=0)) + 1
        kept = pair_codes([pair for pair in but if pair[1] < count], count)
        return self.at(~self.against | member(kept, self.codes(count)))

    def pairs(self, shared: Sequence[int] | None = None) -> Iterator[Pair]:
        """Pair by pair; with the numbers that are ``shared``, each at its own place, since millions take much room."""
        for begin in range(0, len(self), AT_ONCE):
            part = slice(begin, begin + AT_ONCE)
            sides = (self.first[part].tolist(), self.second[part].tolist())
            yield from zip(*(map(shared.__getitem__, side) if shared else side for side in sides), strict=True)


class Rivals:
    """The other items of each item's pairs, the likeliest first."""

    def __init__(self, hopeful: Hopeful, count: int) -> None:
        items = np.stack((hopeful.first, hopeful.second), 1).ravel()
        order = np.argsort(items, kind="stable")
        # Looked up one by one, for which arrays of numpy are slow.
        others = np.stack((hopeful.second, hopeful.first), 1).ravel()[order]
        self._others = array("i", others.astype(np.int32).tobytes())
        self._costs = array("d", np.repeat(-hopeful.totals, 2)[order].tobytes())
        self._start = array("q", np.searchsorted(items[order], np.arange(count + 1)).tobytes())

    def of(self, item: int, least: float | None = None) -> array[int]:
        """The items that ``item`` has a pair with, only of those that come to ``least`` where that is said."""
        begin, end = self._start[item], self._start[item + 1]
        if least is not None:
            end = bisect_right(self._costs, -least, begin, end)
        return self._others[begin:end]
