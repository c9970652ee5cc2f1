"""Fixed points of an agenda: by the rules, and told by how they behave, which is to be on nearly every agenda of a body
with no number that lasts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from rapidfuzz.distance import OSA

from casegraph.link.arrays import Ints
from casegraph.link.items.table import Table
from casegraph.link.items.treatments import Treatments
from casegraph.link.titles.slips import by_form, slip, slipped
from casegraph.rulebook.phrases import Phrases

# A title on this share of a body's agendas, over at least so many meetings, is a fixed point of it.
SHARE = 0.6
MEETINGS = 5
# A title that is a fixed point of so many bodies is one everywhere.
BODIES = 2
# A shorter title has too many neighbours one letter away.
LEAST_MISPRINTED = 8
_DIVIDED = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])(?!og )")


def named_as_standing(treatments: Treatments) -> list[bool]:
    """For each item whether it is told, or its title named by the rules, as a fixed point of an agenda; or misprinted
    where others of the municipality have it right. What one item is told to be says nothing of others.
    """
    named = Phrases(treatments.rules.standing)
    fixed = {title: bool(named.fullmatch(title)) for title in {item.title for item in treatments.items}}
    right = {_spelled(title) for title, known in fixed.items() if known and not any(map(str.isdigit, title))}
    misprinted = _misprinted((title for title, known in fixed.items() if not known), right)
    return [item.standing or fixed[item.title] or item.title in misprinted for item in treatments.items]


def _may_be_divided(title: str) -> bool:
    """Whether a line end may have divided a word: a hyphen stands before a space, and is no dash between two."""
    return title.count("- ") > title.count(" - ")


def _spelled(title: str) -> str:
    """A title in small letters, words that a line end divided put together."""
    return _DIVIDED.sub("", title.lower()) if _may_be_divided(title) else title.lower()


def _misprinted(titles: Iterable[str], right: set[str]) -> set[str]:
    """Those of some titles that are one of the ``right`` ones (by their spelling) but for a slip of the finger."""
    near = by_form(sorted(right))
    shapes = {(known[:1], len(known) + more) for known in right for more in (-1, 0, 1)}
    close = (title for title in titles if (title[:1].lower(), len(title)) in shapes or _may_be_divided(title))
    return {
        title
        for title in close
        if len(text := _spelled(title)) >= LEAST_MISPRINTED
        and (text[:1], len(text)) in shapes
        and any(_misprint(text, known) for known in slipped(text, near))
    }


def _misprint(title: str, known: str) -> bool:
    """Whether a title has one letter too many, too few, wrong or out of order, or a blank; a figure is no letter."""
    if OSA.distance(title, known, score_cutoff=1) > 1 or any(map(str.isdigit, title)):
        return False
    mine, theirs = title.split(), known.split()
    if len(mine) != len(theirs):
        return "".join(mine) == "".join(theirs)
    return all(one == other or slip(one, other, plain=True) for one, other in zip(mine, theirs, strict=True))


def behaves_as_standing(table: Table) -> list[bool]:
    """For each item whether its title is a fixed point where it stands.

    A title with a year or a period is a report and no fixed point; a title whose items print one number over and over
    is a case that takes long.
    """
    shape = _shapes(table)
    width = int(shape.max(initial=0)) + 1
    place = table.bodies * width + shape
    fixed = _fixed(table, np.where((table.days > 0) & (shape >= 0), place, -1))
    told = np.array(fixed, np.int64)
    bodies = np.bincount(told % width, minlength=width) if len(told) else np.zeros(width, np.int64)
    here = np.isin(place, told) | (bodies[shape] >= BODIES)
    return [bool(one) for one in here & (shape >= 0)]


def _shapes(table: Table) -> Ints:
    """For each item a number for what its title names, below nought where that is a year or a period."""
    known: dict[tuple[frozenset[int], frozenset[str]], int] = {}
    shapes = [
        -1 if sign.years or sign.periods else known.setdefault((sign.bag, sign.numbers), len(known))
        for sign in table.distinct
    ]
    return np.array(shapes, np.int64)[table.wording]


def _fixed(table: Table, place: Ints) -> list[int]:
    """The places (a title in a body) that are fixed points; below nought is no place."""
    agendas = _agendas(table)
    order = np.argsort(place, kind="stable")
    starts = np.flatnonzero(np.diff(place[order], prepend=-2))
    ends = np.append(starts, len(order))[1:]
    often = (ends - starts >= MEETINGS) & (place[order[starts]] >= 0)
    found = []
    for begin, end in zip(starts[often].tolist(), ends[often].tolist(), strict=True):
        items = order[begin:end]
        met = agendas[table.body[items[0]]]
        days = table.days[items]
        numbers = {key for item in items.tolist() for key in table.keys[item][:1]}
        if len(numbers) != 1 and _is_fixed(len(items), (int(days.min()), int(days.max())), met):
            found.append(int(place[items[0]]))
    return found


def _agendas(table: Table) -> dict[str, list[int]]:
    """The days each body met."""
    days: defaultdict[str, set[int]] = defaultdict(set)
    for body, day in zip(table.body, table.day, strict=True):
        if day is not None:
            days[body].add(day)
    return {body: sorted(met) for body, met in days.items()}


def _is_fixed(count: int, span: tuple[int, int], days: list[int]) -> bool:
    return count >= SHARE * (bisect_right(days, span[1]) - bisect_left(days, span[0]))
