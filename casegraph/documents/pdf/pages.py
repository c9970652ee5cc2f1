"""The printed lines of a PDF: their text, and where on the page they stand.

The text of a page costs one call; every position costs another, so that only the first and the last letter of a line
are asked for, and the font of a line only where it may be a heading.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from casegraph.documents.clean import clean_text

# Where pdfium mends a word divided at the end of a line it leaves this sign for the hyphen and the line end.
HYPHEN = "\ufffe"
_OTHER_END = re.compile(f"[\r\n\f\v]|{HYPHEN}")
_USUAL = re.compile(r"[\r\n\x20-\x7eæøåÆØÅéÉ–—“”„’«»…§•´·½°\ufffe]*")
# Private letters (but the bullets of the Symbol font), control characters, and what was no letter at all.
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uefff\uf100-\uf8ff\ufffd]")
_SPACES = re.compile("[ \xa0]+")
_LAST_NUMBER = re.compile(r"(?<=\S)[ ]\d{1,4}\Z")
_NUMBERED = re.compile(r"(?:[^\W\d_]{2,12}\.? )?(\d{1,3})(?:[.:)]| ) ?\S")
_COUNTED = 4  # headings numbered from 1 on: so many show that letters need not be asked
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_SHORT = 0.8  # of the longest line of the page: a longer one is hardly a heading
_TAIL = 30  # letters: what is left of a heading for its second line
_NARROW = 0.5  # times the usual width: where a line ends before that it does not end where it began
_LARGE = 1.15  # times the usual height: a heading that needs no bold letters to be seen
_WIDE = 1.35  # times the usual width: where letters are wider on average there is a gap somewhere between them
_EVEN = 0.05  # times the usual height: letters of one size may differ by so much without a question
_GAP = 1.2  # of its height: a gap this wide divides columns, since no justified line has it
_NAME_BYTES = 64


@dataclass(slots=True)
class Printed:
    """One printed line: its clean text and its place in points; ``y`` is its base line and grows upwards.

    ``height`` is that of its letters, ``right`` where it ends. ``bold`` is asked only of lines that may be headings.
    ``apart`` and ``joined`` are worked out from all lines together: whether space or another size divides it from the
    line before, and whether it goes on with that line (``None`` where positions do not tell).
    """

    text: str
    page: int
    x: float = 0.0
    y: float = 0.0
    right: float = 0.0
    height: float = 0.0
    bold: bool = False
    apart: bool = False
    joined: bool | None = None


class PageReader:
    """Reads page after page of one document; ``raw`` is pdfium's own interface, ``document`` its handle.

    ``unknown`` counts the letters so far of which the file does not say what they are.
    """

    def __init__(self, raw: Any, document: Any) -> None:
        self._raw = raw
        self._document = document
        self._letters = Letters(raw)
        self.unknown = 0
        self._counted = 0

    def lines(self, index: int) -> list[Printed] | None:
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

    def _read(self, textpage: Any, number: int) -> list[Printed]:
        letters = self._letters
        text = letters.open(textpage)
        parts = _parts(text)
        if not parts:
            return []
        if _USUAL.fullmatch(text) is None:
            self.unknown += len(_UNKNOWN.findall(text))
            clean = [(start, end, clean_text(part).strip()) for start, end, part in parts]
            parts = [part for part in clean if part[2]]
        lines = letters.lines(parts, number)
        if lines:
            self._even_heights(lines, parts)
            self._look_closer(lines, parts)
        return lines

    def _look_closer(self, lines: list[Printed], parts: list[Part]) -> None:
        """Columns of those lines that may have any, lines that the file ran together, and bold letters."""
        letters = self._letters
        # An average letter takes up so much of its height; what is far from it has a gap inside, or another line.
        widths = [(line.right - line.x) / (len(line.text) * line.height or 1.0) for line in lines]
        usual = _middle(widths)
        narrow, wide = usual * _NARROW, usual * _WIDE
        torn: list[tuple[int, Printed]] = []
        for at, line in enumerate(lines):
            if not narrow < widths[at] < wide or (line.text[-1].isdigit() and letters.has_last_column(line, parts[at])):
                torn += ((at + 1, rest) for rest in letters.torn(line, parts[at]))
                line.text = letters.with_columns(line, parts[at])
        if self._counted < _COUNTED:
            self._look_for_headings(lines, parts)
        self._look_for_tails(lines, parts)
        for at, rest in reversed(torn):
            lines.insert(at, rest)

    def _look_for_headings(self, lines: list[Printed], parts: list[Part]) -> None:
        """Mark short lines in bold letters, as long as no numbers have shown which lines are headings."""
        letters = self._letters
        large = _middle([line.height for line in lines]) * _LARGE
        short = max([len(line.text) for line in lines]) * _SHORT
        for line, part in zip(lines, parts, strict=True):
            text = line.text
            number = _NUMBERED.match(text)
            if number and int(number.group(1)) == self._counted + 1:
                self._counted += 1
            if len(text) < short and text[-1] not in ".,;" and line.height < large and not text[0].islower():
                line.bold = letters.is_bold(part[0]) and letters.is_bold(part[1])

    def _look_for_tails(self, lines: list[Printed], parts: list[Part]) -> None:
        """Mark both lines of a heading in bold letters that takes two: the rest of a sentence would end in a stop."""
        short = [at for at, line in enumerate(lines) if at and len(line.text) <= _TAIL and line.text[-1] not in ".,;"]
        for at in short:
            before, tail = lines[at - 1], lines[at]
            if len(before.text) < 2 * len(tail.text) or before.text[-1] in ".:;":
                continue
            if self._letters.is_bold(parts[at][0]) and self._letters.is_bold(parts[at - 1][0]):
                before.bold = self._letters.is_bold(parts[at - 1][1])
                tail.bold = before.bold and self._letters.is_bold(parts[at][1])

    def _even_heights(self, lines: list[Printed], parts: list[Part]) -> None:
        """Give lines in letters of the usual size the usual height: fonts tell the height of some letters wrongly."""
        heights = [line.height for line in lines]
        usual = _middle(heights)
        if max(heights) - min(heights) <= usual * _EVEN:
            return
        size = self._letters.size(parts[heights.index(usual)][1])
        if size == 1.0:
            return  # the size is not in the font but in how the page is drawn, and only the height shows it
        for line, part in zip(lines, parts, strict=True):
            if abs(line.height - usual) > usual * _EVEN and self._letters.size(part[1]) == size:
                line.height = usual


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


Part = tuple[int, int, str]
"""A line in the text of a page: the index of its first and of its last letter, and its words."""


def _parts(text: str) -> list[Part]:
    """The filled lines of ``text``, outer white space left out; where a word is divided stands a hyphen."""
    parts: list[Part] = []
    position = 0
    rare = _OTHER_END.search(text.replace("\r\n", "")) is not None
    for part in text.split("\r\n"):
        bare = part.strip()
        if rare and _OTHER_END.search(part):
            parts += _smaller(part, position)
        elif bare:
            start = position if part[0] == bare[0] else position + len(part) - len(part.lstrip())
            parts.append((start, start + len(bare) - 1, bare))
        position += len(part) + 2
    return parts


def _smaller(part: str, position: int) -> Iterator[Part]:
    begin = 0
    for end in (*(found.start() for found in _OTHER_END.finditer(part)), len(part)):
        piece = part[begin:end]
        bare = piece.strip()
        if bare:
            start = position + begin + len(piece) - len(piece.lstrip())
            yield start, start + len(bare) - 1, bare + "-" if part[end : end + 1] == HYPHEN else bare
        begin = end + 1


Turn = Callable[[float, float], tuple[float, float]]
"""From a point on the page to the point where it would be if the page were turned for reading."""


class Letters:
    """Where the letters of the open page stand, by their index in its text, whichever way the page is turned."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._box = raw.FPDFText_GetLooseCharBox
        self._origin = raw.FPDFText_GetCharOrigin
        self._rect = raw.FS_RECTF()
        self._rect_there = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_there, self._y_there = ctypes.byref(self._x), ctypes.byref(self._y)
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._buffer = (ctypes.c_ushort * 0)()
        self._text = ""
        self._shifted = False
        self._turn: Turn | None = None

    def open(self, textpage: Any) -> str:
        """Ask about this page from now on; its whole text."""
        raw = self._raw
        self._page = textpage
        letters = max(raw.FPDFText_CountChars(textpage), 0)
        if len(self._buffer) <= letters * 2:
            self._buffer = (ctypes.c_ushort * (letters * 2 + 1024))()
        units = max(raw.FPDFText_GetText(textpage, 0, letters, self._buffer) - 1, 0) if letters else 0
        text = memoryview(self._buffer)[:units].tobytes().decode("utf-16-le", "replace")
        # Letters that pdfium leaves out of the text shift the index of all that follow.
        self._shifted = letters != len(text)
        self._text = text
        self._turn = _turn(raw.FPDFText_GetCharAngle(textpage, self._index(len(text) // 2))) if text else None
        return text

    def lines(self, parts: list[Part], page: int) -> list[Printed]:
        """The lines with their places: where each begins, its base line, where it ends, how high its last letter is.

        This is the busiest loop of the reader, so that it calls pdfium without anything between.
        """
        if self._turn or self._shifted:
            return [Printed(text, page, *self._turned(start, end)) for start, end, text in parts]
        origin, box, opened = self._origin, self._box, self._page
        x, y, rect = self._x, self._y, self._rect
        x_there, y_there, rect_there = self._x_there, self._y_there, self._rect_there
        lines = []
        for start, end, text in parts:
            origin(opened, start, x_there, y_there)
            box(opened, end, rect_there)
            lines.append(Printed(text, page, x.value, y.value, rect.right, rect.top - rect.bottom))
        return lines

    def _turned(self, start: int, end: int) -> tuple[float, float, float, float]:
        x, y = self.origin(start)
        self._box(self._page, self._index(end), self._rect_there)
        one, other = self._rect.left, self._rect.bottom
        two, three = self._rect.right, self._rect.top
        if self._turn:
            (one, other), (two, three) = self._turn(one, other), self._turn(two, three)
        return x, y, max(one, two), abs(three - other)

    def origin(self, index: int) -> tuple[float, float]:
        """The point on the base line where the letter begins."""
        self._origin(self._page, self._index(index), self._x_there, self._y_there)
        x, y = self._x.value, self._y.value
        return self._turn(x, y) if self._turn else (x, y)

    def right(self, index: int) -> float:
        """Where the letter ends."""
        return self._turned(index, index)[2]

    def size(self, index: int) -> float:
        """The size of the letter's font, before the page is scaled."""
        return float(self._raw.FPDFText_GetFontSize(self._page, self._index(index)))

    def is_bold(self, index: int) -> bool:
        """Whether the letter is bold, by the name of its font."""
        self._raw.FPDFText_GetFontInfo(self._page, self._index(index), self._name, _NAME_BYTES, self._flags)
        name = self._name.value
        bold = self._bold.get(name)
        if bold is None:
            bold = self._bold[name] = _BOLD.search(name) is not None
        return bold

    def has_last_column(self, line: Printed, part: Part) -> bool:
        """Whether the number at the end of a line stands in a column of its own."""
        number = _LAST_NUMBER.search(self._text, max(part[0], part[1] - 5), part[1] + 1)
        gap = line.height * _GAP
        return number is not None and self.origin(number.start() + 1)[0] - self.right(number.start() - 1) > gap

    def with_columns(self, line: Printed, part: Part) -> str:
        """The text of a line with tabs where a wide space divides columns."""
        cells, begin = [], part[0]
        for space in _SPACES.finditer(self._text, part[0], part[1]):
            if self.origin(space.end())[0] - self.right(space.start() - 1) > line.height * _GAP:
                cells.append(self._text[begin : space.start()])
                begin = space.end()
        if not cells:
            return line.text
        cells.append(self._text[begin : part[1] + 1])
        return "\t".join(clean_text(cell).strip() for cell in cells)

    def torn(self, line: Printed, part: Part) -> list[Printed]:
        """The rest of a line where the file ran two together: what stands higher or lower than its beginning."""
        for space in _SPACES.finditer(self._text, part[0], part[1]):
            x, y = self.origin(space.end())
            first = clean_text(self._text[part[0] : space.start()]).strip()
            rest = clean_text(self._text[space.end() : part[1] + 1]).strip()
            if abs(y - line.y) > line.height / 2 and first and rest:
                line.text, right, line.right = first, line.right, self.right(space.start() - 1)
                return [Printed(rest, line.page, x, y, right, line.height)]
        return []

    def _index(self, index: int) -> int:
        if not self._shifted:
            return index
        found = int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, index))
        return found if found >= 0 else index


def _turn(angle: float) -> Turn | None:
    """How to turn points so that the text of the page runs from left to right; ``None`` where it does."""
    quarter = round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0
    return (None, lambda x, y: (y, -x), lambda x, y: (-x, -y), lambda x, y: (-y, x))[quarter]
