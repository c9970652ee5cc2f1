"""The follow-up list as a calendar (RFC 5545): a whole day for each term, which a later list updates or takes back.

The id of a follow-up is the UID of its event, so that a program that reads the calendar again finds it there. The day
of the list and the revision of the database make the event's revision: SEQUENCE, DTSTAMP and LAST-MODIFIED grow with
both, so that of two calendars made on one day the one made after a change updates the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from datetime import date as Date
from typing import TYPE_CHECKING, BinaryIO

from casegraph.export.common import Exporter
from casegraph.export.list_telling import ListTeller
from casegraph.export.plain import one_line
from casegraph.views.rows import FollowUpRow, FollowUpsRow
from casegraph.words import FOLLOWUP_KINDS, FOLLOWUP_STATUS, SECTIONS, Words

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_DAY_ONE = Date(2000, 1, 1)
_LAST = Date(9999, 12, 30)
_A_DAY = 10_000  # changes of the database in a day, far more than there are


class FollowUpsIcs(Exporter[FollowUpsRow]):
    """What has a date, each on its day; TENTATIVE where the day is an estimate, CANCELLED where superseded."""

    suffix = ".ics"

    def __init__(self, words: Words) -> None:
        self.words = words
        self.teller = ListTeller(words)

    def write(self, data: FollowUpsRow, stream: BinaryIO) -> None:
        """Write the calendar."""
        # Loaded only here: no other format needs it.
        from icalendar import Calendar, Event  # noqa: PLC0415

        dated = [(day, row) for row in data["followups"] if (day := _day(row))]
        calendar = Calendar()
        self._head(calendar, data, len(data["followups"]) - len(dated))
        for day, row in dated:
            event = Event()
            self._fill(event, day, row)
            self._revision(event, Date.fromisoformat(data["as_of"]), data["revision"])
            calendar.add_component(event)
        stream.write(calendar.to_ical())

    def _head(self, calendar: Calendar, data: FollowUpsRow, undated: int) -> None:
        """What the calendar is, what it rests on, and how many follow-ups have no day to stand on."""
        lines = self.teller.foot(data["as_of"], data["coverage"], data["not_loaded"])
        if undated:
            many = self.words.ngettext(
                "{count} follow-up without a date is not in this calendar.",
                "{count} follow-ups without a date are not in this calendar.",
                undated,
            )
            lines.append(many.format(count=undated))
        # Names of one program's own are escaped only where they are said to be text.
        from icalendar import vText  # noqa: PLC0415

        calendar.add("version", "2.0")
        calendar.add("prodid", f"-//casegraph//casegraph//{self.words.lang.upper()}")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", vText(self.teller.list_heading(data)))
        calendar.add("x-wr-caldesc", vText("\n".join(lines)))

    def _fill(self, event: Event, day: Date, row: FollowUpRow) -> None:
        event.add("uid", row["id"])
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", self._summary(row))
        event.add("description", "\n".join(self._description(row)))
        event.add("categories", list(self._categories(row)))
        event.add("class", "CONFIDENTIAL" if row["closed_item"] else "PUBLIC")
        event.add("status", _status(row))
        url = one_line(row["url"])
        if url.startswith(("https://", "http://")):
            event.add("url", url)

    def _revision(self, event: Event, as_of: Date, revision: int) -> None:
        moment = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC) + timedelta(seconds=revision)
        event.add("dtstamp", moment)
        event.add("last-modified", moment)
        event.add("sequence", max((as_of - _DAY_ONE).days, 0) * _A_DAY + revision)

    def _summary(self, row: FollowUpRow) -> str:
        """The task, behind *ca.* where its day is an estimate, and behind its status where it is closed."""
        task = self.teller.marked_task(row)
        if _estimated(row):
            task = self.words.gettext("approx.: {task}").format(task=task)
        closed = row["status"] in {"done", "superseded"}
        return f"{self.teller.followup_status(row)}: {task}" if closed else task

    def _description(self, row: FollowUpRow) -> Iterator[str]:
        _ = self.words.gettext
        why = self.teller.followup_why(row)
        lines = (
            (_("Status"), f"{self.teller.followup_status(row)} ({why})" if why else self.teller.followup_status(row)),
            (_("Due"), self.teller.due(row)),
            (_("Responsible"), self.teller.people(row)),
            (_("Case"), one_line(f"{row['case_number'] or ''} {row['title']}")),
            (_("Basis"), self.teller.basis(row)),
            (_("Source"), self.teller.origin_and_place(row)),
        )
        yield self.teller.quoted(one_line(row["quote"]))
        yield from (f"{label}: {text}" for label, text in lines)
        yield self.teller.reservation()

    def _categories(self, row: FollowUpRow) -> Iterator[str]:
        yield one_line(row["body"])
        yield self.words.word(FOLLOWUP_KINDS, row["kind"])
        yield self.words.word(FOLLOWUP_STATUS, row["status"])
        if row["closed_item"]:
            yield self.words.word(SECTIONS, "closed_items")


def _day(row: FollowUpRow) -> Date | None:
    """The day a follow-up stands on; ``None`` where no whole day is known."""
    try:
        day = Date.fromisoformat(row["due"] or "")
    except ValueError:
        return None
    return day if day <= _LAST else None


def _estimated(row: FollowUpRow) -> bool:
    return row["due_precision"] != "day"


def _status(row: FollowUpRow) -> str:
    if row["status"] == "superseded":
        return "CANCELLED"
    return "TENTATIVE" if _estimated(row) else "CONFIRMED"
