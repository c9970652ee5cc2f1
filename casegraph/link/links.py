"""Links with their evidence: every item to its nearest earlier treatment, and the pairs that wait for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from casegraph.kinds import LinkedBy, LinkStatus
from casegraph.link.assemble import ACCEPT_SUM, Assembly
from casegraph.link.explain import evidence
from casegraph.link.numbers import Threads
from casegraph.link.pairing import Pair
from casegraph.link.people import Decided
from casegraph.link.scoring import levels
from casegraph.link.weights import score
from casegraph.model import Evidence, Link

CERTAIN = 1.0


@dataclass(frozen=True)
class Joined:
    """What joined the items of a municipality: the assembly, people, and former numbers in the prose.

    ``alike`` are all pairs that were found worth a look, joined or not.
    """

    assembly: Assembly
    decided: Decided
    former: frozenset[Pair]
    alike: tuple[Pair, ...] = ()

    @cached_property
    def known(self) -> frozenset[Pair]:
        """Pairs that were joined as such, not by way of a third item."""
        return frozenset((*self.assembly.accepted, *self.decided.together, *self.former))


def make_links(joined: Joined, cases: Sequence[Threads]) -> Iterator[Link]:
    """The accepted links of every thread, what people kept apart, and what waits for a person."""
    written: set[Pair] = set(joined.decided.apart)
    for case in cases:
        for thread in case.matters:
            pairs = nearest(thread, joined)
            written.update(pairs)
            yield from (make_link(joined, pair, "accepted") for pair in pairs)
    for pair in joined.decided.together:
        if pair not in written:
            yield make_link(joined, pair, "accepted")
    for pair in joined.decided.apart:
        yield make_link(joined, pair, "rejected")
    for pair in sorted(set(joined.assembly.suggested) - written):
        yield make_link(joined, pair, "suggested")


def nearest(thread: Sequence[int], joined: Joined) -> list[Pair]:
    """The pairs that hold a thread together: each item with its nearest earlier treatment that something ties it to.

    Every item looks back for the nearest it has a number, a joining or likely evidence in common with; parts that still
    hang loose (an item tied only to a later one) are tied by the pair that joined them, or else by the nearest in time.
    """
    root = {item: item for item in thread}

    def top(item: int) -> int:
        while root[item] != item:
            item = root[item]
        return item

    chosen: list[Pair] = []
    looking_back = [pair for at, item in enumerate(thread) if (pair := _tied(thread[:at], item, joined))]
    loose = sorted(pair for pair in joined.known if pair[0] in root and pair[1] in root)
    chain = pairwise(thread)
    for a, b in (*looking_back, *loose, *chain):
        if top(a) != top(b):
            root[top(b)] = top(a)
            chosen.append((a, b))
    return sorted(chosen)


def _tied(earlier: Sequence[int], item: int, joined: Joined) -> Pair | None:
    """The nearest earlier item that something of its own ties ``item`` to."""
    keys, totals = joined.assembly.scores.sources.table.keys, joined.assembly.scores.totals
    for other in reversed(earlier):
        pair = (other, item)
        if pair in joined.known or set(keys[other]) & set(keys[item]) or totals.get(pair, -1.0) > 0.0:
            return pair
    return None


def make_link(joined: Joined, pair: Pair, status: LinkStatus) -> Link:
    """The link of two items, with everything that speaks for and against it."""
    scores = joined.assembly.scores
    items = scores.sources.table.items
    by = _by(joined, pair)
    reasons = evidence(scores.sources, pair)
    if pair in joined.former:
        named = ", ".join(items[pair[1]].former_numbers or items[pair[0]].former_numbers)
        reasons = (Evidence("former number", named, named, 9.0, "the prose names the former number"), *reasons)
    total = sum(reason.weight for reason in reasons) + scores.prior
    chance = CERTAIN if by == "person" and status == "accepted" else 0.0 if by == "person" else score(total)
    one, other = sorted((items[pair[0]].id, items[pair[1]].id))
    return Link(one, other, "same_case", status, by, round(chance, 4), reasons)


def _by(joined: Joined, pair: Pair) -> LinkedBy:
    """What a link rests on: a person before a number, a number before the prose, the prose before titles."""
    if pair in joined.decided.together or pair in joined.decided.apart:
        return "person"
    sources = joined.assembly.scores.sources
    found = levels(sources, pair)
    if found["number"][0] == "same":
        return "number"
    weight = found["mention"][1]
    if pair in joined.former or (weight > 0 and joined.assembly.scores.of(*pair) - weight < ACCEPT_SUM):
        return "reference"
    return "title"
