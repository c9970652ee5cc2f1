"""The pairs whose sums assembling will ask for: many weighed at once are much cheaper than one by one.

Only a forecast: what is asked for beside it is weighed then. What is weighed may tie items inside a case, though, so it
bears on which of them a link shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from casegraph.link.arrays import Ints, Ragged, distinct
from casegraph.link.clusters import HELD_AGAINST, Cluster, Clusters
from casegraph.link.columns import Columns
from casegraph.link.pairing import Pair
from casegraph.link.unions import Unions

# From so many items on that hang together most never meet: each is taken with the next few alone.
MANY, NEXT = 500, 4


def foreseen(sure: Sequence[Pair], clusters: Clusters, columns: Columns) -> tuple[Ints, Ints]:
    """Pairs of items (the earlier first), as two columns.

    Cases grow by the pairs that are ``sure`` enough, so of what those tie together each item is taken with those next
    in time, and where that is much, with those next in time of the cases that it may join, where numbers leave open
    whether the two are one case.
    """
    of, hanging = clusters.of, Unions()
    for one, other in sure:
        hanging.join(of[one].items[0], of[other].items[0])
    parts = [sorted(chain.from_iterable(of[item].items for item in part)) for part in hanging.groups()]
    large = {item for part in parts if len(part) > HELD_AGAINST + 1 for item in part}
    joins = {(id(of[a]), id(of[b])): (of[a], of[b]) for a, b in sure if a in large and of[a] is not of[b]}
    first, second = map(np.concatenate, zip(_near(parts, columns), _steps(joins.values(), columns), strict=True))
    codes = distinct(first * len(columns.keyed) + second, given_up=True)
    first, second = np.divmod(codes, len(columns.keyed))
    return first, second


def _near(parts: Sequence[Sequence[int]], columns: Columns) -> tuple[Ints, Ints]:
    """The pairs of items next to each other in time in one part."""
    items, sizes = Ragged.of(parts).values, np.array(list(map(len, parts)), np.int64)
    part, reach = np.repeat((np.arange(len(parts)), np.where(sizes < MANY, HELD_AGAINST, NEXT)), sizes, axis=1)
    found = [np.zeros((0, 2), np.int64)]
    for step in range(1, HELD_AGAINST + 1):
        near = (part[:-step] == part[step:]) & (reach[step:] >= step)
        first, second = items[:-step][near], items[step:][near]
        found.append(np.stack((first, second), 1)[columns.open(first, second)])
    pairs = np.concatenate(found)
    return pairs[:, 0], pairs[:, 1]


def _steps(joins: Iterable[tuple[Cluster, Cluster]], columns: Columns) -> tuple[Ints, Ints]:
    """The steps from the one to the other of two cases that may join."""
    sides = Ragged.of([case.items for case in chain.from_iterable(joins)])
    side = np.repeat(np.arange(len(sides.start) - 1), np.diff(sides.start))
    order = np.lexsort((sides.values, side // 2))
    item, side = sides.values[order], side[order]
    across = np.flatnonzero((side[:-1] // 2 == side[1:] // 2) & (side[:-1] != side[1:]))
    first, second = item[across], item[across + 1]
    kept = columns.open(first, second)
    return first[kept], second[kept]
