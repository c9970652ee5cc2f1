"""The database as the rest of the program sees it: records in, records out, always sorted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from casegraph.calendar import Calendar
from casegraph.danish import slug
from casegraph.errors import UsageError
from casegraph.model import AgendaItem, Case, Doubt, Link, Meeting
from casegraph.store import codec, rows
from casegraph.store.calendar import read_calendar
from casegraph.store.connection import open_file, open_memory, transaction, translated
from casegraph.store.glance import REVISION
from casegraph.store.numbers import DIGITS, NO_PREFIX, SHORT_YEAR, asked_forms
from casegraph.store.records import DocumentRecord, SearchHit
from casegraph.store.search import Scope, search_rows
from casegraph.store.snippets import hit_of, number_hit
from casegraph.store.writer import DOCUMENT_COLUMNS, Writer

ITEMS = """
    SELECT i.record, i.key, m.key, m.parsed, i.standing, {text} FROM items i JOIN meetings m ON m.id = i.meeting
    {join} WHERE {condition} ORDER BY i.day, i.municipality, i.body_id, i.sitting, i.sort, i.key, m.role, i.id
"""
MEETINGS = """
    SELECT record, key FROM meetings WHERE {condition}
    ORDER BY coalesce(date, '~'), municipality, body_id, key, role, json_extract(record, '$.document')
