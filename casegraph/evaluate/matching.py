"""Which item found is which item of the truth: by number where the titles do not disagree, then by title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.evaluate.compare import likeness
from casegraph.evaluate.gold import GoldItem
from casegraph.model import AgendaItem

SAME_NUMBER = 0.6
"""How alike the titles of items of one number must be: below, the number was picked up from elsewhere."""
SAME_TITLE = 0.9
"""How alike titles must be where the numbers do not agree."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The items of one document: those in both, those the parser missed, those it made up."""

    matched: tuple[tuple[GoldItem, AgendaItem], ...]
    missing: tuple[GoldItem, ...]
    extra: tuple[AgendaItem, ...]


def pair_items(expected: Sequence[GoldItem], found: Sequence[AgendaItem]) -> Pairs:
    """Match every item at most once, the most alike first; order decides between equals."""
    candidates = sorted(
        (-_closeness(gold, item), index, position)
        for index, gold in enumerate(expected)
        for position, item in enumerate(found)
        if _closeness(gold, item)
    )
    taken: dict[int, int] = {}
    for _, index, position in candidates:
        if index not in taken and position not in taken.values():
            taken[index] = position
    matched = tuple((expected[index], found[taken[index]]) for index in sorted(taken))
    missing = tuple(gold for index, gold in enumerate(expected) if index not in taken)
    extra = tuple(item for position, item in enumerate(found) if position not in taken.values())
    return Pairs(matched, missing, extra)


def _closeness(gold: GoldItem, item: AgendaItem) -> float:
    """How surely the two are one, 1 to 2 with the number, 0 to 1 without it; 0 where they are not."""
    alike = likeness(gold.title, item.title)
    if gold.number == item.number and alike >= SAME_NUMBER:
        return 1 + alike
    return alike if alike >= SAME_TITLE else 0.0
