"""The graph: what it finds, what a slice and a day leave, and its nodes and edges."""

import subprocess
import sys

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.elements import FULL, NO_DAY, epoch_day
from casegraph.graph import CaseGraph
from casegraph.model import AgendaItem, Attachment, Evidence, Link, Place, Section
from casegraph.order import agree, covers, last_day, number_key
from tests.builders import BODIES, TOWN, graph_of, make_case, make_followup, make_item, make_meeting, make_mention

ONE = make_item("DIR", "2022-03-21", "3", kind="recommended", title="Cykelsti")
TWO = make_item("ØU", "2022-03-30", "10", kind="approved", title="Cykelsti, endeligt forslag")
OTHER = make_item("KB", "2022-04-06", "2", case="22-2", title="Belysning")
STANDING = make_item("KB", "2022-04-06", "9", case=None, title="Eventuelt", standing=True)
LINK = Link(ONE.id, TWO.id, "same_case", "accepted", "number", 1.0, (Evidence("number", "22-1", "22-1", 9.0, "same"),))
RELATED = Link(OTHER.id, TWO.id, "related", "accepted", "reference", 0.9, relation="background")
DOUBTED = Link(ONE.id, OTHER.id, "same_case", "suggested", "title", 0.5)


def town() -> CaseGraph:
    cases = [make_case([ONE, TWO], aliases=(f"{TOWN}:old",)), make_case([OTHER])]
    return graph_of(STANDING, OTHER, TWO, ONE, cases=cases, links=[RELATED, LINK, DOUBTED])


def test_finds_cases_by_id_alias_and_item():
    graph = town()
    assert graph.case(f"{TOWN}:22-1") is graph.case(f"{TOWN}:old") is graph.of_item(ONE.id)
    assert graph.case("nothing") is None
    assert graph.of_item(STANDING.id) is None
    assert graph.thread_of(ONE.id).items == (ONE.id, TWO.id)
    assert [item.id for item in graph.items_of(graph.of_item(ONE.id))] == [ONE.id, TWO.id]


def test_minutes_count_before_the_agenda_of_the_same_sitting():
    agenda = make_item("DIR", "2022-03-21", "3", agenda=True, document="a.txt")
    for items in ([agenda, ONE], [ONE, agenda]):
        graph = graph_of(*items)
        assert graph.items[ONE.id].meeting_kind == "minutes"
        assert graph.meetings[ONE.meeting].kind == "minutes"


def test_a_slice_keeps_the_case_what_it_is_linked_to_and_every_meeting():
    part = town().slice(f"{TOWN}:22-1")
    assert set(part.items) == {ONE.id, TWO.id, OTHER.id}
    assert set(part.cases) == {f"{TOWN}:22-1", f"{TOWN}:22-2"}
    assert set(part.meetings) == set(town().meetings)
    assert town().slice("nothing").items == {}


def test_a_slice_knows_the_other_cases_of_its_series():
    first, second = make_item("ØU", "2022-01-05"), make_item("ØU", "2022-02-02", case="22-2")
    cases = [make_case([first], series="s1"), make_case([second], series="s1")]
    part = graph_of(first, second, cases=cases).slice(f"{TOWN}:22-1")
    assert (set(part.cases), set(part.items)) == ({f"{TOWN}:22-1", f"{TOWN}:22-2"}, {first.id})


def test_a_day_leaves_only_what_was_seen():
    graph = town().as_of("2022-03-21")
    assert (set(graph.items), set(graph.cases)) == ({ONE.id}, {f"{TOWN}:22-1"})
    case = graph.case(f"{TOWN}:22-1")
    assert (case.title, case.titles, case.items) == ("Cykelsti", ("Cykelsti",), (ONE.id,))
    assert graph.links == ()
    assert town().as_of("2022-03-20").cases == {}


