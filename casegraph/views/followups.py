"""The follow-up list: what somebody must do, for whom and by when, and how it stands on a day."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Literal, cast

from casegraph.danish import fold
from casegraph.danish.recurrence import Recurrence, find_recurrence, next_time
from casegraph.errors import NotFound, UsageError
from casegraph.graph import CaseGraph
from casegraph.ids import followup_ids
from casegraph.kinds import DuePrecision, FollowUpKind, IsoDate
from casegraph.model import AgendaItem, FollowUp
from casegraph.order import NO_DATE
from casegraph.reason import reason
from casegraph.views.closing import Closed, Promise, close, later_minutes
from casegraph.views.coverage import coverage, not_loaded
from casegraph.views.marks import Mark, apply_marks
from casegraph.views.published import for_publication
from casegraph.views.rows import SCHEMA_VERSION, Change, FollowUpRow, FollowUpsRow, FollowUpStatus
from casegraph.views.sitting import AWAITED, BodyAsked, concerns, in_time, names_body, section_of

MARGIN_DAYS: Mapping[DuePrecision | None, int] = {
    "day": 0,
    "month": 14,
    "quarter": 14,
    "season": 31,
    "approximate": 31,
    None: 31,
}
"""How many days after an estimated ``due`` a follow-up is called overdue: an estimate is no deadline."""

GRACE_DAYS = 31
"""How long a treatment without a date is simply awaited where no later minutes of the body are loaded."""

LOOK_BACK_DAYS = 62
"""Nothing is called overdue unless minutes from at most so many days before its term, or later ones, are loaded."""

DEFAULT_STATUS: frozenset[FollowUpStatus] = frozenset({"open", "overdue", "unknown"})
ALL_STATUS: frozenset[FollowUpStatus] = DEFAULT_STATUS | {"done", "superseded"}


_MOVES: tuple[Literal["due", "owner", "status", "snoozed_until"], ...] = ("due", "owner", "status", "snoozed_until")
_KEPT = ("id", *_MOVES)
# A year, or a day in digits alone that holds one: "1. maj 2024", "1/5-24".
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d\d(?!\d)")


@dataclass(frozen=True)
class FollowUpQuery:
    """What to leave out of the list; ``None`` leaves nothing out.

    ``body`` keeps its own follow-ups, those sent to it and those it is to do; ``meeting`` those that stem from the
    meeting of that day, or, together with ``body``, makes the list for that sitting, in sections, of everything up to
    it. ``due_before`` keeps what is due earlier; ``since`` is an earlier list, of which only the changes are wanted:
    what is new, has got another term, owner or status, or has closed; the list for a sitting keeps all that waits.
    ``revision`` is that of the database, by which a later list of one day is known from an earlier one.
    """

    status: frozenset[FollowUpStatus] = DEFAULT_STATUS
    body: BodyAsked | None = None
    meeting: IsoDate | None = None
    owner: str | None = None
    case: str | None = None
    kind: FollowUpKind | None = None
    due_before: IsoDate | None = None
    since: FollowUpsRow | None = None
    revision: int = 0


def followups(
    graph: CaseGraph, as_of: IsoDate, query: FollowUpQuery | None = None, marks: Iterable[Mark] = ()
) -> FollowUpsRow:
    """The follow-up list as of a day, with what it rests on.

    ``graph`` must be the graph as of that day already (:meth:`CaseGraph.as_of`). Sorted by due date, then meeting and
    place in the minutes; what has no date comes last.
    """
    query = query or FollowUpQuery()
    rows = followups_of(graph, graph.items.values(), as_of, marks)
    known = len(rows)
    body = _body_named(graph, rows, query.body) if query.body else None
    if query.since is not None:
        before = {row["id"]: row for row in query.since["followups"]}
        for row in rows:
            row["change"] = _change(query.since["as_of"], before.get(row["id"]), row)
    rows = [row for row in rows if all(_filters(row, query))]
    for row in rows:
        row["section"] = section_of(row, query.body, query.meeting)
    municipalities = sorted({row["municipality"] for row in rows})
    only = municipalities[0] if len(municipalities) == 1 else None
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of,
        "revision": query.revision,
        "known": known,
        "sitting": {"body": body, "date": query.meeting} if body and query.meeting else None,
        "coverage": coverage(graph, only),
        "not_loaded": _not_loaded(graph, rows),
        "followups": sorted(rows, key=lambda row: (row["due"] or NO_DATE, row["meeting_date"] or NO_DATE)),
    }


def followups_of(
    graph: CaseGraph, items: Iterable[AgendaItem], as_of: IsoDate, marks: Iterable[Mark]
) -> list[FollowUpRow]:
    """The follow-ups of some items with their status, in the order of the minutes."""
    by_id: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_id[mark.followup].append(mark)
    rows = []
    for item in items:
        # An agenda only proposes: what it says becomes a promise when minutes show that it was treated.
        if item.meeting_kind != "minutes" or not item.followups:
            continue
        later = later_minutes(graph, item)
        for followup_id, followup in zip(followup_ids(item), item.followups, strict=True):
            row = _row(graph, Promise(followup, item, later), followup_id, as_of)
            apply_marks(row, by_id[followup_id], as_of)
            rows.append(for_publication(row, followup) if graph.published else row)
    return rows


def wanted_status(asked: Collection[str], *, calendar: bool = False) -> frozenset[FollowUpStatus]:
    """The statuses that a person asks for; by default those that wait, for a calendar all.

    A calendar that was read in before learns only from a later one that something is done or superseded.
    """
    if "all" in asked or (calendar and not asked):
        return ALL_STATUS
    return frozenset(cast(Collection[FollowUpStatus], asked)) or DEFAULT_STATUS


def find_followup(rows: Iterable[FollowUpRow], text: str) -> list[FollowUpRow]:
    """The follow-ups whose id is ``text`` or ends in it: the last part is enough where it is the only one."""
    known = list(rows)
    exact = [row for row in known if row["id"] == text]
    return exact or [row for row in known if row["id"].endswith(":" + text)]


def _row(graph: CaseGraph, promise: Promise, followup_id: str, as_of: IsoDate) -> FollowUpRow:
    followup, item = promise.followup, promise.item
    case = graph.of_item(item.id)
    closed = close(promise)
    again = recurrence_of(followup)
    return {
        "id": followup_id,
        "municipality": item.municipality,
        "document": item.document,
        "number": item.number,
        "item": item.id,
        "case": case.id if case else None,
        "case_number": item.case_number,
        "title": item.title,
        "closed_item": item.closed,
        "body": item.body,
        "body_id": item.body_id,
        "meeting_date": item.date,
        "kind": followup.kind,
        "what": followup.what,
        "quote": followup.quote,
        "basis": followup.basis,
        "owner": followup.owner,
        "owner_from": followup.owner_from,
        "recipient": followup.recipient,
        "due": (next_time(again, as_of) if not closed else None) if again else followup.due,
        "due_text": followup.due_text,
        "due_precision": "approximate" if again and again.months is not None and not closed else followup.due_precision,
        "due_inferred": due_inferred(followup),
        "overdue_from": overdue_from(followup),
        "to_body": followup.to_body,
        "to_body_id": followup.to_body_id,
        "status": _status(graph, promise, closed, as_of),
        "closed_by": closed.item.id if closed else None,
        "closed_why": closed.why if closed else None,
        "closed_on": closed.item.date if closed else None,
        "snoozed_until": None,
        "note": None,
        "change": None,
        "continuous": again is not None,
        "section": None,
        "source": {"page": followup.place.page, "line": followup.place.line},
        "url": item.url,
    }


def recurrence_of(followup: FollowUp) -> Recurrence | None:
    """How often a follow-up comes back, by the words for its term, else by its own; ``None`` where it has one date."""
    return None if followup.due else find_recurrence(followup.due_text or followup.what)


def due_inferred(followup: FollowUp) -> bool:
    """Whether the year of a term is none that the minutes print: it follows from the day of the meeting."""
    said = followup.due_text or followup.quote
    return followup.due is not None and _YEAR.search(said) is None


def overdue_from(followup: FollowUp) -> IsoDate | None:
    """The first day a follow-up may be called overdue: the day after its term and the margin of an estimate."""
    try:
        due = Date.fromisoformat(followup.due or "")
        return (due + timedelta(days=MARGIN_DAYS[followup.due_precision] + 1)).isoformat()
    except (ValueError, OverflowError):
        return None


def _status(graph: CaseGraph, promise: Promise, closed: Closed | None, as_of: IsoDate) -> FollowUpStatus:
    """Done or superseded if closed; else overdue only where minutes that would show it are loaded, else unknown."""
    if closed:
        return "done" if closed.status == "done" else "superseded"
    followup, item = promise.followup, promise.item
    if recurrence_of(followup):
        return "open"  # what is to be done again and again is never late, and never done
    since = graph.sittings_after(item.municipality, _shown_by(graph, promise), item.date or NO_DATE)
    late = overdue_from(followup)
    if late and as_of >= late:
        return "overdue" if since and since[-1] >= _looked_for(followup) else "unknown"
    if late is None and followup.kind in AWAITED and not since and _grace_is_over(item, as_of):
        return "unknown"
    return "open"


def _shown_by(graph: CaseGraph, promise: Promise) -> str:
    """The body whose minutes would show it: the one awaited, the one that is to do it, else the one that said it."""
    followup, item = promise.followup, promise.item
    owner = graph.body_named(item.municipality, followup.owner) if followup.owner else None
    return followup.to_body_id or owner or item.body_id


def _looked_for(followup: FollowUp) -> IsoDate:
    """The day from which minutes say something of a term: those of long before it cannot show that it passed."""
    due = Date.fromisoformat(followup.due or "")
    return (due - timedelta(days=LOOK_BACK_DAYS)).isoformat()


def _grace_is_over(item: AgendaItem, as_of: IsoDate) -> bool:
    try:
        return Date.fromisoformat(as_of) - Date.fromisoformat(item.date or "") > timedelta(days=GRACE_DAYS)
    except ValueError:
        return False


def _filters(row: FollowUpRow, query: FollowUpQuery) -> Iterator[bool]:
    yield _is_wanted(row, query)
    yield query.body is None or concerns(row, query.body)
    yield from in_time(row, query.meeting, sitting=query.body is not None)
    yield query.owner is None or _begins_a_word(query.owner, row["owner"] or "")
    yield query.case is None or row["case"] == query.case
    yield query.kind is None or row["kind"] == query.kind
    yield query.due_before is None or (row["due"] is not None and row["due"] < query.due_before)


def _begins_a_word(asked: str, owner: str) -> bool:
    """Whether words of a name begin with what was asked for: ``HR`` is no part of *Christian*."""
    return re.search(rf"(?<!\w){re.escape(fold(asked))}", fold(owner)) is not None


def _body_named(graph: CaseGraph, rows: Iterable[FollowUpRow], asked: BodyAsked) -> str:
    """The name of the body that is asked for; :class:`NotFound` says which there are where none is meant.

    A list that is empty because a name is misspelt would tell that there is nothing to do.
    """
    held = {meeting.body: meeting.body_id for meeting in graph.meetings.values()}
    sent = {row["to_body"]: row["to_body_id"] for row in rows if row["to_body"]}
    for name, body_id in (*sorted(held.items()), *sorted(sent.items())):
        if asked.means(name, body_id):
            return name
    if any(names_body(row["owner"], asked.name) for row in rows):
        return asked.name
    names = ", ".join(sorted(held))
    raise NotFound(reason("no body is called {asked}; minutes are loaded of: {bodies}", asked=asked.name, bodies=names))


def _is_wanted(row: FollowUpRow, query: FollowUpQuery) -> bool:
    """By its status; of an earlier list the changes, for a sitting beside all that waits."""
    if query.since is None:
        return row["status"] in query.status
    sitting = query.body is not None and query.meeting is not None
    return row["change"] is not None or (sitting and row["status"] in query.status & DEFAULT_STATUS)


def _change(earlier: IsoDate, before: FollowUpRow | None, now: FollowUpRow) -> Change | None:
    """How a follow-up has changed since a list of the day ``earlier``; what had closed by then is not told twice."""
    if now["status"] not in DEFAULT_STATUS:
        told = before["status"] not in DEFAULT_STATUS if before else (now["closed_on"] or "") <= earlier
        return None if told else "closed"
    if before is None:
        return "new"
    # The next time of what is done again and again comes nearer by itself.
    moved = any(before[key] != now[key] for key in _MOVES if key != "due" or not now["continuous"])
    return "moved" if moved else None


def earlier_list(text: str) -> FollowUpsRow:
    """A follow-up list that ``followups --format json`` wrote, read back; :class:`UsageError` if it is none."""
    try:
        document = json.loads(text)
        known = [{key: row[key] for key in _KEPT} for row in document["followups"]]
        date = document["as_of"]
    except (ValueError, KeyError, TypeError) as fault:
        raise UsageError(f"this is no follow-up list written with --format json: {fault}") from fault
    return cast(FollowUpsRow, {"as_of": date, "followups": known})


def _not_loaded(graph: CaseGraph, rows: Iterable[FollowUpRow]) -> list[str]:
    """The bodies that something was sent to and of which no minutes are loaded."""
    sent = ((row["municipality"], row["to_body_id"] or "", row["to_body"] or "") for row in rows if row["to_body"])
    missing = (name for place, body_id, name in sent for name in not_loaded(graph, place, [(body_id, name)]))
    return list(dict.fromkeys(missing))
