"""What has happened in one thread, gathered from everything that tells of it, each happening once.

A treatment may be told of by its own minutes, by its agenda, by a block in later minutes and by any number of
sentences. Body and date say that they mean the same; the telling that rests on most wins, whatever was loaded first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from casegraph.graph import CaseGraph
from casegraph.kinds import BodyKind, DecisionKind, IsoDate, ReferenceKind, StepState
from casegraph.model import AgendaItem, Reference, Thread, Treatment
from casegraph.order import NO_DATE, agree, last_day, number_key
from casegraph.views.step import Cited

_STRENGTH: dict[StepState, int] = {"treated": 4, "recorded": 3, "mentioned": 2, "scheduled": 1, "planned": 0}
_MENTIONED: dict[ReferenceKind, DecisionKind | None] = {
    "approved": "approved",
    "decided": "other",
    "discussed": "discussed",
    "recommended": "recommended",
    "treated": None,
}
DAY_ORDER: dict[BodyKind, int] = {
    "executive_board": 0,
    "staff_council": 1,
    "advisory": 1,
    "special_committee": 2,
    "standing_committee": 3,
    "other": 3,
    "finance_committee": 4,
    "council": 5,
}


@dataclass(slots=True, eq=False)
class Event:
    """Something that happened, or that an agenda says will: growing while what tells of it is gathered."""

    body: str
    body_id: str
    body_kind: BodyKind
    date: IsoDate | None
    state: StepState
    cited: list[Cited]
    told: IsoDate
    item: AgendaItem | None = None
    decision: str | None = None
    decision_kind: DecisionKind | None = None
    quote: str | None = None
    date_inferred: bool = False
    reading: int | None = None
    start: str = ""
    sayings: list[AgendaItem] = field(default_factory=list)

    @property
    def key(self) -> tuple[object, ...]:
        """Sorts events as they happened; on one day as bodies follow each other; an undated one before its teller."""
        undated = self.date is None
        number = number_key(self.item.number) if self.item else ()
        return (self.date or self.told, not undated, DAY_ORDER[self.body_kind], self.start, self.body_id, number)


def gather(graph: CaseGraph, thread: Thread) -> list[Event]:
    """The events of a thread, oldest first; an equal treatment that two items tell of stands twice."""
    items = [graph.items[item] for item in thread.items if item in graph.items]
    events = [_of_item(graph, item) for item in items]
    for item in items:
        for treatment in item.course:
            if not _own(item, treatment.body_id, treatment.date):
                _merge(events, _of_treatment(graph, item, treatment))
    for item in items:
        for reference in item.references:
            if _happened(item, reference):
                _merge(events, _of_reference(graph, item, reference))
    return sorted(events, key=lambda event: event.key)


def _of_item(graph: CaseGraph, item: AgendaItem) -> Event:
    meeting = graph.meetings.get(item.meeting)
    minutes = item.meeting_kind == "minutes"
    return Event(
        body=item.body,
        body_id=item.body_id,
        body_kind=item.body_kind,
        date=item.date,
        state="treated" if minutes else "scheduled",
        cited=[Cited(item, item.places.get("decision") or item.source)],
        told=item.date or NO_DATE,
        item=item,
        decision=item.decision if minutes else None,
        decision_kind=item.decision_kind if minutes else None,
        reading=item.reading,
        start=(meeting.start or "") if meeting else "",
        sayings=[item],
    )


def _of_treatment(graph: CaseGraph, item: AgendaItem, treatment: Treatment) -> Event:
    kind = treatment.body_kind or graph.body_kind(item.municipality, treatment.body_id) or "other"
    return Event(
        body=treatment.body,
        body_id=treatment.body_id,
        body_kind=kind,
        date=treatment.date,
        state="recorded",
        cited=[Cited(item, treatment.place)],
        told=item.date or NO_DATE,
        decision=treatment.decision,
        decision_kind=treatment.decision_kind,
    )


def _of_reference(graph: CaseGraph, item: AgendaItem, reference: Reference) -> Event:
    body_id = reference.body_id or ""
    kind = reference.body_kind or graph.body_kind(item.municipality, body_id) or "other"
    return Event(
        body=reference.body or body_id,
        body_id=body_id,
        body_kind=kind,
        date=reference.date,
        state="mentioned",
        cited=[Cited(item, reference.place)],
        told=item.date or NO_DATE,
        decision_kind=_MENTIONED[reference.kind],
        quote=reference.quote,
        date_inferred=reference.date_inferred,
    )


def _own(item: AgendaItem, body_id: str | None, date: IsoDate | None) -> bool:
    """Whether a block or mention is of the very treatment it stands in."""
    return body_id == item.body_id and (date is None or item.date is None or agree(date, item.date))


def _happened(item: AgendaItem, reference: Reference) -> bool:
    """Whether a reference tells of an earlier treatment of this very case; background is never a step."""
    if reference.about != "this" or reference.tense == "planned" or not reference.body_id or not reference.date:
        return False
    before = item.date is None or reference.date <= last_day(item.date)
    return before and not _own(item, reference.body_id, reference.date)


def _merge(events: list[Event], event: Event) -> None:
    """Join an event to the one it tells of once more, or add it as its own."""
    same = _same(events, event)
    if same is None:
        events.append(event)
        return
    same.cited.extend(event.cited)
    same.quote = same.quote or event.quote
    same.decision_kind = same.decision_kind or event.decision_kind
    if same.item is None and event.date and len(event.date) > len(same.date or ""):
        same.date, same.date_inferred = event.date, event.date_inferred
    if _STRENGTH[event.state] <= _STRENGTH[same.state]:
        return
    # Only an agenda is weaker than what is merged into it: minutes come first, and then blocks before sentences.
    same.state = event.state
    same.decision, same.decision_kind = event.decision, event.decision_kind
    same.cited.sort(key=lambda cited: cited not in event.cited)


def _same(events: Iterable[Event], event: Event) -> Event | None:
    """The event that another telling means: same body, dates that agree; without a date, the body's only one before."""
    of_body = [known for known in events if known.body_id == event.body_id]
    if event.date is None:
        before = [known for known in of_body if known.date is None or known.date < event.told]
        return before[0] if len(before) == 1 else None
    exact = (known for known in of_body if known.date == event.date)
    return next(exact, next(_agreeing(of_body, event.date), None))


def _agreeing(events: Iterable[Event], date: IsoDate) -> Iterator[Event]:
    return (known for known in events if known.date and agree(known.date, date))
