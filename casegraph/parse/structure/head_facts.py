"""What the head of the document says of the meeting: body and date, labelled or not, times, place and people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.danish import find_dates
from casegraph.kinds import IsoDate
from casegraph.model import Body
from casegraph.parse.structure.clocks import HOUR, TIME, clocks
from casegraph.parse.structure.head import Head, Value
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.treatments import in_small_letters

_ROOM = re.compile(r"s?\s+(?:[\w-]+\s+)?(?:\w*sal(?:en)?|\w*lokale(?:t|r)?|mødecenter|rådhus(?:et)?)\b", re.IGNORECASE)
# "Møde nr. 4, 24. maj 2022" names one day, not two.
_NUMBER_OF_MEETING = re.compile(r"\b(?:møde\s+)?nr\.?\s*\d{1,3}(?:/\d{2,4})?,", re.IGNORECASE)
_CLOSED_AT = re.compile(r"\b(?:hævet|sluttede|slut|afsluttet)\b(?P<rest>.{0,20})", re.IGNORECASE)
# A line that is a day with its time: "Tirsdag den 8. august 2023 kl. 15.00 – 17.50".
_TIMED = re.compile(
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s+)?(?:d(?:en|\.)\s*)?\d{1,2}\b.{0,30}?\b\d{4}\b[^a-zæøå]*"
    r"(?:(?:kl|til|fra|klokken)\b[^a-zæøå]*)*(?:\b(?:i|på)\s.*)?\Z",
    re.IGNORECASE,
)
# "Mødet blev holdt kl. 18.00-20.35 i Byrådssalen."
_HELD = re.compile(r"mødet\s(?:(?:blev|er)\s)?(?:(?:af)?hold(?:t|tes|es)|fandt\ssted)\b", re.IGNORECASE)
_MENU = 3  # bodies one below the other
_BOARD = 2.9  # a board that no rule knows: less than a body that a line about a meeting names
_PLACE_AFTER = re.compile(
    r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?"
    r"(?:\s+(?:i|på)\s+(?P<place>[A-ZÆØÅ].{2,120}|\w*(?:salen|lokale\w*|rummet|kantinen|rådhuset)\b.{0,80})|,\s+(?P<named>[A-ZÆØÅ][^.;:]{2,80}))\Z"
)
# A room by itself, on the line below the day: "Byrådssalen, Rådhuset i Nyby".
_ROOM_LINE = re.compile(
    r"(?=[A-ZÆØÅ])(?:[\w ]{2,40},\s)?"
    r"(?i:[\w .]{0,40}?(?:(?:\b|[set])sal(?:en)?|lokale(?:t)?|rådhus(?:et)?|kontor(?:et)?|kantinen?|skolen?"
    r"|rummet|hallen)\b)"
    r"(?:(?:,|\s(?:i|på|ved|hos|af)\s|\s\d|\s[A-ZÆØÅ])[^.:;!?]{0,60})?"
)
_ROOM_WORD = re.compile(
    r"sal(?:en)?\b|lokale|rådhus|kontor|kantine|skole|rum(?:met)?\b|hal(?:len)?\b|forvaltning|hus(?:et)?\b|gård|center|centret"
    r"|bibliotek|stue|villa|\b(?:Teams|online)\b|vej\b|gade\b|torvet\b|plads",
    re.IGNORECASE,
)
# A line about a meeting, not about a room for meetings.
_MET = re.compile(r"\b(?:\w*møder?|\w*mødet|referat|dagsorden|bestyrelsen?|udvalget|råd(?:et)?)\b", re.IGNORECASE)
_PLACE_LINE = re.compile(
    r"(?:(?:[Mm]ødet\s)?(?:[Hh]oldt|[Aa]fholdt|[Hh]oldtes)\s)?(?:i|på)\s+(?P<place>[A-ZÆØÅ].{2,100})\Z"
)
_MEETING = re.compile(r"møde|\breferat|\bdagsorden|\bprotokol", re.IGNORECASE)
_MEETING_IN = re.compile(r"\bmøde|\breferat|\bdagsorden|\bprotokol", re.IGNORECASE)


# --- body and date ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """A body or date with the row it was read from; ``weight`` is how sure its place makes it."""

    value: Body | IsoDate
    row: int
    weight: float


def bodies_in_head(head: Head) -> list[Found]:
    """Every body that the head names as the one that met, surest first."""
    found: list[Found] = []
    labelled = head.first("body")
    boards = head.page.vocabulary.boards
    if labelled:
        named = head.page.bodies.resolve(labelled.text) or _first_body(head.page, labelled.text)
        body = named or boards.alone(in_small_letters(labelled.text))
        if body:
            found.append(Found(body, labelled.rows[-1], 10.0))
    kind = head.first("kind")
    taken = (head.labelled - set(kind.rows if kind else ())) | _menu(head)
    for row in head.rows:
        text = head.page.rows[row].text
        if row in taken or len(text) > 160:
            continue
        small = in_small_letters(text)
        whole = head.page.bodies.resolve(small)
        body = whole or _first_body(head.page, text)
        if body:
            weight = 4.0 if whole else 3.0 if _MEETING_IN.search(text) else 2.0 if find_dates(text) else 0.5
            found.append(Found(body, row, weight + (1.0 if head.page.rows[row].line.heading else 0.0)))
        elif board := boards.alone(small) or (boards.inside(small) if _MEETING.search(text) else None):
            found.append(Found(board, row, _BOARD))
    return sorted(found, key=lambda one: (-one.weight, one.row))


def _menu(head: Head) -> set[int]:
    """Rows with nothing but bodies one below the other, several of them: where to go on the page, not who met."""
    runs: list[list[int]] = []
    for row in head.rows:
        if head.page.bodies.resolve(in_small_letters(head.page.rows[row].text)) is None:
            runs.append([])
        elif not runs or head.page.rows[row].gap:
            runs.append([row])
        else:
            runs[-1].append(row)
    return {row for run in runs if len(run) >= _MENU for row in run}


def _first_body(page: Page, text: str) -> Body | None:
    """The first body that ``text`` names, rooms that are called after one left out."""
    text = in_small_letters(text)
    mentions = [m for m in page.bodies.find(text) if not _ROOM.match(text[m.end :])]
    return mentions[0].body if mentions else None


def dates_in_head(head: Head) -> list[Found]:
    """Every date that may be the meeting's, surest first."""
    found: list[Found] = []
    for value in head.values:
        if value.field in {"date", "start", "time"}:
            found += [Found(date, value.rows[-1], 10.0 if value.field == "date" else 8.0) for date in _days(value.text)]
    taken = {row for value in head.values if value.field not in {"date", "kind", "body"} for row in value.rows}
    for row in head.rows:
        if row in taken:
            continue
        text = head.page.rows[row].text
        for date in _days(text)[:1]:
            found.append(Found(date, row, _date_weight(head.page, text)))
    return sorted(found, key=lambda one: (-one.weight, one.row))


