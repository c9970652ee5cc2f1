"""Dates as Danish minutes print them, and the year that they leave out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from casegraph.danish.months import MONTHS, WEEKDAYS, full_year, iso, month_number, parts
from casegraph.danish.words import ORDINALS, ordinal_word
from casegraph.kinds import IsoDate, Tense

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in a text: ``text[start:end]`` is the date itself, without a leading *den* or *d.*

    ``date`` is ISO and as precise as the print; where no year is printed it is the nearest to the anchor given, and
    ``None`` without an anchor. ``month`` and ``day`` are the printed parts, for :func:`resolve_year`.
    """

    start: int
    end: int
    text: str
    date: IsoDate | None
    precision: Precision
    year_printed: bool
    month: int | None
    day: int | None


_LEAD = (
    r"(?:\b(?:den|d|dato|\w{0,12}frist|deadline|pr|senest|inden|før|efter|fra|til|på|kl|"
    + "|".join(WEEKDAYS)
    + r")\b[.:]?\s{0,3})"
)
# Neither before nor after a numeric date may more of a number stand: case numbers, prices and KLE codes look alike.
_NOT_IN_NUMBER = r"(?<![\w§])(?<!\d[.,/\-–])"
_NO_MORE = r"(?![\w%])(?![.,/\-–]\d)"
_SEP = r"\s?[.\-/–]\s?"
_WORD = r"[^\W\d_]{3,10}\b\.?"
_YEAR = r"(?:[12]\d{3}|['’]\d{2})(?!\w)(?!\s?[-–/]\s?\d)"

