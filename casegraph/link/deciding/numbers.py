"""Items that print one number: one case, unless the number is a collective one (samlesag).

Titles change along a case's life, so likeness is asked for mildly here: a telling word or part of a compound in common,
or alike prose, or a mention. Between items of one meeting it is asked for strictly, because nobody puts one matter on
one agenda twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.kinds import Collective
from casegraph.link.deciding.matters import MONEY, groups, one_document, shared_text
from casegraph.link.items.sources import Sources
from casegraph.link.words.compare import CONTRADICT, compare, sameness
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import Sign

# Nats of shared words, and the share of the shorter title, that make two titles under one number alike.
SHARED, CONTAINED = 1.8, 0.25
# The same for two items of one meeting.
CONTAINED_AT_ONCE = 0.6
# The share of the poorer text that makes two texts under one number alike.
PROSE = 0.4
TELLING = frozenset({"item", "course", "spoken of", "told", "course alone", "meant", "this"})


@dataclass(frozen=True, slots=True)
class Threads:
    """The items of one case (positions) by matter, and whether its number is a collective one."""

    matters: tuple[tuple[int, ...], ...]
    collective: Collective


def split(items: Sequence[int], sources: Sources, told: bool | None = None) -> Threads:
    """Split the items of one number into matters.

    Three or more unlike matters, a standing item beside another matter, or standing items of one body make the number
    collective; two unlike ones are kept together and flagged. ``told`` is what a person said of the number. The reports
    of several periods under one number are one case with a thread a period. Under a collective number a fixed point is
    a matter of its own each time: what was told under *Meddelelser* in May has nothing to do with June.
    """
    if len(items) == 1:
        return Threads((tuple(items),), "yes" if told else "no")
    standing = sources.table.standing
    matters = groups(items, sources, lambda a, b: one_matter(a, b, sources))
    bodies = {sources.table.body[item] for item in items}
    fixed = any(standing[item] for item in items) and (len(matters) > 1 or len(bodies) < len(items))
    sure = len(matters) > 2 or fixed
    if told is True or (told is None and sure):
        return Threads(_with_points_apart(matters, sources), "yes")
    threads = _by_period(items, sources, matters)
    return Threads(threads, "suspected" if told is None and len(matters) == 2 else "no")


def _with_points_apart(matters: Sequence[tuple[int, ...]], sources: Sources) -> tuple[tuple[int, ...], ...]:
    """The matters with each fixed point by itself, and with the reports of each period."""
    standing = sources.table.standing
    parts = (
        ((item,) for item in matter) if standing[matter[0]] else _by_period(matter, sources, (matter,))
        for matter in matters
    )
    return tuple(sorted(part for some in parts for part in some))


def one_matter(a: int, b: int, sources: Sources) -> bool:
    """Whether two items under one number can be one matter."""
    table = sources.table
    if table.standing[a] != table.standing[b]:
        return False
    one, other = table.signs[a], table.signs[b]
    at_once = sources.known.meeting[a] == sources.known.meeting[b]
    if not at_once and (one is other or _equal_words(one, other) or _plainly_alike(one, other, table.words)):
        return True
    likeness = compare(one, other, table.words)
    if at_once:
        return likeness.contained >= CONTAINED_AT_ONCE
    if (likeness.shared >= SHARED and likeness.contained >= CONTAINED) or _one_plan(one, other):
        return True
    if one_document(a, b, sources) or sources.mentions.of(min(a, b), max(a, b)) in TELLING:
        return True
    return shared_text(a, b, sources) >= PROSE


def _plainly_alike(a: Sign, b: Sign, words: Words) -> bool:
    """Whether two titles are alike by their equal words alone; most are, and near words only add to it."""
    shared = sum(map(words.weight.__getitem__, a.bag & b.bag))
    return shared >= SHARED and shared >= CONTAINED * min(a.weight, b.weight)


def _one_plan(a: Sign, b: Sign) -> bool:
    """Whether two titles name a plan by one number (*4.12*)."""
    return any("." in figure for figure in a.numbers & b.numbers if not figure.endswith(MONEY))


def _equal_words(a: Sign, b: Sign) -> bool:
    return a.bag == b.bag and a.numbers == b.numbers


def _by_period(
    items: Sequence[int], sources: Sources, matters: Sequence[tuple[int, ...]]
) -> tuple[tuple[int, ...], ...]:
    """The reports of several periods, each by itself; what names no period goes with the report before it.

    Reports go by the same words, or by words so unlike that only their number says that they are of one ``matter``.
    """
    signs = sources.table.signs
    if not any(signs[item].years or signs[item].periods for item in items):
        return (tuple(items),)
    labels = {item: signs[item].label for item in items}
    unlike = {item: at for at, matter in enumerate(matters) for item in matter}
    serial = {
        item
        for item in items
        if any(_is_other_report(signs[item], signs[other], unlike=unlike[item] != unlike[other]) for other in items)
    }
    if not serial:
        return (tuple(items),)
    threads: dict[tuple[frozenset[str], frozenset[str]], list[int]] = {}
    current = labels[min(serial)]
    for item in sorted(items):
        current = labels[item] if item in serial else current
        threads.setdefault(current, []).append(item)
    return tuple(sorted(tuple(thread) for thread in threads.values()))


def _is_other_report(a: Sign, b: Sign, *, unlike: bool) -> bool:
    if unlike:
        return sameness(a.periods - _places(a), b.periods - _places(b)) == CONTRADICT
    return _equal_words(a, b) and other_period(a, b)


def other_period(a: Sign, b: Sign) -> bool:
    """Whether two titles name different years or periods.

    The place of a report in the year and its day (*3. budgetopfølgning*, that *pr. 31. august*) are no two periods.
    """
    places, theirs = _places(a), _places(b)
    compared = ((a.years, b.years), (places, theirs), (a.periods - places, b.periods - theirs))
    return any(sameness(one, other) == CONTRADICT for one, other in compared)


def _places(sign: Sign) -> frozenset[str]:
    """The periods of a title that are but the place of a report in the year: *3.*"""
    return frozenset(period for period in sign.periods if period.endswith("."))
