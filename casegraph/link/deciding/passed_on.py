"""What a meeting passes on stands on the next agenda up the route: how sure that is where the title is reworded there.

Municipalities differ in it. Where the sure pairs of two meetings that follow each other up the route show that titles
are often reworded on that way, the less sure ones are of one matter too; where titles are kept, they are not. This is
evidence on cases, weighed beside that on the pair and on others that come into question for either item.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log

import numpy as np

from casegraph.link.arrays import Flags, Ints, distinct, looked_up, member, place_of, places
from casegraph.link.deciding.clusters import Clusters
from casegraph.link.items.sources import STEPS, Habit, Pairs, Sources
from casegraph.link.items.table import MOST_TAUGHT
from casegraph.link.weighing.evidence import CONTAINED, INFORMATION
from casegraph.link.weighing.hopeful import Hopeful
from casegraph.link.weighing.pairing import Pair
from casegraph.link.weighing.weights import ACCEPT, MOST_PASSED_ON, REWORDED, STEEP
from casegraph.link.words.compare import OVERLAP, SAME
from casegraph.model import Evidence
from casegraph.reason import N_

NAME = "next meeting"
SAID = N_("the later agenda is the next one up the route; titles are reworded on that way here this often")
# Days within which a matter is passed on.
LATEST = 45
# What is believed of a municipality before its pairs show it: the share of titles that are reworded, as of so many.
USUAL, BELIEF = 0.05, 40
UP = STEPS.index("up")
# Nats that two titles must share beside names.
BESIDE = 0.5
SURE = log(ACCEPT / (1.0 - ACCEPT))
# Behind every day; a width for days within one number.
NEVER, DAYS = 1 << 40, 4_000_000
# Pairs looked at once: of a million items there are millions.
AT_ONCE = 50_000


@dataclass(frozen=True)
class PassedOn:
    """The pairs of reworded titles on two such agendas that are not sure by themselves, as sorted numbers (the position
    of the earlier item times the ``count`` of all items plus that of the later one); which of them have nothing but
    ``names`` in common, 1 or 0; and the ``share`` of titles that are reworded on the way.
    """

    count: int = 1
    share: float = 0.0
    codes: array[int] = field(default_factory=lambda: array("q"))
    names: bytes = b""

    @property
    def most(self) -> float:
        """What being such a pair weighs: the more, the more titles are reworded; never against it."""
        odds = self.share / (1.0 - self.share)
        return max(0.0, min(MOST_PASSED_ON, REWORDED + STEEP * log(odds))) if odds else 0.0

    def weight(self, pair: Pair) -> float:
        """What this weighs for a pair, in tenths."""
        at = place_of(pair[0] * self.count + pair[1], self.codes)
        if at is None:
            return 0.0
        # What falls short of the most counts twice where only names are shared.
        return round(max(0.0, 2.0 * self.most - MOST_PASSED_ON if self.names[at] else self.most), 1)

    def among(self, some: Hopeful) -> Flags:
        """Which of some pairs it weighs for."""
        return member(np.frombuffer(self.codes, np.int64), some.codes(self.count))

    def evidence(self, weight: float) -> Evidence:
        """The same as people read it: how often titles are reworded."""
        said = f"{self.share:.0%}".replace("%", " %")
        return Evidence(NAME, said, said, weight, SAID)


def find_habit(sources: Sources, clusters: Clusters) -> Habit:
    """What cases show."""
    pairs = Pairs(sources, *clusters.steps(MOST_TAUGHT))
    told = pairs.at(np.flatnonzero(_passed_on(pairs, met_beside(sources))))
    return Habit(len(told), int((~_same_title(told)).sum()))


def find_passed_on(sources: Sources, clusters: Clusters, hopeful: Hopeful) -> PassedOn:
    """The pairs passed on among the hopeful ones, and how often titles are reworded on the way: as a first round of
    linking showed, else by what one number has and by the hopeful pairs that are sure.
    """
    count = max(len(sources.table.items), 1)
    met_on = met_beside(sources)
    passed, kept = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    codes, bare = [np.zeros(0, np.int64)], [np.zeros(0, np.bool_)]
    for pairs, part in _parts(sources, hopeful, met_on):
        same, sure = _same_title(pairs), part.totals >= SURE
        passed.append(pairs.right[sure])
        kept.append(pairs.right[sure & same])
        asked = pairs.at(np.flatnonzero(~same & ~sure))
        telling = asked.at(np.flatnonzero(_telling(asked)))
        codes.append(telling.left * count + telling.right)
        bare.append(_names_alone(telling))
    times, reworded = sources.habit or find_habit(sources, clusters)
    if sources.habit is None:
        met, alike = (len(distinct(np.concatenate(items))) for items in (passed, kept))
        times, reworded = times + met, reworded + met - alike
    found = np.concatenate(codes)
    order = np.argsort(found)
    return PassedOn(count, _believed(times, reworded), looked_up(found[order]), np.concatenate(bare)[order].tobytes())


def _believed(times: int, reworded: int) -> float:
    """The share of titles that are reworded, with what is believed beforehand."""
    return (reworded + USUAL * BELIEF) / (times + BELIEF)


def met_beside(sources: Sources) -> tuple[Ints, Ints]:
    """The days of the meetings of each item's body before and after its own: nought, :data:`NEVER` for none."""
    meetings, place = places(sources.table.bodies * DAYS + sources.table.days)
    body, day = np.divmod(meetings, DAYS)
    new = np.diff(body, prepend=-1) != 0
    before = np.where(new, 0, np.roll(day, 1))
    after = np.where(np.roll(new, -1), NEVER, np.roll(day, -1))
    return before[place], after[place]


def _parts(sources: Sources, hopeful: Hopeful, met: tuple[Ints, Ints]) -> Iterator[tuple[Pairs, Hopeful]]:
    """The hopeful pairs that are passed on and do not contradict each other, part by part."""
    for begin in range(0, len(hopeful), AT_ONCE):
        part = hopeful.at(slice(begin, begin + AT_ONCE))
        part = part.at(_passed_on(Pairs(sources, part.first, part.second), met) & ~part.against)
        yield Pairs(sources, part.first, part.second), part


def _passed_on(pairs: Pairs, met: tuple[Ints, Ints]) -> Flags:
    """Whether the later item of each pair is on the next agenda up the route: neither body met between the two days."""
    before, after = met
    first, day = (pairs.sources.table.days[side] for side in (pairs.left, pairs.right))
    near = (pairs.days <= LATEST) & (first > 0) & (day > 0) & (pairs.step == UP)
    return np.asarray(near & (after[pairs.left] > day) & (before[pairs.right] <= first), np.bool_)


def _same_title(pairs: Pairs) -> Flags:
    said = np.frombuffer(pairs.sources.table.said, np.int64)
    return np.asarray(said[pairs.left] == said[pairs.right], np.bool_)


def _telling(pairs: Pairs) -> Flags:
    """Whether what both titles have tells anything of the matter: something rare, or all that the one has."""
    rare = pairs.alike.shared >= INFORMATION[0][0] * log(pairs.sources.table.words.count)
    return np.asarray(rare | (pairs.alike.contained >= CONTAINED[-1][0]), np.bool_)


def _names_alone(pairs: Pairs) -> Flags:
    """Whether the titles of each pair share names alone, of which one place or house has many."""
    figures = (pairs.alike.numbers == SAME) | (pairs.alike.numbers == OVERLAP)
    return np.asarray((pairs.alike.shared - pairs.alike.named < BESIDE) & ~figures, np.bool_)
