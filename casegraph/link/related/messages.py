"""What fixed points of an agenda tell of the cases: messages that name one of them by several words of its title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log

from casegraph.danish import sentences
from casegraph.link.items.mention_targets import LEAD
from casegraph.link.related.prose_reader import ProseReader, Way
from casegraph.link.related.ties import Tied
from casegraph.link.words.corpus import MIN_TITLES
from casegraph.link.words.signs import Sign
from casegraph.reason import N_

# What the words of a title in one sentence must say together, and what those must that are no names, in nats, among few
# titles: among more of them each word says more by itself.
LEAST, TOPIC = 6.0, 2.5
# What several words that are no names must say where no name is said.
ALONE = 8.0
# Days between the message and the case, at most.
NEAR = 2 * 366
# A word in the titles of more cases than this finds none of them.
MOST_TITLED = 12
_CLAUSES = re.compile(r"[;,]\s|\sog\s|\ssamt\s")
# Words printed large, one behind the other.
_NAME = re.compile(r"[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)+")
MESSAGE: Way = (2.6, "message", N_("the prose tells of the matter of the other"))


@dataclass(frozen=True)
class Messages:
    """Finds the cases that messages are of."""

    prose: ProseReader

    def ties(self) -> Iterator[Tied]:
        """Each message with the cases that it is of."""
        for position in self.prose.written:
            if self.prose.ground.sources.table.standing[position]:
                yield from self._told(position)

    def _told(self, position: int) -> Iterator[Tied]:
        """What is said of one case is one tie, whatever stands between it."""
        found: dict[int, tuple[int, list[str]]] = {}
        for line in self.prose.text(position).splitlines():
            for start, end in sentences(line):
                for other in self._meant(position, line[start:end]):
                    found.setdefault(self.prose.ground.case_of[other], (other, []))[1].append(line[start:end])
        for other, said in found.values():
            yield self.prose.tie(position, other, " … ".join(said), MESSAGE)

    def _meant(self, position: int, sentence: str) -> list[int]:
        """The last item of each case that a sentence is of: of one, or, where several may be meant, of one a clause."""
        found = self._told_of(position, sentence)
        if len(found) > 1 and found[1][0] >= LEAST:
            of, clauses = self.prose.ground.case_of, _CLAUSES.split(sentence)
            parts = {of[item]: item for clause in clauses for _, item in self._sure(self._told_of(position, clause))}
            all_told = {of[item] for worth, item in found if worth >= LEAST} <= parts.keys()
            return sorted(parts.values()) if all_told else []
        return [item for _, item in self._sure(found)]

    def _sure(self, found: Sequence[tuple[float, int]]) -> Sequence[tuple[float, int]]:
        """The first of what may be meant, where it says enough and leads."""
        least = max(LEAST, found[1][0] + LEAD if len(found) > 1 else 0.0)
        return found[:1] if found and found[0][0] >= least else ()

    def _told_of(self, position: int, sentence: str) -> list[tuple[float, int]]:
        """What a sentence says of each case, with its last item that has it, the most first."""
        ground = self.prose.ground
        table, said = ground.sources.table, self.prose.said(sentence)
        topics = self._topics(sentence)
        found: dict[int, tuple[float, int]] = {}
        for item in sorted({item for word in said for item in self._titled.get(word, ())}):
            sign = table.signs[item]
            near = abs((table.day[item] or 0) - (table.day[position] or 0)) <= NEAR
            told = (topics & sign.bag) - sign.names
            named = self._worth(told) >= TOPIC and not said.isdisjoint(sign.names)
            enough = len(told) > 1 and self._worth(told) >= ALONE
            if near and (named or enough) and not self._goes_on(sentence, said, sign):
                case = ground.case_of[item]
                found[case] = max(found.get(case, (0.0, 0)), (self._worth(said & sign.bag), item))
        return sorted(found.values(), reverse=True)

    def _worth(self, words: Iterable[int]) -> float:
        """What some words say, as if there were but few titles."""
        return self.prose.worth(words) * log(MIN_TITLES) / log(self.prose.ground.sources.table.words.count)

    def _goes_on(self, sentence: str, said: set[int], sign: Sign) -> bool:
        """Whether a name of a title goes on in the sentence (*Nørby Skole*), and not all the title tells is said."""
        words = self.prose.ground.sources.table.words
        if self._worth(sign.bag - said - words.weak) < TOPIC:
            return False
        own = frozenset(sign.title.words)
        return any(
            bare[0].lower() in sign.title.names and bare[1].lower() not in own
            for found in _NAME.finditer(sentence)
            for bare in pairwise(found.group().split())
        )

    def _topics(self, sentence: str) -> set[int]:
        """The words of a sentence that say what something is about: of one place there is much to tell, and its school
        may be but a part of its name (*Nørby Skole*).
        """
        first, _, rest = sentence.partition(" ")
        small = " ".join(token for token in rest.split() if not token[:1].isupper())
        return self.prose.said(f"{first} {small}") - self.prose.ground.sources.table.words.weak

    @cached_property
    def _titled(self) -> dict[int, list[int]]:
        """The items with a case by the words of their titles that few cases have."""
        ground = self.prose.ground
        found: defaultdict[int, list[int]] = defaultdict(list)
        cases: defaultdict[int, set[int]] = defaultdict(set)
        for case, item in ground.wordings:
            for word in ground.sources.table.signs[item].bag:
                found[word].append(item)
                cases[word].add(case)
        return {word: items for word, items in found.items() if len(cases[word]) <= MOST_TITLED}
