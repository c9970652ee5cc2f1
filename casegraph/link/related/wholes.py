"""What is part of what: a case whose title or presentation names a larger matter that is a case itself.

*Tillæg 12 til Kommuneplan 2021* is part of the case Kommuneplan 2021, *Etape 2 af Nordhavnen* of the case Nordhavnen,
an item that is "en del af områdefornyelsen i Elkær" of that. The words that stand before such a name are rules
(``linking.yaml``); the name is looked for among the titles of cases, and all that the title names must stand there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import chain
from typing import NamedTuple

from casegraph.danish import stem
from casegraph.link.few import few
from casegraph.link.related.ties import READ, Ground, Tie, Tied, text_of
from casegraph.link.titles.parts import YEAR_PRINTED, PartReader, Place
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import Sign

# What a name must say at least, in nats, a year counted as so much.
_WORD = re.compile(r"[^\W\d_]{2,}")
ENOUGH, YEAR = 4.0, 3.0
# A name that more cases bear is the name of none of them.
MOST_NAMED = 3
# A proper name in the titles of more cases than this is that of a town.
MOST_BEARERS = 9
TITLE_WEIGHT, PROSE_WEIGHT = 4.0, 3.6
TITLE_SAID = "the title names the larger matter it is a part of"
PROSE_SAID = "the prose says that it is part of the other"
_NUMBER = re.compile(r"\b\d+(?:\.\d+)*[a-zæøå]?\b")


class Stretch(NamedTuple):
    """A stretch of text read into words of titles, years and other figures.

    ``words`` hold what may be meant by a misprint too, ``printed`` only what stands there.
    """

    text: str
    words: frozenset[int]
    printed: frozenset[int]
    years: frozenset[str]
    numbers: frozenset[str]


class Window(NamedTuple):
    """A stretch of the text of an item that may name a whole, and where it stands."""

    item: int
    read: Stretch
    place: Place


class Name(NamedTuple):
    """What a case is called in one of its titles: what it names, and the words of the kind of whole it is."""

    case: int
    item: int
    firm: frozenset[int]
    kind: frozenset[int]
    weak: frozenset[int]
    years: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True)
class Wholes:
    """Finds what is part of what among the cases of one municipality."""

    ground: Ground

    def ties(self) -> Iterator[Tied]:
        """Each case with the larger matters that its titles and its prose name."""
        for window in self._windows:
            whole = self._named(window)
            if whole is not None:
                yield self._tie(window, whole)

    @cached_property
    def _reader(self) -> PartReader:
        return PartReader(self.ground.sources.table.rules)

    @cached_property
    def _windows(self) -> list[Window]:
        return list(chain(self._title_windows(), self._prose_windows()))

    def _title_windows(self) -> Iterator[Window]:
        signs = self.ground.sources.table.signs
        read: dict[int, list[tuple[Stretch, Place]]] = {}
        for _, item in self.ground.wordings:
            sign = signs[item]
            if id(sign) not in read:
                found = self._reader.in_title(sign.title.printed)
                read[id(sign)] = [(self._stretch(text), place) for text, place in found]
            for stretch, place in read[id(sign)]:
                yield Window(item, stretch, place)

    def _prose_windows(self) -> Iterator[Window]:
        table = self.ground.sources.table
        for items in self.ground.members:
            for item in items:
                if table.items[item].sections:
                    found = self._reader.in_prose(text_of(table.items[item], READ))
                    yield from (Window(item, self._stretch(text), "prose") for text in found)

    @cached_property
    def _stretch(self) -> Callable[[str], Stretch]:
        """Reads a stretch of text; texts come again, so each is read once."""
        return cache(partial(_read, words=self.ground.sources.table.words))

    @cached_property
    def _names(self) -> dict[int, list[Name]]:
        """The names of cases that some window may mean, each by the rarest word that a text must have to name it."""
        rarity = self.ground.sources.table.words.rarity
        wanted = frozenset(word for window in self._windows for word in window.read.words)
        signs = self.ground.sources.table.signs
        found: defaultdict[int, list[Name]] = defaultdict(list)
        for case, item in self.ground.wordings:
            bag = signs[item].bag
            if not wanted.isdisjoint(bag) and self._may_name(signs[item], bag - wanted):
                name = self._name(case, item, signs[item])
                telling = name.firm or name.kind or name.weak
                if telling <= wanted:
                    found[max(telling, key=lambda word: (rarity[word], word))].append(name)
        return found

    def _may_name(self, sign: Sign, unsaid: frozenset[int]) -> bool:
        """Whether some window may name a case by a title of which no window says the words ``unsaid``."""
        firm = unsaid - self.ground.sources.table.words.weak
        return not firm or self._reader.wholes.hinted(sign.title.printed)

    @cached_property
    def _holders(self) -> dict[int, set[int]]:
        """The cases whose titles have each word of a name that a window may mean."""
        wanted = frozenset(word for names in self._names.values() for name in names for word in name.firm)
        found: defaultdict[int, set[int]] = defaultdict(set)
        for case, item in self.ground.wordings:
            for word in self.ground.sources.table.signs[item].bag & wanted:
                found[word].add(case)
        return found

    def _name(self, case: int, item: int, sign: Sign) -> Name:
        kind = self._whole_words(sign.title.printed) & sign.bag
        weak = (sign.bag & self.ground.sources.table.words.weak) - kind
        return Name(case, item, sign.bag - kind - weak, kind, weak, sign.years, sign.numbers)

    def _named(self, window: Window) -> Name | None:
        """The one case that a window names; nothing where it names none, or too many."""
        found = {name.case: name for name in self._meant(window.read) if self._fits(name, window)}
        if not found or len(found) > MOST_NAMED:
            return None
        return max(found.values(), key=lambda name: (*self._rank(name, window), -name.item))

    def _meant(self, read: Stretch) -> list[Name]:
        """The names all of which a stretch says, whoever says it; each stretch is looked at once."""
        if read.text not in self._known:
            near = chain.from_iterable(self._names.get(word, ()) for word in sorted(read.words))
            said = (name for name in near if name.firm <= read.words and name.numbers <= read.numbers)
            self._known[read.text] = [name for name in said if self._says(read, name)]
        return self._known[read.text]

    @cached_property
    def _known(self) -> dict[str, list[Name]]:
        return {}

    def _says(self, read: Stretch, name: Name) -> bool:
        """Whether a stretch that has the words and numbers of a name has its years too, and they say enough."""
        if name.years and not (name.years <= read.years or (name.firm and not read.years)):
            return False
        return self._said(name, read) >= ENOUGH

    def _rank(self, name: Name, window: Window) -> tuple[float, int, int]:
        """How well a name fits: what it says, how little the title says beside, and how late it began."""
        beside = len((name.weak | name.kind) - window.read.words)
        return self._said(name, window.read), -beside, self.ground.first[name.case]

    def _fits(self, name: Name, window: Window) -> bool:
        """Whether a window that says a name means its matter, which is another case and no later one."""
        case = self.ground.case_of[window.item]
        if name.case == case or self.ground.first[name.case] > self.ground.last[case]:
            return False
        return not self.ground.one_series(name.case, case) and self._is_name(name, window)

    def _is_name(self, name: Name, window: Window) -> bool:
        """Whether what fits is the name of a whole, not just some words that both have."""
        title = self.ground.sources.table.signs[name.item].title.printed
        if window.item in self.ground.members[name.case] or self._reader.is_part(title):
            return False
        read = window.read
        if not name.firm:
            return bool(name.years & read.years) and (name.weak | name.kind) <= read.words
        own = self.ground.sources.table.signs[window.item].title.printed
        named = self._reader.names_whole(read.text)
        alone = read.printed - self._kinds(read.text) <= name.firm
        if window.place in {"head", "tail"}:
            sure = named or (window.place == "head" and self._known_by(name))
            return alone and sure and (self._reader.is_part(own) or bool(name.years and name.kind & read.words))
        if name.kind & read.words:
            return True
        return (self._proper(name) and named) or (alone and self._known_by(name))

    def _known_by(self, name: Name) -> bool:
        """Whether a name stands for its matter by itself: a proper name in the titles of few cases."""
        bearers = set.intersection(*(self._holders[word] for word in name.firm))
        return self._proper(name) and len(bearers) <= MOST_BEARERS

    def _kinds(self, text: str) -> frozenset[int]:
        """The words of a text that say what kind of whole it is, and those that titles of all kinds have."""
        return self._whole_words(text) | self.ground.sources.table.words.weak

    def _whole_words(self, text: str) -> frozenset[int]:
        """The words of a text that say what kind of whole it is; texts come again, so each is read once."""
        if text not in self._kinds_read:
            ids = self.ground.sources.table.words.ids
            stems = {stem(word) for hit in self._reader.wholes.find(text) for word in _WORD.findall(hit.text.lower())}
            self._kinds_read[text] = few(ids[name] for name in stems if name in ids)
        return self._kinds_read[text]

    @cached_property
    def _kinds_read(self) -> dict[str, frozenset[int]]:
        return {}

    def _proper(self, name: Name) -> bool:
        words = self.ground.sources.table.words
        return not words.names.isdisjoint(name.firm)

    def _said(self, name: Name, read: Stretch) -> float:
        """What a name says to who reads it in a stretch of text, in nats."""
        rarity = self.ground.sources.table.words.rarity
        words = name.firm | (name.kind & read.words) | (frozenset() if name.firm else name.weak)
        return sum(sorted(rarity[word] for word in words)) + YEAR * len(name.years & read.years)

    def _tie(self, window: Window, whole: Name) -> Tied:
        items = self.ground.sources.table.items
        own = window.read.text.strip() if window.place == "prose" else items[window.item].title
        pair = (min(window.item, whole.item), max(window.item, whole.item))
        values = (own, items[whole.item].title) if pair[0] == window.item else (items[whole.item].title, own)
        weight, name = (PROSE_WEIGHT, "part, prose") if window.place == "prose" else (TITLE_WEIGHT, "part")
        said = PROSE_SAID if window.place == "prose" else TITLE_SAID
        return pair, Tie("part_of", "accepted", weight, name, values, said, window.item)


def _read(text: str, words: Words) -> Stretch:
    years = few(YEAR_PRINTED.findall(text))
    known = words.in_text(text)
    meant = known | {kin for word in known for kin in words.kin.get(word, ())}
    numbers = few(frozenset(_NUMBER.findall(text.lower())) - years)
    return Stretch(text, frozenset(meant), frozenset(known), years, numbers)
