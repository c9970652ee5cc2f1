"""HTML as a tree of elements, within limits: what is nested as no page is, is not looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_DEPTH = 400
"""Elements inside one another: many times what pages have, and far from what makes a parser slow."""

_WORDS = re.compile(r"[a-zæøå]+")
_HUMP = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
# Elements that end by themselves, so that how many of them are open cannot be counted from their tags.
_SELF_ENDING = {
    *("p", "li", "tr", "td", "th", "thead", "tbody", "tfoot", "col", "dd", "dt", "option"),
    *("br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "param", "source", "track", "embed"),
}
# Elements that an old page leaves open over and over: they change letters, and the parser closes them itself.
_LETTERS = {"font", "b", "i", "u", "center", "a", "em", "strong", "small", "big"}
_LETTERS_WEIGH = 4
HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The headings by the names of their elements, each with its level."""
UNREAD = {
    *("script", "style", "title", "meta", "head", "noscript", "template", "iframe", "object", "svg", "canvas"),
    *("input", "select", "textarea", "audio", "video", "map", "math", "datalist"),
}
"""Elements that hold no text of the page."""


class TooDeepError(ValueError):
    """Elements are nested as no page has them; the text is not looked at."""


def parse_html(html: str) -> LexborHTMLParser:
    """The tree of some HTML; raise :class:`TooDeepError` for nesting no page has."""
    if depth(html) > MAX_DEPTH:
        raise TooDeepError
    return LexborHTMLParser(html)


def depth(html: str) -> int:
    """How deep elements stand in one another at most, counted by their tags."""
    now = deepest = letters = 0
    for found in _TAG.finditer(html):
        name = found.group(2).lower()
        step = -1 if found.group(1) else 1
        if name in _LETTERS:
            letters = max(letters + step, 0)
        elif name not in _SELF_ENDING:
            now = max(now + step, 0)
        deepest = max(deepest, now + letters // _LETTERS_WEIGH)
    return deepest


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The children of a node, text and comments included."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def every_node(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below ``root`` and ``root`` itself, in order; a second time (true) when an element is left."""
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        yield node, leaving
        if not leaving and not (node.tag or "-").startswith("-"):
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(children(node))))


def words_of(node: LexborNode) -> list[str]:
    """The words of which the class and the id of an element are made, in lower case."""
    return [word for name in names_of(node) for word in name]


def names_of(node: LexborNode) -> list[list[str]]:
    """The words of each name that the class and the id of an element are made of."""
    attributes = node.attributes
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]
    return [_WORDS.findall(_HUMP.sub(" ", name).lower()) for name in named.split()]


def stands_in(node: LexborNode, parts: set[int]) -> bool:
    """Whether ``node`` stands inside one of ``parts``, which are told by their ``mem_id``."""
    above = node.parent
    while above is not None:
        if above.mem_id in parts:
            return True
        above = above.parent
    return False
