"""The route of a case: which bodies treat it, in order of treatment, as the item prints it.

A route stands under a heading as a list, as ``DIR/ØK/BY``, or as a table of all bodies with a cross at some; or in the
recommendation's prose ("indstiller til KB via direktionen og ØU, at"), or a sentence of its own. Dates come from the
decision: they say when the case moves on, whatever order the route is printed in.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from casegraph.danish import DateMention, find_dates, resolve_year, sentences
from casegraph.kinds import IsoDate
from casegraph.model import Body, Line, Place, RouteStop
from casegraph.parse.bodies import BodyMention
from casegraph.parse.fields.paragraphs import Paragraph, paragraphs, spaced
from casegraph.parse.tools import Tools

_LONGEST_LIST = 600  # characters; what is longer is prose
_DAY_FIRST = re.compile(r"\s*\d{1,2}[./-]\s?\d")
_DOES = re.compile(r"\s+[a-zæøå]{3,}r\s")
# What may stand between the bodies that a sentence lists.
_BETWEEN = frozenset(
    ("i", "på", "den", "d.", "og", "samt", "for", "til", "derefter", "herefter", "dernæst", "endeligt", "møde", "mødet")
)
_BEFORE_DATE = re.compile(
    r"[\s(]*(?:(?:på|til)\s+)?(?:(?:sit|dets|sit\s+næste|næste)\s+)?(?:møde\w*\s+)?(?:den|d\.|til|på)?\s*",
    re.IGNORECASE,
)


def read_route(lines: Sequence[Line], tools: Tools, meeting: IsoDate | None = None) -> tuple[RouteStop, ...]:
    """The stops that the lines of a route section print; a body may come back, but not right behind itself.

    A day right behind a body ("ØU 24/5") is the stop's; a year that is not printed is the nearest to the ``meeting``.
    """
    lines = _without_prose([line for line in lines if len(line.text) <= _LONGEST_LIST])
    crossed = _crossed(lines, tools)
    if crossed is not None:
        return crossed
    stops = [stop for line in lines for stop in _stops(line, tools, meeting)]
    return tuple(stop for index, stop in enumerate(stops) if not index or not _is_again(stop, stops[index - 1]))


def _is_again(stop: RouteStop, before: RouteStop) -> bool:
    """Whether a stop is the one before it once more, and no other day of the same body."""
    other_day = stop.date is not None and before.date is not None and stop.date != before.date
    return stop.body_id == before.body_id and not other_day


def whole_rows(lines: Sequence[Line], tools: Tools) -> list[Line]:
    """The lines of a route with the day beside its body where it stands below, the name being long."""
    made: list[Line] = []
    for line in lines:
        if made and _DAY_FIRST.match(line.text) and tools.bodies.resolve(made[-1].text.strip()):
            made[-1] = replace(made[-1], text=f"{made[-1].text.rstrip()}   {line.text.strip()}")
        else:
            made.append(line)
    return made


def _without_prose(lines: Sequence[Line]) -> list[Line]:
    """The lines that are no part of a sentence that goes over several of them, whatever bodies one line of it names."""
    wrapped = [one for one in paragraphs(lines) if one.place.last and _is_sentence(one.text)]
    prose = {number for one in wrapped for number in range(one.place.line, (one.place.last or 0) + 1)}
    return [line for line in lines if line.number not in prose]


def _is_sentence(text: str) -> bool:
    words = text.split()
    return text.rstrip()[-1:] == "." and sum(word[:1].islower() for word in words) * 2 >= len(words)


def said_route(
    asked: Iterable[Paragraph], told: Iterable[Paragraph], tools: Tools, meeting: IsoDate | None
) -> tuple[RouteStop, ...]:
    """The stops that the recommendation names, else those that a sentence of the presentation does."""
    return prose_route(asked, tools) or told_route(told, tools, meeting)


def prose_route(found: Iterable[Paragraph], tools: Tools) -> tuple[RouteStop, ...]:
    """The stops of "indstiller til A via B og C": those after "via" first, the one it is sent to last."""
    for paragraph in found:
        text = paragraph.text
        verb = tools.book.fields.compiled["recommends"].search(text)
        via = tools.book.fields.compiled["via"].search(text, verb.end) if verb else None
        if verb is None or via is None:
            continue
        at = tools.book.fields.compiled["conjunctions"].search(text, via.end)
        last = tools.bodies.split(text[verb.end : via.start])
        before = tools.bodies.split(text[via.end : at.start if at else len(text)])
        if last and before:
            return unique_stops([_stop(mention, paragraph.place) for mention in (*before, *last)])
    return ()


def told_route(found: Iterable[Paragraph], tools: Tools, meeting: IsoDate | None) -> tuple[RouteStop, ...]:
    """The stops of the one sentence that says no more than who treats the matter: "Sagen behandles i
    Økonomiudvalget den 20. marts og Byrådet.".
    """
    told = [
        stops
        for paragraph in found
        for start, end in sentences(paragraph.text)
        if (stops := _told_stops(paragraph, paragraph.text[start:end], tools, meeting))
    ]
    return told[0] if len(told) == 1 else ()


def _told_stops(paragraph: Paragraph, text: str, tools: Tools, meeting: IsoDate | None) -> tuple[RouteStop, ...]:
    lead = tools.book.fields.compiled["routed"].match(text)
    if lead is None:
        return ()
    mentions = [one for one in tools.bodies.split(text) if one.start >= lead.end]
    days = find_dates(text, anchor=meeting)
    named = [(one.start, one.end) for one in mentions] + [(day.start, day.end) for day in days]
    spans = [(0, lead.end), *named]
    rest = "".join(sign for at, sign in enumerate(text) if not any(low <= at < high for low, high in spans))
    alone = len(mentions) == 1 and bool(days)  # a treatment to come
    if not mentions or alone or not set(rest.lower().replace(",", " ").strip(" .").split()) <= _BETWEEN:
        return ()
    return unique_stops(replace(_stop(one, paragraph.place), date=_date_behind(one, text, days)) for one in mentions)


def body_stop(body: Body, place: Place) -> RouteStop:
    """A stop at ``body``."""
    return RouteStop(body.name, body.id, body.kind, place)


def unique_stops(stops: Iterable[RouteStop]) -> tuple[RouteStop, ...]:
    """The stops in their order, each body and reading once."""
    kept: dict[tuple[str, int | None], RouteStop] = {}
    for stop in stops:
        kept.setdefault((stop.body_id, stop.reading), stop)
    return tuple(kept.values())


def with_dates(
    route: tuple[RouteStop, ...], decision: Iterable[Paragraph], meeting: IsoDate | None, tools: Tools
) -> tuple[RouteStop, ...]:
    """The route with the dates that the decision gives its bodies, where they lie after the meeting."""
    if meeting is None or len(meeting) < 10:
        return route
    dates: dict[str, IsoDate] = {}
    for paragraph in decision:
        for body, when in coming_dates(paragraph.text, meeting, tools):
            dates.setdefault(body.id, when)
    return tuple(replace(stop, date=dates.get(stop.body_id, stop.date)) for stop in route)


def coming_dates(text: str, meeting: IsoDate, tools: Tools) -> list[tuple[Body, IsoDate]]:
    """The bodies in ``text`` that a day after the meeting stands right behind: "Økonomiudvalget den 8. december"."""
    found: list[tuple[Body, IsoDate]] = []
    days = [date for date in find_dates(text, anchor=meeting) if date.precision == "day"]
    for mention in tools.bodies.find(text):
        for day in days:
            if day.start < mention.end or not _BEFORE_DATE.fullmatch(text[mention.end : day.start].strip(" ,")):
                continue
            when = (
                day.date
                if day.year_printed or day.month is None
                else resolve_year(day.month, day.day, meeting=meeting, tense="planned")
            )
            if when and when > meeting:
                found.append((mention.body, when))
            break
    return found


def _stops(line: Line, tools: Tools, meeting: IsoDate | None) -> list[RouteStop]:
    """The stops of one line, each with the day right behind it."""
    place, text = Place(line.number, line.page), spaced(line.text)
    mentions = tools.bodies.split(text)
    days = find_dates(text, anchor=meeting)
    if not _is_list(text, mentions, days):
        return []
    return [replace(_stop(one, place), date=_date_behind(one, text, days)) for one in mentions]


def _date_behind(mention: BodyMention, text: str, days: Sequence[DateMention]) -> IsoDate | None:
    """The day that stands right behind a body in a route."""
    for day in days:
        if day.start >= mention.end:
            between = text[mention.end : day.start].strip(" ,:(–-")
            return day.date if day.precision == "day" and _BEFORE_DATE.fullmatch(between) else None
    return None


def _stop(mention: BodyMention, place: Place) -> RouteStop:
    body = mention.body
    return RouteStop(body.name, body.id, body.kind, place, mention.reading)


def _is_list(text: str, mentions: Sequence[BodyMention], days: Sequence[DateMention]) -> bool:
    """Whether a line is a list of bodies: little else stands in it."""
    spans = [*((one.start, one.end) for one in mentions), *((one.start, one.end) for one in days)]
    rest = len(text.strip()) - sum(end - start for start, end in spans)
    return bool(mentions) and rest <= max(30, 12 * len(mentions)) and not _says(text, mentions)


def _says(text: str, mentions: Sequence[BodyMention]) -> bool:
    """Whether a line says what its one body does: "Byrådet behandler planen den 18. september."."""
    return len(mentions) == 1 and text.rstrip().endswith(".") and bool(_DOES.match(text, mentions[0].end))


def _crossed(lines: Sequence[Line], tools: Tools) -> tuple[RouteStop, ...] | None:
    """The route of a table of bodies with crosses; ``None`` where there is no such table, empty where it is unclear."""
    crosses = tools.book.fields.compiled["crosses"]
    cells = [(line, _cells(line.text)) for line in lines]
    if not any(crosses.fullmatch(cell) for _, row in cells for cell in row) and not _inline_crosses(lines, tools):
        return None
    columns = _by_column(cells, tools)
    if columns is not None:
        return unique_stops(columns)
    flat = " \n ".join(line.text for line in lines)
    mentions = tools.bodies.split(flat)
    if not mentions:
        return ()
    marked = [
        mention
        for mention, following in zip(mentions, [*(m.start for m in mentions[1:]), len(flat)], strict=True)
        if crosses.search(flat[mention.end : following])
    ]
    total = len(list(crosses.finditer(flat)))
    if total != len(marked):
        marked = mentions if total == len(mentions) else []
    return unique_stops(_stop(mention, _line_place(lines, flat, mention.start)) for mention in marked)


def _inline_crosses(lines: Sequence[Line], tools: Tools) -> bool:
    """Whether a cross stands right behind the name of a body: "Økonomiudvalget X  Byrådet X"."""
    crosses = tools.book.fields.compiled["crosses"]
    if any(
        crosses.fullmatch(line.text.split()[0]) and len(set(line.text.split())) == 1
        for line in lines
        if line.text.strip()
    ):
        return True
    return any(
        crosses.match(line.text[mention.end :].lstrip(" :"))
        for line in lines
        for mention in tools.bodies.split(line.text)
    )


def _by_column(cells: list[tuple[Line, list[str]]], tools: Tools) -> list[RouteStop] | None:
    """Stops of a table whose head names the bodies and whose next row has as many cells, some of them crosses."""
    crosses = tools.book.fields.compiled["crosses"]
    for (line, head), (_, row) in itertools.pairwise(cells):
        bodies = [tools.bodies.resolve(cell) for cell in head]
        if sum(body is not None for body in bodies) < 2 or len(row) != len(head):
            continue
        place = Place(line.number, line.page)
        return [
            body_stop(body, place) for body, cell in zip(bodies, row, strict=True) if body and crosses.fullmatch(cell)
        ]
    return None


def _cells(text: str) -> list[str]:
    """The cells of a line of a table; empty ones count where bars or tabs divide them."""
    sign = "|" if "|" in text else "\t"
    parts = text.split(sign) if sign in text else re.split(r"\s{3,}", text)
    return [part.strip() for part in parts]


def _line_place(lines: Sequence[Line], flat: str, position: int) -> Place:
    line = lines[min(flat.count("\n", 0, position), len(lines) - 1)]
    return Place(line.number, line.page)
