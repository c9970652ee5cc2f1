"""When a follow-up is closed, and by what. A promise is never closed by silence or by the mere return of its case.

Each kind closes in one way only: see :data:`RULES`. All of them look at later minutes of the same thread alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casegraph.danish import find_dates, fold, last_day
from casegraph.graph import CaseGraph
from casegraph.kinds import DecisionKind, FollowUpKind
from casegraph.model import AgendaItem, Completion, FollowUp
from casegraph.reason import Reason, reason
from casegraph.views.events import DAY_ORDER
from casegraph.views.matter import done_by_verb, matter, same_matter, shared

_ADOPTS: frozenset[DecisionKind] = frozenset({"approved", "other"})
_TELLS: frozenset[DecisionKind] = frozenset({"noted", "discussed"})

# "Sagen tages op igen som temadrøftelse": the case itself is to come back, in whatever form.
_ITSELF = re.compile(r"(?:sagen|punktet|emnet|spørgsmålet)\b(?!\som\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Closed:
    """How a follow-up was closed: the item that did, and why."""

    status: str
    item: AgendaItem
    why: Reason


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up with the item it stands in and the later minutes of its thread, oldest first."""

    followup: FollowUp
    item: AgendaItem
    later: Sequence[AgendaItem]


Rule = Callable[[Promise], Closed | None]


def later_minutes(graph: CaseGraph, item: AgendaItem) -> list[AgendaItem]:
    """The treatments of an item's thread that come after it, by their minutes; none where there is no thread."""
    thread = graph.thread_of(item.id)
    if thread is None or item.date is None:
        return []
    loaded = (graph.items[other] for other in thread.items if other in graph.items)
    after = [other for other in loaded if other.meeting_kind == "minutes" and _after(graph, item, other)]
    return sorted(after, key=lambda other: (other.date or "", DAY_ORDER[other.body_kind], other.id))


def _after(graph: CaseGraph, item: AgendaItem, other: AgendaItem) -> bool:
    """Whether ``other`` was treated later: on one day by the hour, else as bodies follow each other."""
    if not item.date or not other.date or other.date != item.date or other.meeting == item.meeting:
        return bool(item.date and other.date and other.date > item.date)
    hours = [meeting.start if (meeting := graph.meetings.get(i.meeting)) else None for i in (item, other)]
    if hours[0] and hours[1]:
        return hours[1] > hours[0]
    return DAY_ORDER[other.body_kind] > DAY_ORDER[item.body_kind]


def close(promise: Promise) -> Closed | None:
    """How a follow-up was closed by later minutes, and by the first that did; ``None`` while it is not closed."""
    closings = (rule(promise) for rule in RULES[promise.followup.kind])
    order = {item.id: index for index, item in enumerate(promise.later)}
    return min((one for one in closings if one), key=lambda one: order[one.item.id], default=None)


def reached_next_body(promise: Promise) -> Closed | None:
    """Minutes of the awaited body treat the case."""
    return next(_taken_up(promise, promise.followup.to_body_id, "done"), None)


def taken_up_again(promise: Promise) -> Closed | None:
    """Minutes of the body that postponed the item treat the case again."""
    return next(_taken_up(promise, promise.item.body_id, "done"), None)


def _taken_up(promise: Promise, body_id: str | None, status: str) -> Iterator[Closed]:
    for item in promise.later:
        # An item taken off the agenda shows that the body did not treat it.
        if item.body_id == body_id and item.decision_kind != "withdrawn":
            yield Closed(status, item, reason("treated by {body} on {date}", body=item.body, date=item.date or ""))


def answered(promise: Promise) -> Closed | None:
    """An item of the case gives what was asked for.

    It does where its title or recommendation names it, where its words say that it is there, or, for a report to the
    body that asked, where that body takes note of it. What the case is about anyway does not count, or its mere return
    would answer; unless nothing else was asked for, or the case itself is to come back: then its return to the body is
    the answer.
    """
    followup, asker = promise.followup, promise.item
    asked = matter(followup.what)
    beyond = asked - shared(asked, matter(asker.title))
    itself = followup.kind == "agenda" and _ITSELF.match(followup.what) is not None
    for item in promise.later:
        if item.decision_kind in {"withdrawn", "postponed"}:
            continue
        text = matter("\n".join((item.title, *item.recommendations)))
        home = item.body_id in {asker.body_id, followup.to_body_id}
        noted = home and followup.kind == "report_back" and _takes_note(item)
        returned = home and (itself or (not beyond and (not asked or bool(shared(asked, text)))))
        told = any(_done_by(promise, completion, item) for completion in item.completions)
        if shared(beyond, text) or noted or returned or told:
            return Closed("done", item, reason("answered by {body} on {date}", body=item.body, date=item.date or ""))
    return None


def _takes_note(item: AgendaItem) -> bool:
    """Whether a body takes note, or follows a recommendation that asks for no more."""
    return item.decision_kind == "noted" or (item.decision_kind == "approved" and item.asked == "noted")


def said_done(promise: Promise) -> Closed | None:
    """Later minutes say in words that it was done."""
    for item in promise.later:
        for completion in item.completions:
            if _done_by(promise, completion, item):
                said = {"quote": completion.quote, "body": item.body, "date": item.date or ""}
                return Closed("done", item, reason("“{quote}” ({body} on {date})", **said))
    return None


def _done_by(promise: Promise, completion: Completion, told: AgendaItem) -> bool:
    """Whether words of a completion are about the promise, and about nothing that was done before it was made."""
    dates = [last_day(one.date) for one in find_dates(completion.quote) if one.date]  # with their year printed
    if dates and promise.item.date and max(dates) < promise.item.date:
        return False
    if completion.verb:
        return done_by_verb(promise.followup, completion)
    if completion.hearing:
        return promise.followup.kind == "hearing" and (promise.followup.due or "") <= (told.date or "")
    return same_matter(promise.followup.what, completion.quote)


def superseded(promise: Promise) -> Closed | None:
    """A later decision of the case sets a new plan or term for the same thing."""
    for item in promise.later:
        for newer in item.followups:
            # What the decision itself says is decided, even where the item is otherwise taken note of.
            if item.decision_kind not in _ADOPTS and not (item.decision_kind in _TELLS and newer.basis == "decision"):
                continue
            text = f"{newer.what}\n{item.title}"
            if _new_term(promise.followup, newer) and same_matter(promise.followup.what, text):
                why = reason("new term decided by {body} on {date}", body=item.body, date=item.date or "")
                return Closed("superseded", item, why)
    return None


def _new_term(old: FollowUp, new: FollowUp) -> bool:
    """Whether ``new`` sets a term that is not the old one said again."""
    if new.kind not in {"task", "deadline", "report_back"} or not (new.due or new.due_text):
        return False
    if old.due and new.due:
        return new.due > old.due
    return fold(old.due_text or "") != fold(new.due_text or "")


RULES: Mapping[FollowUpKind, tuple[Rule, ...]] = {
    "next_body": (reached_next_body,),
    "postponed": (taken_up_again,),
    "report_back": (answered,),
    "agenda": (answered,),
    "task": (said_done, superseded),
    "deadline": (said_done, superseded),
    "hearing": (said_done, superseded),
}
"""The ways in which each kind closes, and there are no others but a person's word."""
