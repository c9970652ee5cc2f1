"""The titles of many pairs compared at once, to the same figures as :func:`compare` gives one by one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from casegraph.link.arrays import Flags, Floats, Ints, Ragged, distinct, member, numbered, places, spread
from casegraph.link.titles.pieces import LAST
from casegraph.link.titles.reader import beginning, spelled
from casegraph.link.words.bearing import Bearing
from casegraph.link.words.compare import CONTRADICT, NEITHER, ONE_SIDED, OVERLAP, SAME, compare, sameness
from casegraph.link.words.corpus import Words
from casegraph.link.words.kinship import Kinship
from casegraph.link.words.signs import Sign

# Nats from which on what is left of a title that breaks off says what it is the beginning of.
TELLING_BEGINNING = 4.0


@dataclass(frozen=True)
class Alike:
    """What pairs of wordings have in common, a column each; the meaning is that of :class:`compare.Likeness`.

    ``named`` is the weight of the names among what is shared, ``rare`` marks pairs with a figure in common that singles
    a matter out, ``bearing`` how the names in common are borne (:mod:`bearing`), ``goes_on`` those where the one title
    breaks off and the other begins with all of it.
    """

    shared: Floats
    named: Floats
    left: Floats
    right: Floats
    numbers: Ints
    years: Ints
    periods: Ints
    names: Ints
    rare: Flags
    bearing: Ints
    goes_on: Flags

    @property
    def least(self) -> Floats:
        """The weight that the side with fewer words of its own has alone."""
        return np.minimum(self.left, self.right)

    @property
    def most(self) -> Floats:
        """The weight that the side with more words of its own has alone."""
        return np.maximum(self.left, self.right)

    @property
    def contained(self) -> Floats:
        """The share of the shorter title that the other has too: 0 to 1."""
        return _share(self.shared, self.least)

    @property
    def covered(self) -> Floats:
        """The share of the longer title that the other has too: 0 to 1."""
        return _share(self.shared, self.most)

    @property
    def contradicted(self) -> Flags:
        """Which pairs have figures that say outright that they are of two matters, as :func:`compare.contradict`."""
        figures = np.stack((self.numbers, self.years, self.periods))
        return np.asarray((figures == CONTRADICT).any(axis=0), np.bool_)

    def at(self, rows: Ints) -> Alike:
        """The same columns with these rows."""
        return Alike(**{name: column[rows] for name, column in vars(self).items()})


def _share(shared: Floats, alone: Floats) -> Floats:
    return np.divide(shared, shared + alone, out=np.zeros(len(shared)), where=shared > 0.0)


@dataclass(frozen=True, slots=True)
class _Near:
    """Pairs of words that are near one another, a row each, by pair of wordings; sums are taken in this order."""

    row: Ints
    one: Ints
    other: Ints
    worth: Floats
    left: Floats
    right: Floats
    misprint: Flags
    mixed: Ints

    def summed(self, values: Floats, count: int) -> Floats:
        """The sum of the values of each pair of wordings, added in their order."""
        return np.asarray(np.bincount(self.row, values, count), np.float64)


class Wordings:
    """Distinct wordings as columns; ``rare`` are the figures that single a matter out."""

    def __init__(self, signs: Sequence[Sign], words: Words, rare: frozenset[str]) -> None:
        self.signs = signs
        self._words = words
        self._width = max(len(words.stems), 1)
        self._weight = np.array([sign.weight for sign in self.signs])
        self._word_weight = np.array(words.weight)
        # The lightest first: a sum of floats depends on its order.
        weight = words.weight
        self._held = Ragged.of([sorted(sign.words, key=weight.__getitem__) for sign in self.signs])
        self._names = Ragged.of([sorted(sign.names) for sign in self.signs])
        self._named = np.diff(self._names.start) > 0
        self._called = self._names.keys(self._width)
        self._bags = self._held.keys(self._width)
        self._kinship = Kinship(words)
        self._bearing = Bearing(self.signs, words)
        self._broken = _Broken(self.signs)
        self._numbers = _Figures([sign.numbers for sign in self.signs], lambda common: not rare.isdisjoint(common))
        self._years = _Figures([sign.years for sign in self.signs])
        self._periods = _Figures([sign.periods for sign in self.signs])

    def alike(self, one: Ints, other: Ints) -> Alike:
        """Compare the wordings ``one`` with the wordings ``other``, pair by pair; equal pairs are compared once."""
        codes, place = places(one * len(self.signs) + other)
        return self._compared(*np.divmod(codes, len(self.signs))).at(place)

    def _compared(self, one: Ints, other: Ints) -> Alike:
        row, word = self._held.rows(one)
        common = self._bags.has(other[row] * self._width + word)
        shared = np.asarray(np.bincount(row[common], self._word_weight[word[common]], len(one)), np.float64)
        left, right = self._weight[one] - shared, self._weight[other] - shared
        alone = ~common & self._kinship.has[word] & ((left > 0.0) & (right > 0.0))[row]
        near = self._near((row[alone], word[alone]), one, other)
        numbers, rare = self._numbers.same(one, other)
        found = Alike(
            shared=shared + near.summed(near.worth, len(one)),
            named=self._named_weight(one, other),
            left=np.maximum(left - near.summed(near.left, len(one)), 0.0),
            right=np.maximum(right - near.summed(near.right, len(one)), 0.0),
            numbers=numbers,
            years=self._years.same(one, other)[0],
            periods=self._periods.same(one, other)[0],
            names=self._name_sameness(one, other, near),
            rare=rare,
            bearing=self._bearing.level(one, other),
            goes_on=self._broken.goes_on(one, other) | self._broken.goes_on(other, one),
        )
        self._correct(found, one, other, near.mixed)
        return found

    def _named_weight(self, one: Ints, other: Ints) -> Floats:
        """The weight of the names that both have."""
        row, name = self._names.rows(one)
        common = np.flatnonzero(self._called.has(other[row] * self._width + name))
        return np.asarray(np.bincount(row[common], self._word_weight[name[common]], len(one)), np.float64)

    def _near(self, alone: tuple[Ints, Ints], one: Ints, other: Ints) -> _Near:
        """The words that are near one another though not equal; those of the one that may be are ``alone``, with their
        rows.
        """
        left_row, left_word = alone
        right_row, right_word = self._alone(other, one, distinct(left_row))
        count = np.bincount(right_row, minlength=len(one))
        end = np.cumsum(count)
        at, theirs = spread((end - count)[left_row], end[left_row])
        some = np.flatnonzero(self._kinship.possible(left_word[at], right_word[theirs]))
        at, theirs = at[some], theirs[some]
        row, mine, yours = left_row[at], left_word[at], right_word[theirs]
        ties = self._kinship.of(mine, yours)
        tied = np.flatnonzero(ties.worth > 0.0)
        order = tied[np.lexsort((yours[tied], mine[tied], ~ties.misprint[tied], row[tied]))]
        row, mine, yours = row[order], mine[order], yours[order]
        mixed = distinct(row[np.concatenate([_again(row * self._width + word) for word in (mine, yours)])])
        return _Near(
            row, mine, yours, ties.worth[order], ties.left[order], ties.right[order], ties.misprint[order], mixed
        )

    def _alone(self, one: Ints, other: Ints, rows: Ints) -> tuple[Ints, Ints]:
        """The words of the one that the other lacks and that may be near another word, with their rows."""
        row, word = self._held.rows(one[rows])
        kept = self._kinship.has[word]
        row, word = rows[row[kept]], word[kept]
        alone = ~self._bags.has(other[row] * self._width + word)
        return row[alone], word[alone]

    def _correct(self, found: Alike, one: Ints, other: Ints, rows: Ints) -> None:
        """Set right the pairs in which a word is near several others, which are paired off one by one."""
        for row in rows.tolist():
            likeness = compare(self.signs[one[row]], self.signs[other[row]], self._words)
            found.shared[row], found.left[row], found.right[row] = likeness.shared, likeness.left, likeness.right
            found.names[row] = likeness.names

    def _name_sameness(self, one: Ints, other: Ints, near: _Near) -> Ints:
        mine, theirs = self._named[one], self._named[other]
        left, equal = self._missing(one, other, near, near.one)
        right, also = self._missing(other, one, near, near.other)
        both = np.where(left & right, CONTRADICT, np.where(equal & also, SAME, OVERLAP))
        single = np.where(mine | theirs, ONE_SIDED, NEITHER)
        return np.where(mine & theirs, both, single)

    def _missing(self, one: Ints, other: Ints, near: _Near, paired: Ints) -> tuple[Flags, Flags]:
        """Whether a name of the one is no word of the other, nor ``paired`` with one near it; and whether all names
        are words of the other, or misprints of one.
        """
        row, name = self._names.rows(one)
        alone = ~self._bags.has(other[row] * self._width + name)
        row, name = row[alone], name[alone]
        missing, equal = np.zeros(len(one), np.bool_), np.ones(len(one), np.bool_)
        missing[row], equal[row] = True, False
        beside = np.zeros(len(one), np.bool_)
        beside[near.row] = True
        some = np.flatnonzero(beside[row])  # few pairs have words that are near one another
        row, codes = row[some], row[some] * self._width + name[some]
        paired = near.row * self._width + paired
        for found, codes_near, value in ((missing, paired, True), (equal, paired[near.misprint], False)):
            found[row] = not value
            found[row[~member(np.sort(codes_near), codes)]] = value
        return missing, equal


class _Broken:
    """Titles that break off, and where among all titles in order of the alphabet those stand that begin so."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self._rank, self._end = np.zeros(len(signs), np.int64), np.full(len(signs), -1, np.int64)
        # None begins with a whole title, or with what says too little.
        cut = [at for at, sign in enumerate(signs) if sign.title.cut and sign.weight >= TELLING_BEGINNING]
        if cut:
            printed = [
                beginning(sign.title.printed) if sign.title.cut else spelled(sign.title.printed) for sign in signs
            ]
            ordered = sorted(set(printed))
            self._rank = np.array([bisect_left(ordered, text) for text in printed], np.int64)
            self._end[cut] = [bisect_left(ordered, printed[at] + LAST) for at in cut]

    def goes_on(self, one: Ints, other: Ints) -> Flags:
        """Where the title ``one`` breaks off and ``other`` begins with it."""
        return np.asarray((self._rank[one] <= self._rank[other]) & (self._rank[other] < self._end[one]), np.bool_)


