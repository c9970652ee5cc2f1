"""The rows of a file of extracted items, JSON Lines or CSV, each as keys and values with the line it begins on.

Nothing is known here of what the keys mean. A row that cannot be made out becomes a fault, and the next one is read.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_OBJECT = re.compile(r"\s*\{")
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*\Z', re.IGNORECASE)  # how a spreadsheet is told which one to use
_DELIMITERS = ",;\t|"
# What people call the columns of a list of their own: the Danish words, compared by their letters from a to z alone,
# because the beginning of a file is looked at before it is known how its letters are written.
_NAMED = {
    "body": ("udvalg", "organ", "instans", "forum"),
    "date": ("dato", "mødedato"),
    "title": ("titel", "overskrift", "emne", "sagstitel", "punkttitel", "dagsordenspunkt"),
    "number": ("punkt", "pkt", "punktnr", "punktnummer", "pktnr", "nr"),
    "case_number": ("sagsnr", "sagsnummer", "sagsid"),
    "journal_number": ("journalnr", "journalnummer", "jnr"),
    "decision": ("beslutning", "beslutningen", "vedtagelse"),
    "recommendations": ("indstilling", "indstillinger"),
    "attachments": ("bilag",),
    "route": ("sagsgang", "behandling"),
    "municipality": ("kommune",),
    "closed": ("lukket",),
}
_NO_LETTER = re.compile(r"[^a-z]")
_KEY_OF = {_NO_LETTER.sub("", name): key for key, names in _NAMED.items() for name in names}
_LONGEST = 5_000_000  # characters of one line of JSON: many times the longest decision


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of the file: the line it begins on, and its keys and values, or what is wrong with it."""

    line: int
    values: Mapping[str, Any]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a CSV file: its columns as keys, what divides them, and how many lines stand above the rows."""

    columns: tuple[str, ...]
    delimiter: str
    lines: int


def is_json_lines(start: str) -> bool:
    """Whether a file that begins so has an object on its first filled line."""
    return _OBJECT.match(start) is not None


def read_header(start: str, wanted: Sequence[str]) -> Header | None:
    """The head of a file that begins so, if it is that of a table with the ``wanted`` columns."""
    lines = start.lstrip("\ufeff").split("\n")
    told = _SEPARATOR.match(lines[0].rstrip("\r"))
    at = 1 if told and len(lines) > 1 else 0
    for delimiter in told.group(1) if told else _DELIMITERS:
        columns = _columns(lines[at].rstrip("\r"), delimiter)
        if set(wanted) <= set(columns):
            return Header(columns, delimiter, at + 1)
    return None


def json_rows(text: str) -> Iterator[RawRow]:
    """The objects of JSON Lines; a blank line is none."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            yield _json_row(number, line)


def csv_rows(text: str, header: Header) -> Iterator[RawRow]:
    """The rows of a table; an empty cell says nothing, and a row of nothing but empty cells is none."""
    body = io.StringIO(text.removeprefix("\ufeff").replace("\0", ""), newline="")
    for _ in range(header.lines):
        body.readline()
    reader = csv.reader(body, delimiter=header.delimiter, strict=True)
    while True:
        line = header.lines + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield RawRow(line, {}, f"the row cannot be made out ({error})")
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _csv_row(line, cells, header)


def _json_row(number: int, line: str) -> RawRow:
    if len(line) > _LONGEST:
        return RawRow(number, {}, f"the line is longer than {_LONGEST:,} characters")
    try:
        values = json.loads(line)
    except json.JSONDecodeError as error:
        return RawRow(number, {}, f"the JSON is broken at column {error.colno}")
    except (ValueError, RecursionError):
        return RawRow(number, {}, "the JSON holds what no item has")
    if not isinstance(values, dict):
        return RawRow(number, {}, "a JSON object is expected")
    return RawRow(number, values)


def _csv_row(line: int, cells: Sequence[str], header: Header) -> RawRow:
    if len(cells) > len(header.columns) and any(cell.strip() for cell in cells[len(header.columns) :]):
        return RawRow(line, {}, f"{len(cells)} cells, but {len(header.columns)} columns")
    filled = {name: cell for name, cell in zip(header.columns, cells, strict=False) if name and cell.strip()}
    return RawRow(line, filled)


def _columns(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        names = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return ()
    keys: list[str] = []
    for name in names:
        key = re.sub(r"[\s-]+", "_", name.strip().lower())
        danish = _KEY_OF.get(_NO_LETTER.sub("", key), key)
        keys.append(key if danish in keys else danish)
    return tuple(keys)
