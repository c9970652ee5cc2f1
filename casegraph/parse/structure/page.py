"""A document as the structure room works on it: its rows, what each may be, and the list of contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from casegraph.model import Line, Place, Source
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.structure.contents import find_contents
from casegraph.parse.structure.context import Context
from casegraph.parse.structure.entries import Contents
from casegraph.parse.structure.facts import Fact, LineReader
from casegraph.parse.structure.furniture import furniture_rows, without_spoken
from casegraph.parse.structure.house_numbers import with_house_numbers
from casegraph.parse.structure.item_boxes import with_boxes_opened
from casegraph.parse.structure.learned import with_learned
from casegraph.parse.structure.margins import with_numbers_below, with_side_labels
from casegraph.parse.structure.numbering import Numbering
from casegraph.parse.structure.ornaments import without_ornaments
from casegraph.parse.structure.rows import Row, make_rows
from casegraph.parse.structure.side_labels import SideLabels, with_routes_apart, with_whole_labels
from casegraph.parse.structure.tables import unfolded
from casegraph.parse.structure.treatments import TreatmentReader, with_brackets_off, with_whole_heads
from casegraph.parse.vocabulary import Vocabulary


@dataclass(frozen=True)
class Page:
    """Rows and facts in parallel; ``said`` collects what each row was finally taken for."""

    rows: Sequence[Row]
    facts: Sequence[Fact]
    contents: Contents
    vocabulary: Vocabulary
    bodies: BodyIndex
    lines: Sequence[Line]
    said: dict[int, str] = field(default_factory=dict)

    def active(self, start: int, stop: int) -> list[int]:
        """The rows from ``start`` to before ``stop`` that are neither furniture nor contents list."""
        rows = range(max(start, 0), min(stop, len(self.rows)))
        return [i for i in rows if self.facts[i].kind != "furniture" and i not in self.contents.rows]

    @cached_property
    def furniture(self) -> frozenset[str]:
        """What stands at the edges of pages; the first page may have it in its head."""
        return frozenset(row.text for row, fact in zip(self.rows, self.facts, strict=True) if fact.kind == "furniture")

    def place(self, row: int, last: int | None = None) -> Place:
        """The place of a row, or of the rows from ``row`` to ``last``."""
        line = self.rows[row].line
        end = self.rows[last].line.number if last is not None else line.number
        return Place(line.number, line.page, end if end != line.number else None)


def _facts(rows: Sequence[Row], vocabulary: Vocabulary, bodies: BodyIndex) -> list[Fact]:
    furniture = furniture_rows(rows, vocabulary)
    reader = LineReader(vocabulary, bodies, Numbering.of(rows, vocabulary), SideLabels.of(rows, vocabulary))
    seen = [Fact("furniture") if row.index in furniture else reader.read(row) for row in rows]
    return Context(rows, with_learned(rows, seen, vocabulary, bodies), vocabulary, bodies).settled()


def open_page(source: Source, vocabulary: Vocabulary, bodies: BodyIndex) -> Page:
    """The page that the lines of ``source`` make."""
    lines = with_boxes_opened(without_spoken(source.lines, vocabulary), vocabulary)
    lines = with_house_numbers(without_ornaments(lines), vocabulary)
    lines = with_side_labels(with_numbers_below(lines), vocabulary)
    lines = with_whole_labels(unfolded(lines, vocabulary), vocabulary)
    lines = with_routes_apart(lines, vocabulary)
    reader = TreatmentReader(vocabulary, bodies)
    lines = with_brackets_off(with_whole_heads(lines, reader), reader)
    rows = make_rows(lines, lambda text: vocabulary.contents.whole(text) is not None)
    facts = _facts(rows, vocabulary, bodies)
    return Page(rows, facts, find_contents(rows, facts, vocabulary), vocabulary, bodies, source.lines)
