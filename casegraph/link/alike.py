"""The titles of many pairs compared at once, and how much the best of evidence could make of each pair.

Most pairs that share a word are nothing. What their titles have in common is worked out here in columns, exactly but
for misprints and compounds, and a pair goes on to be weighed piece by piece only where it could come to something.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from casegraph.link.arrays import Flags, Floats, Ints, Ragged, distinct, member, numbered, places
from casegraph.link.compare import MISPRINT_WORTH, PART_WORTH, Sameness, sameness
from casegraph.link.signs import Sign
from casegraph.link.words import Words

# Sets of figures: a number for each wording's, and the set that each number stands for.
_Figures = tuple[Ints, list[frozenset[str]]]


@dataclass(frozen=True)
class Alike:
    """The most that pairs of wordings can have in common: exact but where ``near``.

    ``shared`` is the weight of the words in common, ``least`` and ``most`` what the one and the other side have alone;
    the rest as in :class:`casegraph.link.compare.Likeness`. ``near`` marks pairs with words that may be misprints or
    parts of each other: they can share no more and differ by no less, and their names are those printed alike.
    """

    shared: Floats
    least: Floats
    most: Floats
    numbers: Ints
    years: Ints
    periods: Ints
    names: Ints
    near: Flags

    @property
    def contained(self) -> Flags:
        """Where the one title may have nothing that the other lacks."""
        return np.asarray((self.least < 1e-6) | self.near, np.bool_)


class Wordings:
    """The distinct wordings of a table as columns; ``of`` is the number of each item's wording."""

    def __init__(self, signs: Sequence[Sign], words: Words) -> None:
        known: dict[int, int] = {}
        self.of = np.array([known.setdefault(id(sign), len(known)) for sign in signs], np.int64)
        first: dict[int, Sign] = {id(sign): sign for sign in signs}
        self.signs = [first[key] for key in known]
        self.width = len(words.stems)
        self.weight = np.array([sign.weight for sign in self.signs])
        self.word_weight = np.array(words.weight)
        # The lightest first: a sum of floats depends on its order.
        weight = words.weight
        self.words = Ragged.of([sorted(sign.words, key=weight.__getitem__) for sign in self.signs])
        self.names = Ragged.of([sorted(sign.names) for sign in self.signs])
        self.bags = self.words.keys(self.width)
        self.kin = Ragged.of([words.kin.get(word, ()) for word in range(self.width)])
        parts: dict[str, int] = {}
        numbers = [[parts.setdefault(p, len(parts)) for p in words.parts.get(n, ())] for n in range(self.width)]
        self.parts = Ragged.of(numbers)
        self.near_worth = np.array(
            [
                max(MISPRINT_WORTH * weight[n], PART_WORTH * max(words.parts.get(n, {"": 0.0}).values()), 1e-9)
                for n in range(self.width)
            ]
        )
        self.part_width = max(len(parts), 1)
        self.held = distinct(
            Ragged.of([[p for w in sign.words for p in numbers[w]] for sign in self.signs]).keys(self.part_width)
        )

        self._numbers = _figures([sign.numbers for sign in self.signs])
        self._years = _figures([sign.years for sign in self.signs])
        self._periods = _figures([sign.periods for sign in self.signs])

    def alike(self, one: Ints, other: Ints) -> Alike:
        """Compare the wordings ``one`` with the wordings ``other``, pair by pair."""
        row, word = self.words.rows(one)
        common = member(self.bags, other[row] * self.width + word)
        shared = _summed(row[common], self.word_weight[word[common]], len(one))
        left, right = self.weight[one] - shared, self.weight[other] - shared
        used, worth = self._near(one, other, (left > 0.0) & (right > 0.0))
        near = worth > 0.0
        used_there, worth_there = self._near(other, one, near)
        # A word may be part of several of the other side, each of which is then used up whole.
        left = left - np.where(near, used + worth_there, 0.0)
        right = right - np.where(near, used_there + worth, 0.0)
        return Alike(
            shared=shared + worth + worth_there,
            least=np.maximum(np.minimum(left, right), 0.0),
            most=np.maximum(np.maximum(left, right), 0.0),
            numbers=self._same(self._numbers, one, other),
            years=self._same(self._years, one, other),
            periods=self._same(self._periods, one, other),
            names=self._names(one, other),
            near=near,
        )

    def _near(self, one: Ints, other: Ints, asked: Flags) -> tuple[Floats, Floats]:
        """What the words of the one that may be misprints or parts of words of the other weigh, and may be worth.

        Only for the pairs asked; nought for the rest.
        """
        rows = np.flatnonzero(asked)
        row, word = self.words.rows(one[rows])
        row = rows[row]
        alone = ~member(self.bags, other[row] * self.width + word)
        row, word = row[alone], word[alone]
        near = np.zeros(len(row), np.bool_)
        place, kin = self.kin.rows(word)
        near[place[member(self.bags, other[row[place]] * self.width + kin)]] = True
        place, part = self.parts.rows(word)
        near[place[member(self.held, other[row[place]] * self.part_width + part)]] = True
        row, word = row[near], word[near]
        return _summed(row, self.word_weight[word], len(other)), _summed(row, self.near_worth[word], len(other))

    def _same(self, figures: _Figures, one: Ints, other: Ints) -> Ints:
        """How the figures of each pair agree, every two sets compared once."""
        number, known = figures
        codes, place = places(number[one] * len(known) + number[other])
        pairs = (divmod(code, len(known)) for code in codes.tolist())
        return np.array([sameness(known[a], known[b]) for a, b in pairs], np.int64)[place]

    def _names(self, one: Ints, other: Ints) -> Ints:
        left, right = self._missing(one, other), self._missing(other, one)
        count = np.diff(self.names.start)
        mine, theirs = count[one] > 0, count[other] > 0
        both = np.where(left & right, Sameness.CONTRADICT, np.where(left | right, Sameness.OVERLAP, Sameness.SAME))
        single = np.where(mine | theirs, Sameness.ONE_SIDED, Sameness.NEITHER)
        return np.where(mine & theirs, both, single)

    def _missing(self, one: Ints, other: Ints) -> Flags:
        """Whether a name of the one is no word of the other."""
        row, name = self.names.rows(one)
        found = np.zeros(len(one), np.bool_)
        found[row[~member(self.bags, other[row] * self.width + name)]] = True
        return found


def _figures(sets: Sequence[frozenset[str]]) -> _Figures:
    return numbered(sets), list(dict.fromkeys(sets))


def _summed(row: Ints, values: Floats, count: int) -> Floats:
    """The sum of the values of each row, added in their order."""
    return np.asarray(np.bincount(row, values, count), np.float64)
