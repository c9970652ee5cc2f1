"""The view ``full`` of a database, its nodes and edges made while they are written: never all of them in memory.

What comes is, element for element, what :meth:`casegraph.graph.CaseGraph.nodes` and ``edges`` give of the same database as
of the same day. Only a case that is seen in part, by its day or because some of its items are closed, is made of
its records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from casegraph import elements
from casegraph.closed import CLOSED_TITLE, open_case
from casegraph.elements import Edge, GraphElements, Node
from casegraph.facts import CaseFacts, ItemFacts, case_facts, case_node_id
from casegraph.order import number_key
from casegraph.store import Seen, Store, brief

if TYPE_CHECKING:
    from casegraph.store.brief import Plain, Told

Sorted = TypeVar("Sorted", "ItemFacts", "Plain")
"""What begins with the five values that items are sorted by."""


def draw(store: Store, seen: Seen, *, open_only: bool = False) -> GraphElements:
    """The nodes and edges of what is seen in a database; with ``open_only`` nothing of closed items but that they are."""
    store.read_once()
    drawing = Drawing(store, seen, open_only)
    return GraphElements(drawing.nodes(), drawing.edges())


@dataclass(frozen=True)
class Drawing:
    """What is drawn, and how it is looked at."""

    store: Store
    seen: Seen
    open_only: bool

    def nodes(self) -> Iterator[Node]:
        """Cases, items, meetings and bodies, as they come out of the database."""
        for told in brief.cases(self.store, self.seen):
            case = self._case(told)
            if case:
                yield elements.case_node(case)
        items: Iterator[ItemFacts] = brief.items(self.store, self.seen)
        if self.open_only:
            items = map(self._shown, items)
        yield from map(elements.item_node, _in_order(items))
        yield from map(elements.meeting_node, brief.meetings(self.store, self.seen))
        yield from elements.body_nodes(brief.meetings(self.store, self.seen))

    def edges(self) -> Iterator[Edge]:
        """What joins items, cases, meetings and bodies, then the links."""
        for item in _in_order(map(self._named, brief.plain_items(self.store, self.seen))):
            if item.case:
                yield elements.plain_edge("part_of", item.id, case_node_id(item.case, self.namesakes), item.date)
            if item.met:
                yield elements.plain_edge("treated_at", item.id, item.meeting, item.date)
        for meeting in brief.meetings(self.store, self.seen):
            body = elements.body_node_id(meeting.municipality, meeting.body_id)
            yield elements.plain_edge("held_by", meeting.id, body, meeting.date)
        links = brief.links(self.store, self.seen, open_only=self.open_only)
        yield from elements.without_repeats(map(elements.link_edge, links))

    @cached_property
    def closed(self) -> dict[str, str]:
        """The ids that closed items go by, as :func:`casegraph.closed.closed_ids` gives them; none where all is shown."""
        counts: Counter[str] = Counter()
        ids: dict[str, str] = {}
        for item in _in_order(brief.plain_items(self.store, self.seen, closed=True)) if self.open_only else ():
            counts[item.meeting] += 1
            ids[item.id] = f"{item.meeting}:closed-{counts[item.meeting]}"
        return ids

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The ids of items that a case goes by too."""
        return frozenset(brief.namesakes(self.store, self.seen) - self.closed.keys())

    def _case(self, told: Told) -> CaseFacts | None:
        """A case; ``None`` where nothing of it is seen yet."""
        if told.hidden or (self.open_only and told.closed):
            return self._trimmed(told.id) if told.seen else None
        node_id = case_node_id(told.id, self.namesakes)
        plain = (told.municipality, told.title, told.case_numbers, told.collective, told.series, told.first, told.last)
        return CaseFacts(node_id, told.id, *plain)

    def _trimmed(self, case_id: str) -> CaseFacts | None:
        """A case by those of its items that are seen and may be shown."""
        # Loaded only here: hardly any graph needs it.
        from casegraph.graph import CaseGraph  # noqa: PLC0415

        record = self.store.case(case_id)
        items = self.store.items_of(record.items, sections=False) if record else ()
        whole = CaseGraph((), items, [record] if record else ())
        part = whole.as_of(self.seen.as_of, coming=self.seen.coming)
        case = part.case(case_id)
        if case is None:
            return None
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
        nothing = {"number": None, "title": CLOSED_TITLE, "case_numbers": (), "decision_kind": "none", "url": None}
        return item._replace(id=new, **nothing)


def _in_order(items: Iterable[Sorted]) -> Iterator[Sorted]:
    """Items, which come by date, municipality and body, with those of one sitting by number and id."""
    for _, sitting in groupby(items, key=itemgetter(slice(1, 4))):
        yield from sorted(sitting, key=lambda item: (number_key(item[4]), item[0]))
