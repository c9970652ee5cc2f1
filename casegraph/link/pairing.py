"""The pairs of items to weigh: alike in title, or one of them naming the meeting of the other."""

from __future__ import annotations

import numpy as np

from casegraph.link.arrays import Ints, distinct
from casegraph.link.blocking import Wanted, candidate_pairs, wordings
from casegraph.link.evidence import Sources

Pair = tuple[int, int]


def all_pairs(sources: Sources, wanted: Wanted | None = None) -> tuple[Ints, Ints]:
    """Every (wanted) pair worth weighing, positions, the earlier first, as two columns: sorted, each once."""
    count = max(len(sources.table.items), 1)
    first, second = candidate_pairs(wordings(sources.table), sources.table, wanted)
    told = [pair for pair, level in sources.mentions.levels.items() if level != "not this item"]
    codes = distinct(np.concatenate((first * count + second, pair_codes(told, count))))
    return codes // count, codes % count


def pair_codes(pairs: list[Pair], count: int) -> Ints:
    """Pairs of positions as single numbers, sorted; ``count`` is that of all items."""
    return np.array(sorted(a * count + b for a, b in pairs), np.int64)
