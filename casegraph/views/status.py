"""Where a case is: its status, who has it now and why, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Literal

from casegraph.graph import CaseGraph
from casegraph.kinds import DecisionKind, IsoDate
from casegraph.model import AgendaItem, Hearing
from casegraph.order import NO_DATE, last_day
from casegraph.reason import reason
from casegraph.views.events import Event
from casegraph.views.followups import GRACE_DAYS
from casegraph.views.plan import Stop
from casegraph.views.rows import AtRow, CaseStatus, NextRow
from casegraph.views.steps import Course
from casegraph.views.walk import Walked, sent_to_hearing

STALLED_AFTER = 3
"""So many sittings of the body that has the case, in loaded minutes and without it, make it stalled."""

# A collective number is as far as the matter that is least far.
_OPENNESS: tuple[CaseStatus, ...] = (
    "hearing",
    "postponed",
    "pending",
    "stalled",
    "unknown",
    "executing",
    "concluded",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a thread stands on a day."""

    status: CaseStatus
    outcome: DecisionKind | None
    reopened: bool
    at: AtRow | None
    next: NextRow | None


@dataclass(frozen=True, slots=True)
class Day:
    """What a question about a thread is asked of: the graph as of a day, that day, and what is still to be done."""

    graph: CaseGraph
    municipality: str
    as_of: IsoDate
    tasks_open: frozenset[str]
    """The ids of threads with follow-ups that are neither done nor superseded, treatments awaited left out."""


def standing_of(course: Course, day: Day) -> Standing:
    """Where a case stands: as its newest thread does; a collective number as the matter that is least far."""
    standings = [(_thread_standing(walked, day), walked) for walked in course.walked]
    if course.case.collective == "yes":
        return min((one for one, _ in standings), key=lambda one: _OPENNESS.index(one.status))
    newest = max(range(len(standings)), key=lambda index: (_last_date(standings[index][1]), index))
    return standings[newest][0]


def _last_date(walked: Walked) -> IsoDate:
    return max((event.date or "" for one in walked.rounds for event in one.events), default="")


def _thread_standing(walked: Walked, day: Day) -> Standing:
    decided = walked.decided
    bare = Standing("pending", decided.decision_kind if decided else None, _reopened(walked), None, None)
    if not walked.done:
        return _only_scheduled(walked, day, bare)
    if all(day.graph.is_standing(item) for item in walked.items):
        # A fixed point of the agenda is over with its meeting, whatever was or was not decided under it.
        busy = walked.thread.id in day.tasks_open
        at = _at("administration", None, walked.done[-1]) if busy else None
        return replace(bare, status="executing" if busy else "concluded", at=at)
    hearing = _current_hearing(walked, day.as_of)
    if hearing:
        return _in_hearing(walked, hearing, day, bare)
    coming = _next(walked, day)
    last = walked.done[-1]
    if not walked.open:
        return _after_decision(walked, day, replace(bare, next=coming))
    if last.decision_kind in {"returned", "withdrawn"} and coming is None:
        return replace(bare, at=_at("administration", None, last))
    if last.decision_kind == "postponed":
        return _postponed(walked, last, day, replace(bare, next=coming))
    return _underway(walked, last, day, replace(bare, next=coming))


def _reopened(walked: Walked) -> bool:
    """Whether the case was taken up again after a decision; being told how it went is not that."""
    later = [event for one in walked.rounds[1:] for event in one.events]
    return any(event.decision_kind != "noted" for event in later)


def _only_scheduled(walked: Walked, day: Day, bare: Standing) -> Standing:
    """Nothing is treated yet as far as loaded: the case is on its way to the body whose agenda it is on."""
    coming = _next(walked, day)
    first = next(iter(walked.scheduled), None)
    if first is None:
        return replace(bare, next=coming)
    why = reason("on the agenda of {body} on {date}", body=first.body, date=first.date or "")
    status: CaseStatus = "unknown" if first.date and first.date < day.as_of else "pending"
    at: AtRow = {"kind": "body", "body": first.body, "since": None, "until": None, "why": why}
    return replace(bare, status=status, at=at, next=coming)


