"""GraphML that Gephi, Cytoscape, yEd, igraph and networkx all read in full; written as the elements come.

Every attribute stands on every node and edge, in one type, under a key named after it; booleans are lower case, and
no character stands there that XML cannot hold. Why each of these matters is told in ``docs/data-model.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO
from xml.sax.saxutils import escape

from casegraph.elements import EDGE_FIELDS, NODE_FIELDS, Edge, Node, Value
from casegraph.export.common import TextExporter

_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", int: "long", float: "double"}
# What XML 1.0 allows, less the C1 controls, which only ever stem from a document's wrong encoding.
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_NAME = re.compile(r"[^A-Za-z0-9._:-]")


@dataclass(frozen=True)
class GraphElements:
    """What a graph file holds: its nodes, then its edges, each read once."""

    nodes: Iterable[Node]
    edges: Iterable[Edge]
    name: str = "casegraph"


class GraphML(TextExporter[GraphElements]):
    """One directed graph, its edges with ids of their own."""

    suffix = ".graphml"

    def write_text(self, data: GraphElements, stream: TextIO) -> None:
        """Write keys, nodes and edges, in that order."""
        stream.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation='
            '"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
        )
        for scope, prefix, fields in (("node", "n_", NODE_FIELDS), ("edge", "e_", EDGE_FIELDS)):
            for name, kind in fields.items():
                stream.write(
                    f'  <key id="{prefix}{name}" for="{scope}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n'
                )
        stream.write(f'  <graph id="{_name(data.name)}" edgedefault="directed">\n')
        openings = [(name, f'<data key="n_{name}">') for name in NODE_FIELDS]
        for node in data.nodes:
            stream.write(f'    <node id="{_name(node.id)}">{_data(node.attributes, openings)}</node>\n')
        openings = [(name, f'<data key="e_{name}">') for name in EDGE_FIELDS]
        for edge in data.edges:
            ends = f'id="{_name(edge.id)}" source="{_name(edge.source)}" target="{_name(edge.target)}"'
            stream.write(f"    <edge {ends}>{_data(edge.attributes, openings)}</edge>\n")
        stream.write("  </graph>\n</graphml>\n")


def _data(attributes: Mapping[str, Value], openings: Sequence[tuple[str, str]]) -> str:
    """The values of one element, one for each field, in the order of the keys."""
    return "".join([f"{opening}{_text(attributes[name])}</data>" for name, opening in openings])


def _text(value: Value) -> str:
    if isinstance(value, str):
        # Nearly every text is plain: looking costs less than replacing nothing.
        clean = value if value.isprintable() else _ILLEGAL.sub("", value)
        return escape(clean) if "&" in clean or "<" in clean or ">" in clean else clean
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)


def _name(text: str) -> str:
    """An id as XML names allow it; our own ids pass as they are."""
    return _NOT_NAME.sub(lambda found: f"_{ord(found.group()):x}", text)
