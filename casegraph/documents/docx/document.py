"""From the parts of a Word document to a source: its text, and what the edges of its pages say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from casegraph.documents.docx.body import MAX_PARAGRAPHS, BodyReader, TooManyError
from casegraph.documents.docx.numbering import Numbering
from casegraph.documents.docx.package import Package, W, open_package
from casegraph.documents.docx.styles import Styles
from casegraph.documents.pieces import Piece, to_lines
from casegraph.errors import DocumentError
from casegraph.model import LEFT_OUT, Doubt, Place, Source

# What is left of "Side 3 af 12" where fields give the numbers.
_PAGE = re.compile(r"(?:side|s\.|page)?[\s\d]*(?:af|ud af|of|/|-|–|\||\.)?[\s\d]*", re.IGNORECASE)


_LOOKED_THROUGH = 1_000_000  # letters of the text, which says at its beginning what stands in the heads
_MOST_AT_EDGES = 1_000  # lines of heads and feet


def read_docx(data: bytes, document: str) -> Source:
    """The document in ``data``; raise :class:`DocumentError` for what is locked, damaged, without text or too large."""
    package = open_package(data, document)
    root = package.tree(package.main)
    body = root.find(f"{W}body")
    if body is None:
        raise DocumentError(document, "the file is packed as a Word document is but holds none", "fetch it again")
    reader = BodyReader(Styles(_part(package, "styles")), Numbering(_part(package, "numbering")), _notes(package))
    try:
        _check_size(body)
        pieces = reader.read(body, package.related(package.main))
        lines = to_lines([*_edges(package, reader, pieces), *pieces])
    except TooManyError as error:
        reason = f"the Word document has more than {MAX_PARAGRAPHS:,} paragraphs, which no minutes have"
        raise DocumentError(document, reason, "divide it into one file a meeting") from error
    if not lines:
        raise DocumentError(document, "the Word document holds no text", "check that it is the right file")
    return Source(document, "docx", tuple(lines), doubts=tuple(_doubts(reader)))


def _check_size(body: etree._Element) -> None:
    """Raise :class:`TooManyError` for a body that is too large, before anything is made of it."""
    if next(islice(body.iter(f"{W}p"), MAX_PARAGRAPHS, None), None) is not None:
        raise TooManyError


def _part(package: Package, kind: str) -> etree._Element | None:
    return next((package.tree(name) for name in package.parts(kind)), None)


def _notes(package: Package) -> dict[str, etree._Element]:
    """The footnotes and endnotes by their kind and id."""
    found: dict[str, etree._Element] = {}
    for kind in ("footnote", "endnote"):
        root = _part(package, f"{kind}s")
        notes = root.findall(f"{W}{kind}") if root is not None else []
        found |= {f"{kind}:{one.get(f'{W}id')}": one for one in notes if one.get(f"{W}type") is None}
    return found


def _edges(package: Package, reader: BodyReader, pieces: list[Piece]) -> Iterator[Piece]:
    """What the heads and feet of the pages say, once and first; page numbers, and what the text says itself, go."""
    said = _key(" ".join(piece.text for piece in pieces))[:_LOOKED_THROUGH]
    parts = [name for kind in ("header", "footer") for name in package.parts(kind)]
    edges = (piece for name in parts for piece in reader.read(package.tree(name), package.related(name)))
    for piece in islice(edges, _MOST_AT_EDGES):
        key = _key(piece.text)
        if not _PAGE.fullmatch(piece.text) and key not in said:
            said += key
            yield Piece("text", piece.text, gap=True)


def _key(text: str) -> str:
    return "".join(text.lower().split())


def _doubts(reader: BodyReader) -> Iterator[Doubt]:
    if reader.embedded:
        says = f"{reader.embedded} parts of the document are embedded files and were left out"
        yield Doubt("embedded", says, Place(1))
    if reader.too_deep:
        says = f"{reader.too_deep} tables or text boxes stand too deep inside others and were left out"
        yield Doubt(LEFT_OUT, says, Place(1))
