"""The pairs whose sums assembling will ask for: many weighed at once are much cheaper than one by one.

Only a forecast: what is asked for beside it is weighed then.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from casegraph.link.arrays import Ints, Ragged
from casegraph.link.clusters import HELD_AGAINST, Clusters
from casegraph.link.columns import Columns
from casegraph.link.pairing import Pair
from casegraph.link.unions import Unions

# From so many items on that hang together most never meet: each is taken with the next few alone.
MANY, NEXT = 500, 4


def foreseen(sure: Sequence[Pair], clusters: Clusters, columns: Columns) -> tuple[Ints, Ints]:
    """Pairs of items (the earlier first), as two columns.

    Cases grow by the pairs that are ``sure`` enough, so of what those tie together each item is taken with those next
    in time, where numbers leave open whether the two are one case.
    """
    of, hanging = clusters.of, Unions()
    for one, other in sure:
        hanging.join(of[one].items[0], of[other].items[0])
    parts = [sorted(chain.from_iterable(of[item].items for item in part)) for part in hanging.groups()]
    items, sizes = Ragged.of(parts).values, np.array(list(map(len, parts)), np.int64)
    part, reach = np.repeat((np.arange(len(parts)), np.where(sizes < MANY, HELD_AGAINST, NEXT)), sizes, axis=1)
    found = [np.zeros((0, 2), np.int64)]
    for step in range(1, HELD_AGAINST + 1):
        near = (part[:-step] == part[step:]) & (reach[step:] >= step)
        first, second = items[:-step][near], items[step:][near]
        found.append(np.stack((first, second), 1)[columns.open(first, second)])
    pairs = np.concatenate(found)
    return pairs[:, 0], pairs[:, 1]
