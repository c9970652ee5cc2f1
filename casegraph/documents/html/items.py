"""Where a page itself begins the items of its agenda: elements of one class that its author calls items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

from selectolax.lexbor import LexborNode

from casegraph.documents.html.tree import every_node, stands_in, words_of

_ITEM_WORDS = {
    *(
        "punkt",
        "punktrow",
        "punkter",
        "dagsordenspunkt",
        "dagsordenpunkt",
        "dagsordenpunkter",
        "mødepunkt",
        "moedepunkt",
    ),
    *("agendaitem", "agendapoint", "agendapunkt", "sagspunkt"),
}
_PAIRS = {("agenda", "item"), ("agenda", "point"), ("dagsorden", "punkt"), ("meeting", "item"), ("dagsordens", "punkt")}
_ENOUGH = 60  # letters of an item on average: fewer are those of a list of contents
_HEADINGS = "h1, h2, h3, h4, h5, h6"


def item_starts(root: LexborNode, leaves_out: Callable[[LexborNode], bool]) -> set[int]:
    """The elements (by ``mem_id``) that begin an item: its heading, or all of it where it has none.

    Empty where the page does not mark its items, or marks but one.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[LexborNode]] = defaultdict(list)
    for node, leaving in every_node(root):
        tag = node.tag or "-"
        if not leaving and not tag.startswith("-") and "class" in node.attributes and _is_item(node):
            groups[tag, _classes(node)].append(node)
    fitting = [(sum(map(_size, nodes)), nodes) for nodes in groups.values() if len(nodes) > 1]
    fitting = [(size, nodes) for size, nodes in fitting if size >= _ENOUGH * len(nodes) and not _nested(nodes)]
    if not fitting:
        return set()
    _, nodes = max(fitting, key=lambda fit: fit[0])
    return {_heading_of(node).mem_id for node in nodes if not leaves_out(node)}


def _is_item(node: LexborNode) -> bool:
    words = words_of(node)
    return bool(_ITEM_WORDS & set(words)) or any(pair in _PAIRS for pair in pairwise(words))


def _classes(node: LexborNode) -> tuple[str, ...]:
    """The first word of its class: others may say how the item is shown at present."""
    return tuple((node.attributes.get("class") or "").split()[:1])


def _size(node: LexborNode) -> int:
    return len(node.text(deep=True))


def _nested(nodes: list[LexborNode]) -> bool:
    own = {node.mem_id for node in nodes}
    return any(stands_in(node, own) for node in nodes)


def _heading_of(node: LexborNode) -> LexborNode:
    return node.css_first(_HEADINGS) or node
