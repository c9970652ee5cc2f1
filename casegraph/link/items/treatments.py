"""The items of one municipality as columns, as far as they are known before their titles are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from casegraph.link.arrays import Ints, numbered
from casegraph.link.few import few
from casegraph.link.items.endings import wholes_of
from casegraph.link.rules import LinkRules
from casegraph.model import AgendaItem, Attachment


@dataclass(frozen=True)
class Treatments:
    """Columns over the items of one municipality, which are in time order; a position is an index into each.

    ``body`` is the id bodies go by after people said which of them are one, ``day`` counts days (``None`` where the
    date is missing), ``keys`` are the case numbers, a number for each: of a million items most print one, and processes
    that share them copy the page of each one's own text as soon as they look at it. The first key is that of the first
    number; an item whose first is the ending of several numbers has none. ``wholes`` are the numbers, as printed in a
    key, that each ending among them may stand for (:mod:`casegraph.link.items.endings`).
    """

    items: Sequence[AgendaItem]
    body: list[str]
    day: list[int | None]
    keys: list[tuple[int, ...]]
    wholes: Mapping[str, frozenset[str]]
    rules: LinkRules

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
    def meeting(self) -> Ints:
        """The meeting of each item as a number."""
        return numbered([item.meeting for item in self.items])

    @cached_property
    def documents(self) -> list[frozenset[str]]:
        """The document numbers of the attachments."""
        return self._attached(lambda attachment: attachment.document_number)

    @cached_property
    def files(self) -> list[frozenset[str]]:
        """The titles of the attachments, folded."""
        return self._attached(lambda attachment: _file(attachment.title))

    def _attached(self, read: Callable[[Attachment], str | None]) -> list[frozenset[str]]:
        return [few(filter(None, map(read, item.attachments))) for item in self.items]

    @cached_property
    def meetings(self) -> dict[tuple[str, str], list[int]]:
        """The positions of the items of each meeting, by body and day."""
        found: dict[tuple[str, str], list[int]] = {}
        for position, item in enumerate(self.items):
            if item.date:
                found.setdefault((self.body[position], item.date), []).append(position)
        return found


def make_treatments(items: Sequence[AgendaItem], bodies: Mapping[tuple[str, str], str], rules: LinkRules) -> Treatments:
    """The treatments that the items of one municipality are; ``bodies`` says which body id goes by which other."""
    numbers: dict[str, int] = {}
    keys = [
        tuple([numbers.setdefault(one.key, len(numbers)) for one in item.case_numbers]) if item.case_numbers else ()
        for item in items
    ]
    wholes = wholes_of(numbers)
    several = {numbers[end] for end, found in wholes.items() if len(found) > 1}
    return Treatments(
        items=items,
        body=[bodies.get((item.municipality, item.body_id), item.body_id) for item in items],
        day=_days(items),
        keys=[() if own and own[0] in several else own for own in keys] if several else keys,
        wholes=wholes,
        rules=rules,
    )


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
