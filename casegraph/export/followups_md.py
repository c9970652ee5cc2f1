"""The follow-up list as a table in Markdown."""

from __future__ import annotations

from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.list_telling import ListTeller
from casegraph.export.markdown import escaped, table_row
from casegraph.export.telling import said_alike
from casegraph.views.rows import FollowUpRow, FollowUpsRow
from casegraph.words import Words


class FollowUpsMarkdown(TextExporter[FollowUpsRow]):
    """One row for what says one thing, and the foot that says what it rests on."""

    suffix = ".md"

    def __init__(self, words: Words) -> None:
        self.words = words
        self.teller = ListTeller(words)

    def write_text(self, data: FollowUpsRow, stream: TextIO) -> None:
        """Write the table and the foot."""
        _ = self.words.gettext
        stream.write(f"# {escaped(self.teller.list_heading(data))}\n\n")
        headings = [_("Due"), _("Status"), _("What"), _("Responsible"), _("Case"), _("Source")]
        for title, rows in self.teller.list_parts(data, by_status=False):
            stream.write(f"## {escaped(title)}\n\n" if title else "")
            stream.write(table_row(headings) + "\n" + "|---" * len(headings) + "|\n")
            for alike in said_alike(rows):
                stream.write(table_row(self._cells(alike)) + "\n")
            stream.write("\n")
        if not data["followups"]:
            stream.write(escaped(self.teller.nothing(data)) + "\n\n")
        for line in self.teller.foot(data["as_of"], data["coverage"], data["not_loaded"]):
            stream.write(escaped(line) + "\n\n")

    def _cells(self, alike: list[FollowUpRow]) -> list[str]:
        row = alike[0]
        task, why = f"{self.teller.marked_task(row)}{self.teller.mention(row)}", self.teller.followup_why(row)
        return [
            self.teller.due(row),
            self.teller.followup_status(row),
            f"{task} ({why})" if why else task,
            self.teller.people(row),
            f"{row['case_number'] or ''} {row['title']}",
            "; ".join(map(self.teller.origin_and_place, alike)),
        ]
