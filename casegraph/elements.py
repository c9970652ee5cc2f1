"""The graph as nodes and edges of plain attributes: cases, items, meetings and bodies, and what joins them.

Every node bears every attribute of :data:`NODE_FIELDS` and every edge every one of :data:`EDGE_FIELDS`, each of one
type and never ``None``, because graph programs read a missing value as something else than "not said". What is not
said is an empty string, and :data:`NO_DAY` where a day is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from casegraph.kinds import IsoDate
from casegraph.model import AgendaItem, Case, Link, Meeting

Value = str | int | float | bool

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
    "relation": str,
    "decided_by": str,
    "score": float,
}
NO_DAY = -1
"""The ``day`` of a node without a date; days count from 1 January 1970."""

_EPOCH = Date(1970, 1, 1).toordinal()
_EMPTY: Mapping[type, Value] = {str: "", int: NO_DAY, float: 0.0, bool: False}
_NODE_DEFAULTS = {name: _EMPTY[kind] for name, kind in NODE_FIELDS.items()}


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id, unique over the whole graph, and one value for each of :data:`NODE_FIELDS`."""

    id: str
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed edge between two nodes: its id, unique over the whole graph, and :data:`EDGE_FIELDS`."""

    id: str
    source: str
    target: str
    attributes: Mapping[str, Value] = field(default_factory=dict)


def epoch_day(date: IsoDate | None) -> int:
    """Days since 1 January 1970, of the first day a partial date may mean; :data:`NO_DAY` where there is none."""
    if not date:
        return NO_DAY
    try:
        return Date.fromisoformat((date + "-01-01")[:10]).toordinal() - _EPOCH
    except ValueError:
        return NO_DAY


def case_node_id(case: Case, items: Mapping[str, AgendaItem]) -> str:
    """The node of a case: its own id, but for a case that is named after its earliest item, whose id the item has."""
    return f"{case.id}:case" if case.id in items else case.id


def case_node(case: Case, node_id: str, first: AgendaItem | None) -> Node:
    """A case as a node; its date is that of its earliest treatment."""
    return _node(
        node_id,
        key=case.id,
        label=case.title,
        kind="case",
        municipality=case.municipality,
        title=case.title,
        case_number="|".join(case.case_numbers),
        date=first.date if first else None,
        collective=case.collective,
        series=case.series,
    )


def item_node(item: AgendaItem, thread: str | None, series: str | None, standing: bool) -> Node:
    """An item as a node."""
    return _node(
        item.id,
        key=item.id,
        label=item.title,
        kind="item",
        municipality=item.municipality,
        title=item.title,
        case_number="|".join(number.printed for number in item.case_numbers),
        body=item.body,
        body_id=item.body_id,
        body_kind=item.body_kind,
        date=item.date,
        number=item.number,
        meeting_kind=item.meeting_kind,
        decision_kind=item.decision_kind,
        closed=item.closed,
        standing=standing,
        series=series,
        thread=thread,
        document=item.document,
        line=item.source.line,
        url=item.url,
    )


def meeting_node(meeting: Meeting) -> Node:
    """A meeting as a node, labelled with its body and date."""
    return _node(
        meeting.id,
        key=meeting.id,
        label=f"{meeting.body} {meeting.date}" if meeting.date else meeting.body,
        kind="meeting",
        municipality=meeting.municipality,
        body=meeting.body,
        body_id=meeting.body_id,
        body_kind=meeting.body_kind,
        date=meeting.date,
        meeting_kind=meeting.kind,
        document=meeting.document,
        url=meeting.url,
    )


def body_node(meetings: Iterable[Meeting]) -> Node:
    """A body as a node, from its loaded meetings, oldest first: it goes by its newest name."""
    known = list(meetings)
    newest = known[-1]
    return _node(
        body_node_id(newest),
        key=body_node_id(newest),
        label=newest.body,
        kind="body",
        municipality=newest.municipality,
        body=newest.body,
        body_id=newest.body_id,
        body_kind=newest.body_kind,
        date=known[0].date,
    )


def body_node_id(meeting: Meeting) -> str:
    """The node id of the body that held a meeting."""
    return f"{meeting.municipality}:{meeting.body_id}"


def plain_edge(kind: str, source: str, target: str) -> Edge:
    """An edge that says only how two nodes belong together: ``part_of``, ``treated_at``, ``held_by``."""
    return _edge(kind, source, target, weight=1.0)


def link_edge(link: Link, forward: bool) -> Edge:
    """An accepted link, drawn from the earlier item to the later (``forward``: from ``a`` to ``b``)."""
    source, target = (link.a, link.b) if forward else (link.b, link.a)
    relation = link.relation or ""
    return _edge(link.kind, source, target, weight=link.score, relation=relation, decided_by=link.by, score=link.score)


def _node(node_id: str, **values: Value | None) -> Node:
    attributes = dict(_NODE_DEFAULTS)
    attributes.update((name, value) for name, value in values.items() if value is not None)
    date = attributes["date"]
    attributes["day"] = epoch_day(str(date))
    return Node(node_id, attributes)


def _edge(kind: str, source: str, target: str, **values: Value) -> Edge:
    edge_id = f"{source}--{kind}--{target}"
    attributes: dict[str, Value] = {
        "eid": edge_id,
        "label": kind,
        "kind": kind,
        "interaction": kind,
        "weight": 1.0,
        "relation": "",
        "decided_by": "",
        "score": 1.0,
    }
    attributes.update(values)
    return Edge(edge_id, source, target, attributes)


def unique(edges: Iterable[Edge]) -> Iterator[Edge]:
    """The edges without those whose id came before: one pair is joined once in each way."""
    seen: set[str] = set()
    for edge in edges:
        if edge.id not in seen:
            seen.add(edge.id)
            yield edge
