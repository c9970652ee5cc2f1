"""Pieces of a document that knows its own paragraphs: headings, text, rows of tables; and the lines they become.

Web pages and word processor files say where a paragraph begins and what it is. Their readers make pieces of that, one
a line, and :func:`to_lines` makes lines of the pieces as every reader gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from casegraph.model import Line

_FEW = 400  # characters of a row of several columns that is still read across


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a document.

    ``gap`` says that a new paragraph, list or table begins here, ``soft`` that only a line break inside a paragraph
    does; ``indent`` is 2 for every list around its own. ``level`` is that of a heading; ``css`` the word by which the
    source classes the section under it. ``url`` is the address of a heading; ``boundary``, ``field`` and ``breaks`` are
    what :class:`~casegraph.model.Line` says of them.
    """

    kind: Literal["heading", "text"]
    text: str
    gap: bool = False
    bullet: str = ""
    indent: int = 0
    bold: bool = False
    css: str = ""
    level: int = 0
    soft: bool = False
    url: str | None = None
    boundary: bool = False
    field: str | None = None
    breaks: tuple[int, ...] = ()


def to_lines(pieces: Iterable[Piece], first: int = 1) -> list[Line]:
    """The lines of ``pieces``, numbered from ``first``; where a gap divides two, a number is left out."""
    lines: list[Line] = []
    number = first - 1
    for piece in pieces:
        number += 2 if piece.gap and lines else 1
        lines.append(_line(number, piece))
    return lines


def _line(number: int, piece: Piece) -> Line:
    return Line(
        number,
        piece.text,
        indent=piece.indent,
        heading=piece.level,
        bold=piece.bold,
        bullet=piece.bullet,
        boundary=piece.boundary,
        field=piece.field,
        url=piece.url,
        wrapped=None if piece.soft else False,
        breaks=piece.breaks,
    )


def table_row(cells: Sequence[Sequence[Piece]]) -> list[Piece]:
    """The pieces of one row of a table, given those of its cells.

    What stands in single lines side by side is one line with tabs. Cells that hold paragraphs of their own are there to
    arrange the page: they are read one after the other, and so is everything in a row of which only one cell is filled.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return [piece for cell in filled for piece in cell]
    if all(len(cell) == 1 for cell in filled) or _is_data(filled):
        return [_across(cells)]
    return [replace(piece, gap=piece.gap and bool(at)) for cell in filled for at, piece in enumerate(cell)]


def _is_data(filled: Sequence[Sequence[Piece]]) -> bool:
    """Whether cells of several lines are still the values of a table rather than parts of a page."""
    pieces = [piece for cell in filled for piece in cell]
    plain = not any(piece.level or piece.bullet or piece.boundary for piece in pieces)
    return plain and len(filled) > 2 and sum(len(piece.text) for piece in pieces) < _FEW


def _across(cells: Sequence[Sequence[Piece]]) -> Piece:
    pieces = [piece for cell in cells for piece in cell]
    told = "\t".join("\v".join(f"{piece.bullet} {piece.text}".strip() for piece in cell) for cell in cells).strip()
    level = next((piece.level for piece in pieces if piece.level), 0)
    return Piece(
        "heading" if level else "text",
        told.replace("\v", " "),
        gap=pieces[0].gap,
        bold=all(piece.bold for piece in pieces),
        level=level,
        url=next((piece.url for piece in pieces if piece.url), None),
        boundary=any(piece.boundary for piece in pieces),
        breaks=tuple(at for at, sign in enumerate(told) if sign == "\v"),
    )
