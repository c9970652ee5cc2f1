"""The words of casegraph as frozen records: what a document says, and what was made of it.

No I/O and no rules here; every other room may import this one, and it imports none but their plain words. Names are the
field's (see ``docs/data-model.md``): a :class:`Meeting` of a body has :class:`AgendaItem` treatments, treatments of one
matter form a :class:`Case`, and a :class:`Link` says on what :class:`Evidence` two treatments belong together.

Dates are ISO 8601 strings, possibly partial (``2021-12`` or ``2016``), because minutes often say no more than that;
strings of that form sort as the dates do. ``None`` always means "the text does not say".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casegraph import kinds
from casegraph.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in its document: 1-based ``line`` to ``last`` inclusive, and ``page`` where pages exist."""

    line: int
    page: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document after cleaning, with what the document's own structure said about it.

    ``number`` is the 1-based line in the source as a person sees it in an editor (``page`` where pages exist), so a
    value can always be found again. ``text`` has no markup and no outer white space; ``indent`` counts the columns
    taken off. The marks are hints of a structured source: ``heading`` (1 the highest level, 0 none), ``bold``,
    ``bullet`` (the list mark taken off: ``-``, ``•``, ``1.``), ``boundary`` (an agenda item begins here), ``field``
    (which it is, such as ``title``), ``url`` (a permanent link) and ``breaks`` (the blanks at which another paragraph
    of a table's cell begins). ``wrapped``: the print shows that the paragraph above goes on here, or not, or neither.
    """

    number: int
    text: str
    page: int | None = None
    indent: int = 0
    heading: int = 0
    bold: bool = False
    bullet: str = ""
    boundary: bool = False
    field: str | None = None
    url: str | None = None
    wrapped: bool | None = None
    breaks: tuple[int, ...] = ()


LEFT_OUT = "left_out"
"""The kind of the doubt that a part of a document could not be read and is not there."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader or the parser was not sure of: what (``kind``, a fixed word), said for people, and where."""

    kind: str
    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One document as its reader hands it over: lines to parse, or meetings where the file is already structured.

    ``document`` is the path relative to the source the person named, with ``/`` between folders, and ``#n`` behind it
    where one file holds several documents. ``format`` is the reader's name (``text``, ``markdown``). ``calendar`` is
    what a list of meetings says; such a source has neither lines nor meetings.
    """

    document: str
    format: str
    lines: tuple[Line, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    url: str | None = None
    doubts: tuple[Doubt, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that treats cases: ``id`` lasts through renames, ``name`` is the municipality's own full name for it."""

    id: str
    name: str
    kind: kinds.BodyKind


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number as printed, and in parts.

    ``key`` is its identity inside one municipality: separators and leading zeros fold, suffix letters do not
    (``22-003813`` and ``22/3813`` are one number, ``21-019438K`` and ``21-019438`` are two).
    """

    printed: str
    key: str
    prefix: str | None = None
    year: int | None = None
    serial: int | None = None
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines under one heading of an item; ``text`` has one paragraph a line, soft wraps joined.

    ``lines`` has the source line that each paragraph of ``text`` begins on.
    """

    role: kinds.SectionRole
    heading: str
    text: str
    place: Place
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision on some clauses of the recommendation: ``clauses`` are their numbers, empty for all of them."""

    kind: kinds.DecisionKind
    text: str
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Treatment:
    """A treatment, earlier or present, that the document itself records in "Sagens forløb" or a decision block."""

    body: str
    body_id: str
    date: kinds.IsoDate | None
    decision: str | None
    decision_kind: kinds.DecisionKind
    place: Place
    item_number: str | None = None
    body_kind: kinds.BodyKind | None = None


@dataclass(frozen=True, slots=True)
class RouteStop:
    """One body on the printed route; ``reading`` is 1 or 2 where said, ``date`` where the text gives one."""

    body: str
    body_id: str
    body_kind: kinds.BodyKind
    place: Place
    reading: int | None = None
    date: kinds.IsoDate | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment by the title it is printed with."""

    title: str
    document_number: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention in the prose of what a body did or is to do.

    ``about`` says whether it speaks of this very case (``this``), of another matter (``other``) or cannot be told
    (``unknown``); ``about_case`` is a case number the sentence itself ties to it. ``date_inferred`` is true where the
    year (or day) is not printed but worked out.
    """

    body: str | None
    body_id: str | None
    date: kinds.IsoDate | None
    date_inferred: bool
    tense: kinds.Tense | None
    kind: kinds.ReferenceKind
    about: kinds.About
    quote: str
    place: Place
    about_case: str | None = None
    item_number: str | None = None
    case_number: str | None = None
    body_kind: kinds.BodyKind | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something somebody must do, as the document says it; whether it is done is worked out later, in ``views``.

    ``what`` is cut to the task, ``quote`` is the sentence. ``due`` is the last day still in time (``inden`` a date
    counts that date), an estimate where ``due_precision`` is not ``day``. ``to_body`` is the name of the body awaited.
    ``owner_role`` is what is left of ``owner`` without the names of people, ``None`` where it names nobody else.
    """

    kind: kinds.FollowUpKind
    what: str
    quote: str
    basis: kinds.Basis
    place: Place
    owner: str | None = None
    owner_from: kinds.OwnerFrom | None = None
    recipient: str | None = None
    due: kinds.IsoDate | None = None
    due_text: str | None = None
    due_precision: kinds.DuePrecision | None = None
    to_body: str | None = None
    to_body_id: str | None = None
    to_body_kind: kinds.BodyKind | None = None
    owner_role: str | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """Words that say something *was* done ("er gennemført"): the only prose that closes a task.

    ``verb`` is the infinitive of what was done where the words say that alone ("er tinglyst"): it closes only what was
    to be done by that very verb; behind a bar stands the noun made of it ("udbyde|udbud"). ``unfinished`` are verbs
    that tell of no end ("er påbegyndt"). ``hearing``: the words say of a hearing that it is over, or what came in.
    """

    quote: str
    place: Place
    verb: str | None = None
    unfinished: bool = False
    hearing: bool = False


@dataclass(frozen=True, slots=True)
class Hearing:
    """A public hearing said about this case; ``until`` is its last day."""

    quote: str
    place: Place
    start: kinds.IsoDate | None = None
    until: kinds.IsoDate | None = None


@dataclass(frozen=True, slots=True)
class AgendaMove:
    """What an item approving the agenda decides about another item: ``number`` is postponed, withdrawn, added …"""

    number: str
    kind: kinds.DecisionKind
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One treatment of a matter: an item on the agenda of one meeting of one body.

    Fields are described in ``docs/data-model.md``; ``places`` maps a field's name to where its value stands and
    ``inferred`` names the fields that the text does not print at the item itself. ``reading`` is 1 or 2 where title or
    decision says so, ``asked`` the kind of decision that the recommendation asks for.
    """

    id: str
    municipality: str
    document: str
    meeting: str
    meeting_kind: kinds.MeetingKind
    body: str
    body_id: str
    body_kind: kinds.BodyKind
    date: kinds.IsoDate | None
    number: str | None
    title: str
    source: Place
    toc_title: str | None = None
    toc_only: bool = False
    closed: bool = False
    case_numbers: tuple[CaseNumber, ...] = ()
    journal_number: str | None = None
    document_number: str | None = None
    case_type: str | None = None
    decision: str | None = None
    decision_kind: kinds.DecisionKind = "none"
    decisions: tuple[Decision, ...] = ()
    decided_in: str | None = None
    dissent: tuple[str, ...] = ()
    recommended_by: str | None = None
    recommendations: tuple[str, ...] = ()
    route: tuple[RouteStop, ...] = ()
    course: tuple[Treatment, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    references: tuple[Reference, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    completions: tuple[Completion, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    moves: tuple[AgendaMove, ...] = ()
    former_numbers: tuple[str, ...] = ()
    reading: int | None = None
    asked: kinds.DecisionKind | None = None
    sections: tuple[Section, ...] = ()
    standing: bool = False
    layout: str | None = None
    inferred: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    url: str | None = None

    @property
    def case_number(self) -> str | None:
        """The first case number as printed, or ``None``."""
        return self.case_numbers[0].printed if self.case_numbers else None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A sitting of a body as one document tells of it, with its items in printed order.

    ``kind`` is ``minutes`` where anything was treated. ``date`` may be ``None`` where the document does not say.
    ``municipality`` is an ASCII slug (``kalundborg``, ``unknown``), ``municipality_name`` what people read. It was
    published at ``released`` (UTC); a ``supplement`` (a supplementary agenda) only adds to another version.
    """

    id: str
    municipality: str
    municipality_name: str
    document: str
    format: str
    kind: kinds.MeetingKind
    body: str
    body_id: str
    body_kind: kinds.BodyKind
    date: kinds.IsoDate | None
    items: tuple[AgendaItem, ...] = ()
    start: str | None = None
    end: str | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    cancelled: bool = False
    layout: str | None = None
    inferred: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    url: str | None = None
    released: str | None = None
    supplement: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a link: both values as they were compared, and the weight it was given."""

    name: str
    a: str
    b: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why two items belong together (``a < b``), not the closure; ``subject`` is whose case follows or is part."""

    a: str
    b: str
    kind: kinds.LinkKind
    status: kinds.LinkStatus
    by: kinds.LinkedBy
    score: float
    evidence: Sequence[Evidence] = ()
    relation: kinds.LinkRelation | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """One matter inside a case: its items, oldest first. An ordinary case has exactly one."""

    id: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What a person follows: the treatments of one matter, or of one collective number."""

    id: str
    municipality: str
    title: str
    titles: tuple[str, ...]
    case_numbers: tuple[str, ...]
    collective: kinds.Collective
    threads: tuple[Thread, ...]
    series: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """Every item of the case, thread by thread."""
        return tuple(item for thread in self.threads for item in thread.items)
