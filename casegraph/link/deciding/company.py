"""How many other cases come into question for two: where many matters share a name, each is less likely the one.

A pair of items does not tell it, the other pairs of their cases do. This is evidence on cases, weighed beside that on
the pair.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

from casegraph.link.deciding.clusters import Cluster, Clusters
from casegraph.link.weighing.hopeful import Rivals
from casegraph.link.weighing.weights import COMPANY
from casegraph.model import Evidence
from casegraph.reason import N_

NAME = "company"
SAID = N_("the number of other cases that come into question for either")
# The names of counts; what is above them is not counted.
COUNTS = ("none", "one", "few", "few", "many")
MANY = len(COUNTS) - 1
MOST, LEAST = max(COMPANY.values()), min(COMPANY.values())


class Company:
    """The other cases that the pairs worth a look (``rivals``) would join two cases to."""

    def __init__(self, rivals: Rivals, clusters: Clusters) -> None:
        self._rivals, self._clusters = rivals, clusters

    def evidence(self, one: Cluster, other: Cluster) -> Evidence:
        """How many other cases there are for either (as people read it), and what that says of the two being one."""
        return _evidence(self._count(one, other), self._count(other, one))

    def _count(self, own: Cluster, target: Cluster) -> int:
        """The number of cases beside ``target`` that come into question for ``own``, at most :data:`MANY`.

        Those do not that a person keeps apart from it.
        """
        of, met = self._clusters.of, {id(own), id(target)}
        barred = self._clusters.forbidden if self._clusters.apart else None
        for cluster in map(of.__getitem__, chain.from_iterable(map(self._rivals.of, own.items))):
            if id(cluster) not in met and not (barred and barred(own, cluster)):
                met.add(id(cluster))
                if len(met) > MANY + 1:
                    return MANY
        return len(met) - 2


@cache
def _evidence(one: int, other: int) -> Evidence:
    level = "/".join(COUNTS[count] for count in sorted((one, other)))
    return Evidence(NAME, _said(one), _said(other), COMPANY[level], SAID)


def _said(count: int) -> str:
    return f"{count}+" if count == MANY else str(count)
