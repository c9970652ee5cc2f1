"""GraphML against every point that Gephi, Cytoscape, yEd, igraph and networkx need, and read back by the last two."""

import io
import math
import re
import warnings

import igraph
import networkx
import pytest
from lxml import etree

from casegraph.elements import FULL, Edge, GraphElements, Node
from casegraph.export.graphml import GraphML
from casegraph.export.yed import YedGraphML
from tests.samples import NASTY, elements, graph

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}
NMTOKEN = re.compile(r"[A-Za-z0-9._:-]+")
TAKEN_BY_GEPHI = {"x", "y", "z", "xpos", "ypos", "zpos", "size", "r", "g", "b", "color"}
VIEWS = ["full", "cases", "flow"]


def written(view: str = "full", title: str = "Ny cykelsti", form: type[GraphML] = GraphML) -> bytes:
    stream = io.BytesIO()
    form().write(elements(view, title), stream)
    return stream.getvalue()


@pytest.fixture(scope="module", params=VIEWS)
def view(request):
    return request.param


@pytest.fixture(scope="module")
def scheme(view):
    return elements(view).scheme


@pytest.fixture(scope="module", params=["Ny cykelsti", NASTY], ids=["plain", "nasty"])
def tree(request, view):
    return etree.fromstring(written(view, request.param))


def keys(tree, scope: str) -> dict[str, str]:
    return {key.get("attr.name"): key.get("id") for key in tree.iterfind("g:key", NS) if key.get("for") == scope}


def test_g1_g2_g3_key_ids_are_our_own_unique_and_one_a_name(tree, scheme):
    ids = [key.get("id") for key in tree.iterfind("g:key", NS)]
    assert len(ids) == len(set(ids)) == len(scheme.nodes) + len(scheme.edges)
    assert keys(tree, "node") == {name: f"n_{name}" for name in scheme.nodes}
    assert keys(tree, "edge") == {name: f"e_{name}" for name in scheme.edges}


def test_g4_g17_only_five_types_no_defaults_no_keys_for_all(tree):
    for key in tree.iterfind("g:key", NS):
        assert key.get("attr.type") in {"boolean", "long", "double", "string"}
        assert key.get("for") in {"node", "edge"}
        assert len(key) == 0


def test_g5_g6_values_are_plain_text_without_control_characters(view):
    text = written(view, NASTY).decode("utf-8")
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert ">None<" not in text
    assert "\x1b" not in text
    assert "rød" in text or view == "flow", "bodies are called what the rules call them"


def test_g7_g22_every_attribute_stands_on_every_element_and_booleans_are_lower_case(tree, scheme):
    for tag, fields, prefix in (("node", scheme.nodes, "n_"), ("edge", scheme.edges, "e_")):
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


def test_g9_g15_directed_keys_before_graph_nodes_before_edges(tree, scheme):
    count = len(scheme.nodes) + len(scheme.edges)
    assert [etree.QName(child).localname for child in tree] == ["key"] * count + ["graph"]
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


def test_g11_g14_labels_weights_and_interaction(tree, scheme):
    assert {"label"} <= keys(tree, "node").keys()
    assert {"label", "weight", "interaction", "kind"} <= keys(tree, "edge").keys()
    assert scheme.edges["weight"] is float
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


def test_g19_dates_are_text_and_a_number(tree, view):
    days = {
        node.findtext("g:data[@key='n_date']", namespaces=NS): node.findtext("g:data[@key='n_day']", namespaces=NS)
        for node in tree.iterfind(".//g:node", NS)
    }
    # The view of cases counts what later sentences tell of too.
    date, day = ("2022-01-03", "18995") if view == "cases" else ("2022-01-12", "19004")
    assert days[date] == day


def test_g23_ids_are_name_tokens(tree):
    ids = [element.get("id") for tag in ("key", "node", "edge") for element in tree.iterfind(f".//g:{tag}", NS)]
    assert all(NMTOKEN.fullmatch(one) for one in ids)


def test_networkx_reads_the_same_graph_back(view):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = networkx.read_graphml(io.BytesIO(written(view)), force_multigraph=True)
    ours = elements(view)
    of = ours.scheme.of
    assert dict(read.nodes(data=True)) == {node.id: of(node) for node in ours.nodes}
    edges = {edge.id: (edge.source, edge.target, of(edge)) for edge in ours.edges}
    assert {key: (a, b, values) for a, b, key, values in read.edges(keys=True, data=True)} == edges
    assert len(edges) > 0


