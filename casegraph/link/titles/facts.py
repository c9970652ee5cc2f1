"""What titles tell by their words as they are printed, looked up beside the reading of titles: few titles tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casegraph.link.rules import LinkRules
from casegraph.link.titles.hints import Hinted
from casegraph.link.titles.parts import PartReader
from casegraph.link.titles.plans import AddressReader, House, Plan, PlanReader

_FIGURE = re.compile(r"\d")
Named = Mapping[str, frozenset[Plan | House]]


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """By the title as printed: the stretches that name a larger matter, the plans it is of, the houses it names; and
    the titles that say that they go on from the last meeting.
    """

    announced: Mapping[str, Sequence[str]]
    plans: Named
    houses: Named
    resumed: frozenset[str]


def find_facts(printed: Sequence[str], rules: LinkRules) -> TitleFacts:
    """What the titles tell; those that tell nothing are left out."""
    figured = [title for title in printed if _FIGURE.search(title)]
    parts, plans, houses = PartReader(rules), PlanReader(rules), AddressReader(rules)
    resumed = Hinted(rules.resumed, parts.hints)  # asked about each title together with its parts
    hinted = [title for title in printed if parts.hints.of(title)]
    found = [(title, resumed.stands(title), [*parts.announced(title)]) for title in hinted]
    return TitleFacts(
        {title: announced for title, _, announced in found if announced},
        _filled((title, plans.of(title)) for title in figured),
        _filled((title, houses.of(title)) for title in figured),
        frozenset(title for title, again, _ in found if again),
    )


def _filled(found: Iterable[tuple[str, frozenset[Plan]]]) -> Named:
    return {title: named for title, named in found if named}
