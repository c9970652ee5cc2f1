"""How cases pass from body to body, counted in the view of bodies; and how cases hang together in the view of cases."""

import pytest

from casegraph.model import Link, Thread
from casegraph.views.case_graph import CASES, case_elements
from casegraph.views.case_rows import case_rows
from casegraph.views.flow import FLOW, UNKNOWN_DAYS, flow_elements
from casegraph.views.handovers import announced, handovers
from casegraph.views.steps import course_of
from tests.builders import graph_of, make_block, make_case, make_followup, make_item, make_meeting, make_mention

SHORT = {
    "direktionen": "DIR",
    "oekonomiudvalget": "ØU",
    "kommunalbestyrelsen": "KB",
    "teknik-og-miljoeudvalget": "TMU",
    "hovedudvalget": "HU",
}


def passed(*items, meetings=()):
    """The handovers of the only case of some items, short."""
    graph = graph_of(*items, meetings=meetings)
    (case,) = graph.cases.values()
    steps = course_of(graph, case).steps
    found = [*handovers(steps, case.municipality), *announced(graph, case)]
    return [(SHORT[one.source[1]], SHORT[one.target[1]], one.passing, one.days) for one in found]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        # Seen twice: the days between are counted, and the route told both of it.
        (
            [
                make_item("DIR", "2022-01-12", kind="recommended", route="DIR ØU"),
                make_item("ØU", "2022-02-02", kind="approved", route="DIR ØU"),
            ],
            [("DIR", "ØU", "seen", 21), ("DIR", "ØU", "planned", None)],
        ),
        # Still to go: open from the body that had it last, and from there on.
        (
            [make_item("TMU", "2022-01-12", kind="recommended", route="TMU ØU KB")],
            [
                ("TMU", "ØU", "open", None),
                ("ØU", "KB", "open", None),
                ("TMU", "ØU", "planned", None),
                ("ØU", "KB", "planned", None),
            ],
        ),
        # What comes before the first treatment and was not seen leads on to it.
        (
            [make_item("KB", "2022-02-09", kind="approved", route="ØU KB")],
            [("ØU", "KB", "gap", None), ("ØU", "KB", "planned", None)],
        ),
        # A month is no day: the handover counts, its days do not.
        (
            [make_item("KB", "2022-02-09", kind="approved", course=(make_block("TMU", "2022-01"),))],
            [("TMU", "KB", "seen", None)],
        ),
        # A sentence announces as well as a route does.
        (
            [make_item("DIR", "2022-01-12", followups=(make_followup("next_body", "til ØU", to="ØU"),))],
            [("DIR", "ØU", "open", None), ("DIR", "ØU", "planned", None)],
        ),
        # Postponed and taken up again by the same body: a way back to itself.
        (
            [make_item("KB", "2022-02-09", kind="postponed"), make_item("KB", "2022-03-09", kind="approved")],
            [("KB", "KB", "seen", 28)],
        ),
        # What came back after the decision is a round of its own: nothing led from one to the other.
        (
            [make_item("KB", "2022-02-09", kind="approved"), make_item("DIR", "2023-02-09", kind="recommended")],
            [],
        ),
    ],
)
def test_handovers(items, expected):
    assert passed(*items) == expected


def test_a_body_that_was_passed_over():
    items = [
        make_item("DIR", "2022-01-12", kind="recommended", route="DIR TMU KB"),
        make_item("KB", "2022-02-09", kind="approved", route="DIR TMU KB"),
    ]
    met = [make_meeting("TMU", "2022-01-26")]
    assert ("DIR", "TMU", "gap", None) in passed(*items, meetings=met)
    assert ("DIR", "KB", "seen", 28) in passed(*items, meetings=met)


def test_threads_of_one_number_do_not_mix():
    one = [make_item("DIR", "2022-01-12", "1"), make_item("ØU", "2022-02-02", "1", kind="approved")]
    two = [make_item("TMU", "2022-01-19", "2"), make_item("KB", "2022-02-09", "2", kind="approved")]
    threads = tuple(
        Thread(f"strandby:22-1:t{number}", "Havnen", tuple(item.id for item in part))
        for number, part in enumerate((one, two), 1)
    )
    case = make_case([*one, *two], collective="yes", threads=threads)
    graph = graph_of(*one, *two, cases=[case])
    found = handovers(course_of(graph, case).steps, "strandby")
    assert [(SHORT[a[1]], SHORT[b[1]]) for a, b, *_ in found] == [("DIR", "ØU"), ("TMU", "KB")]


def flow(*items, meetings=()):
    """The nodes by body and the edges by ends, both as attributes."""
    made = flow_elements(graph_of(*items, meetings=meetings))
    nodes = {SHORT[FLOW.of(node)["body_id"]]: FLOW.of(node) for node in made.nodes}
    edges = {
        tuple(SHORT[end.rpartition(":")[2]] for end in (edge.source, edge.target)): FLOW.of(edge) for edge in made.edges
    }
    return nodes, edges


