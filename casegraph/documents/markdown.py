"""The reader of Markdown: headings, lists, emphasis and tables become marks of their lines, everything else text.

Where Markdown and minutes disagree, minutes win: a lone ``-`` is "no decision" and neither an empty list item nor the
underline of a heading, and a paragraph of several lines over a rule is no heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casegraph.documents.clean import clean_text
from casegraph.documents.encoding import ascii_view, decode
from casegraph.documents.glyphs import mend_glyphs
from casegraph.documents.inline import plain_lines
from casegraph.documents.marks import take_bullet, take_indent
from casegraph.documents.plain import cut_doubts
from casegraph.documents.rows import Row, line_at, split_rows
from casegraph.model import Doubt, Line, Place, Source

_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}
_TEXT_SUFFIXES = {".txt", ".text", ""}
_SIGNS = re.compile(r"^(?:#{1,6} \S|\*\*[^*\n]{1,300}\*\*[ \t\r]*$)", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_HTML_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_QUOTE = re.compile(r"(?:> ?)+")
_BREAK = re.compile(r"<br\s{0,5}/?>", re.IGNORECASE)
# Where another paragraph of a table's cell begins, while the line is made.
_PARAGRAPH = "\v"
_DEFINITION = re.compile(r"\[[^\[\]]{1,80}\]:\s+<?(?:https?://|/|#)\S*$")
_FENCE = re.compile(r"`{3,}|~{3,}")
_PIPE = re.compile(r"(?<!\\)\|")
_NOT_LINE_ENDS = re.compile(r"[^\r\n\f]+")


@dataclass(slots=True)
class _Piece:
    """A line on its way: what was taken off it so far. ``opens`` where no mark reaches over from the line before."""

    row: Row
    text: str
    indent: int = 0
    heading: int = 0
    bullet: str = ""
    opens: bool = True
    literal: bool = False


class MarkdownReader:
    """Markdown by its suffix, or text that is marked as Markdown is."""

    name = "markdown"

    def claims(self, head: bytes, suffix: str) -> bool:
        """Files that are called Markdown, and text files with at least two ``#`` headings or lines in bold."""
        if suffix in _SUFFIXES:
            return True
        return suffix in _TEXT_SUFFIXES and len(_SIGNS.findall(ascii_view(head))) > 1

    def read(self, data: bytes, document: str) -> list[Source]:
        """One source; raise :class:`DocumentError` for binary files and unknown encodings."""
        decoded = decode(data, document)
        text, unclosed = without_comments(decoded.text)
        rows = split_rows(text, document)
        pieces = list(_pieces([replace(row, text=clean_text(row.text)) for row in rows]))
        lines, doubts = mend_glyphs(_lines(pieces))
        return [
            Source(document, self.name, tuple(lines), doubts=(*decoded.doubts, *unclosed, *cut_doubts(rows), *doubts))
        ]


def without_comments(text: str) -> tuple[str, list[Doubt]]:
    """``text`` with HTML comments emptied but their line ends kept; a doubt where one is never closed and so stays."""
    parts: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            place = Place(line_at(text, start))
            return "".join(parts) + text[position:], [Doubt("comment", "a comment is not closed; read as text", place)]
        parts += [text[position:start], _NOT_LINE_ENDS.sub("", text[start:end])]
        position = end + 3
    return "".join(parts) + text[position:], []


def _pieces(rows: Sequence[Row]) -> list[_Piece]:
    """The lines of the document without the marks that stand before their words."""
    blank = _front_matter(rows)
    code = _fenced(rows)
    tables = _table_rows(rows)
    pieces: list[_Piece] = []
    for index, row in enumerate(rows):
        if index in blank or code.get(index) == "fence":
            pieces.append(_Piece(row, ""))
        elif index in code:
            pieces.append(_Piece(row, row.text, literal=True))
        elif index in tables:
            pieces.append(_Piece(row, _cells(row.text)))
        else:
            pieces += map(_piece, _broken(row))
    _underline(pieces)
    return pieces


def _front_matter(rows: Sequence[Row]) -> set[int]:
    """The two lines of dashes around a block of metadata at the top; what stands between them is text."""
    if not rows or rows[0].text.strip() != "---":
        return set()
    ends = (index for index, row in enumerate(rows[1:60], 1) if row.text.strip() in {"---", "..."})
    end = next(ends, None)
    return {0, end} if end else set()


