"""The reader of plain text: whatever no other reader claims and is no known other format."""

from __future__ import annotations

from casegraph.documents.clean import clean_text
from casegraph.documents.encoding import decode
from casegraph.documents.glyphs import mend_glyphs
from casegraph.documents.marks import take_bullet, take_indent
from casegraph.documents.rows import Row, split_rows
from casegraph.model import Doubt, Line, Place, Source


class TextReader:
    """Plain text in any encoding of :mod:`casegraph.documents.encoding`, one line for each line of the file."""

    name = "text"

    def claims(self, head: bytes, suffix: str) -> bool:
        """Anything: this reader is asked last, and refuses what turns out to be no text."""
        return True

    def read(self, data: bytes, document: str) -> list[Source]:
        """One source; raise :class:`DocumentError` for binary files and unknown encodings."""
        decoded = decode(data, document)
        rows = split_rows(decoded.text, document)
        lines, doubts = mend_glyphs([_line(row) for row in rows])
        return [Source(document, self.name, tuple(lines), doubts=(*decoded.doubts, *cut_doubts(rows), *doubts))]


def cut_doubts(rows: list[Row]) -> list[Doubt]:
    """A doubt for every row of which only the beginning was read."""
    says = "the line is too long; only its beginning was read"
    return [Doubt("long_line", says, Place(row.number, row.page)) for row in rows if row.cut]


def _line(row: Row) -> Line:
    indent, bare = take_indent(clean_text(row.text))
    bullet, text = take_bullet(bare)
    return Line(row.number, text, page=row.page, indent=indent, bullet=bullet)
