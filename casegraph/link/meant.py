"""Which item of a meeting a mention means, where it does not say: the one whose title is like that of who mentions it.

A mention of a meeting is one of all its items. Where the title of one of them is alike and that of no other is, the
mention says far more of that one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from casegraph.link.arrays import Ints
from casegraph.link.mentions import LEVELS, Mentions
from casegraph.link.table import Table

# Nats of words that two titles must have in common, and by how many the one that is meant leads.
ALIKE, LEAD = 2.0, 1.5
# What one number in common is worth: plans and houses are named by theirs.
FIGURE = 2.0
MEANT = LEVELS.index("meant")
SOFT = (LEVELS.index("this"), LEVELS.index("unknown"))


def with_meant(mentions: Mentions, table: Table, meeting: Ints) -> Mentions:
    """The mentions with those of one item that is surely meant marked; ``meeting`` is each item's, as a number."""
    rows = np.flatnonzero(np.isin(mentions.level, SOFT))
    if not len(rows):
        return mentions
    one, other = np.divmod(mentions.codes[rows], mentions.count)
    size = np.bincount(meeting[~np.array(table.standing, np.bool_)], minlength=int(meeting.max()) + 1)
    level = mentions.level.copy()
    for speaker, item in ((one, other), (other, one)):
        for group in _whole(speaker, item, meeting, size):
            best = most_alike(table, int(speaker[group[0]]), item[group].tolist())
            if best is not None:
                level[rows[group[best]]] = MEANT
    return replace(mentions, level=level)


def _whole(speaker: Ints, item: Ints, meeting: Ints, size: Ints) -> Iterator[Ints]:
    """The rows by which an item speaks of each item of a meeting, where it speaks of all that; ``size`` is how many
    items each meeting has.
    """
    keys = speaker * len(size) + meeting[item]
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    counts = np.diff(starts, append=len(order))
    first = order[starts]
    kept = counts == size[meeting[item[first]]]
    # Rather the later item, alone at its meeting, speaks of the earlier one.
    kept &= (counts > 1) | (size[meeting[speaker[first]]] <= 1) | (item[first] < speaker[first])
    for start, count in zip(starts[kept].tolist(), counts[kept].tolist(), strict=True):
        yield order[start : start + count]


def most_alike(table: Table, speaker: int, items: Sequence[int]) -> int | None:
    """Which of the items, by its place among them, has a title like that of the one who mentions their meeting, where
    it is the only one.
    """
    own, weight = table.signs[speaker], table.words.weight
    alike = [
        sum(map(weight.__getitem__, own.bag & sign.bag)) + FIGURE * len(own.numbers & sign.numbers)
        for sign in map(table.signs.__getitem__, items)
    ]
    first, *rest = sorted(alike, reverse=True) if alike else (0.0,)
    return alike.index(first) if first >= ALIKE and first - max(rest, default=0.0) >= LEAD else None