class _Figures:
    """Sets of figures, a number for each (nought for none), and how every two of them agree, looked at once.

    ``telling`` says whether figures that two sets have in common tell matters apart.
    """

    def __init__(
        self, sets: Sequence[frozenset[str]], telling: Callable[[frozenset[str]], bool] = lambda common: False
    ) -> None:
        self._number = numbered([frozenset(), *sets])[1:]
        self._known, self._telling = list(dict.fromkeys([frozenset(), *sets])), telling
        self._tells = np.array([telling(known) for known in self._known], np.bool_)

    def same(self, one: Ints, other: Ints) -> tuple[Ints, Flags]:
        """How the figures of each pair agree, and whether they have telling ones in common."""
        first, second = self._number[one], self._number[other]
        level = np.where(first == second, np.where(first > 0, SAME, NEITHER), ONE_SIDED)
        telling = (first == second) & self._tells[first]
        # Most titles have no figures, or the same.
        rest = np.flatnonzero((first != second) & (first > 0) & (second > 0))
        codes, place = places(first[rest] * len(self._known) + second[rest])
        pairs = [
            (self._known[a], self._known[b]) for a, b in (divmod(code, len(self._known)) for code in codes.tolist())
        ]
        level[rest] = np.array([sameness(a, b) for a, b in pairs], np.int64)[place]
        telling[rest] = np.array([self._telling(a & b) for a, b in pairs], np.bool_)[place]
        return level, telling


def _again(codes: Ints) -> Ints:
    """Where a code stands that stands elsewhere too."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    twin = ordered[1:] == ordered[:-1]
    flags = np.zeros(len(codes), np.bool_)
    flags[1:] |= twin
    flags[:-1] |= twin
    return order[flags]
