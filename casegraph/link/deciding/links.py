"""Links with their evidence: every item to its nearest earlier treatment, and the pairs that wait for a person."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from casegraph.kinds import LinkedBy, LinkStatus
from casegraph.link.arrays import Flags, distinct, looked_up, place_of
from casegraph.link.deciding.assemble import ACCEPT_SUM, Assembly
from casegraph.link.deciding.numbers import Threads
from casegraph.link.deciding.people import Decided
from casegraph.link.unions import Unions
from casegraph.link.weighing.evidence import EVIDENCE, LATE
from casegraph.link.weighing.pairing import Pair
from casegraph.link.weighing.rate import evidence
from casegraph.link.weighing.scoring import PLACE, Weighing, weigh, weights
from casegraph.link.weighing.shown import Reasons
from casegraph.link.weighing.weights import FORMER_NUMBER, SHORTENED_NUMBER, WEIGHTS, score
from casegraph.model import Evidence, Link

CERTAIN = 1.0
SAME = EVIDENCE["number"].levels.index("same")
# A sum above this is a score of 1 to four digits; and what the late evidence can take from a sum at worst.
SURE = 9.95
LATE_LEAST = sum(min(WEIGHTS[name].values()) for name in LATE)


@dataclass(frozen=True)
class Joined:
    """What joined the items of a municipality: the assembly, people, former numbers in the prose, and endings of
    numbers.
    """

    assembly: Assembly
    decided: Decided
    former: frozenset[Pair]
    shortened: frozenset[Pair]

    @cached_property
    def known(self) -> frozenset[Pair]:
        """Pairs that were joined as such, not by way of a third item."""
        return frozenset((*self.assembly.accepted, *self.decided.together, *self.former, *self.shortened))

    @cached_property
    def told(self) -> frozenset[Pair]:
        """What people said outright."""
        return frozenset((*self.decided.together, *self.decided.apart))

    @cached_property
    def _count(self) -> int:
        return len(self.assembly.scores.sources.table.items)

    @cached_property
    def _likely(self) -> array[int]:
        """The pairs inside cases that were weighed and are likelier one matter than not, as sorted codes: of a million
        items there are millions.
        """
        weighed = self.assembly.scores.weighed
        case = self.assembly.clusters.heads()
        hopeful = self.assembly.hopeful.above(0.0)
        codes = np.concatenate((hopeful.codes(self._count), weighed.codes[weighed.totals > 0.0]))
        first, second = np.divmod(codes, self._count)
        return looked_up(distinct(codes[case[first] == case[second]], given_up=True))

    def likely(self, pair: Pair) -> bool:
        """Whether a pair inside a case is likelier one matter than not."""
        return place_of(pair[0] * self._count + pair[1], self._likely) is not None

    def settle(self) -> None:
        """Let go of what only assembling asks for, which takes as much room as the links to come."""
        _ = self._likely
        self.assembly.forget(self.decided.apart)

    @cached_property
    def known_of(self) -> dict[int, list[Pair]]:
        """The same pairs by their earlier item."""
        found: dict[int, list[Pair]] = {}
        for pair in self.known:
            found.setdefault(pair[0], []).append(pair)
        return found


def make_links(joined: Joined, cases: Sequence[Threads]) -> list[Link]:
    """The accepted links of every thread, what people kept apart, and what waits for a person."""
    status: dict[Pair, LinkStatus] = dict.fromkeys(joined.decided.apart, "rejected")
    for case in cases:
        for thread in case.matters:
            status.update(dict.fromkeys(nearest(thread, joined), "accepted"))
    status.update(dict.fromkeys(joined.decided.together, "accepted"))
    for pair in joined.assembly.suggested:
        status.setdefault(pair, "suggested")
    pairs = sorted(status)
    scores = joined.assembly.scores
    found = weigh(scores.sources, pairs, partial(_settled, scores.rate))
    basis, totals = _bases(found, scores.rate), found.totals.tolist()
    return [
        _link(joined, pair, status[pair], _by(joined, pair, basis[row]), Row(found, row, totals[row]))
        for row, pair in enumerate(pairs)
    ]


def _settled(rate: float, found: Weighing) -> Flags:
    """Where two items have one number and the score is 1 to four digits, whatever the prose says."""
    settled: Flags = (found.levels[:, PLACE["number"]] == SAME) & (found.totals + rate + LATE_LEAST > SURE)
    return settled


def nearest(thread: Sequence[int], joined: Joined) -> list[Pair]:
    """The pairs that hold a thread together: each item with its nearest earlier treatment that something ties it to.

    Every item looks back for the nearest it has a number, a joining or likely evidence in common with; parts that still
    hang loose (an item tied only to a later one) are tied by the pair that joined them, or else by the nearest in time.
    """
    if len(thread) < 2:
        return []
    hanging, inside = Unions(thread), set(thread)
    looking_back = [pair for at, item in enumerate(thread) if (pair := _tied(thread[:at], item, joined))]
    loose = sorted(pair for item in thread for pair in joined.known_of.get(item, ()) if pair[1] in inside)
    chain = pairwise(thread)
    return sorted((a, b) for a, b in (*looking_back, *loose, *chain) if hanging.join(a, b))


def _tied(earlier: Sequence[int], item: int, joined: Joined) -> Pair | None:
    """The nearest earlier item that something of its own ties ``item`` to."""
    keys = joined.assembly.scores.sources.table.keys
    for other in reversed(earlier):
        pair = (other, item)
        if pair in joined.known or not set(keys[other]).isdisjoint(keys[item]) or joined.likely(pair):
            return pair
    return None


class Row(NamedTuple):
    """One pair among those weighed, and the sum of its prior and weights."""

    found: Weighing
    at: int
    total: float


def _link(joined: Joined, pair: Pair, status: LinkStatus, by: LinkedBy, row: Row) -> Link:
    """The link of two items, with everything that speaks for and against it."""
    sources = joined.assembly.scores.sources
    items = sources.table.items
    lead = joined.assembly.of_cases(pair)
    if pair in joined.former:
        named = ", ".join(items[pair[1]].former_numbers or items[pair[0]].former_numbers)
        lead = (Evidence("former number", named, named, FORMER_NUMBER, "the prose names the former number"),)
    elif pair in joined.shortened:
        one, other = (items[at].case_numbers[0].printed for at in pair)
        lead = (Evidence("shortened number", one, other, SHORTENED_NUMBER, "the one number is the end of the other"),)
    sure = CERTAIN if status == "accepted" else 0.0
    lead = (*evidence(joined.assembly.scores.rate), *lead)
    chance = sure if by == "person" else score(sum([piece.weight for piece in lead], row.total))
    first, second = sorted(items[at].id for at in pair)
    said = Reasons(sources, pair, row.found, row.at, lead)
    return Link(first, second, "same_case", status, by, round(chance, 4), said)


def _by(joined: Joined, pair: Pair, basis: LinkedBy) -> LinkedBy:
    """What a link rests on: a person before a number, a number before the prose, the prose before titles."""
    if pair in joined.told:
        return "person"
    if pair in joined.shortened:
        return "number"
    return "reference" if basis == "title" and pair in joined.former else basis


def _bases(found: Weighing, rate: float) -> list[LinkedBy]:
    """What each pair rests on, by its evidence alone."""
    weight = weights("mention")[found.levels[:, PLACE["mention"]]]
    told = (weight > 0) & (found.totals + rate - weight < ACCEPT_SUM)
    basis = np.where(told, "reference", "title")
    named: list[LinkedBy] = np.where(found.levels[:, PLACE["number"]] == SAME, "number", basis).tolist()
    return named
