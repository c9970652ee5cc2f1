"""With closed items left out, nothing of them is in any format; that they were treated is in all of them."""

import io

import pytest

from casegraph.elements import GraphElements
from casegraph.export import FORMATS, exporter
from casegraph.model import Attachment, Evidence, Link, Place, Section, Thread
from casegraph.views.followups import ALL_STATUS, FollowUpQuery, followups
from casegraph.views.history import history
from casegraph.views.records import item_rows, link_rows, step_rows
from casegraph.words import Words
from tests.builders import graph_of, make_case, make_followup, make_hearing, make_item, make_mention

SECRET, NUMBER = "Salg af Strandgrunden", "22-777"
DAY = "2022-12-31"
CLOSED = make_item(
    "DIR",
    "2022-03-21",
    "7",
    case=NUMBER,
    closed=True,
    kind="approved",
    decision=SECRET,
    title=SECRET,
    toc_title=SECRET,
    attachments=(Attachment(SECRET, NUMBER),),
    recommendations=(SECRET,),
    dissent=(SECRET,),
    followups=(make_followup("task", SECRET),),
    references=(make_mention("KB", "2022-01-05", quote=SECRET),),
    hearings=(make_hearing("2022-03-01", "2023-03-01"),),
    sections=(Section("presentation", SECRET, SECRET, Place(1)),),
    url=f"https://example.org/{NUMBER}",
)
OPEN = make_item("KB", "2022-04-06", "8", case="22-1", kind="approved", title="Havnen", decided_in=CLOSED.id)
LINKS = [
    Link(CLOSED.id, OPEN.id, kind, "accepted", "title", 0.9, (Evidence("title", SECRET, NUMBER, 1.0, SECRET),))
    for kind in ("same_case", "related")
]


def published():
    """One case with an open and a closed item, one with a closed item alone, as they may be published."""
    lone = make_item("DIR", "2022-05-02", "9", case=NUMBER, closed=True, title=SECRET, decision=SECRET)
    # As the linker does it: an id is made of what open items print.
    named, opaque = "strandby:22-1", "strandby:x0123456789ab"
    cases = [
        make_case([OPEN, CLOSED], id=named, threads=(Thread(named, SECRET, (CLOSED.id, OPEN.id)),)),
        make_case([lone], id=opaque, threads=(Thread(opaque, SECRET, (lone.id,)),)),
    ]
    return graph_of(OPEN, CLOSED, lone, cases=cases, links=LINKS).open_only()


def rows():
    """Everything that is made of a graph, by what it is exported as."""
    graph = published()
    yield from (("history", history(graph, case, DAY)) for case in graph.cases.values())
    yield "followups", followups(graph, DAY, FollowUpQuery(status=ALL_STATUS))
    yield "items", item_rows(graph)
    yield "links", link_rows(graph)
    yield "steps", step_rows(graph)
    yield "graph", GraphElements(graph.nodes(), graph.edges())


@pytest.mark.parametrize("lang", ["da", "en"])
def test_nothing_of_a_closed_item_is_in_any_format(lang):
    seen = set()
    for kind, data in rows():
        made = list(data) if kind in {"items", "links", "steps"} else data
        if kind == "graph":
            made = GraphElements(list(data.nodes), list(data.edges))
        for name in FORMATS[kind]:
            stream = io.BytesIO()
            exporter(kind, name, Words(lang)).write(made, stream)
            text = stream.getvalue().decode("utf-8-sig")
            assert SECRET not in text, (kind, name)
            assert NUMBER not in text, (kind, name)
            assert CLOSED.id not in text, (kind, name)
            seen.add(kind)
    assert seen == {"history", "followups", "items", "links", "steps", "graph"}


def test_the_treatment_itself_is_told():
    graph = published()
    stream = io.BytesIO()
    exporter("history", "text", Words("da")).write(history(graph, graph.of_item(OPEN.id), DAY), stream)
    assert "21-03-2022  Direktionen · Behandlet som lukket punkt" in stream.getvalue().decode()
