"""When something must be done: *senest*, *inden udgangen af*, *om ca. 3 måneder*, *på næste møde*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from casegraph.danish.bare import find_days_of_acts
from casegraph.danish.dates import find_dates
from casegraph.danish.months import MONTHS, WEEKDAYS, add_days, add_months, last_day, parts
from casegraph.danish.periods import NUMBER_WORDS, Period, find_periods
from casegraph.danish.words import number_word
from casegraph.kinds import DuePrecision, IsoDate


@dataclass(frozen=True, slots=True)
class DueMention:
    """A time by or at which something is to be done; ``text[start:end]`` is all of it, preposition included.

    ``due`` is the last day still in time (*inden* a date counts that date), an estimate where ``precision`` is not
    ``day``, and ``None`` where the calendar cannot tell. ``bound`` is true for a limit (*senest*, *inden*), false for
    a mere point in time.
    """

    start: int
    end: int
    text: str
    due: IsoDate | None
    precision: DuePrecision | None
    bound: bool


# The words in front of a time are read backwards, one at a time.
_WORDS_BEFORE = (
    r"ikke senere end|til og med|fra og med|frem til|i løbet af|hen over|inden for|indenfor|udgangen af|slutningen af|"
    r"afslutningen af|udløbet af|starten af|begyndelsen af|midten af|første del af|senest|seneste|inden|før|efter|om|i|"
    r"på|til|ved|med|indtil|den|det|d\.|d|for|primo|medio|ultimo|slut|midt|start|ca\.|cirka|omkring|mandag|tirsdag|onsdag|"
    r"torsdag|fredag|lørdag|søndag|fra|siden|pr\.|pr|af|her|hen|mødet|møde|mod"
)
_BEFORE = re.compile(rf"(?<!\w)({_WORDS_BEFORE})[\s:]{{1,3}}$", re.IGNORECASE)
_WHOSE = re.compile(r"(?<!\w)(?:på|til|i)\s[\w-]{3,40}s\s$", re.IGNORECASE)  # på udvalgets …
_BOUNDS = frozenset({"senest", "seneste", "inden", "før", "ikke senere end", "til og med", "frem til", "indtil"})
_NOT_DUE = frozenset({"fra", "siden", "pr", "pr.", "fra og med", "efter", "af"})
_END_OF = frozenset({"udgangen af", "slutningen af", "afslutningen af", "udløbet af", "ultimo", "slut"})
_START_OF = frozenset({"starten af", "begyndelsen af", "primo", "start", "første del af"})
_MIDDLE_OF = frozenset({"midten af", "medio", "midt"})
_LIMIT_NOUN = re.compile(
    r"(?<!\w)\w{0,30}(?:frist|deadline|tidsfrist)(?:en|er|erne)?(?!\w)(?:\s|[^.;!?\n]{0,80}?(?:\ber|\btil|\bvar|\bpå|\bbliver|:|\bden|\bd\.)\s{0,2})$",
    re.IGNORECASE,
)
_UNITS = r"(?P<u>(?:arbejds|hver)?dage?s?|uger?s?|måned(?:er)?s?|mdrs?\.?|års?|kvartal(?:er)?)"
_RELATIVE = re.compile(
    r"(?<!\w)(?P<p>om|efter|inden for|indenfor|inden|senest om|senest efter|senest|i løbet af)\s"
    r"(?:den?\s(?:næste|kommende|første)\s)?"
    rf"(?P<c>(?:ca\.?|cirka|omkring|omtrent|et par|højst|maks\.?|max\.?|tidligst)\s)?"
    rf"(?P<n>\d{{1,3}}|{NUMBER_WORDS}|et halvt|halvandet|et par)?\s?(?:-\s?(?P<n2>\d{{1,3}})\s)?{_UNITS}(?!\w)",
    re.IGNORECASE,
)
# "inden for 14 dage efter modtagelsen" counts from something the text does not date.
_FROM_ELSEWHERE = re.compile(r"\s(?:efter|fra|før|forud|inden)(?!\w)", re.IGNORECASE)
# "senest 2 uger efter mødet" counts from this one.
_FROM_THE_MEETING = re.compile(
    r"\s(?:efter|fra)\s(?:dette\s|dagens\s)?(?:udvalgs)?mødet(?!\w)(?!\s(?:den|i|med)\b)", re.IGNORECASE
)
_NEXT_MEETING = re.compile(
    r"(?<!\w)(?:på|til|inden|senest på|før)\s(?:(?:et|det|de|den|deres|sit|[\w-]{3,40}s)\s)?"
    r"(?:næste|næstkommende|førstkommende|kommende|følgende|senere)\s(?:ordinære\s|fælles\s)?(?:[\w-]{1,40}\s){0,3}?[\w-]{0,40}møder?(?:t|ne)?(?!\w)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?<!\w)(?:hurtigst\smuligt|snarest\smuligt|snarest|straks|så\ssnart\ssom\smuligt|inden\slænge|i\sden\skommende\stid|"
    r"ved\slejlighed)(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:senest|inden)\s(?:på\s|nu\spå\s|førstkommende\s|kommende\s)?(?P<d>{'|'.join(WEEKDAYS)})(?!\w)"
    r"(?!,?\s(?:den|d\.|i\suge|uge|\d))",
    re.IGNORECASE,
)
_NEXT_WEEK = re.compile(
    r"(?<!\w)(?:senest\s|inden\s)?(?:i\s|i\sløbet\saf\s)?(?:næste|den\skommende|kommende)\suge(?!\w)", re.IGNORECASE
)
# "inden maj" is before May; "inden 2023" and "inden valgperioden" are said of the end as well.
_WITHOUT_A_LAST_DAY = frozenset({"month", "quarter", "week", "holiday", "season"})
_LOOK_BACK = 160
# Most sentences hold no time at all: one cheap look spares them a dozen searches.
_HINT = re.compile(
    r"\d|kvartal|halvår|uge|måned|dage|\bår|året|forår|efterår|sommer|vinter|ferie|\bjul|påske|pinse|nytår|årsskift|periode|møde|"
    r"snarest|hurtigst|straks|lejlighed|muligt|inden længe|kommende|" + "|".join((*WEEKDAYS, *MONTHS)),
    re.IGNORECASE,
)


def find_due(text: str, meeting: IsoDate | None) -> list[DueMention]:
    """Every time in ``text`` by or at which something may be due, left to right, counted from ``meeting``.

    Times that something counts *from* (*fra*, *siden*, *pr.*, *efter* a date) are left out. Without a meeting's date
    only times that print their year have a ``due``.
    """
    return list(_found(text, meeting)) if _HINT.search(text) else []


# One sentence is asked about several times over: as a whole, by clause, by verb.
@lru_cache(maxsize=512)
def _found(text: str, meeting: IsoDate | None) -> tuple[DueMention, ...]:
    found: list[DueMention] = []
    for mention in _candidates(text, meeting):
        if not any(mention.start < other.end and other.start < mention.end for other in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _candidates(text: str, meeting: IsoDate | None) -> Iterator[DueMention]:
    for match in _RELATIVE.finditer(text):
        relative = _relative(match, meeting)
        if relative is not None:
            yield relative
    for period in find_periods(text, meeting):
        due = _due(text, period)
        if due is not None:
            yield due
    if meeting and len(meeting) == 10:
        yield from _weekdays(text, meeting)
        for day in find_days_of_acts(text, find_dates(text), meeting):
            bound = _LIMIT_NOUN.search(text[max(0, day.start - _LOOK_BACK) : day.start]) is not None
            yield DueMention(day.start, day.end, day.text, day.date, "day", bound)
    for pattern in (_NEXT_MEETING, _VAGUE):
        for match in pattern.finditer(text):
            bound = match.group().split()[0].lower() in _BOUNDS
            yield DueMention(match.start(), match.end(), match.group(), None, None, bound)


def _weekdays(text: str, meeting: IsoDate) -> Iterator[DueMention]:
    """Days that are told by how near they are: "senest fredag" is the next one, "næste uge" ends with its Sunday."""
    today = date.fromisoformat(meeting).weekday()
    for match in _WEEKDAY.finditer(text):
        ahead = (WEEKDAYS.index(match["d"].lower()) - today - 1) % 7 + 1
        yield DueMention(match.start(), match.end(), match.group(), add_days(meeting, ahead), "day", bound=True)
    for match in _NEXT_WEEK.finditer(text):
        bound = match.group().split()[0].lower() in _BOUNDS
        yield DueMention(match.start(), match.end(), match.group(), add_days(meeting, 13 - today), "approximate", bound)


def _due(text: str, period: Period) -> DueMention | None:
    """The due that a period makes with the words before it, or ``None`` where they make it none."""
    start, words = _words_before(text, period.start)
    bound = not _BOUNDS.isdisjoint(words) or bool(_LIMIT_NOUN.search(text[max(0, start - _LOOK_BACK) : period.start]))
    if words[:1] == ["for"]:
        return None  # "budgetopfølgningen for august" says of what, not when
    after_holiday = period.kind in {"season", "holiday"} and "efter" in words
    if not bound and not after_holiday and not _NOT_DUE.isdisjoint(words[:2]):
        return None
    due, precision = _reckon(period, set(words))
    return DueMention(start, period.end, text[start : period.end], due, precision, bound)


def _words_before(text: str, start: int) -> tuple[int, list[str]]:
    """Where the phrase around a time begins, and its words from the time outwards."""
    words: list[str] = []
    starts = [start]
    for _ in range(7):
        found = _BEFORE.search(text[max(0, starts[-1] - 30) : starts[-1]])
        if not found:
            break
        starts.append(starts[-1] - len(found.group()))
        words.append(found.group(1).lower())
    if words and words[-1] in {"møde", "mødet"}:
        # "på udvalgets møde i maj" is all time; "indkaldes til ekstraordinært møde den 5. maj" is a meeting at a time.
        whose = _WHOSE.search(text[max(0, starts[-1] - 60) : starts[-1]])
        return (starts[-1] - len(whose.group()), words) if whose else (starts[-2], words)
    return starts[-1], words


def _reckon(period: Period, words: set[str]) -> tuple[IsoDate | None, DuePrecision | None]:
    """The last day in time and how sure it is."""
    if period.first is None or period.last is None:
        return None, None
    if words & _END_OF:
        strict = period.exact and (words & _BOUNDS or period.kind != "month")
        return period.last, "day" if strict else _precision(period)
    if words & (_START_OF | _MIDDLE_OF):
        return _part(period, 1 if words & _START_OF else 2), "approximate"
    if period.kind == "day":
        return period.first, "day"
    weekday = next((index for index, name in enumerate(WEEKDAYS) if name in words), None)
    if period.kind == "week" and weekday is not None:
        return add_days(period.first, weekday), "day"
    return _whole(period, period.first, period.last, words), _precision(period)


def _whole(period: Period, first: IsoDate, last: IsoDate, words: set[str]) -> IsoDate:
    """The last day in time where a whole period is named: before it, in the month it ends in, or in it."""
    if "efter" in words:
        return last_day(last[:7])
    if not words & {"inden", "før"} or period.kind not in _WITHOUT_A_LAST_DAY:
        return last
    return first if period.kind in {"holiday", "season"} else add_days(first, -1)


def _precision(period: Period) -> DuePrecision:
    if period.kind in {"season", "holiday"}:
        return "season"
    if period.kind in {"month", "quarter"}:
        return "month" if period.kind == "month" else "quarter"
    # "inden for valgperioden", "i 2022", "i uge 42": the last day is exact, that it is meant so strictly is not.
    return "approximate"


def _part(period: Period, third: int) -> IsoDate:
    """The end of the first or second third of a period, as *primo* and *medio* are used."""
    assert period.first is not None
    if period.kind == "month":
        return add_days(period.first, 10 * third - 1)
    year, month, _ = parts(period.first)
    if period.kind == "year":
        return last_day(f"{year:04d}-{1 if third == 1 else 6:02d}")
    return last_day(add_months(f"{year:04d}-{month:02d}-01", third - 1)[:7])


def _relative(match: re.Match[str], meeting: IsoDate | None) -> DueMention | None:
    """The due of "om ca. 3 måneder", counted from the meeting; ``None`` where it counts from something else."""
    preposition, number = match["p"].lower(), match["n2"] or match["n"]
    if number is None and match["c"] is None and match["u"].lower() not in {"måned", "uge", "år", "kvartal"}:
        return None
    bound = preposition in {"inden for", "indenfor", "inden", "senest om", "senest efter", "senest"}
    from_meeting = _FROM_THE_MEETING.match(match.string, match.end())
    if preposition == "senest" and not from_meeting:
        return None
    elsewhere = not from_meeting and _FROM_ELSEWHERE.match(match.string, match.end())
    if elsewhere or (preposition == "i løbet af" and match["n"] is None):
        return DueMention(match.start(), match.end(), match.group(), None, None, bound)
    days, months = _amount(number, match["u"].lower().rstrip("."))
    due = add_days(add_months(meeting, months), days) if meeting and len(meeting) == 10 else None
    exact = bound and match["c"] is None
    return DueMention(
        match.start(), match.end(), match.group(), due, ("day" if exact else "approximate") if due else None, bound
    )


def _amount(number: str | None, unit: str) -> tuple[int, int]:
    """Days and months of "14 dage", "et halvt år", "halvandet år"."""
    word = (number or "et").lower()
    if unit.startswith("år"):
        return 0, {"et halvt": 6, "halvandet": 18, "et par": 24}.get(word) or 12 * (number_word(word) or 1)
    count = {"et par": 2, "halvandet": 2, "et halvt": 1}.get(word) or number_word(word) or 1
    if unit.startswith("m"):
        return 0, count
    if unit.startswith("kvartal"):
        return 0, 3 * count
    return (count * 7 if unit.startswith("uge") else count), 0
