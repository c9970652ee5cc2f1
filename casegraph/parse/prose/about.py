"""What a reference speaks of: this very case, another matter, or what the text does not settle.

No single sign tells; each says how much likelier the mention is of the item's own matter, and together they give the
probability that it is (:mod:`casegraph.parse.prose.about_signs`, :mod:`casegraph.parse.prose.about_weights`).
"""

from __future__ import annotations

from dataclasses import replace
from math import exp

from casegraph.kinds import About
from casegraph.model import Reference
from casegraph.parse.prose.about_signs import SIGNS, in_calendar, listed
from casegraph.parse.prose.about_weights import OTHER, PRIOR, THIS, WEIGHTS
from casegraph.parse.prose.told import Told


def about(told: Told) -> Reference:
    """The reference of ``told`` with what it speaks of, and the case number that the sentence ties to it."""
    reference = told.reference
    if reference.case_number:
        return _by_number(told)
    told_as_course = told.passage.role == "course" or listed(told) == "course"
    if in_calendar(told) and not told_as_course:
        return replace(reference, about="other")
    return replace(reference, about=_settled(probability(told)))


def signs(told: Told) -> dict[str, str]:
    """The level of every sign."""
    return {name: sign(told) for name, sign in SIGNS.items()}


def probability(told: Told) -> float:
    """How probable it is (0-1) that the mention speaks of the matter of its item: prior and weights of the signs added
    up as logarithms of odds. A level that was never seen says nothing.
    """
    weight = sum(WEIGHTS.get(name, {}).get(level, 0.0) for name, level in signs(told).items())
    return 1.0 / (1.0 + exp(-PRIOR - weight))


def _settled(own: float) -> About:
    return "this" if own >= THIS else "other" if own <= OTHER else "unknown"


def _by_number(told: Told) -> Reference:
    reference, own = told.reference, {number.key for number in told.context.item.case_numbers}
    named = told.context.tools.numbers.find(reference.case_number or "")
    same = any(mention.number.key in own for mention in named)
    return replace(reference, about="this" if same else "other", about_case=reference.case_number)
