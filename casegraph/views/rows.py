"""The shapes of the rows that views hand out and exporters write: the keys that scripts may count on.

Every key is always there; ``None`` where the text does not say. Dates are ISO 8601, possibly partial. The JSON Schemas
in ``casegraph/schemas`` are made from these types.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from casegraph import kinds

SCHEMA_VERSION = 1
"""Raised when a key changes its meaning or goes away; new keys do not raise it."""

CaseStatus = Literal["pending", "postponed", "hearing", "executing", "concluded", "stalled", "unknown"]
FollowUpStatus = Literal["open", "overdue", "done", "superseded", "unknown"]
Gap = Literal["skipped", "not_seen"]
Change = Literal["new", "moved", "closed"]
Section = Literal["overdue", "agenda", "tasks", "sent", "later", "closed", "closed_items"]


class PlaceRow(TypedDict):
    """Where a value stands in its document."""

    page: int | None
    line: int


class ItemSourceRow(TypedDict):
    """Where an item stands in its document."""

    page: int | None
    line_first: int
    line_last: int
    url: str | None


class CitedRow(TypedDict):
    """A place in a document that tells of something, and the item it stands in by id, body, date and number."""

    document: str
    page: int | None
    line: int
    url: str | None
    item: str
    body: str
    date: str | None
    number: str | None


class DecisionRow(TypedDict):
    """The decision on some clauses of the recommendation, on all of them where ``clauses`` is empty."""

    clauses: list[str]
    kind: kinds.DecisionKind
    text: str


class CourseRow(TypedDict):
    """An earlier treatment that the item itself records."""

    date: str | None
    body: str
    decision: str | None
    decision_kind: kinds.DecisionKind


class AttachmentRow(TypedDict):
    """An attachment as it is printed."""

    title: str
    document_number: str | None


class ReferenceRow(TypedDict):
    """A mention in the prose of what a body did or is to do."""

    body: str | None
    date: str | None
    date_inferred: bool
    tense: kinds.Tense | None
    kind: kinds.ReferenceKind
    about: kinds.About
    about_case: str | None
    item_number: str | None
    case_number: str | None
    quote: str
    line: int


class ItemRow(TypedDict):
    """One line of ``export items``: a treatment with everything the document says of it."""

    schema_version: int
    item: str
    municipality: str
    document: str
    meeting: str
    meeting_kind: kinds.MeetingKind
    body: str
    body_id: str
    body_kind: kinds.BodyKind
    date: str | None
    number: str | None
    title: str
    toc_title: str | None
    toc_only: bool
    closed: bool
    case_number: str | None
    case_numbers: list[str]
    former_numbers: list[str]
    journal_number: str | None
    document_number: str | None
    case_type: str | None
    decision: str | None
    decision_kind: kinds.DecisionKind
    decisions: list[DecisionRow]
    decided_in: str | None
    dissent: list[str]
    recommended_by: str | None
    recommendations: list[str]
    route: list[str]
    course: list[CourseRow]
    attachments: list[AttachmentRow]
    references: list[ReferenceRow]
    case: str | None
    thread: str | None
    standing: bool
    series: str | None
    layout: str | None
    inferred: list[str]
    places: dict[str, PlaceRow]
    source: ItemSourceRow


class EvidenceRow(TypedDict):
    """One reason for or against a link, with both values as they were compared."""

    name: str
    a: str
    b: str
    weight: float
    text: str


class LinkRow(TypedDict):
    """One line of ``export links``: why two items belong together."""

    schema_version: int
    a: str
    b: str
    kind: kinds.LinkKind
    relation: kinds.LinkRelation | None
    subject: str | None
    status: kinds.LinkStatus
    by: kinds.LinkedBy
    score: float
    evidence: list[EvidenceRow]


class StepRow(TypedDict):
    """One line of ``export steps``, and a step of a history."""

    schema_version: int
    case: str
    thread: str | None
    body: str
    body_id: str
    body_kind: kinds.BodyKind
    date: str | None
    date_inferred: bool
    state: kinds.StepState
    role: kinds.StepRole | None
    reading: int | None
    round: int
    decision: str | None
    decision_kind: kinds.DecisionKind | None
    item: str | None
    title: str | None
    closed: bool
    quote: str | None
    minutes_loaded: bool
    gap: Gap | None
    source: CitedRow
    also: list[CitedRow]


class AtRow(TypedDict):
    """Who has the case now, since when and why; ``until`` is the last day of a hearing."""

    kind: Literal["body", "administration", "hearing"]
    body: str | None
    since: str | None
    until: str | None
    why: str


class NextRow(TypedDict):
    """The next treatment; ``inferred`` where no text names body and date for this case."""

    body: str
    date: str | None
    inferred: bool


class ThreadRow(TypedDict):
    """One matter inside a case."""

    thread: str
    title: str
    items: list[str]


class CaseRefRow(TypedDict):
    """Another case by its id and title."""

    case: str
    title: str


class SeriesRow(TypedDict):
    """The same report for other periods, under numbers of their own."""

    series: str
    cases: list[CaseRefRow]


class RelatedRow(TypedDict):
    """A related case, and why it is thought to be related; ``related_as`` is what it is to this case."""

    case: str
    title: str
    relation: kinds.LinkRelation | None
    related_as: kinds.RelatedAs | None
    why: str


class MentionedRow(TypedDict):
    """A sentence by which a fixed point of an agenda, of that title, tells of this case; no step of it."""

    title: str
    quote: str
    source: CitedRow


class BackgroundRow(TypedDict):
    """An earlier decision that the prose names, which is no step of this case or may not be one (``unknown``)."""

    body: str | None
    date: str
    date_inferred: bool
    kind: kinds.ReferenceKind
    about: kinds.About
    quote: str
    source: CitedRow


class HearingRow(TypedDict):
    """A public hearing of this case, from its first day to its last as far as they are said."""

    start: str | None
    until: str | None
    quote: str
    source: CitedRow


class CaseAttachmentRow(TypedDict):
    """An attachment of a case, and the item it was printed with first."""

    title: str
    document_number: str | None
    item: str


class CoverageRow(TypedDict):
    """Loaded minutes of one body: from when to when, and how many meetings."""

    municipality: str
    body: str
    body_id: str
    first: str
    last: str
    meetings: int


class FollowUpRow(TypedDict):
    """One entry of the follow-up list.

    ``continuous`` is to be done again and again: ``due`` is then the next time. ``section`` is the part of the list it
    stands in: of the list for a sitting, and that of closed items' tasks, which go to a list of their own.
    """

    id: str
    municipality: str
    document: str
    number: str | None
    item: str
    case: str | None
    case_number: str | None
    title: str
    closed_item: bool
    body: str
    body_id: str
    meeting_date: str | None
    kind: kinds.FollowUpKind
    what: str
    quote: str
    basis: kinds.Basis
    owner: str | None
    owner_from: kinds.OwnerFrom | None
    recipient: str | None
    due: str | None
    due_text: str | None
    due_precision: kinds.DuePrecision | None
    due_inferred: bool
    overdue_from: str | None
    to_body: str | None
    to_body_id: str | None
    status: FollowUpStatus
    closed_by: str | None
    closed_why: str | None
    closed_on: str | None
    snoozed_until: str | None
    note: str | None
    change: Change | None
    continuous: bool
    section: Section | None
    source: PlaceRow
    url: str | None


class SittingRow(TypedDict):
    """The sitting a list is made for: the body as it was asked for, and the day."""

    body: str
    date: str


class FollowUpsRow(TypedDict):
    """The follow-up list as one document; ``sitting`` where it is made for one, ``revision`` that of the database.

    ``known`` counts all that there are, whatever was asked for.
    """

    schema_version: int
    as_of: str
    revision: int
    known: int
    sitting: SittingRow | None
    coverage: list[CoverageRow]
    not_loaded: list[str]
    followups: list[FollowUpRow]


class HistoryRow(TypedDict):
    """The history of one case as one document."""

    schema_version: int
    as_of: str
    case: str
    municipality: str
    case_numbers: list[str]
    title: str
    titles: list[str]
    collective: kinds.Collective
    status: CaseStatus
    outcome: kinds.DecisionKind | None
    reopened: bool
    at: AtRow | None
    next: NextRow | None
    steps: list[StepRow]
    threads: list[ThreadRow]
    series: SeriesRow | None
    related: list[RelatedRow]
    mentioned: list[MentionedRow]
    background: list[BackgroundRow]
    hearings: list[HearingRow]
    followups: list[FollowUpRow]
    attachments: list[CaseAttachmentRow]
    coverage: list[CoverageRow]
    not_loaded: list[str]
