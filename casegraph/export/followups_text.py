"""The follow-up list for reading in a terminal: a table as wide as the window, a part for each status."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.plain import one_line, wrap
from casegraph.export.telling import Teller
from casegraph.views.rows import FollowUpRow, FollowUpsRow
from casegraph.words import CHANGES, FOLLOWUP_STATUS, Words

_DUE = 11
_GAP = 2
_NARROWEST, _WIDEST = 60, 160


class FollowUpsText(TextExporter[FollowUpsRow]):
    """A table of due date, task, owner and source, in parts by status: overdue first, then open, then unknown."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.teller = Teller(words)
        self.width = max(_NARROWEST, min(width, _WIDEST))
        rest = self.width - _DUE - 3 * _GAP
        owner, source = rest * 22 // 100, max(26, rest * 30 // 100)
        self.columns = (_DUE, rest - owner - source, owner, source)

    def write_text(self, data: FollowUpsRow, stream: TextIO) -> None:
        """Write the list and its foot."""
        for line in self._lines(data):
            stream.write(line.rstrip() + "\n")

    def _lines(self, data: FollowUpsRow) -> Iterator[str]:
        for status in FOLLOWUP_STATUS:
            rows = [row for row in data["followups"] if row["status"] == status]
            if rows:
                yield from self._part(self.words.word(FOLLOWUP_STATUS, status), rows)
        if not data["followups"]:
            yield from (self.words.gettext("Nothing to follow up."), "")
        for line in self.teller.foot(data["as_of"], data["coverage"], data["not_loaded"]):
            yield from wrap(line, self.width)

    def _part(self, title: str, rows: list[FollowUpRow]) -> Iterator[str]:
        _ = self.words.gettext
        yield f"{title.upper()} ({len(rows)})"
        yield from self._row([_("Due"), _("What"), _("Responsible"), _("Source")])
        yield self._joined(["-" * width for width in self.columns])
        for row in rows:
            yield from self._row([self.teller.due(row), self._what(row), self.teller.people(row), self._source(row)])
            yield ""

    def _what(self, row: FollowUpRow) -> str:
        change = self.words.word(CHANGES, row["change"])
        why = self.teller.followup_why(row)
        title = one_line(row["title"])
        parts = (f"[{change}] {self.teller.task(row)}" if change else self.teller.task(row), f"({title})", why)
        return "\n".join(filter(None, parts))

    def _source(self, row: FollowUpRow) -> str:
        place = f"{row['document'].rpartition('/')[2]}:{row['source']['line']}"
        tail = row["id"].rpartition(":")[2]
        parts = (self.teller.stems_from(row), row["case_number"], place, f"[{tail}]")
        return "\n".join(one_line(part) for part in parts if part)

    def _row(self, cells: list[str]) -> Iterator[str]:
        """One row of the table, each cell wrapped in its column."""
        wrapped = [
            [line for part in cell.split("\n") for line in wrap(part, width)]
            for cell, width in zip(cells, self.columns, strict=True)
        ]
        for lines in zip_longest(*wrapped, fillvalue=""):
            yield self._joined(list(lines))

    def _joined(self, cells: list[str]) -> str:
        return (" " * _GAP).join(f"{cell:<{width}}" for cell, width in zip(cells, self.columns, strict=True))
