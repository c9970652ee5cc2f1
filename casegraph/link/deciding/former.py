"""Former numbers named in the prose ("tidligere sag …"): the old number and the new are one case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casegraph.link.answers.answers import bare_number
from casegraph.link.deciding.clusters import Cluster, Clusters
from casegraph.link.weighing.pairing import Pair
from casegraph.link.weighing.scoring import Scores
from casegraph.model import AgendaItem


def former_pairs(items: Sequence[AgendaItem]) -> Iterator[Pair]:
    """Pairs of items (the earlier first), one of which names a number the other prints as its own former one."""
    naming = [(position, item) for position, item in enumerate(items) if item.former_numbers]
    holders: dict[str, list[int]] = {}
    for position, item in enumerate(items if naming else ()):
        for number in item.case_numbers[:1]:
            holders.setdefault(bare_number(number.printed), []).append(position)
    for position, item in naming:
        own = {bare_number(number.printed) for number in item.case_numbers}
        for former in sorted({bare_number(printed) for printed in item.former_numbers} - own):
            for other in holders.get(former, ()):
                yield (other, position) if other < position else (position, other)


def join_former(scores: Scores, clusters: Clusters, collective: frozenset[int]) -> list[Pair]:
    """Join the cases that a former number ties together, and give the pairs; collective numbers tie nothing.

    Where the old number has several threads, the item goes with the one it is most like.
    """
    table = scores.sources.table
    best: dict[tuple[int, int | None], Pair] = {}
    for pair in scores.sources.former:
        old, new = pair
        if collective & {*table.keys[old][:1], *table.keys[new][:1]}:
            continue
        key = (new, table.keys[old][0] if table.keys[old] else None)
        if key not in best or scores.of(*pair) > scores.of(*best[key]):
            best[key] = pair
    joined = []
    for pair in sorted(best.values()):
        one, other = clusters.of[pair[0]], clusters.of[pair[1]]
        if clusters.two(*pair) and not clusters.forbidden(one, other) and not _same_agenda(one, other):
            clusters.join(one, other)
            joined.append(pair)
    return joined


def _same_agenda(one: Cluster, other: Cluster) -> bool:
    return bool(one.meetings & other.meetings)
