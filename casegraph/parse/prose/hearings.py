"""Public hearings: that there is one, from when and until when."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from casegraph import danish
from casegraph.danish import DateMention, DueMention, number_word
from casegraph.danish.months import WEEKDAYS
from casegraph.danish.periods import NUMBER_WORDS
from casegraph.kinds import IsoDate
from casegraph.model import Hearing
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.passages import Passage, passages

_WEEKDAY = "|".join(WEEKDAYS)
_SPAN = re.compile(
    rf"\s?(?:til(?:\sog\smed)?|-|–|frem\stil|og\stil)\s?(?:den\s|d\.\s?|(?:{_WEEKDAY})\s(?:den\s|d\.\s?)?)?",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:til|indtil|frem til|til og med|senest|inden|\w*frist\w*|udløber|slutter)\b[^.;]{0,60}$", re.IGNORECASE
)
_WEEKS = re.compile(rf"\b(?P<n>\d{{1,2}}|{NUMBER_WORDS})\s?uger", re.IGNORECASE)
_FROM = re.compile(
    rf"\b(?:fra|fra og med|starter|begynder|perioden)\s(?:(?:{_WEEKDAY})\s)?(?:den\s|d\.\s?)?$",
    re.IGNORECASE,
)


_WORDS = re.compile(
    r"(?:(?:\d{1,2}|otte|fire|seks|ti|tolv|to|tre)\s(?:ugers?|måneders?|dages?)\s)?"
    r"(?:(?:fornyet|offentlige?|ny|ekstern|supplerende|lovpligtige?)\s){0,2}\w{0,20}(?:høring|indsigelsesfrist)\w{0,12}"
    r"(?:\s(?:hos|blandt|af|i)\s(?!perioden|uge)[A-ZÆØÅa-zæøå]\w{3,40})?",
    re.IGNORECASE,
)


def hearing_words(text: str) -> str:
    """The words that name the hearing ("8 ugers offentlig høring"), else the text itself."""
    found = _WORDS.search(text)
    return found.group().strip() if found else text.rstrip(". ")


def hearing_span(context: ItemContext, text: str) -> DueMention | None:
    """The last day of a hearing that is given by both its ends, or ``None``."""
    dates = danish.find_dates(text, anchor=context.meeting_date)
    for first, last in pairwise(dates):
        if _SPAN.fullmatch(text[first.end : last.start]) and last.date and len(last.date) == 10:
            return DueMention(first.start, last.end, text[first.start : last.end], last.date, "day", bound=True)
    return None


def hearing_from(context: ItemContext, text: str, due: DueMention | None) -> DueMention | None:
    """The last day of a hearing by its first one and how many weeks it lasts, else ``due``, unless that is the first.

    No day follows where the text does not say how long it lasts.
    """
    for first in danish.find_dates(text, anchor=context.meeting_date):
        begins = _FROM.search(text[: first.start])
        if not begins or not first.date or first.precision != "day":
            continue
        lasts = _WEEKS.search(text)
        if lasts is None:
            return None
        last = date.fromisoformat(first.date) + timedelta(weeks=number_word(lasts["n"].lower()) or int(lasts["n"]))
        start = begins.start()
        return DueMention(start, first.end, text[start : first.end], last.isoformat(), "day", bound=True)
    return due


def find_hearings(context: ItemContext) -> tuple[Hearing, ...]:
    """The hearings told of in the prose that have a first or last day, in printed order."""
    words = context.tools.book.followups.phrases["hearings"]
    found: list[Hearing] = []
    for passage in passages(context):
        hit = words.search(passage.text)
        if hit is None:
            continue
        start, until = _days(context, passage)
        if start or until:
            found.append(Hearing(passage.text, passage.place, start, until))
    return tuple(found)


def _days(context: ItemContext, passage: Passage) -> tuple[IsoDate | None, IsoDate | None]:
    """First and last day of the hearing: the ends of a span, or one of them by the word before it."""
    dates = [date for date in danish.find_dates(passage.text, anchor=context.meeting_date) if date.precision != "year"]
    for first, last in pairwise(dates):
        if _SPAN.fullmatch(passage.text[first.end : last.start]):
            return _in_year_of(first, last), last.date
    start = next((date.date for date in dates if _FROM.search(passage.text[: date.start])), None)
    until = next((date.date for date in dates if _UNTIL.search(passage.text[: date.start])), None)
    return start, until


def _in_year_of(first: DateMention, last: DateMention) -> IsoDate | None:
    """The first day with the year of the last one, where only that is printed."""
    if first.date and last.date and first.date > last.date and not first.year_printed:
        return f"{int(first.date[:4]) - 1:04d}{first.date[4:]}"
    return first.date
