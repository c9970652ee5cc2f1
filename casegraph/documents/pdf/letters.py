"""Where the letters of a page stand and how they look, asked of pdfium by their index in the text of the page."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections.abc import Callable, Sequence
from functools import cache
from operator import sub
from typing import Any

from casegraph.documents.clean import clean_text
from casegraph.documents.pdf.columns import GUTTER, SAME_START
from casegraph.documents.pdf.parts import Part

_SPACES = re.compile("[ \xa0]+")
_LAST_NUMBER = re.compile(r"(?<=\S)[ ]\d[\d/-]{0,13}\Z")
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_GAP = 1.2  # of its height: a gap this wide divides columns, since no justified line has it
_NAME_BYTES = 64
_LINES = 64  # of a page: room is made for so many at least
_NAME_SIZE = ctypes.c_ulong(_NAME_BYTES)

Turn = Callable[[float, float], tuple[float, float]]
"""From a point on the page to the point where it would be if the page were turned for reading."""

Gap = tuple[int, int, float]
"""A wide space in a line: its index, that of what stands behind it, and where on the page that begins."""

Places = tuple[list[float], list[float], list[float], list[float]]
"""Of some lines: where each begins, its base line, where it ends, and how high its last letter is."""


class _Room:
    """Room for the places of so many lines, and where in it pdfium puts those of each; kept for all documents."""

    def __init__(self, lines: int) -> None:
        self.points = array("d", bytes(16 * lines))
        self.boxes = array("f", bytes(16 * lines))
        points = (ctypes.c_double * (2 * lines)).from_buffer(self.points)
        boxes = (ctypes.c_float * (4 * lines)).from_buffer(self.boxes)
        self.slots = [
            (ctypes.byref(points, at), ctypes.byref(points, at + 8), ctypes.byref(boxes, at))
            for at in range(0, 16 * lines, 16)
        ]


@cache
def _room(bits: int) -> _Room:
    """Room for as many lines as so many bits count; pdfium is asked by one thread only, so one of a size is enough."""
    return _Room(1 << bits)


class Letters:
    """Where the letters of the open page stand, by their index in its text, whichever way the page is turned."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._box, self._origin = _unchecked(raw.FPDFText_GetLooseCharBox), _unchecked(raw.FPDFText_GetCharOrigin)
        self._font_size = _unchecked(raw.FPDFText_GetFontSize, ctypes.c_double)
        self._count_rects = _unchecked(raw.FPDFText_CountRects, ctypes.c_int)
        self._font = _unchecked(raw.FPDFText_GetFontInfo)
        self._rect = raw.FS_RECTF()
        self._rect_there = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_there, self._y_there = ctypes.byref(self._x), ctypes.byref(self._y)
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags_there = ctypes.byref(ctypes.c_int())
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

    @property
    def straight(self) -> bool:
        """Whether the text of the page runs from left to right without the page being turned."""
        return self._turn is None

    def places(self, parts: list[Part]) -> Places:
        """Where the lines stand.

        This is the busiest loop of the reader, so that it calls pdfium without anything between.
        """
        count = len(parts)
        if self._turn or self._shifted:
            return self._turned_places(parts)
        room, opened, origin, box = _room(max(count, _LINES).bit_length()), self._page, self._origin, self._box
        for (start, end, _), (x, y, rect) in zip(parts, room.slots, strict=False):
            origin(opened, start, x, y)
            box(opened, end, rect)
        points, boxes = room.points[: 2 * count].tolist(), room.boxes[: 4 * count].tolist()
        # A box is its left, top, right and bottom.
        return points[::2], points[1::2], boxes[2::4], list(map(sub, boxes[1::4], boxes[3::4]))

    def _turned_places(self, parts: list[Part]) -> Places:
        places = [self._turned(start, end) for start, end, _ in parts]
        xs, ys, rights, heights = (list(values) for values in zip(*places, strict=True))
        return xs, ys, rights, heights

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
        return float(self._font_size(self._page, self._index(index)))

    def is_bold(self, index: int) -> bool:
        """Whether the letter is bold, by the name of its font."""
        self._font(self._page, self._index(index), self._name, _NAME_SIZE, self._flags_there)
        name = self._name.value
        bold = self._bold.get(name)
        if bold is None:
            bold = self._bold[name] = _BOLD.search(name) is not None
        return bold

    def has_last_column(self, part: Part, height: float) -> bool:
        """Whether the number at the end of a line stands in a column of its own."""
        number = _LAST_NUMBER.search(self._text, max(part[0], part[1] - 15), part[1] + 1)
        gap = height * _GAP
        return number is not None and self.origin(number.start() + 1)[0] - self.right(number.start() - 1) > gap

    def has_gap(self, part: Part, height: float) -> bool:
        """Whether somewhere in the line the space between two words is as wide as that between columns.

        What was drawn at once has none: no program draws two columns so.
        """
        begin = self._index(part[0])
        if self._count_rects(self._page, begin, self._index(part[1]) + 1 - begin) < 2:
            return False
        return bool(self.gaps(part, height))

    def gaps(self, part: Part, height: float) -> list[Gap]:
        """The spaces in a line that are as wide as those between columns."""
        spaces = [space.span() for space in _SPACES.finditer(self._text, part[0], part[1])]
        xs, _, rights, _ = self.places([(end, begin - 1, "") for begin, end in spaces])
        wide = GUTTER * height
        return [(*space, x) for space, right, x in zip(spaces, rights, xs, strict=True) if x - right >= wide]

    def cut(self, part: Part, gaps: Sequence[Gap], starts: Sequence[float]) -> list[Part]:
        """The line in pieces, cut at those of its ``gaps`` behind which one of the columns begins."""
        pieces, begin = [], part[0]
        for before, after, x in gaps:
            if any(0 <= x - start <= 2 * SAME_START for start in starts):
                pieces.append(self._piece(begin, before))
                begin = after
        return [*pieces, self._piece(begin, part[1] + 1)] if pieces else [part]

    def with_columns(self, text: str, part: Part, height: float) -> str:
        """``text``, that of the line, with tabs where a wide space divides columns."""
        cells, begin = [], part[0]
        for space in _SPACES.finditer(self._text, part[0], part[1]):
            if self.origin(space.end())[0] - self.right(space.start() - 1) > height * _GAP:
                cells.append(self._text[begin : space.start()])
                begin = space.end()
        if not cells:
            return text
        cells.append(self._text[begin : part[1] + 1])
        return "\t".join(clean_text(cell).strip() for cell in cells)

    def pieces(self, part: Part, height: float) -> list[Part]:
        """A line in as many pieces as the file ran together: each stands higher or lower than the one before."""
        pieces, begin, y = [], part[0], self.origin(part[0])[1]
        for space in _SPACES.finditer(self._text, part[0], part[1]):
            there = self.origin(space.end())[1]
            if abs(there - y) > height / 2:
                pieces.append(self._piece(begin, space.start()))
                begin, y = space.end(), there
        if not pieces:
            return [part]
        return [piece for piece in (*pieces, self._piece(begin, part[1] + 1)) if piece[2]]

    def _piece(self, begin: int, end: int) -> Part:
        return begin, end - 1, clean_text(self._text[begin:end]).strip()

    def _index(self, index: int) -> int:
        if not self._shifted:
            return index
        found = int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, index))
        return found if found >= 0 else index


def _turn(angle: float) -> Turn | None:
    """How to turn points so that the text of the page runs from left to right; ``None`` where it does."""
    quarter = round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0
    return (None, lambda x, y: (y, -x), lambda x, y: (-x, -y), lambda x, y: (-y, x))[quarter]


def _unchecked(function: Any, gives: Any = None) -> Any:
    """A function of pdfium that takes its arguments as they are and keeps other threads waiting.

    To check the type of each argument, and to let other threads in, costs more than the call.
    """
    return _kind(gives)(ctypes.cast(function, ctypes.c_void_p).value or 0)


@cache
def _kind(gives: Any) -> Any:
    """The kind of function that gives such values; to make one takes as long as to read half a page."""
    return ctypes.PYFUNCTYPE(gives)
