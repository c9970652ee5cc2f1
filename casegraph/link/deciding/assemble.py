"""From weighed pairs to matters: what joins, what waits for a person, and what stays apart.

The likeliest pair is looked at first. What joins are cases, not pairs: an item must agree with the whole case and be
contradicted by none of it, and no other case may claim it about as well. Otherwise the pair is only suggested. So no
chain of half-likenesses ever links two ends that have nothing in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain, compress
from math import log
from typing import NamedTuple

import numpy as np

from casegraph.link.arrays import Flags, Ints
from casegraph.link.deciding.clusters import Cluster, Clusters
from casegraph.link.deciding.company import LEAST, MOST, Company
from casegraph.link.deciding.crossing import all_cross, crossing, steps
from casegraph.link.deciding.foreseen import foreseen
from casegraph.link.deciding.hands import Hands
from casegraph.link.deciding.passed_on import PassedOn
from casegraph.link.weighing.hopeful import Hopeful, Rivals
from casegraph.link.weighing.pairing import Pair
from casegraph.link.weighing.scoring import Scores
from casegraph.link.weighing.weights import ACCEPT, MARGIN, ONE_COMMITTEE, PRIOR, SUGGEST, TWO_COMMITTEES
from casegraph.link.words.compare import contradict
from casegraph.model import Evidence
from casegraph.reason import N_

ACCEPT_SUM = log(ACCEPT / (1 - ACCEPT))
SUGGEST_SUM = log(SUGGEST / (1 - SUGGEST))
# The share of a case's items that an item must not speak against, and from which sum on a pair does.
SUPPORT = 0.5
# From which sum on two treatments that follow each other need no support by the rest of their cases.
CERTAIN_SUM = log(0.98 / (1 - 0.98))
# Days within which treatments are of one round: a long case is in other hands under other titles before and after.
ONE_ROUND = 100
AGAINST = -1.0
# What the steps from the one case to the other, in time, must weigh on average.
COURSE = -1.0
# No step counts for less: one odd member, such as a person may have put in, does not keep a case from growing.
ODD_STEP = -4.0
MAX_ROUNDS = 4


class Why(StrEnum):
    """What keeps two cases from becoming one."""

    NUMBERS = N_("they have different case numbers")
    MISPRINT = N_("their case numbers are one slip apart")
    AGENDA = N_("both stand on one agenda")
    TITLES = N_("the titles contradict each other")
    MEMBER = N_("another item of the case contradicts it")
    UNSURE = N_("the evidence is not strong enough")
    UNLIKE = N_("it is unlike the rest of the case")
    COURSE = N_("together they would make an unlikely course, such as the same way gone twice")
    RIVAL = N_("another case is about as likely")
    PERSON_UNSURE = N_("a person was not sure")
    PERSON = N_("a person keeps them apart")
    STANDING = N_("one is a fixed point of the agenda")


WORTH_ASKING = frozenset({Why.MISPRINT, Why.MEMBER, Why.UNSURE, Why.UNLIKE, Why.COURSE, Why.RIVAL, Why.PERSON_UNSURE})


class Verdict(NamedTuple):
    """Why a pair was not joined, whether that hangs on other cases too, and how many joins there had been by then."""

    why: Why | None = None
    on_others: bool = False
    joins: int = 0


_NEW = Verdict()


class Beside(NamedTuple):
    """What is weighed beside the evidence on a pair: the committees of its cases, that the matter was passed on, and
    whether other cases are to be counted.
    """

    committee: float = 0.0
    passed_on: float = 0.0
    company: bool = False


_NOTHING = Beside()


@dataclass
class Assembly:
    """Clusters growing together; ``accepted`` are the pairs that joined them, ``suggested`` those left to people.

    ``passed_on`` are the pairs of two agendas that follow each other up the route.
    ``said_by_cases`` is what the cases of a pair, that of the earlier item first, said of it: where it joined them, or
    could have.
    """

    scores: Scores
    clusters: Clusters
    hopeful: Hopeful
    unsure: frozenset[Pair] = frozenset()
    passed_on: PassedOn = field(default_factory=PassedOn)
    accepted: list[Pair] = field(default_factory=list)
    suggested: dict[Pair, Why] = field(default_factory=dict)
    said_by_cases: dict[Pair, tuple[Evidence, ...]] = field(default_factory=dict)

    @cached_property
    def hands(self) -> Hands:
        """In whose hands cases are."""
        return Hands(self.scores.sources.table, self.scores.sources.known)

    def run(self, share: Ints | None = None) -> None:
        """Join everything that is convincing, the likeliest first; note the rest that is worth a person's look.

        Only of a ``share`` of the pairs, by their rows, where others see to the rest.
        """
        own = self.hopeful if share is None else self.hopeful.at(share)
        if share is not None:
            self._rivals = Rivals(own, len(self.scores.sources.table.items))  # others are of other cases
        open_ = own.not_against(self.unsure)
        may_join = self._may_join(open_)
        # Of a million items each of these takes so much room that it is let go as soon as may be.
        sure, doubtful = open_.at(may_join), open_.at(~may_join)
        del open_, own, may_join
        pairs = list(sure.pairs(self.scores.sources.table.positions))
        self.scores.foresee(*foreseen(sure.first, sure.second, self.clusters, self.scores.sources.columns), sure)
        verdicts = [_NEW] * len(pairs)
        del sure
        for _ in range(MAX_ROUNDS):
            before = len(self.accepted)
            verdicts = self._round(pairs, verdicts)
            kept = [why is not None for why, *_ in verdicts]
            pairs, verdicts = list(compress(pairs, kept)), list(compress(verdicts, kept))
            if len(self.accepted) == before:
                break
        told = ((pair, why) for pair, (why, *_) in zip(pairs, verdicts, strict=True) if not self._joined(pair))
        self.suggested.update(
            (pair, why) for pair, why in chain(told, self._left_open(doubtful)) if why in WORTH_ASKING
        )
        if share is not None:
            self._forget_rivals()

    def _may_join(self, some: Hopeful) -> Flags:
        """Which pairs may be sure enough with all that can be said beside them."""
        least = ACCEPT_SUM - ONE_COMMITTEE - MOST
        found = np.asarray(some.totals >= least, np.bool_)
        rest = np.flatnonzero(~found & (some.totals >= least - self.passed_on.most))
        found[rest] = self.passed_on.among(some.at(rest))
        return found

    def forget(self, asked: Iterable[Pair]) -> None:
        """Let go of all that was weighed, and of the cases, but for what those say of the pairs ``asked`` about and
        suggested. Nothing can be joined after this.
        """
        asked = list(asked)
        self.scores.add(asked)  # what cases say of a pair hangs on its sum
        told = ((pair, self._said(pair)) for pair in chain(asked, self.suggested))
        self.said_by_cases.update((pair, said) for pair, said in told if said)
        self.clusters.forget()
        self.hopeful = Hopeful.ranked(())
        self.scores.forget()
        self._forget_rivals()

    def _forget_rivals(self) -> None:
        """Look for the other cases that come into question anew, if they are asked for again."""
        for held in ("_rivals", "_reached", "company"):
            self.__dict__.pop(held, None)

    def _left_open(self, unsure: Hopeful) -> Iterator[tuple[Pair, Why]]:
        """What stands in the way of pairs that are not sure; they join nothing, so it is asked once, in the end."""
        for pair in unsure.pairs(self.scores.sources.table.positions):
            one, other = self.clusters.of[pair[0]], self.clusters.of[pair[1]]
            if one is not other and not self.clusters.forbidden(one, other):
                yield pair, self._barred(pair, one, other) or Why.UNSURE

    @cached_property
    def company(self) -> Company:
        """What other cases come into question."""
        return Company(self._rivals, self.clusters)

    @cached_property
    def _rivals(self) -> Rivals:
        return Rivals(self.hopeful, len(self.scores.sources.table.items))

    def _joined(self, pair: Pair) -> bool:
        return self.clusters.of[pair[0]] is self.clusters.of[pair[1]]

    def _round(self, pairs: Sequence[Pair], last: Sequence[Verdict]) -> list[Verdict]:
        """The verdict on each pair: as before, where no case has grown since that it hangs on."""
        grown, judged, changed = self.clusters.grown, self._judged, self._others_changed
        return [
            told
            if told.why
            and grown[pair[0]] <= told.joins >= grown[pair[1]]
            and not (told.on_others and changed(pair, told.joins))
            else judged(pair)
            for pair, told in zip(pairs, last, strict=True)
        ]

    def _judged(self, pair: Pair) -> Verdict:
        """Join the cases of a pair or say why not. Nothing stands in the way of what is one case."""
        one, other = self.clusters.of[pair[0]], self.clusters.of[pair[1]]
        if one is other:
            return _NEW
        barred = self.clusters.forbidden(one, other)
        why, on_others = (Why.PERSON, False) if barred else self._looked_at(pair, one, other)
        if why is None:
            said = self._of_cases(pair, one, other)
            if said:
                self.said_by_cases[pair] = said
            self._join(one, other)
            self.accepted.append(pair)
        return Verdict(why, on_others, self.clusters.joins)

    def _join(self, one: Cluster, other: Cluster) -> None:
        """Make one case of two, and mark all items that have a pair with an item of it."""
        joined = self.clusters.join(one, other)
        for rivals in map(self._rivals.of, joined.items):
            for rival in rivals:
                self._reached[rival] = self.clusters.joins

    @cached_property
    def _reached(self) -> list[int]:
        """The number of the last join, by item, of a case that the item has a pair with."""
        return [0] * len(self.scores.sources.table.items)

    def _others_changed(self, pair: Pair, joins: int) -> bool:
        """Whether a case that comes into question for one of a pair has grown since there were so many joins."""
        if self.clusters.joins == joins:
            return False
        own = chain.from_iterable(self.clusters.of[item].items for item in pair)
        return any(self._reached[item] > joins for item in own)

    def of_cases(self, pair: Pair) -> tuple[Evidence, ...]:
        """What the cases of two items say of the pair beside its own evidence, as people read it.

        As it was when the pair joined them; nothing where another pair did. The item of the smaller id comes
        first, as in a link.
        """
        said = self._said(pair)
        if said and self.clusters.name(pair[0]) > self.clusters.name(pair[1]):
            return tuple(replace(piece, a=piece.b, b=piece.a) for piece in said)
        return said

    def _said(self, pair: Pair) -> tuple[Evidence, ...]:
        """The same with the earlier item first."""
        if pair in self.said_by_cases:
            return self.said_by_cases[pair]
        of, two = self.clusters.of, self.clusters.two(*pair)
        return self._of_cases(pair, of[pair[0]], of[pair[1]]) if two else ()

    def _of_cases(self, pair: Pair, one: Cluster, other: Cluster) -> tuple[Evidence, ...]:
        """Their committees, and how many other cases come into question, where that can turn the outcome."""
        beside = self._beside(pair, one, other)
        said = []
        if beside.committee:
            said.append(self.hands.evidence(beside.committee, one.items, other.items))
        if beside.passed_on:
            said.append(self.passed_on.evidence(beside.passed_on))
        if beside.company:
            said.append(self.company.evidence(one, other))
        return tuple(said)

    def _beside(self, pair: Pair, one: Cluster, other: Cluster) -> Beside:
        """What is weighed beside the pair, where that can turn the outcome."""
        # A sum that was not asked for yet lies far below what these could make up for.
        total = self.scores.known(pair)
        lacking = ACCEPT_SUM - (PRIOR + self.scores.rate if total is None else total)
        if lacking <= LEAST + TWO_COMMITTEES:
            return _NOTHING
        committee, passed_on = self.hands.weight(pair, one, other), self.passed_on.weight(pair)
        return Beside(committee, passed_on, LEAST < lacking - committee - passed_on <= MOST)

    def why_not(self, pair: Pair) -> Why | None:
        """Why the cases of two items do not become one; ``None`` where nothing stands in the way."""
        return self._looked_at(pair, self.clusters.of[pair[0]], self.clusters.of[pair[1]])[0]

    def _looked_at(self, pair: Pair, one: Cluster, other: Cluster) -> tuple[Why | None, bool]:
        """The same, and whether it may be otherwise when other cases have grown or joined."""
        barred = self._barred(pair, one, other)
        if barred:
            return barred, False
        total = self.scores.of(*pair)
        beside = self._beside(pair, one, other)
        total += beside.committee + beside.passed_on
        if total + (self.company.evidence(one, other).weight if beside.company else 0.0) < ACCEPT_SUM:
            return Why.UNSURE, beside.company
        if not self._on_its_heels(pair, one, other) and not self._supported(one, other):
            return Why.UNLIKE, False
        if not self._follows(one, other):
            return Why.COURSE, False
        rivalled = self._rivalled(pair, one, other) or self._rivalled(pair[::-1], other, one)
        return (Why.RIVAL if rivalled else None), True

    def _barred(self, pair: Pair, one: Cluster, other: Cluster) -> Why | None:
        """What forbids two clusters to be one, however strong the evidence."""
        if self.unsure and pair in self.unsure:
            return Why.PERSON_UNSURE
        if self.clusters.numbers_differ(one, other) and not self._bridged(pair, one, other):
            return Why.MISPRINT if self._misprinted(pair) else Why.NUMBERS
        if not one.meetings.isdisjoint(other.meetings):
            return Why.AGENDA
        if self.scores.contradicted(*pair):
            return Why.TITLES
        if len(one.items) == len(other.items) == 1:
            return None
        return Why.MEMBER if self._contradicted(one, other) else None

    def _misprinted(self, pair: Pair) -> bool:
        """Whether the items of a pair may have one number, misprinted on one of them, on two agendas."""
        known, (a, b) = self.scores.sources.known, pair
        if not (known.keyed[a] and known.keyed[b]) or known.meeting[a] == known.meeting[b]:
            return False
        slip = self.scores.sources.columns.misprinted(np.array([a]), np.array([b]))[0]
        return bool(slip) and not self.scores.contradicted(a, b)

    def _bridged(self, pair: Pair, one: Cluster, other: Cluster) -> bool:
        """Whether two clusters with different numbers may be one: the system changed between all their numbers, or
        the prose of the one names the very item of the other.
        """
        sources = self.scores.sources
        if sources.mentions.exact(*pair):
            return True
        if not sources.systems.switches:
            return False
        keys, crosses = sources.table.keys, sources.systems.crosses
        return all(crosses(min(a, b), max(a, b)) for a in one.items if keys[a] for b in other.items if keys[b])

    def _contradicted(self, one: Cluster, other: Cluster) -> bool:
        """Whether titles of two clusters contradict each other; of long cases only those near in time are asked."""
        if not one.figured or not other.figured:
            return False
        if all_cross(one, other):
            return any(contradict(a, b) for a in one.figured for b in other.figured)
        signs = self.scores.sources.table.signs
        return any(contradict(signs[a], signs[b]) for a, b in crossing(one, other))

    def _on_its_heels(self, pair: Pair, one: Cluster, other: Cluster) -> bool:
        """Whether the one item comes right after the other, soon and in the same words, and for certain: then what the
        case was called before that is nothing against it.
        """
        table = self.scores.sources.table
        first, then = (table.day[item] for item in pair)
        if first is None or then is None or then - first > ONE_ROUND:
            return False
        if table.said[pair[0]] != table.said[pair[1]] or self.scores.of(*pair) < CERTAIN_SUM:
            return False
        return pair in steps(one.items, other.items)

    def _supported(self, one: Cluster, other: Cluster) -> bool:
        """Whether most of the pairs between two clusters do not speak against their being one.

        Where they meet in one round, the pairs of that round are asked: what the case was called years before is
        nothing against an item that goes up the route under the title of last week.
        """
        across = crossing(one, other)
        days = self.scores.sources.table.day
        near = [(a, b) for a, b in across if (days[b] or 0) - (days[a] or 0) <= ONE_ROUND]
        asked = near or across
        return sum(total >= AGAINST for total in self.scores.all_of(asked)) >= SUPPORT * len(asked)

    def _follows(self, one: Cluster, other: Cluster) -> bool:
        """Whether the two make a likely course together: their steps from the one to the other, not just any pair."""
        found = self.scores.all_of(steps(one.items, other.items))
        return sum(sorted(max(step, ODD_STEP) for step in found)) >= COURSE * len(found)

    def _rivalled(self, pair: Pair, own: Cluster, target: Cluster) -> bool:
        """Whether a case that cannot be one with ``target`` claims ``own`` about as well."""
        claims = self.scores.of(*pair) - MARGIN
        for item in own.items:
            for rival in self._rivals.of(item, claims):
                cluster = self.clusters.of[rival]
                if cluster is own or cluster is target or not self._could_join(cluster, own):
                    continue
                if not self._could_join(cluster, target):
                    return True
        return False

    def _could_join(self, one: Cluster, other: Cluster) -> bool:
        return not (
            self.clusters.numbers_differ(one, other)
            or not one.meetings.isdisjoint(other.meetings)
            or self.clusters.forbidden(one, other)
            or self._contradicted(one, other)
        )
