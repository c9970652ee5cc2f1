"""Stretches of time that a deadline can be tied to: quarters, half-years, weeks, seasons, holidays, council terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from casegraph.danish.dates import find_dates, resolve_year
from casegraph.danish.months import (
    add_days,
    add_months,
    first_day,
    full_year,
    last_day,
    parts,
    weekday_on_or_before,
)
from casegraph.danish.words import NUMBERS, number_word, ordinal_word
from casegraph.kinds import IsoDate

PeriodKind = Literal["day", "month", "year", "quarter", "half", "week", "season", "holiday", "term"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time found in a text: ``text[start:end]`` names it; ``first`` and ``last`` are its days.

    Both are ``None`` where the text leaves out the year and no meeting was given. ``exact`` is false where the
    calendar does not say on which day it begins or ends (seasons, school holidays).
    """

    start: int
    end: int
    text: str
    kind: PeriodKind
    first: IsoDate | None
    last: IsoDate | None
    exact: bool = True


_ORD = r"(?:[1-4]\.?|I{1,3}V?|IV|første|anden|andet|tredje|fjerde|sidste)"
_YEAR = r"(?:(?:\s(?:i\s)?|\s?-\s?)(?P<y>20\d\d)(?!\w))?"
_QUARTER = re.compile(
    rf"(?<!\w)(?:(?P<n>{_ORD})(?:\s?[-–/]\s?[1-4]\.)?\s?(?:kvartals?|kvt|kv)(?!\w)\.?|Q(?P<q>[1-4])){_YEAR}",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"(?<!\w)(?P<n>1\.?|2\.?|første|andet|anden|sidste)\s?(?:halvår|halvdel\saf(?=\s20\d\d)){_YEAR}", re.IGNORECASE
)
_WEEK = re.compile(
    r"(?<!\w)uge\s?(?:nr\.?\s)?(?P<n>\d{1,2})(?:\s?(?:[-–]|og)\s?(?P<n2>\d{1,2}))?(?!\w)"
    r"(?:[,/]?\s?(?:i\s)?(?P<y>20\d\d)(?!\w))?",
    re.IGNORECASE,
)
_SEASONS = {
    "forår": (3, 5),
    "sommer": (6, 8),
    "efterår": (9, 11),
    "vinter": (12, 14),
}
_SEASON = re.compile(
    r"(?<!\w)(?P<n>forår|sommer|efterår|vinter)(?:en|et|ens|ets)?(?:\s(?P<y>20\d\d)(?:/(?:20)?\d\d)?)?(?!\w)",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(
    rf"(?<!\w)(?<!\d\.\s)(?<!\d\s)(?P<n>sommerferie|efterårsferie|vinterferie|juleferie|påskeferie|jul|påske|pinse|nytår)(?:en|ens|n|ns|s)?(?!\w){_YEAR}",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?<!\w)årsskiftet(?:\s(?P<y>20\d\d)(?:\s?[/\-–]\s?(?:20)?\d\d)?)?(?!\w)|(?<!\w)årets\s(?:udgang|slutning|udløb)|"
    r"(?<!\w)(?:udgangen|slutningen|udløbet)\saf\s(?:(?:indeværende|dette)\s(?:budget|regnskabs|kalender)?år|"
    r"(?:budget|regnskabs|kalender)?året)(?!\w)",
    re.IGNORECASE,
)
_TERM_PART = r"(?:(?P<o>første|anden|andet|tredje|fjerde|sidste|[1-4]\.)\s(?P<u>år|halvdel)\s(?:af|i)\s)?"
_TERM = re.compile(
    rf"(?<!\w){_TERM_PART}(?:den\s|denne\s|indeværende\s|[\w-]{{3,40}}s\s|byråds|kommunal)?(?:valg|byråds|funktions)periode(?:n|ns)?(?!\w)",
    re.IGNORECASE,
)
# The first council term that began with a January under the present four-year order.
_FIRST_TERM = 1970


def find_periods(text: str, meeting: IsoDate | None) -> list[Period]:
    """Every stretch of time in ``text``, left to right; a year left out is the next one from ``meeting`` on."""
    found: list[Period] = []
    for period in _all(text, meeting):
        if not any(period.start < other.end and other.start < period.end for other in found):
            found.append(period)
    return sorted(found, key=lambda period: period.start)


def _all(text: str, meeting: IsoDate | None) -> Iterator[Period]:
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            period = read(match, meeting)
            if period is not None:
                yield period
    yield from _date_periods(text, meeting)


def _date_periods(text: str, meeting: IsoDate | None) -> Iterator[Period]:
    for mention in find_dates(text):
        when = mention.date
        if when is None and meeting and mention.month:
            when = resolve_year(mention.month, mention.day, meeting=meeting, tense="planned")
        first, last = (first_day(when), last_day(when)) if when else (None, None)
        yield Period(mention.start, mention.end, mention.text, mention.precision, first, last)


def _period(
    match: re.Match[str], kind: PeriodKind, span: tuple[IsoDate, IsoDate] | None, *, exact: bool = True
) -> Period:
    first, last = span or (None, None)
    return Period(match.start(), match.end(), match.group(), kind, first, last, exact)


Span = tuple[IsoDate, IsoDate]


def _in_year(match: re.Match[str], meeting: IsoDate | None, span: Callable[[int], Span]) -> Span | None:
    """The span in the year printed, else the first one that ends no earlier than the meeting."""
    printed = full_year(match["y"]) if match["y"] else None
    if printed:
        return span(printed)
    if not meeting:
        return None
    year = parts(meeting)[0]
    return next((span(y) for y in (year - 1, year) if span(y)[1] >= last_day(meeting)), span(year + 1))


