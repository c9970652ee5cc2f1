"""The tables as Parquet files for pandas, Polars, DuckDB, R and Spark; needs the extra ``casegraph[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from typing_extensions import is_typeddict

from casegraph.errors import UsageError
from casegraph.export.columns import Column, columns_of, meaning, without_none
from casegraph.export.common import FolderExporter
from casegraph.views.tables import Table
from casegraph.words import Words

if TYPE_CHECKING:
    import pyarrow

_TOGETHER = 10_000
"""Rows that are written at a time."""


class TablesParquet(FolderExporter[Sequence[Table]]):
    """One file a table, the columns as in the CSV; lists and rows within rows keep their form."""

    sign = "cases.parquet"

    def __init__(self, words: Words) -> None:
        self.words = words
        try:
            # Loaded only here: it is large, and an extra of its own.
            import pyarrow  # noqa: PLC0415
            import pyarrow.parquet  # noqa: PLC0415
        except ImportError as fault:
            raise UsageError("Parquet needs a library of its own: pip install 'casegraph[parquet]'") from fault
        self._arrow = pyarrow

    def write_folder(self, data: Sequence[Table], folder: Path) -> None:
        """Write the tables."""
        for table in data:
            columns = columns_of(table.of)
            schema = self._arrow.schema([self._field(table, column) for column in columns])
            with self._arrow.parquet.ParquetWriter(folder / f"{table.name}.parquet", schema) as writer:
                for part in self._parts(table, columns):
                    writer.write_table(self._arrow.Table.from_pydict(part, schema))

    def _parts(self, table: Table, columns: Sequence[Column]) -> Iterator[Mapping[str, list[Any]]]:
        rows = iter(table.rows)
        while part := list(islice(rows, _TOGETHER)):
            yield {column.name: [self._value(column.value(row)) for row in part] for column in columns}

    def _value(self, value: Any) -> Any:
        """A value as Arrow holds it: what casegraph says is said, and half a character is a question mark."""
        if isinstance(value, str):
            return self.words.say(value).encode("utf-8", "replace").decode("utf-8")
        if isinstance(value, list):
            return [self._value(part) for part in value]
        if isinstance(value, dict):
            return {key: self._value(part) for key, part in value.items()}
        return value

    def _field(self, table: Table, column: Column) -> pyarrow.Field:
        about = {"description": meaning(table.name, column.name)}
        return self._arrow.field(column.name, self._type(column.hint), column.nullable, about)

    def _type(self, hint: Any) -> pyarrow.DataType:
        arrow, (bare, _) = self._arrow, without_none(hint)
        if is_typeddict(bare):
            return arrow.struct([(name, self._type(part)) for name, part in get_type_hints(bare).items()])
        origin, parts = get_origin(bare), get_args(bare)
        if origin is list:
            return arrow.list_(self._type(parts[0]))
        if origin is dict:
            return arrow.map_(self._type(parts[0]), self._type(parts[1]))
        if origin is Literal or bare is str:
            return arrow.string()
        return {int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}[bare]
