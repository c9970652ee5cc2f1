"""Clusters of items that are one matter, and whether two of them may become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from casegraph.link.few import few
from casegraph.link.signs import Sign
from casegraph.link.table import Table

# Items of a long case that an item is held against: the nearest in time.
HELD_AGAINST = 12

# Meetings of one body on one day, by the positions of an item of each.
Meetings = frozenset[int]


@dataclass(slots=True)
class Cluster:
    """Items taken for one matter: their positions (sorted), case numbers, and meetings.

    ``figured`` are their titles that have figures, one for all that have the same.
    """

    items: list[int]
    keys: frozenset[int]
    meetings: Meetings
    figured: tuple[Sign, ...] = ()


# The cluster of an item that is in none: the fixed points of agendas.
NOWHERE = Cluster([], frozenset(), frozenset())


class Clusters:
    """A partition of the items of one table that only grows together.

    ``of`` is the cluster of each item, or :data:`NOWHERE`, ``grown`` the number of the join that made it, ``joins``
    that of the last one.
    """

    def __init__(self, table: Table, groups: Iterable[Iterable[int]]) -> None:
        self._table = table
        self.of = [NOWHERE] * len(table.items)
        self.apart: dict[int, set[int]] = {}
        self.joins = 0
        self.grown = [0] * len(table.items)
        keys, signs, meetings = table.keys, table.signs, _meetings(table)
        for group in groups:
            items = sorted(group)
            met = meetings[items[0]] if len(items) == 1 else few(chain.from_iterable(meetings[item] for item in items))
            figured = _figured([signs[item] for item in items])
            cluster = Cluster(items, few({keys[item][0] for item in items if keys[item]}), met, figured)
            for item in items:
                self.of[item] = cluster

    def all(self) -> list[Cluster]:
        """Every cluster, by its first item."""
        return [cluster for item, cluster in enumerate(self.of) if cluster.items and cluster.items[0] == item]

    def forget(self) -> None:
        """Let go of all clusters."""
        self.of = [NOWHERE] * len(self.of)

    def name(self, item: int) -> str:
        """The id of an item."""
        return self._table.items[item].id

    def keep_apart(self, one: int, other: int) -> None:
        """A person said that these two are not one case."""
        self.apart.setdefault(one, set()).add(other)
        self.apart.setdefault(other, set()).add(one)

    def two(self, item: int, mate: int) -> bool:
        """Whether two items are in two clusters, neither of them nowhere."""
        one, other = self.of[item], self.of[mate]
        return one is not other and one is not NOWHERE and other is not NOWHERE

    def forbidden(self, one: Cluster, other: Cluster) -> bool:
        """Whether a person keeps any two of their items apart."""
        if not self.apart:
            return False
        others = set(other.items)
        return any(self.apart.get(item, set()) & others for item in one.items)

    def numbers_differ(self, one: Cluster, other: Cluster) -> bool:
        """Whether both have a case number, and none in common."""
        return bool(one.keys and other.keys) and one.keys.isdisjoint(other.keys)

    def join(self, one: Cluster, other: Cluster) -> Cluster:
        """Make one cluster of two."""
        if one is other:
            return one
        self.joins += 1
        items = sorted({*one.items, *other.items})
        figured = _figured((*one.figured, *other.figured))
        joined = Cluster(items, one.keys | other.keys, one.meetings | other.meetings, figured)
        for item in items:
            self.of[item], self.grown[item] = joined, self.joins
        return joined


def _figured(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """The signs with figures, one for all that have the same."""
    with_figures = [sign for sign in signs if sign.figured]
    if len(with_figures) < 2:
        return tuple(with_figures)
    return tuple({(sign.numbers, sign.years, sign.periods): sign for sign in with_figures}.values())


def _meetings(table: Table) -> list[Meetings]:
    """The meeting of each item, none where the day is missing; one object for all items of a meeting."""
    none: Meetings = few(())
    known: dict[tuple[str, int], Meetings] = {}
    return [
        none if day is None else known.setdefault((body, day), frozenset((position,)))
        for position, (body, day) in enumerate(zip(table.body, table.day, strict=True))
    ]