def _current_hearing(walked: Walked, as_of: IsoDate) -> tuple[AgendaItem, Hearing] | None:
    """The hearing that runs on the day: begun as far as said, and not over; the one that lasts longest."""
    running = [
        (item, hearing)
        for item, hearing in walked.hearings
        if hearing.until and last_day(hearing.until) >= as_of and (hearing.start or "") <= as_of
    ]
    return max(running, key=lambda pair: pair[1].until or "", default=None)


def _in_hearing(walked: Walked, found: tuple[AgendaItem, Hearing], day: Day, bare: Standing) -> Standing:
    """In hearing, from its first day, or from the day it is told of where that is not said."""
    item, hearing = found
    since = hearing.start or item.date
    sender = next((event for event in reversed(walked.done) if sent_to_hearing(event, [found])), None)
    sent = reason("sent out by {body} on {date}", body=sender.body, date=sender.date or "") if sender else None
    why = sent or hearing.quote
    at: AtRow = {"kind": "hearing", "body": None, "since": since, "until": hearing.until, "why": why}
    return replace(bare, status="hearing", at=at, next=_next(walked, day))


def _after_decision(walked: Walked, day: Day, bare: Standing) -> Standing:
    """Decided: concluded where nothing announced is open and nothing is left to do, else under execution."""
    decided = walked.decided
    busy = walked.thread.id in day.tasks_open or bare.next is not None
    if decided is None or not busy:
        return replace(bare, status="concluded")
    return replace(bare, status="executing", at=_at("administration", None, decided))


def _postponed(walked: Walked, last: Event, day: Day, bare: Standing) -> Standing:
    """Postponed by a body, which has it until it takes it up again."""
    missed = _sittings_without(last.body_id, walked, day)
    coming = bare.next or {"body": last.body, "date": None, "inferred": True}
    if missed >= STALLED_AFTER and not _is_ahead(coming, day.as_of):
        return replace(bare, status="stalled", at=_stalled_at(last.body, last, missed), next=coming)
    return replace(bare, status="postponed", at=_at("body", last.body, last), next=coming)


def _underway(walked: Walked, last: Event, day: Day, bare: Standing) -> Standing:
    """Not decided: with the next body where one is known, else with the body that had it last."""
    coming = bare.next
    body, body_id = (coming["body"], _id_of(walked, coming["body"], day)) if coming else (last.body, last.body_id)
    missed = _sittings_without(body_id, walked, day)
    if coming and _is_ahead(coming, day.as_of):
        return replace(bare, at=_at("body", body, last))
    if _undisclosed(last):
        why = reason(
            "{body} treated it as a closed item on {date}; its decision is not printed",
            body=last.body,
            date=last.date or "",
        )
        return replace(
            bare, status="unknown", at={"kind": "body", "body": body, "since": last.date, "until": None, "why": why}
        )
    if missed >= STALLED_AFTER and not _at_work(walked, last, day, coming):
        return replace(bare, status="stalled", at=_stalled_at(body, last, missed))
    if not missed and _late(coming, _waiting_since(walked, day), day.as_of):
        why = reason(
            "{body}: {kind} on {date}; no later minutes of {next} are loaded",
            body=last.body,
            kind=last.decision_kind or "treated",
            date=last.date or "",
            next=body,
        )
        at: AtRow = {"kind": "body", "body": body, "since": last.date, "until": None, "why": why}
        return replace(bare, status="unknown", at=at)
    if _at_work(walked, last, day, coming):
        return replace(bare, at=_at("administration", None, last))
    return replace(bare, at=_at("body", body, last))


def _at_work(walked: Walked, last: Event, day: Day, coming: NextRow | None) -> bool:
    """Whether a body that decided nothing has set the administration to work, which has it then."""
    sets_going = last.decision_kind in {"other", "discussed"} and coming is None
    return sets_going and walked.thread.id in day.tasks_open


def _undisclosed(last: Event) -> bool:
    """Whether the last treatment was behind closed doors and its decision is not printed."""
    return last.item is not None and last.item.closed and last.decision_kind == "none"


