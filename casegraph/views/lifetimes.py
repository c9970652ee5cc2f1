"""How long things take, where some of them are not over yet.

A mean of what is over says too little: what takes longest is what is still open. So quartiles are read off the
product-limit curve of Kaplan and Meier (*Nonparametric estimation from incomplete observations*, Journal of the
American Statistical Association 53, 1958, 457–481): each counts among those that could end for as long as it was seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casegraph.views.stats_rows import DistributionRow


class Spell(NamedTuple):
    """How long something lasted (days, or sittings), and whether it was over by then or only last seen."""

    length: int
    over: bool


def distribution(spells: Iterable[Spell]) -> DistributionRow:
    """Count, quartiles and what is still open of some spells."""
    known = list(spells)
    over = [spell.length for spell in known if spell.over]
    curve = list(still_open(known))
    still = len(known) - len(over)
    return {
        "n": len(known),
        "ended": len(over),
        "open": still,
        "share_open": round(still / len(known), 3) if known else None,
        "q1": _first_at(curve, 0.75),
        "median": _first_at(curve, 0.5),
        "q3": _first_at(curve, 0.25),
        "longest": max(over, default=None),
    }


def still_open(spells: Iterable[Spell]) -> Iterator[tuple[int, float]]:
    """The curve of Kaplan and Meier: each length at which something ended, with the share still open after it."""
    known = list(spells)
    ended = Counter(spell.length for spell in known if spell.over)
    lengths = Counter(spell.length for spell in known)
    at_risk, share = len(known), 1.0
    for length in sorted(lengths):
        # What was last seen on the day that others ended could still have ended then.
        if ended[length]:
            share *= 1 - ended[length] / at_risk
            yield length, share
        at_risk -= lengths[length]


def _first_at(curve: Iterable[tuple[int, float]], share: float) -> int | None:
    """The first length after which no more than ``share`` are open; ``None`` where that is not reached."""
    return next((length for length, left in curve if left <= share + 1e-9), None)
