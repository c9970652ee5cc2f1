"""The steps of a case: what each body did or is to do, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casegraph.graph import CaseGraph
from casegraph.kinds import IsoDate
from casegraph.model import Case
from casegraph.order import NO_DATE
from casegraph.views.events import Event
from casegraph.views.plan import Stop
from casegraph.views.step import Step
from casegraph.views.walk import Round, Walked, gap_of, role_of_event, role_of_stop, walk


@dataclass(frozen=True, slots=True)
class Course:
    """How a case went: each thread walked, in the order of the case."""

    case: Case
    walked: tuple[Walked, ...]
    steps: tuple[Step, ...]


def course_of(graph: CaseGraph, case: Case) -> Course:
    """Walk every thread of a case and list its steps by date; planned ones without a date stand where they belong."""
    walked = tuple(walk(graph, thread) for thread in case.threads)
    steps = [step for one in walked for step in _steps(graph, case, one)]
    return Course(case, walked, tuple(_by_date(steps) if len(walked) > 1 else steps))


def steps_of(graph: CaseGraph, cases: Iterable[Case]) -> Iterator[Step]:
    """The steps of every case, case by case."""
    for case in cases:
        yield from course_of(graph, case).steps


def _by_date(steps: list[Step]) -> list[Step]:
    """The steps of several threads in one list; a step without a date stays behind the one it came after."""
    keys: list[IsoDate] = []
    for step in steps:
        keys.append(step.date or (keys[-1] if keys else NO_DATE))
    order = sorted(range(len(steps)), key=lambda index: (keys[index], index))
    return [steps[index] for index in order]


def _steps(graph: CaseGraph, case: Case, walked: Walked) -> list[Step]:
    steps: list[Step] = []
    for one in walked.rounds:
        for event in one.events:
            passed = (stop for stop in walked.plan.stops if stop.before is event)
            steps += [_of_stop(graph, case, walked, stop) for stop in passed]
            steps.append(_of_event(graph, case, walked, one, event))
    return steps + [_of_stop(graph, case, walked, stop) for stop in _in_order(walked.plan.coming)]


def _in_order(coming: list[Stop]) -> Iterator[Stop]:
    """The stops still ahead: in route order, but dated ones in the order of their dates."""
    dated = iter(sorted((stop for stop in coming if stop.date), key=lambda stop: stop.date or ""))
    for stop in coming:
        yield next(dated) if stop.date else stop


def _of_event(graph: CaseGraph, case: Case, walked: Walked, one: Round, event: Event) -> Step:
    return Step(
        case=case.id,
        thread=walked.thread.id,
        body=event.body,
        body_id=event.body_id,
        body_kind=event.body_kind,
        date=event.date,
        state=event.state,
        role=role_of_event(event, one, walked.plan),
        round=one.number,
        cited=tuple(event.cited),
        reading=event.reading,
        decision=event.decision,
        decision_kind=event.decision_kind,
        item=event.item,
        title=event.item.title if event.item else None,
        quote=event.quote,
        date_inferred=event.date_inferred,
        minutes_loaded=event.date in graph.sittings(case.municipality, event.body_id),
    )


def _of_stop(graph: CaseGraph, case: Case, walked: Walked, stop: Stop) -> Step:
    first = next((event.date for one in walked.rounds if one.number == stop.round for event in one.events), None)
    return Step(
        case=case.id,
        thread=walked.thread.id,
        body=stop.body,
        body_id=stop.body_id,
        body_kind=stop.body_kind,
        date=stop.date,
        state="planned",
        role=role_of_stop(stop, walked),
        round=stop.round,
        cited=(stop.cited,),
        reading=stop.reading,
        quote=stop.quote,
        date_inferred=stop.date_inferred,
        minutes_loaded=stop.date in graph.sittings(case.municipality, stop.body_id),
        gap=gap_of(graph, case.municipality, stop, first),
    )
