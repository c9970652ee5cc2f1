"""The weight of every piece of evidence, in one table.

A weight is the natural logarithm of a likelihood ratio: how much likelier a level is between two treatments of one
case than between two items that merely share a rare word (those are the only pairs looked at). :data:`PRIOR` is the
logarithm of the odds that such a pair is one case before any evidence; prior and weights add up to the score:
``score = 1 / (1 + exp(-sum))``. The table is written by ``python -m benchmarks.linkbench.tune``: fitted together on the
tune part of the bench (so that what two pieces both know is not counted twice), what was seldom seen shrunk towards
nothing, and a few held by hand where an invented corpus is tidier than life, each with its reason there. See
docs/linking.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

# A little higher than the fit has it: by the links that come of it on the tune part, not by single pairs.
PRIOR = -2.2
# A score at or above ACCEPT links where nothing speaks against it; one at or above SUGGEST goes to people.
ACCEPT = 0.95
SUGGEST = 0.25
# A rival case must be this much worse (in nats) for the better one to be convincing.
MARGIN = 1.5
# Evidence beside that on the pair of items, which the fit does not see. What the committees of two cases say was
# measured on the tune part of the bench beside all other evidence; one committee a little less than there (1.5), since
# life has names that only one committee ever has. A former number named in the prose is held by hand.
ONE_COMMITTEE, TWO_COMMITTEES, FORMER_NUMBER = 1.2, -3.0, 9.0

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "number": {"none": 0.0, "other": -9.0, "other system": -0.1, "other, but named": -2.0, "same": 14.0},
    "words": {
        "hardly/all, equal": -1.0,
        "hardly/all, longer": -0.1,
        "hardly/all, much longer": -1.4,
        "hardly/a bit": -6.2,
        "hardly/half": -4.0,
        "hardly/most": -4.1,
        "hardly/nearly all": -0.8,
        "little/all, equal": -0.2,
        "little/all, longer": -0.6,
        "little/all, much longer": -2.4,
        "little/a bit": -6.2,
        "little/half": -3.3,
        "little/most": -1.4,
        "little/nearly all": -0.3,
        "some/all, equal": 0.9,
        "some/all, longer": -0.1,
        "some/all, much longer": 0.3,
        "some/a bit": -3.4,
        "some/half": -0.2,
        "some/most": 0.1,
        "some/nearly all": 1.6,
        "much/all, equal": 0.4,
        "much/all, longer": 0.6,
        "much/all, much longer": 0.3,
        "much/a bit": -3.0,
        "much/half": 1.8,
        "much/most": 0.3,
        "much/nearly all": 1.6,
        "very much/all, equal": -0.1,
        "very much/all, longer": -0.1,
        "very much/all, much longer": 0.2,
        "very much/a bit": -3.0,
        "very much/half": 0.5,
        "very much/most": 0.5,
        "very much/nearly all": 1.7,
        "full/all, equal": 0.0,
        "full/all, longer": 0.6,
        "full/all, much longer": 0.2,
        "full/a bit": -3.0,
        "full/half": -1.0,
        "full/most": 0.0,
        "full/nearly all": 0.6,
    },
    "difference": {"clear": -1.6, "none": -0.2, "slight": -0.4, "two things": -3.8, "some": -0.6},
    "numbers": {
        "contradict": -6.8,
        "none": 0.3,
        "one side": -0.2,
        "overlap": -1.5,
        "overlap, rare": -0.5,
        "same": 0.9,
        "same, rare": 2.0,
    },
    "years": {"contradict": -6.9, "none": 0.2, "one side": 0.7, "overlap": 0.5, "same": 1.4},
    "periods": {"contradict": -8.5, "none": 0.3, "one side": -3.5, "overlap": -1.0, "same": 0.0},
    "names": {"contradict": -5.0, "none": 0.7, "one side": -0.2, "overlap": 0.3, "same": 1.1},
    "bearing": {"lacking": -0.6, "none": 0.0, "other": -1.0, "same": 1.0},
    "course": {
        "down, a year": -1.5,
        "down, days": -3.5,
        "down, half a year": -0.7,
        "down, months": -1.5,
        "down, weeks": -3.5,
        "down, years": -2.1,
        "heard, a year": -1.5,
        "heard, days": -0.6,
        "heard, half a year": -0.5,
        "heard, months": 0.0,
        "heard, weeks": -0.1,
        "heard, years": -3.0,
        "other body, a year": -2.6,
        "other body, days": -3.5,
        "other body, half a year": -1.0,
        "other body, months": -1.7,
        "other body, weeks": -1.2,
        "other body, years": -3.7,
        "same body, a year": -0.2,
        "same body, days": -0.5,
        "same body, half a year": 1.2,
        "same body, months": 1.1,
        "same body, weeks": -1.5,
        "same body, years": -1.4,
        "up, a year": 0.3,
        "up, days": 0.0,
        "up, half a year": 1.6,
        "up, months": 1.0,
        "up, weeks": -0.2,
        "up, years": -1.7,
    },
    "repetition": {
        "down, in time": -0.3,
        "down, later": 0.6,
        "down, long after": -0.3,
        "down, soon": -0.3,
        "drawn out, down, in time": 0.3,
        "drawn out, down, later": 2.5,
        "drawn out, down, long after": 0.9,
        "drawn out, down, soon": -0.5,
        "drawn out, heard, in time": 0.3,
        "drawn out, heard, later": 0.3,
        "drawn out, heard, long after": 0.3,
        "drawn out, heard, soon": 1.0,
        "drawn out, other body, in time": -0.2,
        "drawn out, other body, later": 0.3,
        "drawn out, other body, long after": 0.8,
        "drawn out, other body, soon": -0.1,
        "drawn out, same body, in time": 0.5,
        "drawn out, same body, later": 1.0,
        "drawn out, same body, long after": 0.7,
        "drawn out, same body, soon": 1.0,
        "drawn out, up, in time": 0.4,
        "drawn out, up, later": 0.6,
        "drawn out, up, long after": 0.8,
        "drawn out, up, soon": 2.1,
        "heard, in time": 1.3,
        "heard, later": 1.3,
        "heard, long after": -0.6,
        "heard, soon": 3.2,
        "other body, in time": 1.1,
        "other body, later": 0.4,
        "other body, long after": 0.2,
        "other body, soon": 3.2,
        "other wording": -0.5,
        "same body, in time": 0.2,
        "same body, later": 0.3,
        "same body, long after": -0.5,
        "same body, soon": 4.0,
        "up, in time": 1.7,
        "up, later": 0.1,
        "up, long after": -0.4,
        "up, soon": 5.1,
    },
    "phase": {"back": -2.4, "far back": -3.1, "none": 0.2, "onward": 2.0, "same": -0.9},
    "resumption": {"none": 0.0, "put off": 1.6, "put off, taken up again": 2.2, "taken up again": 0.8},
    "journal": {"none": 0.1, "other": -0.9, "same": 0.2},
    "recommender": {"none": 0.2, "other": -0.5, "same": 1.0},
    "documents": {"none": -0.1, "other": -1.0, "same number": 6.0, "same title": 2.3},
    "number year": {"later": -7.1, "none": 0.3},
    "mention": {"course": 5.0, "item": 6.0, "none": 0.0, "not this item": -2.0, "this": 1.9, "unknown": 2.0},
    "sequel": {
        "at times": 0.9,
        "nearly always": 3.3,
        "never": -0.2,
        "none": 0.0,
        "often": 2.0,
        "seldom": 0.6,
        "the other way round": -1.3,
    },
    "prose": {
        "a little alike": -0.4,
        "alike": 1.5,
        "hardly alike": -1.7,
        "much alike": -0.4,
        "none": 0.2,
        "same text": 4.5,
        "unlike": -2.0,
    },
}


def score(total: float) -> float:
    """The probability that a sum of prior and weights stands for, between 0 and 1."""
    return 1.0 / (1.0 + exp(-total)) if total > -60.0 else 0.0
