"""GraphML against every point that Gephi, Cytoscape, yEd, igraph and networkx need, and read back by the last two."""

import io
import math
import re
import warnings

import igraph
import networkx
import pytest
from lxml import etree

from casegraph.elements import EDGE_FIELDS, NODE_FIELDS, Edge, Node
from casegraph.export.graphml import GraphElements, GraphML
from tests.samples import NASTY, data, graph

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}
NMTOKEN = re.compile(r"[A-Za-z0-9._:-]+")
TAKEN_BY_GEPHI = {"x", "y", "z", "xpos", "ypos", "zpos", "size", "r", "g", "b", "color"}


def written(title: str = "Ny cykelsti") -> bytes:
    stream = io.BytesIO()
    GraphML().write(data("graph", title), stream)
    return stream.getvalue()


@pytest.fixture(scope="module", params=["Ny cykelsti", NASTY], ids=["plain", "nasty"])
def tree(request):
    return etree.fromstring(written(request.param))


def keys(tree, scope: str) -> dict[str, str]:
    return {key.get("attr.name"): key.get("id") for key in tree.iterfind("g:key", NS) if key.get("for") == scope}


def test_g1_g2_g3_key_ids_are_our_own_unique_and_one_a_name(tree):
    ids = [key.get("id") for key in tree.iterfind("g:key", NS)]
    assert len(ids) == len(set(ids)) == len(NODE_FIELDS) + len(EDGE_FIELDS)
    assert keys(tree, "node") == {name: f"n_{name}" for name in NODE_FIELDS}
    assert keys(tree, "edge") == {name: f"e_{name}" for name in EDGE_FIELDS}


def test_g4_g17_only_five_types_no_defaults_no_keys_for_all(tree):
    for key in tree.iterfind("g:key", NS):
        assert key.get("attr.type") in {"boolean", "long", "double", "string"}
        assert key.get("for") in {"node", "edge"}
        assert len(key) == 0


def test_g5_g6_values_are_plain_text_without_control_characters():
    text = written(NASTY).decode("utf-8")
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert ">None<" not in text
    assert "rød" in text
    assert "\x1b" not in text


def test_g7_g22_every_attribute_stands_on_every_element_and_booleans_are_lower_case(tree):
    for tag, fields, prefix in (("node", NODE_FIELDS, "n_"), ("edge", EDGE_FIELDS, "e_")):
        for element in tree.iterfind(f".//g:{tag}", NS):
            values = {one.get("key"): one.text or "" for one in element.iterfind("g:data", NS)}
            assert list(values) == [prefix + name for name in fields]
            assert all(values[prefix + name] in {"true", "false"} for name, kind in fields.items() if kind is bool)


def test_g8_edge_ids_are_unique(tree):
    ids = [edge.get("id") for edge in tree.iterfind(".//g:edge", NS)]
    assert len(ids) == len(set(ids)) > 0
    assert [edge.get("id") for edge in tree.iterfind(".//g:edge", NS)] == [
        one.text for one in tree.iterfind(".//g:edge/g:data[@key='e_eid']", NS)
    ]


def test_g9_g15_directed_keys_before_graph_nodes_before_edges(tree):
    assert [etree.QName(child).localname for child in tree] == ["key"] * len(keys(tree, "node") | {}) + ["key"] * len(
        EDGE_FIELDS
    ) + ["graph"]
    (drawn,) = tree.iterfind("g:graph", NS)
    assert (drawn.get("edgedefault"), drawn.get("id")) == ("directed", "casegraph")
    tags = [etree.QName(child).localname for child in drawn]
    assert tags == sorted(tags, key=["node", "edge"].index)
    ids = {node.get("id") for node in drawn.iterfind("g:node", NS)}
    assert all(edge.get("source") in ids and edge.get("target") in ids for edge in drawn.iterfind("g:edge", NS))


def test_g10_no_two_edges_join_one_pair_in_one_way(tree):
    joined = [
        (edge.get("source"), edge.get("target"), edge.findtext("g:data[@key='e_kind']", namespaces=NS))
        for edge in tree.iterfind(".//g:edge", NS)
    ]
    assert len(joined) == len(set(joined))