def _months(first: int, last: int) -> Callable[[int], Span]:
    def span(year: int) -> Span:
        return add_months(f"{year:04d}-01-01", first - 1), last_day(add_months(f"{year:04d}-01-01", last - 1)[:7])

    return span


def _read_quarter(match: re.Match[str], meeting: IsoDate | None) -> Period | None:
    number = _small(match["q"] or match["n"], 4)
    if number is None:
        return None
    return _period(match, "quarter", _in_year(match, meeting, _months(3 * number - 2, 3 * number)))


def _read_half(match: re.Match[str], meeting: IsoDate | None) -> Period | None:
    number = _small(match["n"], 2)
    if number is None:
        return None
    return _period(match, "half", _in_year(match, meeting, _months(6 * number - 5, 6 * number)))


def _small(printed: str, last: int) -> int | None:
    """A number from 1 to ``last`` as a digit, a word or in Roman figures; *sidste* is the last one."""
    word = printed.rstrip(".").lower()
    romans = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "sidste": last}
    number = romans.get(word) or number_word(word) or ordinal_word(word)
    return number if number and number <= last else None


def _read_week(match: re.Match[str], meeting: IsoDate | None) -> Period | None:
    number, until = int(match["n"]), int(match["n2"] or match["n"])
    if not 1 <= number <= until <= 52:
        return None

    def span(year: int) -> Span:
        first, last = date.fromisocalendar(year, number, 1), date.fromisocalendar(year, until, 7)
        return first.isoformat(), last.isoformat()

    return _period(match, "week", _in_year(match, meeting, span))


def _read_season(match: re.Match[str], meeting: IsoDate | None) -> Period | None:
    first, last = _SEASONS[match["n"].lower()]
    return _period(match, "season", _in_year(match, meeting, _months(first, last)), exact=False)


def _read_holiday(match: re.Match[str], meeting: IsoDate | None) -> Period | None:
    name = match["n"].lower()
    if name == "nytår":
        return _period(match, "day", _in_year(match, meeting, _turn_of_year))
    try:
        span = _in_year(match, meeting, _HOLIDAYS[name])
    except LookupError:
        span = None
    return _period(match, "holiday", span, exact=False)


def _turn_of_year(year: int) -> Span:
    return f"{year:04d}-12-31", f"{year:04d}-12-31"


@cache
def easter_sunday(year: int) -> IsoDate:
    """Easter Sunday, which other feasts move with; :class:`LookupError` for years the calendar does not hold."""
    import holidays  # noqa: PLC0415 - only a text that speaks of Easter or Whitsun needs the calendar

    days = holidays.country_holidays("DK", years=year, language="da")
    found = next((day for day, name in days.items() if name == "Påskedag"), None)
    if found is None:
        raise LookupError(f"no Easter Sunday is known for {year}")
    return found.isoformat()


def _week_off(number: int) -> Callable[[int], Span]:
    """A school week off: it begins with the Saturday before the week of that number."""

    def span(year: int) -> Span:
        monday = date.fromisocalendar(year, number, 1)
        return (monday - timedelta(days=2)).isoformat(), (monday + timedelta(days=6)).isoformat()

    return span


def _summer_holiday(year: int) -> Span:
    # By the school law it begins on the last Saturday of June; it ends in the second week of August, where is local.
    return weekday_on_or_before(f"{year:04d}-06-30", 5), f"{year:04d}-08-10"


def _christmas(year: int) -> Span:
    return f"{year:04d}-12-24", add_days(f"{year:04d}-12-24", 9)


def _easter(year: int) -> Span:
    return add_days(easter_sunday(year), -8), add_days(easter_sunday(year), 1)


def _whitsun(year: int) -> Span:
    return add_days(easter_sunday(year), 48), add_days(easter_sunday(year), 50)


_HOLIDAYS: dict[str, Callable[[int], Span]] = {
    "sommerferie": _summer_holiday,
    "efterårsferie": _week_off(42),
    "vinterferie": _week_off(7),
    "juleferie": _christmas,
    "jul": _christmas,
    "påskeferie": _easter,
    "påske": _easter,
    "pinse": _whitsun,
}


def _read_turn(match: re.Match[str], meeting: IsoDate | None) -> Period | None:
    return _period(match, "day", _in_year(match, meeting, _turn_of_year))


def council_term(when: IsoDate) -> Span:
    """The council term that ``when`` falls in; terms are four calendar years: 2018–2021, 2022–2025 …"""
    year = parts(when)[0]
    first = year - (year - _FIRST_TERM) % 4
    return f"{first:04d}-01-01", f"{first + 3:04d}-12-31"


def _read_term(match: re.Match[str], meeting: IsoDate | None) -> Period | None:
    if not meeting:
        return _period(match, "term", None)
    first, last = council_term(meeting)
    if match["o"] is None:
        return _period(match, "term", (first, last))
    months = 24 if match["u"].lower() == "halvdel" else 12
    number = _small(match["o"], 48 // months)
    if number is None:
        return None
    begin = add_months(first, (number - 1) * months)
    if add_months(begin, months) <= first_day(meeting):
        begin = add_months(begin, 48)  # that part of this term is over: the next term is meant
    return _period(match, "term", (begin, add_days(add_months(begin, months), -1)))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], IsoDate | None], Period | None]], ...] = (
    (_QUARTER, _read_quarter),
    (_HALF, _read_half),
    (_WEEK, _read_week),
    (_TURN, _read_turn),
    (_TERM, _read_term),
    (_HOLIDAY, _read_holiday),
    (_SEASON, _read_season),
)

NUMBER_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
