"""Headings of items in a form of the house's own, known by its coming again: "[3] Ny mole", "Ny mole (sag 110)".

What heads an item is a number that counts on from heading to heading, a letter that does, or the number of another case
each time; it may stand before the title or behind it, in brackets or in a cell of its own, with the words and marks of
the house around it. Lines of such a form are rewritten to the plain form that is read everywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from casegraph.danish import fold
from casegraph.model import Line
from casegraph.parse.draft import CASE_NUMBER
from casegraph.parse.structure.house_cells import Cells, bare_of_sign, counted_in, lone_case, read_cells
from casegraph.parse.structure.house_numbers import is_subject
from casegraph.parse.structure.house_others import headed_alike
from casegraph.parse.vocabulary import Vocabulary

_FEWEST = 3  # headings of one form
_MOST = 20_000
_LONGEST = 300
# Lines from one heading to the next on average: the entries of a list of contents stand closer.
_APART, _FAR_APART = 1.6, 4
# The share of the steps that count on by one.
_COUNTED = 0.6
# The share of all lines that lies between the first heading and the last.
_SPAN = 0.4
# The beginning of a title, in letters, that a list of contents has too.
_TITLE = 24
_WORD = re.compile(r"\w+")


class _Form(NamedTuple):
    """What headings of one form have in common: the sign before them, what counts, its word, and where it stands."""

    sign: str
    counts: str
    word: str
    behind: bool
    enclosed: bool


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that may be a heading: where it is among the filled lines, and its parts."""

    at: int
    place: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class HouseHeadings:
    """Lines with headings of the house's own form in the plain form, how many those are, and whether they count.

    ``first`` and ``last`` are the numbers of the lines of the first and the last of them.
    """

    lines: tuple[Line, ...]
    count: int
    numbered: bool
    first: int
    last: int


def find_house_headings(lines: Sequence[Line], vocabulary: Vocabulary) -> HouseHeadings | None:
    """``lines`` with headings of the house's own form in the plain form; ``None`` where there are none."""
    known = re.compile(rf"(?:{vocabulary.item_words})\.?", re.IGNORECASE)
    forms: defaultdict[_Form, list[_Heading]] = defaultdict(list)
    filled = [at for at, line in enumerate(lines[:_MOST]) if line.text.strip()]
    for place, at in enumerate(filled):
        cells = read_cells(lines[at].text, vocabulary)
        if cells:
            forms[_form_of(cells)].append(_Heading(at, place, cells))
    runs = [(run, form.counts != "case") for form, found in forms.items() if (run := _run(form, found, known))]
    best, numbered = max(runs, key=lambda one: len(one[0]), default=([], False))
    headings = {heading.at: heading for heading in best}
    others = headed_alike(lines[:_MOST], set(headings), best[0].cells.sign, vocabulary) if best else set()
    places = [place for place, at in enumerate(filled) if at in headings or at in others]
    if not best or places[-1] - places[0] < _SPAN * len(filled):
        return None
    bare, headings = _with_cases_above(lines, headings, vocabulary)
    closing = {at for at, one in headings.items() if vocabulary.groups.whole(one.cells.title) is not None}
    plain = _rewritten(_without_list(bare, headings), headings, others, closing)
    first, last = lines[best[0].at].number, lines[best[-1].at].number
    return HouseHeadings(tuple(plain), len(best) + len(others), numbered, first, last)


def _with_cases_above(
    lines: Sequence[Line], headings: Mapping[int, _Heading], vocabulary: Vocabulary
) -> tuple[list[Line], dict[int, _Heading]]:
    """``lines`` without the numbers of cases that stand on lines of their own right above headings, three or more of
    them, and the headings with those numbers.
    """
    above = {at: case for at in headings if at and (case := lone_case(lines[at - 1].text, vocabulary))}
    if len(above) < _FEWEST:
        return list(lines), dict(headings)
    bare = [replace(line, text="") if at + 1 in above else line for at, line in enumerate(lines)]
    return bare, {at: _with_case(one, above.get(at, "")) for at, one in headings.items()}


def _with_case(heading: _Heading, case: str) -> _Heading:
    return replace(heading, cells=replace(heading.cells, case=heading.cells.case or case))


def _without_list(lines: Sequence[Line], headings: Mapping[int, _Heading]) -> list[Line]:
    """``lines`` without a list of contents above the headings that has most of their titles as they have them."""
    titles = {fold(title)[:_TITLE] for at, one in headings.items() if (title := one.cells.title or _below(lines, at))}
    above = lines[: min(headings)]
    sizes = {len(title) for title in titles}
    listed = {at: found for at, line in enumerate(above) if (found := titles.intersection(_pieces(line.text, sizes)))}
    if 2 * min(len(listed), len(set().union(*listed.values()))) < len(titles):
        return list(lines)
    return [replace(line, text="") if at in listed else line for at, line in enumerate(lines)]


