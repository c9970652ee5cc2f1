"""The columns of the tables in ``docs/exports.md``: ``python -m tests.repo.export_columns`` writes them anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casegraph.export.columns import columns_of, meaning
from casegraph.views.tables import tables
from tests.samples import DAY, graph

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"
START, END = "<!-- columns: python -m tests.repo.export_columns -->\n", "<!-- end -->\n"


def columns() -> str:
    """A part for each table, a row for each column."""
    return "\n".join(_lines()) + "\n"


def page(text: str) -> str:
    """The page with its columns written anew."""
    before, _, rest = text.partition(START)
    return f"{before}{START}{columns()}{END}{rest.partition(END)[2]}"


def _lines() -> Iterator[str]:
    for table in tables(graph(), DAY):
        key = ", ".join(f"`{name}`" for name in table.key)
        yield f"\n#### {table.name}\n"
        yield f"Key: {key}.\n" if key else "No key: equal steps may stand twice.\n"
        yield "| column | |\n|---|---|"
        for column in columns_of(table.of):
            refers = table.refers.get(column.name)
            said = f" Refers to `{refers[0]}.{refers[1]}`." if refers else ""
            yield f"| `{column.name}` | {meaning(table.name, column.name)}{said} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
