"""How a document was understood, for reading in a terminal: a line a line, what was read out of it beneath."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.plain import one_line, shorten
from casegraph.views.understood import UnderstoodDocument, UnderstoodLine
from casegraph.words import Words

_MARGIN = 34


class InspectText(TextExporter[list[UnderstoodDocument]]):
    """The roles in a margin of fixed width, the text cut to what is left of the line."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.width = max(width, _MARGIN + 40)

    def write_text(self, data: list[UnderstoodDocument], stream: TextIO) -> None:
        """Write every document."""
        for document in data:
            for line in self._document(document):
                stream.write(line.rstrip() + "\n")

    def _document(self, document: UnderstoodDocument) -> Iterator[str]:
        say = self.words.gettext
        layout = document["layout"] or say("no overlay")
        yield one_line(f"{document['document']} ({document['format']}, {layout})")
        if not document["minutes"]:
            yield "  " + say("These are no minutes.")
        for name, value in document["meeting"].items():
            if value:
                yield f"  {name}: {one_line(value)}"
        for line in document["lines"]:
            if line["role"] != "blank":
                yield from self._line(line)
        for doubt in document["doubts"]:
            yield "  ? " + one_line(doubt)
        yield ""

    def _line(self, line: UnderstoodLine) -> Iterator[str]:
        place = f"{line['line']:>5}"
        item = f"#{line['item']}" if line["item"] else ""
        margin = f"{place} {line['role']:<10.10} {item:<5.5} {line['section'] or '':<10.10}"
        mark = "?" if line["role"] == "unknown" else "│"
        yield f"{margin} {mark} {shorten(one_line(line['text']), self.width - _MARGIN - 3)}"
        for name, value in sorted(line["fields"].items()):
            yield f"{'':<{_MARGIN - 1}}└ {name}: {shorten(one_line(value), self.width - _MARGIN - len(name) - 3)}"
