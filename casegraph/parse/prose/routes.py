"""Where the case goes next: the next body on the route, or the same body again where the item was put off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casegraph import danish
from casegraph.kinds import BodyKind, DecisionKind
from casegraph.model import AgendaItem, AgendaMove, FollowUp, Place, Reference, RouteStop
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.passages import Passage, passages
from casegraph.parse.prose.references import passage_references

_SENDS_ON: frozenset[DecisionKind] = frozenset({"approved", "recommended", "noted", "discussed", "other", "elected"})
# The decision sends the case where it says, whatever route is printed.
_ELSEWHERE: frozenset[DecisionKind] = frozenset({"referred", "returned"})
# A decision that leaves the case with nobody else; only then does the presentation's "forelægges Byrådet" hold.
_SENT_ABOVE: frozenset[DecisionKind] = frozenset({"recommended", "discussed", "noted"})
_PAST = re.compile(r"\b(?:blev|er|var|har|havde|tidligere|såfremt|hvis|kan|årligt|hvert)\b", re.IGNORECASE)
_TO_SECOND = re.compile(r"\b(?:til|overgår\stil)\s(?:2\.|II\.|anden)\s?behandling", re.IGNORECASE)
_NEAR, _CLOSE = 30, 6
# The order in which bodies usually treat a case; used only where the meeting's own body is not on the printed route.
_RANK: dict[BodyKind, int] = {
    "executive_board": 0,
    "staff_council": 1,
    "advisory": 1,
    "standing_committee": 2,
    "special_committee": 2,
    "finance_committee": 3,
    "council": 4,
}


def next_body(context: ItemContext, planned: tuple[Reference, ...]) -> FollowUp | None:
    """The one body that treats the case next, if the decision sends it on; ``None`` where it is final or unknown.

    ``planned`` are the references of the decision itself: a date it gives a body of the route outranks the printed
    order, and its sentence is then the quote.
    """
    item = context.item
    if item.decision is None:
        return None
    if item.decision_kind == "stopped":
        return _brought_before(context)
    if item.decision_kind in _ELSEWHERE:
        return _by_decision(context) or _second_reading(context, planned)
    if item.decision_kind not in _SENDS_ON:
        return None
    ahead = _ahead(context)
    if not ahead:
        return None if item.route else _by_decision(context) or _by_prose(context)
    dated = _first_dated(ahead, planned)
    if dated is not None:
        return _follow_up(dated.body or "", dated.body_id, dated.quote, dated.place, dated.date)
    stop = ahead[0]
    day = stop.date or _told_day(context, stop)
    return _follow_up(stop.body, stop.body_id, _route_text(context, stop), stop.place, day)


def _told_day(context: ItemContext, stop: RouteStop) -> str | None:
    """The one coming day on which the prose says that the body of a stop treats this very matter."""
    rules, today = context.tools.book.references, context.meeting_date or ""
    found = {
        reference.date
        for passage in passages(context, "presentation", "recommendation", "summary")
        for reference in passage_references(context, passage, rules)
        if reference.body_id == stop.body_id and reference.tense == "planned" and reference.about == "this"
    }
    coming = {day for day in found if day and len(day) == len(today) and day > today}
    return min(coming) if len(coming) == 1 else None


def _by_decision(context: ItemContext) -> FollowUp | None:
    """The body that the decision itself sends the case to."""
    words = context.tools.book.followups.phrases["sends_on"]
    for passage in passages(context, "decision"):
        hit = words.search(passage.text)
        named = [m for m in context.tools.bodies.find(passage.text) if hit and 0 <= m.start - hit.end <= _NEAR]
        if named and named[0].body.id != context.item.body_id:
            body = named[0].body
            dues = (due.due for due in danish.find_due(passage.text, context.meeting_date) if due.due)
            day = next((due for due in dues if due > (context.meeting_date or "")), None)
            return _follow_up(body.name, body.id, passage.text, passage.place, day)
    return None


def _brought_before(context: ItemContext) -> FollowUp | None:
    """The council that a stopped decision is brought before, where the words name it."""
    for passage in passages(context, "decision"):
        council = next((m.body for m in context.tools.bodies.find(passage.text) if m.body.kind == "council"), None)
        if council:
            return _follow_up(council.name, council.id, passage.text, passage.place, None)
    return None


def _second_reading(context: ItemContext, planned: tuple[Reference, ...]) -> FollowUp | None:
    """The way to the second reading: the next stop of the route, else the same body again, on the day told."""
    item = context.item
    passage = next((one for one in passages(context, "decision") if _TO_SECOND.search(one.text)), None)
    if passage is None:
        return None
    ahead = _ahead(context)
    if ahead:
        dated = _first_dated(ahead, planned)
        stop = ahead[0]
        if dated is None or dated.body_id == stop.body_id:
            date = dated.date if dated else stop.date
            return _follow_up(stop.body, stop.body_id, passage.text, passage.place, date)
    days = (one for one in passages(context, "decision", "recommendation") if _TO_SECOND.search(one.text))
    dues = (due.due for one in days for due in danish.find_due(one.text, context.meeting_date) if due.due)
    day = next((due for due in dues if due > (item.date or "")), None)
    return _follow_up(item.body, item.body_id, passage.text, passage.place, day)


def _by_prose(context: ItemContext) -> FollowUp | None:
    """The body that the presentation or the recommendation says the case goes to, where it stands above this one."""
    item = context.item
    words = context.tools.book.followups.phrases["sends_on"]
    for passage in passages(context, "recommendation", "presentation", "summary"):
        for hit in words.finditer(passage.text):
            said = re.split(r",|\bog\b", passage.text[: hit.start])[-1]
            if _PAST.search(said) or item.decision_kind not in _SENT_ABOVE:
                continue
            named = [m for m in context.tools.bodies.find(passage.text) if 0 <= m.start - hit.end <= _CLOSE]
            above = [m.body for m in named if _RANK.get(m.body.kind, -1) > _RANK.get(item.body_kind, 9)]
            if above:
                return _follow_up(above[0].name, above[0].id, passage.text, passage.place, None)
    return None


def _follow_up(body: str, body_id: str | None, quote: str, place: Place, date: str | None) -> FollowUp:
    return FollowUp(
        kind="next_body",
        what=f"Behandling i {body}",
        quote=quote,
        basis="route",
        place=place,
        due=danish.last_day(date) if date else None,
        due_precision=("day" if len(date) == 10 else "month") if date else None,
        to_body=body,
        to_body_id=body_id,
    )


def _ahead(context: ItemContext) -> list[RouteStop]:
    """The stops behind this meeting's body; where it is not on the route, those of higher rank."""
    item = context.item
    own = [index for index, stop in enumerate(item.route) if stop.body_id == item.body_id]
    if own:
        earlier = [step for step in item.course if step.body_id == item.body_id and step.date != item.date]
        times = item.reading or len(earlier) + 1
        here = own[min(max(times, 1), len(own)) - 1]
        return list(item.route[here + 1 :])
    rank = _RANK.get(item.body_kind)
    if rank is None:
        return []
    return [stop for stop in item.route if _RANK.get(stop.body_kind, -1) > rank]


