"""Series: the same report for another period under another number. Related, never one case.

They are found without a list of names: titles that are equal but for their years and periods. The editions of a
document that lasts for years (:mod:`casegraph.link.editions`) are no series: each follows the one before.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from casegraph.link.editions import are_editions
from casegraph.link.numbers import Threads, other_period
from casegraph.link.pairing import Pair
from casegraph.link.signs import Sign
from casegraph.link.stages import StageReader
from casegraph.link.table import Table
from casegraph.link.words import Words
from casegraph.model import Evidence, Link

SCORE = 0.99
WEIGHT = 4.6
Matter = tuple[frozenset[int], frozenset[str]]


@dataclass(frozen=True)
class Series:
    """The series of one municipality: of each case (by index) its series' id, and the pairs of items that show it."""

    of: dict[int, str]
    pairs: tuple[Pair, ...]


def find_series(table: Table, cases: Sequence[Threads]) -> Series:
    """The series among the cases: each is at least two cases whose titles differ in years or periods alone."""
    of: dict[int, str] = {}
    pairs: list[Pair] = []
    reader = StageReader(table.rules)
    members = _members(table, cases)
    for matter in sorted(members, key=lambda matter: min(members[matter].values())):
        items = sorted(members[matter].values())
        if _editions(table, items, reader):
            continue
        linked = [(a, b) for a, b in pairwise(items) if other_period(table.signs[a], table.signs[b])]
        pairs += linked
        for index in members[matter] if linked else ():
            of.setdefault(index, _name(table, items[0]))
    return Series(of, tuple(sorted(pairs)))


def _editions(table: Table, items: Sequence[int], reader: StageReader) -> bool:
    """Whether these are the editions of one document, each of which follows the last one."""
    titles = [table.signs[item].title for item in items]
    return len(titles) > 1 and reader.is_document(titles[0].printed) and are_editions(titles)


def _members(table: Table, cases: Sequence[Threads]) -> dict[Matter, dict[int, int]]:
    """The cases (by index) whose titles name a period, with their first such item, by what the title names else."""
    members: defaultdict[Matter, dict[int, int]] = defaultdict(dict)
    for index, case in enumerate(cases):
        for item in sorted(item for thread in case.matters for item in thread):
            sign = table.signs[item]
            if (sign.years or sign.periods) and sign.bag and not table.standing[item]:
                members[_matter(sign, table.words)].setdefault(index, item)
    return members


def _matter(sign: Sign, words: Words) -> Matter:
    """What the title names whatever the period; a misprinted word counts as the word it is a misprint of."""
    return frozenset(_right(word, words) for word in sign.bag), sign.numbers


def _right(word: int, words: Words) -> int:
    better = [kin for kin in words.kin.get(word, ()) if words.titles[kin] > words.titles[word]]
    return max(better, key=lambda kin: (words.titles[kin], -kin), default=word)


def _name(table: Table, item: int) -> str:
    """The id of a series: opaque, since some of its items may be closed, and the same as long as its title is."""
    municipality = table.items[item].municipality
    matter = table.signs[item].title.matter
    return f"{municipality}:s{hashlib.sha256(f'{municipality} {matter}'.encode()).hexdigest()[:10]}"


def series_link(table: Table, pair: Pair) -> Link:
    """The link between the reports of two periods."""
    a, b = sorted((table.items[item] for item in pair), key=lambda item: item.id)
    evidence = Evidence("series", a.title, b.title, WEIGHT, "the titles are the same but for the period")
    return Link(a.id, b.id, "series", "accepted", "title", SCORE, (evidence,))
