"""How a document was understood, line by line and item by item, for the person who writes rules or doubts an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from casegraph.model import AgendaItem, Doubt, Meeting, Place, Source

if TYPE_CHECKING:
    from casegraph.parse.draft import Draft, LineRole

_PLAIN = ("title", "case_number", "journal_number", "document_number", "case_type", "decision_kind", "recommended_by")


class UnderstoodLine(TypedDict):
    """One line: where it is, what it is, whose it is, and what was read out of it (field to value)."""

    page: int | None
    line: int
    role: str
    item: str | None
    section: str | None
    text: str
    fields: dict[str, str]


class UnreadLine(TypedDict):
    """A line that could not be placed, and why."""

    page: int | None
    line: int
    why: str
    text: str


class UnderstoodDocument(TypedDict):
    """A document: what it is, its meeting, its lines, those that could not be placed, and what was not sure."""

    document: str
    format: str
    layout: str | None
    minutes: bool
    meeting: dict[str, str | None]
    lines: list[UnderstoodLine]
    not_understood: list[UnreadLine]
    doubts: list[str]


@dataclass(frozen=True)
class Understood:
    """What reading one source gave: the source, its draft where it was lines, its meetings, what was left over."""

    source: Source
    draft: Draft | None
    meetings: tuple[Meeting, ...]
    unread: tuple[Doubt, ...] = ()


LEFT_OUT = "left out"
"""The role of a line that is not shown where closed items are to be left out."""


def understood_document(read: Understood, *, open_only: bool = False) -> UnderstoodDocument:
    """The rows of one document; a file of ready meetings has a line an item in place of lines of its own.

    With ``open_only`` only lines of open items are shown: a list of contents, or what was not understood, may tell of
    closed ones.
    """
    meeting = read.meetings[0] if read.meetings else None
    roles = {role.line: role for role in read.draft.roles} if read.draft else {}
    fields = _fields_by_line(read.meetings)
    rows = list(_lines(read.source, roles, fields) if read.source.lines else _items(read.meetings, fields))
    shown = _open_lines(rows, read.meetings) if open_only else rows
    return {
        "document": read.source.document,
        "format": read.source.format,
        "layout": read.draft.layout if read.draft else None,
        "minutes": bool(read.meetings),
        "meeting": _meeting(meeting) if meeting else {},
        "lines": shown,
        "not_understood": list(_unread(read, shown)),
        "doubts": [_doubt(doubt.text, doubt.place) for doubt in _doubts(read)],
    }


def _open_lines(rows: list[UnderstoodLine], meetings: tuple[Meeting, ...]) -> list[UnderstoodLine]:
    items = [item for meeting in meetings for item in meeting.items]
    closed = {line for item in items if item.closed for line in _range(item)}
    shown = {line for item in items if not item.closed for line in _range(item)} - closed
    return [row if row["line"] in shown or row["role"] == "blank" else _left_out(row) for row in rows]


def _range(item: AgendaItem) -> range:
    return range(item.source.line, (item.source.last or item.source.line) + 1)


def _left_out(row: UnderstoodLine) -> UnderstoodLine:
    return {**row, "role": LEFT_OUT, "item": None, "section": None, "text": "", "fields": {}}


def _unread(read: Understood, shown: list[UnderstoodLine]) -> Iterator[UnreadLine]:
    texts = {row["line"]: row["text"] for row in shown}
    for doubt in read.unread:
        if doubt.place:
            line = doubt.place.line
            yield {"page": doubt.place.page, "line": line, "why": doubt.text, "text": texts.get(line, "")}


def _doubts(read: Understood) -> list[Doubt]:
    known = {*read.source.doubts, *(doubt for meeting in read.meetings for doubt in meeting.doubts)}
    known |= set(read.draft.doubts if read.draft else ())
    return sorted(known, key=lambda doubt: (doubt.place.line if doubt.place else 0, doubt.text))


def _doubt(text: str, place: Place | None) -> str:
    return f"{place.line}: {text}" if place else text


def _meeting(meeting: Meeting) -> dict[str, str | None]:
    return {
        "municipality": meeting.municipality_name,
        "body": meeting.body,
        "date": meeting.date,
        "kind": meeting.kind,
        "inferred": ", ".join(meeting.inferred) or None,
        "items": str(len(meeting.items)),
    }


def _fields_by_line(meetings: tuple[Meeting, ...]) -> Mapping[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for meeting in meetings:
        for item in meeting.items:
            for name, value, place in _values(item):
                found.setdefault(place.line, {})[name] = value
    return found


def _values(item: AgendaItem) -> Iterator[tuple[str, str, Place]]:
    """Every value of an item with the line it begins on."""
    for name in _PLAIN:
        value = getattr(item, name)
        place = item.places.get("decision" if name == "decision_kind" else name)
        if value and value != "none" and place:
            yield name, str(value), place
    for reference in item.references:
        yield "reference", " ".join(filter(None, (reference.body, reference.date, reference.about))), reference.place
    for followup in item.followups:
        yield "followup", " · ".join(filter(None, (followup.kind, followup.what, followup.due))), followup.place
    if item.route:
        yield "route", " → ".join(stop.body for stop in item.route), item.route[0].place


def _items(meetings: tuple[Meeting, ...], fields: Mapping[int, dict[str, str]]) -> Iterator[UnderstoodLine]:
    for item in (item for meeting in meetings for item in meeting.items):
        place = item.source
        yield {
            "page": place.page,
            "line": place.line,
            "role": "item",
            "item": item.number,
            "section": None,
            "text": item.title,
            "fields": {name: value for name, value in fields.get(place.line, {}).items() if name != "title"},
        }


def _lines(
    source: Source, roles: Mapping[int, LineRole], fields: Mapping[int, dict[str, str]]
) -> Iterator[UnderstoodLine]:
    told: set[int] = set()
    for line in source.lines:
        role = roles.get(line.number)
        yield {
            "page": line.page,
            "line": line.number,
            "role": role.role if role else ("unknown" if line.text else "blank"),
            "item": role.item if role else None,
            "section": role.section if role else None,
            "text": line.text,
            "fields": {} if line.number in told else dict(fields.get(line.number, {})),
        }
        told.add(line.number)
