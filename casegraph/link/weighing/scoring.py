"""Pairs weighed: the sum of prior and evidence for every pair, and the same taken apart for explaining."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casegraph.link.arrays import Flags, Floats, Ints, looked_up, member, place_of
from casegraph.link.items.sources import Pairs, Sources
from casegraph.link.weighing.evidence import EARLY, EVIDENCE, LATE
from casegraph.link.weighing.hopeful import Hopeful
from casegraph.link.weighing.measures import Measure
from casegraph.link.weighing.pairing import Pair
from casegraph.link.weighing.rate import MOST, NONE, tallied
from casegraph.link.weighing.weights import PRIOR, WEIGHTS
from casegraph.link.words.compare import contradict

# The late evidence is read where the early sum lies between these: elsewhere it hardly ever changes the outcome, and it
# takes time to read.
DOUBT = (-4.0, 9.0)
# Pairs weighed at once: so few that their columns stay near the processor.
AT_ONCE = 40_000


class Sums:
    """The sums of many pairs, as columns: as objects, those of a million items would take a gigabyte.

    ``codes`` are the pairs as single numbers, sorted, each once.
    """

    def __init__(self, codes: Ints, totals: Floats) -> None:
        # Looked up one by one, for which arrays of numpy are slow; as columns they are the same memory.
        self._looked_up, self._found = looked_up(codes), array("d", totals.tobytes())
        self.codes, self.totals = np.frombuffer(self._looked_up, np.int64), np.frombuffer(self._found, np.float64)

    def of(self, code: int) -> float | None:
        """The sum of one pair, where it is among them."""
        at = place_of(code, self._looked_up)
        return None if at is None else self._found[at]

    def beside(self, codes: Ints, totals: Floats) -> Sums:
        """These and others, which may be among them."""
        codes, at = np.unique(np.concatenate((self.codes, codes)), return_index=True)
        return Sums(codes, np.concatenate((self.totals, totals))[at])


_NOTHING = Sums(np.zeros(0, np.int64), np.zeros(0))


@dataclass
class Scores:
    """The sum of prior and weights of pairs (the earlier item first): each weighed when first asked for, or ahead.

    ``rate`` is how much more the odds are in this municipality than :data:`PRIOR` has it, once that is known.
    """

    sources: Sources
    rate: float = field(default=0.0, init=False)
    _asked: dict[int, float] = field(default_factory=dict, init=False)
    _ahead: Sums = field(default=_NOTHING, init=False)

    @property
    def prior(self) -> float:
        """The logarithm of the odds before any evidence, as usual: what the rate says is evidence."""
        return PRIOR

    @cached_property
    def count(self) -> int:
        """How many items there are: a pair as a number is the position of the first times this plus the second's."""
        return max(len(self.sources.table.items), 1)

    def hopeful(self, parts: Iterable[tuple[Ints, Ints]], least: float) -> tuple[list[Hopeful], Ints]:
        """Weigh many pairs, given as columns part by part; give back those that may come to ``least`` once the rate is
        known, in parts too, and the tally of all.
        """
        found: list[Hopeful] = []
        tally = np.zeros_like(NONE)
        for part in _together(parts):
            pairs = Pairs(self.sources, *part)
            totals = summed(pairs)
            tally += tallied(totals)
            found.append(Hopeful(pairs.left, pairs.right, totals, pairs.alike.contradicted).above(least - MOST))
        return found, tally

    def foresee(self, first: Ints, second: Ints, known: Hopeful) -> None:
        """Weigh many pairs, given as columns, ahead; but for those ``known`` already, which are surely asked for."""
        codes, totals = [np.zeros(0, np.int64)], [np.zeros(0)]
        asked = known.codes(self.count)
        self._asked.update(zip(asked.tolist(), known.totals.tolist(), strict=True))
        new = ~member(np.sort(asked), first * self.count + second)
        for left, right in _together([(first[new], second[new])]):
            codes.append(left * self.count + right)
            totals.append(summed(Pairs(self.sources, left, right)) + self.rate)
        self.keep(np.concatenate(codes), np.concatenate(totals))

    def keep(self, codes: Ints, totals: Floats) -> None:
        """Keep the sums of pairs weighed elsewhere, as :attr:`weighed` gives them."""
        self._ahead = self._ahead.beside(codes, totals)

    def forget(self) -> None:
        """Let go of all that was weighed."""
        self._asked.clear()
        self._ahead = _NOTHING

    @property
    def weighed(self) -> Sums:
        """All that was weighed so far."""
        asked = np.array([*self._asked], np.int64), np.array([*self._asked.values()], np.float64)
        return self._ahead.beside(*asked)

    def known(self, pair: Pair) -> float | None:
        """The sum of a pair, where it was weighed."""
        code = pair[0] * self.count + pair[1]
        found = self._asked.get(code)
        return self._ahead.of(code) if found is None else found

    def add(self, pairs: Sequence[Pair]) -> None:
        """Weigh many pairs at once."""
        new = [pair for pair in pairs if self.known(pair) is None]
        for begin in range(0, len(new), AT_ONCE):
            columns = Pairs.of(self.sources, new[begin : begin + AT_ONCE])
            codes = columns.left * self.count + columns.right
            self._asked.update(zip(codes.tolist(), (summed(columns) + self.rate).tolist(), strict=True))

    def all_of(self, pairs: Sequence[Pair]) -> list[float]:
        """The sums for many pairs."""
        found = [self.known(pair) for pair in pairs]
        if None in found:
            self.add(pairs)
        return [self.of(*pair) if total is None else total for pair, total in zip(pairs, found, strict=True)]

    def of(self, one: int, other: int) -> float:
        """The sum for two items, in whatever order."""
        pair = (one, other) if one < other else (other, one)
        found = self.known(pair)
        if found is None:
            self.add([pair])
            return self._asked[pair[0] * self.count + pair[1]]
        return found

    def contradicted(self, one: int, other: int) -> bool:
        """Whether figures in the titles say outright that two items are two matters."""
        table = self.sources.table
        both = table.figured[one] and table.figured[other]
        return bool(both) and contradict(table.signs[one], table.signs[other])


