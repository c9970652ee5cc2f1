"""What a full-text search found, as plain rows with the case each item belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from casegraph.model import AgendaItem, Case, Place
from casegraph.views.records import place_row
from casegraph.views.rows import SCHEMA_VERSION
from casegraph.views.search_rows import SearchRow


class Hit(Protocol):
    """A hit of the store: the field and the words it was found in, and where they stand."""

    @property
    def field(self) -> str: ...  # noqa: D102
    @property
    def match(self) -> str: ...  # noqa: D102
    @property
    def snippet(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def place(self) -> Place: ...  # noqa: D102


def search_row(words: str, found: Iterable[tuple[Hit, AgendaItem, Case | None]]) -> SearchRow:
    """The hits in the order they come, each with its item and that item's case."""
    return {
        "schema_version": SCHEMA_VERSION,
        "words": words,
        "hits": [
            {
                "item": item.id,
                "case": case.id if case else None,
                "municipality": item.municipality,
                "body": item.body,
                "date": item.date,
                "number": item.number,
                "title": item.title,
                "closed": item.closed,
                "case_number": item.case_number,
                "field": hit.field,
                "match": hit.match,
                "snippet": hit.snippet,
                "words": list(hit.words),
                "document": item.document,
                "source": place_row(hit.place),
            }
            for hit, item, case in found
        ],
    }
