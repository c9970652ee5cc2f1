"""Links with their evidence: every item to its nearest earlier treatment, and the pairs that wait for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casegraph.kinds import LinkedBy, LinkStatus
from casegraph.link.assemble import Assembly
from casegraph.link.evidence import Sources
from casegraph.link.numbers import Threads
from casegraph.link.scoring import Pair, levels
from casegraph.link.weights import score
from casegraph.model import Evidence, Link

NUMBER_WEIGHT = 12.0


def make_links(assembly: Assembly, cases: Sequence[Threads]) -> Iterator[Link]:
    """The accepted links of every thread, and the suggested ones."""
    for case in cases:
        for thread in case.matters:
            for pair in nearest(thread, assembly):
                yield make_link(assembly, pair, "accepted")
    for pair in sorted(assembly.suggested):
        yield make_link(assembly, pair, "suggested")


def nearest(thread: Sequence[int], assembly: Assembly) -> list[Pair]:
    """The pairs that hold a thread together, each item with its nearest earlier treatment that evidence ties it to.

    Pairs are taken by distance in time, those with a number or enough evidence of their own first, until all hang
    together (the shortest tree over what is known).
    """
    keys, scores = assembly.scores.sources.table.keys, assembly.scores
    known: set[Pair] = set(assembly.accepted)
    pairs = [
        (not (set(keys[a]) & set(keys[b]) or (a, b) in known or scores.totals.get((a, b), -9.0) > 0), b - a, a, b)
        for at, a in enumerate(thread)
        for b in thread[at + 1 :]
    ]
    root = {item: item for item in thread}

    def top(item: int) -> int:
        while root[item] != item:
            item = root[item]
        return item

    chosen = []
    for _, _, a, b in sorted(pairs):
        if top(a) != top(b):
            root[top(b)] = top(a)
            chosen.append((a, b))
    return sorted(chosen)


def make_link(assembly: Assembly, pair: Pair, status: LinkStatus) -> Link:
    """The link of two items, with everything that speaks for and against it."""
    sources = assembly.scores.sources
    items, keys = sources.table.items, sources.table.keys
    a, b = items[pair[0]], items[pair[1]]
    same_number = bool(set(keys[pair[0]]) & set(keys[pair[1]]))
    total = assembly.scores.of(*pair) + (NUMBER_WEIGHT if same_number else 0.0)
    by: LinkedBy = "number" if same_number else "title"
    one, other = sorted((a.id, b.id))
    return Link(one, other, "same_case", status, by, round(score(total), 4), _evidence(sources, pair))


def _evidence(sources: Sources, pair: Pair) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(name, level, level, weight, level) for name, (level, weight) in levels(sources, pair).items() if weight
    )
