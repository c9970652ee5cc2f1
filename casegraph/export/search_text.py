"""What a search found, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.plain import one_line, wrap
from casegraph.views.search_rows import SearchHitRow, SearchRow
from casegraph.words import Words

_READABLE = 110


class SearchText(TextExporter[SearchRow]):
    """A short paragraph a hit: item and case, the words around, and the place."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.width = max(40, min(width, _READABLE))

    def write_text(self, data: SearchRow, stream: TextIO) -> None:
        """Write every hit."""
        several = len({hit["municipality"] for hit in data["hits"]}) > 1
        for hit in data["hits"]:
            for line in self._lines(hit, several):
                stream.write(line.rstrip() + "\n")
        if not data["hits"]:
            stream.write(self.words.gettext("Nothing found.") + "\n")

    def _lines(self, hit: SearchHitRow, several: bool) -> Iterator[str]:
        number = self.words.gettext("item {number}").format(number=hit["number"]) if hit["number"] else ""
        body = f"{hit['municipality']}: {hit['body']}" if several else hit["body"]
        yield one_line(f"{self.words.date(hit['date'])} {body} {number}")
        title = f"{hit['case_number']} {hit['title']}" if hit["case_number"] else hit["title"]
        yield from self._indented(title)
        if hit["field"] not in {"title", "case_number"}:
            yield from self._indented(hit["snippet"])
        yield from self._indented(f"{hit['document']}:{hit['source']['line']}")
        yield ""

    def _indented(self, text: str) -> list[str]:
        return [f"  {line}" for line in wrap(one_line(text), self.width - 2)]