def _pieces(text: str, sizes: Set[int]) -> Iterator[str]:
    """The pieces of a line that have one of some sizes: of whole words, but where a title may go on behind them."""
    text = fold(text[:_LONGEST])
    for word in _WORD.finditer(text):
        for end in (word.start() + size for size in sizes):
            if end <= len(text) and (end - word.start() == _TITLE or not text[end : end + 1].isalnum()):
                yield text[word.start() : end]


def _below(lines: Sequence[Line], at: int) -> str:
    return lines[at + 1].text.strip() if at + 1 < len(lines) else ""


def _form_of(cells: Cells) -> _Form:
    counts = "number" if cells.number else "letter" if cells.letter else "case"
    return _Form(cells.sign, counts, fold(cells.word), cells.behind, cells.enclosed)


def _has_cases(form: _Form, found: Sequence[_Heading]) -> bool:
    """Whether a form that does not count has the number of another case each time; without brackets or a sign such
    lines may be labels with values, or attachments, which stand closer than items do.
    """
    cases = {heading.cells.case for heading in found if heading.cells.case}
    if form.sign or form.enclosed:
        return len(cases) >= _FEWEST
    spread = found[-1].place - found[0].place >= _FAR_APART * (len(found) - 1)
    return len(cases) == len(found) >= _FEWEST and spread and all(heading.cells.before for heading in found)


def _are_plain(run: Sequence[_Heading], known: re.Pattern[str]) -> bool:
    return sum(not _is_plain(heading.cells, known) for heading in run) < _FEWEST


def _is_plain(cells: Cells, known: re.Pattern[str]) -> bool:
    """Whether headings of this form are read as they are: "Punkt 3: Ny mole", "3. Ny mole"."""
    if cells.sign or cells.enclosed or cells.behind or cells.letter or not cells.number:
        return False
    return not (cells.case or cells.flag) and (not cells.word or known.fullmatch(cells.word) is not None)


def _run(form: _Form, found: Sequence[_Heading], known: re.Pattern[str]) -> list[_Heading]:
    """The headings of a form that count on, in the longest of such runs, the last of several; nothing where none do,
    they stand too close, or nearly all are read as they are.
    """
    if form.counts == "case":
        return list(found) if _has_cases(form, found) and _stands_apart(found) else []
    runs: list[list[_Heading]] = [[]]
    for heading in found:
        if runs[-1] and _value(heading) <= _value(runs[-1][-1]):
            runs.append([])
        runs[-1].append(heading)
    kept = [run for run in runs if _counts_on(form, run) and _stands_apart(run) and not _are_plain(run, known)]
    return max(reversed(kept), key=len, default=[])


def _value(heading: _Heading) -> int:
    cells = heading.cells
    return int(cells.number) if cells.number else ord(cells.letter or "A") - ord("A")


def _counts_on(form: _Form, run: Sequence[_Heading]) -> bool:
    steps = [_value(other) - _value(one) for one, other in pairwise(run)]
    if form.counts == "letter" and _value(run[0]):
        return False
    return steps.count(1) >= _COUNTED * len(steps)


def _stands_apart(run: Sequence[_Heading]) -> bool:
    return len(run) >= _FEWEST and stand_apart([heading.place for heading in run])


def stand_apart(places: Sequence[int]) -> bool:
    """Whether headings at these places among the filled lines have items under them, as no entries of a list have."""
    return not places or places[-1] - places[0] >= _APART * (len(places) - 1)


def _rewritten(
    lines: Sequence[Line], headings: Mapping[int, _Heading], others: set[int], closing: set[int]
) -> Iterator[Line]:
    """``lines`` in the plain form: what stands beside a title goes below it, and the number of a case that stands
    beside no title below the next line; what heads those that follow too ("[3] Lukket dagsorden") above.
    """
    waiting: list[Line] = []
    for at, line in enumerate(lines):
        cells = headings[at].cells if at in headings else Cells(bare_of_sign(line.text)) if at in others else None
        if cells is None:
            yield line
        else:
            yield from waiting
            yield from [_beside(line, cells.title)] if at in closing else []
            yield _plain(line, cells)
            yield from [_beside(line, cells.flag)] if cells.flag else []
            waiting = [_numbers(line, cells.case)] if cells.case else []
        if (cells or Cells(line.text.strip())).title:
            yield from waiting
            waiting = []
    yield from waiting


def _numbers(line: Line, number: str) -> Line:
    """The number of a case, or the code of its subject, as a line of its own."""
    if is_subject(number):
        return _beside(line, f"KLE: {number}")
    return replace(_beside(line, number), field=CASE_NUMBER)


def _beside(line: Line, text: str) -> Line:
    """A part of a line as a line of its own."""
    return replace(line, text=text, heading=0, bullet="", boundary=False)


def _plain(line: Line, cells: Cells) -> Line:
    counted = counted_in(cells)
    if not counted:
        return replace(line, text=cells.title, bullet="", boundary=True)
    text = f"Punkt {counted}: {cells.title}" if cells.title else f"Punkt {counted}"
    return replace(line, text=text, bullet="", boundary=bool(cells.title))
