"""Minutes of an invented municipality, read from their text."""

from casegraph.documents.reader import Reader
from casegraph.model import Meeting
from casegraph.parse import parse_source
from casegraph.parse.municipality import Municipality
from casegraph.parse.tools import Tools

NYBY = Municipality("nyby", "Nyby Kommune")


def read(reader: Reader, text: str, name: str, tools: Tools) -> Meeting:
    """The one meeting that a document with this text tells of."""
    (source,) = reader.read(text.encode(), name)
    (meeting,) = parse_source(source, tools, NYBY).meetings
    return meeting
