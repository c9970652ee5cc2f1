"""The items of one municipality as columns: what evidence is weighed on, read once an item."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from casegraph.link.arrays import Ints, looked_up, numbered
from casegraph.link.items.treatments import Treatments
from casegraph.link.titles.pieces import completed
from casegraph.link.titles.reader import Title, TitleReader
from casegraph.link.words.alike import Wordings
from casegraph.link.words.corpus import Words, mended
from casegraph.link.words.signs import Sign, make_signs
from casegraph.model import AgendaItem

# A number on more items than this may be collective; its titles teach nothing about rewording.
MOST_TAUGHT = 15
# A figure singles a matter out where it stands in at most this share of the titles, or in so few of them.
RARE_FIGURE, MOST_RARE = 0.003, 5


@dataclass(frozen=True)
class Table(Treatments):
    """Treatments with their titles read: ``signs`` are the wordings; ``standing`` tells the fixed points of agendas, of
    which there are none until they are looked for.
    """

    signs: Sequence[Sign]
    words: Words
    standing: list[bool]

    @cached_property
    def wording(self) -> Ints:
        """The number of each item's wording, in the order in which those first come."""
        return numbered(map(id, self.signs))

    @cached_property
    def distinct(self) -> list[Sign]:
        """The wordings, by their numbers."""
        return list({id(sign): sign for sign in self.signs}.values())

    @cached_property
    def figured(self) -> bytes:
        """For each item whether its title has figures, 1 or 0: processes that share the table touch no title for it."""
        return np.array([sign.figured for sign in self.distinct], np.uint8)[self.wording].tobytes()

    @cached_property
    def said(self) -> array[int]:
        """A number for the words and numbers of each item's title, equal ones the same; likewise."""
        return looked_up(numbered((sign.bag, sign.numbers) for sign in self.distinct)[self.wording])

    @cached_property
    def wordings(self) -> Wordings:
        """The wordings as columns."""
        return Wordings(self.distinct, self.words, self.rare_figures)

    @cached_property
    def rare_figures(self) -> frozenset[str]:
        """The figures that stand in so few titles that they single a matter out."""
        holders = Counter(figure for sign in self.distinct for figure in sign.numbers)
        most = max(MOST_RARE, RARE_FIGURE * len(self.distinct))
        return frozenset(figure for figure, count in holders.items() if count <= most)


def make_table(treatments: Treatments, reader: TitleReader) -> Table:
    """The table of the items of one municipality."""
    items = treatments.items
    printed = _undated([reader.read(item.title) for item in items], items)
    distinct = list(dict.fromkeys(printed))
    titles = dict(zip(distinct, mended(completed(distinct)), strict=True))
    every = list(titles.values())
    words = Words(every, reader.rules.weak, _rewordings(treatments, [titles[title] for title in printed]))
    signs = dict(zip(distinct, make_signs(every, words), strict=True))
    columns = treatments.body, treatments.day, treatments.keys, treatments.wholes, treatments.rules
    return Table(items, *columns, [signs[title] for title in printed], words, [False] * len(items))


def _rewordings(treatments: Treatments, titles: Sequence[Title]) -> Iterator[tuple[Title, Title]]:
    """The changes of wording that cases with a number went through; big groups may be collective and teach nothing."""
    by_number: dict[int, list[Title]] = {}
    for keys, title in zip(treatments.keys, titles, strict=True):
        if keys:
            by_number.setdefault(keys[0], []).append(title)
    for group in by_number.values():
        if 1 < len(group) <= MOST_TAUGHT:
            yield from (pair for pair in pairwise(group) if pair[0].words != pair[1].words)


def _undated(titles: Sequence[Title], items: Sequence[AgendaItem]) -> list[Title]:
    """The titles without the meeting's own date, which titles of fixed points repeat and which says nothing."""
    bare = _Bare()
    return [
        bare.of(title, item.date) if title.periods and item.date and len(item.date) == 10 else title
        for title, item in zip(titles, items, strict=True)
    ]


class _Bare:
    """Takes the date of the meeting off titles; equal ones give the same object."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Title] = {}

    def of(self, title: Title, when: str) -> Title:
        """The title without the day ``when`` (ISO)."""
        own = f"{int(when[8:])}/{int(when[5:7])}"
        if own not in title.periods:
            return title
        years = tuple(year for year in title.years if year != when[:4])
        periods = tuple(period for period in title.periods if period != own)
        key = (title.printed, years, periods)
        if key not in self._known:
            self._known[key] = replace(title, years=years, periods=periods)
        return self._known[key]
