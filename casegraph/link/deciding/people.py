"""What people decided, said in positions of one municipality's table; it binds whatever the evidence says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.link.answers.answers import bare_number, digest
from casegraph.link.answers.recall import Recalled
from casegraph.link.deciding.clusters import Clusters
from casegraph.link.items.table import Table
from casegraph.reason import Reason, reason

Pair = tuple[int, int]


@dataclass(frozen=True)
class Decided:
    """Pairs (positions, the earlier first) that people joined, kept apart, or were not sure of."""

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    unsure: frozenset[Pair] = frozenset()

    @classmethod
    def of(cls, recalled: Recalled, table: Table) -> Decided:
        """The pairs among the items of one municipality."""
        position = {item.id: at for at, item in enumerate(table.items)}
        by_word: dict[str, list[Pair]] = {"yes": [], "no": [], "unsure": []}
        for (a, b), answer in recalled.pairs.items():
            if a in position and b in position:
                low, high = sorted((position[a], position[b]))
                by_word[answer.word].append((low, high))
        return cls(tuple(sorted(by_word["yes"])), tuple(sorted(by_word["no"])), frozenset(by_word["unsure"]))


def set_standing(recalled: Recalled, table: Table, decided: Decided) -> None:
    """Mark what people called a fixed point, or not one; an item somebody joined to a case is none."""
    if recalled.standing:
        for position, item in enumerate(table.items):
            said = recalled.standing.get((item.municipality, digest(item.title)))
            table.standing[position] = table.standing[position] if said is None else said
    for pair in decided.together:
        for position in pair:
            table.standing[position] = table.standing[position] and bool(table.keys[position])


def told_collective(recalled: Recalled, table: Table, item: int) -> bool | None:
    """What a person said of the number of an item: collective or not, or nothing."""
    if not recalled.collective:
        return None
    number = bare_number(table.items[item].case_numbers[0].printed)
    return recalled.collective.get((table.items[item].municipality, number))


def parted(items: Sequence[int], apart: Sequence[Pair]) -> list[list[int]]:
    """``items`` in as few parts as keep every pair apart; each item goes with the nearest earlier one it may."""
    if not apart:
        return [sorted(items)]
    forbidden = {frozenset(pair) for pair in apart}
    parts: list[list[int]] = []
    for item in sorted(items):
        free = [part for part in parts if not any(frozenset((item, other)) in forbidden for other in part)]
        if free:
            max(free, key=lambda part: part[-1]).append(item)
        else:
            parts.append([item])
    return parts


def join_people(decided: Decided, clusters: Clusters) -> list[Reason]:
    """Keep apart and join what people said; a sentence for every yes that another answer's no forbids."""
    for one, other in decided.apart:
        clusters.keep_apart(one, other)
    notes = []
    for one, other in decided.together:
        a, b = clusters.of[one], clusters.of[other]
        if a is not b and clusters.forbidden(a, b):
            names = {"one": clusters.name(one), "other": clusters.name(other)}
            notes.append(reason("Two answers contradict each other: {one} and {other}", **names))
        else:
            clusters.join(a, b)
    return notes
