"""What titles tell by their words as they are printed, looked up beside the reading of titles: few titles tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casegraph.link.parts import find_announced
from casegraph.link.plans import AddressReader, House, Plan, PlanReader
from casegraph.link.rules import LinkRules

_FIGURE = re.compile(r"\d")
Named = Mapping[str, frozenset[Plan | House]]


@dataclass(frozen=True, slots=True)
class Told:
    """By the title as printed: the stretches that name a larger matter, the plans it is of, the houses it names."""

    announced: Mapping[str, Sequence[str]]
    plans: Named
    houses: Named


def find_told(printed: Sequence[str], rules: LinkRules) -> Told:
    """What the titles tell; those that tell nothing are left out."""
    figured = [title for title in printed if _FIGURE.search(title)]
    plans, houses = PlanReader(rules), AddressReader(rules)
    return Told(
        find_announced(printed, rules),
        _filled((title, plans.of(title)) for title in figured),
        _filled((title, houses.of(title)) for title in figured),
    )


def _filled(found: Iterable[tuple[str, frozenset[Plan]]]) -> Named:
    return {title: named for title, named in found if named}
