"""GEXF against what Gephi needs of it, read back by networkx, and with a life for every element that has a date."""

import io
import re
import warnings

import networkx
import pytest
from lxml import etree

from casegraph.export.gexf import Gexf, _life
from tests.samples import NASTY, elements

NS = {"g": "http://gexf.net/1.3"}
VIEWS = ["full", "cases", "flow"]


def written(view: str = "full", title: str = "Ny cykelsti") -> bytes:
    stream = io.BytesIO()
    Gexf().write(elements(view, title), stream)
    return stream.getvalue()


@pytest.fixture(scope="module", params=VIEWS)
def view(request):
    return request.param


@pytest.fixture(scope="module", params=["Ny cykelsti", NASTY], ids=["plain", "nasty"])
def tree(request, view):
    return etree.fromstring(written(view, request.param))


def test_g20_an_edge_has_a_kind_and_no_type(tree):
    edges = tree.findall(".//g:edge", NS)
    assert len(edges) > 0
    assert all(edge.get("type") is None and edge.get("kind") for edge in edges)
    assert tree.find("g:graph", NS).get("defaultedgetype") == "directed"
    titles = [one.get("title") for one in tree.iterfind(".//g:attribute", NS)]
    assert not {"id", "type", "x", "y", "size", "color"} & set(titles)


def test_g7_g22_every_attribute_stands_on_every_element_and_booleans_are_lower_case(tree):
    for tag in ("node", "edge"):
        declared = {
            one.get("id"): one.get("type") for one in tree.iterfind(f".//g:attributes[@class='{tag}']/g:attribute", NS)
        }
        assert set(declared.values()) <= {"string", "boolean", "long", "double"}
        for element in tree.iterfind(f".//g:{tag}", NS):
            values = {one.get("for"): one.get("value") for one in element.iterfind("g:attvalues/g:attvalue", NS)}
            assert list(values) == list(declared)
            assert all(values[key] in {"true", "false"} for key, kind in declared.items() if kind == "boolean")


def test_g8_g23_ids_are_unique_name_tokens(tree):
    for tag in ("attribute", "node", "edge"):
        ids = [one.get("id") for one in tree.iterfind(f".//g:{tag}", NS)]
        assert len(ids) == len(set(ids)) > 0
        assert all(re.fullmatch(r"[A-Za-z0-9._:-]+", one) for one in ids)


def test_g19_the_time_line_has_whole_days(view):
    tree = etree.fromstring(written(view))
    drawn = tree.find("g:graph", NS)
    assert (drawn.get("mode"), drawn.get("timeformat")) == ("dynamic", "date")
    lives = {one.get("id"): (one.get("start"), one.get("end")) for one in tree.iterfind(".//g:node", NS)}
    body = "strandby:direktionen"
    if view == "full":
        assert lives["strandby:22-1"] == ("2022-01-12", "2022-02-02")
        assert lives["strandby:kommunalbestyrelsen:undated-00000000:4"] == (None, None)
        assert lives[body] == ("2022-01-12", "2022-02-09")
    elif view == "cases":
        assert lives["strandby:22-1"] == ("2022-01-03", "2022-02-02"), "from what a later sentence tells of it"
    else:
        assert lives[body] == ("2022-01-12", "2022-01-12")
    days = [one for pair in lives.values() for one in pair if one]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


@pytest.mark.parametrize(
    ("first", "last", "life"),
    [
        ("2022-03-21", "2022-04-01", ' start="2022-03-21" end="2022-04-01"'),
        # A partial date may mean any of its days: the life spans them all.
        ("2021-12", "2024-02", ' start="2021-12-01" end="2024-02-29"'),
        ("2016", "2016", ' start="2016-01-01" end="2016-12-31"'),
        ("2022-03-21", "", ' start="2022-03-21"'),
        ("", "", ""),
        ("junk", "2022-", ""),
    ],
)
def test_partial_dates_span_all_their_days(first, last, life):
    assert _life(first, last) == life


@pytest.mark.parametrize("title", ["Ny cykelsti", NASTY], ids=["plain", "nasty"])
def test_networkx_reads_the_same_graph_back(view, title):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = networkx.read_gexf(io.BytesIO(written(view, title)), version="1.3")
    ours = elements(view, title)
    nodes = {node.id: ours.scheme.of(node) for node in ours.nodes}
    assert set(read) == set(nodes)
    for node, values in read.nodes(data=True):
        for name, kind in ours.scheme.nodes.items():
            if kind is not str:
                assert values[name] == nodes[node][name], name
        assert values["key"] == nodes[node]["key"]
    edges = {edge.id: (edge.source, edge.target, ours.scheme.of(edge)["weight"]) for edge in ours.edges}
    assert {one["id"]: (a, b, one["weight"]) for a, b, one in read.edges(data=True)} == edges


def test_texts_keep_their_quotes_and_line_feeds():
    title = 'Havnens "gamle" plads\nog <b> & æøå'
    read = networkx.read_gexf(io.BytesIO(written("full", title)), version="1.3")
    assert read.nodes["strandby:direktionen:2022-01-12:1"]["title"] == title
    assert read.nodes["strandby:direktionen:2022-01-12:1"]["label"] == title
