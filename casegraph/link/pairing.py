"""The pairs of items to weigh: alike in title, or one of them naming the meeting of the other."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from casegraph.link.arrays import Ints, member
from casegraph.link.blocking import Wanted, candidate_pairs, wordings
from casegraph.link.evidence import Sources
from casegraph.link.mentions import LEVELS

Pair = tuple[int, int]
# Mentions made into pairs at once.
AT_ONCE = 200_000


def pairs_in_parts(sources: Sources, wanted: Wanted | None = None) -> Iterator[tuple[Ints, Ints]]:
    """Every (wanted) pair worth weighing, positions, the earlier first, as two columns, part by part; each once."""
    count = max(len(sources.table.items), 1)
    mentions = sources.mentions
    told = mentions.codes[mentions.level != LEVELS.index("not this item")]
    for first, second in candidate_pairs(wordings(sources.table), sources.table, wanted):
        new = ~member(told, first * count + second)
        yield first[new], second[new]
    for begin in range(0, len(told), AT_ONCE):
        first, second = np.divmod(told[begin : begin + AT_ONCE], count)
        kept = wanted(first, second) if wanted else slice(None)
        yield first[kept], second[kept]


def all_pairs(sources: Sources, wanted: Wanted | None = None) -> tuple[Ints, Ints]:
    """The same in one piece, sorted."""
    none = np.zeros(0, np.int64)
    parts = [(none, none), *pairs_in_parts(sources, wanted)]
    first, second = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    order = np.lexsort((second, first))
    return first[order], second[order]


def pair_codes(pairs: list[Pair], count: int) -> Ints:
    """Pairs of positions as single numbers, sorted; ``count`` is that of all items."""
    return np.array(sorted(a * count + b for a, b in pairs), np.int64)