"""
EXISTS = {
    "meeting": "SELECT 1 FROM meetings WHERE key = ?",
    "item": "SELECT 1 FROM items WHERE key = ? AND current",
    "case": "SELECT 1 FROM cases WHERE id = ?",
}
MAX_CASES = 200  # found by words of their title
FEW_KIB = 4096
MANY = 1000
"""Rows that are fetched from the database at a time."""


class Store:
    """A database of minutes, opened with :meth:`open` or :meth:`memory` and closed at the end of a ``with`` block.

    Everything is read in a fixed order: items by date, municipality, body and number. Unless something else is said,
    only what counts is given: of an agenda and the minutes of one sitting the minutes.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False) -> Store:
        """The database at ``path``; raise :class:`StoreError` where it is missing, not ours, or newer than we are."""
        return cls(open_file(Path(path), create=create), Path(path))

    @classmethod
    def aside(cls, path: Path, place: Path | None, *, create: bool = False) -> Store:
        """The database that stands at ``path`` until it takes its ``place``, by which it is known already."""
        return cls(open_file(path, create=create), place)

    def copied(self, path: Path) -> Store:
        """A copy of it at ``path``, known by the place of this one."""
        with translated(path), closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)
        return Store.aside(path, self.path)

    @classmethod
    def memory(cls) -> Store:
        """A new database in memory."""
        return cls(open_memory(), None)

    def in_memory(self) -> Store:
        """Everything in it once more, in memory."""
        connection = open_memory()
        with translated(self.path or ":memory:"):
            self._connection.backup(connection)
        return Store(connection, None)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A :class:`Writer`; all it did is committed at the end of the block, or nothing where the block raises.

        Where somebody else is writing already, :class:`StoreError` says so at once.
        """
        with transaction(self._connection, self.path):
            writer = Writer(self._connection)
            yield writer
            writer.finish()

    def parts(self, municipality: str | None = None) -> Sequence[Store]:
        """The databases it is made of that may hold something of a municipality: itself."""
        return [self]

    def read_once(self) -> None:
        """Keep only a few pages in memory from now on: what reads everything once gains nothing by keeping more."""
        for part in self.parts():
            part._connection.execute(f"PRAGMA cache_size = -{FEW_KIB}")

    # What was read

    def documents(self) -> list[DocumentRecord]:
        """Every document that was read, by path, unreadable ones and those that are no minutes among them."""
        sql = f"SELECT {DOCUMENT_COLUMNS} FROM documents ORDER BY path"  # noqa: S608 - a constant
        return [DocumentRecord(*(*row[:7], bool(row[7]), row[8], _doubts(row[9]))) for row in self._rows(sql)]

    def is_open_only(self) -> bool:
        """Whether the settings of any folder say that closed items are to be left out of everything that is shown."""
        return any(self._rows("SELECT 1 FROM documents WHERE open_only LIMIT 1"))

    def language(self) -> str | None:
        """The language that the settings of the folders ask for; ``None`` where none does, or not all the same."""
        found = [lang for (lang,) in self._rows("SELECT DISTINCT lang FROM documents WHERE lang IS NOT NULL")]
        return found[0] if len(found) == 1 else None

    def municipalities(self) -> dict[str, str]:
        """The municipalities that anything is stored of: the slug and the name people read."""
        sql = "SELECT municipality, json_extract(record, '$.municipality_name') FROM meetings ORDER BY 1, 2 DESC"
        return dict(self._rows(sql))

    def named(self, name: str) -> str:
        """The slug of the municipality a person names, by slug or name; :class:`UsageError` says which there are."""
        known = self.municipalities()
        wanted = slug(name).removesuffix("-kommune")
        for own, shown in known.items():
            if wanted in {own, slug(shown).removesuffix("-kommune")}:
                return own
        there = ", ".join(shown or own for own, shown in known.items()) or "none"
        raise UsageError(f"{name}: no such municipality here; there is: {there}")

    def counts(self) -> tuple[int, int]:
        """How many sittings and items count, over all municipalities."""
        sql = (
            "SELECT (SELECT count(*) FROM meetings WHERE role = 'current'), (SELECT count(*) FROM items WHERE current)"
        )
        return next((int(meetings), int(items)) for meetings, items in self._rows(sql))

    def meetings(self, municipality: str | None = None, *, all_versions: bool = False) -> Iterator[Meeting]:
        """Every sitting, without its items; with ``all_versions`` as often as documents tell of it."""
        condition = "(?1 IS NULL OR municipality = ?1) AND (?2 OR role = 'current')"
        for record, key in self._rows(MEETINGS.format(condition=condition), municipality, all_versions):
            yield rows.read_meeting(record, key)

    def meeting(self, meeting_id: str) -> Meeting | None:
        """One sitting with its items, by its id or a former one; ``None`` where there is none."""
        key = self._now("meeting", meeting_id)
        found = self._rows(MEETINGS.format(condition="key = ? AND role = 'current'"), key)
        for record, _ in found:
            return rows.read_meeting(record, key, list(self._items("m.key = ? AND i.current", key)))
        return None

    def items(
        self, municipality: str | None = None, *, all_versions: bool = False, sections: bool = True
    ) -> Iterator[AgendaItem]:
        """Every item; several times faster with ``sections=False``, which leaves that one field empty."""
        condition = "(?1 IS NULL OR i.municipality = ?1) AND (?2 OR i.current)"
        return self._items(condition, municipality, all_versions, sections=sections)

    def items_of(self, item_ids: Iterable[str], *, sections: bool = True) -> Iterator[AgendaItem]:
        """The items of these ids, in the order of :meth:`items`; ids that are not there are passed over."""
        condition = "i.key IN (SELECT value FROM json_each(?)) AND i.current"
        return self._items(condition, codec.to_json(sorted(item_ids)), sections=sections)

    def items_as_parsed(self, municipality: str) -> Iterator[AgendaItem]:
        """The items that are to be linked: as :meth:`items`, but knowing nothing of what linking said before."""
        return self._items("i.municipality = ? AND i.current", municipality, linked=False)

    def item(self, item_id: str) -> AgendaItem | None:
        """One item, by its id or a former one; ``None`` where there is none."""
        key = self._now("item", item_id)
        return next(self._items("i.key = ? AND i.current", key), None)

    def find_items(self, text: str, scope: Scope | None = None) -> list[AgendaItem]:
        """The items that ``text`` may mean: the one of that id (or former id), else those whose id ends in it.

        An end that begins at a colon counts before one inside a part: ``2022-03-21:3`` before ``…:13``.
        """
        where, asked = scope or Scope(), text.strip()
        wanted = "(?1 IS NULL OR i.municipality = ?1) AND NOT (?2 AND i.closed) AND i.current"
        ends = "substr(i.key, -length(?3)) = ?3"
        for condition, end in (("i.key = ?3", self._now("item", asked)), (ends, f":{asked}"), (ends, asked)):
            sql = f"{wanted} AND {condition}"
            found = list(self._items(sql, where.municipality, where.open_only, end, sections=False)) if asked else []
            if found:
                return found
        return []

    # What was linked

    def links(self, municipality: str | None = None) -> Iterator[Link]:
        """Every link with its evidence, by the ids of its items."""
        sql = "SELECT record FROM links WHERE ?1 IS NULL OR municipality = ?1 ORDER BY a, b, kind, record"
        for (record,) in self._rows(sql, municipality):
            yield codec.loads(Link, record)

    def links_of(self, item_ids: Iterable[str]) -> Iterator[Link]:
        """Every link that has one of these items at an end."""
        wanted = "SELECT value FROM json_each(?1)"
        sql = f"SELECT record FROM links WHERE a IN ({wanted}) OR b IN ({wanted}) ORDER BY a, b, kind, record"  # noqa: S608
        for (record,) in self._rows(sql, codec.to_json(sorted(item_ids))):
            yield codec.loads(Link, record)

    def series(self, name: str) -> Iterator[Case]:
        """The cases of one series, by id."""
        sql = "SELECT id, record FROM cases WHERE json_extract(record, '$.series') = ? ORDER BY id"
        for row in self._rows(sql, name):
            yield self._case(*row)

    def cases(self, municipality: str | None = None) -> Iterator[Case]:
        """Every case, by id."""
        sql = "SELECT id, record FROM cases WHERE ?1 IS NULL OR municipality = ?1 ORDER BY id"
        for case_id, record in self._rows(sql, municipality):
            yield self._case(case_id, record)

    def case(self, case_id: str) -> Case | None:
        """One case, by its id or a former one; ``None`` where there is none."""
        key = self._now("case", case_id)
        for row in self._rows("SELECT id, record FROM cases WHERE id = ?", key):
            return self._case(*row)
        return None

    def case_of(self, item_id: str) -> Case | None:
        """The case an item belongs to; ``None`` for a standing item that prints no number."""
        for (case_id,) in self._rows("SELECT case_id FROM case_items WHERE item = ?", item_id):
            return self.case(case_id)
        return None

    def calendar(self, municipality: str | None = None) -> Calendar:
        """The sittings and terms of office that lists of meetings tell of, sorted; those of one municipality or all."""
        with translated(self.path or ":memory:"):
            return read_calendar(self._connection, municipality)

    def answers(self) -> list[dict[str, Any]]:
        """The copy of people's answers that the last build or answer left, in the order they were given."""
        return [json.loads(record) for (record,) in self._rows("SELECT record FROM answers ORDER BY ordinal")]

    def meta(self, key: str) -> str | None:
        """What was kept under ``key``, or ``None``."""
        for (value,) in self._rows("SELECT value FROM meta WHERE key = ?", key):
            return str(value)
        return None

    def revision(self) -> int:
        """How often the database was changed: of two lists from it, the later one never has a lower number."""
        return int(self.meta(REVISION) or 0)

    # What people ask

    def find_case(self, text: str, municipality: str | None = None, *, open_only: bool = False) -> list[Case]:
        """The cases that ``text`` may mean: a case number in any notation, an id, or words of a title.

        One case where it is plain; several, the likeliest first, where it is not; none where there is nothing. With
        ``open_only`` closed items lend neither number nor title.
        """
        known = self.case(text.strip()) or self._case_of_named(text.strip(), open_only)
        if known and municipality in (None, known.municipality):
            return [known]
        scope = Scope(municipality, open_only, titles_only=True)
        numbered = self._cases_of(self._numbered(text, scope, DIGITS))
        if numbered:
            return numbered
        titled = self._cases_of([found.row for found in search_rows(self._connection, text, MAX_CASES, scope)])
        chunks = [chunk for chunk in text.split() if any(map(str.isdecimal, chunk))]
        return titled or self._cases_of([row for chunk in chunks for row in self._numbered(chunk, scope, SHORT_YEAR)])

    def search(self, words: str, limit: int = 20, scope: Scope | None = None) -> list[SearchHit]:
        """The items that hold every one of ``words``, the surest first: number, exact, inflected, inside a compound."""
        where = scope or Scope()
        with translated(self.path or ":memory:"):
            numbered = self._numbered(words, where, NO_PREFIX)[:limit]
            found = {one.row: one for one in search_rows(self._connection, words, limit, where)}
        hits = [number_hit(self._by_row(row)) for row in numbered]
        hits += [hit_of(self._by_row(row), one) for row, one in found.items() if row not in numbered]
        return hits[:limit]

    # Inside

    def _case_of_named(self, text: str, open_only: bool) -> Case | None:
        """The case of the item whose id ``text`` is; the id of a closed item names none where those are left out."""
        item = self.item(text)
        return None if item is None or (open_only and item.closed) else self.case_of(item.id)

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with translated(self.path or ":memory:"):
            cursor = self._connection.execute(sql, values)
            while part := cursor.fetchmany(MANY):
                yield from part

    def _items(
        self, condition: str, *values: object, sections: bool = True, linked: bool = True
    ) -> Iterator[AgendaItem]:
        text, join = ("t.text, t.sections", "JOIN texts t ON t.id = i.id") if sections else ("'', '[]'", "")
        for row in self._rows(ITEMS.format(text=text, join=join, condition=condition), *values):
            yield _item(row, linked)

    def _by_row(self, row: int) -> AgendaItem:
        return next(self._items("i.id = ?", row))

    def _case(self, case_id: str, record: str) -> Case:
        case = codec.loads(Case, record)
        former = [
            alias for (alias,) in self._rows("SELECT former FROM aliases WHERE kind = 'case' AND id = ?", case_id)
        ]
        return replace(case, aliases=tuple(sorted({*case.aliases, *former} - {case_id}))) if former else case

    def _now(self, kind: str, asked: str) -> str:
        """The id that holds now for ``asked``, which may be a former one."""
        if any(self._rows(EXISTS[kind], asked)):
            return asked
        for (now,) in self._rows("SELECT id FROM aliases WHERE kind = ? AND former = ?", kind, asked):
            return str(now)
        return asked

    def _numbered(self, text: str, scope: Scope, worst: int) -> list[int]:
        """The rows of items that print the number ``text`` is, found by the surest form that finds any."""
        sql = """
            SELECT n.rank, i.id FROM numbers n JOIN items i ON i.id = n.item
            WHERE n.form = ? AND n.rank <= ? AND (? IS NULL OR i.municipality = ?) AND NOT (? AND i.closed)
            AND i.current ORDER BY n.rank, i.day, i.key
        """
        for form in asked_forms(text):
            found = list(self._rows(sql, form, worst, scope.municipality, scope.municipality, scope.open_only))
            if found:
                return [row for rank, row in found if rank == found[0][0]]
        return []

    def _cases_of(self, item_rows: Sequence[int]) -> list[Case]:
        """The cases of items, each once, in the order of its first item."""
        sql = "SELECT c.case_id FROM items i JOIN case_items c ON c.item = i.key WHERE i.id = ?"
        ids = dict.fromkeys(case for row in item_rows for (case,) in self._rows(sql, row))
        return [case for case in map(self.case, ids) if case]


def _doubts(text: str) -> tuple[Doubt, ...]:
    return tuple(codec.from_data(Doubt, doubt) for doubt in json.loads(text))


def _item(row: tuple[Any, ...], linked: bool) -> AgendaItem:
    record, key, meeting, parsed, standing, text, sections = row
    more: dict[str, object] = {"id": key, "meeting": meeting, "sections": rows.read_sections(text, sections)}
    if linked and standing is not None:
        more["standing"] = bool(standing)
    item = rows.read_item(record, **more)
    if meeting != parsed and item.decided_in and item.decided_in.startswith(parsed):
        return replace(item, decided_in=meeting + item.decided_in[len(parsed) :])
    return item
