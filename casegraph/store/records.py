"""What the store tells of documents and of search, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from casegraph.model import Doubt, Place

Status = Literal["ok", "no_items", "not_minutes", "failed"]
Match = Literal["number", "exact", "inflected", "compound"]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A file that was read, and what came of it.

    ``path`` identifies it (relative to the database's folder, ``/`` between folders), ``document`` is what people are
    shown. ``content`` is the SHA-256 of its bytes (``None`` where they could not be read) and ``fingerprint`` also
    covers the rules, the parser and the settings it was read with. ``no_items`` are minutes that no item was found in,
    ``message`` says why a document failed. ``open_only`` and ``lang`` are the settings of its folder.
    """

    path: str
    document: str
    fingerprint: str
    status: Status = "ok"
    size: int = 0
    content: str | None = None
    message: str | None = None
    open_only: bool = False
    lang: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An item that was found: in which field, in what words, and where they stand.

    ``field`` is ``title``, ``case_number``, ``decision`` or ``text``. ``match`` says how surely the words were found:
    as typed, inflected, or inside a compound. ``words`` are the words as they stand in the text, for highlighting.
    ``score`` orders hits (higher is better) and means nothing by itself.
    """

    item: str
    document: str
    field: str
    snippet: str
    place: Place
    match: Match
    score: float
    words: tuple[str, ...] = ()
