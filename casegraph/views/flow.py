"""The view ``flow``: bodies as nodes, and how many cases went, or were to go, from each to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from casegraph.elements import Edge, GraphElements, Node, Scheme, Value, body_node_id, epoch_day
from casegraph.graph import CaseGraph
from casegraph.kinds import BodyKind, IsoDate
from casegraph.views.case_rows import HAPPENED
from casegraph.views.handovers import Handover, announced, handovers
from casegraph.views.step import Step
from casegraph.views.steps import course_of

FLOW = Scheme(
    nodes={
        "key": str,
        "label": str,
        "kind": str,
        "municipality": str,
        "body": str,
        "body_id": str,
        "body_kind": str,
        "meetings": int,
        "cases": int,
        "treatments": int,
        "decided": int,
        "waiting": int,
        "date": str,
        "day": int,
        "last": str,
        "last_day": int,
    },
    edges={
        "eid": str,
        "label": str,
        "kind": str,
        "interaction": str,
        "weight": float,
        "seen": int,
        "planned": int,
        "open": int,
        "gap": int,
        "dated": int,
        "median_days": float,
    },
)
UNKNOWN_DAYS = -1.0
"""``median_days`` where no handover between the two is known to the day at both ends."""

Body = tuple[str, str]


@dataclass(slots=True)
class Seat:
    """What is counted of a body: the cases it had, and how often it treated, decided and is waited for."""

    name: str
    kind: BodyKind
    meetings: int = 0
    treatments: int = 0
    decided: int = 0
    waiting: int = 0
    cases: set[str] = field(default_factory=set)
    dates: list[IsoDate] = field(default_factory=list)


@dataclass(slots=True)
class Way:
    """What is counted between two bodies: handovers by how they passed, and the days of those whose days are known."""

    counts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    days: list[int] = field(default_factory=list)


def flow_elements(graph: CaseGraph) -> GraphElements:
    """Every body that treated or awaits anything, and every handover between two of them, added up over all cases."""
    seats: dict[Body, Seat] = {}
    ways: defaultdict[tuple[Body, Body], Way] = defaultdict(Way)
    for meeting in graph.meetings.values():
        seat = _seat(seats, (meeting.municipality, meeting.body_id), meeting.body, meeting.body_kind)
        seat.name = meeting.body
        seat.meetings += meeting.kind == "minutes" and not meeting.cancelled
    for case in graph.cases.values():
        steps = course_of(graph, case).steps
        for step in steps:
            _count(_seat(seats, (case.municipality, step.body_id), step.body, step.body_kind), step)
        _pass(ways, handovers(steps, case.municipality))
        _pass(ways, (one for one in announced(graph, case) if one.source in seats and one.target in seats))
    nodes = (_node(body, seats[body]) for body in sorted(seats))
    edges = (_edge(*pair, ways[pair]) for pair in sorted(ways))
    return GraphElements.of(nodes, edges, FLOW)


def _seat(seats: dict[Body, Seat], body: Body, name: str, kind: BodyKind) -> Seat:
    return seats.setdefault(body, Seat(name, kind))


def _count(seat: Seat, step: Step) -> None:
    if step.state in HAPPENED:
        seat.treatments += 1
        seat.cases.add(step.case)
        seat.decided += step.role == "decides"
        seat.dates.extend([step.date] if step.date else [])
    elif not step.gap:
        seat.waiting += 1


def _pass(ways: defaultdict[tuple[Body, Body], Way], found: Iterable[Handover]) -> None:
    for one in found:
        way = ways[one.source, one.target]
        way.counts[one.passing] += 1
        if one.days is not None:
            way.days.append(one.days)


def _node(body: Body, seat: Seat) -> Node:
    node_id = body_node_id(*body)
    first, last = (min(seat.dates), max(seat.dates)) if seat.dates else ("", "")
    head = (node_id, seat.name, "body", body[0], seat.name, body[1], seat.kind)
    counts = (seat.meetings, len(seat.cases), seat.treatments, seat.decided, seat.waiting)
    return Node(node_id, (*head, *counts, first, epoch_day(first), last, epoch_day(last)))


def _edge(source: Body, target: Body, way: Way) -> Edge:
    ends = body_node_id(*source), body_node_id(*target)
    eid = f"{ends[0]}--flow--{ends[1]}"
    counts = [way.counts[name] for name in ("seen", "planned", "open", "gap")]
    days = float(median(way.days)) if way.days else UNKNOWN_DAYS
    # A weight of nought makes programs leave an edge out or draw it like any other.
    weight = float(counts[0] + counts[2] + counts[3]) or float(counts[1])
    values: Iterator[Value] = iter((eid, str(counts[0]), "flow", "flow", weight, *counts, len(way.days), days))
    return Edge(eid, *ends, tuple(values))
