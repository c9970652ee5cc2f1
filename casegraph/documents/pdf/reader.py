"""The reader of PDF: opens the file, reads it page by page within limits, and says what it cannot read."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

from casegraph.collector import collector_paused
from casegraph.documents.encoding import MAX_TEXT
from casegraph.documents.pdf.edges import Outer, find_edges, outermost
from casegraph.documents.pdf.layout import large, levels_of, marked_lines, related, whole_headings
from casegraph.documents.pdf.measures import measure, sampled
from casegraph.documents.pdf.order import in_reading_order
from casegraph.documents.pdf.outline import mark_outline, read_outline
from casegraph.documents.pdf.pages import PageReader
from casegraph.documents.pdf.printed import PrintedPage
from casegraph.errors import DocumentError
from casegraph.model import Doubt, Line, Place, Source

MAX_PAGES = 5_000
MAX_SECONDS = 120.0
_SIGN = b"%PDF-"
_PASSWORD = 4  # pdfium's number for a file that asks for one
_UNREADABLE = 0.3  # share of letters that the file does not say the meaning of
_RECOGNISE = "have its text recognised (OCR), or fetch the minutes as text"


class PdfReader:
    """PDF, whatever the suffix says; every line has its page."""

    name = "pdf"

    def claims(self, head: bytes, suffix: str) -> bool:
        """Files with the mark of PDF near their beginning."""
        return _SIGN in head[:1024]

    def read(self, data: bytes, document: str) -> list[Source]:
        """One source; raise :class:`DocumentError` for what is locked, damaged, without text or too large."""
        with collector_paused():
            return [_read(data, document)]


def _read(data: bytes, document: str) -> Source:
    with _opened(data, document) as (raw, handle):
        pages, outer, broken = _pages(PageReader(raw, handle), raw.FPDF_GetPageCount(handle), document)
        outline = read_outline(raw, handle)
    if not any(pages):
        raise _without_text(document, len(pages), broken)
    lines = mark_outline(_lines(pages, outer), outline)
    return Source(document, PdfReader.name, tuple(lines), doubts=tuple(_doubts(pages, broken)))


def _lines(pages: list[PrintedPage], outer: list[Outer]) -> list[Line]:
    """The lines of all pages; one page after the other goes through all of it, so that few are held at once."""
    edges = find_edges(pages, outer)
    gone: defaultdict[int, Collection[int]] = defaultdict(frozenset, edges.gone)
    filled = [page for page in pages if len(page) > len(gone[page.number])]
    sample = {page.number: in_reading_order(page.lines(gone[page.number])) for page in sampled(filled)}
    measures = measure(list(sample.values()), {page.number: page.widest(gone[page.number]) for page in filled})
    least = large(measures)
    said = levels_of(line.height for line in edges.said if line.height > least)
    first = marked_lines(edges.said, measures, said, 1)
    start = first[-1].number + 1 if first else 1
    ordered = (sample.pop(page.number, []) or in_reading_order(page.lines(gone[page.number])) for page in filled)
    body = whole_headings(related(ordered, measures, apart=bool(first)), measures)
    levels = levels_of(chain.from_iterable(page.taller(least, gone[page.number]) for page in filled))
    return first + marked_lines(body, measures, levels, start)


@contextmanager
def _opened(data: bytes, document: str) -> Iterator[tuple[Any, Any]]:
    """Pdfium's interface and the handle of the opened file, which is closed afterwards."""
    # Loaded only where there is a PDF to read.
    from pypdfium2 import (  # noqa: PLC0415
        PdfDocument,
        PdfiumError,
        raw,
    )

    try:
        opened = PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            advice = "open it with its password and save it without"
            raise DocumentError(document, "the PDF is locked with a password", advice) from error
        raise DocumentError(document, "the PDF is damaged and cannot be opened", "fetch it again") from error
    try:
        yield raw, opened.raw
    finally:
        opened.close()


def _pages(reader: PageReader, count: int, document: str) -> tuple[list[PrintedPage], list[Outer], list[int]]:
    """Every page, the outermost lines of all of them, and the numbers of the pages that are broken."""
    if count > MAX_PAGES:
        reason = f"the PDF has {count:,} pages, which no minutes have"
        raise DocumentError(document, reason, "divide it into one file a meeting")
    if count < 1:
        raise DocumentError(document, "the PDF is damaged: it has no pages", "fetch it again")
    until = time.monotonic() + MAX_SECONDS
    pages: list[PrintedPage] = []
    outer: list[Outer] = []
    broken: list[int] = []
    for index in range(count):
        page = reader.page(index)
        if page is None:
            broken.append(index + 1)
            page = PrintedPage(index + 1)
        pages.append(page)
        outer += outermost(page)
        if reader.size > MAX_TEXT:
            reason = f"the text of the PDF is larger than {MAX_TEXT // 1_000_000} MB, which no minutes are"
            raise DocumentError(document, reason, "divide it into one file a meeting")
        if time.monotonic() > until:
            reason = f"reading the PDF takes more than {MAX_SECONDS:.0f} seconds (page {index + 1} of {count})"
            raise DocumentError(document, reason, "print it anew as PDF, or divide it")
    if reader.unknown > (reader.size + reader.unknown) * _UNREADABLE:
        raise DocumentError(document, "the fonts of the PDF do not say which letters they show", _RECOGNISE)
    return pages, outer, broken


def _without_text(document: str, pages: int, broken: list[int]) -> DocumentError:
    if len(broken) == pages:
        return DocumentError(document, "the PDF is damaged: none of its pages can be read", "fetch it again")
    return DocumentError(document, "the PDF holds pictures of pages but no text (it was scanned)", _RECOGNISE)


def _doubts(pages: list[PrintedPage], broken: list[int]) -> Iterator[Doubt]:
    empty = [page.number for page in pages if not page and page.number not in broken]
    for kind, numbers, says in (
        ("broken_page", broken, "pages are damaged and were left out"),
        ("empty_page", empty, "pages hold no text, perhaps only a picture"),
    ):
        if numbers:
            shown = ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")
            yield Doubt(kind, f"{says}: page {shown}", Place(1, numbers[0]))
