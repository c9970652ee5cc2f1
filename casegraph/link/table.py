"""The items of one municipality as columns: what evidence is weighed on, read once an item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np

from casegraph.kinds import BodyKind
from casegraph.link.alike import Wordings
from casegraph.link.arrays import Ints, numbered
from casegraph.link.few import few
from casegraph.link.pieces import completed
from casegraph.link.rules import LinkRules
from casegraph.link.signs import Sign, make_signs
from casegraph.link.titles import Title, TitleReader
from casegraph.link.words import Words, mended
from casegraph.model import AgendaItem

# A number on more items than this may be collective; its titles teach nothing about rewording.
MOST_TAUGHT = 15
# A figure singles a matter out where it stands in at most this share of the titles, or in so few of them.
RARE_FIGURE, MOST_RARE = 0.003, 5
# How far along its way a matter is in a body of each kind: the Direktion prepares, the council decides.
RANK: Mapping[BodyKind, int] = {
    "executive_board": 0,
    "staff_council": 1,
    "advisory": 1,
    "special_committee": 1,
    "standing_committee": 1,
    "other": 1,
    "finance_committee": 2,
    "council": 3,
}
# Bodies that are heard on what others decide, before or after them.
HEARD: frozenset[BodyKind] = frozenset({"advisory", "staff_council"})


@dataclass(frozen=True)
class Table:
    """Columns over the items of one municipality, which are in time order; a position is an index into each.

    ``day`` counts days (``None`` where the date is missing), ``keys`` the case numbers, ``standing`` what is a fixed
    point of the agenda. ``body`` is the id bodies go by after people said which of them are one.
    """

    items: Sequence[AgendaItem]
    signs: Sequence[Sign]
    words: Words
    standing: list[bool]
    body: list[str]
    day: list[int | None]
    keys: list[tuple[str, ...]]
    rules: LinkRules = field(default_factory=LinkRules)

    @cached_property
    def days(self) -> Ints:
        """The day of each item as a column; 0 where the date is missing."""
        return np.array([day or 0 for day in self.day], np.int64)

    @cached_property
    def positions(self) -> list[int]:
        """Every position, one number for all who name it: millions of pairs do."""
        return list(range(len(self.items)))

    @cached_property
    def bodies(self) -> Ints:
        """The body of each item as a number."""
        return numbered(self.body)

    @cached_property
    def wordings(self) -> Wordings:
        """The distinct wordings of the items as columns."""
        return Wordings(self.signs, self.words, self.rare_figures)

    @cached_property
    def rare_figures(self) -> frozenset[str]:
        """The figures that stand in so few titles that they single a matter out."""
        wordings = {id(sign): sign for sign in self.signs}.values()
        holders = Counter(figure for sign in wordings for figure in sign.numbers)
        most = max(MOST_RARE, RARE_FIGURE * len(wordings))
        return frozenset(figure for figure, count in holders.items() if count <= most)

    @cached_property
    def documents(self) -> list[frozenset[str]]:
        """The document numbers of the attachments."""
        return [few([a.document_number for a in item.attachments if a.document_number]) for item in self.items]

    @cached_property
    def files(self) -> list[frozenset[str]]:
        """The titles of the attachments, folded."""
        return [few([_file(a.title) for a in item.attachments]) for item in self.items]

    @cached_property
    def meetings(self) -> dict[tuple[str, str], list[int]]:
        """The positions of the items of each meeting, by body and day."""
        found: dict[tuple[str, str], list[int]] = {}
        for position, item in enumerate(self.items):
            if item.date:
                found.setdefault((self.body[position], item.date), []).append(position)
        return found


def make_table(
    items: Sequence[AgendaItem], reader: TitleReader, bodies: Mapping[tuple[str, str], str], jobs: int = 1
) -> Table:
    """The table of the items of one municipality; ``bodies`` says which body id goes by which other, ``jobs`` how many
    processes read the titles.
    """
    reader.read_all((item.title for item in items), jobs)
    titles = mended(completed(_undated([reader.read(item.title) for item in items], items)))
    words = Words(list(dict.fromkeys(titles)), reader.rules.weak, _rewordings(items, titles))
    return Table(
        items=items,
        signs=make_signs(titles, words),
        words=words,
        standing=[item.standing or reader.is_standing(item.title) for item in items],
        body=[bodies.get((item.municipality, item.body_id), item.body_id) for item in items],
        day=_days(items),
        keys=[tuple(number.key for number in item.case_numbers) for item in items],
        rules=reader.rules,
    )


def _rewordings(items: Sequence[AgendaItem], titles: Sequence[Title]) -> Iterator[tuple[Title, Title]]:
    """The changes of wording that cases with a number went through; big groups may be collective and teach nothing."""
    by_number: dict[str, list[Title]] = {}
    for item, title in zip(items, titles, strict=True):
        if item.case_numbers:
            by_number.setdefault(item.case_numbers[0].key, []).append(title)
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


def _days(items: Sequence[AgendaItem]) -> list[int | None]:
    """The day of each item; the same number for all of one day, since there are many items and few days."""
    known = {when: _day(when) for when in {item.date for item in items}}
    return [known[item.date] for item in items]


def _day(when: str | None) -> int | None:
    """The day as a running number; a month or a year is none."""
    try:
        return date.fromisoformat(when).toordinal() if when and len(when) == 10 else None
    except ValueError:
        return None


def _file(title: str) -> str:
    return " ".join(title.lower().replace("_", " ").rsplit(".", 1)[0].split()) or title.lower()
