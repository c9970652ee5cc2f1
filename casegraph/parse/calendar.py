"""Sittings of which only the day is known: the bodies of a list of meetings, and an agenda that is still empty."""

from __future__ import annotations

from dataclasses import replace

from casegraph.calendar import BodyTerm, Calendar, CalendarDay
from casegraph.danish import slug
from casegraph.model import Body, Meeting
from casegraph.parse.tools import Tools


def settled_calendar(calendar: Calendar, municipality: str, tools: Tools) -> Calendar:
    """``calendar`` of a municipality (a slug) with its bodies known, and with what the notes beside sittings say."""
    bodies = {
        name: named_body(name, tools)
        for name in {*(day.body for day in calendar.days), *(term.body for term in calendar.terms)}
    }
    return Calendar(
        tuple(_day(day, municipality, bodies[day.body], tools) for day in calendar.days),
        tuple(_term(term, municipality, bodies[term.body]) for term in calendar.terms),
    )


def named_body(name: str, tools: Tools) -> Body:
    """The body that a source names as such; one that no rule knows is what it is called."""
    return tools.bodies.resolve(name) or Body(slug(name) or "unknown", name, "other")


def announced(meeting: Meeting) -> Calendar:
    """The sitting that an agenda without items announces; nothing for any other meeting."""
    if meeting.kind != "agenda" or meeting.items or not meeting.date or len(meeting.date) < len("2024-01-01"):
        return Calendar()
    day = CalendarDay(meeting.body, meeting.date, meeting.start, meeting.place, url=meeting.url)
    told = replace(day, cancelled=meeting.cancelled, municipality=meeting.municipality, body_id=meeting.body_id)
    return Calendar((told,))


def _day(day: CalendarDay, municipality: str, body: Body, tools: Tools) -> CalendarDay:
    cancelled = tools.vocabulary.cancelled.search(day.note) is not None
    return replace(day, body=body.name, body_id=body.id, municipality=municipality, cancelled=cancelled)


def _term(term: BodyTerm, municipality: str, body: Body) -> BodyTerm:
    return replace(term, body=body.name, body_id=body.id, municipality=municipality)
