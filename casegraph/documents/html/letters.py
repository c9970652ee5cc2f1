"""The web page in the bytes of a file: its text in the right letters, and the address it was saved from.

Browsers save a page as it came, as one file with all that belongs to it (MHTML), or with a line that says from where.
The letters are those of UTF-8 wherever they can be, whatever the page says of itself: programs that save a page anew do
not change what it says.
"""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage

from casegraph.documents.encoding import MAX_TEXT, ascii_view, decode
from casegraph.errors import DocumentError
from casegraph.model import Doubt

_CHARSET = re.compile(r"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(r"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)\s*(\S{1,2000}?)\s*-->", re.IGNORECASE)
_MHTML = re.compile(
    r"(?:[A-Za-z-]{1,60}:[^\n]*\n|[ \t][^\n]*\n){0,60}?Content-Type:\s*multipart/related", re.IGNORECASE
)
# What browsers understand by these names.
_UNDERSTOOD = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_PYTHON = {"macintosh": "mac-roman", "x-mac-roman": "mac-roman", "ibm850": "cp850"}
_SINGLE = {
    "cp1252",
    "windows-1252",
    "iso-8859-15",
    "iso8859-15",
    "macintosh",
    "mac-roman",
    "x-mac-roman",
    "ibm850",
    "cp850",
}
_FETCH = "save the page anew"


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is parsed: its HTML, the address it was saved from, and what is doubtful of its letters."""

    html: str
    url: str | None = None
    doubts: tuple[Doubt, ...] = ()


def is_mhtml(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a page saved with all that belongs to it."""
    return _MHTML.match(ascii_view(head[:8192]).replace("\r\n", "\n")) is not None


def open_page(data: bytes, document: str) -> Page:
    """The page in a file; :class:`DocumentError` where there is none, or its letters cannot be told."""
    if is_mhtml(data[:8192]):
        return _of_mhtml(data, document)
    page = _read(data, None, document)
    found = _SAVED_FROM.search(page.html[:4096])
    return Page(page.html, found.group(1) if found else None, page.doubts)


def _read(data: bytes, charset: str | None, document: str) -> Page:
    head = ascii_view(data[:8192])
    said = charset or next((found.group(1) for p in (_CHARSET, _DECLARED) if (found := p.search(head))), "")
    name = _UNDERSTOOD.get(said.lower(), said.lower())
    if name in _SINGLE and not _is_utf8(data) and len(data) <= MAX_TEXT:
        return Page(data.decode(_PYTHON.get(name, name), "replace"))
    decoded = decode(data, document)
    return Page(decoded.text, doubts=decoded.doubts)


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are valid UTF-8 or UTF-16, which no text in letters of one byte is by chance."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _of_mhtml(data: bytes, document: str) -> Page:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            return _part(message, part, document)
    raise DocumentError(document, "this saved web page holds no page", _FETCH)


def _part(message: EmailMessage, part: EmailMessage, document: str) -> Page:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content:
        raise DocumentError(document, "this saved web page holds no page", _FETCH)
    page = _read(content, part.get_content_charset(), document)
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    return Page(page.html, str(address).strip() if address else None, page.doubts)
