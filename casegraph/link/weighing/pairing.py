"""The pairs of items to weigh: alike in title, or one of them naming the meeting of the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from casegraph.link.arrays import Ints, Ragged
from casegraph.link.items.mentions import LEVELS
from casegraph.link.items.sources import Sources
from casegraph.link.items.table import Table
from casegraph.link.weighing.blocking import Wanted, candidate_pairs, candidate_wordings, held, spanned, with_themselves

Pair = tuple[int, int]
# Mentions made into pairs at once.
AT_ONCE = 200_000
ALL = slice(None)
# The level of a mention that says that another item is meant, behind which there is none at all.
DENIED = LEVELS.index("not this item")


def alike_titles(table: Table) -> Ints:
    """Pairs of wordings that share something rare, as :func:`candidate_wordings`."""
    return candidate_wordings(spanned(table, held(table)), table.words)


@dataclass(frozen=True)
class Candidates:
    """The pairs worth weighing: pairs of wordings not yet told item by item, and of items that mention one another.

    Both as numbers: ``alike`` as :func:`with_themselves` gives them, for wordings that have the items ``members``;
    ``told`` those mentioned, sorted, as :class:`Mentions` has them.
    """

    sources: Sources
    members: Ragged
    alike: Ints
    told: Ints

    @classmethod
    def of(cls, sources: Sources, alike: Ints) -> Candidates:
        """All candidates among the items of a municipality; ``alike`` as :func:`alike_titles` gives it."""
        members, mentions = held(sources.table), sources.mentions
        told = mentions.codes[mentions.level != DENIED]
        return cls(sources, members, with_themselves(alike, len(members.start) - 1), told)

    def pairs(self, wanted: Wanted | None = None, share: slice = ALL) -> Iterator[tuple[Ints, Ints]]:
        """Every (wanted) pair, positions, the earlier first, as two columns, part by part; each once.

        Of the candidates only a ``share``.
        """
        count = max(len(self.sources.table.items), 1)
        for first, second in candidate_pairs(self.members, self.alike[share], self.sources.table, wanted):
            new = self.sources.mentions.at(first * count + second) >= DENIED
            yield first[new], second[new]
        told = self.told[share]
        for begin in range(0, len(told), AT_ONCE):
            first, second = np.divmod(told[begin : begin + AT_ONCE], count)
            kept = wanted(first, second) if wanted else slice(None)
            yield first[kept], second[kept]


def all_pairs(sources: Sources, wanted: Wanted | None = None) -> tuple[Ints, Ints]:
    """Every (wanted) pair worth weighing in one piece, sorted."""
    none = np.zeros(0, np.int64)
    parts = [(none, none), *Candidates.of(sources, alike_titles(sources.table)).pairs(wanted)]
    first, second = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    order = np.lexsort((second, first))
    return first[order], second[order]


def pair_codes(pairs: list[Pair], count: int) -> Ints:
    """Pairs of positions as single numbers, sorted; ``count`` is that of all items."""
    return np.array(sorted(a * count + b for a, b in pairs), np.int64)
