"""The tables as a folder of CSV files with a Frictionless data package that says what every column is."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from casegraph import __version__
from casegraph.export.columns import DATES, Column, columns_of, meaning
from casegraph.export.common import FolderExporter
from casegraph.export.jsontext import spoken
from casegraph.views.tables import Table
from casegraph.words import Words

PACKAGE = "datapackage.json"
_DATE = r"^\d{4}(-\d\d(-\d\d)?)?$"
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", list: "array", dict: "object"}


class TablesCsv(FolderExporter[Sequence[Table]]):
    """One file a table: RFC 4180, UTF-8, commas; values as they are, lists as JSON, what is not said left empty."""

    sign = PACKAGE

    def __init__(self, words: Words) -> None:
        self.words = words

    def write_folder(self, data: Sequence[Table], folder: Path) -> None:
        """Write the tables, then the package that describes them."""
        resources = []
        for table in data:
            columns = columns_of(table.of)
            self._table(table, columns, folder / f"{table.name}.csv")
            resources.append(_resource(table, columns))
        package = {
            "profile": "tabular-data-package",
            "name": "casegraph",
            "title": "Cases through the meetings of a municipality",
            "description": f"Written by casegraph {__version__}; docs/exports.md tells how to read it.",
            "resources": resources,
        }
        text = json.dumps(package, ensure_ascii=False, indent=1)
        (folder / PACKAGE).write_text(text + "\n", encoding="utf-8", newline="\n")

    def _table(self, table: Table, columns: Sequence[Column], path: Path) -> None:
        # Text of documents may hold half a character (a lone surrogate), which UTF-8 cannot.
        with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow([column.name for column in columns])
            for row in table.rows:
                writer.writerow([self._cell(column.value(row)) for column in columns])

    def _cell(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (list, dict)):
            return json.dumps(spoken(value, self.words), ensure_ascii=False)
        return self.words.say(value) if isinstance(value, str) else repr(value)


def _resource(table: Table, columns: Sequence[Column]) -> Mapping[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": [column]}}
            for name, (other, column) in table.refers.items()
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(table: Table, column: Column) -> Mapping[str, Any]:
    origin = get_origin(column.hint)
    constraints: dict[str, Any] = {} if column.nullable else {"required": column.hint is not str}
    if origin is Literal:
        constraints["enum"] = list(get_args(column.hint))
    if column.name in DATES:
        constraints["pattern"] = _DATE
    kind = "datetime" if column.name == "timestamp" else _TYPES.get(origin or column.hint, "string")
    field = {"name": column.name, "type": kind, "description": meaning(table.name, column.name)}
    return field | ({"constraints": constraints} if any(constraints.values()) else {})
