"""The reader of data that lies among documents: JSON that tells of no meeting is no minutes, and no fault either."""

from __future__ import annotations

import re

from casegraph.documents.encoding import ascii_view
from casegraph.errors import DocumentError
from casegraph.model import Source

_JSON = re.compile(r'\s*[{\[]\s*(?:["{\[}\]\d-]|true|false|null)')
_MEETINGS = re.compile(r'"(?:Dagsordenpunkter|Dagsordner|Udvalg|Moede[r]?)"\s*:')


class DataReader:
    """JSON: refused where it looks like the answer of a publication site, otherwise a source without lines."""

    name = "data"

    def claims(self, head: bytes, suffix: str) -> bool:
        """Files that are called JSON and begin as JSON does."""
        return suffix in {".json", ".geojson"} and bool(_JSON.match(ascii_view(head)))

    def read(self, data: bytes, document: str) -> list[Source]:
        """A source without lines; raise :class:`DocumentError` where meetings stand in the file."""
        if _MEETINGS.search(ascii_view(data)):
            reason = "meetings saved as JSON cannot be read yet"
            raise DocumentError(document, reason, "save the minutes as text and read that")
        return [Source(document, self.name)]
