"""The history of one case as one row: what happened, where it is, what is to follow, and what all this rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casegraph.danish import fold
from casegraph.graph import CaseGraph
from casegraph.kinds import IsoDate
from casegraph.model import AgendaItem, Case, Hearing, Link
from casegraph.order import NO_DATE
from casegraph.reason import Reason, joined
from casegraph.views.coverage import coverage, not_loaded
from casegraph.views.evidence import evidence_said
from casegraph.views.followups import DEFAULT_STATUS, followups_of
from casegraph.views.marks import Mark
from casegraph.views.mentioned import mentioned, teller
from casegraph.views.records import cited_row, step_row
from casegraph.views.related import related_as
from casegraph.views.rows import (
    SCHEMA_VERSION,
    BackgroundRow,
    CaseAttachmentRow,
    CitedRow,
    FollowUpRow,
    HearingRow,
    HistoryRow,
    RelatedRow,
    SeriesRow,
)
from casegraph.views.status import Day, standing_of
from casegraph.views.step import Cited
from casegraph.views.steps import Course, course_of


def history(graph: CaseGraph, case: Case, as_of: IsoDate, marks: Iterable[Mark] = ()) -> HistoryRow:
    """Everything about one case as of a day.

    ``graph`` must be the graph as of that day already (:meth:`CaseGraph.as_of`) and ``case`` one of its cases.
    """
    items = graph.items_of(case)
    course = course_of(graph, case)
    todo = followups_of(graph, items, as_of, marks)
    standing = standing_of(course, Day(graph, case.municipality, as_of, busy_threads(graph, todo)))
    named = {(step.body_id, step.body): None for step in course.steps}
    named.update({(row["to_body_id"], row["to_body"]): None for row in todo if row["to_body_id"] and row["to_body"]})
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of,
        "case": case.id,
        "municipality": case.municipality,
        "case_numbers": list(case.case_numbers),
        "title": case.title,
        "titles": list(case.titles),
        "collective": case.collective,
        "status": standing.status,
        "outcome": standing.outcome,
        "reopened": standing.reopened,
        "at": standing.at,
        "next": standing.next,
        "steps": [step_row(step) for step in course.steps],
        "threads": [{"thread": one.id, "title": one.title, "items": list(one.items)} for one in case.threads],
        "series": _series(graph, case),
        "related": _related(graph, case),
        "mentioned": mentioned(graph, case),
        "background": _background(course, items),
        "hearings": _hearings(course),
        "followups": sorted(todo, key=lambda row: (row["due"] or NO_DATE, row["meeting_date"] or NO_DATE)),
        "attachments": _attachments(items),
        "coverage": coverage(graph, case.municipality),
        "not_loaded": not_loaded(graph, case.municipality, ((body_id or "", name or "") for body_id, name in named)),
    }


def busy_threads(graph: CaseGraph, todo: Iterable[FollowUpRow]) -> frozenset[str]:
    """The threads in which somebody still has something to do; bodies awaited are told by the steps instead.

    What a presentation merely mentions holds a case up to its term and no longer: nobody decided it, and minutes seldom
    say that it was done.
    """
    busy = (row["item"] for row in todo if row["kind"] != "next_body" and _is_left(row))
    threads = (graph.thread_of(item) for item in busy)
    return frozenset(thread.id for thread in threads if thread)


def _is_left(row: FollowUpRow) -> bool:
    return row["status"] in DEFAULT_STATUS and (row["basis"] != "presentation" or row["status"] == "open")


def _series(graph: CaseGraph, case: Case) -> SeriesRow | None:
    """The series a case belongs to, with its other cases."""
    if case.series is None:
        return None
    others = [other for other in graph.cases.values() if other.series == case.series and other.id != case.id]
    return {"series": case.series, "cases": [{"case": other.id, "title": other.title} for other in others]}


def _related(graph: CaseGraph, case: Case) -> list[RelatedRow]:
    """The related cases, each once with the surest link to it, the surest first."""
    own = set(case.items)
    found: dict[str, tuple[Link, Case]] = {}
    for link in graph.links:
        if link.kind != "related" or link.status != "accepted" or not ({link.a, link.b} & own):
            continue
        if teller(graph, case, link):
            continue  # a message, told by itself
        other = graph.of_item(link.b if link.a in own else link.a)
        if other and other.id != case.id and (other.id not in found or link.score > found[other.id][0].score):
            found[other.id] = (link, other)
    surest = sorted(found.values(), key=lambda pair: (-pair[0].score, pair[1].id))
    return [
        {
            "case": other.id,
            "title": other.title,
            "relation": link.relation,
            "related_as": related_as(link, own),
            "why": _why(link),
        }
        for link, other in surest
    ]


def _why(link: Link) -> Reason:
    """Why two cases are related: the evidence for it, the weightiest first."""
    evidence = sorted((one for one in link.evidence if one.weight > 0), key=lambda one: (-one.weight, one.name))
    return joined("; ", map(evidence_said, evidence))


def _background(course: Course, items: Sequence[AgendaItem]) -> list[BackgroundRow]:
    """What the prose tells of other matters, or of what may be this one: dated, and no step of the case."""
    steps = {(step.body_id, step.date) for step in course.steps}
    found: dict[tuple[object, ...], BackgroundRow] = {}
    for item in items:
        for one in item.references:
            if one.about == "this" or one.tense == "planned" or not one.date or (one.body_id, one.date) in steps:
                continue
            row: BackgroundRow = {
                "body": one.body,
                "date": one.date,
                "date_inferred": one.date_inferred,
                "kind": one.kind,
                "about": one.about,
                "quote": one.quote,
                "source": cited_row(Cited(item, one.place)),
            }
            found.setdefault((one.body_id, one.date, one.kind), row)
    return sorted(found.values(), key=lambda row: (row["date"], row["body"] or "", row["kind"]))


def _hearings(course: Course) -> list[HearingRow]:
    """Every hearing once, by its days: the same one is told of again by every body the case comes to."""
    found: dict[tuple[str | None, str | None], HearingRow] = {}
    for item, one in (pair for walked in course.walked for pair in walked.hearings):
        if one.start or one.until:
            row: HearingRow = {"start": one.start, "until": one.until, "quote": one.quote, "source": _cited(item, one)}
            found.setdefault((one.start, one.until), row)
    return sorted(found.values(), key=lambda row: (row["start"] or row["until"] or "", row["until"] or ""))


def _cited(item: AgendaItem, hearing: Hearing) -> CitedRow:
    return cited_row(Cited(item, hearing.place))


def _attachments(items: Iterable[AgendaItem]) -> list[CaseAttachmentRow]:
    """Every attachment once, where it was printed first; with its document number wherever that is printed."""
    found: list[CaseAttachmentRow] = []
    for item in items:
        for one in item.attachments:
            alike = (row for row in found if fold(row["title"]) == fold(one.title))
            same = next((row for row in alike if not _differ(row["document_number"], one.document_number)), None)
            if same is None:
                found.append({"title": one.title, "document_number": one.document_number, "item": item.id})
            else:
                same["document_number"] = same["document_number"] or one.document_number
    return found


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)