def _first_dated(ahead: list[RouteStop], planned: tuple[Reference, ...]) -> Reference | None:
    bodies = {stop.body_id for stop in ahead}
    known = [reference for reference in planned if reference.body_id in bodies and reference.date]
    return min(known, key=lambda reference: (reference.date or "", reference.place.line), default=None)


def _route_text(context: ItemContext, stop: RouteStop) -> str:
    """The line of the route that names the stop, as printed."""
    lines = [paragraph for paragraph in context.paragraphs("route") if paragraph.place.line == stop.place.line]
    return lines[0].text.strip() if lines else stop.body


def postponed(context: ItemContext) -> FollowUp | None:
    """What was put off, and till when; taken up again by the same body unless the text names another one."""
    item = context.item
    if item.decision_kind != "postponed" and all(part.kind != "postponed" for part in item.decisions):
        return None
    passage = _postponing(context)
    if passage is None:
        return None
    dues = danish.find_due(passage.text, context.meeting_date)
    due = next((due for due in dues if due.due is None or due.due >= (context.meeting_date or "")), None)
    named = [mention.body for mention in context.tools.bodies.find(passage.text)]
    body = named[0] if named else context.body
    return FollowUp(
        kind="postponed",
        what=passage.text.rstrip(". "),
        quote=passage.text,
        basis="decision",
        place=passage.place,
        due=due.due if due else None,
        due_text=due.text if due else None,
        due_precision=due.precision if due else None,
        to_body=body.name,
        to_body_id=body.id,
    )


def follow_moves(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items, with what becomes of those that another item put off: they come back, as that item says."""
    moves = {(item.id, move.number): move for item in items for move in item.moves}
    return tuple(_put_off(item, moves.get((item.decided_in or "", item.number or ""))) for item in items)


def _put_off(item: AgendaItem, move: AgendaMove | None) -> AgendaItem:
    if move is None or move.kind != "postponed" or any(one.kind == "postponed" for one in item.followups):
        return item
    dues = danish.find_due(move.text, item.date)
    due = next((due for due in dues if due.due is None or due.due >= (item.date or "")), None)
    followup = FollowUp(
        kind="postponed",
        what=move.text.rstrip(". "),
        quote=move.text,
        basis="decision",
        place=move.place,
        due=due.due if due else None,
        due_text=due.text if due else None,
        due_precision=due.precision if due else None,
        to_body=item.body,
        to_body_id=item.body_id,
    )
    # What the item was to lead to waits until it comes back: the next body on its route is not due yet.
    kept = (one for one in item.followups if one.kind != "next_body")
    return replace(item, followups=(followup, *kept))


def _postponing(context: ItemContext) -> Passage | None:
    words = context.tools.book.followups.phrases["postponements"]
    return next((passage for passage in passages(context, "decision") if words.search(passage.text)), None)
