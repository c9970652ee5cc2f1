"""What is background of a matter: cases that are not one but that the text ties together.

Only with evidence in the text: a document attached to both, the name of the other in its prose, or what
:mod:`casegraph.link.related.prose_ties` finds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from casegraph.danish import fold
from casegraph.link.related.prose_reader import ProseReader
from casegraph.link.related.prose_ties import ProseTies
from casegraph.link.related.succession import Succession
from casegraph.link.related.ties import READ, Ground, Tie, Tied, text_of
from casegraph.link.weighing.pairing import Pair
from casegraph.link.words.compare import Likeness, compare
from casegraph.model import AgendaItem

# A document on more items than this is furniture (a budget, a plan everybody refers to).
MOST_HOLDERS = 4
# The same for a short line that stands under two items of one meeting.
LINE_WORDS = (2, 8)
LONGEST_LINE = 110
# A word this rare in titles (nats) tells a matter; it must be this long to be a name in somebody's prose.
TELLING, NAME_LENGTH = 3.9, 11
# Days within which a name in another item's short line is taken for this matter.
NAME_DAYS = 180
# A word in the titles of more cases than this is no name of one.
MOST_TITLED = 4
# How alike two presentations make one case the background of another.
PROSE = 0.15
_DECISION = frozenset({"decision"})
_ASIDE = re.compile(r"\s[–-]\s|\s\(")


@dataclass(frozen=True)
class Background:
    """Finds what is background among the cases of one municipality."""

    ground: Ground
    succession: Succession

    def ties(self) -> Iterator[Tied]:
        """Every tie, those that rest on more before those that rest on less."""
        yield from chain(
            self._documents(),
            ProseTies(ProseReader(self.ground), self.succession).ties(),
            self._names(),
            self._topics(),
            self._texts(),
        )

    def _documents(self) -> Iterator[Tied]:
        """A document attached to items of two cases, by its number."""
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for item, numbers in enumerate(self.ground.sources.table.documents):
            for number in numbers:
                holders[number].append(item)
        for number, items in sorted(holders.items()):
            first = {self.ground.case_of[item]: item for item in reversed(items)}
            if 1 < len(first) <= MOST_HOLDERS:
                tie = Tie(
                    "background", "accepted", 4.0, "documents", (number, number), "one document is attached to both"
                )
                a, *rest = sorted(first.values())
                yield from (((a, b), tie) for b in rest)

    def _names(self) -> Iterator[Tied]:
        """A line of a decision holds a telling word of another matter's title (and of that one alone)."""
        for item in self._written:
            for line in _lines(self.ground.sources.table.items[item], _DECISION):
                yield from self._named(item, line)

    def _named(self, item: int, line: str) -> Iterator[Tied]:
        table = self.ground.sources.table
        for word in sorted(table.words.known(line.split())):
            others = [other for other in self._titled.get(word, ()) if other != item]
            if len({self.ground.case_of[other] for other in others}) != 1 or word in table.signs[item].bag:
                continue
            near = min(others, key=lambda other: (self._days(item, other), other))
            if self._days(item, near) <= NAME_DAYS:
                said = (line, table.items[near].title) if item < near else (table.items[near].title, line)
                tie = Tie("background", "suggested", 1.5, "name", said, "the one names the matter of the other")
                yield (min(item, near), max(item, near)), tie

    def _days(self, one: int, other: int) -> int:
        return abs((self.ground.sources.table.day[one] or 0) - (self.ground.sources.table.day[other] or 0))

    def _topics(self) -> Iterator[Tied]:
        """Two items of one agenda, one of them without a number (a list of topics), with one line in common.

        The line must stand nowhere else: what many items print is a formula.
        """
        table = self.ground.sources.table
        shared: dict[str, Pair] = {}
        for meeting in table.meetings.values():
            if any(not table.keys[item] and table.items[item].sections for item in meeting):
                shared.update(self._shared_lines(meeting))
        often = Counter(line for item in table.items if shared for line in _lines(item) if line in shared)
        for line, (a, b) in sorted(shared.items()):
            if often[line] == 2:
                said = "both name the same topic in a line of its own"
                yield (a, b), Tie("background", "suggested", 1.0, "lines", (line, line), said)

    def _shared_lines(self, meeting: Sequence[int]) -> Iterator[tuple[str, Pair]]:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for item in meeting:
            for line in _lines(self.ground.sources.table.items[item]):
                holders[line].append(item)
        for line, items in holders.items():
            if len(items) == 2 and not all(self.ground.sources.table.keys[item] for item in items):
                yield line, (min(items), max(items))

    def _texts(self) -> Iterator[Tied]:
        """Each presentation names the matter of the other, and they share more words than presentations do."""
        prose = self.ground.sources.prose
        for a, b in sorted(self._mutual()):
            likeness = compare(
                self.ground.sources.table.signs[a], self.ground.sources.table.signs[b], self.ground.sources.table.words
            )
            shared = prose.shared(a, b)
            if likeness.contradicted or not self._telling(likeness) or shared is None or shared < PROSE:
                continue
            words = prose.telling(a, b)
            weight = 1.0 + 4.0 * shared
            said = "each presentation names the matter of the other"
            yield (a, b), Tie("background", "accepted", weight, "prose", (words, words), said)

    def _mutual(self) -> set[Pair]:
        """Pairs of items of two cases each of which speaks of the other by a telling word that its own title lacks."""
        table, words = self.ground.sources.table, self.ground.sources.table.words
        titled = self._titled if self._written else {}
        spoken: dict[int, set[int]] = {}
        for item in self._written:
            if not table.standing[item]:
                said = words.known(self.ground.sources.prose.bag(item))
                named = {word for word in said if word in titled} - table.signs[item].bag
                if named:
                    spoken[item] = named
        return {
            (item, other)
            for item, named in spoken.items()
            for word in named
            for other in titled[word]
            if other > item
            and self.ground.case_of[item] != self.ground.case_of[other]
            and spoken.get(other, set()) & table.signs[item].bag
        }

    @cached_property
    def _written(self) -> list[int]:
        """The items with anything written under them."""
        return [position for position, item in enumerate(self.ground.sources.table.items) if item.sections]

    @cached_property
    def _titled(self) -> dict[int, list[int]]:
        """The items whose titles hold each telling word, where they are of few cases."""
        table, words = self.ground.sources.table, self.ground.sources.table.words
        titled: defaultdict[int, list[int]] = defaultdict(list)
        for item, sign in enumerate(table.signs):
            for word in sign.words:
                if words.rarity[word] >= TELLING and len(words.stems[word]) >= NAME_LENGTH:
                    titled[word].append(item)
        of = self.ground.case_of
        return {word: items for word, items in titled.items() if len({of[item] for item in items}) <= MOST_TITLED}

    def _telling(self, likeness: Likeness) -> bool:
        """Whether two titles have a rare word, or a word of nearly the same, in common."""
        rarity = self.ground.sources.table.words.rarity
        near = (min(rarity[one], rarity[other]) for one, other in likeness.near)
        return max((*(rarity[word] for word in likeness.common), *near), default=0.0) >= TELLING


def _lines(item: AgendaItem, roles: frozenset[str] = READ) -> list[str]:
    """The short lines under an item, each once, as topics: folded, without what follows a dash and a full stop."""
    found = []
    for line in text_of(item, roles).split("\n"):
        if len(line) > LONGEST_LINE or not line[:1].isupper():
            continue
        topic = fold(_ASIDE.split(line, maxsplit=1)[0]).strip(" .:;-")
        if LINE_WORDS[0] <= topic.count(" ") + 1 <= LINE_WORDS[1]:
            found.append(topic)
    said = fold(item.decision or "").strip(" .:;-")
    return [topic for topic in dict.fromkeys(found) if topic != said]
