"""Which item of a meeting a mention means by all that is written under the items: one alone is of what it tells of.

Titles that have nothing in common (*Ombygning af Nørby Bibliotek*, *Kulturhuset - frigivelse af midler*) may be of one
matter all the same, when the text of the later item tells of a meeting and only one item there is written of the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.link.items.presentations import Prose, long_words
from casegraph.link.items.sentence_words import SentenceWords, without_bodies
from casegraph.link.items.table import Table
from casegraph.link.words.compare import CONTRADICT, compare, worth
from casegraph.model import Reference
from casegraph.rulebook.phrases import Phrases

# What two texts must have in common (nats), and how many times what the text of the next item has.
LEAST, LEAD = 12.0, 2.0
# What every text has in common with every other, and how much more of a sentence another item may have by chance.
COMMON, CHANCE = 4.0, 2.0
# The share of the shorter text that must be in common: where a sentence tells of the meeting, or a recorded course
# names it alone; there less where the titles have so much in common (nats). Where the item that is meant is not loaded,
# one like it may come next: the more so where the titles name two places.
TOLD, COURSE, ALIKE_COURSE, ALIKE = 0.15, 0.35, 0.18, 3.0
TOLD_ELSEWHERE, COURSE_ELSEWHERE = 0.2, 0.47
# Where so much of it is in common the same text comes again: half as much is enough where few minutes are loaded.
WHOLE = 0.6
# Of more items read for one mention the texts say little that is not chance.
MOST_READ = 60


@dataclass(frozen=True)
class TextTargets:
    """Finds the one item of a meeting that a sentence about a matter of its own is of."""

    table: Table
    prose: Prose
    words: SentenceWords
    likened: Phrases

    def told(self, speaker: int, items: Sequence[int], references: Sequence[Reference]) -> int | None:
        """The place among the ``items`` of a meeting of the one that a speaker tells of, by what it says there of its
        own matter; ``None`` where that may be several, or none.
        """
        sentences = [one.quote for one in references if one.tense == "past" and not self.likened.search(one.quote)]
        return self.of(speaker, items, sentences) if sentences else None

    def of(self, speaker: int, items: Sequence[int], sentences: Sequence[str] = ()) -> int | None:
        """The same where a recorded course says that the matter was treated there, which needs no ``sentences``."""
        if len(items) > MOST_READ or self._is_known(speaker, items):
            return None
        own = self._words(speaker)
        common = [self.prose.worth(own & self._words(item)) for item in items]
        best = max(common)
        at = common.index(best)
        rest = max(common[:at] + common[at + 1 :], default=0.0)
        least = LEAST / 2 if self._share(speaker, items[at], best) >= WHOLE else LEAST
        if best < least or best < LEAD * max(rest, COMMON if least == LEAST else CHANCE):
            return None
        if not self._of_one(speaker, items[at], best, sentences):
            return None
        said = without_bodies(" ".join(sentences))
        borne = [self.prose.borne(said, item) for item in items]
        return at if borne[at] >= max(borne) - CHANCE else None

    def _is_known(self, speaker: int, items: Sequence[int]) -> bool:
        """Whether a number or a title says already which of the items is of the same matter."""
        keys, wording = self.table.keys, self.table.wording
        own = set(keys[speaker])
        return any(wording[item] == wording[speaker] or not own.isdisjoint(keys[item]) for item in items)

    def _words(self, item: int) -> frozenset[str]:
        """The words of an item's text and title."""
        return self.prose.bag(item) | long_words(self.table.items[item].title)

    def _of_one(self, speaker: int, item: int, common: float, sentences: Sequence[str]) -> bool:
        """Whether two texts have enough in ``common``, and neither figures nor names make two matters of them."""
        own, other = self.table.signs[speaker], self.table.signs[item]
        likeness = compare(own, other, self.table.words)
        share = self._share(speaker, item, common)
        if likeness.contradicted:
            return False
        if likeness.names is CONTRADICT:
            enough = share >= (TOLD_ELSEWHERE if sentences else COURSE_ELSEWHERE)
            return enough and self._renamed(speaker, item, sentences)
        alike = worth(likeness.common, self.table.words.rarity) >= ALIKE
        return share >= (TOLD if sentences else ALIKE_COURSE if alike else COURSE)

    def _share(self, speaker: int, item: int, common: float) -> float:
        """How much of the shorter of two texts is in common, where that is worth so much."""
        shorter = min(self.prose.worth(self._words(one)) for one in (speaker, item))
        return common / shorter if shorter else 0.0

    def _renamed(self, speaker: int, item: int, sentences: Sequence[str]) -> bool:
        """Whether the text of the one has a name of the other; the sentence itself would be of another matter then."""
        own, other = self.table.signs[speaker], self.table.signs[item]
        theirs, ours = other.names - own.bag, own.names - other.bag
        if not self.words.of(" ".join(sentences)).isdisjoint(theirs):
            return False
        return any(
            not self.words.of(" ".join(section.text for section in self.table.items[one].sections)).isdisjoint(names)
            for one, names in ((speaker, theirs), (item, ours))
        )
