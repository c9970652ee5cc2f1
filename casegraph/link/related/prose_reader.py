"""What the prose under items says, to see which other items it means: by the words of their titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from casegraph.danish import sentences
from casegraph.link.items.mention_targets import LEAD, RARE
from casegraph.link.items.sentence_words import SentenceWords
from casegraph.link.related.ties import READ, Ground, Tie, Tied, text_of
from casegraph.link.words.compare import worth

# Where other matters are named.
SAYS = READ | {"recommendation", "economy", "hearing"}
# Letters before and behind that are looked through for the sentence something stands in.
AROUND = 300
# What a tie weighs, its name, and how people read it.
Way = tuple[float, str, str]


@dataclass(frozen=True)
class ProseReader:
    """The prose of the items of one municipality."""

    ground: Ground

    @cached_property
    def written(self) -> list[int]:
        """The items with anything written under them."""
        return [position for position, item in enumerate(self.ground.sources.table.items) if item.sections]

    def text(self, position: int) -> str:
        """What is written under an item where other matters are named."""
        return text_of(self.ground.sources.table.items[position], SAYS)

    def around(self, text: str, start: int, end: int) -> str:
        """The sentence that what stands there is in, or so much of it."""
        low, high = max(start - AROUND, 0), min(end + AROUND, len(text))
        low = max(low, text.rfind("\n", low, start) + 1)
        line = text[low : high if (stop := text.find("\n", end, high)) < 0 else stop]
        at = start - low
        return next((line[a:b] for a, b in sentences(line) if a <= at < b), line).strip()

    def tie(self, item: int, other: int, said: str, way: Way) -> Tied:
        """A tie of an item whose prose says so to another; the earlier first."""
        title = self.ground.sources.table.items[other].title
        values = (said, title) if item < other else (title, said)
        weight, name, text = way
        return (min(item, other), max(item, other)), Tie("background", "accepted", weight, name, values, text)

    def meant(self, said: set[int], others: Sequence[int], own: int) -> int | None:
        """The one item whose title a sentence bears, by words that the title of the item it stands under lacks."""
        signs = self.ground.sources.table.signs
        ranked = sorted(((self.worth(said & signs[one].bag), one) for one in others), reverse=True)
        if not ranked or self.worth((said & signs[ranked[0][1]].bag) - signs[own].bag) < RARE:
            return None
        return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= LEAD else None

    def worth(self, words: Iterable[int]) -> float:
        """How much some words of titles say, in nats."""
        return worth(words, self.ground.sources.table.words.rarity)

    def said(self, sentence: str) -> set[int]:
        """The words of a sentence but for the names of bodies and parties, which tell who acts and not on what."""
        return self._sentence_words.of(sentence)

    @cached_property
    def _sentence_words(self) -> SentenceWords:
        table = self.ground.sources.table
        return SentenceWords(table.words, table.rules.nameless)
