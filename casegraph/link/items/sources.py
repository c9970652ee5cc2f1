"""What evidence is read from: the items of one municipality, and pairs of them as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from casegraph.link.arrays import Flags, Ints
from casegraph.link.items.circumstances import Circumstances
from casegraph.link.items.columns import Columns
from casegraph.link.items.mentions import Mentions
from casegraph.link.items.presentations import Prose
from casegraph.link.items.renumbering import Systems
from casegraph.link.items.table import Table
from casegraph.link.titles.facts import TitleFacts
from casegraph.link.words.alike import Alike
from casegraph.link.words.compare import CONTRADICT, NEITHER, SAME

# The ways from the body of one item to that of another.
STEPS = ("same body", "other body", "up", "down", "heard")
# Nats of own words that are none to speak of, and the share of the shorter title that must be in the longer one.
SLIGHT, MOSTLY = 1e-9, 0.999


class Habit(NamedTuple):
    """How many titles were met on their way to the next agenda up the route, and how many of them were reworded."""

    times: int = 0
    reworded: int = 0


@dataclass(frozen=True)
class Sources:
    """What evidence is read from, beside the pairs themselves.

    ``former`` are the pairs that a former number ties, ``facts`` what titles tell by their printed words;
    ``habit`` is what a first round of linking showed.
    """

    table: Table
    mentions: Mentions
    prose: Prose
    systems: Systems
    known: Circumstances
    former: Sequence[tuple[int, int]]
    facts: TitleFacts
    habit: Habit | None = None

    @cached_property
    def columns(self) -> Columns:
        """The items as columns of numbers."""
        return Columns(self.table, self.mentions, self.known, self.facts)


@dataclass
class Pairs:
    """Pairs of positions in a table, the earlier item first, as two columns."""

    sources: Sources
    left: Ints
    right: Ints

    @classmethod
    def of(cls, sources: Sources, pairs: Sequence[tuple[int, int]]) -> Pairs:
        """The pairs as columns."""
        columns = np.array(pairs, np.int64).reshape(-1, 2)
        return cls(sources, columns[:, 0], columns[:, 1])

    def __len__(self) -> int:
        return len(self.left)

    def at(self, rows: Ints) -> Pairs:
        """The pairs of these rows, with what has been looked at of their titles."""
        some = Pairs(self.sources, self.left[rows], self.right[rows])
        if "alike" in self.__dict__:
            some.alike = self.alike.at(rows)
        return some

    @property
    def columns(self) -> Columns:
        """The items' columns."""
        return self.sources.columns

    @property
    def known(self) -> Circumstances:
        """What is known of the items beside their titles."""
        return self.sources.known

    @cached_property
    def alike(self) -> Alike:
        """How alike the titles of each pair are."""
        table = self.sources.table
        return table.wordings.alike(table.wording[self.left], table.wording[self.right])

    @cached_property
    def wording(self) -> tuple[Flags, Flags]:
        """Where the one title of a pair is repeated in the other, and where that is all the other says."""
        return _wording(self.alike)

    @cached_property
    def repeated(self) -> Flags:
        """Where the one title is the other, no more and no less."""
        return np.logical_and(*self.wording)

    @cached_property
    def one_plan(self) -> Flags:
        """Which pairs are of one plan, by its number."""
        return self.columns.named_alike(self.columns.plans, self.left, self.right)

    @cached_property
    def one_house(self) -> Flags:
        """Which pairs name one house."""
        return self.columns.named_alike(self.columns.addresses, self.left, self.right)

    @cached_property
    def dated(self) -> Flags:
        """Which pairs have the days of both items."""
        day = self.sources.table.days
        return np.asarray((day[self.left] > 0) & (day[self.right] > 0), np.bool_)

    @cached_property
    def days(self) -> Ints:
        """Days from the earlier to the later item; 0 where a date is missing."""
        day = self.sources.table.days
        return np.where(self.dated, day[self.right] - day[self.left], 0)

    @cached_property
    def step(self) -> Ints:
        """The index into :data:`STEPS` of the way from the body of the earlier item to that of the later one."""
        bodies, rank, heard = self.sources.table.bodies, self.known.rank, self.known.heard
        before, after = rank[self.left], rank[self.right]
        moved = np.where(before == after, 1, np.where(after > before, 2, 3))
        moved = np.where(heard[self.left] != heard[self.right], 4, moved)
        return np.where(bodies[self.left] == bodies[self.right], 0, moved)


def _wording(alike: Alike) -> tuple[Flags, Flags]:
    """Where the one title is repeated in the other, and where that is all the other says, or breaks off in saying."""
    figures = (alike.numbers, alike.years, alike.periods)
    against = np.logical_or.reduce([column == CONTRADICT for column in (*figures, alike.names)])
    kept = alike.goes_on | ((alike.least < SLIGHT) & (alike.contained >= MOSTLY))
    agree = np.logical_and.reduce([(column == SAME) | (column == NEITHER) for column in figures])
    return kept & ~against, alike.goes_on | (agree & (alike.most < SLIGHT))
