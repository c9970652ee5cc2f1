"""When something that is done again and again is due next: *ultimo hver måned*, *kvartalsvis*, *hvert år i maj*.

What says so is found by :func:`casegraph.danish.find_recurring`; here is the calendar of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from casegraph.danish.months import MONTHS, days_in, month_number
from casegraph.danish.words import NUMBERS, number_word
from casegraph.kinds import IsoDate

Part = Literal["start", "middle", "end"]

_UNITS = {"måned": 1, "kvartal": 3, "halvår": 6, "år": 12, "forår": 12, "efterår": 12}
_ADVERBS = {"måned": 1, "kvartal": 3, "kvartår": 3, "halvår": 6, "år": 12}
_OFTEN = {"året": 12, "halvåret": 6, "kvartalet": 3}
_PARTS: dict[str, Part] = {
    "primo": "start",
    "i starten af": "start",
    "i begyndelsen af": "start",
    "medio": "middle",
    "midt i": "middle",
    "ultimo": "end",
    "i slutningen af": "end",
    "ved udgangen af": "end",
}
_DAY_OF: dict[Part, int] = {"start": 10, "middle": 20}
_PART = rf"(?:(?P<part>{'|'.join(_PARTS)})\s)?"
_MONTH = rf"(?:\s(?:i|primo|medio|ultimo)\s(?P<month>{'|'.join(MONTHS)})(?!\w))?"
_EVERY = re.compile(
    rf"(?<!\w){_PART}(?:hvert?(?:\seneste)?)\s(?:(?P<n>halve|andet|anden|tredje|fjerde|femte)\s)?"
    rf"(?P<unit>{'|'.join(_UNITS)}|uge)(?!\w){_MONTH}",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    rf"(?<!\w){_PART}(?P<unit>{'|'.join(_ADVERBS)}|uge)s?(?:lig|vis)(?:t|e|vise)?(?!\w){_MONTH}", re.IGNORECASE
)
_TIMES = re.compile(
    rf"(?<!\w)(?P<n>én|en|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|\d{{1,2}})\sgange?\s"
    rf"(?:om|i|pr\.?)\s?(?P<unit>{'|'.join(_OFTEN)}|år|halvår|kvartal)(?!\w)",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"(?<!\w)(?:løbende|fortløbende|kontinuerligt|periodisk|jævnligt|til stadighed)(?!\w)", re.IGNORECASE
)
_NTH = {"halve": 0.5, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4, "femte": 5}
_WEEK = 0


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often something comes back: every so many ``months``, 0 for every week, ``None`` for *løbende*.

    ``part`` is when in that stretch of time, ``month`` (1 to 12) a month of the year that is named.
    """

    months: int | None
    part: Part = "end"
    month: int | None = None


def find_recurrence(text: str) -> Recurrence | None:
    """How often ``text`` says that something is to be done again; ``None`` where it says nothing of the kind."""
    found = _EVERY.search(text) or _ADVERB.search(text)
    if found:
        part = _PARTS[found["part"].lower()] if found["part"] else "end"
        month = month_number(found["month"]) if found["month"] else None
        return Recurrence(_months(found), part, month)
    times = _TIMES.search(text)
    if times:
        count = 1 if times["n"].lower() in {"én", "en"} else int(number_word(times["n"]) or times["n"])
        unit = times["unit"].lower()
        return Recurrence(max(1, (_OFTEN.get(unit) or _UNITS[unit]) // max(count, 1)))
    return Recurrence(None) if _ALWAYS.search(text) else None


def _months(found: re.Match[str]) -> int:
    unit = found["unit"].lower()
    if unit == "uge":
        return _WEEK
    length = _UNITS.get(unit) or _ADVERBS[unit]
    return max(1, int(length * _NTH.get((found.groupdict().get("n") or "").lower(), 1)))


def next_time(recurrence: Recurrence, day: IsoDate) -> IsoDate | None:
    """The first day, not before ``day``, by which it is to be done once more; ``None`` for what never stops.

    Where the calendar does not say which years or months are meant, stretches count from January, and of more than a
    year from the year of ``day``.
    """
    if recurrence.months is None:
        return None
    on = date.fromisoformat(day)
    if recurrence.months == _WEEK:
        return (on + timedelta(days=6 - on.weekday())).isoformat()
    length = recurrence.months
    first = on.year * 12 + ((on.month - 1) // length * length if length <= 12 else 0)
    times = (_due(first + step * length, min(length, 12), recurrence) for step in range(3))
    return next((due for due in times if due >= day), None)


def _due(start: int, length: int, recurrence: Recurrence) -> IsoDate:
    """The day in the stretch of ``length`` months that begins in month ``start``, counted from the year 0."""
    if recurrence.month and length == 12:
        start, length = start + recurrence.month - 1, 1
    if recurrence.part == "end":
        year, month = divmod(start + length - 1, 12)
        return date(year, month + 1, days_in(year, month + 1)).isoformat()
    year, month = divmod(start, 12)
    return (date(year, month + 1, 1) + timedelta(days=_DAY_OF[recurrence.part] * length - 1)).isoformat()
