"""Joins the cases of a number and of its ending, where one number alone ends so (:mod:`casegraph.link.items.endings`).

The ending is taken for the number only where an item of each is of one matter as items under one number are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casegraph.link.deciding.clusters import Clusters
from casegraph.link.deciding.numbers import one_matter
from casegraph.link.items.sources import Sources
from casegraph.link.items.treatments import Treatments
from casegraph.link.weighing.pairing import Pair

# Pairs of items looked at for one number, the nearest in time first.
_MOST = 60


def shortened_numbers(treatments: Treatments) -> Iterator[tuple[list[int], list[int]]]:
    """The items (positions) that print an ending, and those that print the one number which ends so."""
    sure = {ending: whole for ending, wholes in treatments.wholes.items() if len(wholes) == 1 for whole in wholes}
    if not sure:
        return
    holders: dict[str, list[int]] = {}
    for position, item in enumerate(treatments.items):
        for number in item.case_numbers[:1]:
            holders.setdefault(number.key, []).append(position)
    for ending, whole in sorted(sure.items()):
        if ending in holders and whole in holders:
            yield holders[ending], holders[whole]


def join_shortened(sources: Sources, clusters: Clusters, collective: frozenset[int]) -> list[Pair]:
    """Join the cases of a number and of its ending, and give the pairs; collective numbers tie nothing."""
    joined: list[Pair] = []
    for short, whole in shortened_numbers(sources.table):
        if collective & {sources.table.keys[short[0]][0], sources.table.keys[whole[0]][0]}:
            continue
        pair = next((pair for pair in _nearest(short, whole) if _may_be_one(pair, sources, clusters)), None)
        if pair:
            clusters.join(clusters.of[pair[0]], clusters.of[pair[1]])
            joined.append(pair)
    return joined


def _nearest(short: Sequence[int], whole: Sequence[int]) -> list[Pair]:
    pairs = ((min(a, b), max(a, b)) for a in short[:_MOST] for b in whole[:_MOST])
    return sorted(pairs, key=lambda pair: (pair[1] - pair[0], pair))[:_MOST]


def _may_be_one(pair: Pair, sources: Sources, clusters: Clusters) -> bool:
    one, other = clusters.of[pair[0]], clusters.of[pair[1]]
    apart = clusters.forbidden(one, other) or bool(one.meetings & other.meetings)
    return clusters.two(*pair) and not apart and one_matter(*pair, sources)