def test_a_day_takes_the_numbers_of_unseen_items_away():
    renumbered = make_item("KB", "2022-05-04", case="22-77")
    case = make_case([ONE, renumbered])
    graph = graph_of(ONE, renumbered, cases=[case])
    assert graph.as_of("2022-04-01").case(case.id).case_numbers == ("22-1",)
    assert graph.as_of("2022-06-01").case(case.id).case_numbers == ("22-1", "22-77")


def test_a_day_keeps_what_a_slice_did_not_load():
    part = town().slice(f"{TOWN}:22-2").as_of("2022-12-31")
    assert part.case(f"{TOWN}:22-1").items == (ONE.id, TWO.id)


def test_sittings_are_days_of_loaded_minutes():
    graph = graph_of(
        ONE,
        make_item("DIR", "2022-03-21", "4", case="22-9"),
        meetings=[
            make_meeting("DIR", "2022-04-11"),
            make_meeting("DIR", "2022-04-25", agenda=True),
            make_meeting("DIR", "2022-05-02", cancelled=True),
            make_meeting("DIR", None),
        ],
    )
    body = BODIES["DIR"].id
    assert graph.sittings(TOWN, body) == ["2022-03-21", "2022-04-11"]
    assert graph.sittings_after(TOWN, body, "2022-03-21") == ["2022-04-11"]
    assert graph.sittings("elsewhere", body) == []


def test_the_kind_of_a_body_is_known_from_a_route():
    graph = graph_of(make_item("DIR", "2022-03-21", route="DIR ØU KB"))
    assert graph.body_kind(TOWN, BODIES["KB"].id) == "council"
    assert graph.body_kind(TOWN, "nobody") is None
    assert graph.council(TOWN) == "Kommunalbestyrelsen"


def test_nodes_and_edges():
    graph = town()
    nodes = {node.id: FULL.of(node) for node in graph.drawn().nodes}
    edges = {edge.id: edge for edge in graph.drawn().edges}
    kinds = [attributes["kind"] for attributes in nodes.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"case": 2, "item": 4, "meeting": 3, "body": 3}
    assert all(set(attributes) == set(FULL.nodes) for attributes in nodes.values())
    assert all(len(edge.values) == len(FULL.edges) for edge in edges.values())
    assert all(edge.source in nodes and edge.target in nodes for edge in edges.values())
    # The link stands as a < b; the edge runs from the earlier item to the later.
    related = next(edge for edge in edges.values() if FULL.of(edge)["kind"] == "related")
    assert (related.source, related.target) == (TWO.id, OTHER.id)
    assert not any({edge.source, edge.target} == {ONE.id, OTHER.id} for edge in edges.values()), "only suggested"


def test_a_case_named_after_its_item_has_a_node_of_its_own():
    lone = make_item("DIR", "2022-03-21", case=None)
    graph = graph_of(lone)
    nodes = {node.id: FULL.of(node)["key"] for node in graph.drawn().nodes}
    assert nodes[f"{lone.id}:case"] == lone.id
    assert [edge.target for edge in graph.drawn().edges if FULL.of(edge)["kind"] == "part_of"] == [f"{lone.id}:case"]


@pytest.mark.parametrize(
    ("date", "day"),
    [("1970-01-01", 0), ("2022-03-21", 19072), ("2022-03", 19052), ("2022", 18993), (None, NO_DAY), ("junk", NO_DAY)],
)
def test_days_are_counted(date, day):
    assert epoch_day(date) == day


def test_networkx_gets_every_node_and_edge():
    graph = town()
    made = graph.to_networkx()
    assert isinstance(made, networkx.MultiDiGraph)
    assert set(made) == {node.id for node in graph.drawn().nodes}
    assert {key for *_, key in made.edges(keys=True)} == {edge.id for edge in graph.drawn().edges}


def test_the_graph_loads_networkx_only_when_it_is_asked_for():
    code = "import sys, casegraph.graph, casegraph.views.history, casegraph.export; print('networkx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(st.permutations([ONE, TWO, OTHER, STANDING]))
