"""Columns of whole numbers, and lists of different lengths laid end to end: what linking many items at once needs."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
# Where numbers are small and there are very many.
Small = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
# Of a table of keys: the least places for each of them; what a place holds that is none's or that of several; and two
# to the 64th by the golden ratio.
ROOM, EMPTY, SEVERAL = 2, -1, -2
GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of numbers end to end: list ``n`` is ``values[start[n]:start[n + 1]]``."""

    values: Ints
    start: Ints

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Ragged:
        """The same lists as columns."""
        lengths = np.fromiter(map(len, lists), np.int64, len(lists))
        start = np.concatenate(([0], np.cumsum(lengths)))
        return cls(np.fromiter(chain.from_iterable(lists), np.int64, int(start[-1])), start)

    def row(self, wanted: int) -> Ints:
        """The values of one list."""
        return self.values[self.start[wanted] : self.start[wanted + 1]]

    def rows(self, wanted: Ints) -> tuple[Ints, Ints]:
        """The values of the lists ``wanted``, one after another, with the place in ``wanted`` each comes from."""
        row, at = spread(self.start[wanted], self.start[wanted + 1])
        return row, self.values[at]

    @property
    def owner(self) -> Ints:
        """The list that each value is in."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))

    def raised(self, by: int) -> Ragged:
        """The same lists with every value so much higher."""
        return Ragged(self.values + by, self.start)

    def beside(self, *others: Ragged) -> Ragged:
        """Every list with that of the others behind it."""
        every = (self, *others)
        start = np.sum([one.start for one in every], axis=0)
        values, begin = np.empty(start[-1], np.int64), start[:-1]
        for one in every:
            end = begin + np.diff(one.start)
            values[spread(begin, end)[1]] = one.values
            begin = end
        return Ragged(values, start)

    def keys(self, width: int) -> Keys:
        """Every value with its list as one number: list times ``width`` plus value."""
        return Keys(np.sort(self.owner * width + self.values))


def spread(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Every number from ``low`` to below ``high``, range after range, with the index of its range."""
    count = np.maximum(high - low, 0)
    row = np.repeat(np.arange(len(low)), count)
    return row, np.arange(len(row)) - (np.cumsum(count) - count - low)[row]


def member(keys: Ints, asked: Ints) -> Flags:
    """Whether each of ``asked`` is among the sorted ``keys``."""
    if not len(keys):
        return np.zeros(len(asked), np.bool_)
    at = np.searchsorted(keys, asked)
    at[at == len(keys)] = 0
    return np.asarray(keys[at] == asked, np.bool_)


class Keys:
    """Sorted numbers from nought on, and whether others are among them: asked of very many, they are looked up in a
    table by their hash, each at once, where a search would take a step for every doubling of the keys.
    """

    def __init__(self, codes: Ints) -> None:
        self.codes = codes
        # From the upper bits of a product, by Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
        self._shift = np.uint64(64 - (ROOM * len(codes) + 1).bit_length())
        place = self._place(codes)
        self._table = np.full(1 << (64 - int(self._shift)), EMPTY, np.int64)
        self._table[place] = codes
        self._table[place[self._table[place] != codes]] = SEVERAL

    def has(self, asked: Ints) -> Flags:
        """Whether each of ``asked``, which are from nought on too, is among the keys."""
        held = self._table[self._place(asked)]
        found = np.asarray(held == asked, np.bool_)
        rest = np.flatnonzero(held == SEVERAL)
        if len(rest):
            found[rest] = member(self.codes, asked[rest])
        return found

    def _place(self, codes: Ints) -> Ints:
        product = codes.view(np.uint64) * GOLDEN
        product >>= self._shift
        return product.view(np.int64)


def looked_up(codes: Ints) -> array[int]:
    """Sorted codes to be looked up one by one with :func:`place_of`, for which arrays of numpy are slow."""
    return array("q", codes.tobytes())


def place_of(code: int, codes: array[int]) -> int | None:
    """Where a code stands among sorted ones; ``None`` where it does not."""
    at = bisect_left(codes, code)
    return at if at < len(codes) and codes[at] == code else None


def distinct(values: Ints, *, given_up: bool = False) -> Ints:
    """The values sorted, each once; in the room of ``values`` themselves where those are ``given_up``."""
    ordered = values if given_up else values.copy()
    ordered.sort()
    return ordered[_new(ordered)]


def places(values: Ints) -> tuple[Ints, Ints]:
    """The values sorted, each once, and where each of ``values`` is among them."""
    order = np.argsort(values)
    ordered = values[order]
    new = _new(ordered)
    place = np.empty(len(values), np.int64)
    place[order] = np.cumsum(new) - 1
    return ordered[new], place


def _new(ordered: Ints) -> Flags:
    """Which values differ from the one before."""
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def numbered(values: Iterable[object]) -> Ints:
    """A number for each value, equal values the same, in the order in which they first come."""
    values = list(values)
    known = {value: number for number, value in enumerate(dict.fromkeys(values))}
    return np.fromiter(map(known.__getitem__, values), np.int64, len(values))
