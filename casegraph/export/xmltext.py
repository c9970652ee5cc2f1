"""Elements of a graph, or values of a log, as XML: fast, because there are millions, and never what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from operator import itemgetter
from typing import TextIO
from xml.sax.saxutils import escape

from casegraph.elements import Value

# What XML 1.0 allows, less the C1 controls, which only ever stem from a document's wrong encoding.
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_NAME = re.compile(r"[^A-Za-z0-9._:-]")
_NAME = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-"
_TOGETHER = 256
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def text(value: str) -> str:
    """``value`` between tags."""
    return escape(_ILLEGAL.sub("", value))


def attribute(value: str) -> str:
    """``value`` between quotes, its line feeds kept."""
    return escape(_ILLEGAL.sub("", value), _IN_ATTRIBUTES)


def name(value: str) -> str:
    """An id as XML names allow it; our own ids pass as they are."""
    return _NOT_NAME.sub(lambda found: f"_{ord(found.group()):x}", value)


class Lines:
    """The elements of one scheme as lines of XML: a pattern with ``%s`` for each id and then for each value.

    ``quoted`` where the values stand in attributes. Nearly every text is plain, so that all of an element are looked
    at together, and one by one only where something is to be escaped.
    """

    def __init__(self, pattern: str, fields: Mapping[str, type], *, quoted: bool = False) -> None:
        types = list(fields.values())
        self._pattern = pattern
        self._texts = [index for index, kind in enumerate(types) if kind is str]
        self._of_texts = itemgetter(*self._texts)
        self._flags = [index for index, kind in enumerate(types) if kind is bool]
        self._clean = attribute if quoted else text
        self._quoted = quoted

    def line(self, ids: tuple[str, ...], values: tuple[Value, ...]) -> str:
        """One element; ids are written as XML names allow them."""
        if "".join(ids).encode("utf-8", "replace").translate(None, _NAME):
            ids = tuple(map(name, ids))
        plain = self._is_plain("".join(self._of_texts(values)))
        if self._flags or not plain:
            values = self._written(values, plain)
        return self._pattern % (*ids, *values)

    def _is_plain(self, value: str) -> bool:
        special = "&" in value or "<" in value or ">" in value or (self._quoted and '"' in value)
        return not special and value.isprintable()

    def _written(self, values: tuple[Value, ...], plain: bool) -> tuple[Value, ...]:
        written = list(values)
        for index in self._flags:
            written[index] = "true" if values[index] else "false"
        for index in () if plain else self._texts:
            value = str(values[index])
            if not self._is_plain(value):
                written[index] = self._clean(value)
        return tuple(written)


def write_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Write lines some hundred at a time: each call costs as much as a line."""
    known = iter(lines)
    while part := list(islice(known, _TOGETHER)):
        stream.write("".join(part))
