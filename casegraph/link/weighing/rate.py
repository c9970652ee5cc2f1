"""How many of the pairs that are looked at are one case: estimated anew in every municipality.

A small municipality has fewer items that only look alike than a large one, so that the same likeness says more there.
Among very many pairs the weights know too little of what is alike by chance: there the estimate is held down.
The share is the prior of Fellegi and Sunter; it is found by the EM algorithm (Dempster, Laird and Rubin, Journal of the
Royal Statistical Society B 39, 1977) with the weights as they are: the share at which the pairs, scored
by it, hold just so many that are one case.
"""

from __future__ import annotations

from functools import cache
from math import exp, log

import numpy as np

from casegraph.link.arrays import Floats, Ints
from casegraph.link.weighing.weights import PRIOR
from casegraph.model import Evidence
from casegraph.reason import N_

NAME = "rate"
SAID = N_("how likely a pair that is looked at here is one case, before anything else")
# Sums are tallied from the lowest to the highest that matters, in the tenths that weights are given in.
LOW, HIGH, TENTH = -30.0, 30.0, 10
# So many pairs of a municipality say as much as what is usual.
USUAL = 300
# What is estimated may differ from the usual odds (in nats) by so much, and among very many pairs, of which more are
# alike by chance than the weights know, only downwards: by so much for every time that there are e times as many.
LEAST, MOST = -0.8, 0.8
MANY, SLOPE = 40_000, 0.3
ROUNDS = 200
# The tally of no sums.
NONE: Ints = np.zeros(round((HIGH - LOW) * TENTH) + 1, np.int64)


def tallied(totals: Floats) -> Ints:
    """How many sums of prior and weights there are of each size; the tallies of parts add up."""
    places = np.rint((np.clip(totals, LOW, HIGH) - LOW) * TENTH).astype(np.int64)
    return np.bincount(places, minlength=len(NONE))


def rate(tally: Ints) -> float:
    """How much more (in nats) the odds are, before any evidence, than :data:`PRIOR` has it; in tenths."""
    sums = LOW + np.arange(len(tally)) / TENTH
    more, expected = 0.0, 1.0 / (1.0 + exp(-PRIOR))
    for _ in range(ROUNDS):
        one_case = float(tally @ (1.0 / (1.0 + np.exp(-(sums + more)))))
        share = (one_case + USUAL * expected) / (float(tally.sum()) + USUAL)
        found = log(share / (1.0 - share)) - PRIOR
        if abs(found - more) < 1e-4:
            break
        more = found
    most = min(MOST, SLOPE * log(MANY / max(int(tally.sum()), 1)))
    return round(max(min(more, most), LEAST), 1) + 0.0  # adding nought makes nought of minus nought


@cache
def evidence(more: float) -> tuple[Evidence, ...]:
    """The same as people read it: the share of the pairs, and what it says of each; none where it is the usual one."""
    said = f"{1.0 / (1.0 + exp(-(PRIOR + more))):.0%}".replace("%", " %")
    return (Evidence(NAME, said, said, more, SAID),) if more else ()
