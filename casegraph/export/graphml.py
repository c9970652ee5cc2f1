"""GraphML that Gephi, Cytoscape, yEd, igraph and networkx all read in full; written as the elements come.

Every attribute stands on every node and edge, in one type, under a key named after it; booleans are lower case, and
no character stands there that XML cannot hold. Why each of these matters is told in ``docs/exports.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from casegraph.elements import GraphElements
from casegraph.export import xmltext
from casegraph.export.common import TextExporter

TYPES: Mapping[type, str] = {str: "string", bool: "boolean", int: "long", float: "double"}
"""The GraphML type of each type of a value."""


class GraphML(TextExporter[GraphElements]):
    """One directed graph, its edges with ids of their own."""

    suffix = ".graphml"
    root = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    schema = "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"

    def write_text(self, data: GraphElements, stream: TextIO) -> None:
        """Write keys, nodes and edges, in that order."""
        stream.write(
            f'<?xml version="1.0" encoding="UTF-8"?>\n{self.root}'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation='
            f'"http://graphml.graphdrawing.org/xmlns {self.schema}">\n'
        )
        self._keys(data, stream)
        stream.write(f'  <graph id="{xmltext.name(data.name)}" edgedefault="directed">\n')
        self._elements(data, stream)
        stream.write("  </graph>\n</graphml>\n")

    def _keys(self, data: GraphElements, stream: TextIO) -> None:
        for scope, prefix, fields in (("node", "n_", data.scheme.nodes), ("edge", "e_", data.scheme.edges)):
            for name, kind in fields.items():
                stream.write(
                    f'  <key id="{prefix}{name}" for="{scope}" attr.name="{name}" attr.type="{TYPES[kind]}"/>\n'
                )

    def _elements(self, data: GraphElements, stream: TextIO) -> None:
        of_nodes, of_edges = data.scheme.nodes, data.scheme.edges
        nodes = xmltext.Lines(f'    <node id="%s">{values_of("n_", of_nodes)}</node>\n', of_nodes)
        stream.writelines(nodes.texts(data.node_parts))
        pattern = f'    <edge id="%s" source="%s" target="%s">{values_of("e_", of_edges)}</edge>\n'
        stream.writelines(xmltext.Lines(pattern, of_edges).texts(data.edge_parts))


def values_of(prefix: str, fields: Mapping[str, type]) -> str:
    """The pattern of an element's values, one for each field in the order of the keys."""
    return "".join(f'<data key="{prefix}{name}">%s</data>' for name in fields)
