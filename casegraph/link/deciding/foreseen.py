"""The pairs whose sums assembling will ask for: many weighed at once are much cheaper than one by one.

Only a forecast: what is asked for beside it is weighed then. What is weighed may tie items inside a case, though, so it
bears on which of them a link shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np

from casegraph.link.arrays import Ints, Ragged, distinct
from casegraph.link.deciding.clusters import HELD_AGAINST, Clusters
from casegraph.link.items.columns import Columns
from casegraph.link.unions import tops

# From so many items on that hang together most never meet: each is taken with the next few alone.
MANY, NEXT = 500, 4


def foreseen(first: Ints, second: Ints, clusters: Clusters, columns: Columns) -> tuple[Ints, Ints]:
    """Pairs of items (the earlier first), as two columns.

    Cases grow by pairs that are sure enough, those of ``first`` and ``second``, so of what those tie together each item
    is taken with those next in time, and where that is much, with those next in time of the cases that it may join,
    where numbers leave open whether the two are one case.
    """
    of, count = clusters.of, len(columns.known.keyed)
    asked = distinct(np.concatenate((first, second)))
    # A case goes by its first item.
    case = np.arange(count)
    case[asked] = [of[item].items[0] for item in asked.tolist()]
    cases = distinct(case[asked])
    members = Ragged.of([of[item].items for item in cases.tolist()])
    one, other = case[first], case[second]
    part = tops(np.arange(count), one, other)
    parts = np.repeat(part[cases], np.diff(members.start))
    size = np.bincount(parts, minlength=count)
    large = (size[part[one]] > HELD_AGAINST + 1) & (one != other)
    joins = distinct(one[large] * count + other[large])
    codes = [np.zeros(0, np.int64)]
    for left, right in chain(_near(members.values, parts, size), [_steps(cases, members, np.divmod(joins, count))]):
        kept = columns.open(left, right)
        codes.append(left[kept] * count + right[kept])
    left, right = np.divmod(distinct(np.concatenate(codes), given_up=True), count)
    return left, right


def _near(items: Ints, part: Ints, size: Ints) -> Iterator[tuple[Ints, Ints]]:
    """The pairs of items next to each other in time in one part, step by step; ``part`` is that of each item, ``size``
    that of each part.
    """
    order = np.lexsort((items, part))
    items, part = items[order], part[order]
    reach = np.where(size[part] < MANY, HELD_AGAINST, NEXT)
    for step in range(1, HELD_AGAINST + 1):
        near = (part[:-step] == part[step:]) & (reach[step:] >= step)
        yield items[:-step][near], items[step:][near]


def _steps(cases: Ints, members: Ragged, joins: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """The steps from the one to the other of two cases that may join: ``joins`` are pairs of the ``cases``, whose items
    are the ``members``.
    """
    side, item = members.rows(np.searchsorted(cases, np.stack(joins, 1).ravel()))
    order = np.lexsort((item, side // 2))
    item, side = item[order], side[order]
    across = np.flatnonzero((side[:-1] // 2 == side[1:] // 2) & (side[:-1] != side[1:]))
    return item[across], item[across + 1]
