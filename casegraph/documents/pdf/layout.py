"""From printed lines to marked lines: which belong to one paragraph, which are headings, where space divides them.

All of it is held against what is usual in the document itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from casegraph.documents.marks import BULLETS, take_bullet
from casegraph.documents.pdf.measures import ALIKE, APART, SENTENCE_END, Measures
from casegraph.documents.pdf.printed import Printed
from casegraph.model import Line

_HEADING = 1.12  # times the usual height: letters of a heading


def related(pages: Iterable[Sequence[Printed]], measures: Measures, *, apart: bool) -> Iterator[Printed]:
    """The lines of all pages, with what divides them from the line before; ``apart`` says so of the first."""
    before: Printed | None = None
    for lines in pages:
        if before:
            _relate((before, *lines), measures)
        else:
            lines[0].apart = apart
            _relate(lines, measures)
        yield from lines
        before = lines[-1]


def _relate(lines: Sequence[Printed], measures: Measures) -> None:
    """Work out of every line but the first whether it is apart from the line before, and whether it goes on with it."""
    apart = measures.leading * APART
    for before, line in pairwise(lines):
        text, height = line.text, line.height
        down = before.y - line.y
        if before.page != line.page:
            line.apart, line.joined = _over_pages(before, line, measures)
        elif "\t" in text:
            line.apart = down > apart * height
            if "\t" not in before.text and down > 0 and not line.apart and _is_in_cell(before, line, measures):
                line.joined = True  # the last line of the first cell, with the cells beside it
        elif before.height != height and abs(before.height - height) > ALIKE * height:
            line.apart = _opens(before, line)
            line.joined = False if line.apart else None
        elif down > apart * height:
            line.apart, line.joined = True, False
        elif down < height / 3:  # beside it, or further up: the next cell or column
            line.apart = down < 0 and _opens(before, line)
            line.joined = False if line.apart else None
        elif not _is_full(before, line, measures):
            line.joined = False if _opens(before, line) else None
        elif measures.spaced or before.text[-1] not in SENTENCE_END:
            line.joined = True


def _opens(before: Printed, line: Printed) -> bool:
    """Whether a sentence or a heading may begin with ``line``."""
    return not line.text[0].islower() or before.text[-1] in SENTENCE_END


def _over_pages(before: Printed, line: Printed, measures: Measures) -> tuple[bool, bool | None]:
    """The same across the end of a page, where no distance tells."""
    if "\t" in line.text:
        return True, None
    alike = abs(before.height - line.height) <= ALIKE * line.height
    if not alike or not _is_full(before, line, measures):
        opens = _opens(before, line)
        return opens, False if opens else None
    if before.text[-1] in SENTENCE_END and line.text[0].isupper():
        return True, None
    return False, True


def _is_full(before: Printed, line: Printed, measures: Measures) -> bool:
    """Whether the first word of ``line`` would not have fitted behind ``before``."""
    text = line.text
    size = text.find(" ")
    # A word and a space by the usual width of its letters, which may be wrong by about one of them.
    word = ((size if size > 0 else len(text)) + 1.5) * (line.right - line.x) / len(text)
    return before.right + word > measures.margin(before)


def _is_in_cell(before: Printed, line: Printed, measures: Measures) -> bool:
    """Whether the first cell of a row goes on in ``line``: it begins where ``before`` does, and that fills the cell."""
    cell = line.text.partition("\t")[0]
    if cell.endswith(":"):
        return False
    begins = replace(line, text=cell, right=line.x + len(cell) * (before.right - before.x) / len(before.text))
    return abs(before.x - line.x) < 1 and _is_full(before, begins, measures)


def whole_headings(lines: Iterable[Printed], measures: Measures) -> Iterator[Printed]:
    """The lines, with headings in large or bold letters that take several lines put together."""
    least = large(measures)
    held: Printed | None = None
    for line in lines:
        if held and (line.bold or line.height > least) and _heads_on(held, line, least):
            held.text = _rejoined(held.text, line.text)
            held.y, held.right = line.y, line.right
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _heads_on(held: Printed, line: Printed, least: float) -> bool:
    """Whether the heading ``held`` goes on in ``line``."""
    if line.apart or line.joined is False or "\t" in line.text:
        return False
    alike = abs(held.height - line.height) <= ALIKE * line.height
    if alike and line.height > least and held.height > least:
        return line.joined is True or line.text[0].islower()
    return line.joined is True and held.bold and line.bold


def _rejoined(first: str, second: str) -> str:
    """Two lines of a heading as one; a word or a number that is divided at the end of the first becomes whole."""
    if first[-1] != "-":
        return f"{first} {second}"
    if first[-2:-1].isdigit():
        return first + second
    return first[:-1] + second if second[0].islower() else f"{first} {second}"


def marked_lines(lines: Iterable[Printed], measures: Measures, levels: dict[int, int], first: int) -> list[Line]:
    """The lines as every reader gives them, numbered from ``first``; where space divides two, a number is left out.

    ``levels`` are those of headings by the rounded height of their letters.
    """
    left, letter = measures.left, measures.letter
    marked: list[Line] = []
    number = first - 1
    for line in lines:
        number += 2 if line.apart else 1
        text, x = line.text, line.x
        bullet, text = take_bullet(text) if text[0] in BULLETS else ("", text)
        indent = round((x - left) / letter) if x > left else 0
        level = levels.get(round(line.height), 0) if levels else 0
        made = _OpenLine()
        made.number, made.text, made.page, made.indent, made.heading = number, text, line.page, indent, level
        made.bold, made.bullet, made.boundary, made.field, made.url = line.bold, bullet, False, None, None
        made.wrapped, made.breaks = None if bullet else line.joined, ()
        made.__class__ = Line  # type: ignore[assignment]
        marked.append(made)  # type: ignore[arg-type]
    return marked


class _OpenLine:
    """A line while it is filled: to fill a frozen record takes four times as long, and a document has many."""

    __slots__ = Line.__slots__

    number: int
    text: str
    page: int | None
    indent: int
    heading: int
    bold: bool
    bullet: str
    boundary: bool
    field: str | None
    url: str | None
    wrapped: bool | None
    breaks: tuple[int, ...]


def large(measures: Measures) -> float:
    """What letters of a heading are higher than."""
    return measures.height * _HEADING


def levels_of(heights: Iterable[float]) -> dict[int, int]:
    """The level of headings by the rounded height of their letters: the largest of ``heights`` are of level 1."""
    levels: dict[int, int] = {}
    level, above = 0, 0.0
    for size in sorted(set(map(round, heights)), reverse=True):
        if size < above * 0.93 or not level:
            level, above = level + 1, size
        levels[size] = min(level, 6)
    return levels