def test_the_flow_adds_up():
    items = [
        make_item(body, date, case=f"22-{case}", kind=kind, route="TMU ØU KB")
        for case, steps in enumerate(
            (
                (
                    ("TMU", "2022-01-12", "recommended"),
                    ("ØU", "2022-01-19", "recommended"),
                    ("KB", "2022-02-09", "approved"),
                ),
                (("TMU", "2022-02-16", "recommended"), ("ØU", "2022-03-02", "recommended")),
                (("TMU", "2022-03-16", "recommended"),),
            )
        )
        for body, date, kind in steps
    ]
    nodes, edges = flow(*items, meetings=[make_meeting("HU", "2022-01-12", agenda=True)])
    first, second = edges["TMU", "ØU"], edges["ØU", "KB"]
    names = ("seen", "planned", "open", "gap", "dated", "median_days", "weight", "label")
    assert [first[name] for name in names] == [2, 3, 1, 0, 2, 10.5, 3.0, "2"]
    assert [second[name] for name in names] == [1, 3, 2, 0, 1, 21.0, 3.0, "1"]
    counts = ("meetings", "cases", "treatments", "decided", "waiting", "date", "last")
    assert [nodes["TMU"][name] for name in counts] == [3, 3, 3, 0, 0, "2022-01-12", "2022-03-16"]
    assert [nodes["KB"][name] for name in counts] == [1, 1, 1, 1, 2, "2022-02-09", "2022-02-09"]
    assert [nodes["HU"][name] for name in counts] == [0, 0, 0, 0, 0, "", ""]
    assert set(edges) == {("TMU", "ØU"), ("ØU", "KB")}


def test_a_way_that_was_only_told_of_has_no_days_and_some_weight():
    item = make_item(
        "KB", "2022-02-09", kind="approved", references=(make_mention("ØU", "2022-01", kind="recommended"),)
    )
    _, edges = flow(item)
    way = edges["ØU", "KB"]
    assert (way["seen"], way["dated"], way["median_days"], way["weight"]) == (1, 0, UNKNOWN_DAYS, 1.0)


def cases(*items, links=(), **fields):
    """The ties of the view of cases, by the ends of each."""
    groups = {}
    for item in items:
        groups.setdefault(item.case_number, []).append(item)
    made = [make_case(group, **fields) for group in groups.values()]
    found = case_elements(graph_of(*items, cases=made, links=links), "2026-01-01")
    nodes = {node.id: CASES.of(node) for node in found.nodes}
    return nodes, {(edge.source[9:], edge.target[9:], CASES.of(edge)["kind"]): CASES.of(edge) for edge in found.edges}


def test_cases_are_tied_from_the_earlier_to_the_later():
    late = make_item("KB", "2022-02-09", case="22-1", kind="approved")
    early = make_item("ØU", "2021-02-09", case="22-9")
    early2 = make_item("DIR", "2021-03-09", case="22-9")

    def link(a, b, **more):
        return Link(
            *sorted((a.id, b.id)), **{"kind": "related", "status": "accepted", "by": "title", "score": 0.5, **more}
        )

    links = [
        link(late, early),
        link(late, early2, score=0.9, by="reference", relation="background"),
        link(early, early2, kind="same_case"),
    ]
    nodes, ties = cases(late, early, early2, links=links)
    tie = ties["22-9", "22-1", "related"]
    assert (tie["links"], tie["score"], tie["decided_by"], tie["relation"]) == (2, 0.9, "reference", "background")
    assert (tie["date"], set(ties)) == ("2022-02-09", {("22-9", "22-1", "related")})
    assert nodes["strandby:22-1"]["status"] == "concluded"
    assert nodes["strandby:22-1"]["outcome"] == "approved"
    assert (nodes["strandby:22-9"]["bodies"], nodes["strandby:22-9"]["items"]) == ("Økonomiudvalget|Direktionen", 2)
    follows = [link(late, early, relation="follows"), link(late, early2, status="suggested")]
    assert set(cases(late, early, early2, links=follows)[1]) == {("22-9", "22-1", "follows")}


def test_a_series_is_a_chain():
    items = [make_item("ØU", f"202{year}-02-09", case=f"2{year}-1") for year in (3, 1, 2)]
    _, ties = cases(*items, series="s1")
    assert set(ties) == {("21-1", "22-1", "series"), ("22-1", "23-1", "series")}


def test_case_rows_say_where_a_case_is():
    graph = graph_of(make_item("TMU", "2022-01-12", kind="recommended", route="TMU ØU KB"))
    (row,) = case_rows(graph, "2022-01-20")
    assert (row["status"], row["next_body"], row["first"], row["last"]) == (
        "pending",
        "Økonomiudvalget",
        "2022-01-12",
        "2022-01-12",
    )
    assert (row["items"], row["rounds"], row["bodies"]) == (1, 1, ["Teknik- og Miljøudvalget"])
