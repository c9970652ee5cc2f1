"""Words that are near one another though not equal, looked up for columns of word pairs: misprints and compounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casegraph.link.arrays import Flags, Floats, Ints, Ragged, places
from casegraph.link.words.compare import tie
from casegraph.link.words.corpus import Words

# Bits of one number by which words, and parts of words, are told apart at a glance.
BITS = 63


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties each of many pairs of words; nothing where ``worth`` is nought. All as in :class:`Tie`."""

    worth: Floats
    left: Floats
    right: Floats
    misprint: Flags


class Kinship:
    """The words of a corpus by what they may be near to; every pair of words is looked at once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.width = len(words.stems)
        kin = Ragged.of([words.kin.get(word, ()) for word in range(self.width)])
        numbers: dict[str, int] = {}
        held = [[numbers.setdefault(part, len(numbers)) for part in words.parts.get(n, ())] for n in range(self.width)]
        self._parts, self._part_width = Ragged.of(held), max(len(numbers), 1)
        self._part_keys = self._parts.keys(self._part_width)
        self._kin_keys = kin.keys(max(self.width, 1))
        self.has = np.array([word in words.kin or word in words.parts for word in range(self.width)], np.bool_)
        self._own = 1 << np.arange(self.width) % BITS
        self._kin_bits, self._part_bits = _bits(kin), _bits(self._parts)

    def possible(self, one: Ints, other: Ints) -> Flags:
        """Whether anything may tie each word of the one column to that of the other: most have nothing in common."""
        common = (self._own[one] & self._kin_bits[other]) | (self._part_bits[one] & self._part_bits[other])
        return np.asarray(common != 0, np.bool_)

    def of(self, one: Ints, other: Ints) -> Ties:
        """What ties each word of the one column to that of the other."""
        codes, place = places(one * self.width + other)
        found = np.zeros((len(codes), 3))
        misprint = self._kin_keys.has(codes)
        for at in np.flatnonzero(misprint | self._part_shared(*np.divmod(codes, self.width))).tolist():
            tied = tie(*divmod(int(codes[at]), self.width), self._words)
            if tied:
                found[at] = tied.worth, tied.left, tied.right
        found, misprint = found[place], misprint[place]
        return Ties(found[:, 0], found[:, 1], found[:, 2], misprint)

    def _part_shared(self, one: Ints, other: Ints) -> Flags:
        row, part = self._parts.rows(one)
        found = np.zeros(len(one), np.bool_)
        found[row[self._part_keys.has(other[row] * self._part_width + part)]] = True
        return found


def _bits(near: Ragged) -> Ints:
    """For each word a bit for each thing that it is near to; several things may have one bit."""
    found = np.zeros(len(near.start) - 1, np.int64)
    np.bitwise_or.at(found, near.owner, 1 << near.values % BITS)
    return found
