"""The history of a case as one self-contained HTML page: no script, nothing fetched, good on paper and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.html import foot, linked, page
from casegraph.export.plain import one_line
from casegraph.export.telling import Teller
from casegraph.views.rows import HistoryRow, StepRow
from casegraph.words import Words

_STYLE = """
body{max-width:46rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0}
ol,ul{padding:0;list-style:none}li{margin:.7rem 0;padding-left:1rem;border-left:3px solid #2b5d8a;break-inside:avoid}
li.mentioned,li.recorded{border-left-style:double}li.planned,li.scheduled{border-left-style:dashed}
li.overdue{border-left-color:#b3261e}li.done,li.superseded,li.unknown{border-left-color:#999}
"""


class HistoryHtml(TextExporter[HistoryRow]):
    """A page of HTML with the same parts as the text; links lead to the published minutes where these are known."""

    suffix = ".html"

    def __init__(self, words: Words) -> None:
        self.words = words
        self.teller = Teller(words)

    def write_text(self, data: HistoryRow, stream: TextIO) -> None:
        """Write the page."""
        for line in page(self.words.lang, self.teller.heading(data), _STYLE, self._body(data)):
            stream.write(line + "\n")

    def _body(self, row: HistoryRow) -> Iterator[str]:
        yield "<dl>"
        yield from (f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in self.teller.facts(row))
        yield f"</dl>\n<h2>{escape(self.words.gettext('Course of the case'))}</h2>"
        for title, steps in self.teller.threads(row):
            yield f"<h3>{escape(title)}</h3>\n<ol>" if title else "<ol>"
            yield from self._steps(steps, title or one_line(row["title"]))
            yield "</ol>"
        yield from self._followups(row)
        for title, entries in self.teller.lists(row):
            yield f"<h2>{escape(title)}</h2>\n<ul>"
            yield from (f"<li>{escape(entry)}</li>" for entry in entries)
            yield "</ul>"
        yield foot(self.teller.foot(row["as_of"], row["coverage"], row["not_loaded"]))

    def _steps(self, steps: list[StepRow], title: str) -> Iterator[str]:
        for step in steps:
            heading = escape(self.teller.step_heading(step))
            yield f'<li class="{step["state"]}"><p><b>{escape(self.teller.step_date(step))}</b> {heading}</p>'
            *lines, place = self.teller.step_lines(step, title)
            yield from (f"<p>{escape(line)}</p>" for line in lines)
            yield f'<p class="place">{linked(place, step["source"]["url"])}</p></li>'
            title = one_line(step["title"]) or title

    def _followups(self, row: HistoryRow) -> Iterator[str]:
        if not row["followups"]:
            return
        yield f"<h2>{escape(self.words.gettext('Follow-up'))}</h2>\n<ul>"
        for alike in self.teller.followups(row):
            *lines, place = self.teller.followup_lines(alike)
            heading = escape(self.teller.followup_heading(alike))
            yield f'<li class="{alike[0]["status"]}"><p><b>{heading}</b></p>'
            yield from (f"<p>{escape(line)}</p>" for line in lines)
            yield f'<p class="place">{escape(place)}</p></li>'
        yield "</ul>"
