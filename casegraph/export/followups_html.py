"""The follow-up list as one self-contained HTML page: a table on a screen and on paper, cards on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.html import dated, foot, linked, page
from casegraph.export.list_telling import IN_ONE, ListTeller
from casegraph.export.plain import one_line
from casegraph.export.telling import said_alike
from casegraph.views.rows import FollowUpRow, FollowUpsRow
from casegraph.words import Words

_STYLE = """
body{max-width:75rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th{text-align:left;background:#eef2f6}th,td{padding:.35rem .5rem;vertical-align:top;border-bottom:1px solid #ccc}
thead{display:table-header-group}tr{break-inside:avoid}
.due{width:8.5em}.status{width:9em}.number{width:6.5em}.people{width:13em}.source{width:18em}
td.due,td.status,td.number{overflow-wrap:normal}
td.due{font-variant-numeric:tabular-nums;border-left:4px solid #2b5d8a}
tr.overdue td.due{border-left-color:#b3261e}tr.overdue td.due,tr.overdue td.status{color:#b3261e;font-weight:600}
tr.unknown td.due,tr.done td.due,tr.superseded td.due{border-left-color:#999}
tr.done td,tr.superseded td{color:#555}
td p,td.source{font-size:.9em}td.source p{font-size:1em;color:#555}
td p.task{font-size:1em}td p.title,td p.why{color:#555}
section.closed_items{break-before:page}
@media(max-width:44rem){table,tbody,tr,td{display:block;width:auto!important}thead{display:none}
tr{margin:.8rem 0;border-left:4px solid #2b5d8a;padding-left:.7rem}tr.overdue{border-left-color:#b3261e}
tr.unknown,tr.done,tr.superseded{border-left-color:#999}
td,td.due{border:0!important;padding:.05rem 0}td.none{display:none}
td[data-label]::before{content:attr(data-label) ": ";color:#555;font-weight:400}}
@page{size:A4 landscape;margin:14mm 12mm}
@media print{table{font-size:9.5pt}th{print-color-adjust:exact}td,th{padding:.2rem .4rem}}
"""


class FollowUpsHtml(TextExporter[FollowUpsRow]):
    """A page with a table for each part of the list; what says one thing stands once, with all its places."""

    suffix = ".html"

    def __init__(self, words: Words) -> None:
        self.words = words
        self.teller = ListTeller(words)

    def write_text(self, data: FollowUpsRow, stream: TextIO) -> None:
        """Write the page."""
        for line in page(self.words.lang, self.teller.list_heading(data), _STYLE, self._body(data)):
            stream.write(line + "\n")

    def _body(self, data: FollowUpsRow) -> Iterator[str]:
        for title, rows in self.teller.list_parts(data):
            # A part of one status says so in its title.
            mixed = rows[0]["section"] is not None
            groups = said_alike(rows)
            yield f'<section class="{rows[0]["section"] or ""}">\n<h2>{escape(title)} ({len(groups)})</h2>\n<table>'
            yield f"<thead><tr>{''.join(self._headings(mixed))}</tr></thead>\n<tbody>"
            yield from (self._row(alike, mixed) for alike in groups)
            yield "</tbody>\n</table>\n</section>"
        if not data["followups"]:
            yield f"<p>{escape(self.teller.nothing(data))}</p>"
        yield foot(self.teller.foot(data["as_of"], data["coverage"], data["not_loaded"]))

    def _headings(self, mixed: bool) -> Iterator[str]:
        _ = self.words.gettext
        labels = (_("Due"), _("Status"), _("What"), _("Responsible"), _("Case no."), _("Source"))
        for name, label in zip(("due", "status", "what", "people", "number", "source"), labels, strict=True):
            if mixed or name != "status":
                yield f'<th class="{name}" scope="col">{escape(label)}</th>'

    def _row(self, alike: Sequence[FollowUpRow], mixed: bool) -> str:
        _, row = self.words.gettext, alike[0]
        status = f'<td class="status">{escape(self.teller.followup_status(row))}</td>' if mixed else ""
        cells = (
            _cell("due", _("Due"), self._due(row)),
            status,
            f'<td class="what">{self._what(row)}</td>',
            _cell("people", _("Responsible"), escape(self.teller.people(row))),
            _cell("number", _("Case no."), escape(one_line(row["case_number"]))),
            f'<td class="source">{"".join(map(self._place, alike))}</td>',
        )
        return f'<tr class="{row["status"]}">{"".join(cells)}</tr>'

    def _due(self, row: FollowUpRow) -> str:
        date, said = self.teller.due_date(row), self.teller.due_words(row)
        return escape(date) + (f"<p>{escape(said)}</p>" if said else "")

    def _what(self, row: FollowUpRow) -> str:
        why = self.teller.followup_why(row)
        basis = self.teller.mention(row) if row["section"] in IN_ONE else ""
        return (
            f'<p class="task"><b>{escape(self.teller.marked_task(row))}</b>{escape(basis)}</p>'
            f'<p class="title">{escape(one_line(row["title"]))}</p>'
        ) + (f'<p class="why">{dated(why)}</p>' if why else "")

    def _place(self, row: FollowUpRow) -> str:
        return f"<p>{dated(self.teller.stems_from(row))}, {linked(self.teller.place(row), row['url'])}</p>"


def _cell(name: str, label: str, content: str) -> str:
    """A cell that says on a phone, where there is no head, what it holds; there it goes where it holds nothing."""
    empty = content in {"", "–"}
    return f'<td class="{name}{" none" if empty else ""}" data-label="{escape(label)}">{content or "–"}</td>'
