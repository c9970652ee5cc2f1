"""The follow-up list as CSV that a Danish Excel opens right: semicolons, UTF-8 with a mark, and no cell a formula."""

from __future__ import annotations

import csv
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.followups_table import columns
from casegraph.export.telling import Teller
from casegraph.views.rows import FollowUpsRow
from casegraph.words import Words

# The first character by which a spreadsheet takes a cell for a formula, the full-width ones included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class FollowUpsCsv(TextExporter[FollowUpsRow]):
    """One line a follow-up, behind a line of headings."""

    suffix = ".csv"
    encoding = "utf-8-sig"
    newline = ""

    def __init__(self, words: Words) -> None:
        self.teller = Teller(words)

    def write_text(self, data: FollowUpsRow, stream: TextIO) -> None:
        """Write the table."""
        table = columns(self.teller)
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow([heading for heading, _ in table])
        for row in data["followups"]:
            writer.writerow([cell(value(row)) for _, value in table])


def cell(text: str) -> str:
    """``text`` as a cell that is never a formula: an apostrophe before it says that it is text."""
    return f"'{text}" if text.startswith(_FORMULA) else text
