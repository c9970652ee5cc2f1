"""From elements to pieces: headings, paragraphs, list items and rows of tables, each a line.

The markup is often what a word processor exported: a ``span`` a run of letters, ``meta`` and ``title`` elements in the
middle of the text, paragraphs of nothing but a no-break space. What a table only arranges is read as the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from casegraph.documents.clean import clean_text
from casegraph.documents.html.lists import HtmlList, count
from casegraph.documents.html.tree import HEADINGS, UNREAD, every_node
from casegraph.documents.marks import take_bullet
from casegraph.documents.pieces import Piece, table_row

_SPACE = re.compile(r"[ \t\r\n\f]+")
_LISTS = {"ul", "ol", "menu"}
_CELLS = {"td", "th", "dt", "dd"}
_PARTS = {
    *("p", "div", "table", "blockquote", "section", "article", "dl", "pre", "hr", "main", "header", "footer", "aside"),
    *("address", "details", "summary", "figure", "figcaption", "fieldset", "legend", "caption", "form", "center"),
}
_BLOCKS = _PARTS | _LISTS | HEADINGS.keys()
_STRONG = {"b", "strong", "summary", "th", *HEADINGS}
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
# Runs of letters that only their look divides: a number or label and the title beside it, a mark behind a title.
_APART = re.compile(r"[A-ZÆØÅ](?:[a-zæøåé]|\s)")
_ENDS = re.compile(r"[.:]\Z|\A\s*\d{1,4}\Z|[a-zæøåé]{2}\Z")
_CLASS = re.compile(r"[a-zæøå]{2,30}")
_HEADED = ",".join(HEADINGS)


@dataclass
class _Frame:
    """What is read at present: the document itself, or one cell of a table; ``cells`` are those of its open row.

    ``term`` where that row is a term of a list with what is said of it.
    """

    pieces: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    row_gap: bool = False
    term: bool = False


@dataclass
class _Heading:
    """The heading that is open: its level, its address, and how its section is classed."""

    level: int = 0
    url: str | None = None
    css: str = ""


def nothing_skipped(_: LexborNode) -> bool:
    """Leaves out no element."""
    return False


def no_address(_: LexborNode) -> str | None:
    """Knows no address of any element."""
    return None


class Walk:
    """Goes through a tree, element by element, and gathers its pieces.

    ``skips`` says which elements are no text of the document, ``address`` the web address of an element in a heading,
    ``starts`` (by their ``mem_id``) are elements that begin an item. In a ``fragment`` of a word processor what stands
    inside a ``span`` or a table is text, whatever it is called.
    """

    def __init__(
        self,
        skips: Callable[[LexborNode], bool] = nothing_skipped,
        address: Callable[[LexborNode], str | None] = no_address,
        starts: Collection[int] = (),
        *,
        fragment: bool = False,
    ) -> None:
        self._skips, self._address, self._starts, self._fragment = skips, address, starts, fragment
        self._frames = [_Frame()]
        self._lists: list[list[HtmlList]] = [[]]
        self._arranging: set[int] = set()
        self._letters: list[tuple[str, bool]] = []
        self._heading: _Heading | None = None
        self._inside = dict.fromkeys(("span", "strong", "pre", "cell"), 0)
        self._bullet = ""
        self._gap = True
        self._soft = False
        self._boundary = False

    def run(self, root: LexborNode) -> list[Piece]:
        """The pieces below ``root``."""
        skipped: int | None = None
        for node, leaving in every_node(root):
            tag = node.tag or "-"
            if skipped is not None:
                skipped = None if leaving and node.mem_id == skipped else skipped
            elif leaving:
                self._leave(node)
            elif tag == "-text":
                self._write(node.text_content or "")
            elif not tag.startswith("-") and not self._enter(node):
                skipped = node.mem_id
        self._flush()
        self._end_row()
        return self._frames[0].pieces

    # Elements

    def _enter(self, node: LexborNode) -> bool:
        """Begin an element; false where nothing in it is text of the document."""
        tag = node.tag or "-"
        if tag in UNREAD or self._skips(node):
            return False
        if tag == "br":
            self._break()
        elif tag in _CELLS:
            self._begin_cell(tag)
        elif tag in _BLOCKS or tag in {"li", "tr"}:
            self._edge(tag)
        if tag in _LISTS:
            ordered = tag == "ol"
            self._own_lists.append(
                HtmlList(ordered, node.attributes.get("type") or "", count(node.attributes.get("start")))
            )
        elif tag == "li":
            self._begin_item(node)
        if node.mem_id in self._starts:
            self._flush()
            self._boundary = True
        self._count(node, 1)
        if tag in HEADINGS and self._may_head():
            self._heading = _Heading(HEADINGS[tag], self._address(node), _class_behind(node))
        elif tag == "a" and self._heading and not self._heading.url:
            self._heading.url = self._address(node)
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in HEADINGS and self._heading:
            self._flush()
            self._heading, self._gap = None, True
        elif tag in _CELLS:
            self._end_cell()
        elif tag in _BLOCKS or tag in {"li", "tr"}:
            self._edge(tag)
        if tag in {"tr", "dl"}:
            self._end_row()
        elif node.mem_id in self._arranging:
            self._lists.pop()
        elif tag in _LISTS and self._own_lists:
            self._own_lists.pop()
        self._count(node, -1)

    def _count(self, node: LexborNode, step: int) -> None:
        tag = node.tag or ""
        self._inside["span"] += step * (tag == "span")
        self._inside["pre"] += step * (tag == "pre")
        strong = tag in _STRONG or _HEAVY.search(node.attributes.get("style") or "") is not None
        self._inside["strong"] += step * strong

    def _may_head(self) -> bool:
        return not (self._fragment and (self._inside["span"] or self._inside["cell"]))

    # Lists

    @property
    def _own_lists(self) -> list[HtmlList]:
        return self._lists[-1]

    def _begin_item(self, node: LexborNode) -> None:
        if not self._fragment and node.css_first(_HEADED) is not None:
            self._lists.append([])  # an item with headings of its own: the list only arranges the page
            self._arranging.add(node.mem_id)
            return
        around = self._own_lists[-1] if self._own_lists else HtmlList(ordered=False)
        around.next = count(node.attributes.get("value"), around.next)
        self._bullet = around.mark()

    # Tables

    def _begin_cell(self, tag: str) -> None:
        if tag == "dt":
            self._end_row()
        self._flush()
        self._frames[-1].term = tag in {"dt", "dd"}
        if not self._frames[-1].cells:
            self._frames[-1].row_gap = self._gap
        self._frames.append(_Frame())
        self._lists.append([])
        self._inside["cell"] += 1
        self._gap = False

    def _end_cell(self) -> None:
        if len(self._frames) < 2:
            return
        self._flush()
        cell = self._frames.pop()
        self._lists.pop()
        self._inside["cell"] -= 1
        self._frames[-1].cells.append(cell.pieces)
        self._gap, self._bullet = False, ""

    def _end_row(self) -> None:
        frame = self._frames[-1]
        # What is said of one term in several parts is a list of them, not the columns of a table.
        listed = frame.term and len(frame.cells) > 2
        if frame.term and len(frame.cells) == 2:
            frame.cells[0] = _as_label(frame.cells[0])
        row = [piece for cell in frame.cells for piece in cell] if listed else table_row(frame.cells)
        if row:
            first = replace(row[0], gap=frame.row_gap or (row[0].gap and len(row) > 1))
            frame.pieces += [first, *row[1:]]
        else:
            self._gap = self._gap or (frame.row_gap and bool(frame.cells))
        frame.cells = []

    # Lines

    def _write(self, text: str) -> None:
        if not self._inside["pre"]:
            self._letters.append((text, self._inside["strong"] > 0))
            return
        for at, line in enumerate(text.split("\n")):
            if at:
                self._break()
            self._letters.append((line.replace(" ", "\u00a0"), self._inside["strong"] > 0))

    def _edge(self, tag: str) -> None:
        """The edge of an element that stands on lines of its own; in a heading it only divides words."""
        if self._heading and tag not in HEADINGS:
            self._letters.append((" ", False))
            return
        self._flush()
        self._soft = False
        # Paragraphs inside an item of a list belong together, and so do its lists.
        self._gap |= tag in _BLOCKS and not self._own_lists

    def _break(self) -> None:
        if self._heading:
            self._letters.append((" ", False))
            return
        self._flush()
        self._soft = True

    def _flush(self) -> None:
        """End a line, if anything is on it."""
        text, bold = self._take_letters()
        if not text:
            return
        if self._frames[-1].cells:
            self._end_row()
        heading = self._heading or _Heading()
        bullet = "" if heading.level else self._bullet
        if not heading.level and not bullet:
            bullet, text = take_bullet(text)
        self._frames[-1].pieces.append(
            Piece(
                "heading" if heading.level else "text",
                text,
                self._gap,
                bullet,
                max(len(self._own_lists) - 1, 0) * 2,
                bold,
                heading.css,
                heading.level,
                self._soft,
                heading.url,
                self._boundary,
            )
        )
        self._bullet, self._gap, self._soft, self._boundary = "", False, False, False

    def _take_letters(self) -> tuple[str, bool]:
        """The letters gathered so far as clean text, and whether all of them were strong."""
        letters, self._letters = self._letters, []
        text = ""
        for part, _ in letters:
            text += f" {part}" if _APART.match(part) and _ENDS.search(text) else part
        bold = all(strong for part, strong in letters if part.strip())
        return clean_text(_SPACE.sub(" ", text)).strip(), bold


def _as_label(term: list[Piece]) -> list[Piece]:
    """A term with a colon behind it, where nothing ends it: so printed it is a label of what is said of it."""
    if not term or not term[-1].text[-1:].isalnum():
        return term
    return [*term[:-1], replace(term[-1], text=f"{term[-1].text}:")]


def _class_behind(heading: LexborNode) -> str:
    """The class word of the ``span`` that follows a heading: what the section is, in the publisher's own word."""
    node = heading.next
    while node is not None and node.tag == "-text":
        node = node.next
    found = _CLASS.match(node.attributes.get("class") or "") if node is not None and node.tag == "span" else None
    return found.group() if found else ""
