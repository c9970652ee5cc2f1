"""One document that holds several meetings: where each begins."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from casegraph.model import Source
from casegraph.parse.structure.numbering import Numbering
from casegraph.parse.structure.rows import Row, make_rows
from casegraph.parse.structure.treatments import TreatmentReader
from casegraph.parse.tools import Tools

_LONGEST = 100
_FIRST_WITHIN = 12


def split_sittings(source: Source, tools: Tools) -> tuple[Source, ...]:
    """``source`` as one source a meeting; itself alone where it holds one.

    A meeting begins with a line that names body and day and nothing else, behind which the items are numbered from the
    beginning again; what stands above the first of them belongs to that one.
    """
    rows = make_rows(source.lines, lambda text: tools.vocabulary.contents.whole(text) is not None)
    heads = _heads(rows, tools)
    if len(heads) < 2:
        return (source,)
    starts = [rows[row].line.number for row in heads[1:]]
    bounds = [0, *starts, max(line.number for line in source.lines) + 1]
    parts = [tuple(line for line in source.lines if low <= line.number < high) for low, high in pairwise(bounds)]
    return tuple(replace(source, lines=lines) for lines in parts)


def _heads(rows: tuple[Row, ...], tools: Tools) -> list[int]:
    """The rows that begin a meeting, each with a day of its own."""
    reader = TreatmentReader(tools.vocabulary, tools.bodies)
    numbering = Numbering(tools.vocabulary.all_item_words, tools.vocabulary.answer_words)
    found: list[int] = []
    days: set[str] = set()
    for row in rows:
        if row.bullet or row.wrapped or len(row.text) > _LONGEST or "øde" not in row.text.lower():
            continue
        day = reader.sitting(row.text)
        if day and day not in days and _begins(rows, row.index, numbering):
            found.append(row.index)
            days.add(day)
    return found


def _begins(rows: tuple[Row, ...], at: int, numbering: Numbering) -> bool:
    """Whether the first number behind the row is 1, and no number stands between."""
    for row in rows[at + 1 : at + 1 + _FIRST_WITHIN]:
        numbered = numbering.read(row.text)
        if numbered and numbered.title:
            return numbered.value == 1 and numbered.title[:1].isupper()
    return False
