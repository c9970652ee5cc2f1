"""The graph as nodes and edges of plain values: cases, items, meetings and bodies, and what joins them.

A :class:`Scheme` names the attributes of the nodes and edges of one view and the type of each. Every element bears
every one of them and none is ``None``, because graph programs read a missing value as something else than "not said".
What is not said is an empty string, and :data:`NO_DAY` where a day is counted. Values stand in tuples in the order of
the scheme, since a graph of a large municipality has millions of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from typing import NamedTuple

from casegraph.facts import CaseFacts, ItemFacts, LinkFacts, MeetingFacts
from casegraph.kinds import IsoDate

Value = str | int | float | bool

NO_DAY = -1
"""The ``day`` of an element without a date; days count from 1 January 1970."""

_EPOCH = Date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Scheme:
    """The attributes of the nodes and edges of a view, each with its type; ``date`` and ``last`` are its life."""

    nodes: Mapping[str, type]
    edges: Mapping[str, type]

    def of(self, element: Node | Edge) -> dict[str, Value]:
        """The attributes of an element by name."""
        return dict(zip(self.nodes if isinstance(element, Node) else self.edges, element.values, strict=True))


NODE_FIELDS: Mapping[str, type] = {
    "key": str,
    "label": str,
    "kind": str,
    "municipality": str,
    "title": str,
    "case_number": str,
    "body": str,
    "body_id": str,
    "body_kind": str,
    "date": str,
    "day": int,
    "last": str,
    "last_day": int,
    "number": str,
    "meeting_kind": str,
    "decision_kind": str,
    "closed": bool,
    "standing": bool,
    "collective": str,
    "series": str,
    "thread": str,
    "document": str,
    "line": int,
    "url": str,
}
EDGE_FIELDS: Mapping[str, type] = {
    "eid": str,
    "label": str,
    "kind": str,
    "interaction": str,
    "weight": float,
    "date": str,
    "day": int,
    "relation": str,
    "decided_by": str,
    "score": float,
}
FULL = Scheme(NODE_FIELDS, EDGE_FIELDS)
"""The view ``full``: every case, item, meeting and body."""


class Node(NamedTuple):
    """A node: its id, unique over the whole graph, and one value for each node attribute of its scheme."""

    id: str
    values: tuple[Value, ...]


class Edge(NamedTuple):
    """A directed edge between two nodes: its id, unique over the whole graph, and its values by the scheme."""

    id: str
    source: str
    target: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class GraphElements:
    """What a graph file holds: its nodes, then its edges, each read once."""

    nodes: Iterable[Node]
    edges: Iterable[Edge]
    scheme: Scheme = FULL
    name: str = "casegraph"


@lru_cache(maxsize=65536)
def epoch_day(date: IsoDate | None) -> int:
    """Days since 1 January 1970, of the first day a partial date may mean; :data:`NO_DAY` where there is none."""
    if not date:
        return NO_DAY
    try:
        return Date.fromisoformat((date + "-01-01")[:10]).toordinal() - _EPOCH
    except ValueError:
        return NO_DAY


def case_node(case: CaseFacts) -> Node:
    """A case as a node; its date is that of its earliest treatment."""
    return Node(
        case.id,
        (
            case.key,
            case.title,
            "case",
            case.municipality,
            case.title,
            "|".join(case.case_numbers),
            "",
            "",
            "",
            case.first or "",
            epoch_day(case.first),
            case.last or "",
            epoch_day(case.last),
            "",
            "",
            "",
            False,
            False,
            case.collective,
            case.series or "",
            "",
            "",
            NO_DAY,
            "",
        ),
    )


def item_node(item: ItemFacts) -> Node:
    """An item as a node."""
    date, day = item.date or "", epoch_day(item.date)
    return Node(
        item.id,
        (
            item.id,
            item.title,
            "item",
            item.municipality,
            item.title,
            "|".join(item.case_numbers),
            item.body,
            item.body_id,
            item.body_kind,
            date,
            day,
            date,
            day,
            item.number or "",
            item.meeting_kind,
            item.decision_kind,
            item.closed,
            item.standing,
            "",
            item.series or "",
            item.thread or "",
            item.document,
            item.line,
            item.url or "",
        ),
    )


def meeting_node(meeting: MeetingFacts) -> Node:
    """A meeting as a node, labelled with its body and date."""
    label = f"{meeting.body} {meeting.date}" if meeting.date else meeting.body
    of_body = (meeting.body, meeting.body_id, meeting.body_kind)
    life = (meeting.date or "", epoch_day(meeting.date)) * 2
    head = (meeting.id, label, "meeting", meeting.municipality, "", "")
    rest = (False, False, "", "", "", meeting.document, NO_DAY, meeting.url or "")
    return Node(meeting.id, (*head, *of_body, *life, "", meeting.kind, "", *rest))


def body_nodes(meetings: Iterable[MeetingFacts]) -> Iterator[Node]:
    """The bodies that held some meetings, given oldest first, as nodes by id; each goes by its newest name."""
    first: dict[str, IsoDate | None] = {}
    last: dict[str, IsoDate | None] = {}
    newest: dict[str, MeetingFacts] = {}
    for meeting in meetings:
        body = body_node_id(meeting.municipality, meeting.body_id)
        first.setdefault(body, meeting.date)
        last[body] = meeting.date or last.get(body)
        newest[body] = meeting
    for body, one in sorted(newest.items()):
        life = (first[body] or "", epoch_day(first[body]), last[body] or "", epoch_day(last[body]))
        head = (body, one.body, "body", one.municipality, "", "", one.body, one.body_id, one.body_kind)
        yield Node(body, (*head, *life, "", "", "", False, False, "", "", "", "", NO_DAY, ""))


def body_node_id(municipality: str, body_id: str) -> str:
    """The node id of a body."""
    return f"{municipality}:{body_id}"


def plain_edge(kind: str, source: str, target: str, date: IsoDate | None) -> Edge:
    """An edge that says only how two nodes belong together: ``part_of``, ``treated_at``, ``held_by``."""
    eid = f"{source}--{kind}--{target}"
    return Edge(eid, source, target, (eid, kind, kind, kind, 1.0, date or "", epoch_day(date), "", "", 1.0))


def link_edge(link: LinkFacts) -> Edge:
    """An accepted link as an edge from the earlier item to the later."""
    eid = f"{link.source}--{link.kind}--{link.target}"
    life = (link.date or "", epoch_day(link.date))
    values = (eid, link.kind, link.kind, link.kind, link.score, *life, link.relation or "", link.by, link.score)
    return Edge(eid, link.source, link.target, values)


def without_repeats(edges: Iterable[Edge]) -> Iterator[Edge]:
    """The edges without those that repeat the one before: one pair is joined once in each way."""
    before = ""
    for edge in edges:
        if edge.id != before:
            yield edge
        before = edge.id
