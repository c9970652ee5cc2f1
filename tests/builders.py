"""Short ways to say a meeting, an item, a case: records by hand for tests that need no documents.

A town has five bodies (``BODIES``); an item is one call, its meeting follows from its body and date, and its case from
its number. ``graph_of`` puts them together as linking would.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casegraph.graph import CaseGraph
from casegraph.model import (
    AgendaItem,
    Body,
    Case,
    CaseNumber,
    Completion,
    FollowUp,
    Hearing,
    Link,
    Meeting,
    Place,
    Reference,
    RouteStop,
    Thread,
    Treatment,
)

BODIES = {
    "DIR": Body("direktionen", "Direktionen", "executive_board"),
    "HU": Body("hovedudvalget", "Hovedudvalget", "staff_council"),
    "TMU": Body("teknik-og-miljoeudvalget", "Teknik- og Miljøudvalget", "standing_committee"),
    "BUU": Body("boerneudvalget", "Børneudvalget", "standing_committee"),
    "ØU": Body("oekonomiudvalget", "Økonomiudvalget", "finance_committee"),
    "KB": Body("kommunalbestyrelsen", "Kommunalbestyrelsen", "council"),
}
TOWN = "strandby"


def make_item(body: str, date: str | None, number: str = "1", *, case: str | None = "22-1", **fields) -> AgendaItem:
    """An item of the town: ``body`` by its short name, ``case`` its number, ``kind`` its decision's kind.

    ``route`` may be a string of short names (``"DIR ØU KB"``), ``agenda=True`` makes it stand on an agenda only.
    """
    of = BODIES[body]
    town = fields.pop("town", TOWN)
    route = fields.pop("route", ())
    kind = "agenda" if fields.pop("agenda", False) else "minutes"
    item_id = f"{town}:{of.id}:{date or 'undated-00000000'}:{number}"
    numbers = (CaseNumber(case, case),) if case else ()
    line = 10 * int(number) if number.isdecimal() else 10
    return AgendaItem(
        id=item_id,
        municipality=town,
        document=fields.pop("document", f"{of.id}-{date}.txt"),
        meeting=f"{town}:{of.id}:{date or 'undated-00000000'}",
        meeting_kind=kind,
        body=of.name,
        body_id=of.id,
        body_kind=of.kind,
        date=date,
        number=number,
        title=fields.pop("title", "Ny cykelsti langs havnen"),
        source=Place(line, None, line + 9),
        case_numbers=numbers,
        decision_kind=fields.pop("kind", "none"),
        route=make_route(route) if isinstance(route, str) else tuple(route),
        **fields,
    )


def make_route(names: str) -> tuple[RouteStop, ...]:
    """A printed route: ``"DIR ØU/1 KB/1 ØU/2 KB/2"``, a number behind a slash being the reading."""
    stops = []
    for name in names.split():
        short, _, reading = name.partition("/")
        of = BODIES[short]
        stops.append(RouteStop(of.name, of.id, of.kind, Place(12), int(reading) if reading else None))
    return tuple(stops)


def make_block(body: str, date: str | None, kind: str = "recommended", decision: str = "Anbefales.") -> Treatment:
    """A treatment that later minutes record."""
    of = BODIES[body]
    return Treatment(of.name, of.id, date, decision, kind, Place(15), body_kind=of.kind)


def make_mention(body: str, date: str, **fields) -> Reference:
    """A sentence about an earlier treatment (or, with ``tense="planned"``, a coming one) of this very case."""
    of = BODIES[body]
    given = {"tense": "past", "kind": "approved", "about": "this", "quote": f"{of.name} vedtog det {date}."} | fields
    inferred = given.pop("inferred", False)
    return Reference(of.name, of.id, date, inferred, place=Place(17), body_kind=of.kind, **given)


def make_followup(kind: str, what: str, **fields) -> FollowUp:
    """A follow-up; ``to`` is the short name of the body awaited."""
    to = BODIES[fields.pop("to")] if "to" in fields else None
    given = {"quote": what, "basis": "decision", "place": Place(18)} | fields
    if to:
        given |= {"to_body": to.name, "to_body_id": to.id, "to_body_kind": to.kind}
    if given.get("due") and "due_precision" not in given:
        given["due_precision"] = "day"
    return FollowUp(kind, what, **given)


def make_hearing(start: str | None, until: str | None) -> Hearing:
    """A public hearing of this case."""
    return Hearing(f"Forslaget er i høring fra {start} til {until}.", Place(16), start, until)


def make_completion(quote: str, verb: str | None = None, **fields: bool) -> Completion:
    """Words that say that something was done."""
    return Completion(quote, Place(14), verb, **fields)


def make_meeting(body: str, date: str | None, *, agenda: bool = False, **fields) -> Meeting:
    """A meeting without items: minutes that do not treat a case say as much as those that do."""
    of = BODIES[body]
    town = fields.pop("town", TOWN)
    return Meeting(
        id=f"{town}:{of.id}:{date or 'undated-00000000'}",
        municipality=town,
        municipality_name=town.title(),
        document=f"{of.id}-{date}.txt",
        format="text",
        kind="agenda" if agenda else "minutes",
        body=of.name,
        body_id=of.id,
        body_kind=of.kind,
        date=date,
        **fields,
    )


def meeting_of(item: AgendaItem) -> Meeting:
    """The meeting an item was treated at."""
    return Meeting(
        item.meeting,
        item.municipality,
        item.municipality.title(),
        item.document,
        "text",
        item.meeting_kind,
        item.body,
        item.body_id,
        item.body_kind,
        item.date,
    )


def make_case(items: Iterable[AgendaItem], **fields) -> Case:
    """One case of these items, one thread unless ``threads`` are given."""
    members = sorted(items, key=lambda item: (item.date or "9999", item.id))
    number = members[0].case_number
    case_id = f"{members[0].municipality}:{number}" if number else members[0].id
    threads = fields.pop("threads", None) or (Thread(case_id, members[-1].title, tuple(i.id for i in members)),)
    made = Case(
        id=case_id,
        municipality=members[0].municipality,
        title=members[-1].title,
        titles=tuple(dict.fromkeys(item.title for item in members)),
        case_numbers=tuple(dict.fromkeys(n.printed for item in members for n in item.case_numbers)),
        collective="no",
        threads=threads,
    )
    return replace(made, **fields)


def graph_of(
    *items: AgendaItem,
    meetings: Iterable[Meeting] = (),
    links: Iterable[Link] = (),
    cases: Iterable[Case] | None = None,
) -> CaseGraph:
    """The graph of these items and of ``meetings`` beside theirs; items of one number are one case."""
    by_number: dict[tuple[str, str], list[AgendaItem]] = {}
    for item in items:
        by_number.setdefault((item.municipality, item.case_number or item.id), []).append(item)
    made = [make_case(members) for members in by_number.values()] if cases is None else cases
    return CaseGraph([*map(meeting_of, items), *meetings], items, made, links)
