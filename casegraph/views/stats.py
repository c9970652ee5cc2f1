"""Statistics: how long rounds and waits take, which routes are taken, what is held back, and what it all rests on.

Unlike cases are kept apart (:data:`Group`): single cases; *series*, the same report for another period under another
number; *collective* numbers, also suspected ones; and *standing* items, the fixed points of agendas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from casegraph.danish.periods import council_term
from casegraph.graph import CaseGraph
from casegraph.kinds import IsoDate
from casegraph.model import Case
from casegraph.views.counts import doubts, relations, workload
from casegraph.views.coverage import coverage, not_loaded
from casegraph.views.followups import followups_of
from casegraph.views.history import busy_threads
from casegraph.views.lifetimes import Spell, distribution
from casegraph.views.marks import Mark
from casegraph.views.routes import held_back, recommended, variants
from casegraph.views.rows import SCHEMA_VERSION, CaseStatus
from casegraph.views.spells import Run, Wait, runs_of
from casegraph.views.stats_rows import Group, GroupRow, PeriodRow, StalledRow, StatsRow, WaitRow
from casegraph.views.status import Day, Standing, standing_of
from casegraph.views.step import Step
from casegraph.views.steps import Course, course_of
from casegraph.views.walk import Walked


@dataclass(slots=True)
class Gathered:
    """What is counted of one group: its cases, its threads with any treatment, and their rounds."""

    cases: set[str] = field(default_factory=set)
    threads: int = 0
    reopened: int = 0
    runs: list[Run] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """A case walked once, for everything that is counted of it."""

    case: Case
    course: Course
    standing: Standing


def stats(graph: CaseGraph, as_of: IsoDate, municipality: str | None = None, marks: Iterable[Mark] = ()) -> StatsRow:
    """The statistics as of a day; ``graph`` must be the graph as of that day already (:meth:`CaseGraph.as_of`)."""
    said = tuple(marks)
    told = [_told(graph, case, as_of, said) for case in graph.cases.values()]
    steps = [step for one in told for step in one.course.steps]
    groups = {group: Gathered() for group in get_args(Group)}
    for one in told:
        for walked in one.course.walked:
            _gather(groups[group_of(graph, one.case, walked)], graph, one, walked)
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of,
        "municipality": municipality,
        "groups": [_group(group, groups[group]) for group in get_args(Group)],
        "statuses": [
            {"status": status, "n": sum(one.standing.status == status for one in told)}
            for status in get_args(CaseStatus)
        ],
        "relations": relations(graph),
        "stalled": sorted(_stalled(told), key=lambda row: (row["since"] or "", row["case"])),
        "workload": workload(graph),
        "coverage": coverage(graph, municipality),
        "not_loaded": _not_loaded(graph, steps, told),
        "doubt": doubts(graph, steps),
    }


def group_of(graph: CaseGraph, case: Case, walked: Walked) -> Group:
    """The group a thread is counted in; a fixed point stays one under whatever number it stands."""
    if walked.items and all(graph.is_standing(item) for item in walked.items):
        return "standing"
    if case.collective != "no":
        return "collective"
    return "series" if case.series else "single"


def _told(graph: CaseGraph, case: Case, as_of: IsoDate, marks: Sequence[Mark]) -> Told:
    course = course_of(graph, case)
    todo = followups_of(graph, graph.items_of(case), as_of, marks)
    standing = standing_of(course, Day(graph, case.municipality, as_of, busy_threads(graph, todo)))
    return Told(case, course, standing)


def _gather(into: Gathered, graph: CaseGraph, one: Told, walked: Walked) -> None:
    runs = list(runs_of(graph, one.case.municipality, walked))
    if runs:
        into.cases.add(one.case.id)
        into.threads += 1
        into.reopened += len(runs) > 1
        into.runs += runs


def _group(group: Group, found: Gathered) -> GroupRow:
    # A fixed point of the agenda is over with every meeting: how often it was treated can be counted, nothing else.
    runs = [replace(run, days=None, waits=()) for run in found.runs] if group == "standing" else found.runs
    waits = [wait for run in runs for wait in run.waits]
    return {
        "group": group,
        "cases": len(found.cases),
        "threads": found.threads,
        "rounds": len(runs),
        "reopened": found.reopened,
        "undated": sum(run.began is None for run in runs),
        "days": distribution(_lengths(runs)),
        "treatments": distribution(Spell(len(run.treated), run.outcome is not None) for run in runs),
        "periods": _periods(runs),
        "waits": _waits(waits, lambda wait: (None, wait.body)),
        "handovers": _waits(waits, lambda wait: (wait.source, wait.body)),
        "variants": variants(runs),
        "recommended": recommended(runs),
        "held_back": held_back(runs),
    }


def _lengths(runs: Iterable[Run]) -> Iterator[Spell]:
    return (run.days for run in runs if run.days is not None)


def _periods(runs: Iterable[Run]) -> list[PeriodRow]:
    """By the election period a round began in."""
    held: defaultdict[str, list[Run]] = defaultdict(list)
    for run in runs:
        if run.began:
            first, last = council_term(run.began)
            held[f"{first[:4]}-{last[:4]}"].append(run)
    return [
        {"period": name, "rounds": len(held[name]), "days": distribution(_lengths(held[name]))} for name in sorted(held)
    ]


Body = tuple[str, str]


def _waits(waits: Iterable[Wait], key: Callable[[Wait], tuple[Body | None, Body]]) -> list[WaitRow]:
    """Waits added up, those for (or between) bodies that are waited for most often first."""
    ids: defaultdict[tuple[str, str], list[Wait]] = defaultdict(list)
    names: dict[str, str] = {}
    for wait in waits:
        source, body = key(wait)
        ids[source[0] if source else "", body[0]].append(wait)
        names.update({one[0]: one[1] for one in (source, body) if one})
    rows = [_wait_row(found, pair, names) for pair, found in sorted(ids.items())]
    return sorted(rows, key=lambda row: -row["days"]["n"])


def _wait_row(found: Sequence[Wait], pair: tuple[str, str], names: dict[str, str]) -> WaitRow:
    source, body = pair
    return {
        "source": names.get(source),
        "source_id": source or None,
        "body": names[body],
        "body_id": body,
        "days": distribution(wait.days for wait in found if wait.days is not None),
        "sittings": distribution(wait.sittings for wait in found if wait.sittings is not None),
        "unseen": sum(wait.days is None for wait in found),
    }


def _stalled(told: Iterable[Told]) -> Iterator[StalledRow]:
    for one in told:
        at = one.standing.at
        if one.standing.status == "stalled" and at:
            yield {"case": one.case.id, "title": one.case.title, "body": at["body"], "since": at["since"]}


def _not_loaded(graph: CaseGraph, steps: Iterable[Step], told: Sequence[Told]) -> list[str]:
    """The bodies that steps name and of which no minutes are loaded, each once, in alphabetical order."""
    place = {one.case.id: one.case.municipality for one in told}
    named = sorted({(place[step.case], step.body_id, step.body) for step in steps})
    missing = {name for town, body_id, body in named for name in not_loaded(graph, town, [(body_id, body)])}
    return sorted(missing)
