"""What is printed at the edge of every page: running heads and feet, which are said once, and page numbers, which go.

A line is one of these by where it stands (among the outermost lines of its page) and because it comes again in the same
place; what changes from page to page may only be the number of the page. Nothing is dropped that is said nowhere
else: the first of every head and foot is kept, before the text of the document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median

from casegraph.documents.pdf.printed import Printed, PrintedPage

_OUTERMOST = 3  # lines at either edge that are looked at
_SAME_PLACE = 8.0  # points
_SAME_SPOT = 1.5  # points
_SHORT = 4  # pages
_APART = 2.0  # times its height: how far a head or foot stands from the text
_SHARE = 0.4  # of all pages, since left and right pages may have heads of their own
_MOST = 0.8  # of all pages: what is on so many is a head even where the text says it too
_SAME_HEIGHT = 0.05
_MARGIN = 60.0  # points from the lower edge of the paper: few texts go on so far
_SMALLER = 0.9  # of the usual height
_FAR = 3.0  # times the usual height
_RUN = 4  # pages one after the other, where a part of the document has its own head
_LONGEST = 200
_ANY_NUMBER = "#"
_NUMBER = re.compile(r"\d+")
_DIGIT_NEAR_END = re.compile(r"\d")
_PAGE = r"(?:side|s\.|page|pag\.|sidenr\.)"
_OF = r"(?:\s*(?:af|ud af|of|/|-)\s*\d{1,4})?"
_PAGE_NUMBER = re.compile(rf"[-–—|\s]*(?:{_PAGE}\s*:?\s*)?\d{{1,4}}{_OF}[-–—|\s.]*", re.IGNORECASE)
_PAGE_INSIDE = re.compile(
    rf"(?:\b{_PAGE}\s*:?\s*\d{{1,4}}{_OF}|\b\d{{1,4}}\s*(?:/|af)\s*\d{{1,4}})[\s|]*\Z", re.IGNORECASE
)


@dataclass(slots=True)
class Outer:
    """A line among the outermost of its page: its place in it, its text and where it stands; ``upper`` or lower."""

    page: int
    at: int
    text: str
    x: float
    y: float
    height: float
    upper: bool


@dataclass(frozen=True, slots=True)
class Edges:
    """The places of the lines of every page (by its number) that are its edges, and what those said.

    Every head and foot is said once, as first printed.
    """

    gone: dict[int, set[int]]
    said: list[Printed]


_Groups = list[list[Outer]]


def outermost(page: PrintedPage) -> list[Outer]:
    """The lines at the upper and at the lower edge of a page."""
    ys = page.ys.tolist()
    if not ys:
        return []
    heights = sorted(ys)
    lower, upper = heights[:_OUTERMOST][-1], heights[-_OUTERMOST:][0]
    middle = (heights[0] + heights[-1]) / 2
    number, texts, xs, high = page.number, page.texts, page.xs, page.heights
    return [
        Outer(number, at, texts[at], xs[at], y, high[at], y > middle)
        for at, y in enumerate(ys)
        if not lower < y < upper and len(texts[at]) <= _LONGEST
    ]


def find_edges(pages: Sequence[PrintedPage], outer: Iterable[Outer]) -> Edges:
    """What is printed on the edge of many of ``pages``, by the ``outer`` lines of all of them."""
    same: dict[tuple[str, bool], list[Outer]] = defaultdict(list)
    for line in outer:
        same[_key(line.text), line.upper].append(line)
    printed = [page.number for page in pages if page]
    # What stands but once, and holds no number of a page, is not looked at closer.
    several = [group for (key, _), group in same.items() if len(group) > 1 or _ANY_NUMBER in key]
    repeated = [found for group in several for found in _in_place(group) if _recurs(found, printed)]
    repeated = _not_said(repeated, pages)
    repeated = _outside(repeated, pages) if len(printed) <= _SHORT else repeated
    if len(printed) == 1:
        repeated += _lone_foot(pages[printed[0] - 1], _places(repeated))
    gone = _places(repeated)
    if all(len(gone.get(page.number, ())) == len(page) for page in pages):
        return Edges({}, [])
    return Edges(gone, [_without_page(pages[line.page - 1].line(line.at)) for line in _said(repeated, pages, gone)])


def _lone_foot(page: PrintedPage, gone: dict[int, set[int]]) -> _Groups:
    """The foot of the only page, which nothing repeats: smaller letters in the margin, well below all of the text."""
    rest = [at for at in range(len(page)) if at not in gone.get(page.number, ())]
    usual = median(page.heights[at] for at in rest) if rest else 0.0
    foot = [at for at in rest if page.ys[at] < _MARGIN and page.heights[at] < usual * _SMALLER]
    text = [page.ys[at] for at in rest if at not in foot]
    if not foot or not text or min(text) - max(page.ys[at] for at in foot) < _FAR * usual:
        return []
    lines = [Outer(page.number, at, page.texts[at], page.xs[at], page.ys[at], page.heights[at], False) for at in foot]
    return [[line] for line in lines]


def _places(groups: _Groups) -> dict[int, set[int]]:
    places: dict[int, set[int]] = defaultdict(set)
    for line in chain.from_iterable(groups):
        places[line.page].add(line.at)
    return places


def _outside(repeated: _Groups, pages: Sequence[PrintedPage]) -> _Groups:
    """``repeated`` without what has text of the page between itself and the edge of the paper, or close by."""
    while True:
        gone = _places(repeated)
        kept = [found for found in repeated if all(_is_outside(line, pages[line.page - 1], gone) for line in found)]
        if len(kept) == len(repeated):
            return kept
        repeated = kept


def _is_outside(line: Outer, page: PrintedPage, gone: dict[int, set[int]]) -> bool:
    """Whether the line stands beyond all that is kept of its page, and well apart from it."""
    rest = [y for at, y in enumerate(page.ys) if at not in gone[line.page]]
    apart = _APART * line.height
    return not rest or line.y - max(rest) > apart or min(rest) - line.y > apart


def _not_said(repeated: _Groups, pages: Sequence[PrintedPage]) -> _Groups:
    """``repeated`` without headings that begin some pages: they stand in the middle of others in the same letters."""
    filled = sum(1 for page in pages if page)
    doubtful = {found[0].text for found in repeated if len(found) < filled * _MOST}
    edges = _places(repeated)
    said: dict[str, list[float]] = defaultdict(list)
    for page, at in _saying(doubtful, pages, edges):
        said[page.texts[at]].append(page.heights[at])
    return [found for found in repeated if not _is_said(found[0], said)]


def _saying(
    texts: Collection[str], pages: Sequence[PrintedPage], gone: dict[int, set[int]]
) -> Iterator[tuple[PrintedPage, int]]:
    """The lines, but those ``gone``, that say one of ``texts``: their page, and their place in it."""
    sizes = {len(text) for text in texts}  # to look at that first is quicker than to look at the letters
    for page in pages if texts else ():
        for at, text in enumerate(page.texts):
            if len(text) in sizes and text in texts and at not in gone.get(page.number, ()):
                yield page, at


def _is_said(line: Outer, said: dict[str, list[float]]) -> bool:
    return any(abs(height - line.height) < _SAME_HEIGHT * height for height in said.get(line.text, ()))


def _key(text: str) -> str:
    """A line as it comes again: the number of the page left out where one may stand, other numbers kept."""
    end = text[-4:]
    if not end.isalpha() and _DIGIT_NEAR_END.search(end):
        text = (_NUMBER if _PAGE_NUMBER.fullmatch(text) else _PAGE_INSIDE).sub(_ANY_NUMBER, text)
    return text.lower().replace(" ", "").replace("\t", "")


def _in_place(lines: Sequence[Outer]) -> Iterator[list[Outer]]:
    """Equal lines by where they stand: at the same height, at most one a page."""
    waiting = list(lines)
    while waiting:
        first = waiting[0]
        near = [line for line in waiting if abs(line.y - first.y) < _SAME_PLACE]
        yield list({line.page: line for line in near}.values())
        taken = {id(line) for line in near}
        waiting = [line for line in waiting if id(line) not in taken]


def _recurs(lines: Sequence[Outer], pages: Sequence[int]) -> bool:
    """Whether equal lines are on so many of the filled ``pages`` that they belong to the paper rather than to the text.

    In a short document that is all of them, but perhaps the first: on two of three pages a heading of the text may
    stand in the same place by chance.
    """
    text = lines[0].text
    if _PAGE_NUMBER.fullmatch(text):
        return _counts(lines) and (len(lines) > 1 or re.match(_PAGE, text, re.IGNORECASE) is not None)
    if len(lines) < 2:
        return False
    numbers = [line.page for line in lines]
    if len(pages) <= _SHORT:
        return set(pages[1:]) <= set(numbers) and _exactly(lines)
    return len(lines) >= max(3, len(pages) * _SHARE) or max(_runs(numbers)) >= _RUN


def _exactly(lines: Sequence[Outer]) -> bool:
    """Whether lines stand in the very same place, but for left and right pages."""
    return max(line.y for line in lines) - min(line.y for line in lines) < _SAME_SPOT


def _counts(lines: Sequence[Outer]) -> bool:
    """Whether the numbers go up with the pages."""
    offsets = [int(_NUMBER.search(line.text).group()) - line.page for line in lines]  # type: ignore[union-attr]
    return max(offsets.count(offset) for offset in set(offsets)) * 2 > len(offsets)


def _runs(numbers: Sequence[int]) -> Iterator[int]:
    length = 0
    before = None
    for number in numbers:
        length = length + 1 if before is not None and number == before + 1 else 1
        yield length
        before = number


def _said(repeated: _Groups, pages: Sequence[PrintedPage], gone: dict[int, set[int]]) -> list[Outer]:
    """The first of every repeated line that says more than a page number and that the text does not say itself."""
    first = [found[0] for found in repeated if not _PAGE_NUMBER.fullmatch(found[0].text)]
    body = {page.texts[at] for page, at in _saying({_text_alone(line.text) for line in first}, pages, gone)}
    said: dict[str, Outer] = {}
    for line in sorted(first, key=lambda line: (line.page, -line.y, line.x)):
        if _text_alone(line.text) not in body:
            said.setdefault(_key(line.text), line)
    return list(said.values())


def _without_page(line: Printed) -> Printed:
    line.text = _text_alone(line.text)
    return line


def _text_alone(text: str) -> str:
    return _PAGE_INSIDE.sub("", text).strip(" \t|-–")
