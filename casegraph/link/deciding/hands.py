"""In whose hands two cases are: a matter mostly belongs to one committee all its life.

A pair of items seldom tells it: an item of the council has no committee of its own. The cases they are of do. This is
evidence on cases, weighed beside that on the pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from casegraph.link.deciding.clusters import Cluster
from casegraph.link.items.circumstances import Circumstances
from casegraph.link.items.table import Table
from casegraph.link.weighing.pairing import Pair
from casegraph.link.weighing.weights import ONE_COMMITTEE, TWO_COMMITTEES
from casegraph.model import Evidence
from casegraph.reason import N_

# Days within which one committee says something for two cases being one: after a year it has the same kind anew.
LATEST = 270
NAME = "committee"
SAID = {
    ONE_COMMITTEE: N_("one committee has treated both cases"),
    TWO_COMMITTEES: N_("two committees have treated the two cases"),
}


@dataclass(frozen=True)
class Hands:
    """The committees of the items of one table, as they are ``known`` (:class:`Circumstances`).

    Of a million items these are asked over and over by processes that share them, so no item itself is touched.
    """

    table: Table
    known: Circumstances

    @property
    def _committee(self) -> list[str]:
        return self.known.committee

    @cached_property
    def _rank(self) -> bytes:
        return self.known.rank.astype(np.uint8).tobytes()

    @cached_property
    def _spans(self) -> dict[str, tuple[int, int]]:
        """The first and last day of each committee, as far as loaded."""
        found: dict[str, tuple[int, int]] = {}
        for body, day in zip(self._committee, self.table.day, strict=True):
            if body and day is not None:
                first, last = found.get(body, (day, day))
                found[body] = min(first, day), max(last, day)
        return found

    def weight(self, pair: Pair, one: Cluster, other: Cluster) -> float:
        """What the committees of two cases say; nothing where the pair itself tells, or one case has none.

        One committee speaks for a pair that goes up the route. Committees that follow each other, such as those of two
        council terms, are no two.
        """
        if self._committee[pair[0]] and self._committee[pair[1]]:
            return 0.0
        mine, theirs = self._of(one.items), self._of(other.items)
        if not mine or not theirs:
            return 0.0
        if mine <= theirs or theirs <= mine:
            return ONE_COMMITTEE if self._goes_up(*pair) else 0.0
        if mine & theirs:
            return 0.0
        return TWO_COMMITTEES if any(self._at_once(a, b) for a in mine for b in theirs) else 0.0

    def _goes_up(self, earlier: int, later: int) -> bool:
        """Whether a body further up the route has the later item, soon enough."""
        days = (self.table.day[later] or 0) - (self.table.day[earlier] or 0)
        return days <= LATEST and self._rank[later] > self._rank[earlier]

    def _of(self, items: Iterable[int]) -> set[str]:
        return {body for item in items if (body := self._committee[item])}

    def _at_once(self, one: str, other: str) -> bool:
        """Whether two committees were there at one time."""
        (first, last), (begun, ended) = self._spans.get(one, (0, 0)), self._spans.get(other, (0, 0))
        return first <= ended and begun <= last

    def evidence(self, weight: float, one: Iterable[int], other: Iterable[int]) -> Evidence:
        """The same as people read it: the committees of either case."""
        return Evidence(NAME, self._named(one), self._named(other), weight, SAID[weight])

    def _named(self, some: Iterable[int]) -> str:
        return ", ".join(sorted({self.known.called[item] for item in some if self._committee[item]}))
