"""The event log of process mining: each matter a trace, each treatment an event on its day.

An event is a step that has happened: seen in its own minutes, recorded in later ones, or only mentioned, which is
flagged. What is only planned is no event; it stands with the trace. A step whose day is not known cannot stand in a log
either, since that wants a time for everything: the trace counts those instead of guessing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from typing_extensions import TypedDict

from casegraph import kinds
from casegraph.elements import body_node_id
from casegraph.graph import CaseGraph
from casegraph.kinds import IsoDate
from casegraph.model import Thread
from casegraph.order import number_key
from casegraph.views.case_rows import HAPPENED, CaseRow, walked_cases
from casegraph.views.marks import Mark
from casegraph.views.step import Step

NOON = "T12:00:00Z"
"""Minutes tell the day: an event stands at noon, so that no time zone moves it to another."""

_LIFECYCLE = {"postponed": "suspend", "withdrawn": "withdraw"}


class EventRow(TypedDict):
    """One event; ``instance`` joins a treatment to the one it was postponed from, ``order`` counts within the trace."""

    event: str
    case: str
    thread: str
    activity: str
    instance: str
    lifecycle: str
    resource: str
    resource_id: str
    body_kind: kinds.BodyKind
    date: str
    timestamp: str
    order: int
    state: kinds.StepState
    mentioned: bool
    role: kinds.StepRole | None
    reading: int | None
    round: int
    decision_kind: kinds.DecisionKind | None
    closed: bool
    title: str | None
    item: str | None
    meeting: str | None
    number: str | None
    document: str
    line: int


class TraceRow(TypedDict):
    """One matter with its events; ``planned`` are the treatments still to come, ``undated`` counts what has no day."""

    thread: str
    title: str
    of: CaseRow
    planned: list[str]
    passed_over: list[str]
    undated: int
    events: list[EventRow]


def traces(graph: CaseGraph, as_of: IsoDate, marks: Iterable[Mark] = ()) -> Iterator[TraceRow]:
    """The trace of every thread of every case, by id, with its events in the order they happened."""
    names = _names(graph)
    for walked in walked_cases(graph, as_of, marks):
        for thread in walked.case.threads:
            yield _trace(graph, names, walked.row, thread, [s for s in walked.steps if s.thread == thread.id])


def event_rows(graph: CaseGraph, as_of: IsoDate, marks: Iterable[Mark] = ()) -> Iterator[EventRow]:
    """The events of all traces, trace by trace."""
    for trace in traces(graph, as_of, marks):
        yield from trace["events"]


def _names(graph: CaseGraph) -> dict[tuple[str, str], str]:
    """The newest name of each body with loaded meetings: an activity must not change its name half-way."""
    return {(meeting.municipality, meeting.body_id): meeting.body for meeting in graph.meetings.values()}


def _trace(
    graph: CaseGraph, names: dict[tuple[str, str], str], row: CaseRow, thread: Thread, steps: Sequence[Step]
) -> TraceRow:
    happened = [step for step in steps if step.state in HAPPENED]
    dated = _in_order(graph, [step for step in happened if len(step.date or "") == 10])
    ids = _ids(thread.id, dated)
    events = [
        _event(graph, names.get((row["municipality"], step.body_id), step.body), step, event)
        for step, event in zip(dated, ids, strict=True)
    ]
    _number(events)
    ahead = [step for step in steps if step.state not in HAPPENED]
    return {
        "thread": thread.id,
        "title": thread.title,
        "of": row,
        "planned": [_said(step) for step in ahead if not step.gap],
        "passed_over": [_said(step) for step in ahead if step.gap],
        "undated": len(happened) - len(dated),
        "events": events,
    }


def _said(step: Step) -> str:
    return f"{step.date} {step.body}" if step.date else step.body


def _in_order(graph: CaseGraph, steps: Sequence[Step]) -> list[Step]:
    """Steps by day; those of one day by the hour their meetings began and their numbers, where all of them say so."""
    ordered: list[Step] = []
    for _, group in groupby(sorted(steps, key=lambda step: step.date or ""), key=lambda step: step.date):
        of_day = list(group)
        starts = [_start(graph, step) for step in of_day]
        if all(starts):
            by_hour = sorted(range(len(of_day)), key=lambda index: (starts[index], _number_of(of_day[index])))
            of_day = [of_day[index] for index in by_hour]
        ordered += of_day
    return ordered


def _start(graph: CaseGraph, step: Step) -> str:
    meeting = graph.meetings.get(step.item.meeting) if step.item else None
    return (meeting.start or "").zfill(5) if meeting and meeting.start else ""


def _number_of(step: Step) -> tuple[object, ...]:
    return number_key(step.item.number if step.item else None)


def _ids(thread: str, steps: Sequence[Step]) -> list[str]:
    """An id for each event: its item's, else of thread, body and day; a count behind where that is there already."""
    seen: Counter[str] = Counter()
    ids = []
    for step in steps:
        own = step.item.id if step.item else f"{thread}:{step.body_id}:{step.date}"
        seen[own] += 1
        ids.append(own if seen[own] == 1 else f"{own}:{seen[own]}")
    return ids


def _event(graph: CaseGraph, name: str, step: Step, event: str) -> EventRow:
    item, cited = step.item, step.cited[0]
    reading = f", {step.reading}. behandling" if step.reading else ""
    return {
        "event": event,
        "case": step.case,
        "thread": step.thread or step.case,
        "activity": name + reading,
        "instance": event,
        "lifecycle": _LIFECYCLE.get(step.decision_kind or "", "complete"),
        "resource": name,
        "resource_id": body_node_id(cited.item.municipality, step.body_id),
        "body_kind": step.body_kind,
        "date": step.date or "",
        "timestamp": f"{step.date}{NOON}",
        "order": 0,
        "state": step.state,
        "mentioned": step.state == "mentioned",
        "role": step.role,
        "reading": step.reading,
        "round": step.round,
        "decision_kind": step.decision_kind,
        "closed": item.closed if item else False,
        "title": step.title,
        "item": item.id if item else None,
        "meeting": item.meeting if item and item.meeting in graph.meetings else None,
        "number": item.number if item else None,
        "document": cited.item.document,
        "line": cited.place.line,
    }


def _number(events: Sequence[EventRow]) -> None:
    """Count the events, and give a treatment that goes on with a postponed one the instance of that."""
    waiting: dict[tuple[str, int], str] = {}
    for order, event in enumerate(events, 1):
        event["order"] = order
        key = (event["resource_id"], event["round"])
        event["instance"] = waiting.pop(key, event["instance"])
        if event["lifecycle"] == "suspend":
            waiting[key] = event["instance"]