def _together(parts: Iterable[tuple[Ints, Ints]]) -> Iterator[tuple[Ints, Ints]]:
    """Parts made even: weighing a few pairs takes nearly as long as weighing many, and very many take much room."""
    waiting: list[tuple[Ints, Ints]] = []
    for part in chain(parts, [None]):
        waiting += [part] if part else []
        if waiting and (part is None or sum(len(first) for first, _ in waiting) >= AT_ONCE):
            first, second = map(np.concatenate, zip(*waiting, strict=True))
            waiting.clear()
            for begin in range(0, len(first), AT_ONCE):
                yield first[begin : begin + AT_ONCE], second[begin : begin + AT_ONCE]


def summed(pairs: Pairs) -> Floats:
    """The sum of prior and weights of each pair; the late evidence only where there is doubt."""
    totals = np.full(len(pairs), PRIOR)
    for name, measure in EARLY.items():
        totals += weights(name)[measure(pairs)]
    doubtful = np.flatnonzero((totals > DOUBT[0]) & (totals < DOUBT[1]))
    some = pairs.at(doubtful)
    for name, measure in LATE.items():
        totals[doubtful] += weights(name)[measure(some)]
    return totals


@cache
def weights(name: str) -> Floats:
    """The weight of each level of a piece of evidence; a level without a weight says nothing."""
    return np.array([WEIGHTS[name].get(level, 0.0) for level in EVIDENCE[name].levels])


class Piece(NamedTuple):
    """One piece of evidence on a pair: its name, its level there, and what that weighs."""

    name: str
    level: str
    weight: float


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """The evidence on many pairs, a row each: the level of every piece of :data:`EVIDENCE` in its order (below nought
    where it was not read), and the sum of prior and weights.
    """

    levels: NDArray[np.int8]
    totals: Floats

    def pieces(self, row: int) -> Pieces:
        """The pieces that were read on a pair."""
        read = zip(EVIDENCE, self.levels[row].tolist(), strict=True)
        return tuple(_piece(name, level) for name, level in read if level >= 0)


def weigh(sources: Sources, pairs: Sequence[Pair], settled: Callable[[Weighing], Flags] | None = None) -> Weighing:
    """The evidence on each pair; without the late evidence where the early one is called settled."""
    columns = Pairs.of(sources, pairs)
    found = Weighing(np.full((len(pairs), len(EVIDENCE)), -1, np.int8), np.full(len(pairs), PRIOR))
    _read(found, EARLY, columns, np.arange(len(pairs)))
    rows = np.flatnonzero(~settled(found)) if settled else np.arange(len(pairs))
    _read(found, LATE, columns.at(rows), rows)
    return found


def _read(found: Weighing, measures: Mapping[str, Measure], pairs: Pairs, rows: Ints) -> None:
    for name, measure in measures.items():
        level = measure(pairs)
        found.levels[rows, PLACE[name]] = level
        found.totals[rows] += weights(name)[level]


# Where each piece stands among all.
PLACE = {name: at for at, name in enumerate(EVIDENCE)}


@cache
def _piece(name: str, level: int) -> Piece:
    return Piece(name, EVIDENCE[name].levels[level], float(weights(name)[level]))
