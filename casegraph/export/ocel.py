"""OCEL 2.0 as JSON for object-centric process mining: an event is a part played, its objects case, body and meeting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from casegraph.export.common import TextExporter
from casegraph.export.jsontext import escaped
from casegraph.views.eventlog import EventRow, TraceRow

_STATIC = "1970-01-01T00:00:00Z"
"""The time of an attribute that holds from the beginning."""

_ROLES = ("decides", "heard", "informed", "prepares", "recommends", "treats")
_EVENT: Mapping[str, str] = {
    "activity": "string",
    "decision_kind": "string",
    "state": "string",
    "mentioned": "boolean",
    "lifecycle": "string",
    "instance": "string",
    "reading": "integer",
    "round": "integer",
    "order": "integer",
    "closed": "boolean",
    "title": "string",
    "document": "string",
    "line": "integer",
}
_OBJECTS: Mapping[str, Mapping[str, str]] = {
    "body": {"name": "string", "body_kind": "string", "municipality": "string"},
    "case": {
        "title": "string",
        "case_number": "string",
        "municipality": "string",
        "collective": "string",
        "series": "string",
        "status": "string",
        "outcome": "string",
        "next_body": "string",
        "next_date": "string",
    },
    "meeting": {"name": "string", "date": "string", "municipality": "string"},
    "thread": {
        "thread": "string",
        "title": "string",
        "planned": "string",
        "passed_over": "string",
        "undated_steps": "integer",
    },
}


@dataclass(frozen=True)
class Thing:
    """An object of the log: what it is, its attributes, and the objects it belongs to."""

    kind: str
    values: Mapping[str, str | int | None]
    belongs: tuple[tuple[str, str], ...] = ()


class Ocel(TextExporter[Iterable[TraceRow]]):
    """Types, events as they come, then the objects they were about.

    A matter is an object of its own, by its thread's id and ``:thread``: of most cases it is all there is, but a
    collective number has several.
    """

    suffix = ".jsonocel"

    def write_text(self, data: Iterable[TraceRow], stream: TextIO) -> None:
        """Write the log as one JSON document, an event or object a line."""
        things: dict[str, Thing] = {}
        stream.write('{"eventTypes": [\n')
        _joined((_type(role, _EVENT) for role in _ROLES), stream)
        stream.write('],\n"objectTypes": [\n')
        _joined((_type(kind, values) for kind, values in _OBJECTS.items()), stream)
        stream.write('],\n"events": [\n')
        _joined((event for trace in data for event in _events(trace, things)), stream)
        stream.write('],\n"objects": [\n')
        _joined((_object(one, things[one]) for one in sorted(things)), stream)
        stream.write("]}\n")


def _joined(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """The rows of a JSON list, a line each."""
    between = ""
    for row in rows:
        # Half a character (a lone surrogate) is more than the readers of logs can take.
        text = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
        stream.write(between + escaped(text))
        between = ",\n"
    stream.write("\n")


def _type(name: str, values: Mapping[str, str]) -> Mapping[str, Any]:
    return {"name": name, "attributes": [{"name": key, "type": kind} for key, kind in values.items()]}


def _events(trace: TraceRow, things: dict[str, Thing]) -> Iterator[Mapping[str, Any]]:
    of = trace["of"]
    numbers = "|".join(of["case_numbers"])
    known: Mapping[str, Any] = {**of, "case_number": numbers}
    things[of["case"]] = Thing("case", {key: known[key] for key in _OBJECTS["case"]})
    told = {"planned": "|".join(trace["planned"]), "passed_over": "|".join(trace["passed_over"])}
    values: Mapping[str, str | int | None] = {
        "thread": trace["thread"],
        "title": trace["title"],
        "undated_steps": trace["undated"],
        **told,
    }
    things[f"{trace['thread']}:thread"] = Thing("thread", values, ((of["case"], "part_of"),))
    for event in trace["events"]:
        yield _event(event, of["municipality"], things)


def _event(event: EventRow, municipality: str, things: dict[str, Thing]) -> Mapping[str, Any]:
    body: Mapping[str, str] = {"name": event["resource"], "body_kind": event["body_kind"], "municipality": municipality}
    things[event["resource_id"]] = Thing("body", body)
    about = [(event["case"], "treats"), (f"{event['thread']}:thread", "treats"), (event["resource_id"], "by")]
    if event["meeting"]:
        held = {"name": f"{event['resource']} {event['date']}", "date": event["date"], "municipality": municipality}
        things[event["meeting"]] = Thing("meeting", held, ((event["resource_id"], "held_by"),))
        about.append((event["meeting"], "at"))
    values: Mapping[str, Any] = {**event}
    return {
        "id": event["event"],
        "type": event["role"] or "treats",
        "time": event["timestamp"],
        "attributes": [{"name": key, "value": values[key]} for key in _EVENT if values[key] is not None],
        "relationships": [{"objectId": one, "qualifier": how} for one, how in about],
    }


def _object(one: str, thing: Thing) -> Mapping[str, Any]:
    said = {key: value for key, value in thing.values.items() if value not in {None, ""}}
    return {
        "id": one,
        "type": thing.kind,
        "attributes": [{"name": key, "time": _STATIC, "value": value} for key, value in said.items()],
        "relationships": [{"objectId": other, "qualifier": how} for other, how in thing.belongs],
    }
