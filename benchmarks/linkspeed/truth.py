"""Scored pairs against the truth: the best F1 that any threshold gives, as pairs or as the clusters they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.linkbench.corpus import Corpus
from benchmarks.linkbench.score import Score

# How many thresholds are tried.
GRID = 40
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Scored:
    """Pairs of rows, with a score each: the higher, the surer."""

    left: NDArray[Any]
    right: NDArray[Any]
    score: NDArray[Any]


def true_labels(corpus: Corpus) -> Labels:
    """The true case of every item; what is in no case (fixed points, small asides) is one of its own."""
    truth = (corpus.truth[item.id] for item in corpus.items)
    return as_labels([known.case if known.kind in {"ordinary", "series"} else row for row, known in enumerate(truth)])


def as_labels(names: Sequence[object]) -> Labels:
    """The same names as numbers."""
    known: dict[object, int] = {}
    return np.array([known.setdefault(name, len(known)) for name in names], np.int64)


def score_labels(found: Labels, true: Labels) -> Score:
    """Clusters against the truth, pair by pair."""
    hits = _pairs(found * (int(true.max()) + 1) + true)
    return Score(hits, _pairs(found) - hits, _pairs(true) - hits)


def _pairs(labels: Labels) -> int:
    _, counts = np.unique(labels, return_counts=True)
    return int((counts * (counts - 1) // 2).sum())


def best(found: Scored, true: Labels) -> tuple[Score, str]:
    """The best score over all thresholds, and how it was come by: the pairs themselves, or what they connect."""
    whole = _pairs(true)
    tried = []
    for threshold in np.unique(np.quantile(found.score, np.linspace(0.0, 0.999, GRID))):
        kept = found.score >= threshold
        left, right = found.left[kept], found.right[kept]
        hits = int((true[left] == true[right]).sum())
        tried.append((Score(hits, len(left) - hits, whole - hits), f"pairs from {threshold:.3g}"))
        tried.append((score_labels(_connected(left, right, len(true)), true), f"clusters from {threshold:.3g}"))
    return max(tried, key=lambda one: one[0].f1)


def _connected(left: NDArray[Any], right: NDArray[Any], count: int) -> Labels:
    from scipy.sparse import coo_array  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    graph = coo_array((np.ones(len(left), np.int8), (left, right)), (count, count))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)