def test_to_networkx_is_the_same_graph():
    read = networkx.read_graphml(io.BytesIO(written()), force_multigraph=True)
    made = graph().to_networkx()
    assert dict(read.nodes(data=True)) == dict(made.nodes(data=True))
    assert sorted(read.edges(keys=True)) == sorted(made.edges(keys=True))


@pytest.mark.parametrize("title", ["Ny cykelsti", NASTY], ids=["plain", "nasty"])
def test_igraph_reads_the_same_graph_back(tmp_path, view, title):
    path = tmp_path / "town.graphml"
    path.write_bytes(written(view, title))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = igraph.Graph.Read_GraphML(str(path))
    ours = elements(view, title)
    nodes, edges = list(ours.nodes), list(ours.edges)
    assert read.is_directed()
    for found, fields, known in ((read.vs, ours.scheme.nodes, nodes), (read.es, ours.scheme.edges, edges)):
        values = [ours.scheme.of(one) for one in known]
        for name, kind in fields.items():
            if kind is not str:
                assert [kind(one) for one in found[name]] == [one[name] for one in values], name
    assert read.vs["key"] == [ours.scheme.of(node)["key"] for node in nodes]
    assert read.vs["id"] == [node.id for node in nodes]
    assert read.es["eid"] == [edge.id for edge in edges]
    assert [(read.vs[e.source]["id"], read.vs[e.target]["id"]) for e in read.es] == [edge[1:3] for edge in edges]
    assert not any(isinstance(day, float) and math.isnan(day) for day in read.vs["day"])


def test_an_id_that_is_no_name_is_encoded():
    values = tuple(kind() for kind in FULL.nodes.values())
    lines = tuple(kind() for kind in FULL.edges.values())
    stream = io.BytesIO()
    edges = [Edge("15/34881 a", "15/34881", "15/34881", lines)]
    GraphML().write(GraphElements.of([Node("15/34881", values)], edges, name="sag/1"), stream)
    tree = etree.fromstring(stream.getvalue())
    assert tree.find(".//g:node", NS).get("id") == "15_2f34881"
    assert tree.find(".//g:edge", NS).get("source") == "15_2f34881"
    assert tree.find("g:graph", NS).get("id") == "sag_2f1"


def test_elements_are_written_as_they_come():
    written_when = []
    values = tuple(kind() for kind in FULL.nodes.values())
    stream = io.BytesIO()

    def nodes():
        for number in range(5000):
            written_when.append(stream.tell())
            yield Node(f"n{number}", values)

    GraphML().write(GraphElements.of(nodes(), []), stream)
    assert written_when[-1] > stream.tell() // 2, "half the file is out before the last node is asked for"


class TestYed:
    """The profile for yEd: the same graph, and what yEd draws."""

    Y = "{http://www.yworks.com/xml/graphml}"

    def test_g21_every_element_is_drawn_and_labelled(self, view):
        tree = etree.fromstring(written(view, NASTY, YedGraphML))
        keys = {key.get("id"): key.get("yfiles.type") for key in tree.iterfind("g:key", NS) if key.get("yfiles.type")}
        assert keys == {"node_graphics": "nodegraphics", "edge_graphics": "edgegraphics"}
        places = set()
        for node in tree.iterfind(".//g:node", NS):
            (shape,) = node.iterfind(f"g:data[@key='node_graphics']/{self.Y}ShapeNode", NS)
            box = shape.find(f"{self.Y}Geometry")
            assert float(box.get("width")) >= 60
            places.add((box.get("x"), box.get("y")))
            assert len(shape.findtext(f"{self.Y}NodeLabel")) <= 60
        assert len(places) == len(tree.findall(".//g:node", NS)), "no node lies on another"
        for edge in tree.iterfind(".//g:edge", NS):
            line = edge.find(f"g:data[@key='edge_graphics']/{self.Y}PolyLineEdge", NS)
            assert line.find(f"{self.Y}Arrows").get("target") == "standard"
            assert line.findtext(f"{self.Y}EdgeLabel") == edge.findtext("g:data[@key='e_label']", namespaces=NS)

    def test_networkx_reads_the_same_graph_back(self, view):
        read = networkx.read_graphml(io.BytesIO(written(view, form=YedGraphML)), force_multigraph=True)
        ours = elements(view)
        names = set(ours.scheme.nodes)
        assert {node: {k: v for k, v in values.items() if k in names} for node, values in read.nodes(data=True)} == {
            node.id: ours.scheme.of(node) for node in ours.nodes
        }
