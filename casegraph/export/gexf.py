"""GEXF 1.3 for Gephi, with a time line: every element that has a date lives from then on, or until its last day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TextIO

from casegraph.elements import GraphElements, Part, Value
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
        stream.writelines(nodes.texts('<node id="%s"', data.node_parts))
        stream.write("    </nodes>\n    <edges>\n")
        stream.writelines(edges.texts('<edge id="%s" source="%s" target="%s"', data.edge_parts))
        stream.write("    </edges>\n  </graph>\n</gexf>\n")


class _Element:
    """The nodes or the edges of a scheme as lines of GEXF."""

    def __init__(self, fields: Mapping[str, type], prefix: str) -> None:
        names = list(fields)
        self._prefix = prefix
        self._columns = {name: kind for name, kind in fields.items() if name not in _OWN}
        # A node has its kind as a column, an edge, for Gephi, as an attribute of its own too.
        own = [name for name in (("label", "kind", "weight") if prefix == "e_" else ("label",)) if name in fields]
        self._own = {name: fields[name] for name in own}
        self._date = names.index("date") if "date" in names else None
        self._last = names.index("last") if "last" in names else None
        self._shown = [names.index(name) for name in (*self._own, *self._columns)]

    def declared(self, scope: str) -> str:
        """The attributes as they are declared, each under an id of its own."""
        lines = "".join(
            f'      <attribute id="{self._prefix}{name}" title="{name}" type="{_TYPES[kind]}"/>\n'
            for name, kind in self._columns.items()
        )
        return f'    <attributes class="{scope}" mode="static">\n{lines}    </attributes>\n'

    def texts(self, head: str, parts: Iterable[Part]) -> Iterator[str]:
        """The elements, each with its label, its values and the days from and until which it is there."""
        own = "".join(f' {name}="%s"' for name in self._own)
        values = "".join(f'<attvalue for="{self._prefix}{name}" value="%s"/>' for name in self._columns)
        pattern = f"      {head}%s{own}><attvalues>{values}</attvalues></{head[1:5]}>\n"
        lines = xmltext.Lines(pattern, {"": xmltext.MADE} | self._own | _behind(self._columns), quoted=True)
        return lines.texts(
            Part(part.ids, [self._lives(part), *(part.values[place] for place in self._shown)]) for part in parts
        )

    def _lives(self, part: Part) -> Sequence[Value]:
        nothing = [""] * len(part.ids[0])
        first, last = (nothing if place is None else part.values[place] for place in (self._date, self._last))
        return list(map(_life, first, last))


def _behind(columns: Mapping[str, type]) -> dict[str, type]:
    """Columns under names that no attribute of an element's own has."""
    return {f"column {name}": kind for name, kind in columns.items()}


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
