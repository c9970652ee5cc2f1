"""The history of a case as one self-contained HTML page: no script, nothing fetched, good on paper and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.html import dated, foot, linked, page
from casegraph.export.plain import one_line
from casegraph.export.swimlane_svg import STYLE, Swimlanes
from casegraph.export.telling import Teller
from casegraph.views.rows import HistoryRow, StepRow
from casegraph.words import Words

_STYLE = """
body{max-width:48rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0}
ol,ul{padding:0;list-style:none}li{margin:.7rem 0;padding-left:1rem;border-left:3px solid #2b5d8a;break-inside:avoid}
li.mentioned,li.recorded{border-left-style:double}li.planned,li.scheduled{border-left-style:dashed}
li.round{border:0;padding:0;color:#7a4a00;font-weight:600}
.n{display:inline-block;min-width:1.5em;text-align:center;border-radius:1em;background:#e8edf2;font-size:.8125rem}
li.overdue{border-left-color:#b3261e}li.done,li.superseded,li.unknown{border-left-color:#999}
@page{size:A4;margin:15mm}
"""


class HistoryHtml(TextExporter[HistoryRow]):
    """A page of HTML with the same parts as the text; links lead to the published minutes where these are known."""

    suffix = ".html"

    def __init__(self, words: Words) -> None:
        self.words = words
        self.teller = Teller(words)

    def write_text(self, data: HistoryRow, stream: TextIO) -> None:
        """Write the page."""
        for line in page(self.words.lang, self.teller.heading(data), _STYLE + STYLE, self._body(data)):
            stream.write(line + "\n")

    def _body(self, row: HistoryRow) -> Iterator[str]:
        yield "<dl>"
        yield from (f"<dt>{escape(label)}</dt><dd>{dated(text)}</dd>" for label, text in self.teller.facts(row))
        yield f"</dl>\n<h2>{escape(self.words.gettext('Course of the case'))}</h2>"
        yield from self._course(row)
        yield from self._followups(row)
        for title, entries in self.teller.lists(row):
            yield f"<h2>{escape(title)}</h2>\n<ul>"
            yield from (f"<li>{dated(entry)}</li>" for entry in entries)
            yield "</ul>"
        yield foot(self.teller.foot(row["as_of"], row["coverage"], row["not_loaded"]))

    def _course(self, row: HistoryRow) -> Iterator[str]:
        """The drawing and the list of steps, of each matter; a step has one number in both."""
        drawing = Swimlanes(self.teller)
        if len(row["steps"]) > 1:
            yield from drawing.legend(row["steps"])
        number = 1
        for title, steps in self.teller.threads(row):
            if title:
                yield f"<h3>{escape(title)}</h3>"
            if len(steps) > 1:
                yield from drawing.drawn(steps, row["as_of"], number)
            yield "<ol>"
            yield from self._steps(steps, title or one_line(row["title"]), number)
            yield "</ol>"
            number += len(steps)

    def _steps(self, steps: list[StepRow], title: str, first: int) -> Iterator[str]:
        known = 1
        for number, step in enumerate(steps, first):
            if step["round"] > known:
                known = step["round"]
                said = self.words.gettext("round {number}").format(number=known)
                yield f'<li class="round">{escape(said)}</li>'
            date, heading = escape(self.teller.step_date(step)), escape(self.teller.step_heading(step))
            yield f'<li class="{step["state"]}"><p><span class="n">{number}</span> <b>{date}</b> {heading}</p>'
            *lines, place = self.teller.step_lines(step, title)
            yield from (f"<p>{dated(line)}</p>" for line in lines)
            yield f'<p class="place">{linked(place, step["source"]["url"])}</p></li>'
            title = one_line(step["title"]) or title

    def _followups(self, row: HistoryRow) -> Iterator[str]:
        if not row["followups"]:
            return
        yield f"<h2>{escape(self.words.gettext('Follow-up'))}</h2>\n<ul>"
        for alike in self.teller.followups(row):
            *lines, place = self.teller.followup_lines(alike)
            heading = dated(self.teller.followup_heading(alike))
            yield f'<li class="{alike[0]["status"]}"><p><b>{heading}</b></p>'
            yield from (f"<p>{dated(line)}</p>" for line in lines)
            yield f'<p class="place">{dated(place)}</p></li>'
        yield "</ul>"
