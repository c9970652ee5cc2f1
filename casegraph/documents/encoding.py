"""From bytes to text: the encodings in which Danish minutes are saved, told apart by their content alone.

A byte order mark decides; without one, a regular pattern of zero bytes is UTF-16, valid UTF-8 is UTF-8, and what is
left is Windows-1252. The same bytes always give the same answer. Where no encoding gives readable Danish the document
is refused with a reason, because a text with the wrong letters would be searched and linked as if it were right.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from casegraph.documents.rows import line_at
from casegraph.errors import DocumentError
from casegraph.model import Doubt, Place

SAVE_AS_UTF8 = "open it in the program it came from and save it as text in UTF-8"

# UTF-32 LE begins as UTF-16 LE does, so it has to be tried first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAX_TEXT = 25_000_000
"""Bytes of text read from one file: many times the minutes of a whole year, and some minutes' work for the parser."""
_SAMPLE = 1 << 16
_BINARY_SHARE = 0.01
_CONTROLS = bytes(code for code in range(32) if code not in b"\b\t\n\v\f\r\x1a\x1b") + b"\x7f"
_ESCAPED = re.compile("[\udc80-\udcff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_DANISH = re.compile("[æøåÆØÅ]")
# What æ, ø and å of a DOS or Macintosh file become when read as Windows-1252: a sign where a letter should be.
_SIGN_IN_WORD = re.compile(r"(?<=[A-Za-z])[†‘›¾¿\ufffd](?=[a-z])")
_SIGNS_REFUSED = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a document, the name of its encoding, and what the reader was not sure of."""

    text: str
    encoding: str
    doubts: tuple[Doubt, ...] = ()


def decode(data: bytes, document: str, most: int | None = None) -> Decoded:
    """The text of ``data``; raise :class:`DocumentError` for no text, too much text, or no known encoding.

    ``most`` are the bytes that are read where it is not minutes but something larger; :data:`MAX_TEXT` else.
    """
    most = most or MAX_TEXT
    if len(data) > most:
        reason = f"the text is larger than {most // 1_000_000} MB, which no minutes are"
        raise DocumentError(document, reason, "divide it into one file a meeting")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], encoding, document), encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return Decoded(_strictly(data, wide, document), wide)
    if looks_binary(data):
        raise DocumentError(document, "this is no text but a binary file", "save the minutes as text and read that")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _windows(data, document)


def looks_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred is a control character that no text holds."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > len(data) * _BINARY_SHARE


def ascii_view(head: bytes) -> str:
    """The ASCII letters of the beginning of a file in any encoding, for telling formats apart; the rest is dropped."""
    return head.replace(b"\0", b"").decode("ascii", "ignore")


def _strictly(data: bytes, encoding: str, document: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"the file begins as {encoding.upper()} but is broken at byte {error.start}"
        raise DocumentError(document, reason, SAVE_AS_UTF8) from error


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without its mark: Western letters have a zero byte each, always on the same side."""
    pairs = len(sample) // 2
    first = sample[0 : pairs * 2 : 2].count(0)
    second = sample[1 : pairs * 2 : 2].count(0)
    if second * 2 > pairs and first * 10 < pairs:
        return "utf-16-le"
    if first * 2 > pairs and second * 10 < pairs:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 into which some bytes of Windows-1252 were pasted; ``None`` where those are the most."""
    text = data.decode("utf-8", "surrogateescape")
    strays = list(_ESCAPED.finditer(text))
    if len(_NOT_ASCII.findall(text)) <= 2 * len(strays):
        return None
    mended = _ESCAPED.sub(lambda stray: _one_byte(ord(stray.group()) - 0xDC00), text)
    says = f"{len(strays)} characters are not UTF-8 as the rest of the file is; read as Windows-1252"
    return Decoded(mended, "utf-8", (Doubt("encoding", says, Place(line_at(text, strays[0].start()))),))


def _one_byte(code: int) -> str:
    return bytes([code]).decode("cp1252", "replace")


def _windows(data: bytes, document: str) -> Decoded:
    text = data.decode("cp1252", "replace")
    signs = list(_SIGN_IN_WORD.finditer(text))
    if len(signs) <= len(_DANISH.findall(text)):
        return Decoded(text, "windows-1252")
    if len(signs) >= _SIGNS_REFUSED:
        raise DocumentError(document, "the letters æ, ø and å are in an encoding that is not known", SAVE_AS_UTF8)
    place = Place(line_at(text, signs[0].start()))
    return Decoded(text, "windows-1252", (Doubt("encoding", "the encoding of the file is uncertain", place),))
