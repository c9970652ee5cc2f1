"""The view ``full`` of a database, its nodes and edges made while they are written: never all of them in memory.

What comes is, element for element, what :meth:`casegraph.graph.CaseGraph.nodes` and ``edges`` give of the same database
as of the same day. Only a case that is seen in part, by its day or because some of its items are closed, is made of
its records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from casegraph import elements
from casegraph.closed import CLOSED_TITLE, open_case
from casegraph.elements import GraphElements, Part, PlainEdge
from casegraph.facts import CaseFacts, ItemFacts, MeetingFacts, case_facts, case_node_id
from casegraph.kinds import IsoDate
from casegraph.order import number_key
from casegraph.store import Seen, Store, brief
from casegraph.store.brief import Plain, Row, Told

Sorted = TypeVar("Sorted", ItemFacts, Plain)
"""What begins with the five values that items are sorted by."""

_CASE, _DATE, _CLOSED = (ItemFacts._fields.index(name) for name in ("case", "date", "closed"))


def draw(store: Store, seen: Seen, *, open_only: bool = False) -> GraphElements:
    """The nodes and edges of what is seen in a database; with ``open_only`` only that there are closed items."""
    store.read_once()
    drawing = Drawing(store, seen, open_only)
    return GraphElements(drawing.node_parts(), drawing.edge_parts())


@dataclass(slots=True)
class Life:
    """What is seen of a case: its first and last date, how many items, and how many of them are closed."""

    first: IsoDate | None
    last: IsoDate | None
    items: int = 0
    closed: int = 0


@dataclass(frozen=True)
class Drawing:
    """What is drawn, and how it is looked at."""

    store: Store
    seen: Seen
    open_only: bool

    def node_parts(self) -> Iterator[Part]:
        """Items, cases, meetings and bodies, as they come out of the database."""
        lives: dict[str, Life] = {}
        series = brief.series(self.store, self.seen)
        items = self._counted(lives)
        shown = _in_order(map(self._shown, map(ItemFacts._make, items))) if self.open_only else items
        yield from elements.in_parts(shown, lambda some: elements.item_part(some, series))
        yield from elements.in_parts(self._cases(lives), elements.case_part)
        yield from elements.in_parts(brief.meetings(self.store, self.seen), elements.meeting_part)
        yield from elements.body_parts(brief.meetings(self.store, self.seen))

    def _counted(self, lives: dict[str, Life]) -> Iterator[Row]:
        """The items as they come, by date; what is seen of their cases is noted in ``lives``."""
        for item in brief.items(self.store, self.seen):
            case, date = item[_CASE], item[_DATE]
            if case:
                life = lives.get(case)
                if life is None:
                    lives[case] = life = Life(date, date)
                life.last = date or life.last
                life.items += 1
                life.closed += item[_CLOSED]
            yield item

    def _cases(self, lives: dict[str, Life]) -> Iterator[CaseFacts]:
        for told in brief.cases(self.store, self.seen):
            life = lives.get(told.id)
            if life:
                yield self._case(told, life)

    def edge_parts(self) -> Iterator[Part]:
        """What joins items, cases, meetings and bodies, then the links."""
        yield from elements.in_parts(self._belonging(), elements.plain_part)
        links = brief.links(self.store, self.seen, open_only=self.open_only)
        yield from elements.in_parts(elements.without_repeats(links), elements.link_part)

    def _belonging(self) -> Iterator[PlainEdge]:
        held = [_held_by(meeting) for meeting in brief.meetings(self.store, self.seen)]
        met, namesakes = {meeting for meeting, *_ in held}, self.namesakes
        items = brief.plain_items(self.store, self.seen)
        named = _in_order(map(self._named, map(Plain._make, items))) if self.open_only else items
        for item, _, _, date, _, meeting, case in named:
            if case:
                yield item, case_node_id(case, namesakes), "part_of", date
            if meeting in met:
                yield item, meeting, "treated_at", date
        yield from held

    @cached_property
    def closed(self) -> dict[str, str]:
        """The ids closed items go by, as :func:`casegraph.closed.closed_ids` gives them; none where all is shown."""
        counts: Counter[str] = Counter()
        ids: dict[str, str] = {}
        items = map(Plain._make, brief.plain_items(self.store, self.seen, closed=True) if self.open_only else ())
        for item in _in_order(items):
            counts[item.meeting] += 1
            ids[item.id] = f"{item.meeting}:closed-{counts[item.meeting]}"
        return ids

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The ids of items that a case goes by too."""
        return frozenset(brief.namesakes(self.store, self.seen) - self.closed.keys())

    def _case(self, told: Told, life: Life) -> CaseFacts:
        if life.items < told.items or (self.open_only and life.closed):
            return self._trimmed(told.id)
        node_id = case_node_id(told.id, self.namesakes)
        plain = (told.municipality, told.title, told.case_number, told.collective, told.series, life.first, life.last)
        return CaseFacts(node_id, told.id, *plain)

    def _trimmed(self, case_id: str) -> CaseFacts:
        """A case, which is there, by those of its items that are seen and may be shown."""
        # Loaded only here: hardly any graph needs it.
        from casegraph.graph import CaseGraph  # noqa: PLC0415

        record = self.store.case(case_id)
        items = self.store.items_of(record.items, sections=False) if record else ()
        whole = CaseGraph((), items, [record] if record else ())
        part = whole.as_of(self.seen.as_of, coming=self.seen.coming)
        case = part.cases[case_id]
        shown = open_case(case, part.items, self.closed) if self.open_only else case
        return case_facts(shown, case_node_id(case_id, self.namesakes), part.items_of(case))

    def _named(self, item: Plain) -> Plain:
        """An item by the id it goes by."""
        new = self.closed.get(item.id)
        return item._replace(id=new, number=None) if new else item

    def _shown(self, item: ItemFacts) -> ItemFacts:
        """An item as it may be published."""
        new = self.closed.get(item.id)
        if new is None:
            return item
        bare = item._replace(id=new, number=None, title=CLOSED_TITLE, case_number="")
        return bare._replace(decision_kind="none", url=None)


def _held_by(meeting: MeetingFacts) -> PlainEdge:
    return meeting.id, elements.body_node_id(meeting.municipality, meeting.body_id), "held_by", meeting.date


def _in_order(items: Iterable[Sorted]) -> Iterator[Sorted]:
    """Items, which come by date, municipality and body, with those of one sitting by number and id.

    So that not even the place of a closed item among the others tells its number.
    """
    for _, sitting in groupby(items, key=itemgetter(slice(1, 4))):
        yield from sorted(sitting, key=lambda item: (number_key(item[4]), item[0]))
