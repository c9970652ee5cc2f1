"""The history of a case for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.plain import one_line, wrap
from casegraph.export.telling import Teller
from casegraph.views.rows import FollowUpRow, HistoryRow, StepRow
from casegraph.words import Words

_MARGIN = 2
_DATE = 12
_READABLE = 110


class HistoryText(TextExporter[HistoryRow]):
    """A page of text at most ``width`` columns wide: title, status, steps, follow-ups, relations, what it rests on."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.teller = Teller(words)
        self.width = max(40, min(width, _READABLE))

    def write_text(self, data: HistoryRow, stream: TextIO) -> None:
        """Write the page."""
        for line in self._lines(data):
            stream.write(line.rstrip() + "\n")

    def _lines(self, row: HistoryRow) -> Iterator[str]:
        heading = wrap(self.teller.heading(row), self.width)
        yield from heading
        yield "=" * max(map(len, heading))
        facts = self.teller.facts(row)
        indent = max(len(label) for label, _ in facts) + 3
        for label, text in facts:
            yield from self._hanging(f"{label}:", text, 0, indent)
        yield from self._title(self.words.gettext("Course of the case"))
        for title, steps in self.teller.threads(row):
            if title:
                yield from self._hanging("", title, _MARGIN, 0)
            yield from self._steps(steps, title or one_line(row["title"]))
        if row["followups"]:
            yield from self._title(self.words.gettext("Follow-up"))
        for alike in self.teller.followups(row):
            yield from self._followup(alike)
        for title, entries in self.teller.lists(row):
            yield from self._title(title)
            for entry in entries:
                yield from self._hanging("-", entry, _MARGIN, 2)
        yield ""
        for line in self.teller.foot(row["as_of"], row["coverage"], row["not_loaded"]):
            yield from wrap(line, self.width)

    def _steps(self, steps: list[StepRow], title: str) -> Iterator[str]:
        rounds: dict[str | None, int] = {}
        for step in steps:
            number = step["round"]
            if number > rounds.setdefault(step["thread"], 1):
                rounds[step["thread"]] = number
                yield " " * _MARGIN + self.words.gettext("-- round {number} --").format(number=number)
            date = self.teller.step_date(step)
            yield from self._hanging(date, self.teller.step_heading(step), _MARGIN, max(_DATE, len(date) + 2))
            for text in self.teller.step_lines(step, title):
                yield from self._hanging("", text, _MARGIN, _DATE)
            title = one_line(step["title"]) or title

    def _followup(self, alike: list[FollowUpRow]) -> Iterator[str]:
        yield from self._hanging("", self.teller.followup_heading(alike), _MARGIN, 0)
        for text in self.teller.followup_lines(alike):
            yield from self._hanging("", text, _MARGIN, 4)

    def _title(self, title: str) -> Iterator[str]:
        yield ""
        yield title.upper()

    def _hanging(self, label: str, text: str, margin: int, indent: int) -> Iterator[str]:
        """``text`` wrapped behind ``label``, every line of it beginning in one column."""
        lines = wrap(text, self.width - margin - indent)
        yield " " * margin + f"{label:<{indent}}" + lines[0]
        for line in lines[1:]:
            yield " " * (margin + indent) + line
