"""The pairs of items to weigh: alike in title, or one of them naming the meeting of the other."""

from __future__ import annotations

import numpy as np

from casegraph.link.arrays import Flags, Ints, distinct, numbered
from casegraph.link.blocking import Wanted, candidate_pairs, wordings
from casegraph.link.evidence import Sources

Pair = tuple[int, int]


def all_pairs(sources: Sources, wanted: Wanted | None = None) -> tuple[Ints, Ints]:
    """Every (wanted) pair worth weighing, positions, the earlier first, as two columns: sorted, each once."""
    count = max(len(sources.table.items), 1)
    first, second = candidate_pairs(wordings(sources.table), sources.table, wanted)
    told = [pair for pair, level in sources.mentions.levels.items() if level != "not this item"]
    codes = distinct(np.concatenate((first * count + second, mention_codes(told, count))))
    return codes // count, codes % count


def mention_codes(pairs: list[Pair], count: int) -> Ints:
    """Pairs of positions as single numbers, sorted; ``count`` is that of all items."""
    return np.array(sorted(a * count + b for a, b in pairs), np.int64)


class Leave:
    """What case numbers leave open, and which titles differ in a number or letter alone: asked of columns of pairs."""

    def __init__(self, sources: Sources) -> None:
        self._columns = sources.columns
        self._bag = numbered(sign.bag for sign in sources.table.signs)
        self._figures = numbered(sign.numbers for sign in sources.table.signs)

    def open(self, first: Ints, second: Ints) -> Flags:
        """Which pairs may be one case: one has no number, their system changed in between, or prose ties the items."""
        columns = self._columns
        found = ~(columns.keyed[first] & columns.keyed[second])
        return np.asarray(found | columns.crosses(first, second) | columns.exact(first, second), np.bool_)

    def sisters(self, first: Ints, second: Ints) -> Flags:
        """Which titles have the same words and other numbers or letters."""
        same = self._bag[first] == self._bag[second]
        return np.asarray(same & (self._figures[first] != self._figures[second]), np.bool_)

    def wanted(self, first: Ints, second: Ints) -> Flags:
        """Which pairs are either."""
        return self.open(first, second) | self.sisters(first, second)


def as_pairs(columns: tuple[Ints, Ints], kept: Flags) -> list[Pair]:
    """The pairs kept, as pairs."""
    first, second = columns
    return list(zip(first[kept].tolist(), second[kept].tolist(), strict=True))
