"""The page with its headings: those that are found everywhere, or those of a form that only this house has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from casegraph.kinds import SectionRole
from casegraph.model import Source
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.structure.announced import aligned
from casegraph.parse.structure.candidates import find_candidates
from casegraph.parse.structure.chain import Chain
from casegraph.parse.structure.heading import Heading
from casegraph.parse.structure.headings import headings
from casegraph.parse.structure.house_cells import is_title
from casegraph.parse.structure.house_headings import HouseHeadings, find_house_headings, stand_apart
from casegraph.parse.structure.numbering import ahead
from casegraph.parse.structure.page import Page, open_page
from casegraph.parse.vocabulary import Vocabulary

_AS_MANY, _COUNTED, _MOST_OF_PAGE = 0.7, 3, 0.4
_OF_ITEMS: frozenset[SectionRole | None] = frozenset({"decision", "recommendation", "presentation"})


def open_with_headings(source: Source, vocabulary: Vocabulary, bodies: BodyIndex) -> tuple[Page, list[Heading]]:
    """The page with its headings; those of a form that only this house has, where hardly others are found."""
    page = open_page(source, vocabulary, bodies)
    found = _find_headings(page)
    house = None if _is_sound(page, found, vocabulary) else find_house_headings(source.lines, vocabulary)
    if house is None or _are_as_many(found, house, vocabulary) or _is_one_list(page, found, house):
        return page, found
    other = open_page(replace(source, lines=house.lines), vocabulary, bodies)
    own = _find_headings(other)
    return (other, own) if len(own) >= house.count else (page, found)


def _find_headings(page: Page) -> list[Heading]:
    """The headings that together make the best agenda, each with its extent and its entry in the contents list."""
    chain = Chain(page.rows, page.facts, find_candidates(page)).best()
    return aligned(page, headings(page, chain))


def _is_sound(page: Page, found: Sequence[Heading], vocabulary: Vocabulary) -> bool:
    """Whether headings count on by one from the top of the page to its end, so that no others need be looked for."""
    values = [one.value for one in found if one.value is not None and is_title(one.title, vocabulary)]
    rows = [one.row for one in found]
    counted = sum(ahead(one, other) == 1 for one, other in pairwise(values))
    whole = len(values) >= _COUNTED and counted >= _AS_MANY * (len(found) - 1)
    return whole and stand_apart(rows) and rows[-1] - rows[0] >= _MOST_OF_PAGE * len(page.rows)


def _are_as_many(found: Sequence[Heading], house: HouseHeadings, vocabulary: Vocabulary) -> bool:
    """Whether as good as many headings were found as the house's own form has, with numbers if that has them; and
    whether some that count were, if that does not.
    """
    numbered = [one for one in found if one.number and is_title(one.title, vocabulary)]
    known = numbered if house.numbered and stand_apart([one.row for one in numbered]) else []
    known = known if house.numbered else [one for one in found if is_title(one.title, vocabulary)]
    return len(known) >= _AS_MANY * house.count or (not house.numbered and len(numbered) >= _COUNTED)


def _is_one_list(page: Page, found: Sequence[Heading], house: HouseHeadings) -> bool:
    """Whether headings of the house's own are but a list: inside one section of an item that was found without them, in
    which no decision is written, no section begins among them, and another does below.
    """
    numbers = [row.line.number for row in page.rows]
    first, last = bisect_left(numbers, house.first), bisect_left(numbers, house.last)
    sections = [row for row, fact in enumerate(page.facts) if fact.role in _OF_ITEMS]
    above = sections[: bisect_left(sections, first)]
    among, below = bisect_left(sections, last) - len(above), len(sections) - bisect_left(sections, last)
    if not (found and above and below) or among:
        return False
    if all(_stands_alone(page, row) for row in (first, last)) and last + 1 in sections:
        return False  # a heading with a section of its own
    return found[0].row < above[-1] and page.facts[above[-1]].role != "decision"


def _stands_alone(page: Page, row: int) -> bool:
    """Whether a blank line stands above a row and below it."""
    return page.rows[row].gap and row + 1 < len(page.rows) and page.rows[row + 1].gap
