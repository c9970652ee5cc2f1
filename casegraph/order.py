"""The order things are listed in: partial dates, item numbers, meetings of one day."""

from __future__ import annotations

import re
from functools import lru_cache

from casegraph.kinds import IsoDate
from casegraph.model import AgendaItem

NO_DATE = "9999-99-99"
"""Sorts what has no date behind everything that has one."""

_PART = re.compile(r"\d+|[^\d]+")


@lru_cache(maxsize=4096)
def number_key(number: str | None) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts item numbers as people count them: 2 before 10, 3 before 3a, none last."""
    if number is None:
        return ((2, 0, ""),)
    parts = _PART.findall(number)
    return tuple((0, int(part), "") if part.isdecimal() and len(part) < 19 else (1, 0, part) for part in parts)


def item_key(item: AgendaItem) -> tuple[object, ...]:
    """A key that sorts items by date, body and number, ties by id."""
    return (item.date or NO_DATE, item.municipality, item.body_id, number_key(item.number), item.id)


def covers(partial: IsoDate, date: IsoDate) -> bool:
    """Whether ``date`` may be the day (or month) that ``partial`` speaks of: ``2021-12`` covers ``2021-12-15``."""
    return date == partial or date.startswith(partial + "-")


def agree(one: IsoDate, other: IsoDate) -> bool:
    """Whether two dates, each possibly partial, may be the same day."""
    return covers(one, other) or covers(other, one)


def last_day(date: IsoDate) -> IsoDate:
    """A day not before any day ``date`` may mean, for comparing; ``2021-12`` gives ``2021-12-31``."""
    return date + "9999-12-31"[len(date) :] if len(date) < 10 else date
