"""A follow-up list said in words: its heading and its parts, which the text, the pages and the workbook share."""

from __future__ import annotations

from collections.abc import Iterator

from casegraph.export.plain import one_line
from casegraph.export.telling import Teller
from casegraph.views.rows import FollowUpRow, FollowUpsRow
from casegraph.words import FOLLOWUP_STATUS, SECTIONS

IN_ONE = frozenset({"closed", "closed_items"})
"""The parts of a list in which what is only mentioned stands among the rest, and says so."""


class ListTeller(Teller):
    """Says the parts of a follow-up list in one language."""

    def list_heading(self, data: FollowUpsRow) -> str:
        """What a follow-up list is: for which sitting, or as of which day."""
        sitting = data["sitting"]
        if sitting is None:
            return self._("Follow-up as of {date}").format(date=self.words.long_date(data["as_of"]))
        said = self._("Follow-up for the meeting of {body} on {date}")
        return one_line(said.format(body=sitting["body"], date=self.words.long_date(sitting["date"])))

    def list_parts(self, data: FollowUpsRow, *, by_status: bool = True) -> list[tuple[str, list[FollowUpRow]]]:
        """A follow-up list in parts with a title each: those of a sitting, else by status; closed items' tasks last.

        Without ``by_status`` a list for no sitting is one part without a title. Empty parts are left out.
        """
        rows = data["followups"]
        plain = [row for row in rows if row["section"] is None]
        parts = [("", plain)] if not by_status else []
        if by_status:
            states = ((state, [row for row in plain if row["status"] == state]) for state in FOLLOWUP_STATUS)
            parts = [(self.words.word(FOLLOWUP_STATUS, state), found) for state, found in states]
        for section in SECTIONS:
            found = [row for row in rows if row["section"] == section]
            since = section == "closed" and any(row["change"] for row in found)
            parts.append((self._("Closed since") if since else self.words.word(SECTIONS, section), found))
        halves = (half for part in parts for half in (self._apart(*part) if by_status else [part]))
        return [(title, found) for title, found in halves if found]

    def _apart(self, title: str, rows: list[FollowUpRow]) -> Iterator[tuple[str, list[FollowUpRow]]]:
        """A part of a list, and behind it what the text only mentions; what is closed stays in one."""
        apart = [row for row in rows if row["basis"] == "presentation" and row["section"] not in IN_ONE]
        yield title, [row for row in rows if row not in apart]
        yield self._("{part} – only mentioned in the presentation").format(part=title), apart

    def nothing(self, data: FollowUpsRow) -> str:
        """That a list is empty: because there is nothing, or because nothing fits what was asked for."""
        if not data["known"]:
            return self._("Nothing to follow up.")
        fits = self.words.ngettext(
            "Nothing fits what was asked for; in all there is {count} follow-up, closed ones counted too.",
            "Nothing fits what was asked for; in all there are {count} follow-ups, closed ones counted too.",
            data["known"],
        )
        return fits.format(count=data["known"])
