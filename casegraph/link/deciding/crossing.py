"""The pairs of items that lie between two cases."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from casegraph.link.deciding.clusters import HELD_AGAINST, Cluster
from casegraph.link.weighing.pairing import Pair


def steps(one: list[int], other: list[int]) -> list[Pair]:
    """The pairs of neighbours in time that are of different clusters."""
    inside = set(one)
    return [(a, b) for a, b in pairwise(sorted((*one, *other))) if (a in inside) != (b in inside)]


def all_cross(one: Cluster, other: Cluster) -> bool:
    """Whether all pairs between two clusters are asked about."""
    return len(one.items) <= HELD_AGAINST and len(other.items) <= HELD_AGAINST


def crossing(one: Cluster, other: Cluster) -> list[Pair]:
    """Pairs between two clusters: every item of the smaller with the nearest in time of the larger."""
    if all_cross(one, other):
        return [(a, b) if a < b else (b, a) for a in one.items for b in other.items]
    small, large = sorted((one.items, other.items), key=lambda items: (len(items), items))
    pairs: list[Pair] = []
    for item in small[:HELD_AGAINST]:
        at = bisect_left(large, item)
        around = large[max(0, at - HELD_AGAINST) : at + HELD_AGAINST]
        near = sorted(around, key=lambda member: (abs(member - item), member))[:HELD_AGAINST]
        pairs += [(item, member) if item < member else (member, item) for member in near]
    return pairs
