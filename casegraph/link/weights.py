"""The weight of every piece of evidence, in one table.

A weight is the natural logarithm of a likelihood ratio: how much likelier a level is between two treatments of one
case than between two items that merely share a rare word (those are the only pairs looked at). :data:`PRIOR` is the
logarithm of the odds that such a pair is one case before any evidence; prior and weights add up to the score:
``score = 1 / (1 + exp(-sum))``. The table is written by ``python -m benchmarks.linkbench.tune``: fitted together on the
vocabularies to tune on (so that what two pieces both know is not counted twice), what was seldom seen shrunk towards
nothing, and a few held by hand where an invented corpus is tidier than life, each with its reason there. See
docs/linking.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

# A little higher than the fit has it: by the links that come of it on the tune part, not by single pairs.
PRIOR = -2.2
# A score at or above ACCEPT links where nothing speaks against it; one at or above SUGGEST goes to people.
ACCEPT = 0.94
SUGGEST = 0.25
# A rival case must be this much worse (in nats) for the better one to be convincing.
MARGIN = 1.5
# Evidence beside that on the pair of items, which the fit does not see. What the committees of two cases say was
# measured on the tune part of the bench beside all other evidence; one committee a little less than there (1.5), since
# life has names that only one committee ever has. A former number named in the prose is held by hand;
# that one number is the end of the other says, beside their being two, what one number does.
ONE_COMMITTEE, TWO_COMMITTEES, FORMER_NUMBER, SHORTENED_NUMBER = 1.2, -3.0, 9.0, 23.0
# What it says that the later item is on the next agenda up the route: it follows the odds that a title is reworded on
# that way in this municipality, is at most this, and less where names are all that two titles share. Measured on the
# agendas of other hands that are tuned on.
REWORDED, STEEP, MOST_PASSED_ON = 3.0, 1.25, 2.5
# What the number of other cases that come into question for either of two says, the lower number first. Set by what
# comes of it on the corpora that are tuned on (``python -m benchmarks.linkbench.company``), and evened out so that more
# cases never say more for a pair.
COMPANY: Mapping[str, float] = {
    "none/none": 1.4,
    "none/one": 1.0,
    "none/few": 0.5,
    "none/many": -0.6,
    "one/one": 0.8,
    "one/few": 0.4,
    "one/many": -0.7,
    "few/few": 0.2,
    "few/many": -1.1,
    "many/many": -1.2,
}

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "number": {
        "none": 0.0,
        "other": -9.0,
        "other system": -0.1,
        "other, but named": -2.0,
        "other, one slip apart": -4.0,
        "same": 14.0,
    },
    "words": {
        "a single word": -0.5,
        "hardly/all, equal": 0.1,
        "hardly/all, longer": -0.6,
        "hardly/all, much longer": -1.9,
        "hardly/a bit": -2.5,
        "hardly/half": -2.5,
        "hardly/most": -1.7,
        "hardly/nearly all": -0.6,
        "little/all, equal": 0.2,
        "little/all, longer": -0.6,
        "little/all, much longer": -1.6,
        "little/a bit": -0.7,
        "little/half": -0.6,
        "little/most": -0.6,
        "little/nearly all": -0.4,
        "some/all, equal": 0.4,
        "some/all, longer": -0.3,
        "some/all, much longer": -0.4,
        "some/a bit": 0.1,
        "some/half": 0.1,
        "some/most": 0.4,
        "some/nearly all": 0.4,
        "much/all, equal": 0.3,
        "much/all, longer": -0.4,
        "much/all, much longer": -0.4,
        "much/a bit": 0.1,
        "much/half": 0.3,
        "much/most": 0.3,
        "much/nearly all": 0.3,
        "very much/all, equal": 0.3,
        "very much/all, longer": -0.4,
        "very much/all, much longer": -0.4,
        "very much/a bit": 0.1,
        "very much/half": 0.2,
        "very much/most": 0.3,
        "very much/nearly all": 0.3,
        "full/all, equal": 0.2,
        "full/all, longer": -0.4,
        "full/all, much longer": -0.4,
        "full/a bit": 0.1,
        "full/half": 0.2,
        "full/most": 0.3,
        "full/nearly all": 0.2,
    },
    "difference": {"clear": -0.6, "none": 0.8, "slight": 0.1, "two things": -0.5, "some": 0.0},
    "numbers": {
        "contradict": -5.0,
        "none": 0.0,
        "one side": -0.6,
        "overlap": -2.0,
        "overlap, rare": 0.2,
        "same": 0.7,
        "same, rare": 2.4,
    },
    "plan": {"none": 0.0, "same": 4.0},
    "address": {"alone": 0.5, "none": 0.0, "same": 2.5, "same, long after": 0.0},
    "years": {"contradict": -8.0, "none": 0.0, "one side": -0.6, "overlap": 0.5, "same": 0.6},
    "periods": {"contradict": -8.0, "none": 0.0, "one side": -5.0, "overlap": -0.3, "same": 0.0},
    "names": {
        "contradict": -5.0,
        "none": 0.6,
        "one side": -0.8,
        "overlap": 0.8,
        "repeated": 1.1,
        "same": 1.7,
    },
    "topic": {
        "none": 0.0,
        "little, names in common, later": -0.1,
        "little, names in common, soon": 0.0,
        "little, names in common, within months": 0.0,
        "little, names in one, later": -0.1,
        "little, names in one, soon": 0.0,
        "little, names in one, within months": 0.0,
        "little, no names, later": -0.1,
        "little, no names, soon": 0.0,
        "little, no names, within months": 0.0,
        "much, names in common, later": -0.1,
        "much, names in common, soon": 0.6,
        "much, names in common, within months": 0.3,
        "much, names in one, later": 0.2,
        "much, names in one, soon": 0.8,
        "much, names in one, within months": 0.6,
        "much, no names, later": -0.1,
        "much, no names, soon": 0.1,
        "much, no names, within months": 0.1,
        "nearly all, names in common, later": 0.1,
        "nearly all, names in common, soon": 0.8,
        "nearly all, names in common, within months": 0.4,
        "nearly all, names in one, later": 0.4,
        "nearly all, names in one, soon": 1.1,
        "nearly all, names in one, within months": 0.9,
        "nearly all, no names, later": 0.2,
        "nearly all, no names, soon": 0.9,
        "nearly all, no names, within months": 0.9,
    },
    "bearing": {"lacking": -0.6, "none": 0.0, "other": -1.0, "same": 1.0},
    "course": {
        "down, a year": 0.5,
        "down, days": -3.5,
        "down, half a year": 0.8,
        "down, months": -0.5,
        "down, weeks": -3.5,
        "down, years": -0.5,
        "heard, a year": -1.5,
        "heard, days": -0.6,
        "heard, half a year": -0.5,
        "heard, months": 0.0,
        "heard, weeks": -0.1,
        "heard, years": -3.0,
        "other body, a year": -1.7,
        "other body, days": -1.3,
        "other body, half a year": -0.9,
        "other body, months": -1.2,
        "other body, weeks": -0.5,
        "other body, years": -2.1,
        "same body, a year": 1.0,
        "same body, days": -0.5,
        "same body, half a year": 1.5,
        "same body, months": 0.7,
        "same body, weeks": -0.1,
        "same body, years": 0.3,
        "up, a year": 0.9,
        "up, days": 1.6,
        "up, half a year": 1.2,
        "up, months": 0.5,
        "up, weeks": 1.5,
        "up, years": -0.2,
    },
    "repetition": {
        "closed word": 0.0,
        "down, in time": 2.0,
        "down, later": 0.4,
        "down, long after": -1.5,
        "down, soon": 5.0,
        "drawn out, down, in time": 0.3,
        "drawn out, down, later": 0.3,
        "drawn out, down, long after": -0.6,
        "drawn out, down, soon": 0.3,
        "drawn out, heard, in time": 0.3,
        "drawn out, heard, later": 0.3,
        "drawn out, heard, long after": 0.3,
        "drawn out, heard, soon": 1.0,
        "drawn out, other body, in time": -0.3,
        "drawn out, other body, later": -0.3,
        "drawn out, other body, long after": -0.3,
        "drawn out, other body, soon": -0.2,
        "drawn out, same body, in time": 0.4,
        "drawn out, same body, later": 0.4,
        "drawn out, same body, long after": -0.8,
        "drawn out, same body, soon": 0.4,
        "drawn out, up, in time": 0.6,
        "drawn out, up, later": 0.6,
        "drawn out, up, long after": 0.0,
        "drawn out, up, soon": 1.4,
        "heard, in time": 1.3,
        "heard, later": 1.3,
        "heard, long after": -0.6,
        "heard, soon": 3.2,
        "other body, in time": 1.2,
        "other body, later": 0.2,
        "other body, long after": -0.3,
        "other body, soon": 2.2,
        "other wording": 0.0,
        "over and over": -1.0,
        "same body, in time": 0.6,
        "same body, later": 0.6,
        "same body, long after": -1.5,
        "same body, soon": 2.4,
        "up, in time": 2.6,
        "up, later": 1.3,
        "up, long after": -0.8,
        "up, soon": 3.9,
    },
    "part": {"none": 0.0, "of the other": -4.0},
    "phase": {
        "back": -1.6,
        "far back": -1.2,
        "none": 0.0,
        "onward": 1.1,
        "onward, same wording": 4.0,
        "same": -0.3,
    },
    "resumption": {
        "elected": -4.0,
        "none": 0.0,
        "put off": 1.6,
        "put off, taken up again": 3.0,
        "sent here": 4.5,
        "sent here, taken up again": 4.8,
        "settled": -2.0,
        "taken up again": 0.8,
    },
    "journal": {"none": 0.0, "other": -1.6, "same": 0.7},
    "recommender": {"none": 0.0, "other": -0.5, "same": 1.0},
    "documents": {"none": 0.0, "other": -0.7, "same number": 6.0, "same title": 1.6},
    "number year": {"later": -6.8, "none": 0.0},
    "mention": {
        "course": 5.0,
        "item": 6.0,
        "meant": 2.8,
        "none": 0.0,
        "not this item": -2.0,
        "this": 0.0,
        "told": 5.5,
        "unknown": 0.0,
    },
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
        "a little alike": -0.1,
        "alike": 0.6,
        "hardly alike": -1.4,
        "much alike": 0.6,
        "none": 0.8,
        "same text": 3.0,
        "unlike": -2.5,
    },
}


def score(total: float) -> float:
    """The probability that a sum of prior and weights stands for, between 0 and 1."""
    return 1.0 / (1.0 + exp(-total)) if total > -60.0 else 0.0
