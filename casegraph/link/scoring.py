"""Pairs weighed: the sum of prior and evidence for every pair, and the same taken apart for explaining."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casegraph.link.arrays import Flags, Floats, Ints, member
from casegraph.link.compare import contradict
from casegraph.link.evidence import EARLY, EVIDENCE, LATE, Measure, Pairs, Sources
from casegraph.link.hopeful import Hopeful, pairs_of
from casegraph.link.pairing import Pair
from casegraph.link.weights import PRIOR, WEIGHTS

# The late evidence is read where the early sum lies between these: elsewhere it hardly ever changes the outcome, and it
# takes time to read.
DOUBT = (-4.0, 9.0)
# What the late evidence can add at best.
LATE_MOST = sum(max(WEIGHTS[name].values()) for name in LATE)
# Pairs weighed at once: so few that their columns stay near the processor.
AT_ONCE = 40_000


@dataclass
class Scores:
    """The sum of prior and weights of pairs, each weighed when first asked for."""

    sources: Sources
    totals: dict[Pair, float] = field(default_factory=dict)

    @property
    def prior(self) -> float:
        """The logarithm of the odds before any evidence."""
        return PRIOR

    def hopeful(self, parts: Iterable[tuple[Ints, Ints]], least: float) -> list[Hopeful]:
        """Weigh many pairs, given as columns part by part, and give back those that come to ``least``, in parts too."""
        return [_weighed(Pairs(self.sources, *part), least) for part in _together(parts)]

    def foresee(self, first: Ints, second: Ints, known: Hopeful) -> None:
        """Weigh many pairs (the earlier item first), given as columns, but for those that are known already."""
        count = len(self.sources.table.items)
        new = ~member(np.sort(known.codes(count)), first * count + second)
        for left, right in _together([(first[new], second[new])]):
            self.keep(pairs_of(left, right, self.sources.table.positions), summed(Pairs(self.sources, left, right)))

    def add(self, pairs: Sequence[Pair]) -> None:
        """Weigh many pairs at once."""
        new = [pair for pair in pairs if pair not in self.totals]
        for begin in range(0, len(new), AT_ONCE):
            columns = Pairs.of(self.sources, new[begin : begin + AT_ONCE])
            self.keep(zip(columns.left.tolist(), columns.right.tolist(), strict=True), summed(columns))

    def keep(self, pairs: Iterable[Pair], totals: Floats) -> None:
        """Keep the sums of pairs weighed elsewhere."""
        self.totals.update(zip(pairs, totals.tolist(), strict=True))

    def all_of(self, pairs: Sequence[Pair]) -> list[float]:
        """The sums for many pairs (the earlier item first)."""
        found = [self.totals.get(pair) for pair in pairs]
        if None in found:
            self.add(pairs)
        return [self.totals[pair] if total is None else total for pair, total in zip(pairs, found, strict=True)]

    def of(self, one: int, other: int) -> float:
        """The sum for two items."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self.totals:
            self.add([pair])
        return self.totals[pair]

    def contradicted(self, one: int, other: int) -> bool:
        """Whether figures in the titles say outright that two items are two matters."""
        signs = self.sources.table.signs
        return contradict(signs[one], signs[other])


def _weighed(pairs: Pairs, least: float) -> Hopeful:
    totals = summed(pairs, least - LATE_MOST)
    return Hopeful(pairs.left, pairs.right, totals, pairs.alike.contradicted).above(least)


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


def summed(pairs: Pairs, least: float = DOUBT[0]) -> Floats:
    """The sum of prior and weights of each pair; the late evidence only where there is doubt, and from ``least`` on."""
    totals = np.full(len(pairs), PRIOR)
    for name, measure in EARLY.items():
        totals += weights(name)[measure(pairs)]
    doubtful = np.flatnonzero((totals > DOUBT[0]) & (totals < DOUBT[1]) & (totals >= least))
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
