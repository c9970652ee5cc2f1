"""What is counted without following a case: the workload of meetings, and what the figures do not rest on firmly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median, quantiles
from typing import get_args

from casegraph.graph import CaseGraph
from casegraph.kinds import DecisionKind
from casegraph.model import AgendaItem, Link, Meeting
from casegraph.views.stats_rows import CountRow, DoubtRow, Relation, RelationRow, WorkloadRow
from casegraph.views.step import Step

_UNTOLD: frozenset[DecisionKind] = frozenset({"other", "none"})
_TOLD_ELSEWHERE = frozenset({"recorded", "mentioned"})


def workload(graph: CaseGraph) -> list[WorkloadRow]:
    """One row a body with loaded minutes, by municipality and body; cancelled meetings do not count."""
    items: defaultdict[str, list[AgendaItem]] = defaultdict(list)
    for item in graph.items.values():
        items[item.meeting].append(item)
    held: defaultdict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in graph.meetings.values():
        if meeting.kind == "minutes" and not meeting.cancelled:
            held[meeting.municipality, meeting.body_id].append(meeting)
    return [_workload(graph, meetings, items) for _, meetings in sorted(held.items())]


def _workload(graph: CaseGraph, meetings: Sequence[Meeting], items: dict[str, list[AgendaItem]]) -> WorkloadRow:
    found = [items.get(meeting.id, []) for meeting in meetings]
    sizes = [len(one) for one in found]
    every = [item for one in found for item in one]
    q1, middle, q3 = _quartiles(sizes)
    lengths = [minutes for minutes in map(_minutes, meetings) if minutes is not None]
    return {
        "municipality": meetings[-1].municipality,
        "body": meetings[-1].body,
        "body_id": meetings[-1].body_id,
        "meetings": len(meetings),
        "items": len(every),
        "q1": q1,
        "median": middle,
        "q3": q3,
        "most": max(sizes),
        "standing": sum(graph.is_standing(item) for item in every),
        "closed": sum(item.closed for item in every),
        "minutes": round(median(lengths)) if lengths else None,
    }


def _quartiles(sizes: Sequence[int]) -> tuple[int, int, int]:
    if len(sizes) < 2:
        return sizes[0], sizes[0], sizes[0]
    q1, middle, q3 = (round(cut) for cut in quantiles(sizes, n=4, method="inclusive"))
    return q1, middle, q3


def _minutes(meeting: Meeting) -> int | None:
    """How long a meeting lasted, where both hours are printed and it did not run past midnight."""
    try:
        start, end = (int(hour[:2]) * 60 + int(hour[3:5]) for hour in (meeting.start or "", meeting.end or ""))
    except ValueError:
        return None
    return end - start if end > start else None


def relations(graph: CaseGraph) -> list[RelationRow]:
    """One row a way in which items and cases belong together, whether there are any or not."""
    return [_relation(graph, name) for name in get_args(Relation)]


def _relation(graph: CaseGraph, name: Relation) -> RelationRow:
    links = [link for link in graph.links if _relation_of(link) == name]
    status = Counter(link.status for link in links)
    ends = (graph.of_item(end) for link in links if link.status == "accepted" for end in (link.a, link.b))
    return {
        "relation": name,
        "accepted": status["accepted"],
        "suggested": status["suggested"],
        "rejected": status["rejected"],
        "cases": len({case.id for case in ends if case}),
    }


def _relation_of(link: Link) -> str:
    """How the ends of a link belong together; a related pair of which nothing closer is said is background."""
    return (link.relation or "background") if link.kind == "related" else link.kind


def doubts(graph: CaseGraph, steps: Iterable[Step]) -> DoubtRow:
    """What was not understood, worked out rather than read, or left for a person."""
    items = list(graph.items.values())
    unnumbered = [item for item in items if not item.case_numbers and not graph.is_standing(item)]
    treated = [item for item in items if item.meeting_kind == "minutes"]
    references = [one for item in items for one in item.references]
    linked = {end for link in graph.links if link.status == "accepted" for end in (link.a, link.b)}
    return {
        "items": len(items),
        "unnumbered": len(unnumbered),
        "unlinked": sum(item.id not in linked for item in unnumbered),
        "inferred": _inferred(items),
        "references": len(references),
        "unresolved": sum(one.about == "unknown" for one in references),
        "suggested": sum(link.status == "suggested" for link in graph.links),
        "untold": sum(item.decision_kind in _UNTOLD for item in treated),
        "undated": sum(item.date is None for item in items),
        "elsewhere": sum(step.state in _TOLD_ELSEWHERE and not step.minutes_loaded for step in steps),
        "doubts": sum(len(meeting.doubts) for meeting in graph.meetings.values()),
    }


def _inferred(items: Iterable[AgendaItem]) -> list[CountRow]:
    counts = Counter(name for item in items for name in item.inferred)
    return [{"name": name, "n": counts[name]} for name in sorted(counts)]