_ISO = re.compile(rf"{_NOT_IN_NUMBER}(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)(?=T\d|(?!\w))(?!-\d)(?!\.\d)")
_NUMERIC = re.compile(
    rf"{_NOT_IN_NUMBER}(?P<d>\d{{1,2}})(?P<s1>{_SEP})(?P<m>\d{{1,2}})(?P<s2>{_SEP}|\s)(?P<y>\d{{4}}|\d{{2}}){_NO_MORE}"
)
_DAY_MONTH = re.compile(
    rf"{_NOT_IN_NUMBER}(?P<d>\d{{1,2}})(?:(?:ste|den|de|te)?\.?\s?|\s?-\s?)(?P<m>{_WORD})(?:[\s,]{{0,2}}-?(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"(?<!\w)(?P<m>{_WORD})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,\s?(?P<y>\d{{4}})(?!\w)", re.IGNORECASE
)
_ORDINAL = re.compile(
    rf"(?<!\w)(?P<d>(?:{'|'.join(ORDINALS)}|[a-zé]{{2,4}}og(?:tyvende|tredivte)))\s(?P<m>{_WORD})(?:\s(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(rf"{_LEAD}(?P<d>\d{{1,2}})(?P<s1>[./])\s?(?P<m>\d{{1,2}})(?!\w)(?![.,/\-–]\d)", re.IGNORECASE)
_MONTH_WORD = rf"(?:{'|'.join(MONTHS)}|jan|feb|febr|mar|apr|jun|jul|aug|sept?|okt|nov|dec)"
# Not where a day stands before it: "31. juni 2020" is no date at all, not a month.
_NO_DAY = r"(?<![\w.])(?<!\b\d\s)(?<!\b\d\d\s)(?<!\b\d\.\s)(?<!\b\d\d\.\s)"
_MONTH_YEAR = re.compile(
    rf"{_NO_DAY}(?P<m>{_MONTH_WORD})\b\.?(?:\småned)?(?:[\s,]{{1,2}}|\s?-\s?)(?P<y>{_YEAR})", re.IGNORECASE
)
_MONTH_LEAD = (
    r"\b(?:i|primo|medio|ultimo|inden|senest|til|fra|for|af|pr\.?|omkring|siden|før|efter|mellem|og|eller|slut|midt|"
    r"start|sidst i|først i|den)\s"
)
_MONTH_ALONE = re.compile(
    rf"(?:{_MONTH_LEAD}(?P<m>{_MONTH_WORD})(?!\w)(?:\småned)?|(?<!\w)(?P<m2>{'|'.join(MONTHS)})(?:møde(?:t|r|rne)?s?\b|\småned))",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(
    r"\b(?:i|år|året|siden|fra|inden|primo|medio|ultimo|af|efteråret|foråret|sommeren|vinteren|kvartal|for|til|senest)\s"
    r"(?P<y>(?:19|20)\d{2})(?![\w])(?!\s?[-–/]\s?\d)(?![.,]\d)",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s?(?:,|-|–|/|og|eller|samt|til|hhv\.?|henholdsvis)\s?(?:(?:og|den|d\.?|i|fra|til)\s?){0,2}", re.IGNORECASE
)
_NEXT_SLASH = re.compile(
    r"\s?(?:,|og|eller|samt|til|-|–)\s?(?:(?:den|d\.)\s)?(?P<d>\d{1,2})(?P<s1>/)(?P<m>\d{1,2})(?!\w)(?![.,/\-–]\d)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    rf"{_NOT_IN_NUMBER}(?P<days>\d{{1,2}}\.?(?:\s?(?:,|-|–|/|og|eller|samt|til)\s?(?:(?:den|d\.)\s)?\d{{1,2}}\.?){{1,9}})$",
    re.IGNORECASE,
)


def find_dates(text: str, *, anchor: IsoDate | None = None) -> list[DateMention]:
    """Every date in ``text``, left to right, in any Danish form, precise to a day, a month or a year.

    A year that stands only at the end of a list ("12. og 19. maj 2021") holds for the whole of it. ``anchor`` (the
    date of the meeting) gives mentions without a year the nearest one; who knows the tense uses :func:`resolve_year`.
    Spans of years, prices, paragraphs and case numbers are no dates.
    """
    return list(_dates(text, anchor)) if _HINT.search(text) else []


@lru_cache(maxsize=256)  # the readers of routes, references and terms look at the same sentences
def _dates(text: str, anchor: IsoDate | None) -> tuple[DateMention, ...]:
    found: list[DateMention] = []
    taken = bytearray(len(text))
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            mention = read(match)
            if mention is not None and not any(taken[mention.start : mention.end]):
                found.append(mention)
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    found.extend(_slash_lists(text, found))
    found = _with_days_before(text, sorted(found, key=lambda mention: mention.start))
    return tuple(anchored(mention, anchor) for mention in _share_years(text, found))


def resolve_year(month: int, day: int | None, *, meeting: IsoDate, tense: Tense) -> IsoDate:
    """The date in the nearest year: *past* not after the meeting, *planned* not before it.

    ``meeting`` and the answer may be partial dates; a date as precise as the meeting's own counts as not after and
    not before it.
    """
    year = parts(meeting)[0]
    step = -1 if tense == "past" else 1
    for candidate in range(year - step, year + 9 * step, step):
        date = iso(candidate, month, day)
        if date is not None and _in_order(date, meeting, tense):
            return date
    raise ValueError(f"no year has the day {day} of month {month}")


def _in_order(date: IsoDate, meeting: IsoDate, tense: Tense) -> bool:
    shared = min(len(date), len(meeting))
    date, meeting = date[:shared], meeting[:shared]
    return date <= meeting if tense == "past" else date >= meeting


def anchored(mention: DateMention, anchor: IsoDate | None) -> DateMention:
    """``mention`` with the year nearest to ``anchor``, where it has a month and no year."""
    if mention.date is not None or anchor is None or mention.month is None:
        return mention
    before = resolve_year(mention.month, mention.day, meeting=anchor, tense="past")
    after = resolve_year(mention.month, mention.day, meeting=anchor, tense="planned")
    return replace(mention, date=min((before, after), key=lambda date: _distance(date, anchor)))


def _distance(a: IsoDate, b: IsoDate) -> int:
    (year, month, day), (other_year, other_month, other_day) = parts(a), parts(b)
    return abs((year - other_year) * 372 + ((month or 6) - (other_month or 6)) * 31 + (day or 15) - (other_day or 15))


def _mention(
    match: re.Match[str], span: tuple[int, int], year: str | None, month: int | None, day: int | None
) -> DateMention | None:
    """The mention at ``span`` of a match, or ``None`` where the calendar has no such day."""
    full = full_year(year.lstrip("'’")) if year else None
    if year and full is None:
        return None
    # 2024 stands in for a year not printed: a leap year, so that 29 February is a day.
    date = iso(full or 2024, month, day)
    if date is None:
        return None
    precision: Precision = "day" if day else "month" if month else "year"
    text = match.string[span[0] : span[1]]
    return DateMention(*span, text, date if full else None, precision, bool(full), month, day)


def _read_numeric(match: re.Match[str]) -> DateMention | None:
    first, second, third = match["s1"].strip(), match["s2"].strip(), match["y"]
    day, month = int(match["d"]), int(match["m"])
    if len(third) == 2 and (first, second) in (("-", ""), (".", ""), ("/", ".")):
        return None
    if len(third) == 2 and first == second == "." and not _has_lead(match):
        return None  # 27.03.16 is as likely a subject code
    if first not in (second, "/") and len(third) == 4 and second:
        return None
    if first == "/" and month > 12 >= day:
        day, month = month, day  # 8/29/2019, as an American locale prints it
    return _mention(match, match.span(), third, month, day)


def _read_iso(match: re.Match[str]) -> DateMention | None:
    return _mention(match, match.span(), match["y"], int(match["m"]), int(match["d"]))


def _read_day_month(match: re.Match[str]) -> DateMention | None:
    month = month_number(match["m"])
    if month is None:
        return None
    end = match.end() if match["y"] else match.end("m")
    if not match["y"] and match["m"].lower().rstrip(".") in MONTHS:
        end = match.start("m") + len(match["m"].rstrip("."))  # the full stop is the sentence's
    return _mention(match, (match.start(), end), match["y"], month, int(match["d"]))


def _read_ordinal(match: re.Match[str]) -> DateMention | None:
    month, day = month_number(match["m"]), ordinal_word(match["d"])
    if month is None or day is None:
        return None
    return _mention(match, match.span(), match["y"], month, day)


def _read_no_year(match: re.Match[str]) -> DateMention | None:
    if (
        match["s1"] == "."
        and match.string[match.end() : match.end() + 1] != "."
        and not re.match(r"d", match.group(), re.IGNORECASE)
    ):
        return None  # "fra 2.5" is an amount, "den 2.5" and "d. 2.5." are days
    return _mention(match, (match.start("d"), match.end("m")), None, int(match["m"]), int(match["d"]))


def _read_month(match: re.Match[str]) -> DateMention | None:
    return _mention(match, (match.start("m"), match.end()), match["y"], month_number(match["m"]), None)


def _read_month_alone(match: re.Match[str]) -> DateMention | None:
    name = "m" if match["m"] else "m2"
    return _mention(match, (match.start(name), match.end(name)), None, month_number(match[name]), None)


def _read_year(match: re.Match[str]) -> DateMention | None:
    return _mention(match, match.span("y"), match["y"], None, None)


def _has_lead(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 12) : match.start()]
    return re.search(_LEAD + "$", before, re.IGNORECASE) is not None


# Most lines of minutes hold no date at all: one cheap look spares them nine searches.
_HINT = re.compile(r"\d|" + "|".join(MONTHS), re.IGNORECASE)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateMention | None]], ...] = (
    (_ISO, _read_iso),
    (_NUMERIC, _read_numeric),
    (_DAY_MONTH, _read_day_month),
    (_ENGLISH, _read_day_month),
    (_ORDINAL, _read_ordinal),
    (_NO_YEAR, _read_no_year),
    (_MONTH_YEAR, _read_month),
    (_MONTH_ALONE, _read_month_alone),
    (_YEAR_ALONE, _read_year),
)


