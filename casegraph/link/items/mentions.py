"""What items say about other treatments: body and date, an item's number, a recorded course, a former case number.

A mention only ever points at a *loaded* meeting; whether one of its items is meant is for the evidence to say.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from casegraph.link.arrays import Flags, Ints, Keys, Ragged, looked_up, place_of, spread
from casegraph.link.items.treatments import Treatments
from casegraph.link.titles.hints import Hinted
from casegraph.model import AgendaItem

# From the strongest to the weakest; of several mentions of one pair the strongest counts.
LEVELS = ("item", "course", "spoken of", "told", "course alone", "meant", "this", "unknown", "not this item")
# Those that name the very item, or a recorded course: prose that may tie two numbers together.
ITEM, SPOKEN_OF = LEVELS.index("item"), LEVELS.index("spoken of")
# Up to this one a mention is of what the item itself was before.
OF_ITSELF = LEVELS.index("this")
EXACT = (ITEM, LEVELS.index("course"))
MeetingKey = tuple[str, str]
# "The last meeting" is so long ago at most: what was before a gap in the minutes that are loaded is another one.
LAST_MEETING = timedelta(days=75)
# Where a presentation says so, it says so at its beginning.
HEAD = 600
SAID = frozenset({"header", "summary", "presentation"})
# Meetings made into pairs of items at once.
AT_ONCE = 1_000
NO_NUMBER = 0
# A meeting of more items is meant by no one of them, unless that is named by its number: no agenda is as long, but what
# is loaded as one may be, and then every item would be held against all others.
MOST_ITEMS = 400


@dataclass(frozen=True, eq=False)
class Mentions:
    """The mentions between items of one table, as columns: there may be very many.

    ``codes`` are the pairs (earlier, later) as single numbers (the earlier times ``count`` of all items plus the
    later), sorted, each once; ``level`` the strongest level of each, as an index into :data:`LEVELS`.
    """

    codes: Ints
    level: NDArray[np.int8]
    count: int

    @classmethod
    def strongest(cls, codes: Ints, levels: NDArray[np.int8], count: int) -> Mentions:
        """The same of mentions in any order, where a pair may have several."""
        told = codes * len(LEVELS)
        told += levels
        told.sort()
        level = (told % len(LEVELS)).astype(np.int8)
        told //= len(LEVELS)
        first = np.diff(told, prepend=-1) != 0
        return cls(told[first], level[first], count)

    @cached_property
    def keys(self) -> Keys:
        """The pairs, to be looked up in columns."""
        return Keys(self.codes)

    @cached_property
    def _looked_up(self) -> array[int]:
        return looked_up(self.codes)

    @cached_property
    def _exact(self) -> array[int]:
        """The pairs by which prose may tie two numbers together."""
        return looked_up(self.codes[np.isin(self.level, EXACT)])

    def exact(self, earlier: int, later: int) -> bool:
        """Whether the one item names the very other."""
        return place_of(earlier * self.count + later, self._exact) is not None

    def of(self, earlier: int, later: int) -> str:
        """How the one item speaks of the other's meeting, or ``none``."""
        at = place_of(earlier * self.count + later, self._looked_up)
        return "none" if at is None else LEVELS[self.level[at]]

    def at(self, codes: Ints) -> Ints:
        """The index into :data:`LEVELS` of how the items of each pair speak of one another, else how many there are."""
        found = np.full(len(codes), len(LEVELS), np.int64)
        told = np.flatnonzero(self.keys.has(codes))
        found[told] = self.level[np.searchsorted(self.codes, codes[told])]
        return found

    def exactly(self, codes: Ints) -> Flags:
        """As :meth:`exact`, for pairs as numbers."""
        return np.isin(self.at(codes), EXACT)

    def without(self, fixed: Sequence[bool]) -> Mentions:
        """The same without what stands on every agenda; ``fixed`` says it of each item."""
        apart = np.array(fixed, np.bool_)
        first, second = np.divmod(self.codes, self.count)
        kept = ~(apart[first] | apart[second])
        return Mentions(self.codes[kept], self.level[kept], self.count)


def find_mentions(treatments: Treatments, titled: Container[str]) -> Mentions:
    """Every pair of items one of which speaks of the meeting the other was treated in, as of its own matter; the
    ``titled`` are titles that say that they go on from the last meeting.
    """
    resumed, place = Resumed(treatments, titled), {meeting: at for at, meeting in enumerate(treatments.meetings)}
    names = {"": NO_NUMBER}
    own = np.array([names.setdefault(item.number or "", len(names)) for item in treatments.items], np.int64)
    told: list[tuple[int, int, int, int]] = []
    for position, item in enumerate(treatments.items):
        named = _spoken_of(item) if item.course or item.route or item.references else ()
        again = resumed.spoken_of(position) if item.sections or item.title in titled else ()
        for meeting, number, level in (*named, *again):
            if meeting in place:
                asked = names.setdefault(number or "", len(names))
                told.append((position, place[meeting], LEVELS.index(level), asked))
    count = max(len(treatments.items), 1)
    codes, levels = zip(*(_coded(rows, count) for rows in _each(treatments, told, own)), strict=True)
    return Mentions.strongest(np.concatenate(codes), np.concatenate(levels), count)


