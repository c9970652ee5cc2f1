"""Meetings, items, cases and links as one graph: own dictionaries, light to build, light to slice.

A :class:`CaseGraph` holds the current version of every sitting. What was decided about an item stands in the item;
which items are one case stands in the cases; nothing is worked out here (see :mod:`casegraph.views`).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from casegraph import closed, elements, facts
from casegraph.danish import fold
from casegraph.kinds import BodyKind, IsoDate
from casegraph.model import AgendaItem, Case, Link, Meeting, Reference, RouteStop, Thread, Treatment
from casegraph.order import NO_DATE, item_key

if TYPE_CHECKING:
    import networkx


class CaseGraph:
    """The current meetings, their items, the cases they make and the links between them.

    ``items`` are given apart from ``meetings`` so that a slice can keep every meeting (what an answer rests on) without
    the items of other cases; a meeting's own ``items`` are not looked at. ``standing`` are the ids of items that are
    fixed points of an agenda. Where an agenda and minutes of one sitting are both given, the minutes count.
    ``published`` is true of what :meth:`open_only` gives, and of what is made of that.
    """

    published = False

    def __init__(
        self,
        meetings: Iterable[Meeting],
        items: Iterable[AgendaItem],
        cases: Iterable[Case] = (),
        links: Iterable[Link] = (),
        standing: Iterable[str] = (),
    ) -> None:
        self.meetings = {meeting.id: meeting for meeting in sorted(meetings, key=_meeting_key)}
        self.items = {item.id: item for item in sorted(items, key=lambda item: (item.meeting_kind, item.document))}
        self.items = {item.id: item for item in sorted(self.items.values(), key=item_key)}
        self.cases = {case.id: case for case in sorted(cases, key=lambda case: case.id)}
        self.links = tuple(sorted(links, key=lambda link: (link.a, link.b, link.kind)))
        self.standing = frozenset(standing)
        self._aliases = {alias: case.id for case in self.cases.values() for alias in case.aliases}
        self._place = {
            item: (case.id, thread) for case in self.cases.values() for thread in case.threads for item in thread.items
        }

    @cached_property
    def _sittings(self) -> dict[tuple[str, str], list[IsoDate]]:
        return _sittings(self.meetings.values())

    @cached_property
    def _kinds(self) -> dict[tuple[str, str], BodyKind]:
        return _kinds(self.items.values(), self.meetings.values())

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        return _names(self.items.values(), self.meetings.values())

    def case(self, case_id: str) -> Case | None:
        """The case of that id, or of an id it used to have."""
        return self.cases.get(case_id) or self.cases.get(self._aliases.get(case_id, ""))

    def of_item(self, item_id: str) -> Case | None:
        """The case an item is in; ``None`` for a standing item that prints no number."""
        place = self._place.get(item_id)
        return self.cases[place[0]] if place else None

    def thread_of(self, item_id: str) -> Thread | None:
        """The thread an item is in."""
        place = self._place.get(item_id)
        return place[1] if place else None

    def items_of(self, case: Case) -> list[AgendaItem]:
        """The loaded items of a case by date, body and number."""
        return sorted((self.items[item] for item in case.items if item in self.items), key=item_key)

    def is_standing(self, item: AgendaItem) -> bool:
        """Whether an item is a fixed point of its body's agenda, by its words, the rules or its behaviour."""
        return item.standing or item.id in self.standing

    def sittings(self, municipality: str, body_id: str) -> list[IsoDate]:
        """The dates on which a body met by loaded minutes, ascending; cancelled meetings and agendas do not count."""
        return self._sittings.get((municipality, body_id), [])

    def sittings_after(self, municipality: str, body_id: str, date: IsoDate) -> list[IsoDate]:
        """The dates of loaded minutes of a body that are later than ``date``."""
        dates = self.sittings(municipality, body_id)
        return dates[bisect_right(dates, date) :]

    def body_kind(self, municipality: str, body_id: str | None) -> BodyKind | None:
        """The kind of a body as its loaded meetings, else what loaded items say of it, tell it."""
        return self._kinds.get((municipality, body_id or ""))

    def slice(self, case_id: str) -> CaseGraph:
        """The graph of one case: its items, what they are linked to, and all meetings; empty of items if unknown."""
        case = self.case(case_id)
        own = set(case.items) if case else set()
        links = [link for link in self.links if link.a in own or link.b in own]
        wanted = own.union(*((link.a, link.b) for link in links)) if links else own
        cases = [found for found in (self.of_item(item) for item in sorted(wanted)) if found]
        if case:
            series = (other for other in self.cases.values() if case.series and other.series == case.series)
            cases += [case, *series]
        items = (self.items[item] for item in wanted if item in self.items)
        return self._part(CaseGraph(self.meetings.values(), items, cases, links, self.standing))

    def as_of(self, date: IsoDate, *, coming: bool = False) -> CaseGraph:
        """The graph as it was at the end of a day: later meetings are unseen, and cases keep only what was seen.

        ``coming`` keeps the agendas of later meetings: right where ``date`` is today, since they are published already.
        """
        meetings = [meeting for meeting in self.meetings.values() if _seen(meeting.date, meeting.kind, date, coming)]
        items = {i.id: i for i in self.items.values() if _seen(i.date, i.meeting_kind, date, coming)}
        unseen = self.items.keys() - items.keys()
        cases = [trimmed for trimmed in (_trim(case, items, unseen) for case in self.cases.values()) if trimmed]
        links = [link for link in self.links if link.a in items and link.b in items]
        return self._part(CaseGraph(meetings, items.values(), cases, links, self.standing & items.keys()))

    def _part(self, made: CaseGraph) -> CaseGraph:
        made.published = self.published
        return made

    def body_named(self, municipality: str, name: str) -> str | None:
        """The id of the body that goes by a name, whatever its case, in meetings or in what items say of it."""
        return self._names.get((municipality, fold(name)))

    def open_only(self) -> CaseGraph:
        """The graph as it may be published: closed items stay as treatments without title, numbers and content."""
        ids = closed.closed_ids(self.items.values())
        items = [
            closed.without_content(item, ids[item.id]) if item.closed else closed.open_item(item, ids)
            for item in self.items.values()
        ]
        cases = (closed.open_case(case, self.items, ids) for case in self.cases.values())
        standing = (ids.get(item, item) for item in self.standing)
        made = CaseGraph(self.meetings.values(), items, cases, closed.open_links(self.links, ids), standing)
        made.published = True
        return made

    def council(self, municipality: str) -> str | None:
        """The name the council goes by, from its newest loaded meeting, else as routes and mentions call it."""
        held = [m.body for m in self.meetings.values() if m.body_kind == "council" and m.municipality == municipality]
        if held:
            return held[-1]
        items = (item for item in self.items.values() if item.municipality == municipality)
        named = (body for item in items for body in _named(item) if body.body_kind == "council" and body.body)
        return next((body.body for body in named), None)

    def drawn(self) -> elements.GraphElements:
        """The view ``full``: items, cases, meetings and bodies, each kind in its order, and what joins them."""
        return elements.GraphElements(self._nodes(), self._edges())

    def _nodes(self) -> Iterator[elements.Part]:
        series = {case.id: case.series for case in self.cases.values()}
        items = map(self._item, self.items.values())
        yield from elements.in_parts(items, lambda some: elements.item_part(some, series))
        yield from elements.in_parts(map(self._case, self.cases.values()), elements.case_part)
        meetings = [facts.meeting_facts(meeting) for meeting in self.meetings.values()]
        yield from elements.in_parts(meetings, elements.meeting_part)
        yield from elements.body_parts(meetings)

    def _item(self, item: AgendaItem) -> facts.ItemFacts:
        thread = self.thread_of(item.id)
        return facts.item_facts(item, self.of_item(item.id), thread.id if thread else None, self.is_standing(item))

    def _case(self, case: Case) -> facts.CaseFacts:
        return facts.case_facts(case, facts.case_node_id(case.id, self.items), self.items_of(case))

    def _edges(self) -> Iterator[elements.Part]:
        """Items to case and meeting, meetings to body, accepted links from earlier item to later."""
        yield from elements.in_parts(self._belonging(), elements.plain_part)
        yield from elements.in_parts(elements.without_repeats(self._accepted()), elements.link_part)

    def _belonging(self) -> Iterator[elements.PlainEdge]:
        for item in self.items.values():
            case = self.of_item(item.id)
            if case:
                node = facts.case_node_id(case.id, self.items)
                yield item.id, node, "part_of", item.date
            if item.meeting in self.meetings:
                yield item.id, item.meeting, "treated_at", item.date
        for meeting in self.meetings.values():
            body = elements.body_node_id(meeting.municipality, meeting.body_id)
            yield meeting.id, body, "held_by", meeting.date

    def _accepted(self) -> Iterator[facts.LinkFacts]:
        for link in self.links:
            a, b = self.items.get(link.a), self.items.get(link.b)
            if a and b and link.status == "accepted":
                yield facts.link_facts(link, *((a, b) if item_key(a) <= item_key(b) else (b, a)))

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph for networkx: string keys, every attribute of :mod:`casegraph.elements` on every node and edge."""
        # Loaded only here: it costs more to import than most questions to answer.
        import networkx  # noqa: PLC0415

        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(id="casegraph")
        drawn = self.drawn()
        graph.add_nodes_from((node.id, drawn.scheme.of(node)) for node in drawn.nodes)
        for edge in drawn.edges:
            graph.add_edge(edge.source, edge.target, edge.id, **drawn.scheme.of(edge))
        return graph


def _meeting_key(meeting: Meeting) -> tuple[str, ...]:
    return (meeting.date or NO_DATE, meeting.start or "", meeting.id, meeting.kind, meeting.document)


def _seen(date: IsoDate | None, kind: str, day: IsoDate, coming: bool) -> bool:
    return date is None or date <= day or (coming and kind == "agenda")


def _kinds(items: Iterable[AgendaItem], meetings: Iterable[Meeting]) -> dict[tuple[str, str], BodyKind]:
    """The kind of every body that is named anywhere; what its own meetings say goes before what others call it."""
    kinds: dict[tuple[str, str], BodyKind] = {}
    for item in items:
        for body in _named(item):
            if body.body_id and body.body_kind:
                kinds.setdefault((item.municipality, body.body_id), body.body_kind)
    kinds.update(((meeting.municipality, meeting.body_id), meeting.body_kind) for meeting in meetings)
    return kinds


def _names(items: Iterable[AgendaItem], meetings: Iterable[Meeting]) -> dict[tuple[str, str], str]:
    """The id of every body that is named anywhere, by municipality and folded name."""
    names: dict[tuple[str, str], str] = {}
    for item in items:
        for body in _named(item):
            if body.body_id and body.body:
                names.setdefault((item.municipality, fold(body.body)), body.body_id)
    names.update(((meeting.municipality, fold(meeting.body)), meeting.body_id) for meeting in meetings)
    return names


def _named(item: AgendaItem) -> tuple[RouteStop | Treatment | Reference, ...]:
    return (*item.route, *item.course, *item.references)


def _sittings(meetings: Iterable[Meeting]) -> dict[tuple[str, str], list[IsoDate]]:
    sittings: defaultdict[tuple[str, str], list[IsoDate]] = defaultdict(list)
    for meeting in meetings:
        dates = sittings[meeting.municipality, meeting.body_id]
        if meeting.date and meeting.kind == "minutes" and not meeting.cancelled and meeting.date not in dates[-1:]:
            insort(dates, meeting.date)
    return dict(sittings)


def _trim(case: Case, items: Mapping[str, AgendaItem], unseen: AbstractSet[str]) -> Case | None:
    """The case without its unseen items, their titles and numbers; ``None`` where no item of it is left."""
    if unseen.isdisjoint(case.items):
        return case
    kept = [replace(thread, items=tuple(i for i in thread.items if i not in unseen)) for thread in case.threads]
    threads = tuple(_retitled(thread, items) for thread in kept if thread.items)
    if not threads:
        return None
    seen = sorted((items[item] for thread in threads for item in thread.items if item in items), key=item_key)
    printed = {number.printed for item in seen for number in item.case_numbers}
    return replace(
        case,
        title=seen[-1].title if seen else case.title,
        titles=tuple(dict.fromkeys(item.title for item in seen)),
        case_numbers=tuple(number for number in case.case_numbers if number in printed),
        threads=threads,
    )


def _retitled(thread: Thread, items: Mapping[str, AgendaItem]) -> Thread:
    last = items.get(thread.items[-1])
    return replace(thread, title=last.title) if last else thread
