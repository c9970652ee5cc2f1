"""The reader of HTML: web pages as they were saved."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from casegraph.documents.clean import clean_text
from casegraph.documents.encoding import ascii_view
from casegraph.documents.html.address import Addresses, page_address
from casegraph.documents.html.content import Content
from casegraph.documents.html.items import item_starts
from casegraph.documents.html.letters import is_mhtml, open_page
from casegraph.documents.html.publication import is_publication, read_publication
from casegraph.documents.html.tree import TooDeepError, parse_html
from casegraph.documents.html.walk import Walk
from casegraph.documents.pieces import Piece, to_lines
from casegraph.errors import DocumentError
from casegraph.model import Source

_SIGNS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_SUFFIXES = {".html", ".htm", ".xhtml", ".aspx", ".asp", ".php", ".mht", ".mhtml"}
_HEAD = 8192


class HtmlReader:
    """Web pages by their content, whatever they are called; fragments of HTML by their suffix."""

    name = "html"

    def claims(self, head: bytes, suffix: str) -> bool:
        """Files that begin as a page does, and files called pages that hold any markup."""
        start = ascii_view(head[:_HEAD])
        return bool(_SIGNS.match(start)) or (suffix in _SUFFIXES and "<" in start) or is_mhtml(head)

    def read(self, data: bytes, document: str) -> list[Source]:
        """One source; raise :class:`DocumentError` for nesting without end, and where no page is inside."""
        page = open_page(data, document)
        try:
            tree = parse_html(page.html)
        except TooDeepError as error:
            reason = "the page is nested as no page of minutes is"
            raise DocumentError(document, reason, "open it in a browser and save it as text") from error
        url = page_address(tree, page.url)
        pieces = read_publication(tree, url) if is_publication(tree) else _read_page(tree, url)
        lines = to_lines(pieces)
        if not lines:
            raise DocumentError(document, "the page holds no text", _advice(tree))
        return [Source(document, self.name, tuple(lines), url=url, doubts=page.doubts)]


def _advice(tree: LexborHTMLParser) -> str:
    if tree.css_first("script") is None:
        return "open it in a browser, and save it anew"
    return "it is filled in by a script: open it in a browser, wait until it is shown, and save it anew"


def _read_page(tree: LexborHTMLParser, url: str | None) -> list[Piece]:
    body = tree.body
    if body is None:
        return []
    content = Content(body)
    starts = item_starts(content.root, content.leaves_out)
    pieces = Walk(content.leaves_out, Addresses(url).of, starts).run(content.root)
    return [*_title(tree, pieces), *pieces]


def _title(tree: LexborHTMLParser, pieces: list[Piece]) -> list[Piece]:
    """The title of the page, where it does not stand in the text itself."""
    found = tree.css_first("head > title")
    title = " ".join(clean_text(found.text(deep=True)).split()) if found is not None else ""
    said = _key(" ".join(piece.text for piece in pieces))
    return [Piece("text", title)] if title and pieces and _key(title) not in said else []


def _key(text: str) -> str:
    return "".join(text.lower().split())
