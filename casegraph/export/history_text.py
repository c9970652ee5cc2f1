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
        yield from wrap(self.teller.heading(row), self.width)
        yield "=" * min(self.width, max(len(line) for line in wrap(self.teller.heading(row), self.width)))
        yield from self._summary(row)
        yield from self._steps(row)
        yield from self._followups(row)
        yield from self._others(row)
        yield ""
        for line in self.teller.foot(row["as_of"], row["coverage"], row["not_loaded"]):
            yield from wrap(line, self.width)

    def _summary(self, row: HistoryRow) -> Iterator[str]:
        _ = self.words.gettext
        facts = [
            (_("Status"), self.teller.status(row)),
            (_("Outcome"), self.teller.outcome(row)),
            (_("With"), self.teller.holder(row["at"])),
            (_("Next"), self.teller.coming(row)),
            (_("Next deadline"), self.teller.next_due(row)),
            (_("Number"), self._collective(row)),
            (_("Earlier title"), "; ".join(one_line(t) for t in row["titles"] if t != row["title"]) or None),
        ]
        indent = max(len(label) for label, text in facts if text) + 3
        for label, text in facts:
            if text:
                yield from self._hanging(f"{label}:", text, 0, indent)

    def _collective(self, row: HistoryRow) -> str | None:
        _ = self.words.gettext
        said = {
            "yes": _("a collective number: unlike matters stand under it"),
            "suspected": _("perhaps a collective number: the items under it are unlike"),
        }
        return said.get(row["collective"])

    def _steps(self, row: HistoryRow) -> Iterator[str]:
        yield from self._title(self.words.gettext("Course of the case"))
        apart = row["collective"] == "yes" and len(row["threads"]) > 1
        for thread in row["threads"] if apart else row["threads"][:1]:
            steps = [step for step in row["steps"] if not apart or step["thread"] == thread["thread"]]
            if apart:
                yield from self._hanging("", one_line(thread["title"]), _MARGIN, 0)
            yield from self._rounds(row, steps)

    def _rounds(self, row: HistoryRow, steps: list[StepRow]) -> Iterator[str]:
        title, number = None, 1
        for step in steps:
            if step["round"] != number:
                number = step["round"]
                yield " " * _MARGIN + self.words.gettext("-- round {number} --").format(number=number)
            told = one_line(step["title"])
            yield from self._step(step, told if told and told not in {title, one_line(row["title"])} else None)
            title = told or title

    def _step(self, step: StepRow, title: str | None) -> Iterator[str]:
        heading = self.teller.step_heading(step)
        yield from self._hanging(self.teller.step_date(step), heading, _MARGIN, _DATE)
        place = self.teller.source(step["source"]).text
        notes = self.teller.step_notes(step)
        for text in (title, self.teller.step_text(step), notes, place):
            if text:
                yield from self._hanging("", text, _MARGIN, _DATE)

    def _followups(self, row: HistoryRow) -> Iterator[str]:
        if row["followups"]:
            yield from self._title(self.words.gettext("Follow-up"))
        for followup in row["followups"]:
            yield from self._followup(followup)

    def _followup(self, row: FollowUpRow) -> Iterator[str]:
        due = self.teller.due(row)
        head = " · ".join(
            filter(None, (self.teller.followup_status(row), due and f"{self.words.gettext('Due')} {due}"))
        )
        yield from self._hanging("", head, _MARGIN, 0)
        yield from self._hanging("", self.teller.task(row), _MARGIN, 4)
        owner = self.teller.people(row) if row["owner"] or row["recipient"] else ""
        place = f"{self.teller.stems_from(row)}, {row['document']}:{row['source']['line']} ({self.teller.basis(row)})"
        for text in (owner, self.teller.followup_why(row), one_line(place)):
            if text:
                yield from self._hanging("", text, _MARGIN, 4)

    def _others(self, row: HistoryRow) -> Iterator[str]:
        _ = self.words.gettext
        series = row["series"]["cases"] if row["series"] else []
        yield from self._list(_("Same report for other periods"), [f"{one['case']} {one['title']}" for one in series])
        yield from self._list(_("Related cases"), [self.teller.related(one) for one in row["related"]])
        background = [
            f"{self.teller.background(one)} {self.teller.source(one['source']).text}" for one in row["background"]
        ]
        yield from self._list(_("Background, no part of this case"), background)
        yield from self._list(_("Attachments"), [one["title"] for one in row["attachments"]])

    def _list(self, title: str, entries: list[str]) -> Iterator[str]:
        if entries:
            yield from self._title(title)
        for entry in entries:
            yield from self._hanging("-", one_line(entry), _MARGIN, 2)

    def _title(self, title: str) -> Iterator[str]:
        yield ""
        yield title.upper()

    def _hanging(self, label: str, text: str, margin: int, indent: int) -> Iterator[str]:
        """``text`` wrapped behind ``label``, every line of it beginning in one column."""
        lines = wrap(text, self.width - margin - indent)
        yield " " * margin + f"{label:<{indent}}" + lines[0]
        for line in lines[1:]:
            yield " " * (margin + indent) + line
