"""What the structure of a page was understood to be, before any field is read out of it.

:func:`casegraph.parse.structure.read_structure` gives a :class:`Draft`; ``parse.fields`` turns it into a meeting. A
draft keeps the marked lines themselves, so that every value found later still has its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casegraph.kinds import IsoDate, MeetingKind, SectionRole
from casegraph.model import Attachment, Body, CaseNumber, Doubt, Line, Place

CASE_NUMBER = "case_number"
"""The field of a line that is the number of a case and nothing else, in whatever notation."""


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """One section of an item: its heading as printed (empty where text begins without one) and its lines.

    ``inline`` is the text that stood on the heading line itself, after its colon or glued to it. ``body``, ``date`` and
    ``item_number`` are what the heading says of the treatment it records ("Beslutning i Byrådet den …, pkt. 4"), or of
    the item whose attachments it lists.
    ``lines`` hold no blank lines, no furniture of the page (running heads, page numbers, menus) and no other heading.
    """

    role: SectionRole
    heading: str
    lines: tuple[Line, ...]
    place: Place
    body: Body | None = None
    date: IsoDate | None = None
    item_number: str | None = None
    inline: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One item as it stands on the page, from its heading to the line before the next one.

    ``number`` is the printed item number without "Punkt" and full stop; ``title`` has its soft wraps joined and neither
    number nor closed mark; ``toc_title`` is the contents list's wording where there is a contents list, equal or not.
    ``header`` are the lines between the heading and the first section, before them a case number line that stood
    above the heading. ``places`` names where ``number``, ``title``, ``toc_title`` and ``closed`` stand. An item of the
    contents list alone (``toc_only``) has its line there as ``heading`` and ``source``. ``case_numbers`` and
    ``attachments`` are those that the source itself names as such, so that no line needs to be read for them.
    """

    number: str | None
    title: str
    toc_title: str | None
    toc_only: bool
    closed: bool
    heading: Place
    source: Place
    header: tuple[Line, ...] = ()
    sections: tuple[SectionDraft, ...] = ()
    url: str | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    case_numbers: tuple[CaseNumber, ...] = ()
    attachments: tuple[tuple[Attachment, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class HeaderDraft:
    """What the document says of the meeting itself.

    ``start`` and ``end`` are ``HH:MM``. ``inferred`` names the values (``body``, ``date``) that no header prints but
    that the document shows elsewhere, such as in the headings of its decisions. ``released`` and ``supplement`` are
    those of :class:`~casegraph.model.Meeting`.
    """

    body: Body | None = None
    date: IsoDate | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    kind: MeetingKind = "minutes"
    cancelled: bool = False
    inferred: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    released: str | None = None
    supplement: bool = False


@dataclass(frozen=True, slots=True)
class LineRole:
    """How one line was understood, for ``casegraph inspect``.

    ``role`` is one of ``blank``, ``header``, ``contents``, ``item``, ``number``, ``section``, ``text``, ``furniture``,
    ``group``, ``tail`` and ``unknown``; ``item`` is the number of the item it belongs to (or ``o`` and its ordinal) and
    ``section`` the role of the section.
    """

    line: int
    role: str
    item: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The structure of one document: the meeting's header, its items in printed order, and how each line was read.

    ``layout`` is the overlay that explained most, or ``None``. ``is_minutes_like`` is false for documents that are no
    minutes or agenda at all; they have no blocks.
    """

    header: HeaderDraft
    blocks: tuple[Block, ...] = ()
    layout: str | None = None
    doubts: tuple[Doubt, ...] = ()
    roles: tuple[LineRole, ...] = ()
    is_minutes_like: bool = True
