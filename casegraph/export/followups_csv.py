"""The follow-up list as CSV that a Danish Excel opens right: semicolons, UTF-8 with a mark, and no cell a formula."""

from __future__ import annotations

import csv
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.followups_table import columns, in_parts, is_formula
from casegraph.export.telling import Teller
from casegraph.views.rows import FollowUpsRow
from casegraph.words import Words


class FollowUpsCsv(TextExporter[FollowUpsRow]):
    """One line a follow-up, behind a line of headings; below an empty line the foot, in the first column."""

    suffix = ".csv"
    encoding = "utf-8-sig"
    newline = ""

    def __init__(self, words: Words) -> None:
        self.teller = Teller(words)

    def write_text(self, data: FollowUpsRow, stream: TextIO) -> None:
        """Write the table and the foot."""
        table = columns(self.teller, data)
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow([column.heading for column in table])
        for row in in_parts(data):
            writer.writerow([cell(column.text(row)) for column in table])
        for line in ("", *self.teller.foot(data["as_of"], data["coverage"], data["not_loaded"])):
            writer.writerow([cell(line), *[""] * (len(table) - 1)])


def cell(text: str) -> str:
    """``text`` as a cell that is never a formula: an apostrophe before it says that it is text."""
    return f"'{text}" if is_formula(text) else text
