"""What a meeting passes on stands on the next agenda up the route: how sure that is where the title is reworded there.

Municipalities differ in it. Where the sure pairs of two meetings that follow each other up the route show that titles
are often reworded on that way, the less sure ones are of one matter too, as long as no other item of either agenda is
taken for it; where titles are kept, they are not. This is evidence on cases, weighed beside that on the pair.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

import numpy as np

from casegraph.link.arrays import Flags, Ints, distinct, looked_up, member, place_of, places
from casegraph.link.clusters import Clusters
from casegraph.link.evidence import CONTAINED, INFORMATION
from casegraph.link.hopeful import Hopeful
from casegraph.link.pairing import Pair
from casegraph.link.sources import STEPS, Pairs, Sources
from casegraph.link.table import MOST_TAUGHT
from casegraph.link.weights import ACCEPT, MOST_PASSED_ON, REWORDED
from casegraph.model import Evidence
from casegraph.reason import N_

NAME = "next meeting"
SAID = N_("the later agenda is the next one up the route; titles are reworded on that way here this often")
# Days within which a matter is passed on.
LATEST = 45
# What is believed of a municipality before its pairs show it: the share of titles that are reworded, as of so many.
USUAL, BELIEF = 0.1, 20
UP = STEPS.index("up")
SURE = log(ACCEPT / (1.0 - ACCEPT))
# Behind every day; a width for days within one number.
NEVER, DAYS = 1 << 40, 4_000_000
# Pairs looked at once: of a million items there are millions.
AT_ONCE = 50_000


@dataclass(frozen=True)
class PassedOn:
    """The pairs of reworded titles on two such agendas that are not sure by themselves, as sorted numbers (the position
    of the earlier item times the ``count`` of all items plus that of the later one), and the ``share`` of titles that
    are reworded on the way.
    """

    count: int = 1
    share: float = 0.0
    codes: array[int] = field(default_factory=lambda: array("q"))

    @property
    def most(self) -> float:
        """What being such a pair weighs: the more, the more titles are reworded; never against it."""
        odds = self.share / (1.0 - self.share)
        return round(max(0.0, min(MOST_PASSED_ON, REWORDED + log(odds))), 1) if odds else 0.0

    def weight(self, pair: Pair) -> float:
        """What this weighs for a pair."""
        return 0.0 if place_of(pair[0] * self.count + pair[1], self.codes) is None else self.most

    def among(self, some: Hopeful) -> Flags:
        """Which of some pairs it weighs for."""
        return member(np.frombuffer(self.codes, np.int64), some.codes(self.count))

    def evidence(self) -> Evidence:
        """The same as people read it: how often titles are reworded."""
        said = f"{self.share:.0%}".replace("%", " %")
        return Evidence(NAME, said, said, self.most, SAID)


def find_passed_on(sources: Sources, clusters: Clusters, hopeful: Hopeful) -> PassedOn:
    """The pairs passed on among the hopeful ones, and how often titles are reworded on the way: by what one number has,
    and by the hopeful pairs that are sure.
    """
    count = max(len(sources.table.items), 1)
    after = next_days(sources)
    codes, passed, kept = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for pairs, part in _parts(sources, hopeful, after):
        same, sure = _same_title(pairs), part.totals >= SURE
        passed.append(pairs.right[sure])
        kept.append(pairs.right[sure & same])
        asked = np.flatnonzero(~same & ~sure)
        telling = asked[_telling(pairs.at(asked))]
        codes.append(pairs.left[telling] * count + pairs.right[telling])
    numbered = Pairs.of(sources, list(_together(clusters)))
    told = numbered.at(np.flatnonzero(_passed_on(numbered, after)))
    times = len(distinct(np.concatenate(passed))) + len(told)
    reworded = times - len(distinct(np.concatenate(kept))) - int(_same_title(told).sum())
    share = (reworded + USUAL * BELIEF) / (times + BELIEF)
    return PassedOn(count, share, looked_up(distinct(np.concatenate(codes))))


def next_days(sources: Sources) -> Ints:
    """The day of the next meeting of each item's body, :data:`NEVER` where there is none."""
    meetings, place = places(sources.table.bodies * DAYS + sources.table.days)
    body, day = np.divmod(meetings, DAYS)
    after = np.append(day[1:], NEVER)
    after[np.append(np.diff(body) != 0, True)[: len(after)]] = NEVER
    return np.asarray(after[place], np.int64)


def _parts(sources: Sources, hopeful: Hopeful, after: Ints) -> Iterator[tuple[Pairs, Hopeful]]:
    """The hopeful pairs that are passed on and do not contradict each other, part by part."""
    for begin in range(0, len(hopeful), AT_ONCE):
        part = hopeful.at(slice(begin, begin + AT_ONCE))
        part = part.at(_passed_on(Pairs(sources, part.first, part.second), after) & ~part.against)
        yield Pairs(sources, part.first, part.second), part


def _passed_on(pairs: Pairs, after: Ints) -> Flags:
    """Whether the later item of each pair is on the next agenda up the route: no other meeting of the earlier body lies
    between the two.
    """
    day = pairs.sources.table.days[pairs.right]
    near = (pairs.days <= LATEST) & (pairs.sources.table.days[pairs.left] > 0) & (day > 0)
    return np.asarray(near & (pairs.step == UP) & (after[pairs.left] > day), np.bool_)


def _same_title(pairs: Pairs) -> Flags:
    said = np.frombuffer(pairs.sources.table.said, np.int64)
    return np.asarray(said[pairs.left] == said[pairs.right], np.bool_)


def _telling(pairs: Pairs) -> Flags:
    """Whether what both titles have tells anything of the matter: something rare, or all that the one has."""
    rare = pairs.alike.shared >= INFORMATION[0][0] * log(pairs.sources.table.words.count)
    return np.asarray(rare | (pairs.alike.contained >= CONTAINED[-1][0]), np.bool_)


def _together(clusters: Clusters) -> Iterator[Pair]:
    """Each item with the next one of its case; what is large may be collective and teaches nothing."""
    for cluster in clusters.all():
        if 1 < len(cluster.items) <= MOST_TAUGHT:
            yield from pairwise(cluster.items)
