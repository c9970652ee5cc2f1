"""The reader of items that another program extracted: JSON Lines or CSV with the keys of ``export items``.

Only ``body``, ``date`` and ``title`` must be there. What a row says is taken as it is; what it leaves out and what
follows from the rest (ids, the kind of a decision, the parts of a case number) is filled in by the parser. Rows of one
body and day are one meeting. A row that is wrong is named by its line and key, and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.documents.encoding import ascii_view, decode
from casegraph.documents.item_rows import RawRow, csv_rows, is_json_lines, json_rows, read_header
from casegraph.errors import DocumentError
from casegraph.model import LEFT_OUT, Doubt, Meeting, Place, Source

if TYPE_CHECKING:
    from casegraph.documents.item_meetings import Told

REQUIRED = ("body", "date", "title")
MAX_BYTES = 200_000_000
"""Of one file: it may hold the items of many years, where a document holds one meeting."""
_NAMED = 100
_JSON_LINES, _TABLES = {".jsonl", ".ndjson"}, {".csv", ".tsv"}


class ItemsReader:
    """JSON Lines by their suffix or their keys, tables by the names of their columns."""

    name = "items"

    def claims(self, head: bytes, suffix: str) -> bool:
        """Files whose first line is an object with the obligatory keys, or names the obligatory columns."""
        start = ascii_view(head).lstrip()
        if is_json_lines(start):
            line = start.partition("\n")[0]
            return suffix in _JSON_LINES or (suffix != ".json" and all(f'"{key}"' in line for key in REQUIRED))
        return suffix in _JSON_LINES | _TABLES and read_header(start, REQUIRED) is not None

    def read(self, data: bytes, document: str) -> list[Source]:
        """One source with all meetings; :class:`DocumentError` where no row is an item."""
        decoded = decode(data, document, MAX_BYTES)
        found = _Found()
        for row in _rows(decoded.text):
            found.take(row)
        if not found.told:
            why = found.faults[0].text if found.faults else "there is no row"
            raise DocumentError(document, f"no row of it is an item ({why})", f"give each {', '.join(REQUIRED)}")
        return [Source(document, self.name, meetings=found.meetings(document), doubts=(*decoded.doubts, *found.doubts))]


def _rows(text: str) -> Iterator[RawRow]:
    lead = len(text) - len(text.lstrip("\ufeff\r\n"))
    if is_json_lines(text[lead : lead + 1000]):
        yield from json_rows(text)
        return
    header = read_header(text[:100_000], REQUIRED)
    yield from csv_rows(text, header) if header else ()


@dataclass
class _Found:
    """What the rows told so far: items, faults, and keys that say nothing."""

    told: list[Told] = field(default_factory=list)
    faults: list[Doubt] = field(default_factory=list)
    strange: dict[str, int] = field(default_factory=dict)
    wrong: int = 0

    def take(self, row: RawRow) -> None:
        """Understand one more row, or say what is wrong with it."""
        # Checking values loads a library that most files do not need.
        from casegraph.documents.item_meetings import Told  # noqa: PLC0415
        from casegraph.documents.item_schema import understand, unknown_keys  # noqa: PLC0415

        for key in unknown_keys(row.values):
            self.strange.setdefault(key, row.line)
        try:
            if row.fault:
                raise ValueError(row.fault)
            self.told.append(Told(row.line, understand(row.values)))
        except ValueError as error:
            self.wrong += 1
            if self.wrong <= _NAMED:
                self.faults.append(Doubt(LEFT_OUT, f"{error}; the row is left out", Place(row.line)))

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The rows that are wrong, then the keys that are not known, each once."""
        more = self.wrong - len(self.faults)
        unnamed = [Doubt(LEFT_OUT, f"{more} more rows are wrong and left out")] if more else []
        strange = sorted(self.strange.items(), key=lambda pair: (pair[1], pair[0]))[:_NAMED]
        unread = [Doubt("key", f"{key[:60]}: no key of an item, not read", Place(line)) for key, line in strange]
        return (*self.faults, *unnamed, *unread)

    def meetings(self, document: str) -> tuple[Meeting, ...]:
        """The meetings that the items are of."""
        from casegraph.documents.item_meetings import meetings_of  # noqa: PLC0415

        return meetings_of(self.told, document)
