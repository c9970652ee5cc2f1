"""With closed items left out, nothing of them is in any format; that they were treated is in all of them."""

import io
import zipfile
from dataclasses import replace

import pyarrow.parquet
import pytest

from casegraph.elements import GraphElements
from casegraph.export import FORMATS, exporter, save
from casegraph.model import Attachment, Evidence, Link, Place, Section, Thread
from casegraph.views.case_graph import case_elements
from casegraph.views.eventlog import traces
from casegraph.views.flow import flow_elements
from casegraph.views.followups import ALL_STATUS, FollowUpQuery, followups
from casegraph.views.history import history
from casegraph.views.records import item_rows, link_rows, step_rows
from casegraph.views.stats import stats
from casegraph.views.tables import tables
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
    yield "graph", graph.drawn()
    yield "graph", case_elements(graph, DAY)
    yield "graph", flow_elements(graph)
    yield "log", traces(graph, DAY)
    yield "tables", tables(graph, DAY)
    yield "stats", stats(graph, DAY)


def told(made, data, target):
    """What a format tells, whatever it is packed in."""
    save(made, data, target)
    if target.is_dir():
        return "".join(_text(path) for path in sorted(target.iterdir()))
    if zipfile.is_zipfile(target):
        with zipfile.ZipFile(target) as pack:
            return "".join(pack.read(name).decode("utf-8") for name in pack.namelist())
    return target.read_bytes().decode("utf-8", "replace") if target.suffix == ".png" else _text(target)


def _text(path):
    if path.suffix == ".parquet":
        return str(pyarrow.parquet.read_table(path).to_pylist())
    # What a calendar folds at 75 bytes is one line.
    return path.read_text(encoding="utf-8-sig").replace("\r\n ", "").replace("\n ", "")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_nothing_of_a_closed_item_is_in_any_format(lang, tmp_path):
    seen = set()
    for kind, data in rows():
        made = list(data) if kind in {"items", "links", "steps", "log"} else data
        if kind == "graph":
            made = GraphElements(list(data.node_parts), list(data.edge_parts), data.scheme)
        if kind == "tables":
            made = [replace(table, rows=list(table.rows)) for table in data]
        for name in FORMATS[kind]:
            text = told(exporter(kind, name, Words(lang)), made, tmp_path / f"{kind}.{name}")
            assert SECRET not in text, (kind, name)
            assert NUMBER not in text, (kind, name)
            assert CLOSED.id not in text, (kind, name)
            seen.add(kind)
    of_pairs = {"explain", "review", "question", "judged", "followed"}
    assert seen == set(FORMATS) - {"search", "build", "inspect", "fetch", "plan"} - of_pairs


def test_the_treatment_itself_is_told():
    graph = published()
    stream = io.BytesIO()
    exporter("history", "text", Words("da")).write(history(graph, graph.of_item(OPEN.id), DAY), stream)
    assert "21-03-2022  Direktionen · Behandlet som lukket punkt" in stream.getvalue().decode()
