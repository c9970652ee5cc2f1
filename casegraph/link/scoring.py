"""Pairs weighed: the sum of prior and evidence for every pair, and the same taken apart for explaining."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from casegraph.link.arrays import Ints
from casegraph.link.ceiling import Ceiling
from casegraph.link.compare import contradict
from casegraph.link.evidence import EARLY, EVIDENCE, LATE, Function, Pairs, Sources
from casegraph.link.pairing import Pair, as_pairs
from casegraph.link.weights import PRIOR, weigh

# The late evidence is read where the early sum lies between these: elsewhere it could not change the outcome.
DOUBT = (-4.0, 9.0)
# Pairs sifted at once.
AT_ONCE = 300_000


@dataclass
class Scores:
    """The sum of prior and weights of pairs, each weighed when first asked for."""

    sources: Sources
    totals: dict[Pair, float] = field(default_factory=dict)

    @property
    def prior(self) -> float:
        """The logarithm of the odds before any evidence."""
        return PRIOR

    def add_hopeful(self, first: Ints, second: Ints, least: float) -> None:
        """Weigh those of many pairs, given as columns, that can come to ``least`` at all."""
        ceiling = Ceiling(self.sources)
        for begin in range(0, len(first), AT_ONCE):
            part = first[begin : begin + AT_ONCE], second[begin : begin + AT_ONCE]
            self.add(as_pairs(part, ceiling.hopeful(*part, least, DOUBT)))

    def add(self, pairs: Sequence[Pair]) -> None:
        """Weigh many pairs at once."""
        new = [pair for pair in pairs if pair not in self.totals]
        if not new:
            return
        columns = Pairs(self.sources, [a for a, _ in new], [b for _, b in new])
        totals = [PRIOR] * len(new)
        for name, function in EARLY.items():
            totals = [sum_ + weight for sum_, weight in zip(totals, weigh(name, function(columns)), strict=True)]
        self.totals.update(zip(new, totals, strict=True))
        self._add_late([pair for pair, total in zip(new, totals, strict=True) if DOUBT[0] < total < DOUBT[1]])

    def _add_late(self, doubtful: Sequence[Pair]) -> None:
        columns = Pairs(self.sources, [a for a, _ in doubtful], [b for _, b in doubtful])
        for name, function in LATE.items():
            for pair, weight in zip(doubtful, weigh(name, function(columns)), strict=True):
                self.totals[pair] += weight

    def all_of(self, pairs: Sequence[Pair]) -> list[float]:
        """The sums for many pairs (the earlier item first)."""
        self.add([pair for pair in pairs if pair not in self.totals])
        return [self.totals[pair] for pair in pairs]

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


class Piece(NamedTuple):
    """One piece of evidence on a pair: its name, its level there, and what that weighs."""

    name: str
    level: str
    weight: float


Pieces = tuple[Piece, ...]
Functions = Mapping[str, Function]


def weighed(sources: Sources, pairs: Sequence[Pair], functions: Functions = EVIDENCE) -> list[Pieces]:
    """Every piece of evidence on each pair, in the order of the table of weights."""
    columns = Pairs(sources, [a for a, _ in pairs], [b for _, b in pairs])
    found = [[_piece(name, level) for level in function(columns)] for name, function in functions.items()]
    return list(zip(*found, strict=True))


@cache
def _piece(name: str, level: str) -> Piece:
    return Piece(name, level, weigh(name, [level])[0])
