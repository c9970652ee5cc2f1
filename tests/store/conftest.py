"""Hand-made meetings of an invented municipality, and a store to put them in."""

import dataclasses

import pytest

from casegraph.model import AgendaItem, CaseNumber, Meeting, Place, Section
from casegraph.store import DocumentRecord, Store, meeting_rows


def _make_item(number, title, *, case=None, decision=None, text="", **more):
    """An item whose ids `make_meeting` fills in."""
    sections = []
    if text:
        lines = tuple(range(10, 10 + text.count("\n") + 1))
        sections.append(Section("presentation", "Sagsfremstilling", text, Place(9, 2), lines))
    if decision:
        sections.append(Section("decision", "Beslutning", decision, Place(30), (31,)))
    numbers = (CaseNumber(case, case.replace("/", "-")),) if case else ()
    basis = dict.fromkeys(("id", "municipality", "document", "meeting", "body", "body_id", "body_kind", "date"), "")
    kind = {"meeting_kind": "minutes", "number": number, "title": title, "source": Place(7, last=40)}
    found = {"case_numbers": numbers, "decision": decision, "sections": tuple(sections)}
    return AgendaItem(**(basis | kind | found | {"places": {"title": Place(8, 2)}} | more))


def _make_meeting(*items, document="a.txt", date="2022-03-21", body="direktionen", kind="minutes", **more):
    """A meeting of Bakkeby, ids as the parser gives them."""
    municipality = more.pop("municipality", "bakkeby")
    day = f"{municipality}:{body}:{date}"
    fields = {"municipality": municipality, "document": document, "body": body.title(), "body_id": body, "date": date}
    fields["body_kind"] = "executive_board"
    own = [
        _replaced(item, f"{day}:{item.number or f'o{place}'}", day, fields | {"meeting_kind": kind})
        for place, item in enumerate(items, 1)
    ]
    basis = {"id": day, "municipality_name": municipality.title(), "format": "text", "kind": kind, "items": tuple(own)}
    return Meeting(**(basis | fields | more))


def _replaced(item, item_id, day, fields):
    """The item under the ids of its meeting."""
    return dataclasses.replace(item, id=item_id, meeting=day, **fields)


def _put(store, *meetings, path=None):
    """Put each meeting into the store, as a document each."""
    with store.writing() as writer:
        for meeting in meetings:
            record = DocumentRecord(path or meeting.document, meeting.document, "fp")
            writer.put_document(record, [meeting_rows(meeting)])


@pytest.fixture(scope="session")
def make_item():
    """A maker of items, see above."""
    return _make_item


@pytest.fixture(scope="session")
def make_meeting():
    """A maker of meetings, see above."""
    return _make_meeting


@pytest.fixture(scope="session")
def put_into():
    """Put meetings into a store, see above."""
    return _put


@pytest.fixture
def store():
    """An empty store in memory."""
    with Store.memory() as opened:
        yield opened


@pytest.fixture
def put(store):
    """Put meetings into the store of this test."""
    return lambda *meetings, **more: _put(store, *meetings, **more)
