"""Likeness of what is written under two items, read only for the few pairs where it can decide something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from heapq import nsmallest
from math import log, sqrt
from sys import intern

from casegraph.link.few import few
from casegraph.model import AgendaItem, Section

# Words this long carry matter; shorter ones are mostly grammar.
_WORD = re.compile(r"[^\W\d_]{6,}|\d+(?:\.\d+)+")
# How many items are read to learn how common words are.
SAMPLE = 1500
MAX_TEXT = 20_000
# Texts of items that are kept, besides those that are compared with others.
KEPT = 2000
# A text of fewer long words says nothing by being like another.
LEAST_WORDS = 8
ROLES = frozenset({"summary", "presentation", "recommendation", "decision", "economy", "hearing", "other"})


_EMPTY: tuple[frozenset[str], float] = (few(()), 0.0)


class Prose:
    """The words under items, and how rare they are in a sample of all items."""

    def __init__(self, items: Sequence[AgendaItem]) -> None:
        # Not the items themselves: processes that share very many copy the page of each that they look at.
        self._sections = [item.sections for item in items]
        self._bags: dict[int, tuple[frozenset[str], float]] = {}
        # Mentions of one meeting come near each other, and each asks for all items of it.
        self._read = lru_cache(KEPT)(lambda position: _bag(self._sections[position]))

    def bag(self, position: int) -> frozenset[str]:
        """The longer words of an item's sections, each once."""
        known = self._bags.get(position)
        return known[0] if known else self._read(position)

    def borne(self, sentence: str, position: int) -> float:
        """How much the words of a sentence say that stand under an item too."""
        return self.worth(long_words(sentence) & self.bag(position))

    def telling(self, a: int, b: int, most: int = 6) -> str:
        """The rarest words that both texts have, for people to read."""
        common = self.bag(a) & self.bag(b)
        return ", ".join(nsmallest(most, common, key=lambda word: (-self.weight(word), word)))

    def _weighed(self, position: int) -> tuple[frozenset[str], float]:
        """The same, kept, with the weight of all of them; only items that come up for comparison are kept."""
        if position not in self._bags:
            bag = few(map(intern, _bag(self._sections[position])))
            self._bags[position] = (bag, self.worth(bag)) if bag else _EMPTY
        return self._bags[position]

    @cached_property
    def _weights(self) -> tuple[dict[str, float], float]:
        """The weight of every word of the sample, and that of a word that is not in it."""
        step = max(1, len(self._sections) // SAMPLE)
        read = range(0, len(self._sections), step)
        common = Counter(word for position in read for word in self.bag(position))
        count = len(read) + 1
        return {word: log(count / (seen + 1)) for word, seen in common.items()}, log(count)

    def weight(self, word: str) -> float:
        """How much a word says, in nats."""
        weights, unseen = self._weights
        return weights.get(word, unseen)

    def worth(self, words: Iterable[str]) -> float:
        """How much some words say together, in nats."""
        weights, unseen = self._weights
        # Sorted, because a sum of floats depends on its order and sets have none.
        return sum(sorted(weights.get(word, unseen) for word in words))

    def shared(self, a: int, b: int) -> float | None:
        """How much of two texts is shared, 0 to 1: the weight in common against the mean of both (geometric).

        ``None`` where one of them is too short to tell.
        """
        (one, mine), (other, theirs) = self._weighed(a), self._weighed(b)
        if min(len(one), len(other)) < LEAST_WORDS:
            return None
        whole = sqrt(mine * theirs)
        return self.worth(one & other) / whole if whole else 0.0


def _bag(sections: Sequence[Section]) -> frozenset[str]:
    text = " ".join(section.text for section in sections if section.role in ROLES)
    return long_words(text[:MAX_TEXT])


def long_words(text: str) -> frozenset[str]:
    """The words of a text that carry matter."""
    return frozenset(_WORD.findall(text.lower()))
