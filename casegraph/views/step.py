"""A step: a body's part in a case, and where it is said."""

from __future__ import annotations

from dataclasses import dataclass

from casegraph.kinds import BodyKind, DecisionKind, IsoDate, StepRole, StepState
from casegraph.model import AgendaItem, Place
from casegraph.views.rows import Gap


@dataclass(frozen=True, slots=True)
class Cited:
    """Where something is said: the item, and the place in its document."""

    item: AgendaItem
    place: Place


@dataclass(frozen=True, slots=True)
class Step:
    """A body's part in a case, from planned over treated to merely mentioned; see ``docs/data-model.md``.

    ``item`` is the loaded treatment itself, ``cited`` every place that tells of the step (the first the one it rests
    on). ``title`` is the item's. ``minutes_loaded`` says whether minutes of that body and day are loaded at all.
    ``gap`` marks a step that the case has gone past: ``skipped`` where the body's loaded minutes would show it,
    ``not_seen`` where they would not.
    """

    case: str
    thread: str | None
    body: str
    body_id: str
    body_kind: BodyKind
    date: IsoDate | None
    state: StepState
    role: StepRole | None
    round: int
    cited: tuple[Cited, ...]
    reading: int | None = None
    decision: str | None = None
    decision_kind: DecisionKind | None = None
    item: AgendaItem | None = None
    title: str | None = None
    quote: str | None = None
    date_inferred: bool = False
    minutes_loaded: bool = False
    gap: Gap | None = None
