"""Case numbers that may be one, misprinted: *22/14209* on one item and *22/14029* on all others.

Two numbers are two cases, and nothing links them but a person; but a number that one item alone has, one slip away from
another of the same kind and year, is worth asking a person about; so is the same number of the year before or behind.
Numbers that differ by the last figure are not: cases that are begun one after the other have such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from casegraph.link.arrays import Flags, Ints, numbered
from casegraph.model import AgendaItem

# So many figures have the longest serial numbers, so many the shortest, and from here they have few neighbours a slip
# away.
_MOST_FIGURES, _FEWEST_FIGURES, _FEW_NEIGHBOURS = 9, 3, 1000
_SERIAL = re.compile(rf"(?<!\d)\d{{{_FEWEST_FIGURES},{_MOST_FIGURES}}}(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUBJECT = re.compile(r"\d\d\.\d\d\.\d\d")
_UNDATED = -9  # the year of a number without one
_YEAR_BESIDE = re.compile(r"(?<!\d)(?:19|20)?(\d\d)(?!\d)")


class Misprinted:
    """The numbers of items, each the first that it prints: ``number`` numbers them, nought for none."""

    def __init__(self, items: Sequence[AgendaItem], number: Ints) -> None:
        keys: dict[int, str] = {}
        for at, item in zip(number.tolist(), items, strict=True):
            if at:
                keys.setdefault(at, item.case_numbers[0].key)
        count = int(number.max(initial=0)) + 1
        self._number, self._serial, self._year = number, np.zeros(count, np.int64), np.full(count, _UNDATED)
        kinds, undated = [""] * count, [""] * count
        for at, key in keys.items():
            kinds[at], self._serial[at] = _taken_apart(key)
            year = _year_beside(kinds[at])
            undated[at] = f"{kinds[at][: year.start(1)]}{kinds[at][year.end(1) :]}" if year else ""
            self._year[at] = int(year[1]) if year else _UNDATED
        self._kind, self._undated = numbered(kinds), numbered(undated)
        self._once = np.bincount(number, minlength=count) == 1

    def between(self, first: Ints, second: Ints, told: Flags) -> Flags:
        """Which pairs of items, all of them with a number, may have one number, misprinted on one of the two; a short
        one, whose neighbours are all a slip away, where all that is written has ``told`` that they are of one matter.
        """
        one, other = self._number[first], self._number[second]
        found = (self._kind[one] == self._kind[other]) & (self._once[one] | self._once[other])
        rows = np.flatnonzero(found)
        serial, beside = self._serial[one[rows]], self._serial[other[rows]]
        found[rows] = _one_slip(serial, beside) & (told[rows] | (np.maximum(serial, beside) >= _FEW_NEIGHBOURS))
        return np.asarray(found | self._a_year_apart(one, other), np.bool_)

    def _a_year_apart(self, one: Ints, other: Ints) -> Flags:
        """Which numbers are the same but for the year before or behind, long enough for that to be no chance."""
        serial = self._serial[one]
        same = (serial == self._serial[other]) & (serial >= _FEW_NEIGHBOURS)
        beside = np.abs(self._year[one] - self._year[other]) == 1
        once = self._once[one] | self._once[other]
        return np.asarray(same & beside & once & (self._undated[one] == self._undated[other]), np.bool_)


def _year_beside(kind: str) -> re.Match[str] | None:
    """The year in a number without its serial number: what stands last; before that is the subject if there is one."""
    start = kind.find("#") if _SUBJECT.match(kind) else 0
    return max(_YEAR_BESIDE.finditer(kind, start), key=re.Match.start, default=None)


def _taken_apart(key: str) -> tuple[str, int]:
    """A number without its serial number, which is the longest of its figures and the last of those, and that; nought
    for one of fewer than three figures.
    """
    runs = [run for run in _SERIAL.finditer(key) if run.end() == len(key) or not _YEAR.fullmatch(run.group())]
    if not runs:
        return key, 0
    serial = max(runs, key=lambda run: (len(run.group()), run.start()))
    return f"{key[: serial.start()]}#{key[serial.end() :]}", int(serial.group())


def _one_slip(one: Ints, other: Ints) -> Flags:
    """Which numbers differ by one figure that is not the last, or by two neighbours that changed places."""
    found = np.zeros(len(one), np.bool_)
    for place in range(_MOST_FIGURES):
        low, high = 10**place, 10 ** (place + 1)
        same_end = one % low == other % low
        if place:
            found |= same_end & (one // high == other // high)
        figures = (one // low % 10 == other // high % 10) & (other // low % 10 == one // high % 10)
        found |= same_end & figures & (one // (high * 10) == other // (high * 10))
    return np.asarray(found & (one != other) & (one > 0) & (other > 0), np.bool_)
