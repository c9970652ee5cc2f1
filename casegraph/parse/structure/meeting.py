"""The meeting: which body, when, where and who, from the head of the document or from what its items show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from casegraph.danish import find_dates, fold
from casegraph.kinds import IsoDate, MeetingKind
from casegraph.model import Body, Place
from casegraph.parse.draft import Block, HeaderDraft, SectionDraft
from casegraph.parse.structure import head_facts as heads
from casegraph.parse.structure.head import Head
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.presence import presence

_SURE = 4.0
_OPENING_ROWS = 12


def meeting_of(page: Page, head: Head, blocks: Sequence[Block]) -> HeaderDraft:
    """What the document says of its meeting; what only its items show is named in ``inferred``."""
    body, date, places, inferred = _body_and_date(page, head, blocks)
    row = _row_of(page, places.get("date"))
    timed = heads.timed_row(head, row)
    start, end = heads.times(head, timed)
    place = heads.place_of(head, timed)
    if place:
        places["place"] = page.place(place[1])
    present, absent = head.first("participants"), head.first("absent")
    for name, value in (("participants", present), ("absent", absent)):
        if value:
            places[name] = page.place(value.rows[0], value.rows[-1])
    return HeaderDraft(
        body,
        date,
        start,
        end,
        place[0] if place else None,
        *presence(head),
        _kind(page, head, blocks, body, date),
        _cancelled(page, head),
        tuple(inferred),
        places,
    )


def _row_of(page: Page, place: Place | None) -> int | None:
    if place is None:
        return None
    return next((row.index for row in page.rows if row.line.number == place.line), None)


def _body_and_date(
    page: Page, head: Head, blocks: Sequence[Block]
) -> tuple[Body | None, IsoDate | None, dict[str, Place], list[str]]:
    places: dict[str, Place] = {}
    inferred: list[str] = []
    bodies, dates = heads.bodies_in_head(head), heads.dates_in_head(head)
    shown_body, shown_date, shown_place = _shown(page, blocks)
    body = bodies[0].value if bodies else None
    date = dates[0].value if dates else None
    if shown_date and dates and dates[0].weight < _SURE and shown_date in {found.value for found in dates}:
        date = shown_date
        dates = [found for found in dates if found.value == shown_date]
    if bodies:
        places["body"] = page.place(bodies[0].row)
    elif shown_body and shown_place:
        body, places["body"] = shown_body, shown_place
        inferred.append("body")
    if dates:
        places["date"] = page.place(dates[0].row)
    elif shown_date and shown_place:
        date, places["date"] = shown_date, shown_place
        inferred.append("date")
    return (body if isinstance(body, Body) else None), (date if isinstance(date, str) else None), places, inferred


def _shown(page: Page, blocks: Sequence[Block]) -> tuple[Body | None, IsoDate | None, Place | None]:
    """Body and date as the items show them: in most headings of their decisions, else where the agenda is approved."""
    last = [_last_treatment(block) for block in blocks]
    pairs = Counter((section.body, section.date) for section in last if section)
    if pairs:
        (body, date), count = min(pairs.items(), key=lambda pair: (-pair[1], str(pair[0])))
        if count * 2 > sum(pairs.values()):
            section = next(section for section in last if section and (section.body, section.date) == (body, date))
            return body, date, section.place
    return _approved_agenda(page, blocks)


def _last_treatment(block: Block) -> SectionDraft | None:
    """The last dated treatment of an item whose own decision has no plain heading; earlier ones stand before it."""
    plain = (section for section in block.sections if section.role == "decision" and not section.date)
    if any(not section.body and _says_anything(section) for section in plain):
        return None
    dated = [section for section in block.sections if section.date and section.role in {"decision", "earlier"}]
    return max(dated, key=lambda section: (section.date or "", section.place.line)) if dated else None


def _approved_agenda(page: Page, blocks: Sequence[Block]) -> tuple[Body | None, IsoDate | None, Place | None]:
    """In the first item, "Dagsordenen for X den … skal godkendes" speaks of this very meeting."""
    if not blocks or "dagsorden" not in fold(blocks[0].title):
        return None, None, None
    first = _row_of(page, blocks[0].heading)
    for row in page.active(first or 0, (first or 0) + _OPENING_ROWS):
        text = page.rows[row].text
        days = [date.date for date in find_dates(text) if date.precision == "day" and date.year_printed]
        bodies = page.bodies.find(text)
        if "dagsorden" in fold(text) and days and bodies and row < len(page.rows):
            return bodies[0].body, days[0], page.place(row)
    return None, None, None


def _cancelled(page: Page, head: Head) -> bool:
    """Whether the head says that the meeting was not held."""
    return any(page.vocabulary.cancelled.search(page.rows[row].text) for row in head.rows)


def _kind(page: Page, head: Head, blocks: Sequence[Block], body: Body | None, date: IsoDate | None) -> MeetingKind:
    """Minutes where the head says so or anything was decided, an agenda where it only calls itself one."""
    words = [page.rows[row].text for row in head.rows if len(page.rows[row].text) < 160]
    if any(page.vocabulary.minutes_words.inside(text) for text in words):
        return "minutes"
    agenda = any(page.vocabulary.agenda_words.inside(text) for text in words)
    sections = [section for block in blocks for section in block.sections]
    said = [section for section in sections if is_own(section, body, date) and _says_anything(section)]
    if any(section.heading or not agenda or _gives_verdict(page, section) for section in said):
        return "minutes"
    decided = any(section.role == "decision" for section in sections)
    return "agenda" if agenda or (blocks and not decided) else "minutes"


def _gives_verdict(page: Page, section: SectionDraft) -> bool:
    """Whether text under no heading decides: what an agenda prints there only presents."""
    return any(page.vocabulary.verdict_words.match(line.text) for line in section.lines)


def is_own(section: SectionDraft, body: Body | None, date: IsoDate | None) -> bool:
    """Whether a decision is this meeting's: neither another body's nor of another day."""
    if section.role not in {"decision", "earlier"}:
        return False
    if section.date and date and section.date != date:
        return False
    return not (section.body and body and section.body.id != body.id)


def _says_anything(section: SectionDraft) -> bool:
    said = " ".join([section.inline, *(line.text for line in section.lines)]).strip(" .-–")
    return bool(said)