def test_g11_g14_labels_weights_and_interaction(tree):
    assert {"label"} <= keys(tree, "node").keys()
    assert {"label", "weight", "interaction", "kind"} <= keys(tree, "edge").keys()
    assert EDGE_FIELDS["weight"] is float
    for edge in tree.iterfind(".//g:edge", NS):
        values = {one.get("key"): one.text for one in edge.iterfind("g:data", NS)}
        assert values["e_interaction"] == values["e_kind"]


def test_g12_g13_g14_g20_no_name_means_something_else_to_a_program(tree):
    assert not TAKEN_BY_GEPHI & keys(tree, "node").keys()
    assert not {"id", "type", "SUID", "selected", "name"} & (keys(tree, "node").keys() | keys(tree, "edge").keys())


def test_g16_no_data_of_the_graph_itself(tree):
    (drawn,) = tree.iterfind("g:graph", NS)
    assert list(drawn.iterfind("g:data", NS)) == []


def test_g18_the_namespace_stands_in_the_first_lines():
    assert b"http://graphml.graphdrawing.org/xmlns" in b"".join(written().split(b"\n")[:20])
    assert GraphML.suffix == ".graphml"


def test_g19_dates_are_text_and_a_number(tree):
    days = {
        node.findtext("g:data[@key='n_date']", namespaces=NS): node.findtext("g:data[@key='n_day']", namespaces=NS)
        for node in tree.iterfind(".//g:node", NS)
    }
    assert days["2022-01-12"] == "19004"


def test_g23_ids_are_name_tokens(tree):
    ids = [element.get("id") for tag in ("key", "node", "edge") for element in tree.iterfind(f".//g:{tag}", NS)]
    assert all(NMTOKEN.fullmatch(one) for one in ids)


def test_networkx_reads_the_same_graph_back():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = networkx.read_graphml(io.BytesIO(written()), force_multigraph=True)
    ours = graph().to_networkx()
    assert dict(read.nodes(data=True)) == dict(ours.nodes(data=True))
    assert {key: (a, b, values) for a, b, key, values in read.edges(keys=True, data=True)} == {
        key: (a, b, values) for a, b, key, values in ours.edges(keys=True, data=True)
    }


def test_igraph_reads_the_same_graph_back(tmp_path):
    path = tmp_path / "town.graphml"
    path.write_bytes(written())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = igraph.Graph.Read_GraphML(str(path))
    nodes = list(graph().nodes())
    assert read.is_directed()
    assert read.vs["key"] == [node.attributes["key"] for node in nodes]
    assert read.vs["closed"] == [node.attributes["closed"] for node in nodes]
    assert [int(day) for day in read.vs["day"]] == [node.attributes["day"] for node in nodes]
    assert not any(isinstance(day, float) and math.isnan(day) for day in read.vs["day"])
    assert read.es["eid"] == [edge.id for edge in graph().edges()]
    assert read.es["weight"] == [edge.attributes["weight"] for edge in graph().edges()]


def test_an_id_that_is_no_name_is_encoded():
    values = {name: kind() for name, kind in NODE_FIELDS.items()}
    lines = {name: kind() for name, kind in EDGE_FIELDS.items()}
    stream = io.BytesIO()
    edges = [Edge("15/34881 a", "15/34881", "15/34881", lines)]
    GraphML().write(GraphElements([Node("15/34881", values)], edges, "sag/1"), stream)
    tree = etree.fromstring(stream.getvalue())
    assert tree.find(".//g:node", NS).get("id") == "15_2f34881"
    assert tree.find(".//g:edge", NS).get("source") == "15_2f34881"
    assert tree.find("g:graph", NS).get("id") == "sag_2f1"


def test_elements_are_written_as_they_come():
    written_when = []
    values = {name: kind() for name, kind in NODE_FIELDS.items()}
    stream = io.BytesIO()

    def nodes():
        for number in range(2000):
            written_when.append(stream.tell())
            yield Node(f"n{number}", values)

    GraphML().write(GraphElements(nodes(), []), stream)
    assert written_when[-1] > stream.tell() // 2, "half the file is out before the last node is asked for"
