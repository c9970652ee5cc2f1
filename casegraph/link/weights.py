"""The weight of every piece of evidence, in one table.

A weight is the natural logarithm of a likelihood ratio: how much likelier a level is between two treatments of one
case than between two items that merely share a rare word (those are the only pairs looked at). :data:`PRIOR` is the
logarithm of the odds that such a pair is one case before any evidence; prior and weights add up to the score:
``score = 1 / (1 + exp(-sum))``. The numbers were fitted together on the tune part of ``benchmarks/linkbench`` (so that
what two pieces both know is not counted twice), then rounded, and tempered by hand where an invented corpus is tidier
than life: a recommender does change along the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

PRIOR = -2.5
# A score at or above ACCEPT links where nothing speaks against it; one at or above SUGGEST goes to people.
ACCEPT = 0.95
SUGGEST = 0.25
# A rival case must be this much worse (in nats) for the better one to be convincing.
MARGIN = 1.5

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "number": {"same": 14.0, "none": 0.0, "other": -9.0, "other system": -0.7, "other, but named": -2.0},
    "words": {
        "hardly/a bit": -4.8,
        "hardly/half": -3.6,
        "hardly/most": -3.0,
        "hardly/nearly all": -1.8,
        "hardly/all, much longer": -1.0,
        "hardly/all, longer": -1.0,
        "hardly/all, equal": -0.8,
        "little/a bit": -5.5,
        "little/half": -3.8,
        "little/most": -2.2,
        "little/nearly all": -0.5,
        "little/all, much longer": -0.3,
        "little/all, longer": 0.8,
        "little/all, equal": 0.9,
        "some/a bit": -5.0,
        "some/half": -1.4,
        "some/most": 0.2,
        "some/nearly all": 1.0,
        "some/all, much longer": 1.6,
        "some/all, longer": 2.0,
        "some/all, equal": 2.2,
        "much/a bit": -3.0,
        "much/half": -1.4,
        "much/most": 0.4,
        "much/nearly all": 1.1,
        "much/all, much longer": 1.8,
        "much/all, longer": 2.3,
        "much/all, equal": 2.3,
        "very much/a bit": -3.0,
        "very much/half": -1.5,
        "very much/most": 0.3,
        "very much/nearly all": 1.2,
        "very much/all, much longer": 2.0,
        "very much/all, longer": 2.4,
        "very much/all, equal": 2.4,
        "full/a bit": -3.0,
        "full/half": -2.0,
        "full/most": -0.5,
        "full/nearly all": 1.2,
        "full/all, much longer": 2.0,
        "full/all, longer": 2.5,
        "full/all, equal": 2.4,
    },
    "difference": {"none": 0.4, "slight": 0.2, "some": -0.5, "clear": -1.9, "two things": -3.4},
    "numbers": {"contradict": -7.0, "overlap": -1.0, "one side": 0.2, "none": 0.1, "same": 2.8},
    "years": {"contradict": -7.0, "overlap": 0.5, "one side": 0.6, "none": 0.1, "same": 1.3},
    "periods": {"contradict": -8.0, "overlap": -1.0, "one side": -3.5, "none": 0.2, "same": 0.3},
    "names": {"contradict": -5.0, "overlap": -0.3, "one side": -0.7, "none": 0.8, "same": 0.9},
    "course": {
        "up, days": 0.8,
        "up, weeks": 0.7,
        "up, months": 0.4,
        "up, half a year": 1.0,
        "up, a year": 0.2,
        "up, years": -2.0,
        "same body, days": -0.5,
        "same body, weeks": -0.2,
        "same body, months": 0.3,
        "same body, half a year": 0.8,
        "same body, a year": -0.5,
        "same body, years": -1.8,
        "other body, days": -2.2,
        "other body, weeks": -1.3,
        "other body, months": -1.8,
        "other body, half a year": -1.5,
        "other body, a year": -2.4,
        "other body, years": -4.0,
        "down, days": -3.5,
        "down, weeks": -3.5,
        "down, months": -1.1,
        "down, half a year": -0.5,
        "down, a year": -1.6,
        "down, years": -2.3,
    },
    "repetition": {
        "up, soon": 3.2,
        "same body, soon": 2.2,
        "other body, soon": 2.8,
        "down, soon": -1.0,
        "up, later": -0.6,
        "same body, later": -0.8,
        "other body, later": -0.5,
        "down, later": -1.0,
        "other wording": 0.0,
    },
    "phase": {"none": 0.1, "onward": 1.5, "same": -0.5, "back": -2.3, "far back": -4.5},
    "journal": {"none": 0.0, "same": 0.3, "other": -1.2},
    "recommender": {"none": 0.1, "same": 1.5, "other": -1.0},
    "documents": {"none": -0.1, "other": -0.9, "same title": 1.8, "same number": 6.0},
    "number year": {"none": 0.2, "later": -8.0},
    "mention": {"none": 0.1, "not this item": -2.0, "unknown": 1.2, "this": 1.8, "course": 5.0, "item": 6.0},
    "prose": {
        "none": 0.1,
        "unlike": -2.2,
        "hardly alike": -1.6,
        "a little alike": -0.4,
        "alike": 1.3,
        "much alike": 0.3,
        "same text": 4.5,
    },
}


def score(total: float) -> float:
    """The probability that a sum of prior and weights stands for, between 0 and 1."""
    return 1.0 / (1.0 + exp(-total)) if total > -60.0 else 0.0


def weigh(name: str, column: list[str]) -> list[float]:
    """The weights of a column of levels; a level without a weight says nothing."""
    weights = WEIGHTS.get(name, {})
    return [weights.get(level, 0.0) for level in column]
