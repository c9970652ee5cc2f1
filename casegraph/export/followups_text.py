"""The follow-up list for reading in a terminal: a part for each status, a table where the window is wide enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.list_telling import IN_ONE, ListTeller
from casegraph.export.plain import one_line, wrap
from casegraph.export.telling import said_alike
from casegraph.views.rows import FollowUpRow, FollowUpsRow
from casegraph.words import Words

_DUE = 14
_GAP = 2
_NARROWEST, _TABLE_FROM, _WIDEST = 40, 110, 160


class FollowUpsText(TextExporter[FollowUpsRow]):
    """Due date, task, owner and source; overdue ones first, then open, then those that minutes are missing for."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.teller = ListTeller(words)
        self.width = max(_NARROWEST, min(width, _WIDEST))
        self.columns: tuple[int, ...] = (_DUE, self.width - _DUE - _GAP)
        if self.width >= _TABLE_FROM:
            rest = self.width - _DUE - 3 * _GAP
            owner, source = rest * 20 // 100, rest * 36 // 100
            self.columns = (_DUE, rest - owner - source, owner, source)

    def write_text(self, data: FollowUpsRow, stream: TextIO) -> None:
        """Write the list and its foot."""
        for line in self._lines(data):
            stream.write(line.rstrip() + "\n")

    def _lines(self, data: FollowUpsRow) -> Iterator[str]:
        several = len({row["municipality"] for row in data["followups"]}) > 1
        if data["sitting"]:
            heading = self.teller.list_heading(data)
            yield from (*wrap(heading, self.width), "=" * min(len(heading), self.width), "")
        for title, rows in self.teller.list_parts(data):
            yield from self._part(title, rows, several)
        if not data["followups"]:
            yield from (*wrap(self.teller.nothing(data), self.width), "")
        for line in self.teller.foot(data["as_of"], data["coverage"], data["not_loaded"]):
            yield from wrap(line, self.width)

    def _part(self, title: str, rows: list[FollowUpRow], several: bool) -> Iterator[str]:
        _ = self.words.gettext
        groups = said_alike(rows)
        yield f"{title.upper()} ({len(groups)})"
        if len(self.columns) > 2:
            yield from self._row([_("Due"), _("What"), _("Responsible"), _("Source")])
        yield self._joined(["-" * width for width in self.columns])
        for alike in groups:
            row = alike[0]
            due, what, people = self.teller.due_date(row) or "–", self._what(row), self.teller.people(row)
            source = "\n".join(self._source(one, several) for one in alike)
            if len(self.columns) > 2:
                yield from self._row([due, what, people, source])
            else:
                label = _("Recipient") if people.startswith("→") else _("Responsible")
                responsible = "" if people == "–" else f"{label}: {people.removeprefix('→ ')}\n"
                yield from self._row([due, f"{what}\n{responsible}{source}"])
            yield ""

    def _what(self, row: FollowUpRow) -> str:
        words = self.teller.due_words(row)
        due = f"{self.words.gettext('Due')}: {words}" if words else None
        task = self.teller.marked_task(row) + (self.teller.mention(row) if row["section"] in IN_ONE else "")
        return "\n".join(filter(None, (task, f"({one_line(row['title'])})", due, self.teller.followup_why(row))))

    def _source(self, row: FollowUpRow, several: bool) -> str:
        """Item, case number, place, and the part of the id that a person types to mark it."""
        origin = self.teller.stems_from(row)
        place = f"{row['document'].rpartition('/')[2]}:{row['source']['line']}"
        named = f"{row['municipality']}: {origin}" if several else origin
        parts = (named, row["case_number"], place, f"[{row['id'].rpartition(':')[2]}]")
        return " · ".join(one_line(part) for part in parts if part)

    def _row(self, cells: Sequence[str]) -> Iterator[str]:
        """One row of the table, each cell wrapped in its column."""
        wrapped = [
            [line for part in cell.split("\n") for line in wrap(part, width)]
            for cell, width in zip(cells, self.columns, strict=True)
        ]
        for lines in zip_longest(*wrapped, fillvalue=""):
            yield self._joined(lines)

    def _joined(self, cells: Sequence[str]) -> str:
        return (" " * _GAP).join(f"{cell:<{width}}" for cell, width in zip(cells, self.columns, strict=True))
