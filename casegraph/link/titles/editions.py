"""Documents that are made anew after some years, told from the reports of a series.

A strategy for 2021–2024 and the next one for 2025–2028 have titles that differ in years alone, and so have the budgets
of 2024 and 2025. What sets them apart is the kind of document, by the rules, and the rhythm, by behaviour: an edition
lasts two years at least, and the next begins where the last ends. What comes every year is a series.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from casegraph.link.titles.reader import Title

Years = frozenset[tuple[int, int]]
EDITION, MIDWAY, RENEWED = 0, 1, 2
# Years from the beginning of one edition to that of the next, at least.
LASTS = 2
# Days from the first case to an evaluation half way, and to a new edition that names no years.
BEFORE_MIDWAY, BEFORE_RENEWAL = 120, 300
LONGEST = 14 * 366


def years_of(title: Title) -> Years:
    """The years a title names, each as a span."""
    return frozenset((int(year[:4]), int(year[-4:])) for year in title.years if year[:4].isdecimal())


def adjoin(earlier: Iterable[tuple[int, int]], later: Iterable[tuple[int, int]]) -> bool:
    """Whether the later years begin where the earlier end, or after, and the earlier last long enough."""
    old, new = max(earlier, default=None), min(later, default=None)
    return bool(old and new and new[0] - old[0] >= LASTS and new[0] >= old[1])


def next_edition(before: int, after: int, years: tuple[Years, Years], gap: int) -> bool:
    """Whether a case is the evaluation or the next edition of a document.

    ``before`` and ``after`` are how far the two cases are in the document's life (edition, midway, renewed), ``years``
    what each names, ``gap`` the days from the one to the other.
    """
    old, new = years
    if not 0 < gap <= LONGEST:
        return False
    if after == MIDWAY:
        return before != MIDWAY and gap >= BEFORE_MIDWAY and (not old or not new or bool(old & new))
    if old and new:
        return adjoin(old, new)
    if after == RENEWED:
        return gap >= (BEFORE_MIDWAY if before == MIDWAY else BEFORE_RENEWAL)
    return before == MIDWAY and bool(new) and gap >= BEFORE_MIDWAY


def are_editions(titles: Sequence[Title]) -> bool:
    """Whether titles (oldest first) that differ in years alone are the editions of one document by their rhythm."""
    return all(
        not one.periods and not other.periods and adjoin(years_of(one), years_of(other))
        for one, other in pairwise(titles)
    )
