"""The columns of a table, worked out from the type of its rows; what each means is told in ``schemas/fields.json``."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Union, get_args, get_origin, get_type_hints

from typing_extensions import is_typeddict

DATES = frozenset(
    {
        "closed_on",
        "date",
        "due",
        "first",
        "last",
        "meeting_date",
        "next_date",
        "overdue_from",
        "since",
        "snoozed_until",
        "source_date",
    }
)
"""Columns that hold a date, as far as it is known: ``2021-12-24``, ``2021-12`` or ``2021``."""


@dataclass(frozen=True)
class Column:
    """A column: its name, where its value stands in a row, its type, and whether it may be empty."""

    name: str
    path: tuple[str, ...]
    hint: Any
    nullable: bool

    def value(self, row: Mapping[str, Any]) -> Any:
        """The value in a row."""
        found: Any = row
        for key in self.path:
            found = found[key]
        return found


@cache
def columns_of(row_type: type) -> tuple[Column, ...]:
    """The columns of a type of row; a row within the row lends its own columns, ``source_page``, ``source_line`` …"""
    return tuple(column for name, hint in get_type_hints(row_type).items() for column in _columns((name,), hint))


def _columns(path: tuple[str, ...], hint: Any) -> list[Column]:
    bare, nullable = without_none(hint)
    if is_typeddict(bare) and not nullable:
        inner = get_type_hints(bare).items()
        return [column for name, part in inner for column in _columns((*path, name), part)]
    return [Column("_".join(path), path, bare, nullable)]


def without_none(hint: Any) -> tuple[Any, bool]:
    """A type without ``None``, and whether that was part of it."""
    if get_origin(hint) not in (Union, types.UnionType):
        return hint, False
    parts = [part for part in get_args(hint) if part is not type(None)]
    return (parts[0] if len(parts) == 1 else hint), len(parts) < len(get_args(hint))


@cache
def meanings() -> Mapping[str, str]:
    """What each column means, by its name; ``table.column`` where it means something else in that table."""
    text = (files("casegraph") / "schemas" / "fields.json").read_text(encoding="utf-8")
    known: Mapping[str, str] = json.loads(text)
    return known


def meaning(table: str, column: str) -> str:
    """What a column of a table means."""
    return meanings().get(f"{table}.{column}") or meanings()[column]
