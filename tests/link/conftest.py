"""A short way to make items for the tests of linking."""

from collections.abc import Callable
from typing import Any

import pytest

from casegraph.folding import fold_number
from casegraph.link import LinkRules
from casegraph.model import AgendaItem, CaseNumber, Place
from casegraph.rulebook.book import load_rulebook

KINDS = {
    "dir": "executive_board",
    "teknik": "standing_committee",
    "skole": "standing_committee",
    "oek": "finance_committee",
    "kb": "council",
}


def make_item(date: str, body: str, title: str, case_number: str | None = None, **rest: Any) -> AgendaItem:
    """An item by its date, body, title and number; ``no`` is its number on the agenda, everything else as named."""
    no = str(rest.pop("no", "1"))
    municipality = rest.pop("municipality", "eksempel")
    numbers = (CaseNumber(case_number, fold_number(case_number)),) if case_number else ()
    values: dict[str, Any] = {
        "id": f"{municipality}:{body}:{date}:{no}",
        "municipality": municipality,
        "document": f"{body}-{date}.txt",
        "meeting": f"{municipality}:{body}:{date}",
        "meeting_kind": "minutes",
        "body": body,
        "body_id": body,
        "body_kind": KINDS.get(body, "other"),
        "date": date,
        "number": no,
        "title": title,
        "source": Place(1),
        "case_numbers": numbers,
    }
    return AgendaItem(**{**values, **rest})


@pytest.fixture(scope="session")
def item() -> Callable[..., AgendaItem]:
    """The factory :func:`make_item`."""
    return make_item


@pytest.fixture(scope="session")
def rules() -> LinkRules:
    """The rules of linking as they come with casegraph."""
    return LinkRules.from_book(load_rulebook())