def _date_weight(page: Page, text: str) -> float:
    """How surely a date without a label is the meeting's: beside its body or kind, or all that the line holds."""
    if len(text) > 200:
        return 0.0
    weight = 3.0 if _MEETING_IN.search(text) else 0.0
    weight += 2.0 if _first_body(page, text) else 0.0
    weight += 1.0 if TIME.search(text) or HOUR.search(text) else 0.0
    return weight + (1.5 if len(text) < 45 else 0.0)


def _days(text: str) -> list[IsoDate]:
    text = _NUMBER_OF_MEETING.sub(lambda found: " " * len(found.group()), text)
    return [date.date for date in find_dates(text) if date.precision == "day" and date.year_printed and date.date]


# --- times, place, people --------------------------------------------------------------------------------------------


def timed_row(head: Head, date_row: int | None) -> int | None:
    """The row of the head that names the day of the meeting with its time, where neither a label nor its date does."""
    if date_row is None or clocks(head.page.rows[date_row].text) or head.first("start") or head.first("time"):
        return date_row
    day = _days(head.page.rows[date_row].text)[:1]
    timed = (
        row
        for row in head.rows
        if _TIMED.match(text := head.page.rows[row].text) and _days(text)[:1] == day and clocks(text)
    )
    return next(timed, date_row)


def times(head: Head, date_row: int | None) -> tuple[str | None, str | None]:
    """When the meeting began and ended, ``HH:MM``."""
    start, end = _time_of(head.first("start")), _time_of(head.first("end"))
    for value in (head.first("time"), head.first("date")):
        spoken = clocks(value.text) if value else []
        start, end = start or _nth(spoken, 0), end or _nth(spoken, 1)
    if date_row is not None and not start:
        spoken = clocks(head.page.rows[date_row].text)
        start, end = _nth(spoken, 0), end or _nth(spoken, 1)
    for row in head.rows:
        text = head.page.rows[row].text
        if not start and (re.match(r"kl\b", text, re.IGNORECASE) or _HELD.match(text)):
            spoken = clocks(text)
            start, end = _nth(spoken, 0), end or _nth(spoken, 1)
        closing = _CLOSED_AT.search(text)
        end = end or (_nth(clocks(closing.group("rest")), 0) if closing else None)
    return start, end


def _time_of(value: Value | None) -> str | None:
    return _nth(clocks(value.text), 0) if value else None


def _nth(values: Sequence[str], at: int) -> str | None:
    return values[at] if len(values) > at else None


def place_of(head: Head, date_row: int | None) -> tuple[str, int] | None:
    """Where the meeting was held, and the row that says so."""
    value = head.first("place")
    if value:
        printed = " ".join(head.page.rows[value.rows[0]].line.text.split())
        # "Mødelokale 2, Rådhuset": the word for a room is no label of the number behind it.
        room = value.text[:1].isdigit() and ":" not in printed
        return printed if room else value.text, value.rows[-1]
    if date_row is None:
        return None
    found = _PLACE_AFTER.search(" ".join(head.page.rows[date_row].line.text.split()))
    if found:
        named = found["named"]
        if named is None or (_ROOM_WORD.search(named) and not _MET.search(named)):
            return found["place"] or named, date_row
    for row in head.rows:
        text = head.page.rows[row].text
        held = _PLACE_AFTER.search(text.rstrip(". ")) if _HELD.match(text) else None
        if held and held["place"]:
            return held["place"], row
    following = [row for row in head.rows if row > date_row][:1]
    text = head.page.rows[following[0]].text if following else ""
    line = _PLACE_LINE.match(text)
    if line is None and _ROOM_LINE.fullmatch(text) and not _MET.search(text) and not _first_body(head.page, text):
        return text, following[0]
    return (line.group("place"), following[0]) if line else None
