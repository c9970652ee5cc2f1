"""XES (IEEE 1849) for process mining: PM4Py, ProM, Disco and others; each matter a trace, written as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from casegraph.export import xmltext
from casegraph.export.common import TextExporter
from casegraph.views.eventlog import EventRow, TraceRow

_EXTENSIONS = (
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
    ("Organizational", "org", "http://www.xes-standard.org/org.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
)
_CLASSIFIERS = (
    ("Body", "concept:name"),
    ("Body and decision", "concept:name decision_kind"),
    ("Role and decision", "role decision_kind"),
)
_GLOBALS = ("concept:name", "org:resource", "lifecycle:transition", "decision_kind", "role")
_EPOCH = "1970-01-01T12:00:00Z"


class Xes(TextExporter[Iterable[TraceRow]]):
    """One log; what is planned and what has no day stands with the trace. What is not known is left out."""

    suffix = ".xes"

    def write_text(self, data: Iterable[TraceRow], stream: TextIO) -> None:
        """Write the head, then trace after trace."""
        stream.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016"'
            ' xmlns="http://www.xes-standard.org/">\n'
        )
        for name, prefix, uri in _EXTENSIONS:
            stream.write(f'  <extension name="{name}" prefix="{prefix}" uri="{uri}"/>\n')
        stream.write('  <global scope="trace">\n    <string key="concept:name" value=""/>\n  </global>\n')
        known = "".join(f'    <string key="{key}" value=""/>\n' for key in _GLOBALS)
        stream.write(
            f'  <global scope="event">\n{known}    <date key="time:timestamp" value="{_EPOCH}"/>\n  </global>\n'
        )
        for name, keys in _CLASSIFIERS:
            stream.write(f'  <classifier name="{name}" scope="event" keys="{keys}"/>\n')
        stream.write(
            '  <string key="concept:name" value="casegraph"/>\n  <string key="lifecycle:model" value="standard"/>\n'
        )
        xmltext.write_lines(map(_trace, data), stream)
        stream.write("</log>\n")


def _trace(trace: TraceRow) -> str:
    of = trace["of"]
    values = {
        "concept:name": trace["thread"],
        "title": trace["title"],
        "case": of["case"],
        "case_number": "|".join(of["case_numbers"]),
        "municipality": of["municipality"],
        "collective": of["collective"],
        "series": of["series"],
        "status": of["status"],
        "outcome": of["outcome"],
        "next_body": of["next_body"],
        "next_date": of["next_date"],
        "planned": "|".join(trace["planned"]),
        "passed_over": "|".join(trace["passed_over"]),
        "undated_steps": trace["undated"],
    }
    events = "".join(f"    <event>\n{_attributes(_event(event), 6)}    </event>\n" for event in trace["events"])
    return f"  <trace>\n{_attributes(values, 4)}{events}  </trace>\n"


def _event(event: EventRow) -> Mapping[str, str | int | bool | None]:
    return {
        "concept:name": event["activity"],
        "concept:instance": event["instance"],
        "lifecycle:transition": event["lifecycle"],
        "org:resource": event["resource"],
        "time:timestamp": event["timestamp"],
        "id": event["event"],
        "body": event["resource_id"],
        "body_kind": event["body_kind"],
        "state": event["state"],
        "mentioned": event["mentioned"],
        "role": event["role"] or "",
        "reading": event["reading"],
        "round": event["round"],
        "decision_kind": event["decision_kind"] or "",
        "closed": event["closed"],
        "title": event["title"],
        "item": event["item"],
        "meeting": event["meeting"],
        "document": event["document"],
        "line": event["line"],
    }


def _attributes(values: Mapping[str, str | int | bool | None], indent: int) -> str:
    return "".join(f"{' ' * indent}{line}\n" for line in _lines(values))


def _lines(values: Mapping[str, str | int | bool | None]) -> Iterator[str]:
    for key, value in values.items():
        if value is None or (value == "" and key not in _GLOBALS):
            continue
        if isinstance(value, bool):
            yield f'<boolean key="{key}" value="{str(value).lower()}"/>'
        elif isinstance(value, int):
            yield f'<int key="{key}" value="{value}"/>'
        else:
            kind = "date" if key == "time:timestamp" else "string"
            yield f'<{kind} key="{key}" value="{xmltext.attribute(value)}"/>'
