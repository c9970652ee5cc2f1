"""XES and OCEL 2.0: read back by PM4Py where it is installed, the same events under the same ids in both."""

import io
import json
import warnings

import pytest
from lxml import etree

from casegraph.export import exporter, save
from casegraph.views.eventlog import traces
from casegraph.words import Words
from tests.builders import graph_of, make_block, make_item, make_mention
from tests.samples import DAY, NASTY, data, graph

X = {"x": "http://www.xes-standard.org/"}


def written(name: str, rows=None, title: str = "Ny cykelsti") -> bytes:
    stream = io.BytesIO()
    exporter("log", name, Words("da")).write(data("log", title) if rows is None else rows, stream)
    return stream.getvalue()


def town():
    """Two cases: one treated, recorded, mentioned and planned, one that waits."""
    item = make_item(
        "ØU",
        "2022-02-02",
        kind="recommended",
        title=NASTY,
        route="TMU ØU KB",
        course=(make_block("TMU", "2022-01-12"),),
        references=(make_mention("DIR", "2022-01-05"), make_mention("HU", "2021-12")),
    )
    return traces(graph_of(item, make_item("KB", "2026-02-09", case="22-2", agenda=True)), DAY)


@pytest.mark.parametrize("title", ["Ny cykelsti", NASTY], ids=["plain", "nasty"])
def test_xes_has_a_trace_a_matter_and_an_event_a_treatment(title):
    tree = etree.fromstring(written("xes", title=title))
    ours = list(traces(graph(title), DAY))
    found = tree.findall("x:trace", X)
    assert [one.find("x:string[@key='concept:name']", X).get("value") for one in found] == [t["thread"] for t in ours]
    ids = [one.get("value") for one in tree.iterfind(".//x:event/x:string[@key='id']", X)]
    assert ids == [event["event"] for trace in ours for event in trace["events"]]
    assert len(ids) == len(set(ids)) > 1


def test_xes_declares_what_it_uses():
    tree = etree.fromstring(written("xes", town()))
    order = [etree.QName(child).localname for child in tree]
    assert order == sorted(order, key=["extension", "global", "classifier", "string", "trace"].index)
    prefixes = {one.get("prefix") for one in tree.iterfind("x:extension", X)}
    used = {one.get("key").split(":")[0] for one in tree.iterfind(".//*[@key]") if ":" in one.get("key")}
    assert used <= prefixes
    known = {one.get("key") for one in tree.iterfind("x:global[@scope='event']/*", X)}
    for event in tree.iterfind(".//x:event", X):
        assert known <= {one.get("key") for one in event}
        assert event.find("x:date", X).get("value").endswith("T12:00:00Z")
    for classifier in tree.iterfind("x:classifier", X):
        assert set(classifier.get("keys").split()) <= known


def test_xes_flags_what_is_mentioned_and_keeps_the_plan_with_the_trace():
    tree = etree.fromstring(written("xes", town()))
    first, second = tree.findall("x:trace", X)
    flags = [one.get("value") for one in first.iterfind("x:event/x:boolean[@key='mentioned']", X)]
    assert flags == ["true", "false", "false"]
    assert first.find("x:string[@key='planned']", X).get("value") == "Kommunalbestyrelsen"
    assert first.find("x:int[@key='undated_steps']", X).get("value") == "1"
    assert second.findall("x:event", X) == []
    assert second.find("x:string[@key='planned']", X).get("value") == "2026-02-09 Kommunalbestyrelsen"


def test_ocel_holds_together():
    log = json.loads(written("ocel", town()))
    assert set(log) == {"eventTypes", "objectTypes", "events", "objects"}
    types = {one["name"]: {a["name"]: a["type"] for a in one["attributes"]} for one in log["eventTypes"]}
    kinds = {one["name"]: {a["name"]: a["type"] for a in one["attributes"]} for one in log["objectTypes"]}
    python = {"string": str, "integer": int, "boolean": bool}
    objects = {one["id"]: one["type"] for one in log["objects"]}
    assert len(objects) == len(log["objects"])
    for event in log["events"]:
        for one in event["attributes"]:
            assert type(one["value"]) is python[types[event["type"]][one["name"]]]
        assert all(one["objectId"] in objects for one in event["relationships"])
        assert {"case", "thread", "body"} <= {objects[one["objectId"]] for one in event["relationships"]}
        assert event["time"].endswith("T12:00:00Z")
    for thing in log["objects"]:
        for one in thing["attributes"]:
            assert type(one["value"]) is python[kinds[thing["type"]][one["name"]]]
            assert one["time"] == "1970-01-01T00:00:00Z"
        assert all(one["objectId"] in objects for one in thing["relationships"])
    assert sorted(objects.values()).count("case") == 2


def test_both_logs_have_the_same_events():
    tree = etree.fromstring(written("xes", town()))
    ids = [one.get("value") for one in tree.iterfind(".//x:event/x:string[@key='id']", X)]
    assert [event["id"] for event in json.loads(written("ocel", town()))["events"]] == ids


@pytest.fixture(scope="module")
def pm4py():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("pm4py", reason="PM4Py (AGPL, for tests only) is not installed")


@pytest.mark.parametrize("title", ["Ny cykelsti", NASTY], ids=["plain", "nasty"])
def test_pm4py_reads_the_same_log_back(pm4py, tmp_path, title):
    ours = [event for trace in traces(graph(title), DAY) for event in trace["events"]]
    save(exporter("log", "xes", Words("da")), traces(graph(title), DAY), tmp_path / "log.xes")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = pm4py.read_xes(str(tmp_path / "log.xes"))
    assert list(read["id"]) == [event["event"] for event in ours]
    assert list(read["concept:name"]) == [event["activity"] for event in ours]
    assert [str(one) for one in read["time:timestamp"]] == [f"{event['date']} 12:00:00+00:00" for event in ours]
    assert list(read["org:resource"]) == [event["resource"] for event in ours]
    assert list(read["mentioned"]) == [event["mentioned"] for event in ours]
    assert list(read["case:concept:name"]) == [event["thread"] for event in ours]


def test_pm4py_reads_the_same_objects_back(pm4py, tmp_path):
    log = json.loads(written("ocel", town()))
    (tmp_path / "log.jsonocel").write_bytes(written("ocel", town()))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = pm4py.read_ocel2(str(tmp_path / "log.jsonocel"))
        flat = pm4py.ocel_flattening(read, "thread")
    assert sorted(read.events["ocel:eid"]) == sorted(event["id"] for event in log["events"])
    # PM4Py leaves out objects that no event is about.
    about = {one["objectId"] for event in log["events"] for one in event["relationships"]}
    assert about <= set(read.objects["ocel:oid"])
    assert len(read.relations) == sum(len(event["relationships"]) for event in log["events"])
    assert set(flat["case:concept:name"]) == {"strandby:22-1:thread"}
