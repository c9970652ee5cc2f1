"""GraphML with what yEd draws: shapes, labels and arrows, since it shows nothing of plain attributes by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TextIO

from casegraph.elements import GraphElements, Part
from casegraph.export import xmltext
from casegraph.export.graphml import GraphML, values_of
from casegraph.export.plain import one_line, shorten

_LABEL = 60
_COLUMNS = 12
_STEP_X, _STEP_Y = 420, 90
_LOOKS: Mapping[str, tuple[str, str]] = {
    "case": ("roundrectangle", "#FFE8A3"),
    "item": ("rectangle", "#D6E6F5"),
    "meeting": ("ellipse", "#E6E6E6"),
    "body": ("octagon", "#CDE8CF"),
}
"""Shape and colour of each kind of node."""
_LINES: Mapping[str, str] = {"treated_at": "dotted", "held_by": "dotted", "related": "dashed", "series": "dashed"}


class YedGraphML(GraphML):
    """The same nodes, edges and attributes as GraphML, on a grid: a layout of yEd's own puts them in place.

    Its keys ``node_graphics`` and ``edge_graphics`` are yEd's; other programs are better served by plain GraphML.
    """

    root = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"'
    schema = "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"

    def _keys(self, data: GraphElements, stream: TextIO) -> None:
        super()._keys(data, stream)
        for scope in ("node", "edge"):
            stream.write(f'  <key id="{scope}_graphics" for="{scope}" yfiles.type="{scope}graphics"/>\n')

    def _elements(self, data: GraphElements, stream: TextIO) -> None:
        stream.writelines(_nodes(data))
        stream.writelines(_edges(data))


def _nodes(data: GraphElements) -> Iterator[str]:
    grid = _Grid()
    lines = _lines('node id="%s"', "n_", data.scheme.nodes)
    return lines.texts(
        _drawn(part, data.scheme.nodes, lambda label, kind: _shape(label, kind, grid.place(kind)))
        for part in data.node_parts
    )


def _edges(data: GraphElements) -> Iterator[str]:
    lines = _lines('edge id="%s" source="%s" target="%s"', "e_", data.scheme.edges)
    return lines.texts(_drawn(part, data.scheme.edges, _line) for part in data.edge_parts)


def _drawn(part: Part, fields: Mapping[str, type], look: Callable[[str, str], str]) -> Part:
    """The elements with one value more: what yEd draws of a label and a kind."""
    label, kind = (part.values[list(fields).index(name)] for name in ("label", "kind"))
    return Part(part.ids, [*part.values, list(map(look, map(str, label), map(str, kind)))])


def _lines(head: str, prefix: str, fields: Mapping[str, type]) -> xmltext.Lines:
    """Elements with their values, and behind these what yEd draws."""
    scope = head[:4]
    drawn = f'<data key="{scope}_graphics">%s</data>'
    pattern = f"    <{head}>{values_of(prefix, fields)}{drawn}</{scope}>\n"
    return xmltext.Lines(pattern, {**fields, "": xmltext.MADE})


class _Grid:
    """Places in rows, each kind of node from a row of its own."""

    def __init__(self) -> None:
        self._kind, self._column, self._row = "", 0, -1

    def place(self, kind: str) -> tuple[int, int]:
        """The next place, as x and y."""
        if kind != self._kind or self._column == _COLUMNS:
            self._kind, self._column, self._row = kind, 0, self._row + 1
        self._column += 1
        return (self._column - 1) * _STEP_X, self._row * _STEP_Y


def _shape(label: str, kind: str, place: tuple[int, int]) -> str:
    shape, colour = _LOOKS.get(kind, ("rectangle", "#FFFFFF"))
    text = shorten(one_line(label), _LABEL)
    return (
        f'<y:ShapeNode><y:Geometry height="40.0" width="{max(60, 7 * len(text)):.1f}" x="{place[0]:.1f}"'
        f' y="{place[1]:.1f}"/><y:Fill color="{colour}" transparent="false"/>'
        f'<y:BorderStyle color="#555555" type="line" width="1.0"/><y:NodeLabel>{xmltext.text(text)}</y:NodeLabel>'
        f'<y:Shape type="{shape}"/></y:ShapeNode>'
    )


def _line(label: str, kind: str) -> str:
    return (
        f'<y:PolyLineEdge><y:LineStyle color="#555555" type="{_LINES.get(kind, "line")}" width="1.0"/>'
        '<y:Arrows source="none" target="standard"/>'
        f"<y:EdgeLabel>{xmltext.text(one_line(label))}</y:EdgeLabel></y:PolyLineEdge>"
    )
