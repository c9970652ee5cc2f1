"""The shape of the statistics: the keys that scripts may count on."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from casegraph.kinds import DecisionKind
from casegraph.views.rows import CaseStatus, CoverageRow

Group = Literal["single", "series", "collective", "standing"]
Relation = Literal["same_case", "series", "follows", "part_of", "background"]


class DistributionRow(TypedDict):
    """How long something took: ``n`` observed, of which ``ended`` are over and ``open`` were not when last seen.

    ``median``, ``q1`` and ``q3`` are Kaplan–Meier estimates, so that what is still open counts as at least so long;
    ``None`` where too much is open to tell. ``longest`` is the longest that is over.
    """

    n: int
    ended: int
    open: int
    share_open: float | None
    q1: int | None
    median: int | None
    q3: int | None
    longest: int | None


class WaitRow(TypedDict):
    """The wait for one body, after another (``None``: after any), from that one's treatment to its own.

    ``sittings`` counts the awaited body's meetings up to its treatment: 1 is the very next, 0 one of the
    same day. ``unseen`` are waits whose
    end nobody could see, because no later minutes of the body are loaded; they are not in the figures.
    """

    source: str | None
    source_id: str | None
    body: str
    body_id: str
    days: DistributionRow
    sittings: DistributionRow
    unseen: int


class VariantRow(TypedDict):
    """A route that rounds have taken, body by body as often as each treated it, and how many took it."""

    bodies: list[str]
    rounds: int
    decided: int
    days: DistributionRow


class OutcomeRow(TypedDict):
    """A kind of decision, and how many ended so."""

    kind: DecisionKind
    n: int


class RecommendedRow(TypedDict):
    """What became of the rounds in which a body recommended: how they were decided, and how many are not."""

    body: str
    body_id: str
    rounds: int
    outcomes: list[OutcomeRow]
    open: int


class HeldBackRow(TypedDict):
    """How often a body did not decide: postponed, sent back, stopped (section 23) or taken off its agenda."""

    body: str
    body_id: str
    treatments: int
    postponed: int
    returned: int
    stopped: int
    withdrawn: int


class PeriodRow(TypedDict):
    """The rounds that began in one election period, ``2022-2025``."""

    period: str
    rounds: int
    days: DistributionRow


class GroupRow(TypedDict):
    """Everything that is counted of one group of cases, round by round."""

    group: Group
    cases: int
    threads: int
    rounds: int
    reopened: int
    undated: int
    days: DistributionRow
    treatments: DistributionRow
    periods: list[PeriodRow]
    waits: list[WaitRow]
    handovers: list[WaitRow]
    variants: list[VariantRow]
    recommended: list[RecommendedRow]
    held_back: list[HeldBackRow]


class StatusRow(TypedDict):
    """A status, and how many cases have it."""

    status: CaseStatus
    n: int


class RelationRow(TypedDict):
    """A way in which items belong together, and how many links say so.

    ``accepted`` links count, ``suggested`` ones wait for a person, ``rejected`` ones a person denied; ``cases`` are
    those at either end of an accepted link. ``same_case`` ties the items of one case, every other relation two cases.
    """

    relation: Relation
    accepted: int
    suggested: int
    rejected: int
    cases: int


class StalledRow(TypedDict):
    """A case that the body which has it has not treated for three meetings or more."""

    case: str
    title: str
    body: str | None
    since: str | None


class WorkloadRow(TypedDict):
    """The meetings of one body: items a meeting as quartiles, how many were closed or fixed points, their minutes."""

    municipality: str
    body: str
    body_id: str
    meetings: int
    items: int
    q1: int
    median: int
    q3: int
    most: int
    standing: int
    closed: int
    minutes: int | None


class CountRow(TypedDict):
    """A count by its name."""

    name: str
    n: int


class DoubtRow(TypedDict):
    """What the figures do not rest on firmly.

    ``unnumbered`` items print no case number, ``unlinked`` ones of them are joined to no other; ``inferred`` counts the
    fields that are not printed; ``unresolved`` mentions may or may not be of their case; ``suggested`` links wait for a
    person; ``untold`` decisions are of no kind the rules know or are not printed; ``elsewhere`` steps are told of
    by other minutes only, because their own are not loaded.
    """

    items: int
    unnumbered: int
    unlinked: int
    inferred: list[CountRow]
    references: int
    unresolved: int
    suggested: int
    untold: int
    undated: int
    elsewhere: int
    doubts: int


class StatsRow(TypedDict):
    """The statistics as one document."""

    schema_version: int
    as_of: str
    municipality: str | None
    groups: list[GroupRow]
    statuses: list[StatusRow]
    relations: list[RelationRow]
    stalled: list[StalledRow]
    workload: list[WorkloadRow]
    coverage: list[CoverageRow]
    not_loaded: list[str]
    doubt: DoubtRow
