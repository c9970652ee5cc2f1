"""The outline (bookmarks) of a PDF: which lines it calls headings, and where it begins the items of an agenda.

Bookmarks are taken from headings by the program that wrote the file, or from the agenda by the system that keeps it.
Only numbers that go up one by one say that a level of the outline is the agenda; of other bookmarks only that they
are headings is believed.
"""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from casegraph.documents.clean import clean_text
from casegraph.model import Line

_MOST = 5_000
_DEEPEST = 3  # levels: an agenda is not deeper, and other headings show by their letters
_LONGEST = 1_000  # bytes of one title
_NUMBERED = re.compile(r"(?:[^\W\d_]{2,15}\.?\s+)?(?:nr\.?\s*)?(\d{1,4})(?:[.:)]|\s|\Z)", re.IGNORECASE)
_LINES = 6


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the outline: its level (1 the highest), its title, and its page (from 1; 0 for none)."""

    level: int
    title: str
    page: int


def read_outline(raw: Any, document: Any) -> list[Bookmark]:
    """The outline in its order; at most some thousand entries, and none twice, for a broken one may go in circles."""
    found: list[Bookmark] = []
    seen: set[int] = set()
    waiting = [(raw.FPDFBookmark_GetFirstChild(document, None), 1)]
    buffer = ctypes.create_string_buffer(_LONGEST)
    while waiting and len(found) < _MOST:
        mark, level = waiting.pop()
        if not mark or (address := ctypes.addressof(mark.contents)) in seen:
            continue
        seen.add(address)
        found.append(Bookmark(level, _title(raw, mark, buffer), _page(raw, document, mark)))
        waiting.append((raw.FPDFBookmark_GetNextSibling(document, mark), level))
        if level < _DEEPEST:
            waiting.append((raw.FPDFBookmark_GetFirstChild(document, mark), level + 1))
    return [mark for mark in found if mark.title]


def _title(raw: Any, mark: Any, buffer: Any) -> str:
    """The title of a bookmark; empty where it does not fit the ``buffer``, which pdfium then leaves as it is."""
    size = raw.FPDFBookmark_GetTitle(mark, buffer, _LONGEST)
    title = buffer.raw[:size].decode("utf-16-le", "ignore") if size <= _LONGEST else ""
    return clean_text(" ".join(title.replace("\0", " ").split()))


def _page(raw: Any, document: Any, mark: Any) -> int:
    target = raw.FPDFBookmark_GetDest(document, mark)
    if not target:
        action = raw.FPDFBookmark_GetAction(mark)
        target = raw.FPDFAction_GetDest(document, action) if action else None
    return int(raw.FPDFDest_GetDestPageIndex(document, target)) + 1 if target else 0


def mark_outline(lines: Sequence[Line], outline: Sequence[Bookmark]) -> list[Line]:
    """``lines`` with those marked that the outline names: as headings of its levels, and as beginnings of items."""
    marked = list(lines)
    agenda = _agenda(outline)
    pages = {bookmark.page for bookmark in outline}
    by_page: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for at, line in enumerate(lines if outline else ()):
        if line.page in pages and line.text:
            by_page[line.page].append((at, _squeezed(line.text)))
    taken: set[int] = set()
    for bookmark in outline:
        place = _line_of(bookmark, lines, by_page.get(bookmark.page, []), taken)
        if place is not None:
            taken.add(place)
            level = lines[place].heading or bookmark.level
            marked[place] = replace(lines[place], heading=level, boundary=bookmark in agenda, wrapped=False)
    return marked


def _agenda(outline: Sequence[Bookmark]) -> set[Bookmark]:
    """The bookmarks of the highest level whose numbers go up one by one; none where no level is numbered so."""
    for level in range(1, _DEEPEST + 1):
        numbered = [(mark, int(found[1])) for mark in outline if mark.level == level if (found := _number(mark))]
        steps = [after - before for (_, before), (_, after) in pairwise(numbered)]
        if len(numbered) > 1 and all(step > 0 for step in steps) and steps.count(1) * 5 >= len(steps) * 4:
            return {mark for mark, _ in numbered}
    return set()


def _number(mark: Bookmark) -> re.Match[str] | None:
    return _NUMBERED.match(mark.title)


def _line_of(bookmark: Bookmark, lines: Sequence[Line], page: Sequence[tuple[int, str]], taken: set[int]) -> int | None:
    """The line on the bookmark's page that begins its title; a heading before a line of the list of contents."""
    title = _squeezed(bookmark.title)
    fitting = [
        at
        for place, (at, text) in enumerate(page)
        if title.startswith(text) and at not in taken and _is_whole(title, page[place : place + _LINES])
    ]
    headings = [at for at in fitting if lines[at].heading or lines[at].bold]
    return next(iter(headings or fitting), None)


def _is_whole(title: str, lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the lines, put together, make the title and nothing more."""
    rest = title
    for _, text in lines:
        if not rest.startswith(text):
            return False
        rest = rest[len(text) :]
        if not rest:
            return True
    return False


def _squeezed(text: str) -> str:
    return "".join(text.lower().split()).rstrip("-")
