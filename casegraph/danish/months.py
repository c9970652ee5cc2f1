"""Months and the plain arithmetic of the calendar: partial ISO dates in, partial ISO dates out."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from casegraph.kinds import IsoDate

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_SHORT = {
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
    "mrt": 3,
    # English names: documents exported under an English locale print them.
    **{name: number for number, name in enumerate(("january", "february", "march"), 1)},
    **{"may": 5, "june": 6, "july": 7, "october": 10, "oct": 10},
}
# Those long enough to be known when mistyped, by the lengths that they then may have.
_LONG = {
    length: [month for month in MONTHS if len(month) > 5 and abs(len(month) - length) <= 1] for length in range(5, 11)
}
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


@lru_cache(maxsize=4096)
def month_number(word: str) -> int | None:
    """The month (1–12) that ``word`` names, abbreviated or with one letter wrong, or ``None``."""
    name = word.lower().rstrip(".")
    if name in MONTHS:
        return MONTHS.index(name) + 1
    if name in _SHORT:
        return _SHORT[name]
    near = [MONTHS.index(month) + 1 for month in _LONG.get(len(name), ()) if _one_slip(name, month)]
    return near[0] if len(near) == 1 else None


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter is missing, too many or wrong, or two neighbours changed places."""
    if a == b or abs(len(a) - len(b)) > 1:
        return a == b
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[head:], b[head:]
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    return rest_a[1:] == rest_b or rest_a == rest_b[1:]


def full_year(digits: str) -> int | None:
    """The year that two or four digits print; ``None`` where no minutes could mean it."""
    if not digits.isascii() or not digits.isdecimal():
        return None
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 60 else 1900)
    return year if len(digits) == 4 and 1800 <= year <= 2199 else None


def iso(year: int, month: int | None = None, day: int | None = None) -> IsoDate | None:
    """The ISO date of these parts, partial where parts are missing; ``None`` where the calendar has no such day."""
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= days_in(year, month) else None


def days_in(year: int, month: int) -> int:
    """How many days ``month`` has in ``year``."""
    return calendar.monthrange(year, month)[1]


def parts(when: IsoDate) -> tuple[int, int | None, int | None]:
    """Year, month and day of an ISO date; ``None`` for what a partial one lacks."""
    numbers = [int(part) for part in re.findall(r"\d+", when)[:3]]
    year, month, day = (*numbers, None, None, None)[:3]
    assert year is not None
    return year, month, day


def last_day(when: IsoDate) -> IsoDate:
    """The last day of a day, month or year: ``2021-12`` gives ``2021-12-31``."""
    year, month, day = parts(when)
    month = month or 12
    return f"{year:04d}-{month:02d}-{day or days_in(year, month):02d}"


def first_day(when: IsoDate) -> IsoDate:
    """The first day of a day, month or year."""
    year, month, day = parts(when)
    return f"{year:04d}-{month or 1:02d}-{day or 1:02d}"


def add_months(when: IsoDate, months: int) -> IsoDate:
    """The same day ``months`` later (or the month's last day); a partial date is taken from its first day."""
    year, month, day = parts(first_day(when))
    assert month is not None
    assert day is not None
    index = year * 12 + month - 1 + months
    year, month = index // 12, index % 12 + 1
    return f"{year:04d}-{month:02d}-{min(day, days_in(year, month)):02d}"


def add_days(when: IsoDate, days: int) -> IsoDate:
    """The date ``days`` later; a partial date is taken from its first day."""
    return (date.fromisoformat(first_day(when)) + timedelta(days=days)).isoformat()


def weekday_on_or_before(when: IsoDate, weekday: int) -> IsoDate:
    """The nearest ``weekday`` (0 is Monday) on or before a full date."""
    day = date.fromisoformat(when)
    return (day - timedelta(days=(day.weekday() - weekday) % 7)).isoformat()
