"""The calendar in the database: what lists of meetings, and agendas that are still empty, say of sittings and terms."""

from __future__ import annotations

import hashlib
import sqlite3

from casegraph.calendar import BodyTerm, Calendar, CalendarDay
from casegraph.store import codec


def calendar_digest(calendar: Calendar) -> str:
    """A hash of a calendar, to tell whether a new reading of its document changed it."""
    return hashlib.sha256(codec.dumps(calendar).encode("utf-8", "backslashreplace")).hexdigest()


def put_calendar(connection: sqlite3.Connection, document: int, calendar: Calendar) -> None:
    """Put what a document says in place of what it said before."""
    connection.execute("DELETE FROM calendar WHERE document = ?", (document,))
    connection.execute("DELETE FROM terms WHERE document = ?", (document,))
    days = ((document, day.municipality, day.body_id, day.date, codec.dumps(day)) for day in calendar.days)
    connection.executemany("INSERT INTO calendar VALUES (?, ?, ?, ?, ?)", days)
    terms = ((document, term.municipality, codec.dumps(term)) for term in calendar.terms)
    connection.executemany("INSERT INTO terms VALUES (?, ?, ?)", terms)


def read_calendar(connection: sqlite3.Connection, municipality: str | None) -> Calendar:
    """All that is known of one municipality, or of all; what several documents say alike is there once."""
    days = "SELECT DISTINCT record FROM calendar WHERE ?1 IS NULL OR municipality = ?1 ORDER BY date, body_id, record"
    terms = "SELECT DISTINCT record FROM terms WHERE ?1 IS NULL OR municipality = ?1 ORDER BY municipality, record"
    return Calendar(
        tuple(codec.loads(CalendarDay, record) for (record,) in connection.execute(days, (municipality,))),
        tuple(codec.loads(BodyTerm, record) for (record,) in connection.execute(terms, (municipality,))),
    )
