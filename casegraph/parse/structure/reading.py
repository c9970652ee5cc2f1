"""The way from a source to its draft."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from casegraph.danish import find_dates, resolve_year
from casegraph.kinds import IsoDate, SectionRole
from casegraph.model import Body, Source
from casegraph.parse.draft import Block, Draft, SectionDraft
from casegraph.parse.structure.announced import announced, with_announced
from casegraph.parse.structure.blocks import block_of
from casegraph.parse.structure.enclosures import with_enclosures, without_lists
from casegraph.parse.structure.head import read_head
from casegraph.parse.structure.heading import Heading
from casegraph.parse.structure.judge import is_minutes_like
from casegraph.parse.structure.meeting import is_own, meeting_of
from casegraph.parse.structure.opening import open_with_headings
from casegraph.parse.structure.overlays import choose_layout
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.roles import line_roles
from casegraph.parse.tools import Tools

_NEAR = 40
_PUT_IN = re.compile(r"(?P<number>\d+)[a-zA-Z]")
_LONGEST_AGO = timedelta(days=200)
_PREPARED: frozenset[SectionRole] = frozenset({"presentation", "recommendation", "summary"})


def read_structure(source: Source, tools: Tools) -> Draft:
    """The structure of one document: its meeting and items, and how every line was understood."""
    layout, doubts = choose_layout(source, tools.vocabulary)
    vocabulary = tools.vocabulary.with_layout(layout) if layout else tools.vocabulary
    page, every = open_with_headings(source, vocabulary, tools.bodies)
    found, listed = without_lists(page, every)
    head = read_head(page, found[0].start if found else len(page.rows))
    blocks = with_enclosures(page, found, _blocks(page, found), listed)
    header = meeting_of(page, head, blocks)
    if header.kind == "agenda":
        blocks = [_undecided(block) for block in blocks]
    if not is_minutes_like(page, head, header, blocks):
        return Draft(header, (), None, doubts, line_roles(page, (), ()), is_minutes_like=False)
    name = layout.id if layout else None
    if header.cancelled:
        return Draft(header, (), name, doubts, line_roles(page, (), ()))
    settled = [settle_block(block, header.body, header.date) for block in blocks]
    everything = with_announced(settled, announced(page, found))
    return Draft(header, tuple(everything), name, doubts, line_roles(page, found, settled))


def _blocks(page: Page, found: Sequence[Heading]) -> list[Block]:
    role = _role_of_plain_text(page, found)
    groups = [row for row, fact in enumerate(page.facts) if fact.kind == "group" and row not in page.contents.rows]
    read: list[Block] = []
    for heading in found:
        closed = _is_put_in_behind_closed(heading, read) or _group_above(page, heading, groups, found[0].start)
        read.append(block_of(page, heading, closed, role))
    return read


def _is_put_in_behind_closed(heading: Heading, read: Sequence[Block]) -> bool:
    """Whether the item is "2a" behind a closed item 2: closed too, unless it says that it is open."""
    put_in = _PUT_IN.fullmatch(heading.number or "")
    if not put_in or not read or not read[-1].closed:
        return False
    return re.fullmatch(rf"{put_in['number']}[a-zA-Z]?", read[-1].number or "") is not None


def _undecided(block: Block) -> Block:
    """``block`` of an agenda: what stands under no heading is no decision, since nothing is decided yet."""
    return replace(
        block,
        sections=tuple(
            replace(section, role="presentation") if section.role == "decision" and not section.heading else section
            for section in block.sections
        ),
    )


def _role_of_plain_text(page: Page, found: Sequence[Heading]) -> SectionRole:
    """What text without a heading is: what was said and decided where a page never tells the two apart."""
    start = found[0].start if found else 0
    prepared = any(fact.role in _PREPARED and row >= start for row, fact in enumerate(page.facts))
    return "presentation" if prepared else "decision"


def _group_above(page: Page, heading: Heading, groups: Sequence[int], first: int) -> bool | None:
    """Whether the item stands in a run of closed items; a group named before the first item counts only right above."""
    above = bisect_left(groups, heading.start) - 1
    if above < 0:
        return None
    row = groups[above]
    right_above = page.active(row + 1, min(heading.start, row + _NEAR) + 1) == [heading.start]
    return page.facts[row].closed if row > first or right_above else None


def settle_block(block: Block, body: Body | None, date: IsoDate | None) -> Block:
    """``block`` with the decisions of other bodies and days told from its own."""
    return replace(block, sections=tuple(_settled_section(section, body, date) for section in block.sections))


def _settled_section(section: SectionDraft, body: Body | None, date: IsoDate | None) -> SectionDraft:
    day = _day_without_year(section, date)
    if date and day and Date.fromisoformat(day) < Date.fromisoformat(date) - _LONGEST_AGO:
        # What is to come ("ØK den 20. februar: lokalplan 118"), for that day has not been for most of a year.
        return replace(section, role="presentation") if section.role == "earlier" else section
    section = replace(section, date=day) if day else section
    if section.role != "decision" or not (section.body or section.date) or is_own(section, body, date):
        return section
    return replace(section, role="earlier")


def _day_without_year(section: SectionDraft, meeting: IsoDate | None) -> IsoDate | None:
    """The day that was last before the meeting, of a heading that names a body and a day without its year ("Teknisk
    Udvalg, 6. februar").
    """
    if section.date or not section.body or meeting is None or len(meeting) < 10:
        return None
    days = [day for day in find_dates(section.heading) if day.precision == "day" and not day.year_printed]
    if len(days) != 1 or days[0].month is None:
        return None
    return resolve_year(days[0].month, days[0].day, meeting=meeting, tense="past")
