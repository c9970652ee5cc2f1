"""Pages of FirstAgenda Publication as a browser saves them: every item bears its fields, as in an answer of the API."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from casegraph.danish.dates import find_dates
from casegraph.documents.clean import clean_text
from casegraph.documents.html.address import is_web
from casegraph.documents.html.tree import stands_in
from casegraph.documents.html.walk import Walk
from casegraph.documents.pieces import Piece

_ITEM = "[id^='punktrow_'], tr.punktrow"
_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_CLOCK = re.compile(r"\bkl\.?\s*(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)
_UNTIL = re.compile(r"\s(?:-|–|til)\s(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})", re.IGNORECASE)
_CLOSED = re.compile(r"lukket|closed", re.IGNORECASE)


def is_publication(tree: LexborHTMLParser) -> bool:
    """Whether this is such a page: rows of items with a title each."""
    return bool(_items(tree))


def read_publication(tree: LexborHTMLParser, url: str | None) -> list[Piece]:
    """The pieces of the page, each with the name of its field; see :mod:`casegraph.documents.firstagenda`."""
    pieces = list(_head(tree))
    for item in _items(tree):
        pieces += _item(item, url)
    return pieces


def _items(tree: LexborHTMLParser) -> list[LexborNode]:
    """The rows of items, each once and in order."""
    found = {item.mem_id: item for item in tree.css(_ITEM) if item.css_first(".overskrift") is not None}
    return list(found.values())


def _head(tree: LexborHTMLParser) -> Iterator[Piece]:
    items = {item.mem_id for item in _items(tree)}
    when = _text(tree, "span.dato", items)
    clock, until = _CLOCK.search(when), _UNTIL.search(when)
    dates = [found.date for found in find_dates(when) if found.date]
    yield from _named("name", _text(tree, "h1.dato", items) or _text(tree, "h1", items))
    yield from _named("body", _text(tree, "span.udvalg", items))
    yield from _named("date", dates[0] if dates else "")
    yield from _named("start", f"{int(clock[1]):02}:{clock[2] or '00'}" if clock else "")
    yield from _named("end", f"{int(until[1]):02}:{until[2]}" if clock and until else "")
    yield from _named("place", _text(tree, "span.sted", items))


def _item(item: LexborNode, page: str | None) -> Iterator[Piece]:
    title = Piece(
        "heading", _inside(item, ".overskrift"), gap=True, level=1, boundary=True, field="title", url=_url(item, page)
    )
    yield title
    yield from _named("number", _inside(item, ".label").rstrip(". "))
    yield from _named("case_number", _inside(item, ".sagsnummer"))
    yield from _named("closed", "true" if _CLOSED.search(item.attributes.get("class") or "") else "")
    details = item.css_first(".details") or _details_below(item)
    for piece in Walk(fragment=True).run(details) if details is not None else ():
        if piece.kind == "heading":
            name = f"section:{piece.css}" if piece.css else "section"
            yield replace(piece, level=2, bold=False, field=name)
        else:
            yield replace(piece, field="text")


def _details_below(item: LexborNode) -> LexborNode | None:
    """The text of an item where it stands in the row below it."""
    below = item.next
    while below is not None and (below.tag or "-").startswith("-"):
        below = below.next
    if below is None or below.css_first(".overskrift") is not None:
        return None
    return below.css_first(".details")


def _named(field: str, text: str) -> Iterator[Piece]:
    if text:
        yield Piece("text", text, field=field)


def _text(tree: LexborHTMLParser, query: str, apart_from: set[int]) -> str:
    """The text of the first element that ``query`` finds outside the items."""
    return next((_words(node) for node in tree.css(query) if not stands_in(node, apart_from) and _words(node)), "")


def _inside(item: LexborNode, query: str) -> str:
    found = item.css_first(query)
    return _words(found) if found is not None else ""


def _words(node: LexborNode) -> str:
    return " ".join(clean_text(node.text(deep=True, separator=" ")).split())


def _url(item: LexborNode, page: str | None) -> str | None:
    """The permanent link of an item: the page's own, with the id that the row bears."""
    if not is_web(page):
        return None
    address = urlsplit(page or "")
    meeting = _GUID.search(next(iter(parse_qs(address.query).get("id", [])), ""))
    own = _GUID.search(item.attributes.get("id") or "")
    if not meeting:
        return page
    url = f"{address.scheme}://{address.netloc.rpartition('@')[2]}/vis?id={meeting[0].lower()}"
    return f"{url}&punktid={own[0].lower()}" if own else url
