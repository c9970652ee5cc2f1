"""The words of all titles of a municipality: how much each says, which are misprints of which, what compounds hold.

Everything is worked out once a word, not once a pair: comparing two titles is then a matter of sets of numbers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, combinations, product
from math import log

from casegraph.danish import stem
from casegraph.link.few import each_once
from casegraph.link.titles.compounds import Compounds
from casegraph.link.titles.reader import Title
from casegraph.link.titles.slips import by_form, slip

# A word this short has too many neighbours one letter away to be called a misprint.
MIN_MISPRINT = 5
# A misprint is rare: a form printed in more titles than this is a word of its own.
MAX_MISPRINT_TITLES = 2
# A word with more of them is not known by its misprints.
MOST_MISPRINTS = 20
# The shortest part of a compound that says something, and the shortest compound.
MIN_PART, MIN_COMPOUND = 5, 8
# The same for a part that stands in one title only: it may be a piece of a word broken in two.
MIN_LONE = 7
# In a small corpus everything is rare; no word counts as rarer than if it stood once in so many titles.
MIN_TITLES = 200
# How likely a word stays in the title when a case comes back reworded: a word of process, and a word of the matter.
LOOSE, FIRM = 0.25, 0.9
WEAK_STAYS = 0.15
# What is believed of a word before cases with a number show it, counted as so many observations.
BELIEF = 4.0
_PRINTED = re.compile(r"[^\W\d_]{2,}")
Rewordings = Iterable[tuple[Title, Title]]


class Words:
    """The words (by stem) of a corpus of titles.

    ``ids`` numbers the stems; ``weight`` is how much each says about which matter it is, in nats: how seldom a title
    has it, times how likely it stays when the case comes back under another wording (*kommissorium* goes, *cykelplan*
    stays). ``kin`` are words that are likely misprints of one another, ``parts`` what a compound shares with others;
    ``weak`` are words that the rules know to stand in titles of all kinds.
    """

    def __init__(self, titles: Sequence[Title], weak: Iterable[str] = (), rewordings: Rewordings = ()) -> None:
        self.count = max(len(titles), MIN_TITLES)
        every = dict.fromkeys(chain.from_iterable(title.words for title in titles))
        self.ids: dict[str, int] = {}
        self._forms = {word: self.ids.setdefault(stem(word), len(self.ids)) for word in every}
        self.stems = list(self.ids)
        self._bags = {title: frozenset(map(self._forms.__getitem__, title.words)) for title in titles}
        holders = Counter(chain.from_iterable(self._bags.values()))
        self.titles = [holders[number] for number in range(len(self.stems))]
        self._names = self._times([word for title in titles for word in title.words if word in title.names])
        self._plain = self._times([word for title in titles for word in title.words if word in title.plain])
        self.rarity = [log(self.count / count) for count in self.titles]
        self.weak = self._weak(weak)
        self.stays = self._persistence(self.weak, rewordings)
        self.weight = [rarity * stays for rarity, stays in zip(self.rarity, self.stays, strict=True)]
        self.kin = self._misprints()
        self.made = self._taken_apart()
        self.parts = self._compounds()

    def _times(self, words: Iterable[str]) -> Counter[int]:
        """How often each word comes, in whatever form."""
        found: Counter[int] = Counter()
        for word, times in Counter(words).items():
            found[self._forms[word]] += times
        return found

    def bag(self, title: Title) -> frozenset[int]:
        """The words of one of the titles."""
        return self._bags[title]

    def told(self, title: Title) -> list[int]:
        """The words of one of the titles as they stand there."""
        return [self._forms[word] for word in title.words]

    def in_order(self, bag: Iterable[int]) -> tuple[int, ...]:
        """Words, the most telling first."""
        return tuple(sorted(bag, key=self._rank.__getitem__))

    @cached_property
    def _rank(self) -> list[int]:
        """The place of each word among all by how much it says."""
        ordered = sorted(range(len(self.stems)), key=lambda number: (-self.weight[number], number))
        rank = [0] * len(ordered)
        for place, number in enumerate(ordered):
            rank[number] = place
        return rank

    def known(self, words: Iterable[str]) -> set[int]:
        """The words of titles among the (lower-case) words of prose, whatever their ending."""
        forms = self._forms
        endings = ((word, word[:-1], word[:-2], word[:-3]) for word in words)
        found = {next((forms[form] for form in four if form in forms), -1) for four in endings}
        return found - {-1}

    def in_text(self, text: str) -> set[int]:
        """The words of titles that stand in a text, whatever their ending."""
        printed = _PRINTED.findall(text)
        found = self.known(word.lower().replace("aa", "å") for word in printed)
        return found | {self.ids[name] for name in map(stem, printed) if name in self.ids}

    @cached_property
    def names(self) -> frozenset[int]:
        """The words printed as names where their place tells: Danish keeps capitals inside clauses for names."""
        return frozenset(number for number, times in self._names.items() if times > self._plain[number])

    def _weak(self, phrases: Iterable[str]) -> frozenset[int]:
        """The words, in any inflection, that the rules know to stand in titles of all kinds; compounds are others."""
        bases = {stem(phrase.strip("*")) for phrase in phrases}
        return frozenset(number for word, number in self._forms.items() if stem(word) in bases)

    def _persistence(self, weak: frozenset[int], rewordings: Rewordings) -> list[float]:
        """How likely each word stays in a reworded title.

        Believed from its place (a word that is hardly ever the rarest of its title frames other matters), then learned
        from the titles that cases with a number really had.
        """
        bags = self._bags
        topical = self._topical(bags.values())
        believed = [
            WEAK_STAYS if number in weak else LOOSE + (FIRM - LOOSE) * topic for number, topic in enumerate(topical)
        ]
        reworded = [(bags[one], bags[other]) for one, other in rewordings]
        seen = Counter(chain.from_iterable(one | other for one, other in reworded))
        stayed = Counter(chain.from_iterable(one & other for one, other in reworded))
        return [(BELIEF * belief + stayed[number]) / (BELIEF + seen[number]) for number, belief in enumerate(believed)]

    def _topical(self, bags: Iterable[frozenset[int]]) -> list[float]:
        """The share of its titles in which a word is of the rarest third, half a title counted in its favour."""
        rarity = self.rarity.__getitem__
        rarest = []
        for bag in filter(None, bags):
            least = sorted(map(rarity, bag), reverse=True)[(len(bag) - 1) // 3]
            rarest += [number for number in bag if rarity(number) >= least]
        topical = Counter(rarest)
        return [(topical[number] + 0.5) / (count + 0.5) for number, count in enumerate(self.titles)]

    def _misprints(self) -> dict[int, tuple[int, ...]]:
        """Words one slip apart, at least one of which is rare, and two rare ones that are slips of one that is not;
        found by the forms they have with one letter out.
        """
        near_forms = by_form(word for word in self._forms if len(word) >= MIN_MISPRINT)
        kin: defaultdict[int, set[int]] = defaultdict(set)
        for near in near_forms.values():
            if len(near) == 1:
                continue  # as most are
            rare = [word for word in near if self._rare(self._forms[word])]
            for word, other in product(rare, near):
                a, b = self._forms[word], self._forms[other]
                if a != b and slip(word, other, plain=self._is_plain(a, b)):
                    kin[a].add(b)
                    kin[b].add(a)
        known = [sorted(own) for word, own in kin.items() if not self._rare(word) and len(own) <= MOST_MISPRINTS]
        for a, b in chain.from_iterable(combinations(own, 2) for own in known):
            if self._rare(a) and self._rare(b):
                kin[a].add(b)
                kin[b].add(a)
        return {number: tuple(sorted(others)) for number, others in kin.items()}

    def _rare(self, number: int) -> bool:
        """Whether a word stands in so few titles that it may be a misprint."""
        return self.titles[number] <= MAX_MISPRINT_TITLES

    def _is_plain(self, *numbers: int) -> bool:
        """Whether one of the words is well known and no name, and none is known as a name."""
        well_known = (not self._rare(number) and self._plain[number] for number in numbers)
        return any(well_known) and self.names.isdisjoint(numbers)

    def _inside(self, number: int) -> list[str]:
        """The words that a compound is made of that titles have by themselves."""
        return sorted(part for part in self.made.get(number, ()) if part in self.ids)

    def _taken_apart(self) -> dict[int, frozenset[str]]:
        """The words that each compound is made of; names and words that stand in titles of all kinds are none."""
        times = {word: self.titles[number] for word, number in self._forms.items()}
        stems = {name: self.titles[number] for name, number in self.ids.items() if number not in self.names}
        kept = self.names | self.weak
        whole = {word for word, number in self._forms.items() if number in kept}
        compounds = Compounds(times, stems, whole)
        made: dict[int, frozenset[str]] = {}
        for word, number in self._forms.items():
            inside = compounds.of(word)
            if len(inside) > 1:
                made[number] = frozenset(map(stem, inside))
        return made

    def _compounds(self) -> dict[int, dict[str, float]]:
        """The parts of compounds that other words have too, as their beginning or their end, and what a part says."""
        known = {
            name for n, name in enumerate(self.stems) if len(name) >= (MIN_PART if self.titles[n] > 1 else MIN_LONE)
        }
        found = [
            list(dict.fromkeys((*(part for part in _ends(name) if part in known), *self._inside(number))))
            for number, name in enumerate(self.stems)
        ]
        holders = Counter(part for parts in found for part in parts)
        rarity = {
            part: log(self.count / min(self.count, n + self.titles[self.ids[part]])) for part, n in holders.items()
        }
        weights = {part: rarity[part] * self.stays[self.ids[part]] for part in holders}
        return {
            number: {part: weights[part] for part in (*parts, *((name,) if name in holders else ()))}
            for number, (name, parts) in enumerate(zip(self.stems, found, strict=True))
            if parts or name in holders
        }


def _ends(name: str) -> list[str]:
    """Every beginning and end of a word that could be a part of it."""
    if len(name) < MIN_COMPOUND:
        return []
    cuts = range(MIN_PART, len(name) - 2)
    return [*(name[:cut] for cut in cuts), *(name[-cut:] for cut in cuts)]


def mended(titles: Sequence[Title]) -> list[Title]:
    """The titles with words that were split in two put together, where other titles have the whole word."""
    seen = Counter(chain.from_iterable(set(title.words) for title in dict.fromkeys(titles)))
    return each_once(titles, lambda title: _mend(title, seen))


def _mend(title: Title, seen: Counter[str]) -> Title:
    words = list(title.words)
    for at in range(len(words) - 2, -1, -1):
        whole = words[at] + words[at + 1]
        if whole in seen and seen[whole] >= min(seen[words[at]], seen[words[at + 1]]):
            words[at : at + 2] = [whole]
    return title if len(words) == len(title.words) else replace(title, words=tuple(words))
