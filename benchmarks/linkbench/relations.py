"""How well the ties between cases agree with the truth: what follows what, and what is part of what."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.linkbench.corpus import Corpus
from benchmarks.linkbench.score import Score
from casegraph.link.linked import Linked
from casegraph.model import Link

KINDS = ("follows", "part_of")
# How one case belongs to another: relation, the case that follows or is part, the other.
Tie = tuple[str, str, str]


def measure_relations(corpus: Corpus, linked: Linked) -> dict[str, Score]:
    """The accepted ties of each kind against the true ones, direction and all; a tie inside one true case is wrong."""
    true, found = true_ties(corpus), found_ties(corpus, linked)
    return {
        kind: Score(*(sum(tie[0] == kind for tie in ties) for ties in (found & true, found - true, true - found)))
        for kind in KINDS
    }


def true_ties(corpus: Corpus) -> set[Tie]:
    """How the cases that are printed truly belong together."""
    printed = {truth.case for truth in corpus.truth.values()}
    ties = {(truth.belongs[0], truth.case, truth.belongs[1]) for truth in corpus.truth.values() if truth.belongs}
    return {tie for tie in ties if tie[2] in printed}


def found_ties(corpus: Corpus, linked: Linked) -> set[Tie]:
    """How linking says that they do."""
    ties: set[Tie] = set()
    for link in _told(linked.links):
        subject, other = (link.a, link.b) if link.subject == link.a else (link.b, link.a)
        ties.add((str(link.relation), corpus.truth[subject].case, corpus.truth[other].case))
    return ties


def _told(links: Iterable[Link]) -> Iterable[Link]:
    return (link for link in links if link.relation in KINDS and link.status == "accepted")
