"""The view ``cases``: cases as nodes, and what makes one follow, belong to or be related to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from casegraph.elements import Edge, GraphElements, Node, Scheme, epoch_day
from casegraph.facts import case_node_id
from casegraph.graph import CaseGraph
from casegraph.kinds import IsoDate
from casegraph.model import Link
from casegraph.views.case_rows import CaseRow, case_rows
from casegraph.views.marks import Mark

CASES = Scheme(
    nodes={
        "key": str,
        "label": str,
        "kind": str,
        "municipality": str,
        "title": str,
        "case_number": str,
        "status": str,
        "outcome": str,
        "collective": str,
        "series": str,
        "bodies": str,
        "with_body": str,
        "next_body": str,
        "next_date": str,
        "items": int,
        "rounds": int,
        "reopened": bool,
        "date": str,
        "day": int,
        "last": str,
        "last_day": int,
    },
    edges={
        "eid": str,
        "label": str,
        "kind": str,
        "interaction": str,
        "weight": float,
        "date": str,
        "day": int,
        "relation": str,
        "decided_by": str,
        "score": float,
        "links": int,
    },
)


@dataclass(slots=True)
class Tie:
    """What ties a case to a later one in one way: the surest link of all, and how many there are."""

    relation: str
    by: str
    score: float
    links: int = 1


def case_elements(graph: CaseGraph, as_of: IsoDate, marks: Iterable[Mark] = ()) -> GraphElements:
    """Every case of the graph, which must be the one as of that day, and the ties between cases, earlier to later."""
    rows = {row["case"]: row for row in case_rows(graph, as_of, marks)}
    ties = _ties(graph, rows)
    ids = {case: case_node_id(case, graph.items) for case in rows}
    nodes = (_node(ids[case], row) for case, row in rows.items())
    edges = (_edge(ids[a], ids[b], kind, tie, rows[b]) for (a, b, kind), tie in sorted(ties.items(), key=_pair))
    return GraphElements.of(nodes, edges, CASES)


def _pair(entry: tuple[tuple[str, str, str], Tie]) -> tuple[str, str, str]:
    return entry[0]


def _ties(graph: CaseGraph, rows: dict[str, CaseRow]) -> dict[tuple[str, str, str], Tie]:
    """The ties by source, target and kind: accepted links between items of two cases, and neighbours in a series."""
    ties: dict[tuple[str, str, str], Tie] = {}
    for link in graph.links:
        a, b = graph.of_item(link.a), graph.of_item(link.b)
        if link.status == "accepted" and a and b and a.id != b.id:
            kind = "follows" if link.relation == "follows" else "series" if link.kind == "series" else "related"
            source, target = _ends(link, (a.id, b.id), rows)
            _add(ties, (source, target, kind), Tie(link.relation or "", link.by, link.score))
    for earlier, later in _neighbours(rows.values()):
        ties.setdefault((earlier, later, "series"), Tie("", "series", 1.0, 0))
    return ties


def _ends(link: Link, cases: tuple[str, str], rows: dict[str, CaseRow]) -> tuple[str, str]:
    """The cases of a link from the earlier to the later, and from a part to the whole."""
    if link.relation == "part_of" and link.subject:
        return cases if link.subject == link.a else (cases[1], cases[0])
    earlier, later = sorted(cases, key=lambda case: _age(rows[case]))
    return earlier, later


def _add(ties: dict[tuple[str, str, str], Tie], key: tuple[str, str, str], tie: Tie) -> None:
    known = ties.get(key)
    if known is None:
        ties[key] = tie
        return
    known.links += 1
    if tie.score > known.score:
        known.relation, known.by, known.score = tie.relation, tie.by, tie.score


def _neighbours(rows: Iterable[CaseRow]) -> Iterator[tuple[str, str]]:
    """Each case of a series with the next, by the day it began."""
    series: dict[str, list[CaseRow]] = {}
    for row in rows:
        if row["series"]:
            series.setdefault(row["series"], []).append(row)
    for name in sorted(series):
        yield from pairwise(row["case"] for row in sorted(series[name], key=_age))


def _age(row: CaseRow) -> tuple[str, str]:
    return row["first"] or "~", row["case"]


def _node(node_id: str, row: CaseRow) -> Node:
    numbers, bodies = "|".join(row["case_numbers"]), "|".join(row["bodies"])
    head = (row["case"], row["title"], "case", row["municipality"], row["title"], numbers)
    state = (row["status"], row["outcome"] or "", row["collective"], row["series"] or "", bodies)
    coming = (row["with_body"] or "", row["next_body"] or "", row["next_date"] or "")
    counts = (row["items"], row["rounds"], row["reopened"])
    first, last = row["first"], row["last"]
    life = (first or "", epoch_day(first), last or "", epoch_day(last))
    return Node(node_id, (*head, *state, *coming, *counts, *life))


def _edge(source: str, target: str, kind: str, tie: Tie, later: CaseRow) -> Edge:
    eid = f"{source}--{kind}--{target}"
    life = (later["first"] or "", epoch_day(later["first"]))
    values = (eid, kind, kind, kind, tie.score, *life, tie.relation, tie.by, tie.score, tie.links)
    return Edge(eid, source, target, values)
