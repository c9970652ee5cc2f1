"""The figures of a title: years, periods, numbers of plans, houses and parts, each in one way of writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from casegraph.danish import ordinal_word
from casegraph.danish.months import full_year, last_day, month_number
from casegraph.danish.words import ORDINALS
from casegraph.link.titles.order import NOTHING
from casegraph.rulebook.phrases import to_regex

_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# What may follow the number of a report: nothing, a new clause (but no other number), a year, what it is of.
_ENDS = r"(?=\s*(?:\Z|[,:;()–—/-]\s*(?!\d{1,3}(?!\d))|(?:19|20)\d\d\b|(?i:pr|for|om)\b))"
# How many months each period has.
_MONTHS = {"kvartal": 3, "tertial": 4, "halvår": 6}
_NAMED = re.compile(rf"(\d)({'|'.join(_MONTHS)})")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")
# Any year with a 29th of February.
_LEAP = 2020


class Counting:
    """Writes what is counted in one way: *2. etape* as *etape 2*, *Budgetopfølgning II* and *Anden budgetopfølgning* as
    *2. budgetopfølgning*.

    A part goes by its number, a report by its place in the year, whichever of the two is printed first.
    """

    def __init__(self, sequence: Sequence[str], reports: Sequence[str]) -> None:
        parts, told = _any_of(sequence), _any_of(reports)
        self._counted = re.compile("|".join(filter(None, (parts, told))) or NOTHING, re.IGNORECASE)
        ordinal = rf"(?:(?P<figure>\d{{1,2}})\.\s?|(?P<word>{'|'.join(ORDINALS)})\s)"
        begin = r"(?<![\w.–-])(?P<others>(?:\d{1,2}\.\s?(?:,|og|samt|&)\s)*)"
        self._parts = re.compile(rf"{begin}{ordinal}(?P<part>{parts})\b", re.IGNORECASE) if parts else None
        number = r"(?i:nr\.?\s?)?(?P<number>[1-4]|I{1,3}|IV)"
        self._reports = re.compile(rf"\b(?P<report>(?i:{told}))\s{number}{_ENDS}") if told else None
        places = "|".join(word for word, place in ORDINALS.items() if place in _ROMANS.values())
        self._placed = (
            re.compile(rf"(?<!\b[Ee]n\s)(?<!\b[Ee]t\s)\b(?P<word>{places})\s(?P<report>{told})\b", re.IGNORECASE)
            if told
            else None
        )

    def counts(self, token: str) -> bool:
        """Whether a token (in small letters) is a part or a report that may be counted: where none is, none is."""
        return self._counted.fullmatch(token) is not None

    def in_one_way(self, text: str) -> str:
        """A title with its counted parts and reports written so."""
        text = self._parts.sub(_part, text) if self._parts else text
        text = self._placed.sub(_placed, text) if self._placed else text
        return self._reports.sub(_report, text) if self._reports else text


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(to_regex, words))


def _part(found: re.Match[str]) -> str:
    number = found["figure"] or ordinal_word(found["word"].lower())
    return f"{found['part']} {' og '.join((*re.findall(r'[0-9]+', found['others']), str(number)))}"


def _placed(found: re.Match[str]) -> str:
    return f"{ordinal_word(found['word'].lower())}. {found['report'].lower()}"


def _report(found: re.Match[str]) -> str:
    number = found["number"].lower()
    if number == "i" and found.string.isupper():
        return found.group()  # TILSYN I NORDBY
    return f"{_ROMANS.get(number, number)}. {found['report'].lower()}"


def spanned_years(token: str) -> str:
    """The years of a span (*2021-24*), the last one in full."""
    begin, end = re.findall(r"\d+", token)
    return f"{begin}-{full_year(end) if len(end) == 4 else int(begin[:2] + end)}"


def on_day(token: str) -> tuple[str, list[str]]:
    """A date in small letters as a period (*pr. 31. oktober*): its day and month, and its year if printed."""
    day, named, *year = re.findall(r"\d+|[a-zæøå]+", token)
    month = month_number(named) if named.isalpha() else int(named)
    return f"{int(day)}/{month}", [str(full_year(digits) or digits) for digits in year[:1]]


def period(token: str) -> str:
    """A period as it is kept: *4. kvt.* and *4 kvartal* are one."""
    return re.sub(r"[\s.]", "", token.lower()).replace("kvt", "kvartal")


def endings(label: str) -> tuple[str, ...]:
    """What ends with a period: itself, and of the last day of a month the month and the longer periods that end then.

    A report *pr. 31. marts* may be that of March or of the first quarter, which are two.
    """
    named, day = _NAMED.fullmatch(label), _DAY.fullmatch(label)
    if named:
        return (_ending(int(named[1]) * _MONTHS[named[2]], named[2]),)
    if not day or not 1 <= int(day[2]) <= 12 or int(day[1]) not in _last_days(int(day[2])):
        return (label,)
    month = int(day[2])
    return (str(month), *(_ending(month, name) for name, length in _MONTHS.items() if month % length == 0))


def _ending(month: int, name: str) -> str:
    return f"{name} to {month}"


def _last_days(month: int) -> set[int]:
    """The days that a month may end with."""
    return {int(last_day(f"{year}-{month:02}")[8:]) for year in (_LEAP, _LEAP + 1)}
