"""What each sign of :mod:`casegraph.parse.prose.about_signs` weighs, in one table.

A weight is the natural logarithm of how much likelier a level is where a mention is of its item's own matter; with
:data:`PRIOR` they add up to the logarithm of the odds that it is. Written by ``python -m benchmarks.about``: fitted
together on the minutes in ``benchmarks/minutes``, what was seldom seen shrunk towards nothing, and a few held by hand,
each with its reason there.
"""

from __future__ import annotations

from collections.abc import Mapping

# At or above THIS a mention is of the matter, at or below OTHER of another; between them the text does not settle it.
THIS, OTHER = 0.6, 0.4
PRIOR = 1.8
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "act": {"approved": -0.4, "decided": 0.1, "discussed": 0.0, "recommended": 0.8, "treated": -0.5},
    "another": {"beside": -0.7, "its own case": -4.0, "like this": -5.0, "named": -4.0, "no": 0.0},
    "called": {"nothing": 0.0, "the case": 1.4, "the proposal": 0.4},
    "clause": {"another thing": -1.1, "none": 0.0, "the matter": 0.0, "titled": 0.0},
    "course": {"lately": 1.0, "no": 0.0, "yes": 0.3},
    "document": {
        "decided, foreign": -4.0,
        "foreign": -1.4,
        "foreign, new": -3.0,
        "none": 0.0,
        "the plan": -0.1,
        "titled": 0.0,
    },
    "listed": {"course": 0.0, "no": 0.0, "under its heading": 3.0, "yes": -0.9},
    "names": {"none": 0.0, "other": -0.7, "same": 0.0, "untitled": -0.4},
    "neighbour": {"before or after": -1.2, "in force": -0.3, "no": 0.0},
    "numbered": {"later": -1.5, "no": 0.3, "yes": 1.2},
    "numbers": {"a rule": -2.0, "none": 0.0, "other": -2.0, "same": 2.5},
    "paragraph": {"begins": 0.4, "goes on": 0.0, "goes on, titled": -0.4},
    "place": {"another": -4.0, "none": 0.0},
    "section": {
        "course": 0.3,
        "decision": 1.2,
        "economy": -0.9,
        "hearing": 0.1,
        "other": -0.2,
        "presentation": -0.8,
        "recommendation": 0.2,
        "summary": 0.0,
    },
    "standing": {"no": 0.0, "numbered": -0.4, "yes": -2.2},
    "step": {"accounted for": 1.7, "asked for": 1.3, "comes back": 1.1, "none": 0.0},
    "subject": {
        "dates": -1.1,
        "dates, named": -0.2,
        "motion": -1.2,
        "motion, named": -0.1,
        "no": 0.0,
        "report": -1.6,
    },
    "tense": {"past": -1.0, "planned": 0.8, "unknown": 0.2},
    "way": {"above": -0.6, "below": 1.0, "beside": -0.1, "own": -0.7, "unknown": 0.5},
    "when": {
        "a year before": -0.1,
        "coming": 0.3,
        "just before": 0.8,
        "longer ago": -1.4,
        "months before": 0.5,
        "two years before": -0.3,
    },
}
