"""The keys of an extracted item, each with the type its value must have; they are those of ``export items``.

A value may come out of JSON or out of the cell of a table: there a list is JSON or divided by ``|``, and an object is
JSON. Keys that casegraph works out itself (``case``, ``thread`` …) are known and not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from casegraph import kinds
from casegraph.documents.clean import one_line

OWN = frozenset({"schema_version", "case", "thread", "series"})
"""Keys of ``export items`` whose values are worked out anew."""

_DANISH_DATE = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})(?: [\d:.]+)?")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ][\d:.+Z-]+)?)?)?")
_FLAGS = {"ja": True, "sand": True, "sandt": True, "nej": False, "falsk": False, "falskt": False}
_FLATTENED = re.compile(r"source_(page|line_first|line_last|url)")
_MAX_LIST = 1000


def _line(value: object) -> object:
    """Text on one line; a number is the text it is printed as (programs that count may make 3.0 of a 3)."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**15:
        value = str(value)
    return one_line(value) if isinstance(value, str) else value


def _paragraphs(value: object) -> object:
    """Text that keeps its lines, without empty ones."""
    if not isinstance(value, str):
        return value
    lines = map(one_line, value.splitlines())
    return "\n".join(line for line in lines if line)


def _date(value: object) -> object:
    """A date in ISO 8601, as far as it is known; also as Danes write it, and as the beginning of a moment."""
    text = value.strip() if isinstance(value, str) else ""
    danish, iso = _DANISH_DATE.fullmatch(text), _ISO.fullmatch(text)
    parts = tuple(reversed(danish.groups())) if danish else iso.groups() if iso else None
    if parts is None:
        raise ValueError("a date is expected, such as 2022-03-21")
    year, month, day = (int(part) if part else None for part in parts)
    date(year or 1, month or 1, day or 1)  # raises what pydantic turns into a message
    return "-".join(str(part).zfill(2) for part in (year, month, day) if part is not None)


def _flag(value: object) -> object:
    return _FLAGS.get(value.strip().lower(), value) if isinstance(value, str) else value


def _listed(value: object) -> object:
    """A list, also where one stands in a cell: as JSON, else divided by ``|``."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        return _json(value)
    return [part for part in value.split("|") if part.strip()]


def _object(value: object) -> object:
    return _json(value) if isinstance(value, str) and value.lstrip().startswith("{") else value


def _json(text: str) -> object:
    """What stands in a cell as JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("the JSON in the cell is broken") from error


def _titled(value: object) -> object:
    """An attachment of which only the title is said."""
    return {"title": value} if isinstance(value, str) else value


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


Text = Annotated[str, BeforeValidator(_line)]
Filled = Annotated[str, BeforeValidator(_line), Field(min_length=1, max_length=5000)]
Long = Annotated[str, BeforeValidator(_paragraphs)]
Day = Annotated[str, BeforeValidator(_date)]
Flag = Annotated[bool, BeforeValidator(_flag)]
LineNumber = Annotated[int, Field(ge=1, le=10**9)]
_List = BeforeValidator(_listed)
_Length = Field(max_length=_MAX_LIST)


class PlacePart(_Part):
    """Where a value stands."""

    line: LineNumber
    page: LineNumber | None = None


class SourcePart(_Part):
    """Where the item stands."""

    line_first: LineNumber
    line_last: LineNumber | None = None
    page: LineNumber | None = None
    url: str | None = None


class DecisionPart(_Part):
    """The decision on some clauses."""

    kind: kinds.DecisionKind
    text: Long
    clauses: Annotated[tuple[Text, ...], _Length] = ()


class CoursePart(_Part):
    """An earlier treatment."""

    body: Filled
    date: Day | None = None
    decision: Long | None = None
    decision_kind: kinds.DecisionKind = "none"


class AttachmentPart(_Part):
    """An attachment."""

    title: Filled
    document_number: Text | None = None


class ReferencePart(_Part):
    """A mention of another treatment."""

    quote: Text
    body: Text | None = None
    date: Day | None = None
    date_inferred: bool = False
    tense: kinds.Tense | None = None
    kind: kinds.ReferenceKind = "treated"
    about: kinds.About = "unknown"
    about_case: Text | None = None
    item_number: Text | None = None
    case_number: Text | None = None
    line: LineNumber | None = None


Texts = Annotated[tuple[Filled, ...], _List, _Length]
LongTexts = Annotated[tuple[Long, ...], _List, _Length]


class ExtractedItem(_Part):
    """A row that was understood; only body, date and title must be there."""

    body: Filled
    date: Day
    title: Filled
    municipality: Text | None = None
    document: Text | None = None
    item: Text | None = None
    meeting: Text | None = None
    meeting_kind: kinds.MeetingKind | None = None
    body_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,100}$")] | None = None
    body_kind: kinds.BodyKind | None = None
    number: Text | None = None
    toc_title: Text | None = None
    toc_only: Flag = False
    closed: Flag = False
    case_number: Text | None = None
    case_numbers: Texts = ()
    former_numbers: Texts = ()
    journal_number: Text | None = None
    document_number: Text | None = None
    case_type: Text | None = None
    decision: Long | None = None
    decision_kind: kinds.DecisionKind | None = None
    decisions: Annotated[tuple[DecisionPart, ...], _List, _Length] = ()
    decided_in: Text | None = None
    dissent: LongTexts = ()
    recommended_by: Text | None = None
    recommendations: LongTexts = ()
    route: Texts = ()
    course: Annotated[tuple[CoursePart, ...], _List, _Length] = ()
    attachments: Annotated[tuple[Annotated[AttachmentPart, BeforeValidator(_titled)], ...], _List, _Length] = ()
    references: Annotated[tuple[ReferencePart, ...], _List, _Length] = ()
    standing: Flag = False
    layout: Text | None = None
    inferred: Texts = ()
    places: Annotated[dict[str, PlacePart], BeforeValidator(_object), Field(max_length=100)] = {}
    source: Annotated[SourcePart, BeforeValidator(_object)] | None = None


KEYS = frozenset(ExtractedItem.model_fields)


def understand(values: Mapping[str, Any]) -> ExtractedItem:
    """The item that a row tells of; :class:`ValueError` with every key that is wrong and what is expected there."""
    given = {key: value for key, value in _nested(values).items() if value is not None and value != ""}
    try:
        return ExtractedItem.model_validate(given)
    except ValidationError as error:
        raise ValueError("; ".join(_said(error))) from error


def unknown_keys(values: Mapping[str, Any]) -> Iterator[str]:
    """The keys of a row that say nothing to casegraph."""
    yield from (key for key in values if key not in KEYS and key not in OWN and not _FLATTENED.fullmatch(key))


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the columns ``source_line_first`` and so on, as tables have them, put together."""
    flat = {match.group(1): value for key, value in values.items() if (match := _FLATTENED.fullmatch(key))}
    return {**values, "source": flat} if flat and "source" not in values else dict(values)


def _said(error: ValidationError) -> Sequence[str]:
    faults = [
        f"{'.'.join(map(str, fault['loc']))}: {fault['msg'].removeprefix('Value error, ')}" for fault in error.errors()
    ]
    return [*faults[:3], *(["…"] if len(faults) > 3 else [])]
