"""From the elements of a Word document to pieces: paragraphs with their numbers, rows of tables, text boxes, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from casegraph.documents.clean import clean_text
from casegraph.documents.docx.inline import InlineReader, Letters
from casegraph.documents.docx.numbering import Numbering
from casegraph.documents.docx.package import Related, W
from casegraph.documents.docx.styles import Style, Styles, level_of, toggle, value
from casegraph.documents.marks import take_bullet
from casegraph.documents.pieces import Piece, table_row

_THROUGH = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_NUMBER_WIDTH = 2
_DEEPEST = 40  # tables and text boxes inside one another
MAX_PARAGRAPHS = 200_000
"""Of one document: five thousand pages of forty lines."""
_SPACES = re.compile(r"[ \u00a0]+")


class TooManyError(ValueError):
    """The document has more paragraphs than any minutes."""


class BodyReader:
    """Reads the blocks of one document; the numbers of its lists go on from block to block."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Mapping[str, etree._Element]) -> None:
        self._styles, self._numbering, self._notes = styles, numbering, notes
        self._related: dict[str, Related] = {}
        self._listed = False
        self._held: list[list[tuple[str, bool]]] = [[]]
        self._said: set[str] = set()
        self._paragraphs = 0
        self.embedded = 0
        self.too_deep = 0

    def read(self, root: etree._Element, related: dict[str, Related]) -> list[Piece]:
        """The pieces of ``root`` (a body, a head, a foot); ``related`` are the addresses it refers to."""
        self._related = related
        self._inline = InlineReader(self._styles, related)
        return list(self._blocks(root, 0))

    def _blocks(self, parent: etree._Element, depth: int) -> Iterator[Piece]:
        if depth >= _DEEPEST:
            self.too_deep += len(parent) > 0
            return
        for node in parent:
            if node.tag == f"{W}p":
                yield from self._paragraph(node, depth)
            elif node.tag == f"{W}tbl":
                yield from self._table(node, depth)
            elif node.tag in _THROUGH:
                yield from self._blocks(node, depth + 1)
            elif node.tag == f"{W}altChunk":
                self.embedded += 1

    # Paragraphs

    def _paragraph(self, node: etree._Element, depth: int) -> Iterator[Piece]:
        self._paragraphs += 1
        if self._paragraphs > MAX_PARAGRAPHS:
            raise TooManyError
        properties = node.find(f"{W}pPr")
        style = self._styles.get(value(properties, "pStyle"))
        letters = self._inline.read(node, style.bold)
        letters.lines[0][:0] = self._held.pop() if self._held else []
        self._held = []
        if _is_merged(properties):
            # Its end was deleted: what stands in it goes on in the next paragraph.
            self._held = [[run for line in letters.lines for run in line]]
            return
        if not style.hidden:
            yield from self._lines(letters, self._mark(properties, style, letters), _level(properties, style))
        for box in letters.boxes:
            yield from self._blocks(box, depth + 1)
        for name in letters.notes:
            # Word lets one place refer to a note; who repeats it gains nothing.
            if name in self._notes and name not in self._said and depth < _DEEPEST:
                self._said.add(name)
                yield from self._blocks(self._notes[name], _DEEPEST - 1)

    def _mark(self, properties: etree._Element | None, style: Style, letters: Letters) -> tuple[str, int]:
        """The number or bullet before a paragraph, and how deep its list is; none for a paragraph without letters."""
        if not any(text.strip() for line in letters.lines for text, _ in line):
            return "", -1
        return self._counted(properties, style)

    def _counted(self, properties: etree._Element | None, style: Style) -> tuple[str, int]:
        """The next number or bullet of the list that a paragraph is in, and how deep that is."""
        own = value(properties, "numPr/numId")
        depth = value(properties, "numPr/ilvl")
        level = int(depth) if depth and depth.isdecimal() and len(depth) < 3 else style.list_level
        list_id = own if own is not None else style.list_id
        if list_id in {None, "0"}:
            return "", -1
        return self._numbering.mark(list_id, level), level

    def _lines(self, letters: Letters, mark: tuple[str, int], level: int) -> Iterator[Piece]:
        printed, depth = mark
        filled = [line for line in map(_line, letters.lines) if line[0]]
        for at, (bare, bold) in enumerate(filled):
            first = not at
            bullet, text = _marked(printed, bare, level) if first else ("", bare)
            listed = depth >= 0 or bool(bullet)
            yield Piece(
                "heading" if level else "text",
                text,
                gap=first and not (listed and self._listed),
                bullet=bullet,
                indent=max(depth, 0) * _NUMBER_WIDTH,
                bold=bold,
                level=level,
                soft=not first,
                url=letters.url if level else None,
            )
            self._listed = listed

    # Tables

    def _table(self, node: etree._Element, depth: int) -> Iterator[Piece]:
        gap = True
        for row in _rows(node):
            if toggle(row.find(f"{W}trPr"), "del") is not None:
                continue
            cells = [self._cell(cell, depth) for cell in _cells(row)]
            for at, piece in enumerate(table_row(cells)):
                yield replace(piece, gap=gap or (bool(at) and piece.gap))
                gap = False
        self._listed = False

    def _cell(self, cell: etree._Element, depth: int) -> list[Piece]:
        self._listed = False
        return list(self._blocks(cell, depth + 1)) or self._number_alone(cell)

    def _number_alone(self, cell: etree._Element) -> list[Piece]:
        """The number that Word counts in a cell with nothing else in it: a column of running numbers."""
        paragraphs = cell.findall(f"{W}p")
        if len(paragraphs) != 1:
            return []
        properties = paragraphs[0].find(f"{W}pPr")
        printed, _ = self._counted(properties, self._styles.get(value(properties, "pStyle")))
        return [Piece("text", printed)] if any(sign.isalnum() for sign in printed) else []


def _marked(printed: str, text: str, level: int) -> tuple[str, str]:
    """The bullet of a paragraph and its text, which a number belongs to: it may be that of an item."""
    if any(sign.isalnum() for sign in printed):
        return "", f"{printed} {text}"
    return (printed, text) if printed or level else take_bullet(text)


def _line(runs: list[tuple[str, bool]]) -> tuple[str, bool]:
    """A line of letters as clean text, and whether all of it is bold."""
    text = clean_text(_SPACES.sub(" ", "".join(text for text, _ in runs).replace("\n", " "))).strip()
    return text, all(bold for text, bold in runs if text.strip())


def _level(properties: etree._Element | None, style: Style) -> int:
    own = level_of(properties)
    return style.level if own is None else own


def _is_merged(properties: etree._Element | None) -> bool:
    """Whether the end of the paragraph was deleted by a change that is tracked."""
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _THROUGH:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _THROUGH:
            yield from _cells(child)
