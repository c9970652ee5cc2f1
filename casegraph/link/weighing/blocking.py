"""Which pairs are worth comparing at all: those that share a rare word or figure and are not too far apart in time.

Wordings, not items, are looked up, since items mostly repeat a title along their route. A word that stands in very many
titles finds nothing; a window in time keeps the cost of an item the same however many years are loaded. Everything here
is columns of numbers: a pair is never an object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from casegraph.link.arrays import Flags, Floats, Ints, Ragged, distinct, numbered, places, spread
from casegraph.link.items.table import Table
from casegraph.link.words.corpus import Words
from casegraph.link.words.handles import Handles, make_handles
from casegraph.link.words.signs import Sign

# Days between two treatments beyond which a title alone is not looked at.
WINDOW = 1000
# A word or figure in more wordings than this, within the window, singles out nothing.
CROWD = 120
# Partners kept for a wording, the likeliest ones.
PARTNERS = 40
# The share of the lighter title's weight that must be shared to look closer.
WORTH_A_LOOK = 0.25
# Neighbours in time kept for an item among the items of one other wording.
NEIGHBOURS = 6
# Finds, and pairs of items, that are held at once: so few that they stay near the processor; wordings whose finds are.
# A width for days within one number.
AT_ONCE, WORDINGS = 200_000, 10_000
DAYS = 4_000_000
# How fine the nats that wordings share are told apart, in parts of one; the most that is counted, of these and of days.
# With one of 2^16 wordings (WORDINGS are fewer) they make one number of 63 bits.
FINE, MOST_SHARED, MOST_DAYS = 1 << 20, (1 << 30) - 1, (1 << 17) - 1

Wanted = Callable[[Ints, Ints], Flags]


class Spanned(NamedTuple):
    """Wordings with the first and the last day of the items that have them."""

    signs: Sequence[Sign]
    first: Ints
    last: Ints


def held(table: Table) -> Ragged:
    """The positions of the items of each wording that may be linked by title, wordings in the order of their first."""
    dated = np.array([day is not None for day in table.day], np.bool_)
    items = np.flatnonzero(dated & ~np.array(table.standing, np.bool_))
    signs = numbered(table.wording[items].tolist())
    return Ragged(items[np.argsort(signs, kind="stable")], np.concatenate(([0], np.cumsum(np.bincount(signs)))))


def spanned(table: Table, members: Ragged) -> Spanned:
    """The wordings that have these items, which are in time order."""
    first, last = members.values[members.start[:-1]], members.values[members.start[1:] - 1]
    return Spanned([table.signs[item] for item in first.tolist()], table.days[first], table.days[last])


@dataclass(frozen=True, slots=True)
class _Index:
    """The wordings that hold each handle, by their first day; ``keys`` are handle and first day as one number."""

    wording: Ints
    keys: Ints
    worth: Floats


@dataclass(frozen=True, slots=True)
class _Finds:
    """Places in the index that are near in time to a wording and hold one of its handles, range by range."""

    wording: Ints
    worth: Floats
    low: Ints
    high: Ints

    def parts(self) -> Iterator[tuple[Ints, Floats, Ints, Ints]]:
        """The finds in parts of bounded size; a wording's finds are all in one part."""
        total = np.cumsum(self.high - self.low)
        ends = np.flatnonzero(np.diff(self.wording, append=-1)) + 1
        begin = 0
        while begin < len(total):
            held = total[begin - 1] if begin else 0
            at = np.searchsorted(total[ends - 1], held + AT_ONCE, side="right")
            fitting = ends[max(at - 1, np.searchsorted(ends, begin, side="right"))]
            part = slice(begin, int(fitting))
            yield self.wording[part], self.worth[part], self.low[part], self.high[part]
            begin = int(fitting)


def candidate_wordings(found: Spanned, words: Words) -> Ints:
    """Pairs of wordings that share something rare as numbers (index of the first times their count plus that of the
    second, the first smaller); sorted, each once.
    """
    first, count = found.first, len(found.signs)
    weight = np.array([sign.weight for sign in found.signs])
    chosen = [np.zeros(0, np.int64)]
    for me, worth, low, high, index in _finds(found, words):
        row, at = spread(low, high)
        code = me[row] * count + index.wording[at]
        pairs, place = places(code)
        # Summed in the order of the finds, so that the same titles always give the same sum to the last bit.
        shared = np.bincount(place, worth[row], len(pairs))
        one, other = np.divmod(pairs, count)
        enough = (shared >= WORTH_A_LOOK * np.minimum(weight[one], weight[other])) & (one != other)
        one, other, shared = one[enough], other[enough], shared[enough]
        best = _best(one, shared, np.abs(first[other] - first[one]))
        one, other = one[best], other[best]
        chosen.append(np.minimum(one, other) * count + np.maximum(one, other))
    codes = np.concatenate(chosen)
    chosen.clear()  # of a million items these are many millions
    return distinct(codes, given_up=True)


