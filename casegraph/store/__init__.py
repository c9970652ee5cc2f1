"""The one room that knows SQLite: documents, meetings, items, links and a copy of people's answers."""

from typing import TYPE_CHECKING

from casegraph.lazy import lazily

if TYPE_CHECKING:
    from casegraph.store.brief import Seen
    from casegraph.store.creation import created
    from casegraph.store.folder import StoreFolder
    from casegraph.store.records import DocumentRecord, SearchHit
    from casegraph.store.rows import MeetingRows, meeting_rows
    from casegraph.store.search import Scope
    from casegraph.store.store import Store
    from casegraph.store.writer import Writer

__all__ = [
    "DocumentRecord",
    "MeetingRows",
    "Scope",
    "SearchHit",
    "Seen",
    "Store",
    "StoreFolder",
    "Writer",
    "created",
    "meeting_rows",
]

_HOMES = {
    "DocumentRecord": "casegraph.store.records",
    "MeetingRows": "casegraph.store.rows",
    "Scope": "casegraph.store.search",
    "SearchHit": "casegraph.store.records",
    "Seen": "casegraph.store.brief",
    "Store": "casegraph.store.store",
    "StoreFolder": "casegraph.store.folder",
    "Writer": "casegraph.store.writer",
    "created": "casegraph.store.creation",
    "meeting_rows": "casegraph.store.rows",
}
__getattr__ = lazily(__name__, _HOMES)
