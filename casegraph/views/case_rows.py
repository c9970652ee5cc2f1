"""Every case as one row: what it is called, how far it has come, and when it was treated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from typing_extensions import TypedDict

from casegraph import kinds
from casegraph.graph import CaseGraph
from casegraph.kinds import IsoDate
from casegraph.model import Case
from casegraph.views.followups import followups_of
from casegraph.views.history import busy_threads
from casegraph.views.marks import Mark
from casegraph.views.rows import SCHEMA_VERSION, CaseStatus
from casegraph.views.status import Day, standing_of
from casegraph.views.step import Step
from casegraph.views.steps import course_of

HAPPENED: frozenset[kinds.StepState] = frozenset({"treated", "recorded", "mentioned"})
"""The states of steps that are told as done, by whatever tells of them."""


class CaseRow(TypedDict):
    """A case with its status as of a day; ``bodies`` are those that have treated it, in the order they first did."""

    schema_version: int
    case: str
    municipality: str
    title: str
    titles: list[str]
    case_numbers: list[str]
    collective: kinds.Collective
    series: str | None
    status: CaseStatus
    outcome: kinds.DecisionKind | None
    reopened: bool
    with_kind: str | None
    with_body: str | None
    since: str | None
    next_body: str | None
    next_date: str | None
    next_inferred: bool | None
    first: str | None
    last: str | None
    items: int
    rounds: int
    bodies: list[str]


@dataclass(frozen=True, slots=True)
class WalkedCase:
    """A case with its row and its steps, so that what needs both walks it once."""

    case: Case
    row: CaseRow
    steps: tuple[Step, ...]


def walked_cases(graph: CaseGraph, as_of: IsoDate, marks: Iterable[Mark] = ()) -> Iterator[WalkedCase]:
    """Every case of a graph, which must be the one as of that day, by id."""
    said = tuple(marks)
    for case in graph.cases.values():
        yield _walked(graph, case, as_of, said)


def case_rows(graph: CaseGraph, as_of: IsoDate, marks: Iterable[Mark] = ()) -> Iterator[CaseRow]:
    """The row of every case, by id."""
    for walked in walked_cases(graph, as_of, marks):
        yield walked.row


def _walked(graph: CaseGraph, case: Case, as_of: IsoDate, marks: tuple[Mark, ...]) -> WalkedCase:
    items = graph.items_of(case)
    course = course_of(graph, case)
    todo = followups_of(graph, items, as_of, marks)
    standing = standing_of(course, Day(graph, case.municipality, as_of, busy_threads(graph, todo)))
    happened = [step for step in course.steps if step.state in HAPPENED]
    dates = sorted(step.date for step in happened if step.date)
    at, coming = standing.at, standing.next
    row: CaseRow = {
        "schema_version": SCHEMA_VERSION,
        "case": case.id,
        "municipality": case.municipality,
        "title": case.title,
        "titles": list(case.titles),
        "case_numbers": list(case.case_numbers),
        "collective": case.collective,
        "series": case.series,
        "status": standing.status,
        "outcome": standing.outcome,
        "reopened": standing.reopened,
        "with_kind": at["kind"] if at else None,
        "with_body": at["body"] if at else None,
        "since": at["since"] if at else None,
        "next_body": coming["body"] if coming else None,
        "next_date": coming["date"] if coming else None,
        "next_inferred": coming["inferred"] if coming else None,
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "items": len(items),
        "rounds": max((step.round for step in course.steps), default=0),
        "bodies": list(dict.fromkeys(step.body for step in happened)),
    }
    return WalkedCase(case, row, course.steps)
