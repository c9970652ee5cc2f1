"""The levels of all evidence on the candidate pairs of a corpus whose truth is known: what weights are fitted on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.linkbench.corpus import Corpus
from casegraph.link.answers.recall import Recalled
from casegraph.link.arrays import Flags, Floats, Ints
from casegraph.link.engine import in_order
from casegraph.link.items.sources import Pairs
from casegraph.link.municipality import make_sources
from casegraph.link.rules import LinkRules
from casegraph.link.titles.reader import TitleReader
from casegraph.link.weighing.evidence import EVIDENCE
from casegraph.link.weighing.pairing import all_pairs
from casegraph.link.weighing.scoring import weights
from casegraph.link.weighing.weights import PRIOR


@dataclass(frozen=True)
class Levels:
    """The pairs of one corpus that numbers leave open, without fixed points: a row each.

    ``levels`` are indexes into the levels of each piece of :data:`EVIDENCE`; ``true`` says which are one case.
    """

    levels: NDArray[np.int16]
    true: Flags

    @property
    def totals(self) -> Floats:
        """The sum of the usual prior and the weights as they are, all evidence read."""
        total = np.full(len(self.true), PRIOR)
        for at, name in enumerate(EVIDENCE):
            total += weights(name)[self.levels[:, at]]
        return total


def read_levels(corpus: Corpus, rules: LinkRules) -> Levels:
    """The levels of all evidence on the candidate pairs of a corpus."""
    items = in_order(corpus.items)
    sources, _ = make_sources(items, TitleReader(rules), Recalled())
    pairs = Pairs(sources, *all_pairs(sources, sources.columns.open))
    truth = [corpus.truth[item.id] for item in items]
    fixed = np.array([one.kind == "standing" for one in truth], np.bool_)
    kept = np.flatnonzero(~(fixed[pairs.left] | fixed[pairs.right]))
    pairs = pairs.at(kept)
    names: dict[str, int] = {}
    case: Ints = np.array([names.setdefault(one.case, len(names)) for one in truth], np.int64)
    levels = np.stack([measure(pairs) for measure in EVIDENCE.values()], 1).astype(np.int16)
    return Levels(levels, np.asarray(case[pairs.left] == case[pairs.right], np.bool_))
