"""GEXF 1.3 for Gephi, with a time line: every element that has a date lives from then on, or until its last day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter
from typing import TextIO

from casegraph.elements import Edge, GraphElements, Node, Value
from casegraph.export import xmltext
from casegraph.export.common import TextExporter

_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", int: "long", float: "double"}
_OWN = {"label", "weight"}
"""What GEXF has attributes of its own for, beside which a column of the name would hide them in Gephi."""


class Gexf(TextExporter[GraphElements]):
    """One directed graph; ``kind`` tells parallel edges apart, since ``type`` means directed or not in GEXF."""

    suffix = ".gexf"

    def write_text(self, data: GraphElements, stream: TextIO) -> None:
        """Write the attributes, then nodes and edges as they come."""
        stream.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            ' xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">\n'
            f"  <meta><creator>casegraph</creator><description>{xmltext.text(data.name)}</description></meta>\n"
            '  <graph mode="dynamic" timeformat="date" defaultedgetype="directed">\n'
        )
        nodes, edges = _Element(data.scheme.nodes, "n_"), _Element(data.scheme.edges, "e_")
        stream.write(nodes.declared("node") + edges.declared("edge") + "    <nodes>\n")
        xmltext.write_lines(map(nodes.node, data.nodes), stream)
        stream.write("    </nodes>\n    <edges>\n")
        xmltext.write_lines(map(edges.edge, data.edges), stream)
        stream.write("    </edges>\n  </graph>\n</gexf>\n")


class _Element:
    """The nodes or the edges of a scheme as lines of GEXF."""

    def __init__(self, fields: Mapping[str, type], prefix: str) -> None:
        names = list(fields)
        self._prefix = prefix
        self._columns = {name: kind for name, kind in fields.items() if name not in _OWN}
        self._label, self._date = names.index("label"), names.index("date") if "date" in names else None
        self._last = names.index("last") if "last" in names else None
        self._weight = names.index("weight") if "weight" in names else None
        self._kind = names.index("kind")
        self._values = itemgetter(*(names.index(name) for name in self._columns))
        pattern = "".join(f'<attvalue for="{prefix}{name}" value="%s"/>' for name in self._columns)
        self._lines = xmltext.Lines(f"<attvalues>{pattern}</attvalues>", self._columns, quoted=True)

    def declared(self, scope: str) -> str:
        """The attributes as they are declared, each under an id of its own."""
        lines = "".join(
            f'      <attribute id="{self._prefix}{name}" title="{name}" type="{_TYPES[kind]}"/>\n'
            for name, kind in self._columns.items()
        )
        return f'    <attributes class="{scope}" mode="static">\n{lines}    </attributes>\n'

    def node(self, node: Node) -> str:
        """A node with its life."""
        head = f'<node id="{xmltext.name(node.id)}" label="{xmltext.attribute(str(node.values[self._label]))}"'
        return f"      {head}{self._life(node.values)}>{self._body(node.values)}</node>\n"

    def edge(self, edge: Edge) -> str:
        """An edge with its kind, its weight and the day from which it is there."""
        ends = f'id="{xmltext.name(edge.id)}" source="{xmltext.name(edge.source)}" target="{xmltext.name(edge.target)}"'
        weight = f' weight="{edge.values[self._weight]}"' if self._weight is not None else ""
        label = xmltext.attribute(str(edge.values[self._label]))
        head = f'<edge {ends} kind="{xmltext.attribute(str(edge.values[self._kind]))}" label="{label}"{weight}'
        return f"      {head}{self._life(edge.values)}>{self._body(edge.values)}</edge>\n"

    def _life(self, values: tuple[Value, ...]) -> str:
        if self._date is None:
            return ""
        return _life(str(values[self._date]), str(values[self._last]) if self._last is not None else "")

    def _body(self, values: tuple[Value, ...]) -> str:
        return self._lines.line((), self._values(values))


@lru_cache(maxsize=65536)
def _life(first: str, last: str) -> str:
    """The days from and until which an element is there, of partial dates the first and the last they may mean."""
    start, end = _day(first, 0), _day(last, -1)
    return (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")


def _day(date: str, which: int) -> str | None:
    year, month, day = (*(int(part) for part in date.split("-") if part.isdecimal()), 0, 0, 0)[:3]
    if not year or len(date) not in {4, 7, 10}:
        return None
    month = month or (1, 12)[which]
    return f"{year:04}-{month:02}-{day or (1, monthrange(year, month)[1])[which]:02}"