def test_the_order_of_loading_does_not_matter(items):
    cases = [make_case([ONE, TWO]), make_case([OTHER])]
    one, other = graph_of(*items, cases=cases), graph_of(ONE, TWO, OTHER, STANDING, cases=reversed(cases))
    assert list(one.items) == list(other.items)
    assert list(one.drawn().nodes) == list(other.drawn().nodes)
    assert list(one.drawn().edges) == list(other.drawn().edges)


SECRET = "Salg af Strandgrunden"
CLOSED = make_item(
    "DIR",
    "2022-03-21",
    "7",
    case="22-777",
    closed=True,
    kind="approved",
    decision=SECRET,
    title=SECRET,
    toc_title=SECRET,
    journal_number="82.02",
    attachments=(Attachment(SECRET, "777-1"),),
    recommendations=(SECRET,),
    followups=(make_followup("task", SECRET),),
    references=(make_mention("KB", "2022-01-05", quote=SECRET),),
    sections=(Section("presentation", SECRET, SECRET, Place(1)),),
    places={"decision": Place(1)},
)
AFTER = make_item("KB", "2022-04-06", "8", case="22-777", title="Strandgrunden", decided_in=CLOSED.id)
REASON = Link(
    CLOSED.id, AFTER.id, "same_case", "accepted", "title", 0.9, (Evidence("title", SECRET, "x", 1.0, SECRET),)
)


def test_open_only_leaves_a_closed_item_as_a_treatment_and_nothing_else():
    cases = [make_case([CLOSED, AFTER]), make_case([ONE])]
    graph = graph_of(ONE, CLOSED, AFTER, cases=cases, links=[REASON]).open_only()
    assert SECRET not in repr(
        (graph.items, graph.cases, graph.links, list(graph.drawn().nodes), list(graph.drawn().edges))
    )
    (closed,) = (item for item in graph.items.values() if item.closed)
    assert closed == AgendaItem(**_shown(closed))
    assert closed.id == f"{TOWN}:direktionen:2022-03-21:closed-1"
    assert graph.of_item(closed.id).title == "Strandgrunden"
    assert graph.items[AFTER.id].decided_in == closed.id
    assert graph.of_item(AFTER.id).case_numbers == ("22-777",), "an open item prints it too"


def _shown(item) -> dict:
    """The fields a closed item may still show; every other must be empty."""
    return {
        "id": item.id,
        "municipality": TOWN,
        "document": CLOSED.document,
        "meeting": CLOSED.meeting,
        "meeting_kind": "minutes",
        "body": "Direktionen",
        "body_id": "direktionen",
        "body_kind": "executive_board",
        "date": "2022-03-21",
        "number": None,
        "title": "Behandlet som lukket punkt",
        "source": CLOSED.source,
        "closed": True,
    }


def test_a_case_of_closed_items_alone_has_no_title_and_no_number():
    case = make_case([CLOSED], id=f"{TOWN}:x0123456789ab")
    graph = graph_of(CLOSED, cases=[case]).open_only()
    (shown,) = graph.cases.values()
    assert (shown.id, shown.title, shown.case_numbers) == (case.id, "Behandlet som lukket punkt", ())
    assert SECRET not in repr(shown)


def test_open_only_changes_nothing_where_nothing_is_closed():
    assert list(town().open_only().drawn().nodes) == list(town().drawn().nodes)


def test_numbers_sort_as_people_count():
    printed = ["10", "2", None, "3a", "3", "1"]
    assert sorted(printed, key=number_key) == ["1", "2", "3", "3a", "10", None]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2021-12", "2021-12-15", True),
        ("2021", "2021-12", True),
        ("2021-1", "2021-12-15", False),
        ("2021-12-15", "2021-12-16", False),
        ("2021-12", "2022-12", False),
    ],
)
def test_partial_dates(one, other, same):
    assert agree(one, other) is agree(other, one) is same
    assert covers(one, other) is same


def test_the_last_day_of_a_partial_date():
    assert [last_day(date) for date in ("2021", "2021-12", "2021-12-15")] == ["2021-12-31", "2021-12-31", "2021-12-15"]
