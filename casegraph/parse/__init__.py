"""From lines and rules to one meeting with its items.

:func:`parse_source` is the whole way: structure, then fields, then prose. It knows nothing of storage or linking, and
reads no file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from casegraph.calendar import Calendar
from casegraph.model import AgendaItem, Body, Meeting, Source
from casegraph.parse.calendar import announced, settled_calendar
from casegraph.parse.context import ItemContext
from casegraph.parse.draft import Draft
from casegraph.parse.fields.ids import UNKNOWN
from casegraph.parse.fields.meeting import apply_moves, build_meeting
from casegraph.parse.fields.ready import finish_ready, ready_lines
from casegraph.parse.fields.stage import asked_of, reading_of
from casegraph.parse.municipality import Municipality, infer_municipality
from casegraph.parse.numbers import NumberMention
from casegraph.parse.prose import (
    find_completions,
    find_followups,
    find_former_numbers,
    find_hearings,
    find_moves,
    find_references,
    follow_moves,
)
from casegraph.parse.structure import is_marked, read_marked, read_structure, split_sittings
from casegraph.parse.tools import Tools

__all__ = ["Parsed", "parse_source"]


@dataclass(frozen=True)
class Parsed:
    """What one source held: its meetings, the draft of its structure where it was lines, or that it is no minutes.

    ``calendar`` are sittings of which only the day is known. ``certain`` where the source itself names its items, so
    that a meeting without any has none.
    """

    meetings: tuple[Meeting, ...]
    draft: Draft | None = None
    not_minutes: bool = False
    calendar: Calendar = field(default_factory=Calendar)
    certain: bool = False


def parse_source(source: Source, tools: Tools, municipality: Municipality | None = None) -> Parsed:
    """The meetings of ``source``.

    ``municipality`` is the one that was given for it; without one it is inferred from the document, and every meeting
    and item says so.
    """
    whose = (municipality, False) if municipality else (_inferred(source, tools), True)
    if source.meetings:
        return Parsed(tuple(_with_prose(finish_ready(meeting, whose, tools), tools) for meeting in source.meetings))
    if source.calendar:
        return Parsed((), calendar=settled_calendar(source.calendar, whose[0].slug if whose[0] else UNKNOWN, tools))
    tools = tools.learned_from(source)
    if is_marked(source):
        return _read_fields(source, whose, tools)
    read = [_read_lines(part, whose, tools) for part in split_sittings(source, tools)]
    return read[0] if len(read) == 1 else _joined(read)


def _read_lines(source: Source, whose: tuple[Municipality | None, bool], tools: Tools) -> Parsed:
    """The one meeting that the lines of ``source`` tell of."""
    draft = read_structure(source, tools)
    if not draft.is_minutes_like:
        return Parsed((), draft, not_minutes=True)
    return Parsed((_with_prose(build_meeting(source, draft, whose, tools), tools),), draft)


def _read_fields(source: Source, whose: tuple[Municipality | None, bool], tools: Tools) -> Parsed:
    """The one meeting of a source that names its own fields; one that is only announced goes to the calendar."""
    draft = read_marked(source, tools)
    meeting = _with_prose(build_meeting(source, draft, whose, tools), tools)
    coming = announced(meeting)
    return Parsed(() if coming else (meeting,), draft, calendar=coming, certain=True)


def _joined(read: list[Parsed]) -> Parsed:
    """Several meetings of one document, with how every line of it was understood."""
    meetings = tuple(meeting for one in read for meeting in one.meetings)
    roles = tuple(role for one in read if one.draft for role in one.draft.roles)
    draft = replace(read[0].draft, roles=roles) if read[0].draft else None
    return Parsed(meetings, draft, not_minutes=not meetings)


def _with_prose(meeting: Meeting, tools: Tools) -> Meeting:
    """The meeting with the prose of its items read, and with what one item decides about others."""
    body = Body(meeting.body_id, meeting.body, meeting.body_kind)
    items = tuple(_read_prose(ItemContext(item, meeting.date, body, tools)) for item in meeting.items)
    return replace(meeting, items=follow_moves(apply_moves(items)))


def _read_prose(context: ItemContext) -> AgendaItem:
    reading = context.item.reading or reading_of(context.item, context.tools.book.fields)
    context = replace(context, item=replace(context.item, reading=reading))  # where it goes next depends on it
    return replace(
        context.item,
        asked=context.item.asked or asked_of(context.item, context.tools.book),
        references=context.item.references or find_references(context),
        followups=find_followups(context),
        completions=find_completions(context),
        hearings=find_hearings(context),
        moves=find_moves(context),
        former_numbers=context.item.former_numbers or find_former_numbers(context),
    )


def _inferred(source: Source, tools: Tools) -> Municipality | None:
    source = replace(source, lines=tuple(ready_lines(source.meetings))) if source.meetings else source
    mentions = [mention for line in source.lines for mention in _numbers(line.text, tools)]
    return infer_municipality(source, mentions, tools.book.municipalities)


def _numbers(text: str, tools: Tools) -> list[NumberMention]:
    """The case numbers of a line; a line without a digit is not looked through."""
    return tools.numbers.find(text) if any(char.isdigit() for char in text) else []
