"""How a case passes from body to body: what was announced, seen, is still open, or was passed over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date
from itertools import pairwise
from typing import Literal, NamedTuple

from casegraph.graph import CaseGraph
from casegraph.model import Case, RouteStop, Thread
from casegraph.views.case_rows import HAPPENED
from casegraph.views.step import Step

Passing = Literal["seen", "open", "gap", "planned"]


class Handover(NamedTuple):
    """One case going, or meant to go, from one body to the next; ``days`` where both dates are known to the day."""

    source: tuple[str, str]
    target: tuple[str, str]
    passing: Passing
    days: int | None = None


def handovers(steps: Iterable[Step], municipality: str) -> Iterator[Handover]:
    """The handovers of the steps of a case, in each thread and round by itself.

    ``seen`` joins two treatments that follow one another, whatever tells of them. ``open`` leads on to where the case
    is still to go. ``gap`` leads to a body that was announced and passed over, or, where nothing came before it, from
    that body on.
    """
    rounds: defaultdict[tuple[str | None, int], list[Step]] = defaultdict(list)
    for step in steps:
        rounds[step.thread, step.round].append(step)
    for part in rounds.values():
        yield from _round(part, municipality)


def _round(steps: Sequence[Step], municipality: str) -> Iterator[Handover]:
    done: Step | None = None
    last: Step | None = None
    missed: list[Step] = []
    for step in steps:
        if step.gap:
            if done:
                yield Handover(_body(done, municipality), _body(step, municipality), "gap")
            else:
                missed.append(step)
        elif step.state in HAPPENED:
            for passed in missed:
                yield Handover(_body(passed, municipality), _body(step, municipality), "gap")
            if done:
                yield Handover(_body(done, municipality), _body(step, municipality), "seen", _days(done, step))
            missed, done, last = [], step, step
        else:
            if last:
                yield Handover(_body(last, municipality), _body(step, municipality), "open")
            last = step


def announced(graph: CaseGraph, case: Case) -> Iterator[Handover]:
    """The handovers that minutes announce, each once a thread: printed routes, and who is to have the case next."""
    for thread in case.threads:
        pairs = dict.fromkeys(pair for pair in _pairs(graph, thread) if pair[0] != pair[1])
        for source, target in pairs:
            yield Handover((case.municipality, source), (case.municipality, target), "planned")


def _pairs(graph: CaseGraph, thread: Thread) -> Iterator[tuple[str, str]]:
    for item in (graph.items[one] for one in thread.items if one in graph.items):
        yield from ((one.body_id, other.body_id) for one, other in pairwise(_apart(item.route)))
        routed = {stop.body_id for stop in item.route}
        for followup in item.followups:
            if followup.kind == "next_body" and followup.to_body_id and followup.to_body_id not in routed:
                yield item.body_id, followup.to_body_id


def _apart(route: Sequence[RouteStop]) -> list[RouteStop]:
    """The stops of a route without those whose body is not known."""
    return [stop for stop in route if stop.body_id]


def _body(step: Step, municipality: str) -> tuple[str, str]:
    return municipality, step.body_id


def _days(earlier: Step, later: Step) -> int | None:
    try:
        return (Date.fromisoformat(later.date or "") - Date.fromisoformat(earlier.date or "")).days
    except ValueError:
        return None
