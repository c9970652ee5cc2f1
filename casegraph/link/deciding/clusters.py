"""Clusters of items that are one matter, and whether two of them may become one."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from casegraph.link.arrays import Ints, Ragged, looked_up
from casegraph.link.few import few
from casegraph.link.items.table import Table
from casegraph.link.unions import tops
from casegraph.link.words.signs import Sign

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


class _Of(dict[int, Cluster]):
    """The cluster of each item, made when it is first asked for: of a million items most are looked at by one process
    alone, or by none.
    """

    def __init__(self, make: Callable[[int], Cluster]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, item: int) -> Cluster:
        made = self._make(item)
        self.update(dict.fromkeys(made.items, made))
        return made


class Clusters:
    """A partition of the items of one table that only grows together.

    ``of`` is the cluster of each item, or :data:`NOWHERE`, ``grown`` the number of the join that made it, ``joins``
    that of the last one.
    """

    def __init__(self, table: Table, groups: Iterable[Iterable[int]]) -> None:
        self._table = table
        self._groups = Ragged.of(list(map(sorted, groups)))
        self._group = self._by_item()
        self._meetings = _meetings(table)
        self.of = _Of(self._begun)
        self.apart: dict[int, set[int]] = {}
        self.joins = 0
        self.grown = [0] * len(table.items)

    def _by_item(self) -> array[int]:
        """The group of each item, below nought where it is in none."""
        group = np.full(len(self._table.items), -1)
        group[self._groups.values] = self._groups.owner
        return looked_up(group)

    def _begun(self, item: int) -> Cluster:
        """What the cluster of an item begins as."""
        if self._group[item] < 0:
            return NOWHERE
        items: list[int] = self._groups.row(self._group[item]).tolist()
        keys, met, signs, figured = self._table.keys, self._meetings, self._table.signs, self._table.figured
        if len(items) == 1:  # as most have
            return Cluster(items, few(keys[item][:1]), met[item], (signs[item],) if figured[item] else ())
        numbers, meetings = few([keys[item][0] for item in items if keys[item]]), [met[item] for item in items]
        own = [signs[item] for item in items if figured[item]]
        return Cluster(items, numbers, few(chain.from_iterable(meetings)), _figured(own) if own else ())

    def heads(self) -> Ints:
        """For each item the first of its cluster; itself where it is in none."""
        heads = np.arange(len(self._table.items))
        starts, values = self._groups.start, self._groups.values
        heads[values] = np.repeat(values[starts[:-1]], np.diff(starts))
        made = np.fromiter(self.of, np.int64, len(self.of))
        heads[made] = np.fromiter((cluster.items[0] for cluster in self.of.values()), np.int64, len(made))
        return heads

    def all(self) -> dict[int, tuple[int, ...]]:
        """The items of every cluster, by the first of them."""
        cases = self._by_case(self.heads())
        every = cases.values.tolist()
        return {every[low]: tuple(every[low:high]) for low, high in pairwise(cases.start.tolist())}

    def steps(self, most: int) -> tuple[Ints, Ints]:
        """Each item with the next one of its cluster, as two columns; of clusters of at most so many items."""
        cases = self._by_case(self.heads())
        case, small = cases.owner, np.diff(cases.start) <= most
        together = np.flatnonzero((case[:-1] == case[1:]) & small[case[:-1]])
        return cases.values[together], cases.values[together + 1]

    def _by_case(self, head: Ints) -> Ragged:
        """The items that are in a cluster, a list a cluster, in order of the first; ``head`` is that of each item."""
        items = np.sort(self._groups.values)
        order = np.argsort(head[items], kind="stable")
        begins = np.flatnonzero(np.diff(head[items][order], prepend=-1))
        return Ragged(items[order], np.append(begins, len(items)))

    def join_all(self, first: Ints, second: Ints) -> None:
        """Make one of the clusters of each pair of items, given as columns, and of what hangs together by them.

        It counts as no join: nothing is asked any more of how clusters grew.
        """
        self._begin_anew(self._by_case(tops(self.heads(), first, second)))

    def forget(self) -> None:
        """Let go of all clusters."""
        self._begin_anew(Ragged.of([]))

    def _begin_anew(self, groups: Ragged) -> None:
        self._groups = groups
        self._group = self._by_item()
        self.of.clear()

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
    """Of signs with figures one for all that have the same."""
    return tuple({(sign.numbers, sign.years, sign.periods): sign for sign in signs}.values())


def _meetings(table: Table) -> list[Meetings]:
    """The meeting of each item, none where the day is missing; one object for all items of a meeting."""
    none: Meetings = few(())
    known: dict[tuple[str, int], Meetings] = {}
    return [
        none if day is None else known.setdefault((body, day), frozenset((position,)))
        for position, (body, day) in enumerate(zip(table.body, table.day, strict=True))
    ]
