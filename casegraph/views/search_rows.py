"""The rows of a search: what was found where."""

from __future__ import annotations

from typing_extensions import TypedDict

from casegraph.views.rows import PlaceRow


class SearchHitRow(TypedDict):
    """A place where the words were found: the item, its case, and the words around."""

    item: str
    case: str | None
    municipality: str
    body: str
    date: str | None
    number: str | None
    title: str
    closed: bool
    case_number: str | None
    field: str
    match: str
    snippet: str
    words: list[str]
    document: str
    source: PlaceRow


class SearchRow(TypedDict):
    """What a search found, the best first."""

    schema_version: int
    words: str
    hits: list[SearchHitRow]
