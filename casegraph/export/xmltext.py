"""Elements of a graph, or values of a log, as XML: fast, because there are millions, and never what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TextIO
from xml.sax.saxutils import escape

from casegraph.elements import TOGETHER, Part, Value

# What XML 1.0 allows, less the C1 controls, which only ever stem from a document's wrong encoding.
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_NAME = re.compile(r"[^A-Za-z0-9._:-]")
_NAME = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-"
_FLAGS: Mapping[object, str] = {False: "false", True: "true"}
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


MADE = object
"""The type of a value that is written as it is."""


class Lines:
    """The elements of one scheme as XML: a pattern with ``%s`` for each id and then for each value.

    ``quoted`` where the values stand in attributes; a field of the type :data:`MADE` is XML already. Nearly every text
    is plain, so that those of many elements are looked at together, column by column, and one by one only where
    something is to be escaped.
    """

    def __init__(self, pattern: str, fields: Mapping[str, type], *, quoted: bool = False) -> None:
        self._between = pattern.split("%s")
        self._kinds = list(fields.values())
        self._clean = attribute if quoted else text
        self._quoted = quoted

    def texts(self, parts: Iterable[Part]) -> Iterator[str]:
        """Elements, a text for each part."""
        return map(self._text, parts)

    def _text(self, part: Part) -> str:
        """All of some elements: the constant text of each, and the columns laid into the room left for them."""
        ids = [_names(column) for column in part.ids]
        # Several attributes may be one column, and an id that is a name is plain in every other place too.
        known: dict[int, Sequence[str]] = {id(column): column for column in ids}
        columns = [
            *ids,
            *(self._column(column, kind, known) for column, kind in zip(part.values, self._kinds, strict=True)),
        ]
        row = [piece for between in self._between for piece in (between, "")][:-1]
        pieces = row * len(ids[0])
        for place, column in enumerate(columns):
            pieces[2 * place + 1 :: len(row)] = column
        return "".join(pieces)

    def _column(self, values: Sequence[Value], kind: type, known: dict[int, Sequence[str]]) -> Sequence[str]:
        """One value of each element, as it is written."""
        made = known.get(id(values))
        if made is None:
            made = known[id(values)] = self._written(values, kind)
        return made

    def _written(self, values: Sequence[Any], kind: type) -> Sequence[str]:
        if kind is bool:
            return [_FLAGS[value] for value in values]
        if kind is float:
            return list(map(_number, values))
        if kind is int:
            return list(map(str, values))
        if kind is MADE or self._is_plain("".join(values)):
            return values
        return [value if self._is_plain(value) else self._clean(value) for value in values]

    def _is_plain(self, value: str) -> bool:
        special = "&" in value or "<" in value or ">" in value or (self._quoted and '"' in value)
        return not special and value.isprintable()


@lru_cache(maxsize=4096, typed=True)
def _number(value: float) -> str:
    """A number as text; most of them are the same few scores."""
    return str(value)


def _names(ids: Sequence[str]) -> Sequence[str]:
    """Ids as XML names allow them."""
    return list(map(name, ids)) if "".join(ids).encode("utf-8", "replace").translate(None, _NAME) else ids


def write_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Write lines some hundred at a time: each call costs as much as a line."""
    known = iter(lines)
    while part := list(islice(known, TOGETHER)):
        stream.write("".join(part))