def _slash_lists(text: str, found: list[DateMention]) -> Iterator[DateMention]:
    """The further days of "d. 5/8, 12/8 og 19/8": without the first one's lead they could be fractions."""
    known = {mention.start for mention in found}
    for mention in found:
        following = _NEXT_SLASH.match(text, mention.end) if "/" in mention.text else None
        while following and following.start("d") not in known:
            span = (following.start("d"), following.end("m"))
            further = _mention(following, span, None, int(following["m"]), int(following["d"]))
            if further is None:
                break
            known.add(further.start)
            yield further
            following = _NEXT_SLASH.match(text, further.end)


def _with_days_before(text: str, found: list[DateMention]) -> list[DateMention]:
    """Add the days that share a month with the date behind them: the 12 of "12. og 19. maj"."""
    result: list[DateMention] = []
    for mention in found:
        if mention.precision == "day" and mention.text[:1].isdigit():
            result.extend(_days_before(text, mention, result[-1].end if result else 0))
        result.append(mention)
    return result


def _days_before(text: str, mention: DateMention, floor: int) -> Iterator[DateMention]:
    first = re.match(r"\d{1,2}", mention.text)
    assert first is not None
    begin = max(floor, mention.start - 80)
    listed = _DAYS.search(text[begin : mention.start + first.end()])
    if not listed or mention.text[:5].isdecimal():
        return
    for number in list(re.finditer(r"\d{1,2}", listed["days"]))[:-1]:
        start = begin + listed.start("days") + number.start()
        day = int(number.group())
        year = parts(mention.date)[0] if mention.date else 2024
        date = iso(year, mention.month, day)
        if date is not None and begin + listed.end() > start:
            end = start + len(number.group())
            yield replace(
                mention, start=start, end=end, text=number.group(), day=day, date=date if mention.date else None
            )


def _share_years(text: str, found: list[DateMention]) -> list[DateMention]:
    """Give a date without a year the year of the one that a list or a span goes on to."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, following = result[index], result[index + 1]
        between = text[here.end : following.start]
        if (
            here.date
            or here.month is None
            or following.date is None
            or not _JOINED.fullmatch(between.strip(" ") or "-")
        ):
            continue
        year, month, _ = parts(following.date)
        date = iso(year - 1 if (month or 12) < here.month else year, here.month, here.day)
        result[index] = replace(here, date=date, year_printed=date is not None)
    return result
