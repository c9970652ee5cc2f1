"""Formats that are known and not read: each is named as what it is, with what to do about it.

They are told by their content; the suffix only decides where several formats share one container.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from casegraph.documents.encoding import ascii_view
from casegraph.documents.reader import HEAD

AS_TEXT = "save it as text and read that"


@dataclass(frozen=True, slots=True)
class Unread:
    """A format that cannot be read: its name as people know it, and what they can do."""

    name: str
    advice: str


_LOCKED = Unread("a document locked with a password", "open it with its password and save it without")
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD_SUFFIXES = {".docx", ".docm", ".dotx", ".dotm"}
_NEW_OFFICE = {*WORD_SUFFIXES, ".xlsx", ".pptx"}
_ENCRYPTED, _OLD_WORD = ("EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
_MAGIC: tuple[tuple[bytes, Unread], ...] = (
    (b"{\\rtf", Unread("a rich text document (RTF)", AS_TEXT)),
    (_OFFICE, Unread("an old Office document (DOC, XLS, MSG)", "open it and save it as DOCX or PDF")),
    (b"SQLite format 3\0", Unread("a database", "name the documents it was made from")),
    (b"\x89PNG\r\n", Unread("an image (PNG)", "only text can be read")),
    (b"\xff\xd8\xff", Unread("an image (JPEG)", "only text can be read")),
    (b"GIF8", Unread("an image (GIF)", "only text can be read")),
    (b"II*\0", Unread("an image (TIFF)", "only text can be read")),
    (b"MM\0*", Unread("an image (TIFF)", "only text can be read")),
    (b"\x1f\x8b", Unread("a compressed file (GZIP)", "unpack it first")),
    (b"7z\xbc\xaf\x27\x1c", Unread("an archive (7Z)", "unpack it first")),
    (b"Rar!\x1a\x07", Unread("an archive (RAR)", "unpack it first")),
    (b"BZh", Unread("a compressed file (BZIP2)", "unpack it first")),
)
_ZIP = b"PK\x03\x04"
_IN_ZIP: tuple[tuple[bytes, str, Unread], ...] = (
    (b"xl/", ".xlsx", Unread("a spreadsheet (XLSX)", "only text can be read")),
    (b"ppt/", ".pptx", Unread("a presentation (PPTX)", "only text can be read")),
    (b"opendocument.text", ".odt", Unread("a text document (ODT)", AS_TEXT)),
    (b"epub+zip", ".epub", Unread("a book (EPUB)", AS_TEXT)),
)
_XHTML = re.compile(r"\s*<\?xml[^>]{0,200}>\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b")
_MIME = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n){0,40}?(?:MIME-Version|Content-Type):", re.I)


def unread_format(data: bytes, suffix: str) -> Unread | None:
    """The known but unreadable format of a file with the bytes ``data``, or ``None``."""
    if data.startswith(_OFFICE) and _is_locked(data, suffix):
        return _LOCKED
    head = data[:HEAD]
    for magic, unread in _MAGIC:
        if head.startswith(magic):
            return unread
    if head.startswith(_ZIP):
        return _inside_zip(head, suffix)
    return _markup(ascii_view(head[:4096]), suffix)


def _is_locked(data: bytes, suffix: str) -> bool:
    """Whether a file of the old kind holds an encrypted one of the new kind."""
    return _ENCRYPTED in data or (suffix in _NEW_OFFICE and _OLD_WORD not in data)


def is_word(head: bytes, suffix: str) -> bool:
    """Whether a file that begins with ``head`` is a Word document of the kind that is a packed folder."""
    if not head.startswith(_ZIP):
        return False
    other = any(sign in head for sign, _, _ in _IN_ZIP)
    return suffix in WORD_SUFFIXES or (b"word/" in head and not other)


def _inside_zip(head: bytes, suffix: str) -> Unread | None:
    if is_word(head, suffix):
        return None
    for sign, usual, unread in _IN_ZIP:
        if sign in head or suffix == usual:
            return unread
    return Unread("an archive (ZIP)", "unpack it first")


def _markup(start: str, suffix: str) -> Unread | None:
    if _XML.match(start) and not _XHTML.match(start):
        return Unread("an XML file", AS_TEXT)
    if suffix == ".eml" and _MIME.match(start):
        return Unread("an e-mail", AS_TEXT)
    return None
