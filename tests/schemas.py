"""JSON Schemas of everything written as JSON: ``python -m tests.schemas`` makes them from the types of the rows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from casegraph.evaluate.report import EvaluationRow
from casegraph.views import explained_rows, rows, search_rows, stats_rows

FOLDER = Path(__file__).parents[1] / "casegraph" / "schemas"
DOCUMENTS = {
    "item": rows.ItemRow,
    "link": rows.LinkRow,
    "step": rows.StepRow,
    "history": rows.HistoryRow,
    "followups": rows.FollowUpsRow,
    "search": search_rows.SearchRow,
    "stats": stats_rows.StatsRow,
    "explain": explained_rows.ExplainRow,
    "review": explained_rows.ReviewRow,
}
OF_OTHER_ROOMS = {"evaluation": EvaluationRow}
EVERY = {**DOCUMENTS, **OF_OTHER_ROOMS}


def check(name: str, row: Any) -> None:
    """Check a row strictly: every key there, each of its type, no other; :class:`ValueError` if not."""
    _adapter(name).validate_python(row, strict=True, extra="forbid")


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(EVERY[name])


def schema(name: str) -> str:
    """The JSON Schema of one document as it is shipped. New keys may come, so none is forbidden."""
    made = _adapter(name).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"casegraph/schemas/{name}.json"}
    return json.dumps(head | made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(exist_ok=True)
    for name in EVERY:
        (FOLDER / f"{name}.json").write_text(schema(name), encoding="utf-8")


if __name__ == "__main__":
    main()
