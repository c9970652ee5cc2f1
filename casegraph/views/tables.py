"""The whole graph as tables: cases, items, steps, links, follow-ups, meetings, bodies, and events for mining."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from typing_extensions import TypedDict

from casegraph import kinds
from casegraph.elements import body_node_id
from casegraph.graph import CaseGraph
from casegraph.kinds import IsoDate
from casegraph.views.case_rows import CaseRow, case_rows
from casegraph.views.eventlog import event_rows
from casegraph.views.followups import ALL_STATUS, FollowUpQuery, followups
from casegraph.views.marks import Mark
from casegraph.views.records import item_rows, link_rows, step_rows
from casegraph.views.rows import FollowUpRow, ItemRow, LinkRow, StepRow


class MeetingRow(TypedDict):
    """A sitting of a body, by the document that counts."""

    meeting: str
    municipality: str
    municipality_name: str
    document: str
    format: str
    meeting_kind: kinds.MeetingKind
    body: str
    body_id: str
    body_kind: kinds.BodyKind
    date: str | None
    start: str | None
    end: str | None
    place: str | None
    cancelled: bool
    items: int
    participants: int
    absent: int
    layout: str | None
    inferred: list[str]
    url: str | None


class BodyRow(TypedDict):
    """A body with loaded meetings, by its newest name; ``meetings`` counts minutes, ``agendas`` the other meetings."""

    body: str
    municipality: str
    name: str
    body_id: str
    body_kind: kinds.BodyKind
    first: str | None
    last: str | None
    meetings: int
    agendas: int
    items: int


class LogRow(TypedDict):
    """An event under the names that R's bupaR asks for."""

    case_id: str
    activity: str
    activity_instance_id: str
    lifecycle_id: str
    resource: str
    timestamp: str
    order: int
    event: str
    case: str
    body: str
    body_kind: kinds.BodyKind
    role: kinds.StepRole | None
    decision_kind: kinds.DecisionKind | None
    state: kinds.StepState
    mentioned: bool
    reading: int | None
    round: int
    item: str | None
    meeting: str | None


@dataclass(frozen=True)
class Table:
    """A table: its name, the type of its rows, the column that names a row, and the rows, read once."""

    name: str
    of: type
    key: tuple[str, ...]
    rows: Iterable[Mapping[str, Any]]
    refers: Mapping[str, tuple[str, str]]
    """Columns that name a row of another table: the table, and the column there."""


def tables(graph: CaseGraph, as_of: IsoDate, marks: Iterable[Mark] = ()) -> list[Table]:
    """Every table of a graph, which must be the one as of that day, each sorted."""
    said = tuple(marks)
    todo = followups(graph, as_of, FollowUpQuery(status=ALL_STATUS), said)["followups"]
    to_case, to_item = ("cases", "case"), ("items", "item")
    return [
        Table("cases", CaseRow, ("case",), case_rows(graph, as_of, said), {}),
        Table("items", ItemRow, ("item",), item_rows(graph), {"case": to_case}),
        Table("steps", StepRow, (), step_rows(graph), {"case": to_case, "item": to_item}),
        Table("links", LinkRow, ("a", "b", "kind"), link_rows(graph), {"a": to_item, "b": to_item}),
        Table("followups", FollowUpRow, ("id",), todo, {"case": to_case, "item": to_item}),
        Table("meetings", MeetingRow, ("meeting",), meeting_rows(graph), {}),
        Table("bodies", BodyRow, ("body",), body_rows(graph), {}),
        Table("events", LogRow, ("event",), log_rows(graph, as_of, said), {"case": to_case, "item": to_item}),
    ]


def meeting_rows(graph: CaseGraph) -> Iterator[MeetingRow]:
    """Every meeting, oldest first; how many took part is counted, who it was is not told."""
    counts: dict[str, int] = {}
    for item in graph.items.values():
        counts[item.meeting] = counts.get(item.meeting, 0) + 1
    for meeting in graph.meetings.values():
        yield {
            "meeting": meeting.id,
            "municipality": meeting.municipality,
            "municipality_name": meeting.municipality_name,
            "document": meeting.document,
            "format": meeting.format,
            "meeting_kind": meeting.kind,
            "body": meeting.body,
            "body_id": meeting.body_id,
            "body_kind": meeting.body_kind,
            "date": meeting.date,
            "start": meeting.start,
            "end": meeting.end,
            "place": meeting.place,
            "cancelled": meeting.cancelled,
            "items": counts.get(meeting.id, 0),
            "participants": len(meeting.participants),
            "absent": len(meeting.absent),
            "layout": meeting.layout,
            "inferred": sorted(meeting.inferred),
            "url": meeting.url,
        }


def body_rows(graph: CaseGraph) -> Iterator[BodyRow]:
    """Every body with loaded meetings, by id."""
    rows: dict[str, BodyRow] = {}
    for meeting in meeting_rows(graph):
        body = body_node_id(meeting["municipality"], meeting["body_id"])
        row = rows.setdefault(
            body,
            {
                "body": body,
                "municipality": meeting["municipality"],
                "name": meeting["body"],
                "body_id": meeting["body_id"],
                "body_kind": meeting["body_kind"],
                "first": meeting["date"],
                "last": None,
                "meetings": 0,
                "agendas": 0,
                "items": 0,
            },
        )
        row["name"], row["last"] = meeting["body"], meeting["date"] or row["last"]
        row["meetings"] += meeting["meeting_kind"] == "minutes" and not meeting["cancelled"]
        row["agendas"] += meeting["meeting_kind"] == "agenda"
        row["items"] += meeting["items"]
    yield from (rows[body] for body in sorted(rows))


def log_rows(graph: CaseGraph, as_of: IsoDate, marks: Iterable[Mark] = ()) -> Iterator[LogRow]:
    """Every event of the log, trace by trace, in the order they happened."""
    for event in event_rows(graph, as_of, marks):
        yield {
            "case_id": event["thread"],
            "activity": event["activity"],
            "activity_instance_id": event["instance"],
            "lifecycle_id": event["lifecycle"],
            "resource": event["resource"],
            "timestamp": event["timestamp"],
            "order": event["order"],
            "event": event["event"],
            "case": event["case"],
            "body": event["resource_id"],
            "body_kind": event["body_kind"],
            "role": event["role"],
            "decision_kind": event["decision_kind"],
            "state": event["state"],
            "mentioned": event["mentioned"],
            "reading": event["reading"],
            "round": event["round"],
            "item": event["item"],
            "meeting": event["meeting"],
        }
