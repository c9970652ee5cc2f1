"""Related matters: cases that are not one but that the text ties together. Only with evidence in the text.

A matter follows another (*Skema B* after *Skema A*), or is its background: a document attached to both, the name of the
other in its prose, or the number of another item of the same agenda.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from casegraph.danish import fold
from casegraph.kinds import LinkRelation, LinkStatus
from casegraph.link.compare import Likeness, compare
from casegraph.link.evidence import Sources
from casegraph.link.numbers import Threads
from casegraph.link.pairing import Pair
from casegraph.link.signs import Sign
from casegraph.link.weights import score
from casegraph.model import AgendaItem, Evidence, Link
from casegraph.rulebook.phrases import to_regex

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
READ = frozenset({"presentation", "summary", "decision", "other"})
_DECISION = frozenset({"decision"})
_ASIDE = re.compile(r"\s[–-]\s|\s\(")


@dataclass(frozen=True)
class _Tie:
    """Why two items are related."""

    relation: LinkRelation
    status: LinkStatus
    weight: float
    evidence: Evidence


@dataclass(frozen=True)
class Related:
    """Finds what is related among the cases of one municipality."""

    sources: Sources
    case_of: dict[int, int]

    @classmethod
    def among(cls, sources: Sources, cases: Sequence[Threads]) -> Related:
        """A finder for these cases; an item in no case (a fixed point) stands for itself."""
        places = {item: n for n, case in enumerate(cases) for thread in case.matters for item in thread}
        return cls(sources, {item: places.get(item, -1 - item) for item in range(len(sources.table.items))})

    def links(self, pairs: Iterable[Pair], known: frozenset[Pair]) -> list[Link]:
        """The links between related cases; ``pairs`` are alike in title, ``known`` are linked already.

        One link a pair of cases: the surest, then the earliest.
        """
        best: dict[Pair, tuple[float, Pair, _Tie]] = {}
        found = (self._documents(), self._sequence(pairs), self._agenda(), self._names(), self._topics())
        for pair, tie in chain(*found, self._texts()):
            one, other = sorted(self.case_of[item] for item in pair)
            if one == other or pair in known:
                continue
            rank = (-tie.weight, pair, tie)
            if (one, other) not in best or rank[:2] < best[one, other][:2]:
                best[one, other] = rank
        return [self._link(pair, tie) for _, pair, tie in sorted(best.values(), key=lambda rank: rank[1])]

    def _link(self, pair: Pair, tie: _Tie) -> Link:
        a, b = sorted((self.sources.table.items[item] for item in pair), key=lambda item: item.id)
        return Link(
            a.id, b.id, "related", tie.status, "reference", round(score(tie.weight), 4), (tie.evidence,), tie.relation
        )

    def _documents(self) -> Iterator[tuple[Pair, _Tie]]:
        """A document attached to items of two cases, by its number."""
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for item, numbers in enumerate(self.sources.table.documents):
            for number in numbers:
                holders[number].append(item)
        for number, items in sorted(holders.items()):
            first = {self.case_of[item]: item for item in reversed(items)}
            if 1 < len(first) <= MOST_HOLDERS:
                evidence = Evidence("documents", number, number, 4.0, "one document is attached to both")
                a, *rest = sorted(first.values())
                yield from (((a, b), _Tie("background", "accepted", 4.0, evidence)) for b in rest)

    def _sequence(self, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, _Tie]]:
        """Titles that are equal but for the letter or number of a part: the next part follows the last."""
        words = [to_regex(phrase) for phrase in self.sources.table.rules.sequence]
        part = re.compile(rf"\b(?:{'|'.join(words)})\s+(\d+|[A-ZÆØÅ]|[IVX]+)\b", re.IGNORECASE) if words else None
        signs = self.sources.table.signs
        for a, b in pairs if part else ():
            if signs[a].numbers == signs[b].numbers or signs[a].bag != signs[b].bag:
                continue
            one, other = (part.search(signs[item].title.printed) for item in (a, b))  # type: ignore[union-attr]
            if one and other and _next(one.group(1), other.group(1)) and _only(signs[a], signs[b], one, other):
                evidence = Evidence("sequence", one.group(), other.group(), 3.5, "the next part of the same")
                yield (a, b), _Tie("follows", "accepted", 3.5, evidence)

    def _agenda(self) -> Iterator[tuple[Pair, _Tie]]:
        """The prose names another item of the same agenda by its number."""
        phrases = "|".join(map(to_regex, self.sources.table.rules.agenda))
        if not phrases:
            return
        named = re.compile(rf"\b(?:{phrases})\s+(\d{{1,3}})\b", re.IGNORECASE)
        table = self.sources.table
        for position, item in enumerate(table.items):
            for found in named.finditer(_text(item)):
                others = table.meetings.get((table.body[position], item.date or ""), ())
                other = next((one for one in others if table.items[one].number == found.group(1)), position)
                if other != position:
                    evidence = Evidence("agenda", found.group(), found.group(), 3.5, "the prose names the other item")
                    yield (min(position, other), max(position, other)), _Tie("background", "accepted", 3.5, evidence)

    def _names(self) -> Iterator[tuple[Pair, _Tie]]:
        """A line of a decision holds a telling word of another matter's title (and of that one alone)."""
        titled = self._titled(MOST_TITLED)
        for item, agenda_item in enumerate(self.sources.table.items if titled else ()):
            for line in _lines(agenda_item, _DECISION):
                yield from self._named(item, line, titled)

    def _named(self, item: int, line: str, titled: dict[int, list[int]]) -> Iterator[tuple[Pair, _Tie]]:
        table = self.sources.table
        for word in sorted(table.words.known(line.split())):
            others = [other for other in titled.get(word, ()) if other != item]
            if len({self.case_of[other] for other in others}) != 1 or word in table.signs[item].bag:
                continue
            near = min(others, key=lambda other: (self._days(item, other), other))
            if self._days(item, near) <= NAME_DAYS:
                evidence = Evidence("name", line, table.items[near].title, 1.5, "the one names the matter of the other")
                yield (min(item, near), max(item, near)), _Tie("background", "suggested", 1.5, evidence)

    def _days(self, one: int, other: int) -> int:
        return abs((self.sources.table.day[one] or 0) - (self.sources.table.day[other] or 0))

    def _topics(self) -> Iterator[tuple[Pair, _Tie]]:
        """Two items of one agenda, one of them without a number (a list of topics), with one line in common.

        The line must stand nowhere else: what many items print is a formula.
        """
        table = self.sources.table
        shared: dict[str, Pair] = {}
        for meeting in table.meetings.values():
            if any(not table.keys[item] and table.items[item].sections for item in meeting):
                shared.update(self._shared_lines(meeting))
        often = Counter(line for item in table.items if shared for line in _lines(item) if line in shared)
        for line, (a, b) in sorted(shared.items()):
            if often[line] == 2:
                evidence = Evidence("lines", line, line, 1.0, "both name the same topic in a line of its own")
                yield (a, b), _Tie("background", "suggested", 1.0, evidence)

    def _shared_lines(self, meeting: Sequence[int]) -> Iterator[tuple[str, Pair]]:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for item in meeting:
            for line in _lines(self.sources.table.items[item]):
                holders[line].append(item)
        for line, items in holders.items():
            if len(items) == 2 and not all(self.sources.table.keys[item] for item in items):
                yield line, (min(items), max(items))

    def _texts(self) -> Iterator[tuple[Pair, _Tie]]:
        """Each presentation names the matter of the other, and they share more words than presentations do."""
        prose = self.sources.prose
        for a, b in sorted(self._mutual()):
            likeness = compare(self.sources.table.signs[a], self.sources.table.signs[b], self.sources.table.words)
            shared = prose.shared(a, b)
            if likeness.contradicted or not self._telling(likeness) or shared is None or shared < PROSE:
                continue
            words = prose.telling(a, b)
            weight = 1.0 + 4.0 * shared
            evidence = Evidence("prose", words, words, weight, "each presentation names the matter of the other")
            yield (a, b), _Tie("background", "accepted", weight, evidence)

    def _mutual(self) -> set[Pair]:
        """Pairs of items of two cases each of which speaks of the other by a telling word that its own title lacks."""
        table, words = self.sources.table, self.sources.table.words
        titled = self._titled(MOST_TITLED)
        spoken: dict[int, set[int]] = {}
        for item, sign in enumerate(table.signs):
            if table.items[item].sections and not table.standing[item]:
                named = {word for word in words.known(self.sources.prose.bag(item)) if word in titled} - sign.bag
                if named:
                    spoken[item] = named
        return {
            (item, other)
            for item, named in spoken.items()
            for word in named
            for other in titled[word]
            if other > item
            and self.case_of[item] != self.case_of[other]
            and spoken.get(other, set()) & table.signs[item].bag
        }

    def _titled(self, most: int) -> dict[int, list[int]]:
        """The items whose titles hold each telling word, where they are of at most so many cases."""
        table, words = self.sources.table, self.sources.table.words
        titled: defaultdict[int, list[int]] = defaultdict(list)
        for item, sign in enumerate(table.signs):
            for word in sign.words:
                if words.rarity[word] >= TELLING and len(words.stems[word]) >= NAME_LENGTH:
                    titled[word].append(item)
        return {word: items for word, items in titled.items() if len({self.case_of[i] for i in items}) <= most}

    def _telling(self, likeness: Likeness) -> bool:
        """Whether two titles have a rare word, or a word of nearly the same, in common."""
        rarity = self.sources.table.words.rarity
        near = (min(rarity[one], rarity[other]) for one, other in likeness.near)
        return max((*(rarity[word] for word in likeness.common), *near), default=0.0) >= TELLING


