"""The shapes of ``explain`` and ``review``: two items side by side, the evidence between them, and what people said."""

from __future__ import annotations

from typing_extensions import TypedDict

from casegraph import kinds
from casegraph.views.rows import EvidenceRow, PlaceRow


class ComparedItemRow(TypedDict):
    """An item beside another: what a person needs to tell whether both are one case."""

    item: str
    case: str | None
    body: str
    date: str | None
    number: str | None
    title: str
    closed: bool
    case_number: str | None
    recommended_by: str | None
    recommendations: list[str]
    decision: str | None
    decision_kind: kinds.DecisionKind
    document: str
    source: PlaceRow


class AnswerRow(TypedDict):
    """What a person said of a pair: ``yes``, ``no`` or ``unsure``, when, who and why."""

    word: str
    date: str | None
    who: str | None
    note: str | None


class BetweenRow(TypedDict):
    """How the cases of the two items belong together, which are not one.

    ``related_as`` is what the case of ``b`` is to that of ``a``; ``evidence`` is why.
    """

    kind: kinds.LinkKind
    relation: kinds.LinkRelation | None
    related_as: kinds.RelatedAs | None
    status: kinds.LinkStatus
    score: float
    evidence: list[EvidenceRow]


class ExplainRow(TypedDict):
    """Why two items are one case or not.

    ``prior`` and the weights of all evidence add up to the logarithm of the odds that ``score`` (0–1) is the
    probability of; from ``accept`` on it links where nothing stands in the way. ``status`` is what came of it, ``None``
    where nothing links the two; ``why`` is what stands in the way and ``change`` what would turn the outcome.
    ``between`` tells of two cases that are related or of one series.
    """

    schema_version: int
    a: ComparedItemRow
    b: ComparedItemRow
    status: kinds.LinkStatus | None
    score: float
    accept: float
    prior: float
    evidence: list[EvidenceRow]
    why: str | None
    change: list[str]
    answer: AnswerRow | None
    between: BetweenRow | None


class QuestionRow(TypedDict):
    """A pair to ask a person about: ``gain`` is how many pairs of items an answer is expected to settle."""

    a: ComparedItemRow
    b: ComparedItemRow
    score: float
    gain: float
    evidence: list[EvidenceRow]


class ReviewRow(TypedDict):
    """The questions worth asking, the most valuable first."""

    schema_version: int
    questions: list[QuestionRow]
