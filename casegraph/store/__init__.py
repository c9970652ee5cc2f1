"""The one room that knows SQLite: documents, meetings, items, links and a copy of people's answers."""

from casegraph.store.brief import Seen
from casegraph.store.created import created
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
