"""The history of a case as Markdown, for a note or a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.markdown import escaped
from casegraph.export.plain import one_line
from casegraph.export.telling import Teller
from casegraph.views.rows import HistoryRow, StepRow
from casegraph.words import Words


class HistoryMarkdown(TextExporter[HistoryRow]):
    """A page of Markdown with the same parts as the text."""

    suffix = ".md"

    def __init__(self, words: Words) -> None:
        self.words = words
        self.teller = Teller(words)

    def write_text(self, data: HistoryRow, stream: TextIO) -> None:
        """Write the page."""
        for line in self._lines(data):
            stream.write(line + "\n")

    def _lines(self, row: HistoryRow) -> Iterator[str]:
        yield f"# {escaped(self.teller.heading(row))}"
        yield ""
        for label, text in self.teller.facts(row):
            yield f"- **{escaped(label)}:** {escaped(text)}"
        yield from self._title(self.words.gettext("Course of the case"))
        for title, steps in self.teller.threads(row):
            if title:
                yield from (f"### {escaped(title)}", "")
            yield from self._steps(steps, title or one_line(row["title"]))
        if row["followups"]:
            yield from self._title(self.words.gettext("Follow-up"))
        for alike in self.teller.followups(row):
            yield f"- **{escaped(self.teller.followup_heading(alike))}**"
            yield from (f"  <br>{escaped(line)}" for line in self.teller.followup_lines(alike))
        for title, entries in self.teller.lists(row):
            yield from self._title(title)
            yield from (f"- {escaped(entry)}" for entry in entries)
        yield from ("", "---", "")
        for line in self.teller.foot(row["as_of"], row["coverage"], row["not_loaded"]):
            yield from (escaped(line), "")

    def _steps(self, steps: list[StepRow], title: str) -> Iterator[str]:
        for step in steps:
            heading = self.teller.step_heading(step)
            yield f"- **{escaped(self.teller.step_date(step))}** {escaped(heading)}"
            yield from (f"  <br>{escaped(line)}" for line in self.teller.step_lines(step, title))
            title = one_line(step["title"]) or title

    def _title(self, title: str) -> Iterator[str]:
        yield from ("", f"## {escaped(title)}", "")
