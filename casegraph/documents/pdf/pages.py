"""The printed lines of a PDF: their text, and where on the page they stand.

The text of a page costs one call; every position costs another, so that only the first and the last letter of a line
are asked for, and the font of a line only where it may be a heading.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any

from casegraph.documents.clean import clean_text
from casegraph.documents.pdf.columns import LIST, choices, in_columns
from casegraph.documents.pdf.letters import Letters, Places
from casegraph.documents.pdf.parts import Part, parts_of
from casegraph.documents.pdf.printed import Printed, PrintedPage

_USUAL = re.compile(r"[\r\n\x20-\x7eæøåÆØÅéÉ–—“”„’«»…§•´·½°\ufffe]*")
# Private letters (but the bullets of the Symbol font), control characters, and what was no letter at all.
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uefff\uf100-\uf8ff\ufffd]")
_DIGITS = frozenset("0123456789")
_NUMBERED = re.compile(r"(?:[^\W\d_]{2,12}\.? )?(\d{1,3})(?:[.:)]| ) ?\S")
_COUNTED = 4  # headings numbered from 1 on: so many show that letters need not be asked
_SHORT = 0.8  # of the longest line of the page: a longer one is hardly a heading
_TAIL = 30  # letters: what is left of a heading for its second line
_NARROW = 0.5  # times the usual width: where a line ends before that it does not end where it began
_LARGE = 1.15  # times the usual height: a heading that needs no bold letters to be seen
_WIDE = 1.35  # times the usual width: where letters are wider on average there is a gap somewhere between them
_WIDTH = 0.6  # of the width of the page: so wide is a line that goes over both of two columns
_EVEN = 0.05  # times the usual height: letters of one size may differ by so much without a question


class PageReader:
    """Reads page after page of one document; ``raw`` is pdfium's own interface, ``document`` its handle.

    ``size`` counts the letters so far, ``unknown`` those of which the file does not say what they are.
    """

    def __init__(self, raw: Any, document: Any) -> None:
        self._raw = raw
        self._document = document
        self._letters = Letters(raw)
        self.size = self.unknown = 0
        self._counted = 0

    def page(self, index: int) -> PrintedPage | None:
        """The filled lines of the page at ``index`` (from 0) in the order of the file; ``None`` for a broken page."""
        raw = self._raw
        page = raw.FPDF_LoadPage(self._document, index)
        if not page:
            return None
        textpage = raw.FPDFText_LoadPage(page)
        try:
            return self._read(textpage, index + 1) if textpage else None
        finally:
            if textpage:
                raw.FPDFText_ClosePage(textpage)
            raw.FPDF_ClosePage(page)

    def _read(self, textpage: Any, number: int) -> PrintedPage:
        letters = self._letters
        parts = self._parts(letters.open(textpage))
        if not parts:
            return PrintedPage(number)
        places = letters.places(parts)
        if letters.straight and self._has_gutter(parts, places):
            parts = self._by_column(parts, places)
            places = letters.places(parts)
        self._even_heights(places[3], parts)
        texts = [text for _, _, text in parts]
        sizes = list(map(len, texts))
        self.size += sum(sizes)
        rest = self._look_inside(texts, places, parts, sizes)
        bold = self._bold_headings(texts, places[3], parts) if self._counted < _COUNTED else set()
        self._look_for_tails(bold, texts, parts, [at for at, size in enumerate(sizes) if size <= _TAIL])
        xs, ys, rights, heights = (array("d", values) for values in places)
        page = PrintedPage(number, texts, xs, ys, rights, heights, bold)
        for at, line in reversed(rest):
            page.insert(at, line)
        return page

    def _parts(self, text: str) -> list[Part]:
        """The filled lines of a page; what is rare in its text is cleaned, and counted where it is no letter."""
        parts = parts_of(text)
        if _USUAL.fullmatch(text) is not None:
            return parts
        self.unknown += len(_UNKNOWN.findall(text))
        clean = [(start, end, clean_text(part).strip()) for start, end, part in parts]
        return [part for part in clean if part[2]]

    def _has_gutter(self, parts: list[Part], places: Places) -> bool:
        """Whether the page may have columns: its wide lines, or those of a list with numbers, have a wide space inside.

        Most pages are told by the first line that is tried.
        """
        has_gap, heights = self._letters.has_gap, places[3]
        tried = (has_gap(parts[at], heights[at]) for at in self._wide(places))
        if next(tried, False) and all(tried):
            return True
        numbered = [at for at, part in enumerate(parts) if part[2][0] in _DIGITS]
        return len(numbered) >= LIST and all(has_gap(parts[at], heights[at]) for at in numbered[:LIST])

    def _wide(self, places: Places) -> Iterator[int]:
        """A wide line in the middle of the page, one after a quarter and one after three, as far as there are."""
        xs, _, rights, _ = places
        wide = (max(rights) - min(xs)) * _WIDTH
        for quarter in (2, 1, 3):
            first = len(xs) * quarter // 4
            at = next((at for at in range(first, len(xs)) if rights[at] - xs[at] > wide), None)
            if at is not None:
                yield at

    def _by_column(self, parts: list[Part], places: Places) -> list[Part]:
        """The lines of a page column by column, those cut that go over several; as they are where it has none."""
        letters = self._letters
        gaps = [letters.gaps(part, height) for part, height in zip(parts, places[3], strict=True)]
        for choice in choices(x for line in gaps for _, _, x in line):
            cut = (letters.cut(part, line, choice.starts) for part, line in zip(parts, gaps, strict=True))
            pieces = list(chain.from_iterable(cut))
            lines = self._printed(pieces, 0)
            ordered = in_columns(lines, choice)
            if ordered:
                places_of = {id(line): piece for line, piece in zip(lines, pieces, strict=True)}
                return [places_of[id(line)] for line in ordered]
        return parts

    def _look_inside(
        self, texts: list[str], places: Places, parts: list[Part], sizes: list[int]
    ) -> list[tuple[int, Printed]]:
        """Mark the columns of those lines that may have any; what the file ran together with a line, and where it goes.

        ``sizes`` are the letters of each line.
        """
        letters, heights = self._letters, places[3]
        rest: list[tuple[int, Printed]] = []
        for at in self._doubtful(texts, places, parts, sizes):
            pieces = letters.pieces(parts[at], heights[at])
            if len(pieces) > 1:
                first, *others = self._printed(pieces, 0)
                texts[at] = first.text
                places[0][at], places[1][at], places[2][at], heights[at] = first.x, first.y, first.right, first.height
                for other, piece in zip(others, pieces[1:], strict=True):
                    other.text = letters.with_columns(other.text, piece, other.height)
                rest += ((at + 1, other) for other in others)
            texts[at] = letters.with_columns(texts[at], pieces[0], heights[at])
        return rest

    def _doubtful(self, texts: list[str], places: Places, parts: list[Part], sizes: list[int]) -> list[int]:
        """The lines that may have columns."""
        xs, _, rights, heights = places
        # An average letter takes up so much of its height; what is far from it has a gap inside, or another line.
        widths = [
            (right - x) / (size * height or 1.0)
            for size, x, right, height in zip(sizes, xs, rights, heights, strict=True)
        ]
        usual = _middle(widths)
        narrow, wide = usual * _NARROW, usual * _WIDE
        doubtful = [at for at, width in enumerate(widths) if not narrow < width < wide]
        ended = [at for at, text in enumerate(texts) if text[-1] in _DIGITS]
        numbered = [at for at in ended if self._letters.has_last_column(parts[at], heights[at])]
        return sorted({*doubtful, *numbered}) if numbered else doubtful

    def _printed(self, parts: list[Part], number: int) -> list[Printed]:
        return list(map(Printed, [text for _, _, text in parts], repeat(number), *self._letters.places(parts)))

    def _bold_headings(self, texts: list[str], heights: list[float], parts: list[Part]) -> set[int]:
        """The short lines in bold letters, as long as no numbers have shown which lines are headings."""
        is_bold = self._letters.is_bold
        large = _middle(heights) * _LARGE
        short = max(map(len, texts)) * _SHORT
        bold: set[int] = set()
        for at, (text, height, part) in enumerate(zip(texts, heights, parts, strict=True)):
            big = height >= large
            may_head = len(text) < short and not big and text[-1] not in ".,;" and not text[0].islower()
            if may_head and is_bold(part[0]) and is_bold(part[1]):
                bold.add(at)
            if big or at in bold or text[0] in _DIGITS:
                self._count_heading(text, shown=big or at in bold or is_bold(part[0]))
        return bold

    def _count_heading(self, text: str, shown: bool) -> None:
        """Count a line that has the next number and is ``shown`` to be a heading: points of a list are numbered too."""
        number = _NUMBERED.match(text)
        self._counted += shown and number is not None and int(number.group(1)) == self._counted + 1

    def _look_for_tails(self, bold: set[int], texts: list[str], parts: list[Part], short: list[int]) -> None:
        """Mark both lines of a heading in bold letters that takes two: the rest of a sentence would end in a stop."""
        is_bold = self._letters.is_bold
        for at in short:
            before, tail = texts[at - 1], texts[at]
            if not at or tail[-1] in ".,;" or len(before) < 2 * len(tail) or before[-1] in ".:;":
                continue
            if is_bold(parts[at][0]) and is_bold(parts[at - 1][0]):
                whole = {at - 1} if is_bold(parts[at - 1][1]) else set()
                whole |= {at} if whole and is_bold(parts[at][1]) else set()
                bold -= {at - 1, at}
                bold |= whole

    def _even_heights(self, heights: list[float], parts: list[Part]) -> None:
        """Give lines in letters of the usual size the usual height: fonts tell the height of some letters wrongly."""
        usual = _middle(heights)
        least, most = usual * (1 - _EVEN), usual * (1 + _EVEN)
        odd = [at for at, height in enumerate(heights) if not least <= height <= most]
        if not odd:
            return
        size = self._letters.size(parts[heights.index(usual)][1])
        if size == 1.0:
            return  # the size is not in the font but in how the page is drawn, and only the height shows it
        for at in odd:
            if self._letters.size(parts[at][1]) == size:
                heights[at] = usual


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