def _best(one: Ints, shared: Floats, days: Ints) -> Ints:
    """The :data:`PARTNERS` of every wording that share the most, then the nearest in time, then the first; the finds of
    a wording are together.
    """
    start = np.searchsorted(one, one)
    # All three in one number, which is sorted much faster than by one after another.
    alike = np.minimum(np.rint(shared * FINE), MOST_SHARED).astype(np.int64)
    key = ((one - one[:1]) * (MOST_SHARED + 1) + MOST_SHARED - alike) * (MOST_DAYS + 1) + np.minimum(days, MOST_DAYS)
    order = np.argsort(key, kind="stable")
    return np.asarray(order[np.arange(len(order)) - start < PARTNERS], np.int64)


def _index(handles: Handles, first: Ints) -> _Index:
    """Where each handle stands; ``first`` is the first day of each wording."""
    holder = handles.holds.owner
    keys = handles.holds.values * DAYS + first[holder]
    # Of one handle and day the first wording comes first.
    order = np.argsort(keys, kind="stable")
    return _Index(holder[order], keys[order], handles.worth)


def _finds(found: Spanned, words: Words) -> Iterator[tuple[Ints, Floats, Ints, Ints, _Index]]:
    """The finds of every wording, handle by handle, misprints of a word after the word; crowds find nothing."""
    since, until = np.maximum(found.first - WINDOW, 0), found.last + WINDOW
    handles = make_handles(found.signs, words)
    index = _index(handles, found.first)
    for begin in range(0, len(found.signs), WORDINGS):
        own = np.arange(begin, min(begin + WORDINGS, len(found.signs)))
        holder, handle = handles.holds.rows(own)
        row, asked = handles.near.rows(handle)
        me = own[holder[row]]
        low = np.searchsorted(index.keys, asked * DAYS + since[me])
        high = np.searchsorted(index.keys, asked * DAYS + until[me])
        telling = np.flatnonzero((high > low) & (high - low <= CROWD))
        some = _Finds(me[telling], index.worth[asked[telling]], low[telling], high[telling])
        yield from ((*part, index) for part in some.parts())


def with_themselves(codes: Ints, count: int) -> Ints:
    """Pairs of wordings as numbers, and each of so many wordings with itself."""
    return np.concatenate((np.arange(count) * (count + 1), codes))


def candidate_pairs(
    members: Ragged, codes: Ints, table: Table, wanted: Wanted | None = None
) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of items (positions, the earlier first) of pairs of wordings: different meetings, near in time.

    Part by part, since together they take much room; each once; only those ``wanted``, where that is said.
    """
    keys = members.owner * len(table.items) + members.values
    for one, other in _in_parts(codes, members):
        first, second = _item_pairs(one, other, members, keys, table)
        kept = wanted(first, second) if wanted else slice(None)
        yield first[kept], second[kept]


def _in_parts(codes: Ints, members: Ragged) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of wordings in parts whose items together have a bounded number of neighbours."""
    counts = np.diff(members.start)
    for begin in range(0, len(codes), AT_ONCE):
        one, other = np.divmod(codes[begin : begin + AT_ONCE], len(counts))
        cost = np.cumsum(counts[one]) * 2 * NEIGHBOURS // AT_ONCE
        ends = (np.flatnonzero(np.diff(cost)) + 1).tolist()
        for low, high in pairwise((0, *ends, len(one))):
            yield one[low:high], other[low:high]


def _item_pairs(one: Ints, other: Ints, members: Ragged, keys: Ints, table: Table) -> tuple[Ints, Ints]:
    """The pairs of items (the earlier first) of pairs of wordings."""
    pair, item = members.rows(one)
    target = other[pair]
    low, high = members.start[target], members.start[target + 1]
    # Of few items all are near.
    same = one[pair] == target
    many = np.flatnonzero((high - low > NEIGHBOURS) | same)
    at, same = np.searchsorted(keys, target[many] * len(table.items) + item[many]), same[many]
    low[many] = np.where(same, at + 1, np.maximum(low[many], at - NEIGHBOURS))
    high[many] = np.minimum(high[many], np.where(same, at + 1, at) + NEIGHBOURS)
    row, at = spread(low, high)
    mine, theirs = item[row], members.values[at]
    first, second = np.minimum(mine, theirs), np.maximum(mine, theirs)
    days = table.days[second] - table.days[first]
    apart = (days > 0) | (table.bodies[first] != table.bodies[second])
    kept = apart & (days <= WINDOW)
    return first[kept], second[kept]
