"""The head of the document: its labels and values, and the lines that name body and date without a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from casegraph.danish import find_dates
from casegraph.kinds import IsoDate
from casegraph.model import Body
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.treatments import in_small_letters
from casegraph.rulebook.labels import MeetingField

_ROOM = re.compile(r"s?\s+(?:[\w-]+\s+)?(?:\w*sal(?:en)?|\w*lokale(?:t|r)?|mødecenter|rådhus(?:et)?)\b", re.IGNORECASE)
_TIME = re.compile(r"(?<![\d.,:/])(?P<h>[0-2]?\d)[.:](?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)")
# "Møde nr. 4, 24. maj 2022" names one day, not two.
_NUMBER_OF_MEETING = re.compile(r"\b(?:møde\s+)?nr\.?\s*\d{1,3}(?:/\d{2,4})?,", re.IGNORECASE)
_CLOSED_AT = re.compile(r"\b(?:hævet|sluttede|slut|afsluttet)\b(?P<rest>.{0,20})", re.IGNORECASE)
# A line that is a day with its time: "Tirsdag den 8. august 2023 kl. 15.00 – 17.50".
_TIMED = re.compile(
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s+)?(?:d(?:en|\.)\s*)?\d{1,2}\b.{0,30}?\b\d{4}\b[^a-zæøå]*"
    r"(?:(?:kl|til|fra|klokken)\b[^a-zæøå]*)*(?:\b(?:i|på)\s.*)?\Z",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\bkl\.?\s*(?P<h>[0-2]?\d)(?![\d.:])", re.IGNORECASE)
_BOARD = 2.9  # a board that no rule knows: less than a body that a line about a meeting names
_UNLABELLED: frozenset[MeetingField] = frozenset({"body", "date", "place", "participants", "absent", "start", "end"})
_MANY: frozenset[MeetingField] = frozenset({"participants", "absent"})
_PLACE_AFTER = re.compile(
    r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?\s+(?:i|på)\s+(?P<place>[A-ZÆØÅ].{2,120})\Z"
)
# A room by itself, on the line below the day: "Byrådssalen, Rådhuset i Nyby".
_ROOM_LINE = re.compile(
    r"(?=[A-ZÆØÅ])(?i:[\w ]{0,40}?(?:(?:\b|[set])sal(?:en)?|lokale(?:t)?|rådhus(?:et)?|kontor(?:et)?|kantinen?|skolen?"
    r"|rummet|hallen)\b)"
    r"(?:(?:,|\s(?:i|på|ved|hos|af)\s|\s\d|\s[A-ZÆØÅ])[^.:;!?]{0,60})?"
)
# A line about a meeting, not about a room for meetings.
_MET = re.compile(r"\b(?:\w*møder?|\w*mødet|referat|dagsorden|bestyrelsen?|udvalget|råd(?:et)?)\b", re.IGNORECASE)
_PLACE_LINE = re.compile(r"(?:i|på)\s+(?P<place>[A-ZÆØÅ].{2,100})\Z")
# A name, of two words or more, and roles, which begin small or with a digit ("1. viceborgmester") or are one word.
_PERSON_ALONE = re.compile(r"[A-ZÆØÅ][^,\s]*(?:\s[^,\s]+)+(?:,\s(?:[a-zæøå\d][^,]*|(?![a-zæøå\d])[^,\s]+))*[,;]?")
# "Ida Bro og Bo Dam", but not "direktør for Børn og Kultur Ida Bro".
_TITLED_AND = re.compile(r"(\bfor\s[A-ZÆØÅ][\w-]+)\sog\s(?=[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])")
_INSIDE_TITLES = frozenset({"for", "og", "af", "i"})
_MEETING = re.compile(r"møde|\breferat|\bdagsorden|\bprotokol", re.IGNORECASE)
_MEETING_IN = re.compile(r"\bmøde|\breferat|\bdagsorden|\bprotokol", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A labelled value: the rows it stands on and the texts of it, one a row."""

    field: MeetingField
    rows: tuple[int, ...]
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The value on one line."""
        return " ".join(self.texts)


@dataclass
class Head:
    """The rows before the first item, with their labelled values."""

    page: Page
    rows: Sequence[int]
    values: list[Value] = field(default_factory=list)

    def first(self, *fields: MeetingField) -> Value | None:
        """The first filled value of one of the fields."""
        return next((value for value in self.values if value.field in fields and value.text), None)

    @property
    def labelled(self) -> set[int]:
        """Every row that a labelled value takes."""
        return {row for value in self.values for row in value.rows}


def read_head(page: Page, stop: int) -> Head:
    """The head of the document: everything before row ``stop`` but the contents list."""
    head = Head(page, page.active(0, stop))
    at = 0
    while at < len(head.rows):
        at = _take(head, at)
    for row in head.rows:
        page.said.setdefault(row, "header")
    return head


def _take(head: Head, at: int) -> int:
    """Read the label at place ``at`` with its value; the place behind it."""
    found = _label(head, at)
    if found is None:
        return at + 1
    name, rest = found
    rows, texts = [head.rows[at]], [rest] if rest else []
    most = 60 if name in _MANY else 1
    following = at + 1
    while following < len(head.rows) and len(texts) < most and _is_value(head, following, name, texts):
        rows.append(head.rows[following])
        texts.append(" ".join(head.page.rows[head.rows[following]].line.text.split()))
        following += 1
    head.values.append(Value(name, tuple(rows), tuple(texts)))
    return following


def _label(head: Head, at: int, *, alone: bool = False) -> tuple[MeetingField, str] | None:
    """The label at the beginning of a row, and what stands behind it on the row; ``alone`` asks for a sure one."""
    text = " ".join(head.page.rows[head.rows[at]].line.text.split())
    labels = head.page.vocabulary.meeting_labels
    found = labels.before_colon(text)
    if found:
        return found[0], found[2].strip(" |")
    whole = labels.whole(text)
    if whole:
        return whole, ""
    begun = None if alone else labels.beginning(text)
    if begun and begun[0] in _UNLABELLED and len(begun[1]) > 3 and _may_be_value(begun[0], begun[2]):
        return begun[0], begun[2]
    return None


def _may_be_value(name: MeetingField, rest: str) -> bool:
    """Whether what follows a word without a colon is its value rather than the rest of a sentence."""
    if name in {"start", "end"}:
        return bool(_clocks(rest)) and len(rest) < 40
    return rest[:1].isalnum() and not rest[:1].islower()


def _is_value(head: Head, at: int, name: MeetingField, texts: Sequence[str]) -> bool:
    """Whether the row goes on with, or is, the value of the label before it."""
    row = head.rows[at]
    line, fact = head.page.rows[row], head.page.facts[row]
    if _label(head, at, alone=not texts) is not None or fact.kind in {"contents", "group", "tail"}:
        return False
    if name not in _MANY:
        return not texts and fact.kind not in {"numbers", "flag"}
    if texts and line.gap and not (len(texts) < 2 and not texts[0]):
        return line.line.number <= head.page.rows[row - 1].line.number + 2 and _is_person(line.text)
    return _is_person(line.text) or (bool(texts) and not line.gap and "," in texts[-1])


def _is_person(text: str) -> bool:
    """Whether a line may name one or several people."""
    words = [word for word in text.split() if word not in _INSIDE_TITLES]
    if not text[:1].isupper() or len(text) > 300 or text[-1] in ".:?" or re.search(r"\d{3}", text):
        return False
    capitals = sum(word[:1].isupper() or word.startswith("(") for word in words)
    return (len(words) >= 2 and capitals * 3 >= len(words) * 2) or "(" in text


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
    taken = head.labelled - set(kind.rows if kind else ())
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
    weight += 1.0 if _TIME.search(text) or _HOUR.search(text) else 0.0
    return weight + (1.5 if len(text) < 45 else 0.0)


def _days(text: str) -> list[IsoDate]:
    text = _NUMBER_OF_MEETING.sub(lambda found: " " * len(found.group()), text)
    return [date.date for date in find_dates(text) if date.precision == "day" and date.year_printed and date.date]


# --- times, place, people --------------------------------------------------------------------------------------------


def timed_row(head: Head, date_row: int | None) -> int | None:
    """The row of the head that names the day of the meeting with its time, where neither a label nor its date does."""
    if date_row is None or _clocks(head.page.rows[date_row].text) or head.first("start") or head.first("time"):
        return date_row
    day = _days(head.page.rows[date_row].text)[:1]
    timed = (
        row
        for row in head.rows
        if _TIMED.match(text := head.page.rows[row].text) and _days(text)[:1] == day and _clocks(text)
    )
    return next(timed, date_row)


def times(head: Head, date_row: int | None) -> tuple[str | None, str | None]:
    """When the meeting began and ended, ``HH:MM``."""
    start, end = _time_of(head.first("start")), _time_of(head.first("end"))
    for value in (head.first("time"), head.first("date")):
        spoken = _clocks(value.text) if value else []
        start, end = start or _nth(spoken, 0), end or _nth(spoken, 1)
    if date_row is not None and not start:
        spoken = _clocks(head.page.rows[date_row].text)
        start, end = _nth(spoken, 0), end or _nth(spoken, 1)
    for row in head.rows:
        text = head.page.rows[row].text
        if not start and re.match(r"kl\b", text, re.IGNORECASE):
            spoken = _clocks(text)
            start, end = _nth(spoken, 0), end or _nth(spoken, 1)
        closing = _CLOSED_AT.search(text)
        end = end or (_nth(_clocks(closing.group("rest")), 0) if closing else None)
    return start, end


def _time_of(value: Value | None) -> str | None:
    return _nth(_clocks(value.text), 0) if value else None


def _nth(values: Sequence[str], at: int) -> str | None:
    return values[at] if len(values) > at else None


def _clocks(text: str) -> list[str]:
    """The times of day in ``text`` in order, dates left out."""
    for date in find_dates(text):
        text = text[: date.start] + "#" * (date.end - date.start) + text[date.end :]
    found = [*_TIME.finditer(text), *_HOUR.finditer(text)]
    found.sort(key=re.Match.start)
    return [f"{int(one['h']):02}:{one['m'] if 'm' in one.groupdict() else '00'}" for one in found if int(one["h"]) < 25]


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
        return found.group("place"), date_row
    following = [row for row in head.rows if row > date_row][:1]
    text = head.page.rows[following[0]].text if following else ""
    line = _PLACE_LINE.match(text)
    if line is None and _ROOM_LINE.fullmatch(text) and not _MET.search(text) and not _first_body(head.page, text):
        return text, following[0]
    return (line.group("place"), following[0]) if line else None


def people(value: Value | None) -> tuple[str, ...]:
    """The people of a labelled value: one a line, or a running list that wraps where it will."""
    if value is None:
        return ()
    texts = [text for text in value.texts if text and text.strip(" .-").lower() not in {"ingen", ""}]
    if not texts:
        return ()
    if len(texts) > 1 and (not re.search(r",\s", texts[0]) or _one_a_line(texts)):
        return tuple(text.strip(" ,;.") for text in texts)
    running = _TITLED_AND.sub("\\1\x1f", " ".join(texts))
    parts = re.split(r"\s*[,;]\s+|\s+og\s+(?=[A-ZÆØÅ])|\t+", running)
    return tuple(part.replace("\x1f", " og ").strip(" .") for part in parts if part.strip(" ."))


def _one_a_line(texts: Sequence[str]) -> bool:
    """Whether every line names one person, with what that one is behind it: "Ida Bro (V), formand".

    Of two lines the second may well go on with the first.
    """
    if len(texts) < 3 and not all("(" in text for text in texts):
        return False
    return all(_PERSON_ALONE.fullmatch(text) for text in texts)