def _is_ahead(coming: NextRow, as_of: IsoDate) -> bool:
    return coming["date"] is not None and last_day(coming["date"]) >= as_of


def _late(coming: NextRow | None, since: IsoDate, as_of: IsoDate) -> bool:
    """Whether the next treatment should have been by now: its date is past, or weeks have gone by without one."""
    if coming and coming["date"]:
        return last_day(coming["date"]) < as_of
    try:
        return (Date.fromisoformat(as_of) - Date.fromisoformat(since)).days > GRACE_DAYS
    except ValueError:
        return False


def _sittings_without(body_id: str, walked: Walked, day: Day) -> int:
    """How often a body has met in loaded minutes since the case was last treated, or came back from its hearing."""
    return len(day.graph.sittings_after(day.municipality, body_id, _waiting_since(walked, day)))


def _waiting_since(walked: Walked, day: Day) -> IsoDate:
    """The day since when the case could have been treated again: its last treatment, or the end of its hearing."""
    over = [last_day(hearing.until) for _, hearing in walked.hearings if hearing.until]
    return max([last_day(_last_done(walked) or NO_DATE), *(until for until in over if until <= day.as_of)])


def _last_done(walked: Walked) -> IsoDate | None:
    return next((event.date for event in reversed(walked.done) if event.date), None)


def _next(walked: Walked, day: Day) -> NextRow | None:
    """The next treatment: what stands on an agenda, else on the plan, else what must follow.

    A matter comes back from its hearing to the body that sent it out, and the council follows the finance committee's
    recommendation and a decision that was stopped.
    """
    last = _last_done(walked) or ""
    scheduled = next((event for event in walked.scheduled if (event.date or NO_DATE) > last), None)
    if scheduled:
        return {"body": scheduled.body, "date": scheduled.date, "inferred": False}
    stop = walked.plan.next
    if stop:
        return {"body": stop.body, "date": stop.date, "inferred": stop.date_inferred}
    sender = _sender(walked)
    if sender:
        return {"body": sender.body, "date": None, "inferred": True}
    event = walked.done[-1] if walked.done else None
    onward = event and event.body_kind == "finance_committee" and event.decision_kind == "recommended"
    stopped = event and event.decision_kind == "stopped"
    council = day.graph.council(day.municipality) if onward or stopped else None
    return {"body": council, "date": None, "inferred": True} if council else None


def _sender(walked: Walked) -> Event | None:
    """The body that sent the matter out to its last hearing, to which it must come back, and has not yet."""
    if not walked.hearings:
        return None
    found = max(walked.hearings, key=lambda pair: pair[1].until or pair[1].start or "")
    over = found[1].until or found[1].start or ""
    sender = next((event for event in reversed(walked.done) if sent_to_hearing(event, [found])), None)
    if sender is None or any(e.body_id == sender.body_id and (e.date or "") > over for e in walked.done):
        return None
    return sender


def _id_of(walked: Walked, body: str, day: Day) -> str:
    """The id of the body that is next, by the stop, event or loaded meeting of that name."""
    named: list[Stop | Event] = [*walked.plan.stops, *(event for one in walked.rounds for event in one.events)]
    found = next((one.body_id for one in named if one.body == body), None)
    meetings = (m.body_id for m in day.graph.meetings.values() if m.body == body and m.municipality == day.municipality)
    return found or next(meetings, "")


def _at(kind: Literal["body", "administration"], body: str | None, event: Event) -> AtRow:
    why = reason(
        "{body}: {kind} on {date}", body=event.body, kind=event.decision_kind or "treated", date=event.date or ""
    )
    return {"kind": kind, "body": body, "since": event.date, "until": None, "why": why}


def _stalled_at(body: str, last: Event, missed: int) -> AtRow:
    why = reason(
        "{body} has met {count} times since {since} without it", body=body, count=str(missed), since=last.date or ""
    )
    return {"kind": "body", "body": body, "since": last.date, "until": None, "why": why}
