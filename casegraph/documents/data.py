"""The reader of data that lies among documents: JSON that tells of no meeting is no minutes, and no fault either."""

from __future__ import annotations

import re

from casegraph.documents.encoding import ascii_view
from casegraph.documents.firstagenda import FirstAgendaReader
from casegraph.model import Source

_JSON = re.compile(r'\s*[{\[]\s*(?:["{\[}\]\d-]|true|false|null)')


class DataReader:
    """JSON that its beginning does not show to be more: a source without lines, unless meetings stand further down."""

    name = "data"

    def claims(self, head: bytes, suffix: str) -> bool:
        """Files that are called JSON and begin as JSON does."""
        return suffix in {".json", ".geojson"} and bool(_JSON.match(ascii_view(head)))

    def read(self, data: bytes, document: str) -> list[Source]:
        """A source without lines, or what :class:`FirstAgendaReader` gives of it."""
        meetings = FirstAgendaReader()
        return meetings.read(data, document) if meetings.claims(data, "") else [Source(document, self.name)]