def _fenced(rows: Sequence[Row]) -> dict[int, str]:
    """The lines of code blocks and their fences; a fence that is never closed is none, or it would hide the rest."""
    fenced: dict[int, str] = {}
    opened: tuple[int, str] | None = None
    for index, row in enumerate(rows):
        fence = _FENCE.match(row.text.strip())
        if fence and opened is None:
            opened = index, fence.group()
        elif fence and opened and fence.group().startswith(opened[1]) and fence.group() == row.text.strip():
            fenced |= dict.fromkeys(range(opened[0] + 1, index), "code") | {opened[0]: "fence", index: "fence"}
            opened = None
    return fenced


def _table_rows(rows: Sequence[Row]) -> set[int]:
    """Rows between pipes, and rows with pipes inside that stand against a line of dashes and pipes."""
    tables: set[int] = set()
    inside = False
    for index, row in enumerate(rows):
        text = row.text.strip()
        if _is_delimiter(text):
            inside = True
            tables |= {index} | ({index - 1} if index and "|" in rows[index - 1].text else set())
        elif (inside and "|" in text) or (text.startswith("|") and text.count("|") > 1):
            tables.add(index)
        else:
            inside = False
    return tables


def _is_delimiter(text: str) -> bool:
    return "-" in text and "|" in text and set(text) <= set("|:-+= ")


def _cells(text: str) -> str:
    bare = _BREAK.sub(_PARAGRAPH, text.strip().replace(_PARAGRAPH, " "))
    if _is_delimiter(bare):
        return ""
    cells = _PIPE.split(bare.removeprefix("|").removesuffix("|"))
    return "\t".join(cell.strip() for cell in cells)


def _broken(row: Row) -> list[Row]:
    """``row`` cut at the HTML line breaks in it."""
    return [replace(row, text=part) for part in _BREAK.split(row.text)]


def _piece(row: Row) -> _Piece:
    indent, text = take_indent(row.text)
    quote = _QUOTE.match(text)
    text = text[quote.end() :] if quote else text
    marks = len(heading.group(1)) if (heading := _HEADING.match(text)) else 0
    if heading:
        return _Piece(row, _without_closing(text[heading.end() :]), indent, heading=marks)
    if html := _HTML_HEADING.match(text):
        return _Piece(row, text, indent, heading=int(html.group(1)))
    if _DEFINITION.match(text):
        return _Piece(row, "", indent)
    if _rule(text):
        return _Piece(row, text, indent)
    bullet, text = take_bullet(text)
    hard = text.endswith("\\") and not text.endswith("\\\\")
    return _Piece(row, text[:-1] if hard else text, indent, bullet=bullet, opens=bool(bullet) or not text)


def _without_closing(text: str) -> str:
    bare = text.strip().rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else text.strip()


def _rule(text: str) -> str:
    """The sign of which ``text`` is drawn, three or more in a row; empty for words."""
    compact = text.replace(" ", "")
    return compact[0] if len(compact) > 2 and len(set(compact)) == 1 and compact[0] in "-*_=+" else ""


def _underline(pieces: list[_Piece]) -> None:
    """Blank every rule; one right under a single line of text makes that line a heading."""
    for index, piece in enumerate(pieces):
        sign = "" if piece.literal else _rule(piece.text)
        if not sign:
            continue
        piece.text = ""
        title = pieces[index - 1] if index else None
        above = pieces[index - 2].text if index > 1 else ""
        if title and title.text and not (title.heading or title.bullet or above) and sign in "=-":
            title.heading = 1 if sign == "=" else 2


def _lines(pieces: Sequence[_Piece]) -> list[Line]:
    lines: list[Line] = []
    for block in _blocks(pieces):
        if block[0].literal:
            lines += [_line(piece, piece.text.strip()) for piece in block]
            continue
        for piece, plain in zip(block, plain_lines([piece.text for piece in block]), strict=True):
            lines.append(replace(_line(piece, plain.text), bold=plain.bold, url=_own_url(piece, plain.url)))
    return lines


def _blocks(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Runs of lines over which inline marks may reach: one paragraph, one list item; a heading stands alone."""
    block: list[_Piece] = []
    for piece in pieces:
        if block and (piece.opens or piece.heading or block[-1].heading or block[-1].literal):
            yield block
            block = []
        block.append(piece)
    if block:
        yield block


def _line(piece: _Piece, text: str) -> Line:
    row = piece.row
    told = _PARAGRAPH.join(part.strip(" ") for part in text.split(_PARAGRAPH))
    return Line(
        row.number,
        told.replace(_PARAGRAPH, " "),
        row.page,
        piece.indent,
        piece.heading,
        bullet=piece.bullet,
        breaks=tuple(at for at, sign in enumerate(told) if sign == _PARAGRAPH),
    )


def _own_url(piece: _Piece, url: str | None) -> str | None:
    """The address of a heading is the item's own; one in prose is somebody else's."""
    return url if piece.heading else None
