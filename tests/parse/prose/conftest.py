"""Items made by hand, with the packaged rules, for the readers of prose."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from casegraph.model import AgendaItem, Body, Place, RouteStop, Section
from casegraph.parse.context import ItemContext
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook

BODIES = {
    "Direktionen": Body("direktionen", "Direktionen", "executive_board"),
    "Økonomiudvalget": Body("oekonomiudvalget", "Økonomiudvalget", "finance_committee"),
    "Byrådet": Body("kommunalbestyrelsen", "Byrådet", "council"),
    "Teknisk Udvalg": Body("teknik-udvalg", "Teknisk Udvalg", "standing_committee"),
    "Hovedudvalget": Body("hovedudvalget", "Hovedudvalget", "staff_council"),
}


@pytest.fixture(scope="session")
def tools() -> Tools:
    return Tools.of(load_rulebook())


@pytest.fixture
def make(tools: Tools) -> Callable[..., ItemContext]:
    """Make an item of one meeting out of texts by section role; ``body``, ``date``, ``route`` and fields as wished."""

    def build(body: str = "Teknisk Udvalg", date: str | None = "2022-03-21", route: str = "", **given) -> ItemContext:
        sections, line = [], 10
        for role in [key for key in given if key in ROLES]:
            text = given.pop(role)
            count = text.count("\n") + 1
            sections.append(Section(role, role, text, Place(line), tuple(range(line, line + count))))
            line += count + 1
        number = given.pop("case", None)
        found = tools.numbers.find(number)[0] if number else None
        decision = next((section.text for section in sections if section.role == "decision"), None)
        names = [name for name in route.split("/") if name]
        item = AgendaItem(
            **{
                "id": "x",
                "municipality": "x",
                "document": "x.txt",
                "meeting": "x",
                "meeting_kind": "minutes",
                "number": "4",
                "title": "Renovering af svømmehallen",
                "source": Place(1, last=line),
                "decision": decision,
                "decision_kind": "approved" if decision else "none",
                "body": BODIES[body].name,
                "body_id": BODIES[body].id,
                "body_kind": BODIES[body].kind,
                "date": date,
                "case_numbers": (replace(found.number, year=2000 + int(number[:2])),) if number else (),
                "route": tuple(RouteStop(name, BODIES[name].id, BODIES[name].kind, Place(9)) for name in names),
                "sections": tuple(sections),
                **given,
            }
        )
        return ItemContext(item, date, BODIES[body], tools)

    return build


ROLES = {"summary", "presentation", "recommendation", "decision", "economy", "hearing", "other", "route", "earlier"}
