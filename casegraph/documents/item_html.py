"""The HTML of an agenda item in an API answer: headings and the paragraphs, lists and tables under them.

The markup is what a word processor exported into a web page: a ``span`` a run of letters, ``meta`` and ``title``
elements in the middle of the text, paragraphs of nothing but a no-break space. A heading element is a section's heading
only where it stands outside every ``span``: what stands inside one is the text of a section, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from casegraph.documents.clean import clean_text
from casegraph.documents.marks import take_bullet

MAX_DEPTH = 200
"""Elements inside one another: a hundred times what minutes have, and far from what makes a parser slow."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
# Elements that end by themselves, so that how many of them are open cannot be counted from their tags.
_SELF_ENDING = {
    *("p", "li", "tr", "td", "th", "thead", "tbody", "tfoot", "col", "dd", "dt", "option"),
    *("br", "hr", "img", "input", "meta", "link", "wbr"),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol"}
_PARTS = {"p", "div", "table", "blockquote", "section", "article", "dl", "dd", "dt", "pre", "hr"}
_BLOCKS = _PARTS | _LISTS | _HEADINGS.keys()
_SKIPPED = {"script", "style", "title", "meta", "head", "noscript", "template", "iframe", "object", "svg", "button"}
_STRONG = {"b", "strong", *_HEADINGS}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CLASS = re.compile(r"[a-zæøå]{2,30}")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of an item: a section's ``heading`` (with the word its ``span`` is classed by) or ``text``.

    ``gap`` says that a new paragraph, list or table begins here; ``indent`` is 2 for every list around its own.
    """

    kind: Literal["heading", "text"]
    text: str
    gap: bool = False
    bullet: str = ""
    indent: int = 0
    bold: bool = False
    css: str = ""


class TooDeepError(ValueError):
    """Elements are nested as no page has them; the text is not looked at."""


def read_item_html(html: str) -> list[Piece]:
    """The pieces of an item's HTML in order; raise :class:`TooDeepError` for nesting no page has."""
    if "<" not in html:
        return [Piece("text", clean_text(line).strip(), gap=True) for line in html.splitlines() if line.strip()]
    if _depth(html) > MAX_DEPTH:
        raise TooDeepError
    body = LexborHTMLParser(html).body
    return _Walk().run(body) if body else []


def plain_text(html: str) -> str:
    """The text of some HTML, or of plain text, on one line."""
    return " ".join(piece.text for piece in read_item_html(html))


def _depth(html: str) -> int:
    """How deep elements stand in one another at most, counted by their tags."""
    depth = deepest = 0
    for found in _TAG.finditer(html):
        if found.group(2).lower() not in _SELF_ENDING:
            depth = max(depth - 1, 0) if found.group(1) else depth + 1
            deepest = max(deepest, depth)
    return deepest


@dataclass
class _List:
    """A list that is open: its kind of mark, and the number of the item that comes next."""

    ordered: bool
    style: str
    next: int = 1

    def mark(self) -> str:
        """The mark of the next item."""
        number, self.next = self.next, self.next + 1
        if not self.ordered:
            return "-"
        if self.style in {"a", "A"} and 0 < number <= 26:
            return f"{chr(ord(self.style) + number - 1)}."
        if self.style in {"i", "I"} and 0 < number <= len(_ROMAN):
            return f"{_ROMAN[number - 1]}."
        return f"{number}."


class _Walk:
    """Goes through a tree, element by element, and gathers its lines."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._letters: list[tuple[str, bool]] = []
        self._cells_read: list[str] = []
        self._bold = True
        self._lists: list[_List] = []
        self._cells = 0
        self._spans = 0
        self._strong = 0
        self._bullet = ""
        self._gap = True
        self._css = ""

    def run(self, root: LexborNode) -> list[Piece]:
        """The pieces below ``root``; a stack in place of recursion, since markup may be nested deeper than Python."""
        stack: list[tuple[LexborNode, bool]] = [(root, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(node)
            elif node.tag == "-text":
                self._letters.append((node.text_content or "", self._strong > 0))
            elif self._enter(node):
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(list(_children(node))))
        self._flush()
        return self.pieces

    def _enter(self, node: LexborNode) -> bool:
        """Begin an element; false where nothing in it is text of the page."""
        tag, attributes = node.tag or "", node.attributes
        if tag in _SKIPPED or tag.startswith("-") or _HIDDEN.search(attributes.get("style") or ""):
            return False
        if tag == "br":
            self._break()
        elif tag in {"td", "th"}:
            self._cells += 1
        elif tag in _BLOCKS | {"li", "tr"}:
            self._block(tag in _BLOCKS and not (self._lists and tag in _LISTS))
        if tag in _LISTS:
            self._lists.append(_List(tag == "ol", attributes.get("type") or "", _number(attributes.get("start"))))
        elif tag == "li":
            self._begin_item(attributes.get("value"))
        self._spans += tag == "span"
        self._strong += tag in _STRONG
        if tag in _HEADINGS and not self._spans:
            self._css = _class_behind(node)
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _HEADINGS and not self._spans and not self._cells:
            self._flush("heading")
        elif tag in {"td", "th"}:
            self._cells -= 1
            self._cells_read += [] if self._cells else [self._take_letters()]
        elif tag in _BLOCKS | {"li", "tr"}:
            self._block(tag in _BLOCKS and not (self._lists and tag in _LISTS))
        if tag in _LISTS:
            self._lists.pop()
        self._spans -= tag == "span"
        self._strong -= tag in _STRONG

    def _begin_item(self, value: str | None) -> None:
        if self._cells:
            return
        around = self._lists[-1] if self._lists else _List(False, "")
        around.next = _number(value, around.next)
        self._bullet = around.mark()

    def _block(self, gap: bool) -> None:
        """The edge of an element that stands on lines of its own; inside a cell it only divides words."""
        if self._cells:
            self._letters.append((" ", False))
            return
        self._flush()
        # Paragraphs inside an item of a list belong together.
        self._gap |= gap and not self._lists

    def _break(self) -> None:
        if self._cells:
            self._letters.append((" ", False))
        else:
            self._flush()

    def _flush(self, kind: Literal["heading", "text"] = "text") -> None:
        """End a line, if anything is on it."""
        cells, self._cells_read = [*self._cells_read, self._take_letters()], []
        text = "\t".join(cells).strip()
        if not text:
            return
        bullet = self._bullet if kind == "text" else ""
        if kind == "text" and not bullet:
            bullet, text = take_bullet(text)
        css = self._css if kind == "heading" else ""
        indent = max(len(self._lists) - 1, 0) * 2
        self.pieces.append(Piece(kind, text, self._gap, bullet, indent, self._bold, css))
        self._bullet, self._gap, self._bold = "", False, True

    def _take_letters(self) -> str:
        """The letters gathered so far as clean text; whether all of them were strong is noted for the line."""
        text = clean_text(_SPACE.sub(" ", "".join(part for part, _ in self._letters))).strip()
        self._bold &= all(strong for part, strong in self._letters if part.strip())
        self._letters = []
        return text


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _class_behind(heading: LexborNode) -> str:
    """The class word of the ``span`` that follows a heading: what the section is, in the publisher's own word."""
    node = heading.next
    while node is not None and node.tag == "-text":
        node = node.next
    found = _CLASS.match(node.attributes.get("class") or "") if node is not None and node.tag == "span" else None
    return found.group() if found else ""


def _number(text: str | None, otherwise: int = 1) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else otherwise
