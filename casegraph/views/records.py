"""Items, links and steps as rows of plain data: the lines of ``export items|links|steps``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casegraph.graph import CaseGraph
from casegraph.model import AgendaItem, Link, Place, Reference, Treatment
from casegraph.order import item_key
from casegraph.views.evidence import evidence_said
from casegraph.views.rows import (
    SCHEMA_VERSION,
    CitedRow,
    CourseRow,
    ItemRow,
    LinkRow,
    PlaceRow,
    ReferenceRow,
    StepRow,
)
from casegraph.views.step import Cited, Step
from casegraph.views.steps import steps_of


def item_rows(graph: CaseGraph) -> Iterator[ItemRow]:
    """Every item, sorted by date, body and number."""
    for item in sorted(graph.items.values(), key=item_key):
        yield item_row(graph, item)


def version_rows(graph: CaseGraph, items: Iterable[AgendaItem]) -> Iterator[ItemRow]:
    """Every version of every item: agendas too, where minutes of the same sitting count instead."""
    for item in sorted(items, key=lambda item: (*item_key(item), item.meeting_kind, item.document)):
        yield item_row(graph, item)


def link_rows(graph: CaseGraph) -> Iterator[LinkRow]:
    """Every link with its evidence, whatever its status, sorted by its items."""
    for link in graph.links:
        yield link_row(link)


def step_rows(graph: CaseGraph) -> Iterator[StepRow]:
    """Every step of every case, case by case, oldest first."""
    for step in steps_of(graph, graph.cases.values()):
        yield step_row(step)


def item_row(graph: CaseGraph, item: AgendaItem) -> ItemRow:
    """An item with everything its document says of it, and where linking put it."""
    case, thread = graph.of_item(item.id), graph.thread_of(item.id)
    return {
        "schema_version": SCHEMA_VERSION,
        "item": item.id,
        "municipality": item.municipality,
        "document": item.document,
        "meeting": item.meeting,
        "meeting_kind": item.meeting_kind,
        "body": item.body,
        "body_id": item.body_id,
        "body_kind": item.body_kind,
        "date": item.date,
        "number": item.number,
        "title": item.title,
        "toc_title": item.toc_title,
        "toc_only": item.toc_only,
        "closed": item.closed,
        "case_number": item.case_number,
        "case_numbers": [number.printed for number in item.case_numbers],
        "former_numbers": list(item.former_numbers),
        "journal_number": item.journal_number,
        "document_number": item.document_number,
        "case_type": item.case_type,
        "decision": item.decision,
        "decision_kind": item.decision_kind,
        "decisions": [{"clauses": list(one.clauses), "kind": one.kind, "text": one.text} for one in item.decisions],
        "decided_in": item.decided_in,
        "dissent": list(item.dissent),
        "recommended_by": item.recommended_by,
        "recommendations": list(item.recommendations),
        "route": [stop.body for stop in item.route],
        "course": [_course_row(treatment) for treatment in item.course],
        "attachments": [{"title": one.title, "document_number": one.document_number} for one in item.attachments],
        "references": [_reference_row(reference) for reference in item.references],
        "case": case.id if case else None,
        "thread": thread.id if thread else None,
        "standing": graph.is_standing(item),
        "series": case.series if case else None,
        "layout": item.layout,
        "inferred": sorted(item.inferred),
        "places": {field: place_row(item.places[field]) for field in sorted(item.places)},
        "source": {
            "page": item.source.page,
            "line_first": item.source.line,
            "line_last": item.source.last or item.source.line,
            "url": item.url,
        },
    }


def link_row(link: Link) -> LinkRow:
    """A link with its evidence."""
    return {
        "schema_version": SCHEMA_VERSION,
        "a": link.a,
        "b": link.b,
        "kind": link.kind,
        "relation": link.relation,
        "subject": link.subject,
        "status": link.status,
        "by": link.by,
        "score": link.score,
        "evidence": [
            {"name": one.name, "a": one.a, "b": one.b, "weight": one.weight, "text": evidence_said(one)}
            for one in link.evidence
        ],
    }


def step_row(step: Step) -> StepRow:
    """A step, with the place it rests on as ``source`` and every other telling of it in ``also``."""
    return {
        "schema_version": SCHEMA_VERSION,
        "case": step.case,
        "thread": step.thread,
        "body": step.body,
        "body_id": step.body_id,
        "body_kind": step.body_kind,
        "date": step.date,
        "date_inferred": step.date_inferred,
        "state": step.state,
        "role": step.role,
        "reading": step.reading,
        "round": step.round,
        "decision": step.decision,
        "decision_kind": step.decision_kind,
        "item": step.item.id if step.item else None,
        "title": step.title,
        "closed": step.item.closed if step.item else False,
        "quote": step.quote,
        "minutes_loaded": step.minutes_loaded,
        "gap": step.gap,
        "source": cited_row(step.cited[0]),
        "also": [cited_row(cited) for cited in step.cited[1:]],
    }


def cited_row(cited: Cited) -> CitedRow:
    """A citation as a row."""
    item = cited.item
    return {
        "document": item.document,
        "page": cited.place.page,
        "line": cited.place.line,
        "url": item.url,
        "item": item.id,
        "body": item.body,
        "date": item.date,
        "number": item.number,
    }


def place_row(place: Place) -> PlaceRow:
    """A place as page and line."""
    return {"page": place.page, "line": place.line}


def _course_row(treatment: Treatment) -> CourseRow:
    return {
        "date": treatment.date,
        "body": treatment.body,
        "decision": treatment.decision,
        "decision_kind": treatment.decision_kind,
    }


def _reference_row(reference: Reference) -> ReferenceRow:
    return {
        "body": reference.body,
        "date": reference.date,
        "date_inferred": reference.date_inferred,
        "tense": reference.tense,
        "kind": reference.kind,
        "about": reference.about,
        "about_case": reference.about_case,
        "item_number": reference.item_number,
        "case_number": reference.case_number,
        "quote": reference.quote,
        "line": reference.place.line,
    }
