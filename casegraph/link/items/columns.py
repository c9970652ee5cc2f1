"""The items of one municipality as columns of numbers: what evidence reads for many pairs at once."""

from __future__ import annotations

from functools import cached_property
from itertools import chain

import numpy as np

from casegraph.link.arrays import Flags, Ints
from casegraph.link.few import few
from casegraph.link.items.circumstances import Circumstances, Shared
from casegraph.link.items.mentions import SPOKEN_OF, Mentions
from casegraph.link.items.table import Table
from casegraph.link.titles.facts import Named, TitleFacts
from casegraph.link.words.opposites import Opposites
from casegraph.link.words.sequels import ROUND, Sequels, Treated


class Columns:
    """What titles say, a number an item, beside what is ``known`` without them; how items speak of one another."""

    def __init__(self, table: Table, mentions: Mentions, known: Circumstances, facts: TitleFacts) -> None:
        self._table, self._mentions, self.known, self._facts = table, mentions, known, facts
        titles = [sign.title for sign in table.distinct]
        phases = [-1 if title.phase is None else title.phase for title in titles]
        self.phase = np.array(phases, np.int64)[table.wording]
        self.sent_phase = np.where(known.sent_out, table.rules.hearing_phase, -1)
        lone = [len(sign.bag) == 1 and not sign.names and not sign.figured for sign in table.distinct]
        self.lone = np.array(lone, np.bool_)[table.wording]
        self.resumed = np.array([title.resumed for title in titles], np.bool_)[table.wording]

    @cached_property
    def rounds(self) -> Ints:
        """For each item in how many rounds its very wording comes, with more than :data:`ROUND` days between them;
        undated ones are in none.
        """
        days, wording = self._table.days, self._table.wording
        order = np.lexsort((days, wording))
        new = (np.diff(days[order], prepend=0) > ROUND) | (np.diff(wording[order], prepend=-1) != 0)
        new &= days[order] > 0
        return np.bincount(wording[order], new, len(self._table.distinct)).astype(np.int64)[wording]

    @cached_property
    def wholes(self) -> dict[int, frozenset[int]]:
        """The words of the larger matter that a wording says it is part of, by its number, for the few that say so."""
        announced, words = self._facts.announced, self._table.words
        found = (
            (number, few(chain.from_iterable(map(words.in_text, announced[sign.title.printed]))))
            for number, sign in enumerate(self._table.distinct)
            if sign.title.printed in announced
        )
        return {number: named for number, named in found if named}

    @cached_property
    def partial(self) -> Flags:
        """Which items say that they are of a part of something larger."""
        told = np.zeros(len(self._table.distinct), np.bool_)
        told[list(self.wholes)] = True
        return told[self._table.wording]

    @cached_property
    def opposites(self) -> Opposites:
        """Which wordings say the opposite of each other."""
        return Opposites(self._table.distinct, self._table.rules.opposites, self._table.rules.asked_for)

    @cached_property
    def plans(self) -> Shared:
        """The plans that each wording is of, by their numbers."""
        return self._named(self._facts.plans)

    @cached_property
    def addresses(self) -> Shared:
        """The houses that each wording names."""
        return self._named(self._facts.houses)

    def _named(self, named: Named) -> Shared:
        return Shared([named.get(sign.title.printed, ()) for sign in self._table.distinct])

    def named_alike(self, things: Shared, first: Ints, second: Ints) -> Flags:
        """Which pairs have titles that name one of some ``things``."""
        one, other = self._table.wording[first], self._table.wording[second]
        found = things.any[one] & things.any[other]
        rows = np.flatnonzero(found)
        found[rows] = things.common(one[rows], other[rows])
        return found

    @cached_property
    def sequels(self) -> Sequels:
        """What usually comes after what."""
        return make_sequels(self._table, self.known)

    def open(self, first: Ints, second: Ints) -> Flags:
        """Which pairs numbers leave open: one has none, the system changed in between, prose ties the items, or a slip
        of the finger may be all that parts the numbers.
        """
        found = ~(self.known.keyed[first] & self.known.keyed[second])
        rest = np.flatnonzero(~found)
        first, second = first[rest], second[rest]
        tied = self.known.crosses(first, second) | self.exact(first, second)
        found[rest] = tied | self.misprinted(first, second)
        return np.asarray(found, np.bool_)

    def misprinted(self, first: Ints, second: Ints) -> Flags:
        """As :meth:`Misprinted.between`, with what the prose has told of the pairs."""
        return self.known.misprinted.between(first, second, self.mentioned(first, second) == SPOKEN_OF)

    def mentioned(self, first: Ints, second: Ints) -> Ints:
        """As :meth:`Mentions.at`, for pairs of positions."""
        return self._mentions.at(first * self._mentions.count + second)

    def exact(self, first: Ints, second: Ints) -> Flags:
        """Whether the one item names the very other."""
        return self._mentions.exactly(first * self._mentions.count + second)


def make_sequels(table: Table, known: Circumstances) -> Sequels:
    """What usually comes after what among the items of one municipality."""
    form = np.zeros(int(known.number.max(initial=0)) + 1, np.int64)
    form[known.number] = known.form
    day = np.where(np.array(table.standing, np.bool_), 0, table.days)
    return Sequels(table.distinct, table.words, Treated(table.wording, day, known.number, form))
