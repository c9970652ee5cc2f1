"""The heavy parts of linking one municipality, shared out among processes; the outcome does not depend on how many.

Every pair is weighed by itself. Cases of which no pair is worth a look have nothing to do with each other, so what such
pairs tie together, directly or by others, is assembled by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import chain

import numpy as np

from casegraph.link.arrays import Floats, Ints
from casegraph.link.deciding.assemble import SUGGEST_SUM, Assembly, Why
from casegraph.link.deciding.clusters import Clusters
from casegraph.link.unions import tops
from casegraph.link.weighing.hopeful import Hopeful
from casegraph.link.weighing.pairing import Candidates, Pair
from casegraph.link.weighing.rate import rate
from casegraph.link.weighing.scoring import Scores
from casegraph.model import Evidence
from casegraph.processes import at_once, dealt


def weighed(scores: Scores, candidates: Candidates, jobs: int) -> Hopeful:
    """The pairs that are worth a look, the likeliest first; with all weighed it is known how many are one case."""
    shares = [partial(_weigh, scores, candidates, slice(part, None, jobs)) for part in range(jobs)]
    found, tallies = zip(*at_once(shares, jobs), strict=True)
    scores.forget()  # what was asked before, without the rate
    scores.rate = rate(sum(tallies))
    return Hopeful.ranked(part.raised(scores.rate).above(SUGGEST_SUM) for part in chain.from_iterable(found))


def _weigh(scores: Scores, candidates: Candidates, share: slice) -> tuple[list[Hopeful], Ints]:
    return scores.hopeful(candidates.pairs(scores.sources.columns.open, share), SUGGEST_SUM)


def assembled(whole: Assembly, jobs: int) -> Assembly:
    """The assembly run to its end."""
    if jobs == 1:
        whole.run()
        return whole
    # The first part is assembled in the whole itself; what others find is taken in.
    own, *others = _shards(whole.hopeful, whole.clusters, len(whole.scores.sources.table.items), jobs)
    parts = [partial(_grown, whole, shard) for shard in others]
    works: list[Callable[[], _Grown | None]] = [partial(whole.run, own), *parts]
    for grown in filter(None, at_once(works, jobs)):
        _take(whole, grown)
    return whole


def _shards(hopeful: Hopeful, clusters: Clusters, count: int, jobs: int) -> list[Ints]:
    """The pairs, by their rows, in as many parts of about the same size that no case has pairs in two of."""
    room = tops(clusters.heads(), hopeful.first, hopeful.second)[hopeful.first]
    size = np.bincount(room, minlength=count)
    rooms = np.flatnonzero(size)
    # A pair in a large room takes longer, so each part has large ones and small ones.
    shard = np.zeros(count, np.int64)
    shard[rooms] = dealt(size[rooms].tolist(), jobs)
    return [np.flatnonzero(shard[room] == number) for number in range(jobs)]


@dataclass(frozen=True)
class _Grown:
    """What became of one part: as :class:`Assembly` has it, with what was weighed and is worth a look."""

    accepted: list[Pair]
    suggested: dict[Pair, Why]
    said_by_cases: dict[Pair, tuple[Evidence, ...]]
    weighed: tuple[Ints, Floats]


def _grown(whole: Assembly, shard: Ints) -> _Grown:
    part = Assembly(whole.scores, whole.clusters, whole.hopeful.at(shard), whole.unsure, whole.passed_on)
    part.run()
    weighed = part.scores.weighed
    # What is less likely is not asked for any more; of a million items much is handed back.
    kept = weighed.totals >= SUGGEST_SUM
    sums = weighed.codes[kept], weighed.totals[kept]
    return _Grown(part.accepted, part.suggested, part.said_by_cases, sums)


def _take(whole: Assembly, grown: _Grown) -> None:
    whole.accepted += grown.accepted
    whole.suggested.update(grown.suggested)
    whole.said_by_cases.update(grown.said_by_cases)
    whole.scores.keep(*grown.weighed)
    whole.clusters.join_all(*np.array(grown.accepted, np.int64).reshape(-1, 2).T)
