"""What of a web page is the document: menus, cookie texts, search boxes, head and foot of the site are left out.

A part of the page is left out for what it is and for what it holds: what its author calls a menu must consist of links,
and nothing that holds half of the words of the page is taken for anything but the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from casegraph.documents.html.tree import HEADINGS, UNREAD, every_node, names_of, words_of

_MOST = 0.5  # of the words of the page: more is the document
_LINKS = 0.6  # of the letters of a menu stand in links
_MAIN = "main, [role=main]"
_SITE = {"nav", "footer", "dialog", "button", "header", "aside"}
_SITE_ROLES = {"navigation", "search", "banner", "contentinfo", "dialog", "alertdialog", "menu", "menubar", "toolbar"}
_MENU_WORDS = {
    *("nav", "navbar", "navigation", "menu", "submenu", "megamenu", "sidebar", "sidemenu", "toolbar", "share"),
    *("related", "relateret", "relaterede", "pager", "pagination", "social"),
}
_ALWAYS_WORDS = {"breadcrumb", "breadcrumbs", "footer", "sitefooter", "skiplink", "skiplinks", "skip"}
# Words that titles have as well, which pages make ids of: they count where a name says nothing else.
_ALONE_WORDS = {"foot", "feedback"}
_ABOUT = {"page", "site", "side", "box", "form", "widget", "wrapper", "container"}
_COOKIE_WORDS = {"cookie", "cookies", "cookiebanner", "cookieconsent", "consent", "cookiebot", "gdpr"}
_COOKIE = re.compile(r"\bcookie|\bsamtykke", re.IGNORECASE)
_FOLDED = {"collapse", "collapsed", "accordion", "panel", "tab", "tabpanel", "foldout", "details", "toggle"}
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MAIN_TAGS = {"main"}
_DOCUMENT_TAGS = {"main", "article", "section"}
_POINTERS = ("aria-controls", "data-target", "data-bs-target", "href")


class Content:
    """Tells the parts of one page: ``root`` is the element to read, :meth:`leaves_out` what of it is not read."""

    def __init__(self, body: LexborNode) -> None:
        self._letters: dict[int, int] = {}
        self._linked: dict[int, int] = {}
        self._count(body)
        self._body = body
        self._pointed = _pointed_at(body)
        self.root = self._main(body)
        self._whole = max(self._letters.get(self.root.mem_id, 0), 1)

    def leaves_out(self, node: LexborNode) -> bool:
        """Whether an element and all in it belong to the site rather than to the document."""
        if self._is_hidden(node):
            return True
        if self._letters.get(node.mem_id, 0) > self._whole * _MOST:
            return False
        words = set(words_of(node))
        told = words & _ALONE_WORDS and node.tag not in HEADINGS
        named = bool(words & _ALWAYS_WORDS) or any(map(_is_alone, names_of(node) if told else ()))
        return self._is_site(node) or named or self._is_menu(node, words) or _asks(node, words)

    def _main(self, body: LexborNode) -> LexborNode:
        """The element the page calls its main part, unless most of the words stand elsewhere; else the whole."""
        size = self._letters.get
        named = sorted(body.css(_MAIN), key=lambda node: -size(node.mem_id, 0))
        rest = sum(size(node.mem_id, 0) for node in body.css("nav, footer") if not _is_within(node, _MAIN_TAGS))
        if named and size(named[0].mem_id, 0) >= (size(body.mem_id, 0) - rest) * _MOST:
            return named[0]
        return body

    def _count(self, body: LexborNode) -> None:
        """Count the letters of every element, and those of them that stand in links."""
        open_elements: list[list[int]] = []
        links = unread = 0
        for node, leaving in every_node(body):
            tag = node.tag or "-"
            if tag == "-text":
                size = 0 if unread or not open_elements else len("".join((node.text_content or "").split()))
                if size:
                    open_elements[-1][0] += size
                    open_elements[-1][1] += size if links else 0
            elif not tag.startswith("-") and not leaving:
                links, unread = links + (tag == "a"), unread + (tag in UNREAD)
                open_elements.append([0, 0])
            elif leaving:
                links, unread = links - (tag == "a"), unread - (tag in UNREAD)
                letters, linked = open_elements.pop()
                self._letters[node.mem_id], self._linked[node.mem_id] = letters, linked
                if open_elements:
                    open_elements[-1][0] += letters
                    open_elements[-1][1] += linked

    def _is_hidden(self, node: LexborNode) -> bool:
        """Whether nobody sees the element; what a click unfolds is only folded."""
        if not is_hidden(node) and node.attributes.get("aria-hidden") != "true":
            return False
        folded = (node.attributes.get("id") or "") in self._pointed or bool(set(words_of(node)) & _FOLDED)
        return not folded

    def _is_site(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        if tag == "button":
            return not _unfolds(node)
        if tag in {"header", "aside"}:
            return tag == "header" and node.css_first("h1") is None and not _is_within(node, _DOCUMENT_TAGS)
        return tag in _SITE or (node.attributes.get("role") or "").lower() in _SITE_ROLES

    def _is_menu(self, node: LexborNode, words: set[str]) -> bool:
        if not words & _MENU_WORDS:
            return False
        letters = self._letters.get(node.mem_id, 0)
        return letters == 0 or self._linked.get(node.mem_id, 0) >= letters * _LINKS


def is_hidden(node: LexborNode) -> bool:
    """Whether the element itself says that it is not shown."""
    attributes = node.attributes
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def _is_alone(words: list[str]) -> bool:
    """Whether a name with these words says no more than that this is the foot of the page or asks what one thinks."""
    return not _ALONE_WORDS.isdisjoint(words) and _ALONE_WORDS.union(_ABOUT).issuperset(words)


def _asks(node: LexborNode, words: set[str]) -> bool:
    """Whether the element asks for consent to cookies."""
    return bool(words & _COOKIE_WORDS) and _COOKIE.search(node.text(deep=True)) is not None


def _unfolds(button: LexborNode) -> bool:
    """Whether a button is the heading of something folded rather than something to press."""
    parent = button.parent
    headed = parent is not None and (parent.tag or "") in {"h1", "h2", "h3", "h4", "h5", "h6", "summary"}
    return headed or "aria-expanded" in button.attributes


def _is_within(node: LexborNode, tags: set[str]) -> bool:
    above = node.parent
    while above is not None:
        if (above.tag or "") in tags:
            return True
        above = above.parent
    return False


def _pointed_at(body: LexborNode) -> set[str]:
    """The ids of what something on the page shows or jumps to."""
    return {name for node in body.css("a, button, [aria-controls]") for name in _targets(node)}


def _targets(node: LexborNode) -> Iterator[str]:
    for attribute in _POINTERS:
        value = node.attributes.get(attribute) or ""
        if attribute == "href" and not value.startswith("#"):
            continue
        yield from (part.lstrip("#") for part in value.split() if len(part) > 1)
