"""The lines of a source as the structure is read from them: filled lines only, with what stands around each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from casegraph.model import Line

CAP = 400
"""Characters of a line that are looked at; what decides about structure stands at the beginning of a line."""

_NUMBER_MARK = re.compile(r"\d{1,4}[.)]$")
_OWN_NUMBER = re.compile(r"\d{2,4}[.)]\s+[A-ZÆØÅ]")
# A contents list run into the first heading: "…for handling174. Godkendelse af dagsorden".
_GLUED = re.compile(r"(?<=[a-zæøåé)])(?=\d{1,4}\.(?:\s+[A-ZÆØÅ]|\s*\Z))")
_MIN_GLUED = 8
# The number of an item and its title, which a page prints in two boxes: "44Godkendelse af dagsorden".
_NUMBER_GLUED = re.compile(r"(\d{1,3})(?=[A-ZÆØÅ][a-zæøåé])")
_NARROWEST, _WIDEST = 40, 130
_FAR_WIDER = 1.4  # times the width: such a line was not broken at it
_FEWEST = 5
# Two things set apart on one line, as no sentence is: "Sagsnr.: 22-1234          Ansvarlig: Plan og Byg".
_COLUMNS = re.compile(r"\S{4}\s{4,}\S")  # and no mark of a list: "1)     Godkendt"
# What no sentence ends with: "… blev godkendt af".
_CARRIES_ON = re.compile(r"\S\s(?:af|i|på|til|fra|ved|med|om|for|og|samt|den|at|efter|som)\Z")
# A title may break off where it is, for it is none of the lines that a page breaks.
_TITLED = re.compile(r"(?:(?:[Pp]kt|[Pp]unkt|[Ss]ag|PKT|PUNKT|SAG)\.?\s)?\d{1,4}(?:[.):]|\s)")
_LEAST_CARRIED = 40
_CELLS = re.compile(r"\t|\S\s{3,}\S|\s\|\s")
_UNDERLINE = re.compile(r"[-=_~]{3,}")
# Marks of Markdown that a reader of plain text left in: "## Beslutning", "**Punkt 1: …**".
_MARKUP = re.compile(r"\A\s*#{1,6}\s+|\*\*|__")


@dataclass(frozen=True, slots=True)
class Row:
    """One filled line.

    ``text`` is what is looked at: white space folded, capped, a numbered list mark put back, letters set apart pulled
    together. ``gap`` says that a blank line stands before it, ``wrapped`` that it goes on in the middle of the
    paragraph of the row before, ``underlined`` that a line of dashes stands right below.
    """

    index: int
    line: Line
    text: str
    bullet: str = ""
    gap: bool = False
    wrapped: bool = False
    underlined: bool = False


def make_rows(lines: Sequence[Line], is_contents: Callable[[str], bool]) -> tuple[Row, ...]:
    """The filled lines of a source; lines into which a heading was run are taken apart.

    ``is_contents`` tells whether a text heads a list of contents.
    """
    rows: list[Row] = []
    gap = True
    last = 0
    for line in lines:
        if not line.text.strip():
            gap = True
            continue
        gap = gap or line.number > last + 1
        last = line.number
        for part in _parts(line, is_contents):
            rows.append(_row(len(rows), part, gap))
            gap = False
    return tuple(_with_wraps(_with_numbers_apart(rows)))


def _row(index: int, line: Line, gap: bool) -> Row:
    printed = line.text[:CAP]
    text = " ".join(_pulled_together(_MARKUP.sub("", printed)).split()) or printed.strip()  # "____": to be signed
    bullet = line.bullet
    if _NUMBER_MARK.fullmatch(bullet):
        # What has a number of its own was not numbered by the list that it stands in.
        text, bullet = text if _OWN_NUMBER.match(text) else f"{bullet} {text}", ""
    return Row(index, line, text, bullet, gap)


def _pulled_together(text: str) -> str:
    """A line in letters set apart ("R E F E R A T") as its words, which stand two or more spaces apart."""
    letters = text.split()
    if len(letters) < _FEWEST or sum(len(letter) == 1 for letter in letters) * 5 < len(letters) * 4:
        return text
    return " ".join("".join(word.split()) for word in re.split(r"\s{2,}", text.strip()))


def _parts(line: Line, is_contents: Callable[[str], bool]) -> Iterator[Line]:
    """``line``, or the two lines it was before they were run together."""
    head = line.text[:CAP]
    for found in _GLUED.finditer(head):
        before = head[: found.start()]
        if is_contents(before) or (len(before) > _MIN_GLUED and re.match(r"\d{1,4}\.\s", before)):
            yield replace(line, text=before)
            yield replace(line, text=line.text[found.start() :])
            return
    yield line


def _with_numbers_apart(rows: list[Row]) -> list[Row]:
    """``rows`` with a stop between numbers and titles that stand together, where such numbers count on by one."""
    found = [(row.index, glued) for row in rows if (glued := _NUMBER_GLUED.match(row.text))]
    steps = [int(other.group()) - int(one.group()) for (_, one), (_, other) in pairwise(found)]
    if len(steps) < 2 or steps.count(1) * 5 < len(steps) * 4:
        return rows
    for at, glued in found:
        rows[at] = replace(rows[at], text=f"{glued.group()}. {rows[at].text[glued.end() :]}")
    return rows


def is_name(row: Row) -> bool:
    """Whether the line is as short and bare as a heading or a name."""
    text = row.text
    if row.wrapped or row.bullet or not 3 < len(text) <= 60 or re.search(r"[\d(]", text):
        return False
    if _CELLS.search(row.line.text[:CAP].strip()):  # a row of a table
        return False
    return text[:1].isupper() and text[-1:] not in ".;,?!"


def wrap_width(rows: Sequence[Row]) -> int:
    """The column at which the document breaks its lines, or 0 where paragraphs stand on one line each."""
    widths = [_width(one) for one, other in pairwise(rows) if _cut(one, other)]
    widths = sorted(width for width in widths if _NARROWEST <= width <= _WIDEST)
    return widths[-1] if len(widths) >= 2 else 0


def _cut(one: Row, other: Row) -> bool:
    """Whether a sentence visibly goes on from one row to the next."""
    return not other.gap and not other.bullet and one.text[-1] not in ".:!?;" and other.text[:1].islower()


def _width(row: Row) -> int:
    return len(row.line.text) + row.line.indent


def _with_wraps(rows: list[Row]) -> Iterator[Row]:
    width = wrap_width(rows)
    before: Row | None = None
    for row, below in zip_longest(rows, rows[1:]):
        wrapped = before is not None and _runs_on(before, row, width)
        ruled = below is not None and not below.gap and _UNDERLINE.fullmatch(below.text) is not None
        yield replace(row, wrapped=wrapped, underlined=ruled) if wrapped or ruled else row
        before = row


def _runs_on(before: Row, row: Row, width: int) -> bool:
    """Whether the paragraph of ``before`` goes on in ``row``: the next word would not have fitted on the line."""
    if row.line.wrapped is not None:
        return row.line.wrapped and not row.gap and not row.bullet
    if row.gap or row.bullet or not width or before.text[-1] in ".:!?" or _in_columns(before.line.text):
        return False
    if len(before.text) >= _LEAST_CARRIED and _CARRIES_ON.search(before.text) and not _TITLED.match(before.text):
        return True
    if _width(row) > width * _FAR_WIDER:
        return False
    first = row.text.split(" ", 1)[0]
    return _width(before) + 1 + len(first) > width


def _in_columns(text: str) -> bool:
    return ":" in text and _COLUMNS.search(text) is not None
