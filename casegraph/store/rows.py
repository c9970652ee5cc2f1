"""Records to rows of the database and back.

Making rows needs no database: a worker process turns what it read into :class:`MeetingRows`, and the process that
writes has only to put them in. Ids are left out of the stored records, because the store may have to change them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from casegraph.model import AgendaItem, Meeting, Section
from casegraph.store import codec
from casegraph.store.numbers import forms_of

ITEM_OMITS = frozenset({"id", "meeting", "sections"})
MEETING_OMITS = frozenset({"id", "items"})


class ItemRows(NamedTuple):
    """One item as it stands in the tables: its columns, what of its record is shown beside it, text, number forms."""

    item: tuple[Any, ...]
    shown: tuple[Any, ...]
    text: tuple[str, str, str, str, str]
    numbers: tuple[tuple[str, int], ...]


class MeetingRows(NamedTuple):
    """One meeting as it stands in the tables, with its items; ``digest`` is a hash of all of it."""

    meeting: tuple[Any, ...]
    items: tuple[ItemRows, ...]
    digest: str

    @property
    def municipality(self) -> str:
        """Whose meeting it is, as a slug."""
        return str(self.meeting[1])


def meeting_rows(meeting: Meeting) -> MeetingRows:
    """The rows of one meeting and its items."""
    items = tuple(_item_rows(item, ordinal) for ordinal, item in enumerate(meeting.items))
    record = codec.dumps(meeting, MEETING_OMITS)
    # Two documents that say the same have one digest, whatever they are called.
    digest = _hash(part for row in items for part in row.text)
    columns = (
        meeting.id,
        meeting.municipality,
        meeting.body_id,
        meeting.date,
        meeting.kind,
        meeting.format,
        int(meeting.cancelled),
        digest,
        record,
    )
    return MeetingRows(columns, items, digest)


def rows_digest(rows: Iterable[MeetingRows]) -> str:
    """A hash of everything a document gave, to tell whether a new reading of it changed anything."""
    return _hash(
        str(part) for row in rows for part in (*row.meeting, *(p for i in row.items for p in (*i.item, *i.text)))
    )


def _hash(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "backslashreplace") + b"\0")
    return digest.hexdigest()


def _item_rows(item: AgendaItem, ordinal: int) -> ItemRows:
    columns = (
        ordinal,
        item.id,
        item.municipality,
        item.date or "~",
        item.body_id,
        item.number,
        _sort(item.number, ordinal),
        clean(item.title),
        int(item.closed),
        codec.dumps(item, ITEM_OMITS),
    )
    forms = {form: rank for number in reversed(item.case_numbers) for form, rank in forms_of(number).items()}
    return ItemRows(columns, _shown_row(item), _text_row(item), tuple(sorted(forms.items())))


def _shown_row(item: AgendaItem) -> tuple[Any, ...]:
    numbers = "|".join(number.printed for number in item.case_numbers)
    texts = (item.body, item.body_kind, item.meeting_kind, item.decision_kind, numbers, item.document)
    url = None if item.url is None else clean(item.url)
    return (*map(clean, texts), item.source.line, url, int(item.standing))


def _text_row(item: AgendaItem) -> tuple[str, str, str, str, str]:
    titles = [item.title] if item.toc_title in (None, item.title) else [item.title, str(item.toc_title)]
    printed = [number.printed for number in item.case_numbers]
    numbers = [*printed, *item.former_numbers, item.journal_number or "", item.document_number or ""]
    sections = [codec.to_data(section) | {"text": len(section.text)} for section in item.sections]
    return (
        clean("\n".join(titles)),
        clean("\n".join(filter(None, numbers))),
        clean(item.decision or ""),
        clean("\n".join(section.text for section in item.sections)),
        codec.to_json(sections),
    )


def clean(text: str) -> str:
    """``text`` as the database can hold it: a lone surrogate, which has no UTF-8 form, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def read_item(record: str, **more: object) -> AgendaItem:
    """The item of a stored record; ``more`` gives the ids that hold now, and what else is kept beside the record."""
    return codec.loads(AgendaItem, record, **more)


def read_sections(text: str, sections: str) -> tuple[Section, ...]:
    """The sections of an item, cut out of its text again."""
    found: list[Section] = []
    start = 0
    for data in json.loads(sections):
        end = start + data["text"]
        found.append(codec.from_data(Section, data | {"text": text[start:end]}))
        start = end + 1
    return tuple(found)


def read_meeting(record: str, key: str, items: Sequence[AgendaItem] = ()) -> Meeting:
    """The meeting of a stored record, under the id that holds now."""
    return codec.loads(Meeting, record, id=key, items=tuple(items))


def _sort(number: str | None, ordinal: int) -> str:
    """A text that sorts as item numbers do: ``2`` before ``10``, items without a number after them, as printed."""
    natural = re.sub(r"\d+", lambda digits: digits.group().zfill(8), number[:40]) if number else "~"
    return f"{natural}:{ordinal:05}"
