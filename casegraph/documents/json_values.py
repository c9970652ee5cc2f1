"""Values out of somebody else's JSON, where nothing is sure to be there or to be of the kind it should be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from casegraph.documents.clean import one_line
from casegraph.documents.encoding import decode
from casegraph.errors import DocumentError

Record = Mapping[str, Any]

HERE = ZoneInfo("Europe/Copenhagen")
_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NO_GUID = "00000000-0000-0000-0000-000000000000"
_EARLIEST, _LATEST = 1900, 2200


def load_json(data: bytes, document: str) -> Any:
    """What the JSON in ``data`` says; raise :class:`DocumentError` for broken JSON and nesting without end."""
    try:
        return json.loads(decode(data, document).text)
    except json.JSONDecodeError as error:
        reason = f"the JSON is broken at line {error.lineno}, column {error.colno}"
        raise DocumentError(document, reason, "it may have been cut off: fetch it again") from error
    except (ValueError, RecursionError) as error:
        raise DocumentError(document, "the JSON holds what no meeting has", "fetch it again or remove it") from error


def text(record: Record, *names: str) -> str:
    """The first of the named values that is filled, as clean text on one line; empty where none is."""
    for name in names:
        value = record.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value) if abs(value) < 10**15 else ""
        found = one_line(value) if isinstance(value, str) else ""
        if found:
            return found
    return ""


def part(record: Record, name: str) -> Record:
    """The object under ``name``, an empty one where there is none."""
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def parts(record: Record, name: str) -> Iterator[Record]:
    """The objects of the list under ``name``; nothing where there is no list."""
    value = record.get(name)
    yield from (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def guid(record: Record, name: str) -> str | None:
    """The GUID under ``name`` in lower case; ``None`` for anything else, and for the one of noughts alone."""
    value = record.get(name)
    found = value.strip().lower() if isinstance(value, str) else ""
    return found if _GUID.fullmatch(found) and found != _NO_GUID else None


def moment(record: Record, *names: str) -> datetime | None:
    """The first of the named values that is a time, with the local offset it is given in.

    A time in UTC is what some systems make of a local one, and is made local again; one without offset is local.
    """
    for name in names:
        found = _moment(record.get(name))
        if found:
            return found
    return None


def _moment(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(value.strip()) if isinstance(value, str) else None
        if found is None or not _EARLIEST < found.year < _LATEST:
            return None
        if found.tzinfo is None:
            return found.replace(tzinfo=HERE)
        return found.astimezone(HERE) if found.tzinfo == UTC else found
    except (ValueError, OverflowError):
        return None
