"""What ties two cases that are not one, and the ground on which such ties are looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from casegraph.kinds import LinkRelation, LinkStatus
from casegraph.link.deciding.numbers import Threads
from casegraph.link.items.sources import Sources
from casegraph.link.weighing.pairing import Pair
from casegraph.model import AgendaItem

READ = frozenset({"presentation", "summary", "decision", "other"})


@dataclass(frozen=True)
class Tie:
    """Why two items are related.

    ``values`` are what the evidence says of the one and the other item, in the order of their pair; ``subject`` is the
    item whose case follows, or is part of, the other's.
    """

    relation: LinkRelation
    status: LinkStatus
    weight: float
    name: str
    values: tuple[str, str]
    text: str
    subject: int | None = None


Tied = tuple[Pair, Tie]


@dataclass(frozen=True)
class Ground:
    """The cases of one municipality: of each item (by position) its case; of each case its items, and its series.

    An item in no case (a fixed point of the agenda) stands for itself under a number below nought. ``open`` are pairs
    of items of which a person is asked whether they are one case.
    """

    sources: Sources
    case_of: Sequence[int]
    cases: Sequence[Threads] = ()
    series: Mapping[int, str] = field(default_factory=dict)
    open: frozenset[Pair] = frozenset()

    @classmethod
    def on(
        cls, sources: Sources, cases: Sequence[Threads], series: Mapping[int, str], open_: frozenset[Pair] = frozenset()
    ) -> Ground:
        """The ground of these cases."""
        places = {item: n for n, case in enumerate(cases) for thread in case.matters for item in thread}
        everybody = [places.get(item, -1 - item) for item in range(len(sources.table.items))]
        return cls(sources, everybody, cases, series, open_)

    @cached_property
    def members(self) -> list[tuple[int, ...]]:
        """The items of each case, oldest first; none of a case whose number stands for unlike matters."""
        return [
            () if case.collective == "yes" else tuple(sorted(item for thread in case.matters for item in thread))
            for case in self.cases
        ]

    @cached_property
    def wordings(self) -> list[tuple[int, int]]:
        """Every case with the first item of each of its wordings."""
        return [(case, item) for case in range(len(self.cases)) for item in self.worded(case)]

    def worded(self, case: int) -> list[int]:
        """The first item of each wording of a case; none of what stands for itself."""
        signs = self.sources.table.signs
        first = {id(signs[item]): item for item in reversed(self.members[case] if case >= 0 else ())}
        return sorted(first.values())

    @cached_property
    def first(self) -> list[int]:
        """The day each case is first met, 0 where no item of it has one."""
        return [min((self.sources.table.day[item] or 0 for item in items), default=0) for items in self.members]

    @cached_property
    def last(self) -> list[int]:
        """The day each case is last met."""
        return [max((self.sources.table.day[item] or 0 for item in items), default=0) for items in self.members]

    @cached_property
    def _asked(self) -> frozenset[Pair]:
        return frozenset((min(pair), max(pair)) for a, b in self.open for pair in [(self.case_of[a], self.case_of[b])])

    def asked(self, case: int, other: int) -> bool:
        """Whether a person is asked if two cases are one."""
        return (min(case, other), max(case, other)) in self._asked

    def one_series(self, case: int, other: int) -> bool:
        """Whether two cases are reports of one series."""
        return case in self.series and self.series[case] == self.series.get(other)


def text_of(item: AgendaItem, roles: frozenset[str] = READ) -> str:
    """What is written under an item."""
    return "\n".join(section.text for section in item.sections if section.role in roles)
