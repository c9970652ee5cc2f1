"""The graph as nodes and edges of plain values: cases, items, meetings and bodies, and what joins them.

A :class:`Scheme` names the attributes of the nodes and edges of one view and the type of each. Every element bears
every one of them and none is ``None``, because graph programs read a missing value as something else than "not said".
What is not said is an empty string, and :data:`NO_DAY` where a day is counted. Values stand in columns in the order of
the scheme, those of some hundred elements at a time: a graph of a large municipality has millions of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from casegraph.facts import CaseFacts, ItemFacts, LinkFacts, MeetingFacts
from casegraph.kinds import IsoDate

Value = str | int | float | bool
Columns = dict[str, Sequence[Any]]
T = TypeVar("T")

TOGETHER = 256
"""How many elements are made and written at a time."""

NO_DAY = -1
"""The ``day`` of an element without a date; days count from 1 January 1970."""

_EPOCH = Date(1970, 1, 1).toordinal()
_NOTHING: Mapping[type, Value] = {str: "", int: NO_DAY, bool: False}
"""What stands where nothing is said."""


@dataclass(frozen=True)
class Scheme:
    """The attributes of the nodes and edges of a view, each with its type; ``date`` and ``last`` are its life."""

    nodes: Mapping[str, type]
    edges: Mapping[str, type]

    def of(self, element: Node | Edge) -> dict[str, Value]:
        """The attributes of an element by name."""
        return dict(zip(self.nodes if isinstance(element, Node) else self.edges, element.values, strict=True))


NODE_FIELDS: Mapping[str, type] = {
    "key": str,
    "label": str,
    "kind": str,
    "municipality": str,
    "title": str,
    "case_number": str,
    "body": str,
    "body_id": str,
    "body_kind": str,
    "date": str,
    "day": int,
    "last": str,
    "last_day": int,
    "number": str,
    "meeting_kind": str,
    "decision_kind": str,
    "closed": bool,
    "standing": bool,
    "collective": str,
    "series": str,
    "thread": str,
    "document": str,
    "line": int,
    "url": str,
}
EDGE_FIELDS: Mapping[str, type] = {
    "eid": str,
    "label": str,
    "kind": str,
    "interaction": str,
    "weight": float,
    "date": str,
    "day": int,
    "relation": str,
    "decided_by": str,
    "score": float,
}
FULL = Scheme(NODE_FIELDS, EDGE_FIELDS)
"""The view ``full``: every case, item, meeting and body."""


class Node(NamedTuple):
    """A node: its id, unique over the whole graph, and one value for each node attribute of its scheme."""

    id: str
    values: tuple[Value, ...]


class Edge(NamedTuple):
    """A directed edge between two nodes: its id, unique over the whole graph, and its values by the scheme."""

    id: str
    source: str
    target: str
    values: tuple[Value, ...]


PLAIN_EDGE = ("source", "target", "kind", "date")
PlainEdge = tuple[str, str, str, IsoDate | None]
"""An edge that says only how two nodes belong together: ``part_of``, ``treated_at`` or ``held_by``."""


class Part(NamedTuple):
    """Some nodes or some edges, column by column.

    ``ids`` holds one column for nodes, their ids, and three for edges: their ids, sources and targets; ``values`` one
    column for each attribute of the scheme. Where two attributes always say the same, both may be the one column.
    """

    ids: Sequence[Sequence[str]]
    values: Sequence[Sequence[Value]]


@dataclass(frozen=True)
class GraphElements:
    """What a graph file holds: its nodes, then its edges, some hundred at a time and each read once."""

    node_parts: Iterable[Part]
    edge_parts: Iterable[Part]
    scheme: Scheme = FULL
    name: str = "casegraph"

    @classmethod
    def of(
        cls, nodes: Iterable[Node], edges: Iterable[Edge], scheme: Scheme = FULL, name: str = "casegraph"
    ) -> GraphElements:
        """The elements of nodes and edges that were made one by one."""
        return cls(in_parts(nodes, _columns), in_parts(edges, _columns), scheme, name)

    @property
    def nodes(self) -> Iterator[Node]:
        """The nodes one by one; they are read once, here or as parts."""
        return (Node(*one) for part in self.node_parts for one in zip(*part.ids, _rows(part), strict=True))

    @property
    def edges(self) -> Iterator[Edge]:
        """The edges one by one; they are read once, here or as parts."""
        return (Edge(*one) for part in self.edge_parts for one in zip(*part.ids, _rows(part), strict=True))


def in_parts(things: Iterable[T], make: Callable[[Sequence[T]], Part]) -> Iterator[Part]:
    """The parts that ``make`` makes of some hundred things at a time, as they come."""
    known = iter(things)
    while together := list(islice(known, TOGETHER)):
        yield make(together)


def _columns(elements: Sequence[Node] | Sequence[Edge]) -> Part:
    *ids, values = zip(*elements, strict=True)
    return Part(ids, list(zip(*values, strict=True)))


def _rows(part: Part) -> Iterator[tuple[Value, ...]]:
    return zip(*part.values, strict=True)


@lru_cache(maxsize=65536)
def epoch_day(date: IsoDate | None) -> int:
    """Days since 1 January 1970, of the first day a partial date may mean; :data:`NO_DAY` where there is none."""
    if not date:
        return NO_DAY
    try:
        return Date.fromisoformat((date + "-01-01")[:10]).toordinal() - _EPOCH
    except ValueError:
        return NO_DAY


def case_part(cases: Sequence[CaseFacts]) -> Part:
    """Cases as nodes; the date of a case is that of its earliest treatment."""
    said = _by_name(CaseFacts._fields, cases)
    said |= {"label": said["title"], "kind": ["case"] * len(cases), "series": _text(said["series"])}
    return _nodes(said | _life(said["first"], said["last"]))


def item_part(items: Sequence[tuple[Any, ...]], series: Mapping[str, str | None]) -> Part:
    """Items as nodes, given as :class:`ItemFacts` or bare rows of them; ``series`` is that of a case by its id."""
    said = _by_name(ItemFacts._fields, items)
    said |= {name: _text(said[name]) for name in ("number", "thread", "url")}
    said |= {name: list(map(bool, said[name])) for name in ("closed", "standing")}
    said |= {"key": said["id"], "label": said["title"], "kind": ["item"] * len(items)}
    said |= {"series": [series.get(case or "") or "" for case in said["case"]]}
    return _nodes(said | _life(said["date"], said["date"]))


def meeting_part(meetings: Sequence[MeetingFacts]) -> Part:
    """Meetings as nodes, each labelled with its body and date."""
    said = _by_name(MeetingFacts._fields, meetings)
    labels = [f"{one.body} {one.date}" if one.date else one.body for one in meetings]
    said |= {"key": said["id"], "label": labels, "kind": ["meeting"] * len(meetings), "url": _text(said["url"])}
    return _nodes(said | _life(said["date"], said["date"]))


def body_parts(meetings: Iterable[MeetingFacts]) -> Iterator[Part]:
    """The bodies that held some meetings, given oldest first, as nodes by id; each goes by its newest name."""
    first: dict[str, IsoDate | None] = {}
    last: dict[str, IsoDate | None] = {}
    newest: dict[str, MeetingFacts] = {}
    for meeting in meetings:
        body = body_node_id(meeting.municipality, meeting.body_id)
        first.setdefault(body, meeting.date)
        last[body] = meeting.date or last.get(body)
        newest[body] = meeting
    if newest:
        ids = sorted(newest)
        said = _by_name(MeetingFacts._fields, [newest[body] for body in ids])
        kept = {name: said[name] for name in ("municipality", "body", "body_id", "body_kind")}
        kept |= {"id": ids, "key": ids, "label": said["body"], "kind": ["body"] * len(ids)}
        yield _nodes(kept | _life([first[body] for body in ids], [last[body] for body in ids]))


def body_node_id(municipality: str, body_id: str) -> str:
    """The node id of a body."""
    return f"{municipality}:{body_id}"


def plain_part(edges: Sequence[PlainEdge]) -> Part:
    """Edges that say only how two nodes belong together."""
    said, ones, nothing = _by_name(PLAIN_EDGE, edges), [1.0] * len(edges), [""] * len(edges)
    return _edges(said | {"weight": ones, "score": ones, "relation": nothing, "decided_by": nothing})


def link_part(links: Sequence[LinkFacts]) -> Part:
    """Accepted links as edges, each from the earlier item to the later."""
    said = _by_name(LinkFacts._fields, links)
    return _edges(said | {"weight": said["score"], "relation": _text(said["relation"])})


def _by_name(fields: Iterable[str], facts: Sequence[tuple[Any, ...]]) -> Columns:
    """What some facts say, a column for each field of theirs."""
    return dict(zip(fields, zip(*facts, strict=True), strict=True))


def _text(values: Sequence[str | None]) -> list[str]:
    return [value or "" for value in values]


def _life(first: Sequence[IsoDate | None], last: Sequence[IsoDate | None]) -> Columns:
    """The days from and until which nodes are there, as text and as numbers."""
    dates, days = _text(first), list(map(epoch_day, first))
    if first is last:
        return {"date": dates, "day": days, "last": dates, "last_day": days}
    return {"date": dates, "day": days, "last": _text(last), "last_day": list(map(epoch_day, last))}


def _nodes(said: Columns) -> Part:
    """Nodes of what is said of them; every other attribute is empty."""
    count = len(said["id"])
    return Part([said["id"]], [said.get(name) or [_NOTHING[kind]] * count for name, kind in NODE_FIELDS.items()])


def _edges(said: Columns) -> Part:
    """Edges from ``source`` to ``target``, each with an id made of both and its kind."""
    ends = said["source"], said["target"]
    kinds = said["kind"]
    eids = [f"{source}--{kind}--{target}" for source, kind, target in zip(ends[0], kinds, ends[1], strict=True)]
    days = list(map(epoch_day, said["date"]))
    said |= {"eid": eids, "label": kinds, "interaction": kinds, "date": _text(said["date"]), "day": days}
    return Part([eids, *ends], [said[name] for name in EDGE_FIELDS])


def without_repeats(links: Iterable[LinkFacts]) -> Iterator[LinkFacts]:
    """The links without those that repeat the one before: one pair is joined once in each way."""
    before: tuple[str, ...] = ()
    for link in links:
        if link[:3] != before:
            yield link
        before = link[:3]
