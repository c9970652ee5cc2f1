"""The graph drawn straight from the database is, element for element, the one that the records give."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casegraph.closed import CLOSED_TITLE
from casegraph.elements import FULL
from casegraph.model import Evidence, Link, Thread
from casegraph.pipeline import draw, load_graph
from casegraph.store import DocumentRecord, Seen, Store, StoreFolder, meeting_rows
from tests.builders import BODIES, make_case, make_item, meeting_of

OLD = Path(__file__).parents[1] / "store" / "databases"
DATES = ["2022-01-12", "2022-02-02", "2022-03", None]


@dataclass
class Linked:
    """What linking gave."""

    links: tuple
    cases: tuple
    standing: frozenset


def put(store, items, links=(), town="strandby", standing=()):
    """Put the meetings of the items, one a document, into a store; items of one number are one case."""
    sittings = defaultdict(list)
    for item in items:
        sittings[item.meeting].append(item)
    groups = defaultdict(list)
    for item in items:
        if not item.standing:
            groups[item.case_number or item.id].append(item)
    with store.writing() as writer:
        for held in sittings.values():
            meeting = replace(meeting_of(held[0]), items=tuple(held), start="15:00")
            writer.put_document(DocumentRecord(meeting.document, meeting.document, "fp"), [meeting_rows(meeting)])
        cases = tuple(_case(held) for held in groups.values())
        writer.put_linked(town, Linked(tuple(links), cases, frozenset(standing)))


def _case(items):
    """As linking does it: a case is named by what its open items print, else by the earliest of them, else opaque."""
    opened = [item for item in items if not item.closed]
    number = next((item.case_number for item in opened if item.case_number), None)
    town = items[0].municipality
    name = f"{town}:{number}" if number else opened[0].id if opened else f"{town}:x{len(items):012x}{items[0].number}"
    made = make_case(items, id=name, series="s1" if len(items) > 1 else None)
    return replace(made, threads=(Thread(name, made.title, made.items),))


def both(store, seen, open_only):
    """The nodes and edges as they are drawn, and as the records give them."""
    graph = load_graph(store, seen.municipality).as_of(seen.as_of, coming=seen.coming)
    graph = graph.open_only() if open_only else graph
    drawn = draw(store, seen, open_only=open_only)
    return (list(drawn.nodes), list(drawn.edges)), (list(graph.drawn().nodes), list(graph.drawn().edges))


@st.composite
def towns(draw_):
    """Up to a dozen items of a few bodies, dates and numbers, some closed, some on agendas, and links between them."""
    keys = draw_(st.lists(st.tuples(st.sampled_from(sorted(BODIES)), st.sampled_from(DATES)), max_size=12))
    items = []
    for number, (body, date) in enumerate(keys, 1):
        flags = {name: draw_(st.booleans()) for name in ("closed", "standing")}
        case = draw_(st.sampled_from(["22-1", "22-2", None]))
        title = draw_(st.sampled_from(["Havnen", "Æblevej & <b>", "\x0c\x1b[31m"]))
        agenda = date == "2022-02-02"
        items.append(make_item(body, date, str(number), case=case, title=title, agenda=agenda, **flags))
    pairs = draw_(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=6))
    links = []
    for a, b in sorted({tuple(sorted((a, b))) for a, b in pairs if a != b and max(a, b) < len(items)}):
        ends = sorted((items[a].id, items[b].id))
        kind, status = draw_(
            st.sampled_from([("related", "accepted"), ("same_case", "accepted"), ("series", "suggested")])
        )
        links.append(Link(*ends, kind, status, "title", 0.5, (Evidence("title", "a", "b", 1.0, "text"),), None))
    return items, links


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(towns(), st.sampled_from(["2022-01-12", "2022-02-15", "2026-01-01"]), st.booleans(), st.booleans())
def test_the_drawing_is_what_the_records_give(town, day, coming, open_only):
    items, links = town
    with Store.memory() as store:
        put(store, items, links)
        drawn, made = both(store, Seen("strandby", day, coming), open_only)
        assert sorted(drawn[0]) == sorted(made[0])
        assert sorted(drawn[1]) == sorted(made[1])
        assert [both(store, Seen("strandby", day, coming), open_only)[0]] == [drawn], "the same again"


def test_the_order_is_that_of_the_records():
    items = [make_item("ØU", "2022-02-02", str(number), case=f"22-{number % 4}") for number in (10, 9, 2, 1)]
    items += [make_item("DIR", "2022-01-12", "3", case="22-1")]
    with Store.memory() as store:
        put(store, items)
        drawn, made = both(store, Seen(None, "2026-01-01"), open_only=False)
    assert drawn == made
    assert [FULL.of(node)["number"] for node in drawn[0]][:5] == ["3", "1", "2", "9", "10"]


def test_a_folder_of_databases_is_one_graph(tmp_path):
    for town in ("strandby", "bakkeby"):
        items = [make_item(body, "2022-01-12", "1", town=town, case="22-1") for body in ("DIR", "KB")]
        ends = sorted(item.id for item in items)
        with Store.open(tmp_path / f"{town}.db", create=True) as store:
            put(store, items, [Link(*ends, "same_case", "accepted", "number", 1.0)], town)
    with StoreFolder.open(tmp_path) as folder:
        drawn, made = both(folder, Seen(None, "2026-01-01"), open_only=False)
        assert drawn == made
        assert [edge.source.partition(":")[0] for edge in drawn[1] if "same_case" in edge.id] == ["bakkeby", "strandby"]
        one, _ = both(folder, Seen("bakkeby", "2026-01-01"), open_only=False)
        assert {FULL.of(node)["municipality"] for node in one[0]} == {"bakkeby"}


@pytest.mark.parametrize("open_only", [False, True])
def test_a_closed_item_tells_not_even_its_place(open_only):
    items = [
        make_item("KB", "2022-01-12", str(number), case=f"22-{number}", closed=number == 2) for number in (1, 2, 3)
    ]
    with Store.memory() as store:
        put(store, items, standing=[items[1].id])
        drawn, made = both(store, Seen(None, "2026-01-01"), open_only)
    assert drawn == made
    nodes = [FULL.of(node) for node in drawn[0] if FULL.of(node)["kind"] == "item"]
    assert [node["number"] for node in nodes] == (["1", "3", ""] if open_only else ["1", "2", "3"])
    closed = next(node for node in nodes if node["closed"])
    assert (closed["title"] == CLOSED_TITLE, closed["standing"]) == (open_only, True)


@pytest.mark.parametrize("dump", sorted(OLD.glob("*.sql")), ids=lambda dump: dump.stem)
def test_an_old_database_is_drawn_as_its_records_say(tmp_path, dump):
    """What stands beside the records is filled in when the database is upgraded."""
    raw = sqlite3.connect(tmp_path / "old.db")
    raw.executescript(dump.read_text(encoding="utf-8"))
    raw.close()
    with Store.open(tmp_path / "old.db") as store:
        drawn, made = both(store, Seen(None, "2026-01-01"), open_only=False)
    assert drawn == made
    assert drawn[0]
    if dump.stem == "0003":
        one, other = (FULL.of(node) for node in drawn[0][:2])
        assert (one["case_number"], one["standing"], one["decision_kind"]) == ("22-003813|22-003814", False, "approved")
        assert (other["case_number"], other["standing"], other["url"]) == ("", True, "https://example.org/2")
        assert [FULL.of(edge)["relation"] for edge in drawn[1] if "--related--" in edge.id] == ["background"]


def test_it_is_drawn_while_it_is_read():
    """The first node is there before the second is asked of the database."""
    with Store.memory() as store:
        put(store, [make_item("KB", "2022-01-12", "1")])
        drawn = draw(store, Seen(None, "2026-01-01"))
        nodes = iter(drawn.nodes)
        assert next(nodes).id == "strandby:kommunalbestyrelsen:2022-01-12:1"
        assert iter(nodes) is nodes
