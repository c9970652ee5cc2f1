"""Walking a thread from its first event to its last: rounds, what is decided, what is passed, who plays which part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Date

from casegraph.graph import CaseGraph
from casegraph.kinds import BodyKind, DecisionKind, IsoDate, StepRole
from casegraph.model import AgendaItem, Hearing, Thread
from casegraph.order import last_day
from casegraph.views.events import DAY_ORDER, Event, gather
from casegraph.views.plan import POLITICAL, Plan, Stop, announce, own_reading
from casegraph.views.rows import Gap

DECIDING: frozenset[DecisionKind] = frozenset({"approved", "rejected", "elected", "noted"})
"""Kinds of decision that end a round where the route ends; see :func:`deciding`."""

_HEARING_STARTS_WITHIN = 92
_NEXT_MEETINGS_WITHIN = 62


@dataclass(slots=True)
class Round:
    """A run of events up to the deciding body's decision; ``decided`` is the event that took it, if any did."""

    number: int
    events: list[Event] = field(default_factory=list)
    decided: Event | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """A thread walked to its end: its rounds, the stops never seen, and the hearings said about it."""

    thread: Thread
    items: tuple[AgendaItem, ...]
    rounds: tuple[Round, ...]
    plan: Plan
    hearings: tuple[tuple[AgendaItem, Hearing], ...]

    @property
    def done(self) -> list[Event]:
        """What has happened, oldest first: every event that is no mere agenda."""
        return [event for one in self.rounds for event in one.events if event.state != "scheduled"]

    @property
    def scheduled(self) -> list[Event]:
        """What stands on an agenda whose minutes are not loaded."""
        return [event for one in self.rounds for event in one.events if event.state == "scheduled"]

    @property
    def decided(self) -> Event | None:
        """The decision that ended the newest ended round."""
        return next((one.decided for one in reversed(self.rounds) if one.decided), None)

    @property
    def open(self) -> bool:
        """Whether the newest round is not decided yet."""
        return not self.rounds or self.rounds[-1].decided is None


def walk(graph: CaseGraph, thread: Thread) -> Walked:
    """Walk the events of a thread in order, fulfilling what was planned and planning what they announce."""
    items = [graph.items[item] for item in thread.items if item in graph.items]
    hearings = tuple((item, hearing) for item in items for hearing in item.hearings)
    plan, rounds = Plan(), [Round(1)]
    fixed = bool(items) and all(graph.is_standing(item) for item in items)
    for event in gather(graph, thread):
        # A fixed point of the agenda is no matter that could come back.
        if not fixed:
            _enter(rounds, event)
        now = rounds[-1]
        now.events.append(event)
        stop = plan.walk(event)
        event.reading = event.reading or (stop.reading if stop else None)
        for item in event.sayings:
            event.reading = event.reading or own_reading(item, now.events)
            announce(plan, graph, item, now.events, now.number)
        if _decides(event, plan, hearings) and _may_decide(event, now):
            now.decided = event
            plan.close(event)
    return Walked(thread, tuple(items), tuple(one for one in rounds if one.events), plan, hearings)


def _enter(rounds: list[Round], event: Event) -> None:
    """Begin a new round where the last is decided, unless the case goes straight on.

    Many municipalities print no route: what a committee approved is the council's a few weeks later, in one round. And
    a body that takes its own matter up again at one of its next meetings is still at it; but the council has spoken.
    What was only talked about was not decided, however long ago.
    """
    last = rounds[-1]
    if last.decided is None:
        return
    printed = any(item.route for earlier in last.events for item in earlier.sayings)
    higher = not printed and DAY_ORDER[event.body_kind] > DAY_ORDER[last.decided.body_kind]
    same = event.body_id == last.decided.body_id
    still = same and (event.body_kind != "council" or event.date == last.decided.date)
    talked = last.decided.decision_kind == "discussed"
    if talked or ((higher or still) and _within(last.decided.date, event.date, _NEXT_MEETINGS_WITHIN)):
        last.decided = None
    else:
        rounds.append(Round(last.number + 1))


def _decides(event: Event, plan: Plan, hearings: Sequence[tuple[AgendaItem, Hearing]]) -> bool:
    """Whether an event ends the round: a decision of the last body on the route, not a first reading or a hearing."""
    if event.state == "scheduled" or event.reading == 1 or not deciding(event) or sent_to_hearing(event, hearings):
        return False
    coming = [stop for stop in plan.coming if not _is_promise(stop, event)]
    ahead = [stop for stop in coming if stop.body_kind in POLITICAL or stop.body_id == event.body_id]
    if event.body_kind == "council":
        # Nothing stands above the council: only its own second treatment, or a date set for another, can follow.
        ahead = [stop for stop in ahead if stop.body_kind == "council" or stop.date]
    elif _is_last_on_its_route(event):
        # Its own minutes say that the decision is this body's, whatever an earlier route had in view.
        sent = {todo.to_body_id for item in event.sayings for todo in item.followups if todo.kind == "next_body"}
        ahead = [stop for stop in ahead if stop.date or stop.cited.item in event.sayings or stop.body_id in sent]
    return not ahead


