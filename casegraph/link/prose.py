"""Likeness of what is written under two items, read only for the few pairs where it can decide something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from math import log, sqrt

from casegraph.model import AgendaItem

# Words this long carry matter; shorter ones are mostly grammar.
_WORD = re.compile(r"[^\W\d_]{6,}|\d+(?:\.\d+)+")
# How many items are read to learn how common words are.
SAMPLE = 1500
MAX_TEXT = 20_000
# A text of fewer long words says nothing by being like another.
LEAST_WORDS = 8
ROLES = frozenset({"summary", "presentation", "recommendation", "decision", "economy", "hearing", "other"})


class Prose:
    """The words under items, and how rare they are in a sample of all items."""

    def __init__(self, items: Sequence[AgendaItem]) -> None:
        self._items = items
        self._bags: dict[int, frozenset[str]] = {}

    def bag(self, position: int) -> frozenset[str]:
        """The longer words of an item's sections, each once."""
        if position not in self._bags:
            self._bags[position] = _bag(self._items[position])
        return self._bags[position]

    @cached_property
    def _common(self) -> tuple[int, Counter[str]]:
        step = max(1, len(self._items) // SAMPLE)
        read = range(0, len(self._items), step)
        return len(read), Counter(word for position in read for word in self.bag(position))

    def weight(self, word: str) -> float:
        """How much a word says, in nats."""
        count, common = self._common
        return log((count + 1) / (common[word] + 1)) if count else 0.0

    def shared(self, a: int, b: int) -> float | None:
        """How much of two texts is shared, 0 to 1: the weight in common against the mean of both (geometric).

        ``None`` where one of them is too short to tell.
        """
        one, other = self.bag(a), self.bag(b)
        if min(len(one), len(other)) < LEAST_WORDS:
            return None
        common = sum(map(self.weight, one & other))
        whole = sqrt(sum(map(self.weight, one)) * sum(map(self.weight, other)))
        return common / whole if whole else 0.0


def _bag(item: AgendaItem) -> frozenset[str]:
    text = " ".join(section.text for section in item.sections if section.role in ROLES)
    return frozenset(_WORD.findall(text[:MAX_TEXT].lower()))
