"""What usually comes after what about one name in a municipality, learned from its own titles.

Where *regnvandsløsning* was followed by *anlægsoverslag* about most of the villages that had it, the two are stages of
one matter there, though their titles share little more than the name of the village; where *tilskud* and *kaution* come
about the same clubs in any order, they are two things. Order and share are counted over all names, so that one chance
meeting says nothing; where numbers are printed, they say which of what follows is another case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from casegraph.link.arrays import Flags, Floats, Ints, Ragged, distinct, member, numbered, places, spread
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import Sign

# Days within which two wordings are of one round, and within which one thing is said to follow another.
ROUND, FOLLOWS = 60, 900
# A word that comes back about a name after more days than this is told of it anew.
ANEW = 200
# A word tells nothing of what is usual until it was told so many times.
USUAL = 4
# A name of which more than this is told in the time that one thing follows another says nothing: it is a whole town.
CROWD = 400
# Pairs of tellings that are held at once, and a width for days within one number.
AT_ONCE, DAYS = 200_000, 4_000_000
AFTER, BEFORE, OTHER = range(3)


@dataclass(frozen=True, slots=True, eq=False)
class Tellings:
    """That a word was told of a name: from which day on, and under which number (nought for none, or for several)."""

    name: Ints
    word: Ints
    day: Ints
    number: Ints

    def at(self, rows: Ints | Flags) -> Tellings:
        """The same columns with these rows."""
        return Tellings(self.name[rows], self.word[rows], self.day[rows], self.number[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Treated:
    """The items: the wording of each, its day (nought for none, or for what stands on every agenda) and its case number
    (nought for none); and the system that each number is of.
    """

    wording: Ints
    day: Ints
    number: Ints
    form: Ints


class Sequels:
    """How often each word came after each other word about one name; ``signs`` are the distinct wordings."""

    def __init__(self, signs: Sequence[Sign], words: Words, items: Treated) -> None:
        known = {word: max((word, *kin), key=lambda one: (words.titles[one], -one)) for word, kin in words.kin.items()}
        plain = [{known.get(word, word) for word in sign.bag - sign.names} for sign in signs]
        name = numbered([frozenset(), *(_name(sign, known) for sign in signs)])[1:]
        told = _tellings(Ragged.of([sorted(own) for own in plain]), name, items)
        told = told.at(_around(told)[2] <= CROWD)
        times = np.bincount(told.word, minlength=len(words.stems))
        # The words that are usual, by how often they were told; others have no number here.
        self._words = np.lexsort((np.arange(len(times)), -times))[: int((times >= USUAL).sum())]
        self._times = times[self._words]
        self._width = max(len(self._words), 1)
        rank = np.full(len(times), -1, np.int64)
        rank[self._words] = np.arange(len(self._words))
        held = rank.tolist()
        self._usual = Ragged.of([sorted(held[word] for word in own if held[word] >= 0) for own in plain])
        self._held = self._usual.keys(self._width)
        usual = Tellings(told.name, rank[told.word], told.day, told.number).at(rank[told.word] >= 0)
        self._codes, self._counts = _counted(usual, items.form, self._width)

    def share(self, one: Ints, other: Ints) -> Floats:
        """Of the times that what the later wording says was told of a name, the share in which what the earlier one
        says was told of it before, less those where it was the other way round or another case.

        Below nought where that is the rule, not a number where nothing is usual. One time is taken off as that of the
        pair itself.
        """
        earlier, later = self._asked(one, other)
        asked = np.flatnonzero((later >= 0) & (earlier >= 0))
        found = np.full(len(one), np.nan)
        before, after = earlier[asked], later[asked]
        met = self._count(before, after, AFTER) - 1
        against = self._count(before, after, BEFORE) + self._count(before, after, OTHER)
        found[asked] = (np.maximum(met, 0) - against) / (self._times[after] - 1)
        return found

    def told(self, one: int, other: int) -> tuple[int, int] | None:
        """The words (by their ids) that are asked of for two wordings."""
        earlier, later = self._asked(np.array([one], np.int64), np.array([other], np.int64))
        return (int(self._words[earlier[0]]), int(self._words[later[0]])) if min(earlier[0], later[0]) >= 0 else None

    def _asked(self, one: Ints, other: Ints) -> tuple[Ints, Ints]:
        """The most usual word that each wording has alone, and where the earlier one has none, the most usual one that
        both have. Below nought where there is none.
        """
        earlier, later = self._first(one, other), self._first(other, one)
        drawn_out = np.flatnonzero((later >= 0) & (earlier < 0))
        earlier[drawn_out] = self._first(one[drawn_out], other[drawn_out], common=True)
        return earlier, later

    def _first(self, one: Ints, other: Ints, *, common: bool = False) -> Ints:
        """The most usual word of each wording that the other lacks, or has in ``common``."""
        row, word = self._usual.rows(one)
        kept = self._held.has(other[row] * self._width + word) == common
        found = np.full(len(one), -1, np.int64)
        # Of several values for one place the last is kept, which is the first of the list.
        found[row[kept][::-1]] = word[kept][::-1]
        return found

    def _count(self, before: Ints, after: Ints, how: int) -> Ints:
        asked = (before * self._width + after) * 3 + how
        found = np.zeros(len(asked), np.int64)
        known = np.flatnonzero(member(self._codes, asked))
        found[known] = self._counts[np.searchsorted(self._codes, asked[known])]
        return found


def _name(sign: Sign, known: dict[int, int]) -> frozenset[int | str]:
    """What a wording is about: all its names and figures."""
    return frozenset((*(known.get(name, name) for name in sign.names), *sign.numbers))


def _tellings(plain: Ragged, name: Ints, items: Treated) -> Tellings:
    """Each word told of each name, by name and day; what comes back soon is told once. ``plain`` and ``name`` are the
    words and the name of each wording.
    """
    telling = np.flatnonzero((name[items.wording] > 0) & (items.day > 0))
    row, word = plain.rows(items.wording[telling])
    row = telling[row]
    found = Tellings(name[items.wording[row]], word, items.day[row], items.number[row])
    found = found.at(np.lexsort((found.day, found.word, found.name)))
    new = np.ones(len(row), np.bool_)
    new[1:] = (np.diff(found.name) != 0) | (np.diff(found.word) != 0) | (np.diff(found.day) > ANEW)
    begins = np.flatnonzero(new)
    once = found.at(begins)
    if len(begins):
        most = np.maximum.reduceat(found.number, begins)
        least = np.minimum.reduceat(np.where(found.number > 0, found.number, most.max() + 1), begins)
        once = Tellings(once.name, once.word, once.day, np.where(most == least, most, 0))
    return once.at(np.lexsort((once.word, once.day, once.name)))


def _around(told: Tellings) -> tuple[Ints, Ints, Ints]:
    """From where to where the tellings of the same name stand that are near enough in time, and how many they are."""
    keys = told.name * DAYS + told.day
    low, high = np.searchsorted(keys, keys - FOLLOWS), np.searchsorted(keys, keys + FOLLOWS, side="right")
    return low, high, high - low


def _counted(told: Tellings, form: Ints, width: int) -> tuple[Ints, Ints]:
    """How many tellings of each word have each other word about the same name: pairs of words with how they stand to
    each other as one number, sorted, and the count of each.
    """
    codes, counts = np.zeros(0, np.int64), np.zeros(0, np.int64)
    for met in _met(told, form, width):
        codes, place = places(np.concatenate((codes, met)))
        counts = np.bincount(place, np.concatenate((counts, np.ones(len(met)))), len(codes))
    return codes, counts.astype(np.int64)


def _met(told: Tellings, form: Ints, width: int) -> Iterator[Ints]:
    """Part by part, as what :func:`_counted` counts, each telling with each other word about its name, once."""
    low, high, size = _around(told)
    count = max(len(told.word), 1)
    ends = (np.flatnonzero(np.diff(np.cumsum(size) // AT_ONCE)) + 1).tolist()
    for begin, end in pairwise((0, *ends, len(told.word))):
        row, at = spread(low[begin:end], high[begin:end])
        row += begin
        gap = told.day[row] - told.day[at]
        kept = (told.word[row] != told.word[at]) & (np.abs(gap) > ROUND)
        row, at, gap = row[kept], at[kept], gap[kept]
        how = np.where(gap > 0, AFTER, BEFORE)
        one, other = told.number[row], told.number[at]
        how = np.where((one > 0) & (other > 0) & (one != other) & (form[one] == form[other]), OTHER, how)
        yield distinct(((told.word[at] * width + told.word[row]) * 3 + how) * count + row) // count
