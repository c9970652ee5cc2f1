"""Rounds and waits measured: from the first treatment to the decision, and from one body's treatment to the next's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise
from typing import NamedTuple

from casegraph.graph import CaseGraph
from casegraph.kinds import BodyKind, DecisionKind, IsoDate
from casegraph.views.events import Event
from casegraph.views.lifetimes import Spell
from casegraph.views.plan import Stop
from casegraph.views.walk import Round, Walked


@dataclass(frozen=True, slots=True)
class Treated:
    """A treatment in a round: by whom, when, and what was decided."""

    body: str
    body_id: str
    body_kind: BodyKind
    date: IsoDate | None
    kind: DecisionKind | None


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait for ``body`` after ``source``; ``days`` and ``sittings`` are ``None`` where nobody could see them."""

    source: tuple[str, str]
    body: tuple[str, str]
    days: Spell | None
    sittings: Spell | None


@dataclass(frozen=True, slots=True)
class Run:
    """A round measured: its treatments, the decision that ended it, its length in days, and the waits in it."""

    began: IsoDate | None
    treated: tuple[Treated, ...]
    outcome: DecisionKind | None
    days: Spell | None
    waits: tuple[Wait, ...]


def runs_of(graph: CaseGraph, municipality: str, walked: Walked) -> Iterator[Run]:
    """The rounds of a thread in which anything happened.

    One that is not decided has lasted until it was last seen undecided: in the last loaded minutes of the body that is
    awaited or had it last, where there are any after its last treatment, else at that treatment.
    """
    for one in walked.rounds:
        done = [event for event in one.events if event.state != "scheduled"]
        if done:
            coming = _coming(walked, one) if one is walked.rounds[-1] else None
            yield _run(_View(graph, municipality), one, done, coming)


class _View(NamedTuple):
    """What it is looked up in."""

    graph: CaseGraph
    municipality: str

    def later(self, body_id: str, date: IsoDate | None) -> list[IsoDate]:
        """The days a body has met since, by loaded minutes."""
        return self.graph.sittings_after(self.municipality, body_id, date or "9999")


def _run(view: _View, one: Round, done: Sequence[Event], coming: Event | Stop | None) -> Run:
    began = next((event.date for event in done if _whole(event.date)), None)
    last = next((event for event in reversed(done) if _whole(event.date)), done[-1])
    seen = view.later((coming or last).body_id, last.date)
    length = _days(began, one.decided.date if one.decided else (seen[-1] if seen else last.date))
    waits = [_wait(view, a, b) for a, b in pairwise(done) if not (a.body_id == b.body_id and a.date == b.date)]
    if coming is not None and one.decided is None:
        waits.append(_open_wait(view, done[-1], coming))
    return Run(
        began=began,
        treated=tuple(Treated(e.body, e.body_id, e.body_kind, e.date, e.decision_kind) for e in done),
        outcome=one.decided.decision_kind if one.decided else None,
        days=Spell(length, one.decided is not None) if length is not None else None,
        waits=tuple(waits),
    )


def _coming(walked: Walked, one: Round) -> Event | Stop | None:
    """Who is waited for in a round that is not decided: on an agenda, on the plan, or who postponed it."""
    scheduled = next((event for event in one.events if event.state == "scheduled"), None)
    last = walked.done[-1]
    again = last if last.decision_kind == "postponed" else None
    return scheduled or walked.plan.next or again


def _wait(view: _View, earlier: Event, later: Event) -> Wait:
    days = _days(earlier.date, later.date)
    met = view.graph.sittings(view.municipality, later.body_id)
    sittings = None
    if days is not None and later.date in met:
        sittings = Spell(_between(met, earlier.date or "", later.date or ""), over=True)
    return Wait(_name(earlier), _name(later), Spell(days, over=True) if days is not None else None, sittings)


def _open_wait(view: _View, last: Event, coming: Event | Stop) -> Wait:
    """A wait that is not over: it has lasted until the body's last loaded minutes, which do not show its end."""
    after = view.later(coming.body_id, last.date)
    days = _days(last.date, after[-1]) if after else None
    if days is None:
        return Wait(_name(last), _name(coming), None, None)
    return Wait(_name(last), _name(coming), Spell(days, over=False), Spell(len(after), over=False))


def _between(met: Sequence[IsoDate], after: IsoDate, until: IsoDate) -> int:
    """How many of the days ``met`` are later than ``after`` and not later than ``until``."""
    return bisect_right(met, until) - bisect_right(met, after)


def _name(one: Event | Stop) -> tuple[str, str]:
    return one.body_id, one.body


def _whole(date: IsoDate | None) -> bool:
    return date is not None and len(date) == 10


def _days(earlier: IsoDate | None, later: IsoDate | None) -> int | None:
    """Whole days between two dates; ``None`` where one is missing or partial, or they are the wrong way round."""
    try:
        days = (Date.fromisoformat(later or "") - Date.fromisoformat(earlier or "")).days
    except ValueError:
        return None
    return days if days >= 0 else None
