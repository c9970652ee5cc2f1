"""The follow-up list as a workbook: a sheet a body, dates as dates, overdue marked, ready to filter and print."""

from __future__ import annotations

from datetime import datetime
from typing import Any, BinaryIO

from casegraph.export.common import Exporter
from casegraph.export.followups_sheets import Sheet, sheets
from casegraph.export.followups_table import Column, columns, is_formula
from casegraph.export.list_telling import ListTeller
from casegraph.export.plain import one_line, wrap
from casegraph.kinds import IsoDate
from casegraph.views.rows import FollowUpRow, FollowUpsRow
from casegraph.words import FOLLOWUP_STATUS, Words

_DATES = {"da": "dd-mm-yyyy", "en": "yyyy-mm-dd"}
_CELL = {"valign": "top", "text_wrap": True, "bottom": 4, "bottom_color": "#BBBBBB"}
_HEAD = {"bold": True, "valign": "top", "text_wrap": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF"}
_COLOURS = {
    "overdue": {"bg_color": "#F9D6D2", "font_color": "#8C1D18"},
    "unknown": {"bg_color": "#ECECEC"},
    "done": {"font_color": "#707070"},
    "superseded": {"font_color": "#707070"},
}
"""How a row of each status stands out; by a rule of the sheet, so that it follows when the cell is changed."""
_EARLIEST, _LATEST = "1900-03-01", "9999-12-31"
"""The days a cell can hold as a date: before the first, programs do not agree which day a number is."""
_LINE, _MOST_LINES = 15, 10
_LONGEST_URL, _MOST_URLS, _LONGEST_TEXT = 2079, 65_000, 32_767


class FollowUpsXlsx(Exporter[FollowUpsRow]):
    """A workbook that Excel, LibreOffice and Google Sheets open; no cell of it is a formula."""

    suffix = ".xlsx"

    def __init__(self, words: Words) -> None:
        self.words = words
        self.teller = ListTeller(words)

    def write(self, data: FollowUpsRow, stream: BinaryIO) -> None:
        """Write the workbook, dated on the day of the list: the same list gives the same bytes."""
        # Loaded only here: no other format needs it.
        import xlsxwriter  # noqa: PLC0415

        book = xlsxwriter.Workbook(stream, {"in_memory": True})
        book.set_properties(
            {"title": self.teller.list_heading(data), "created": datetime.fromisoformat(f"{data['as_of']}T12:00:00")}
        )
        for sheet in sheets(data, self.words):
            _Page(book, self.teller, {**data, "followups": list(sheet.rows)}).write(sheet)
        book.close()


class _Page:
    """One sheet with its head, rows and foot."""

    def __init__(self, book: Any, teller: ListTeller, data: FollowUpsRow) -> None:
        self._book, self._teller, self._data = book, teller, data
        self._columns = columns(teller, data)
        self._lines = teller.foot(data["as_of"], data["coverage"], data["not_loaded"])
        self._formats: dict[tuple[object, ...], Any] = {}
        self._links = 0

    def write(self, sheet: Sheet) -> None:
        """Write the sheet."""
        page = self._book.add_worksheet(sheet.name)
        for index, column in enumerate(self._columns):
            page.set_column(index, index, column.width)
            page.write_string(0, index, column.heading, self._format(**_HEAD))
        for line, row in enumerate(sheet.rows, 1):
            page.set_row(line, self._height(row))
            for index, column in enumerate(self._columns):
                self._cell(page, (line, index), column, row)
        last = len(sheet.rows)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(last, 1), len(self._columns) - 1)
        self._marked(page, last)
        self._foot(page, last + 2)
        self._print(page, sheet)

    def _height(self, row: FollowUpRow) -> int:
        """The height of a row in points: not every program works it out from the text when it opens a file."""
        lines = max(len(wrap(one.text(row), one.width * 9 // 10)) for one in self._columns if one.printed)
        return _LINE * min(lines, _MOST_LINES)

    def _cell(self, page: Any, at: tuple[int, int], column: Column, row: FollowUpRow) -> None:
        """One cell: a date where the day is known, a link where the minutes are published, else text."""
        known = _known(column.day(row)) if column.day else None
        if known:
            page.write_datetime(*at, known, self._format(**_CELL, num_format=self._date(column, row), align="left"))
            return
        text = column.text(row)[:_LONGEST_TEXT]
        url = one_line(row["url"]) if column.name == "source" else ""
        if self._may_link(url):
            page.write_url(*at, url, self._format(**_CELL, font_color="#1D4F7C", underline=1), text)
        elif text:
            page.write_string(*at, text, self._format(**_CELL, quote_prefix=is_formula(text)))
        else:
            page.write_blank(*at, None, self._format(**_CELL))

    def _date(self, column: Column, row: FollowUpRow) -> str:
        """How a date is shown: with *ca.* or *next* before it where the text is not that exact."""
        pattern = _DATES[self._teller.words.lang]
        if column.name != "due":
            return pattern
        said = self._teller.due_date(row)
        before = said[: len(said) - len(self._teller.words.date(row["due"]))]
        return f'"{before}"{pattern}' if before else pattern

    def _may_link(self, url: str) -> bool:
        if not url.startswith(("https://", "http://")) or len(url) > _LONGEST_URL or self._links >= _MOST_URLS:
            return False
        self._links += 1
        return True

    def _marked(self, page: Any, last: int) -> None:
        """A rule for each status that stands out."""
        index = [column.name for column in self._columns].index("status")
        for status, look in _COLOURS.items():
            said = self._teller.words.word(FOLLOWUP_STATUS, status)
            rule = {"type": "formula", "criteria": f'=${_letter(index)}2="{said}"', "format": self._format(**look)}
            page.conditional_format(1, 0, max(last, 1), len(self._columns) - 1, rule)

    def _foot(self, page: Any, first: int) -> None:
        """What the list rests on, each line over the columns that are printed."""
        printed = [column for column in self._columns if column.printed]
        width = sum(column.width for column in printed)
        for line, text in enumerate(self._lines, first):
            page.set_row(line, _LINE * (len(text) // width + 1))
            look = self._format(valign="top", text_wrap=True, italic=True, quote_prefix=is_formula(text))
            page.merge_range(line, 0, line, len(printed) - 1, "", look)
            page.write_string(line, 0, text, look)
        page.print_area(0, 0, first + len(self._lines) - 1, len(printed) - 1)

    def _print(self, page: Any, sheet: Sheet) -> None:
        """A4 on its side, the columns for paper on its width, the head on every page."""
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        heading = f"{self._teller.list_heading(self._data)} · {sheet.name}".replace("&", "&&")
        page.set_header(f"&L&B{heading}"[:255])
        page.set_footer(f"&L{self._lines[-1].replace('&', '&&')}&R&P / &N"[:255])

    def _format(self, **look: object) -> Any:
        """A format of the workbook, each made once."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _known(day: IsoDate | None) -> datetime | None:
    """A whole day that a cell can hold."""
    try:
        return datetime.fromisoformat(day or "") if _EARLIEST <= (day or "") <= _LATEST else None
    except ValueError:
        return None


def _letter(index: int) -> str:
    """A column as a spreadsheet calls it; there are fewer than 26."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]