def _each(treatments: Treatments, told: Sequence[tuple[int, int, int, int]], own: Ints) -> Iterator[Ints]:
    """The item, the other and the level for each item of the meetings (by their place) that items speak of, at a level,
    by a number of an item; ``own`` are the numbers the items have.
    """
    members = Ragged.of(list(treatments.meetings.values()))
    for begin in range(0, max(len(told), 1), AT_ONCE):
        rows = np.array(told[begin : begin + AT_ONCE], np.int64).reshape(-1, 4)
        crowded = np.diff(members.start)[rows[:, 1]] > MOST_ITEMS
        yield _named(rows[crowded & (rows[:, 3] != NO_NUMBER)], members, own)
        position, meeting, level, asked = rows[~crowded].T
        row, other = members.rows(meeting)
        exact = np.where(own[other] == asked[row], ITEM, LEVELS.index("not this item"))
        unsaid = (asked[row] == NO_NUMBER) | (own[other] == NO_NUMBER)
        yield np.stack((position[row], other, np.where(unsaid, level[row], exact)))


def _named(rows: Ints, members: Ragged, own: Ints) -> Ints:
    """The same for items of what no agenda is as long as: only those that are named by their numbers."""
    if not len(rows):
        return np.zeros((3, 0), np.int64)
    width = int(max(own.max(), rows[:, 3].max())) + 1
    codes = members.owner * width + own[members.values]
    order = np.argsort(codes, kind="stable")
    asked = rows[:, 1] * width + rows[:, 3]
    low, high = (np.searchsorted(codes[order], asked, side=side) for side in ("left", "right"))
    row, at = spread(low, high)
    return np.stack((rows[row, 0], members.values[order[at]], np.full(len(row), ITEM)))


def _coded(rows: Ints, count: int) -> tuple[Ints, NDArray[np.int8]]:
    """The pairs as numbers, and their levels."""
    position, other, level = rows[:, rows[0] != rows[1]]
    return np.minimum(position, other) * count + np.maximum(position, other), level.astype(np.int8)


class Resumed:
    """Tells which items say that they were put off at, or go on from, the last meeting of their body."""

    def __init__(self, treatments: Treatments, titled: Container[str]) -> None:
        self._treatments, self._titled = treatments, titled
        self._phrases = Hinted(treatments.rules.resumed)

    @cached_property
    def _days(self) -> dict[str, list[str]]:
        """The days of each body's loaded meetings, ascending."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for (body, when), items in self._treatments.meetings.items():
            if self._treatments.day[items[0]] is not None:
                found[body].append(when)
        return {body: sorted(days) for body, days in found.items()}

    def spoken_of(self, position: int) -> list[tuple[MeetingKey, str | None, str]]:
        """The meeting that an item goes on from, as one that treated its own matter."""
        item, body = self._treatments.items[position], self._treatments.body[position]
        if not self._told(item) or self._treatments.day[position] is None:
            return []
        today = str(item.date)
        before = self._days[body][: bisect_left(self._days[body], today)]
        near = before and date.fromisoformat(today) - date.fromisoformat(before[-1]) <= LAST_MEETING
        return [((body, before[-1]), None, "this")] if near else []

    def _told(self, item: AgendaItem) -> bool:
        """Whether the title says so, or the beginning of what is written under it."""
        if not item.sections or item.title in self._titled:
            return item.title in self._titled
        heads = (section.text[:HEAD] for section in item.sections if section.role in SAID)
        return any(self._phrases.stands(text) for text in heads)


def _spoken_of(item: AgendaItem) -> Iterator[tuple[MeetingKey, str | None, str]]:
    """Meetings that an item names as treating its own matter, or maybe so: (body, date), item number, level. Sentences
    under the heading of a course record it as a list does.
    """
    for treatment in item.course:
        if treatment.date and (treatment.body_id, treatment.date) != (item.body_id, item.date):
            yield (treatment.body_id, treatment.date), treatment.item_number, "course"
    for stop in item.route:
        if stop.date and (stop.body_id, stop.date) != (item.body_id, item.date):
            yield (stop.body_id, stop.date), None, "course"
    under = {line for section in item.sections if section.role == "course" for line in section.lines}
    for reference in item.references:
        if reference.date and reference.body_id and reference.about != "other":
            level = "this" if reference.about == "this" else "unknown"
            told = "course" if level == "this" and reference.place.line in under else level
            yield (reference.body_id, reference.date), reference.item_number, told