def _is_promise(stop: Stop, event: Event) -> bool:
    """Whether a stop is no more than a report that the body itself is to get later: what it decided is decided."""
    if stop.printed or stop.body_id != event.body_id or stop.cited.item not in event.sayings:
        return False
    kinds = {todo.kind for todo in stop.cited.item.followups if todo.place.line == stop.cited.place.line}
    return "report_back" in kinds and not kinds & {"next_body", "postponed", "agenda"}


def _is_last_on_its_route(event: Event) -> bool:
    return any(item.route and item.route[-1].body_id == event.body_id for item in event.sayings)


def _may_decide(event: Event, one: Round) -> bool:
    """Whether a body can decide in this round: what a political body has begun, the administration does not end."""
    return event.body_kind in POLITICAL or not any(other.body_kind in POLITICAL for other in one.events)


def deciding(event: Event) -> bool:
    """Whether an event's decision can end a round.

    A discussion does where no more was asked for. A decision of a kind no rule knows does, unless it sets something
    going: *"Udvalget ønsker en oversigt"* is where the matter begins.
    """
    if event.decision_kind == "other":
        return not any(todo.basis == "decision" for item in event.sayings for todo in item.followups)
    if event.decision_kind == "discussed":
        return event.item is not None and event.item.asked in {"discussed", "noted"}
    return event.decision_kind in DECIDING


def sent_to_hearing(event: Event, hearings: Sequence[tuple[AgendaItem, Hearing]]) -> bool:
    """Whether the decision sent the matter out to a hearing, so that it must come back."""
    return event.body_kind in POLITICAL and any(_follows(event, item, hearing) for item, hearing in hearings)


def _follows(event: Event, item: AgendaItem, hearing: Hearing) -> bool:
    if hearing.until and event.date and hearing.until < event.date:
        return False
    if hearing.start:
        return _within(event.date, hearing.start, _HEARING_STARTS_WITHIN)
    return event.item is item


def _within(earlier: IsoDate | None, later: IsoDate | None, days: int) -> bool:
    """Whether ``later`` is at most so many days behind ``earlier``; false where either is not a whole date."""
    try:
        return 0 <= (Date.fromisoformat(later or "") - Date.fromisoformat(earlier or "")).days <= days
    except ValueError:
        return False


def role_of_event(event: Event, one: Round, plan: Plan) -> StepRole:
    """The part an event's body played in its round."""
    behind = one.events[one.events.index(event) + 1 :]
    ahead = _goes_on(event.body_id, [*behind, *(stop for stop in plan.coming if stop.round == one.number)])
    if event.decision_kind == "noted" and (event is one.decided or event.body_kind != "executive_board"):
        return "informed"
    if event is one.decided:
        return "decides"
    if event.decision_kind == "recommended" and event.body_kind in POLITICAL:
        return "recommends"
    return _role_by_place(event.body_kind, ahead)


def role_of_stop(stop: Stop, walked: Walked) -> StepRole:
    """The part a body is to play by its place on the route."""
    coming = walked.plan.coming
    behind: list[Event | Stop] = [*coming[coming.index(stop) + 1 :]] if stop in coming else [*coming]
    if stop.before is not None:
        behind += [stop.before]
    alone = len(coming) == 1 and not any(one.events for one in walked.rounds)
    if alone and stop.body_kind == "executive_board":
        return "decides"
    return _role_by_place(stop.body_kind, _goes_on(stop.body_id, behind))


def _goes_on(body_id: str, behind: Sequence[Event | Stop]) -> bool:
    """Whether another political body has its turn after."""
    return any(later.body_kind in POLITICAL and later.body_id != body_id for later in behind)


def _role_by_place(kind: BodyKind, ahead: bool) -> StepRole:
    if kind == "council":
        return "decides"
    if kind == "executive_board":
        return "prepares"
    if kind in {"advisory", "staff_council"}:
        return "heard"
    return "recommends" if ahead else "decides"


def gap_of(graph: CaseGraph, municipality: str, stop: Stop, first: IsoDate | None) -> Gap | None:
    """How a stop was passed: ``skipped`` where loaded minutes of a political body in those weeks do not show it.

    Direktionen, Hovedudvalget and councils of users are only ``not_seen``: much of what they treat is not published.
    """
    if not stop.passed:
        return None
    until = stop.before.date if stop.before else None
    met = graph.sittings(municipality, stop.body_id)
    seen = [day for day in met if first and until and first <= day <= last_day(until)]
    return "skipped" if stop.body_kind in POLITICAL and seen else "not_seen"
