"""The pages in ``examples/minutes`` are what ``examples/meetings.yaml`` says, and casegraph reads the same off them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casegraph.documents import find_documents, read_document
from casegraph.model import AgendaItem, Meeting
from casegraph.parse import parse_source
from casegraph.parse.municipality import Municipality
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook
from tests.examples.render import load, numbered, pages

MINUTES = Path(__file__).parents[2] / "examples" / "minutes"
TRUTH = load()
FJORDLUND = Municipality("fjordlund", "Fjordlund", None)


def test_the_pages_are_what_the_truth_renders() -> None:
    """After a change of the truth: python -m tests.examples.render."""
    expected = {page.name: page.data() for page in pages(TRUTH)}
    found = {path.name: path.read_bytes() for path in MINUTES.glob("*_*.*")}
    assert found == expected


@pytest.fixture(scope="module")
def read() -> dict[str, Meeting]:
    """Every meeting read off the pages, by file name."""
    tools = Tools.of(load_rulebook())
    meetings: dict[str, Meeting] = {}
    for file in find_documents([MINUTES]):
        for source in read_document(file):
            for meeting in parse_source(source, tools, FJORDLUND).meetings:
                meetings[file.document] = meeting
    return meetings


NAMED = list(zip([page.name for page in pages(TRUTH)], TRUTH["meetings"], strict=True))


@pytest.mark.parametrize(("name", "truth"), NAMED, ids=[name for name, _ in NAMED])
def test_a_meeting_is_read_as_it_was_written(name: str, truth: dict[str, Any], read: dict[str, Meeting]) -> None:
    meeting = read[name]
    body = TRUTH["bodies"][truth["body"]]["name"]
    assert (meeting.body, meeting.date) == (body, str(truth["date"]))
    assert meeting.kind == truth.get("kind", "minutes")
    assert meeting.cancelled == truth.get("cancelled", False)
    assert [fields(item) for item in meeting.items] == [expected(n, item, truth) for n, item in numbered(truth)]


def fields(item: AgendaItem) -> dict[str, Any]:
    """What is compared of an item as read."""
    return {
        "number": item.number,
        "title": item.title,
        "toc_title": item.toc_title,
        "closed": item.closed,
        "case_number": item.case_number,
        "standing": item.standing,
        "decision": item.decision,
        "kind": item.decision_kind,
        "recommended_by": item.recommended_by,
        "clauses": [clause.rstrip(".") for clause in item.recommendations],
        "route": [stop.body for stop in item.route],
        "attachments": [attachment.title for attachment in item.attachments],
        "earlier": [(t.body, t.date, t.decision) for t in item.course if t.date != item.date],
    }


def expected(number: int, item: dict[str, Any], meeting: dict[str, Any]) -> dict[str, Any]:
    """The same of an item as written."""
    names = {code: body["name"] for code, body in TRUTH["bodies"].items()}
    decision = [paragraph for paragraph in item.get("decision", []) if paragraph != "-"]
    recommend = item.get("recommend", {"by": None, "clauses": []})
    return {
        "number": str(number),
        "title": item["title"],
        "toc_title": item.get("toc"),
        "closed": item.get("closed", False),
        "case_number": item.get("case"),
        "standing": item.get("standing", False),
        "decision": "\n".join(decision) or None,
        "kind": item.get("kind", "none"),
        "recommended_by": recommend["by"],
        "clauses": [clause.rstrip(".") for clause in recommend["clauses"]],
        "route": [names[code] for code in item.get("route", [])],
        "attachments": [title for title, _ in item.get("attachments", [])],
        "earlier": [(names[code], str(day), text) for code, day, text in item.get("earlier", [])],
    }
