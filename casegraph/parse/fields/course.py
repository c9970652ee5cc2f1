"""Treatments that the item itself records: "Sagens forløb", headed decision blocks, and notes at paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from casegraph.danish import DateMention, find_dates
from casegraph.kinds import IsoDate
from casegraph.model import Body, Line, Place, Treatment
from casegraph.parse.fields.clauses import by_clause, kind_of
from casegraph.parse.fields.outcome import decision_kind, is_nothing
from casegraph.parse.fields.paragraphs import Paragraph, paragraphs
from casegraph.parse.fields.presence import present
from casegraph.parse.tools import Tools

_FILLER = re.compile(
    r"(?:beslutning(?:en)?|behandlet|behandling|godkendt|møde[nt]?|mødet?|referat|i|fra|af|på|den|d|kl|pkt|punkt|sag|nr|"
    r"dagsordenspunkt|tidligere|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|\d{1,4})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:pkt|punkt|sag|dagsordenspunkt)\.?\s*(?:nr\.?\s*)?(\d{1,4})\b", re.IGNORECASE)
# "14.02.2023 Teknisk Udvalg …": a row of a list of treatments.
_LISTED = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\b")
_NOTE = re.compile(r"\s*(?P<when>[,(][^:.]{0,60})?:\s*")
_ERRAND = 100  # letters of a name or a term behind its label
_MAX_HEAD = 160
_MAX_NOTE = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """The heading of one recorded treatment: body, date, item number, and the text behind its colon."""

    body: Body
    date: IsoDate | None
    item_number: str | None
    inline: str


def recorded(paragraphs: Sequence[Paragraph], tools: Tools) -> list[Treatment]:
    """The treatments under a heading such as "Sagens forløb": lines of body and date, each with its decision below."""
    found: list[tuple[Entry, Place, list[Paragraph]]] = []
    for paragraph in _headings_joined(paragraphs, tools):
        entry = read_entry(paragraph.text, tools)
        if entry:
            inline = [Paragraph(entry.inline, paragraph.place)] if entry.inline else []
            found.append((entry, paragraph.place, inline))
        elif found:
            found[-1][2].append(paragraph)
    return [treatment(entry.body, entry.date, entry.item_number, (text, place), tools) for entry, place, text in found]


def listed(rows: Iterable[Line], tools: Tools) -> Iterator[Treatment]:
    """The treatments that rows of a route tell the outcome of: "Økonomiudvalget   12.09.2023   Anbefales"."""
    for paragraph in paragraphs(rows):
        entry = read_entry(paragraph.text, tools)
        if entry and entry.date and entry.inline and _decides(entry.inline, tools):
            said = [Paragraph(entry.inline, paragraph.place)]
            yield treatment(entry.body, entry.date, entry.item_number, (said, paragraph.place), tools)


def merged(entries: Iterable[Treatment]) -> tuple[Treatment, ...]:
    """The treatments in printed order, each once: one that a list only dates is the one whose decision is printed."""
    kept: list[Treatment] = []
    for entry in sorted(entries, key=lambda one: (one.decision is None, one.place.line)):
        same = next((one for one in kept if _same(one, entry)), None)
        if same is None:
            kept.append(entry)
        elif same.item_number is None:
            kept[kept.index(same)] = replace(same, item_number=entry.item_number)
    return tuple(sorted(kept, key=lambda one: one.place.line))


def _same(one: Treatment, other: Treatment) -> bool:
    """Whether two records tell of one treatment; those without a date only where they tell the same."""
    if one.body_id != other.body_id or one.date != other.date:
        return False
    return (other.decision is None and one.date is not None) or one.decision == other.decision


def _headings_joined(paragraphs: Sequence[Paragraph], tools: Tools) -> Iterator[Paragraph]:
    """The paragraphs, a body and a date that stand on two lines made one heading."""
    waiting: Paragraph | None = None
    for paragraph in paragraphs:
        joined = _joined(waiting, paragraph, tools) if waiting else None
        if joined:
            yield joined
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = paragraph
    if waiting:
        yield waiting


def _joined(first: Paragraph, second: Paragraph, tools: Tools) -> Paragraph | None:
    """Two short lines as one, where one is the name of a body and the other a day."""
    if len(first.text) + len(second.text) > _MAX_HEAD:
        return None
    for name, day in ((first, second), (second, first)):
        body = tools.bodies.resolve(name.text.strip(" :.,"))
        if body and _is_day(day.text):
            place = replace(first.place, last=second.place.line)
            return Paragraph(f"{first.text.rstrip(' :,')} {second.text}", place)
    return None


def _is_day(text: str) -> bool:
    days = find_dates(text)
    return len(days) == 1 and days[0].precision == "day" and not _FILLER.sub(" ", _without(text, days[0])).strip(" .,:")


def _without(text: str, day: DateMention) -> str:
    return text[: day.start] + " " + text[day.end :]


def treatment(
    body: Body, date: IsoDate | None, number: str | None, said: tuple[Sequence[Paragraph], Place], tools: Tools
) -> Treatment:
    """One recorded treatment; ``said`` are the paragraphs of its decision and the place of its heading."""
    decision = decision_text(said[0], tools)
    rules = tools.book.decisions
    kind = kind_of(by_clause(decision, rules, 0), rules) if decision else "none"
    return Treatment(body.name, body.id, date, decision, kind, said[1], number)


def decision_text(paragraphs: Sequence[Paragraph], tools: Tools) -> str | None:
    """The whole text of a decision, a paragraph a line, without absentees; ``None`` where nothing was decided.

    Who is to carry it out, and by when, where labels of their own say so below it, is no part of it either.
    """
    kept = [part for part in present([paragraph.printed for paragraph in paragraphs], tools.book.decisions) if part]
    while len(kept) > 1 and _is_errand(kept[-1], tools):
        kept.pop()
    text = "\n".join(kept)
    return None if is_nothing(text, tools.book.decisions) else text


def _is_errand(text: str, tools: Tools) -> bool:
    """Whether a paragraph is a label and its value: "Ansvarlig: Jura", "Frist: 1. maj"."""
    label, colon, value = text.partition(":")
    phrases = tools.book.followups.phrases
    known = any(phrases[name].fullmatch(label.strip(" .*")) is not None for name in ("assigned", "dated"))
    return bool(colon) and known and len(value) <= _ERRAND


def read_entry(text: str, tools: Tools) -> Entry | None:
    """The heading of a recorded treatment: "21-03-2022 Direktionen", "Byrådet, den 4. maj 2021, pkt. 7: Godkendt."."""
    head = text[:_MAX_HEAD]
    days = [day for day in find_dates(head) if day.precision == "day" and day.date]
    bodies = tools.bodies.find(head)
    if not days or not bodies:
        return None
    day, mention = days[0], bodies[0]
    spans = sorted([(day.start, day.end), (mention.start, mention.end)])
    number = _NUMBER.search(head, spans[1][1])
    end = number.end() if number and number.start() - spans[1][1] < 8 else spans[1][1]
    colon = re.match(r"[\s).]*[:–-]?\s*", text[end:])
    inline = text[end + (colon.end() if colon else 0) :]
    before = head[: spans[0][0]] + " " + head[spans[0][1] : spans[1][0]]
    if _FILLER.sub(" ", before).strip(" .,()–-:/\t"):
        return None
    if not number and inline.strip().isdecimal():
        # The last column of a table: the number of the item.
        return Entry(mention.body, day.date, inline.strip(), "")
    separated = ":" in text[end : len(text) - len(inline)] or _LISTED.match(text)
    if inline and not separated and not _decides(inline, tools):
        return None
    return Entry(mention.body, day.date, number.group(1) if number else None, inline.strip())


def notes(paragraphs: Iterable[Paragraph], tools: Tools) -> Iterator[tuple[Paragraph, int, Treatment]]:
    """Decisions noted in the running text: "… . Økonomiudvalget: Indstilles godkendt.".

    Yields the paragraph, where the note begins in it, and the treatment it tells of.
    """
    for paragraph in paragraphs:
        if ":" not in paragraph.text:
            continue
        marks = [
            (mention, note)
            for mention in tools.bodies.find(paragraph.text)
            if (note := _note(paragraph, mention.start, mention.end))
        ]
        for index, (mention, note) in enumerate(marks):
            end = marks[index + 1][0].start if index + 1 < len(marks) else len(paragraph.text)
            said = paragraph.text[note.end() : end].strip()
            if len(said) > _MAX_NOTE or not _decides(said, tools):
                continue
            when = find_dates(note.group("when") or "")
            text = [Paragraph(said, paragraph.place)]
            yield paragraph, mention.start, treatment(mention.body, _day(when), None, (text, paragraph.place), tools)


def _note(paragraph: Paragraph, start: int, end: int) -> re.Match[str] | None:
    """The colon behind a body that begins a sentence."""
    before = paragraph.text[:start].rstrip()
    if before and before[-1] not in ".!?:;)":
        return None
    return _NOTE.match(paragraph.text, end)


def _decides(text: str, tools: Tools) -> bool:
    return decision_kind(text, tools.book.decisions) not in {"other", "none"}


def _day(dates: Sequence[DateMention]) -> IsoDate | None:
    return dates[0].date if len(dates) == 1 and dates[0].precision == "day" else None
