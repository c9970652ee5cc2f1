"""What an answer rests on: which bodies' minutes are loaded, from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from casegraph.graph import CaseGraph
from casegraph.kinds import IsoDate
from casegraph.model import Meeting
from casegraph.views.rows import CoverageRow


def coverage(graph: CaseGraph, municipality: str | None = None) -> list[CoverageRow]:
    """One row a body with loaded minutes, sorted by municipality and body; agendas and cancelled meetings do not count.

    A body goes by its newest name. Minutes without a date count as a meeting but move neither end.
    """
    held: defaultdict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in graph.meetings.values():
        if meeting.kind == "minutes" and not meeting.cancelled and municipality in {None, meeting.municipality}:
            held[meeting.municipality, meeting.body_id].append(meeting)
    return [_row(held[key]) for key in sorted(held) if _dates(held[key])]


def not_loaded(graph: CaseGraph, municipality: str, bodies: Iterable[tuple[str, str]]) -> list[str]:
    """The names of those ``bodies`` (id and name) of which no minutes at all are loaded, each once, in order."""
    return list(dict.fromkeys(name for body_id, name in bodies if not graph.sittings(municipality, body_id)))


def _dates(meetings: Iterable[Meeting]) -> list[IsoDate]:
    return sorted(meeting.date for meeting in meetings if meeting.date)


def _row(meetings: list[Meeting]) -> CoverageRow:
    newest, dates = meetings[-1], _dates(meetings)
    return {
        "municipality": newest.municipality,
        "body": newest.body,
        "body_id": newest.body_id,
        "first": dates[0],
        "last": dates[-1],
        "meetings": len(meetings),
    }
