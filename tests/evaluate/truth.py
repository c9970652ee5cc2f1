"""A small truth and the items that agree with it, to be spoilt one value at a time."""

from pathlib import Path
from typing import Any

from casegraph.evaluate.compare import BodyNames
from casegraph.evaluate.gold import GoldDocument, GoldFollowUp, GoldItem, GoldReference
from casegraph.model import (
    AgendaItem,
    Attachment,
    CaseNumber,
    FollowUp,
    Meeting,
    Place,
    Reference,
    RouteStop,
    Treatment,
)
from casegraph.parse.bodies import BodyIndex
from casegraph.rulebook.book import load_rulebook


def names() -> BodyNames:
    return BodyNames(BodyIndex(load_rulebook().bodies))


def gold_item(**changes: Any) -> GoldItem:
    told: dict[str, Any] = {
        "closed": False,
        "case_number": "21-000123",
        "decision": "Godkendt.",
        "recommendations": ["planen godkendes"],
        "route": ["Direktionen", "ØU"],
        "course": [{"date": "2021-05-03", "body": "Direktionen", "decision": "Godkendt."}],
        "attachments": [{"title": "Udkast til plan", "document_number": None}],
        "toc_title": None,
    }
    references = (GoldReference("Byrådet", "2020-11-04", 20, False, {"tense": "past", "about": "other"}),)
    followups = (
        GoldFollowUp("next: Økonomiudvalget", "route", 22, False),
        GoldFollowUp("forvaltningen vender tilbage", "decision", 18, False, "2021-09-01", "forvaltningen"),
    )
    base: dict[str, Any] = {"references": references, "followups": followups, "lines": (10, 30)}
    return GoldItem("3", "Plan for cykelstier", told, ("approved",), **(base | changes))


def item(**changes: Any) -> AgendaItem:
    values: dict[str, Any] = {
        "id": "x:direktionen:2021-05-03:3",
        "municipality": "x",
        "document": "d.txt",
        "meeting": "x:direktionen:2021-05-03",
        "meeting_kind": "minutes",
        "body": "Direktionen",
        "body_id": "direktionen",
        "body_kind": "executive_board",
        "date": "2021-05-03",
        "number": "3",
        "title": "Plan for cykelstier",
        "source": Place(10, last=30),
        "case_numbers": (CaseNumber("21-000123", "21-123"),),
        "decision": "Godkendt.",
        "decision_kind": "approved",
        "recommendations": ("planen godkendes",),
        "route": (
            RouteStop("Direktionen", "direktionen", "executive_board", Place(21)),
            RouteStop("Økonomiudvalget", "oekonomiudvalget", "finance_committee", Place(21)),
        ),
        "course": (Treatment("Direktionen", "direktionen", "2021-05-03", "Godkendt.", "approved", Place(17)),),
        "attachments": (Attachment("Udkast til plan"),),
        "references": (reference(),),
        "followups": (next_body(), task()),
    }
    return AgendaItem(**(values | changes))


def reference(**changes: Any) -> Reference:
    values: dict[str, Any] = {
        "body": "Byrådet",
        "body_id": "kommunalbestyrelsen",
        "date": "2020-11-04",
        "date_inferred": False,
        "tense": "past",
        "kind": "approved",
        "about": "other",
        "quote": "Byrådet vedtog den 4. november 2020 en cykelpolitik.",
        "place": Place(20),
    }
    return Reference(**(values | changes))


def next_body(**changes: Any) -> FollowUp:
    values: dict[str, Any] = {
        "kind": "next_body",
        "what": "behandles i Økonomiudvalget",
        "quote": "Direktionen, ØU",
        "basis": "route",
        "place": Place(22),
        "to_body": "Økonomiudvalget",
        "to_body_id": "oekonomiudvalget",
    }
    return FollowUp(**(values | changes))


def task(**changes: Any) -> FollowUp:
    values: dict[str, Any] = {
        "kind": "report_back",
        "what": "forvaltningen vender tilbage med en status",
        "quote": "Godkendt, idet forvaltningen vender tilbage med en status senest 1. september.",
        "basis": "decision",
        "place": Place(18),
        "due": "2021-09-01",
        "owner": "Forvaltningen",
    }
    return FollowUp(**(values | changes))


def meeting(*items: AgendaItem, **changes: Any) -> Meeting:
    values: dict[str, Any] = {
        "id": "x:direktionen:2021-05-03",
        "municipality": "x",
        "municipality_name": "X",
        "document": "d.txt",
        "format": "text",
        "kind": "minutes",
        "body": "Direktionen",
        "body_id": "direktionen",
        "body_kind": "executive_board",
        "date": "2021-05-03",
        "items": items,
    }
    return Meeting(**(values | changes))


def document(*items: GoldItem) -> GoldDocument:
    told = {"body": "Direktionen", "body_kind": "executive_board", "date": "2021-05-03", "participants": []}
    return GoldDocument("d", Path("d.txt"), "X", told, items)
