"""The columns of a follow-up list for people, the same in CSV and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casegraph.export.plain import one_line
from casegraph.export.telling import Teller
from casegraph.views.rows import FollowUpRow
from casegraph.words import FOLLOWUP_KINDS

Column = tuple[str, Callable[[FollowUpRow], str]]


def columns(teller: Teller) -> Sequence[Column]:
    """Heading and value of each column, in the language of ``teller``."""
    _ = teller.words.gettext
    return (
        (_("Due"), lambda row: teller.words.date(row["due"]) or one_line(row["due_text"])),
        (_("Due as written"), lambda row: one_line(row["due_text"])),
        (_("Status"), teller.followup_status),
        (_("Kind"), lambda row: teller.words.word(FOLLOWUP_KINDS, row["kind"])),
        (_("What"), teller.task),
        (_("Responsible"), lambda row: one_line(row["owner"])),
        (_("Recipient"), lambda row: one_line(row["recipient"] or row["to_body"])),
        (_("Body"), lambda row: one_line(row["body"])),
        (_("Meeting"), lambda row: teller.words.date(row["meeting_date"])),
        (_("Item"), lambda row: one_line(row["number"])),
        (_("Case no."), lambda row: one_line(row["case_number"])),
        (_("Case"), lambda row: one_line(row["title"])),
        (_("Basis"), teller.basis),
        (_("Closed because"), lambda row: teller.followup_why(row) or ""),
        (_("Source"), lambda row: one_line(f"{row['document']}:{row['source']['line']}")),
        (_("Sentence"), lambda row: one_line(row["quote"])),
        (_("Id"), lambda row: row["id"]),
    )
