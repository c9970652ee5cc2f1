"""The HTML of an agenda item in an API answer: headings and the paragraphs, lists and tables under them.

A heading element is a section's heading only where it stands outside every ``span``: what stands inside one is the text
of a section, whatever it is called.
"""

from __future__ import annotations

from casegraph.documents.clean import clean_text
from casegraph.documents.html.content import is_hidden
from casegraph.documents.html.tree import parse_html
from casegraph.documents.html.walk import Walk
from casegraph.documents.pieces import Piece


def read_fragment(html: str) -> list[Piece]:
    """The pieces of an item's HTML, or of plain text; raise :class:`TooDeepError` for nesting no page has."""
    if "<" not in html:
        return [Piece("text", clean_text(line).strip(), gap=True) for line in html.splitlines() if line.strip()]
    body = parse_html(html).body
    return Walk(is_hidden, fragment=True).run(body) if body is not None else []


def plain_text(html: str) -> str:
    """The text of some HTML, or of plain text, on one line."""
    return " ".join(piece.text for piece in read_fragment(html))
