"""A change of number system: record systems are replaced, and running cases get a new number overnight.

A system shows in the shape of its numbers (``19/7724``, ``SAG-2024-12345``). Where one shape ends when another begins,
the numbers of a case may differ across that day, and only there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casegraph.link.items.treatments import Treatments
from casegraph.reason import Reason, reason

# Items that must print a shape before its end or beginning means anything, and the share that may be out of place.
LEAST = 5
STRAY = 0.04
# Years after a change in which a running case that nobody treated until then gets its new number, if the prose ties it.
RENEWING = 1
_ALIKE = str.maketrans("123456789", "0" * 9)
_LETTERS = re.compile(r"[^\W\d_]+")
_SUFFIX = re.compile(r"(?<=\d)[^\W\d_]$")


@dataclass(frozen=True, slots=True)
class Switch:
    """A change of system: the shapes and the last and first day (ISO) they were printed on either side of it.

    ``years`` are those in the new numbers when these were first printed: of which a running case may have got its own.
    """

    old: str
    new: str
    last: str
    first: str
    years: frozenset[int] = frozenset()

    def said(self) -> Reason:
        """The change as a sentence for people."""
        return reason(
            "Case numbers change from the form {old} to {new} between {since} and {until}; "
            "a running case may have got a new number",
            old=self.old,
            new=self.new,
            since=self.last,
            until=self.first,
        )


def shape(printed: str) -> str:
    """The form of a number: digits become 0, one or two letters (a facet of the subject) A, a suffix is dropped."""
    bare = _SUFFIX.sub("", printed.strip())
    return re.sub(
        r"\d+", "0", _LETTERS.sub(lambda found: found.group().upper() if len(found.group()) > 2 else "A", bare)
    )


def find_switches(treatments: Treatments, forms: Sequence[str]) -> list[Switch]:
    """Every change of number system in a municipality, by its day; ``forms`` are those of the items' numbers.

    Some body must have printed both forms: two offices with a form each, whose minutes are loaded from different years,
    are no change.
    """
    days: defaultdict[str, list[str]] = defaultdict(list)
    opened: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    known: set[str] = set()
    years: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for item, form, body in zip(treatments.items, forms, treatments.body, strict=True):
        if form and item.date and len(item.date) == 10:
            number = item.case_numbers[0]
            days[form].append(item.date)
            years[form, item.date].add(number.year or int(item.date[:4]))
            bodies[form].add(body)
            if number.key not in known:
                known.add(number.key)
                opened[form].append((item.date, number.year or int(item.date[:4])))
    often = {form: sorted(dates) for form, dates in days.items() if len(dates) >= LEAST}
    found = [
        replace(switch, years=frozenset(years[new, switch.first]))
        for old, before in sorted(often.items())
        for new, after in sorted(often.items())
        if old != new and bodies[old] & bodies[new] and (switch := _switch(old, before, new, after, opened[old]))
    ]
    return sorted(found, key=lambda switch: (switch.first, switch.old, switch.new))


def _switch(
    old: str, before: Sequence[str], new: str, after: Sequence[str], opened: Sequence[tuple[str, int]]
) -> Switch | None:
    """The change from one shape to another, where nearly all of the one lies before nearly all of the other.

    A running case may keep its number: only numbers of the old shape that are ``opened`` after the change, which none
    printed before and that are of no earlier year, are out of place.
    """
    first = after[int(len(after) * STRAY)]
    late = sum(day >= first and year >= int(first[:4]) for day, year in opened)
    kept = before[: bisect_left(before, first)]
    if late > STRAY * len(before) or len(kept) * 2 < len(before):
        return None
    return Switch(old, new, kept[-1], first)


@dataclass(frozen=True)
class Systems:
    """The number systems of a municipality: the form of every item's number, and the changes between them."""

    forms: Sequence[str]
    switches: tuple[Switch, ...] = ()

    def crosses(self, earlier: int, later: int) -> bool:
        """Whether two numbered items stand on either side of a change of system, each in the form of its side."""
        pair = (self.forms[earlier], self.forms[later])
        return any((switch.old, switch.new) == pair for switch in self.switches)


def find_systems(treatments: Treatments) -> Systems:
    """The number systems of the items of a municipality."""
    printed = (item.case_numbers[0].printed if item.case_numbers else "" for item in treatments.items)
    # Which figures a number has is nothing to its form: of very many numbers few remain.
    bare = [number.translate(_ALIKE) for number in printed]
    known = {number: shape(number) for number in set(bare)}
    forms = [known[number] for number in bare]
    switches = find_switches(treatments, forms)
    return Systems(forms if switches else [""] * len(forms), tuple(switches))
