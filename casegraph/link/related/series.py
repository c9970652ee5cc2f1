"""Series: the same report for another period under another number. Related, never one case.

They are found without a list of names: titles that are equal but for their years and periods, or but for what one of
them says behind. The editions of a document that lasts for years (:mod:`casegraph.link.titles.editions`) are no series:
each follows the one before.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casegraph.link.deciding.numbers import Threads, other_period
from casegraph.link.items.table import Table
from casegraph.link.titles.editions import are_editions
from casegraph.link.titles.stages import StageReader
from casegraph.link.weighing.pairing import Pair
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import Sign
from casegraph.model import Evidence, Link

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "… 2024 og halvårsregnskab": what else a report holds, in so many words.
_BESIDE = re.compile(r"\W*(?:og|samt)\s|\s*\(", re.IGNORECASE)
MOST_BESIDE = 2
SCORE = 0.99
WEIGHT = 4.6
SAID = "the titles are the same but for the period"
SAID_BEHIND = "the titles are the same but for the period, and for what the one says behind it"
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
    pairs += _extended(table, members, of)
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


def _extended(table: Table, members: Mapping[Matter, Mapping[int, int]], of: dict[int, str]) -> Iterator[Pair]:
    """Reports in no series whose titles say more behind the year than those of another, of another period: whose area
    it is, or what else it holds (*Budgetopfølgning 1. kvartal 2024 - Børneudvalget*). They are put into its series.
    """
    bodies = table.words.in_text(" ".join(sorted({item.body for item in table.items})))
    for matter in sorted(members, key=lambda matter: min(members[matter].values())):
        for index, item in members[matter].items():
            head = _before_year(table.signs[item], bodies, table.words) if index not in of else None
            others = members.get((head, matter[1]), {}) if head else {}
            near = [
                (abs((table.day[item] or 0) - (table.day[other] or 0)), other, case)
                for case, other in others.items()
                if case != index and other_period(table.signs[item], table.signs[other])
            ]
            if near:
                _, other, case = min(near)
                of[index] = of.setdefault(case, _name(table, other))
                yield (min(item, other), max(item, other))


def _before_year(sign: Sign, bodies: set[int], words: Words) -> frozenset[int] | None:
    """What a title with a period names before its first year, where behind it stand a body or what else it holds."""
    year = _YEAR.search(sign.title.printed) if sign.periods else None
    head = sign.bag & words.in_text(sign.title.printed[: year.start()]) if year else frozenset()
    tail = sign.bag - head - bodies - words.weak
    beside = year is not None and _BESIDE.match(sign.title.printed, year.end()) and len(tail) <= MOST_BESIDE
    if head == sign.bag or (tail and (not beside or sign.names & tail)):
        return None
    return frozenset(_right(word, words) for word in head)


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
    one, other = (_matter(table.signs[item], table.words) for item in pair)
    evidence = Evidence("series", a.title, b.title, WEIGHT, SAID if one == other else SAID_BEHIND)
    return Link(a.id, b.id, "series", "accepted", "title", SCORE, (evidence,))