def _next(one: str, other: str) -> bool:
    """Whether ``other`` is the part after ``one``: the next number or letter."""
    if one.isdecimal() and other.isdecimal():
        return len(one) < 4 and len(other) < 4 and int(other) == int(one) + 1
    return len(one) == len(other) == 1 and ord(other.upper()) == ord(one.upper()) + 1


def _only(a: Sign, b: Sign, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the parts are all that sets two titles apart."""
    return a.numbers - {one.group(1).lower()} == b.numbers - {other.group(1).lower()} and a.label == b.label


def _text(item: AgendaItem, roles: frozenset[str] = READ) -> str:
    return "\n".join(section.text for section in item.sections if section.role in roles)


def _lines(item: AgendaItem, roles: frozenset[str] = READ) -> list[str]:
    """The short lines under an item, each once, as topics: folded, without what follows a dash and a full stop."""
    found = []
    for line in _text(item, roles).split("\n"):
        if len(line) > LONGEST_LINE or not line[:1].isupper():
            continue
        topic = fold(_ASIDE.split(line, maxsplit=1)[0]).strip(" .:;-")
        if LINE_WORDS[0] <= topic.count(" ") + 1 <= LINE_WORDS[1]:
            found.append(topic)
    said = fold(item.decision or "").strip(" .:;-")
    return [topic for topic in dict.fromkeys(found) if topic != said]
