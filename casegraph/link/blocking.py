"""Which pairs are worth comparing at all: those that share a rare word or figure and are not too far apart in time.

Wordings, not items, are looked up, since items mostly repeat a title along their route. A word that stands in very many
titles finds nothing; a window in time keeps the cost of an item the same however many years are loaded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from casegraph.link.compare import PART_WORTH
from casegraph.link.signs import Sign
from casegraph.link.table import Table
from casegraph.link.words import Words

# Days between two treatments beyond which a title alone is not looked at.
WINDOW = 1000
# A word or figure in more wordings than this, within the window, singles out nothing.
CROWD = 120
# Partners kept for a wording, the likeliest ones.
PARTNERS = 40
# The share of the lighter title's weight that must be shared to look closer.
WORTH_A_LOOK = 0.25
# Nats that a part of a compound must say to be looked up by.
TELLING_PART = 1.2
# Neighbours in time kept for an item among the items of one other wording.
NEIGHBOURS = 6

Handle = int | str


@dataclass(frozen=True, slots=True)
class Wording:
    """A sign with the positions of its items and the days they span."""

    sign: Sign
    items: tuple[int, ...]
    first: int
    last: int


def wordings(table: Table) -> list[Wording]:
    """The distinct wordings of items that may be linked by title, in the order of their first item."""
    positions: dict[int, list[int]] = {}
    signs: dict[int, Sign] = {}
    for position, sign in enumerate(table.signs):
        if not table.standing[position] and table.day[position] is not None:
            positions.setdefault(id(sign), []).append(position)
            signs[id(sign)] = sign
    found = []
    for key, items in positions.items():
        days = [day for item in items if (day := table.day[item]) is not None]
        found.append(Wording(signs[key], tuple(items), min(days), max(days)))
    return found


def candidate_wordings(found: Sequence[Wording], table: Table) -> Iterator[tuple[int, int]]:
    """Pairs of wordings (indices, the first smaller) that share something rare, every wording with itself too."""
    index = _index(found, table.words)
    starts = {handle: [found[n].first for n in numbers] for handle, numbers in index.items()}
    chosen: set[tuple[int, int]] = set()
    for number, wording in enumerate(found):
        yield number, number
        shared = _shared(number, found, index, starts, table)
        enough = {other: worth for other, worth in shared.items() if _worth_a_look(worth, wording, found[other])}
        best = sorted(enough, key=lambda other: (-enough[other], abs(found[other].first - wording.first), other))
        chosen.update((min(number, other), max(number, other)) for other in best[:PARTNERS])
    yield from sorted(chosen)


def _worth_a_look(worth: float, one: Wording, other: Wording) -> bool:
    return worth >= WORTH_A_LOOK * min(one.sign.weight, other.sign.weight)


def _handles(sign: Sign, words: Words) -> tuple[Handle, ...]:
    """What a wording can be found by: its words, its figures, and the telling parts of its compounds."""
    parts = {
        f"-{part}" for word in sign.words for part, worth in words.parts.get(word, {}).items() if worth >= TELLING_PART
    }
    return (*sign.words, *sorted(sign.numbers), *sorted(parts))


def _index(found: Sequence[Wording], words: Words) -> dict[Handle, list[int]]:
    """The wordings that hold each word or figure, by their first day."""
    index: defaultdict[Handle, list[int]] = defaultdict(list)
    for number in sorted(range(len(found)), key=lambda n: (found[n].first, n)):
        for handle in _handles(found[number].sign, words):
            index[handle].append(number)
    return index


def _shared(
    number: int, found: Sequence[Wording], index: dict[Handle, list[int]], starts: dict[Handle, list[int]], table: Table
) -> dict[int, float]:
    """The other wordings near in time with the weight of what they share with this one."""
    wording, words = found[number], table.words
    shared: defaultdict[int, float] = defaultdict(float)
    crowded = 0
    for handle in _handles(wording.sign, words):
        for near in (handle, *(words.kin.get(handle, ()) if isinstance(handle, int) else ())):
            numbers = index.get(near, ())
            low = bisect_left(starts.get(near, ()), wording.first - WINDOW)
            high = bisect_left(starts.get(near, ()), wording.last + WINDOW)
            if high - low > CROWD:
                crowded += 1
                continue
            worth = words.weight[near] if isinstance(near, int) else _worth(near, len(numbers), words)
            for other in numbers[low:high]:
                shared[other] += worth
    shared.pop(number, None)
    return shared


def _worth(handle: str, holders: int, words: Words) -> float:
    rarity = log(words.count / min(holders, words.count))
    return PART_WORTH * rarity if handle.startswith("-") else rarity


def candidate_pairs(found: Sequence[Wording], table: Table) -> Iterator[tuple[int, int]]:
    """Pairs of items (positions, the earlier first) of candidate wordings: different meetings, near in time."""
    for one, other in candidate_wordings(found, table):
        yield from _item_pairs(found[one].items, found[other].items, table)


def _item_pairs(left: Sequence[int], right: Sequence[int], table: Table) -> Iterator[tuple[int, int]]:
    same = left is right
    for item in left:
        at = bisect_left(right, item)
        near = right[at + 1 : at + 1 + NEIGHBOURS] if same else right[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]
        for other in near:
            first, second = (item, other) if item < other else (other, item)
            days = (table.day[second] or 0) - (table.day[first] or 0)
            apart = days > 0 or table.body[first] != table.body[second]
            if apart and days <= WINDOW:
                yield first, second
