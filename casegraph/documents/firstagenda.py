"""The reader of answers of the FirstAgenda API: a meeting with its items, or the list of all meetings.

Nothing an answer says outright is flattened to be guessed again: every line bears the name of its field, and an item
begins where the answer begins one. ``name`` is what the publisher calls the document ("Referat", "Tillægsdagsorden"),
``finished`` says that the meeting is over; the lines of an item are its ``title``, ``number``, ``case_number``,
``closed`` where it is, ``section`` headings (with the publisher's own word for the section behind a colon), ``text``
and ``attachment``.

An answer may hold an object ``casegraph`` beside its own, as files that were fetched do: ``site`` is where it came
from, ``listed`` what the list of meetings says of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from casegraph.calendar import BodyTerm, Calendar, CalendarDay
from casegraph.documents.encoding import ascii_view
from casegraph.documents.html.fragment import plain_text, read_fragment
from casegraph.documents.html.tree import TooDeepError
from casegraph.documents.json_values import Record, guid, load_json, moment, part, parts, text
from casegraph.documents.pieces import Piece
from casegraph.errors import DocumentError
from casegraph.model import Line, Source

_JSON = re.compile(r"\s*[{\[]")
_SIGNS = re.compile(
    r'"(?:Dagsordenpunkter|Dagsordner|Moeder|Moede|Udvalg|TillaegsDagsorden|Punktnummer|SagsNummer|Felter)"\s*:'
)
# "Udvalg 2022-2025", "Folkeoplysningsudvalget 2014 og frem".
_TERM = re.compile(r"\b((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)\d\d)\b|\s+og\s+frem)", re.IGNORECASE)
_PAGES = re.compile(r"/vis/", re.IGNORECASE)
_NAMES = re.compile(r"\s*[;\n]\s*")


class FirstAgendaReader:
    """JSON by its content, whatever it is called."""

    name = "firstagenda"

    def claims(self, head: bytes, suffix: str) -> bool:
        """Files that begin as JSON does and bear the keys of the API."""
        start = ascii_view(head)
        return bool(_JSON.match(start)) and bool(_SIGNS.search(start))

    def read(self, data: bytes, document: str) -> list[Source]:
        """One source a meeting, and one for a list; :class:`DocumentError` for broken JSON or HTML without end."""
        content = load_json(data, document)
        answers = [one for one in (content if isinstance(content, list) else [content]) if isinstance(one, dict)]
        try:
            sources = [source for answer in answers for source in _sources(answer)]
        except TooDeepError as error:
            raise DocumentError(document, "the text is nested as no minutes are", "fetch it again") from error
        if not sources:
            return [Source(document, self.name)]
        several = len(sources) > 1
        return [
            replace(source, document=f"{document}#{number}" if several else document, format=self.name)
            for number, source in enumerate(sources, 1)
        ]


def _sources(answer: Record) -> Iterator[Source]:
    if isinstance(answer.get("Dagsordenpunkter"), list):
        yield _meeting(answer)
    days = [*_listed_days(answer), *(day for one in parts(answer, "Dagsordner") if (day := _day(one, _moede(one))))]
    calendar = Calendar(tuple(sorted(days, key=_order)), tuple(_terms(answer)))
    if calendar:
        yield Source("", "", calendar=calendar, url=_site(answer) or None)


# A meeting with its items


@dataclass
class _Lines:
    """The lines of a source while they are made; a blank one divides paragraphs."""

    lines: list[Line] = field(default_factory=list)

    def add(self, name: str, content: str, **marks: Any) -> None:
        """A line of the field ``name``, where there is anything to say."""
        if content:
            self.lines.append(Line(len(self.lines) + 1, content, field=name, **marks))

    def gap(self) -> None:
        """A blank line."""
        if self.lines and self.lines[-1].text:
            self.lines.append(Line(len(self.lines) + 1, ""))


def _meeting(answer: Record) -> Source:
    site, meeting = _site(answer), guid(answer, "Id")
    page = f"{site}/vis?id={meeting}" if meeting else None
    lines = _Lines()
    _add_head(lines, answer)
    for item in _in_order(list(parts(answer, "Dagsordenpunkter"))):
        own = guid(item, "Id")
        _add_item(lines, item, f"{page}&punktid={own}" if page and own else page)
    return Source("", "", tuple(lines.lines), url=page or site or None)


def _moede(answer: Record) -> Record:
    """What is said of the meeting; what the answer itself leaves out is taken from the list of meetings."""
    listed = part(part(answer, "casegraph"), "listed")
    told = {name: value for name, value in part(answer, "Moede").items() if value not in (None, "")}
    return {**listed, **told}


def _add_head(lines: _Lines, answer: Record) -> None:
    moede = _moede(answer)
    begin, end = moment(moede, "Dato", "MeetingBeginUtc"), moment(moede, "MeetingEndUtc")
    released = moment(moede, "ReleasedDate")
    lines.add("name", text(moede, "Navn"))
    lines.add("finished", "true" if moede.get("Afsluttet") is True else "")
    supplement = moede.get("IsSupplementaryAgenda") is True or answer.get("TillaegsDagsorden") is True
    lines.add("supplement", "true" if supplement else "")
    lines.add("released", released.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if released else "")
    lines.add("body", text(part(answer, "Udvalg"), "Navn"))
    lines.add("date", begin.date().isoformat() if begin else "")
    lines.add("start", _clock(begin))
    lines.add("end", _clock(end))
    lines.add("place", text(moede, "Sted"))
    note = moede.get("Description")
    lines.add("note", plain_text(note) if isinstance(note, str) else "")
    for name, absent in _people(moede.get("Moededeltagere")):
        lines.add("absent" if absent else "participant", name)


def _clock(when: datetime | None) -> str:
    """The time of day; midnight is what a meeting without a time is given."""
    clock = when.strftime("%H:%M") if when else ""
    return "" if clock == "00:00" else clock


def _people(value: object) -> Iterator[tuple[str, bool]]:
    """Who takes part, and whether the person was absent."""
    if isinstance(value, str):
        yield from ((name, False) for name in _NAMES.split(value.strip()) if name)
    for one in parts({"all": value}, "all"):
        yield text(one, "Name", "Navn"), one.get("Absent") is True or one.get("ParticipationCancelled") is True


def _in_order(items: list[Record]) -> list[Record]:
    """The items as they are sorted on the page; as listed where the answer does not number them all."""
    places = [item.get("Sorting") for item in items]
    if all(isinstance(place, int) for place in places) and len(set(places)) == len(places):
        return sorted(items, key=lambda item: item["Sorting"])
    return items


def _add_item(lines: _Lines, item: Record, url: str | None) -> None:
    lines.gap()
    lines.lines.append(
        Line(len(lines.lines) + 1, text(item, "Caption", "Navn"), boundary=True, heading=1, field="title", url=url)
    )
    lines.add("number", text(item, "Punktnummer", "Number").rstrip(". "))
    lines.add("case_number", text(item, "SagsNummer", "CaseNumber"))
    lines.add("closed", "true" if item.get("IsOpen") is False else "")
    for named in parts(item, "Felter"):
        _add_content(lines, text(named, "Navn"), named.get("Html") or named.get("Tekst"))
    decision = item.get("ItemDecision")
    told = decision if isinstance(decision, str) else _content(part(item, "ItemDecision"))
    _add_content(lines, "Beslutning", told)
    for title in _attachments(item):
        lines.add("attachment", title)


def _content(record: Record) -> object:
    return next((record[name] for name in ("Html", "Tekst", "Text", "Decision") if record.get(name)), "")


def _add_content(lines: _Lines, name: str, html: object) -> None:
    """The pieces of a field under its name, unless they begin with a heading of their own."""
    pieces = read_fragment(html) if isinstance(html, str) else []
    if name and pieces and pieces[0].kind != "heading":
        pieces = [Piece("heading", name, gap=True), *pieces]
    for piece in pieces:
        if piece.gap:
            lines.gap()
        if piece.kind == "heading":
            lines.add(f"section:{piece.css}" if piece.css else "section", piece.text, heading=2)
        else:
            lines.add("text", piece.text, bullet=piece.bullet, indent=piece.indent, bold=piece.bold)


def _attachments(item: Record) -> list[str]:
    found = [one for name in ("Bilag", "Documents") for one in parts(item, name)]
    places = [one.get("Order") for one in found]
    if all(isinstance(place, int) for place in places):
        found.sort(key=lambda one: one["Order"])
    return list(dict.fromkeys(text(one, "Navn", "Name", "Caption") for one in found))


def _site(answer: Record) -> str:
    """The site that an answer came from: as it was fetched, else by a link to a document of it; empty for unknown."""
    links = [part(answer, "casegraph").get("site")]
    for item in parts(answer, "Dagsordenpunkter"):
        links += [one.get("Link") for name in ("Felter", "Bilag") for one in parts(item, name)]
    for at, link in enumerate(links):
        try:
            address = urlsplit(link) if isinstance(link, str) else urlsplit("")
        except ValueError:
            continue
        if address.scheme in {"http", "https"} and address.hostname and (not at or _PAGES.match(address.path)):
            return f"{address.scheme}://{address.netloc.rpartition('@')[2]}"
    return ""


# The list of meetings


def _committees(answer: Record) -> Iterator[tuple[str, Record]]:
    """The committees of a list, each with the name of the term of office it stands under; or the one it is of."""
    if isinstance(answer.get("Moeder"), list):
        yield "", answer
    listed: Mapping[str, Any] = part(answer, "Udvalg")
    for term in listed:
        yield from ((term, committee) for committee in parts(listed, term))


def _listed_days(answer: Record) -> Iterator[CalendarDay]:
    site = _site(answer)
    for _, committee in _committees(answer):
        for moede in parts(committee, "Moeder"):
            day = _day({"Udvalg": committee, **moede}, moede)
            if day:
                yield replace(day, url=f"{site}{day.url}" if day.url else None)


def _day(record: Record, moede: Record) -> CalendarDay | None:
    """The sitting that a record of a list tells of; ``None`` without a body or a date."""
    body, begin = text(part(record, "Udvalg"), "Navn"), moment(moede, "Dato", "MeetingBeginUtc")
    if not body or begin is None:
        return None
    meeting = guid(record, "Id")
    url = f"/vis?id={meeting}" if meeting else None
    note = " ".join(filter(None, (text(moede, "Navn"), text(moede, "Sted"))))
    return CalendarDay(body, begin.date().isoformat(), _clock(begin) or None, text(moede, "Sted") or None, note, url)


def _terms(answer: Record) -> Iterator[BodyTerm]:
    found = set()
    for term, committee in _committees(answer):
        body, years = text(committee, "Navn"), _TERM.search(term)
        first, last = (int(year) if year else None for year in (years.groups() if years else (None, None)))
        if body and term:
            found.add(BodyTerm(body, first, last, committee.get("Historisk") is True))
    yield from sorted(found, key=lambda one: (one.body, one.first or 0, one.last or 0, one.historical))


def _order(day: CalendarDay) -> tuple[str, str, str, str]:
    return day.date, day.start or "", day.body, day.url or ""
