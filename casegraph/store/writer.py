"""Everything that changes the database, inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, Protocol

from casegraph.calendar import Calendar
from casegraph.model import Case, Link
from casegraph.store import codec
from casegraph.store.calendar import calendar_digest, put_calendar
from casegraph.store.glance import REVISION
from casegraph.store.records import DocumentRecord
from casegraph.store.rows import MeetingRows, rows_digest
from casegraph.store.settle import settle

MEETING_COLUMNS = "parsed, municipality, body_id, date, kind, format, cancelled, digest, record"
ITEM_COLUMNS = "ordinal, parsed, municipality, day, body_id, number, sort, title, closed, record"
SHOWN_COLUMNS = "body, body_kind, meeting_kind, decision_kind, case_number, document, line, url, standing"
LINK_COLUMNS = "a, b, kind, status, relation, decided_by, score, record"
SEARCH_COLUMNS = "rowid, title, numbers, decision, text"
DOCUMENT_COLUMNS = "path, document, fingerprint, status, size, content, message, open_only, lang, doubts, digest"


class LinkedLike(Protocol):
    """What linking gives back, as far as the store keeps it."""

    @property
    def links(self) -> Sequence[Link]:
        """Every link, accepted, suggested or rejected."""

    @property
    def cases(self) -> Sequence[Case]:
        """Every case, with its threads."""

    @property
    def standing(self) -> frozenset[str]:
        """The ids of standing items."""


class Writer:
    """Writes to the database; made by ``Store.writing``, which commits or takes back everything at its end.

    ``changed`` names the municipalities whose items changed and whose cases must therefore be linked anew.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._days: set[str] = set()
        self._dead: dict[str, list[int]] = {"meetings": [], "documents": []}
        self._added = False
        self._removed = False
        self.changed: set[str] = set()
        self._before = connection.total_changes

    def put_document(
        self, record: DocumentRecord, meetings: Sequence[MeetingRows], calendar: Calendar | None = None
    ) -> bool:
        """Put a document and what it gave in place of what it gave before; say whether anything of that changed.

        ``calendar`` is what it tells of sittings without items; these change no item and no case.
        """
        if self._dead["documents"]:
            self._bury()  # it may be one of them that comes back
        digest = rows_digest(meetings) + (calendar_digest(calendar) if calendar else "")
        row = self._connection.execute("SELECT id, digest FROM documents WHERE path = ?", (record.path,)).fetchone()
        known, before = row or (None, None)
        if before == digest:
            self._put_record(record, digest, known)
            return False
        keys = self._take_out(known) if known else {}
        document = self._put_record(record, digest, known)
        put_calendar(self._connection, document, calendar or Calendar())
        for rows in meetings:
            self._put_meeting(document, rows, keys)
        return True

    def drop_document(self, path: str) -> None:
        """Take a document and everything that came from it out of every table and index."""
        row = self._connection.execute("SELECT id FROM documents WHERE path = ?", (path,)).fetchone()
        if row:
            self._take_out(row[0])
            self._dead["documents"].append(row[0])

    def settle(self) -> None:
        """Tell the versions and sittings of every touched day apart, and give their items the ids that hold."""
        self._bury()
        for day in sorted(self._days):
            settle(self._connection, day)
        self._days.clear()

    def put_linked(self, municipality: str, linked: LinkedLike) -> None:
        """Put the links and cases of one municipality in place of the former ones."""
        self.settle()
        former = self._former_cases(municipality)
        for table in ("links", "cases"):
            self._connection.execute(f"DELETE FROM {table} WHERE municipality = ?", (municipality,))  # noqa: S608 - fixed names
        links = sorted(map(_link_row, linked.links), key=itemgetter(0, 1, 2, -1))
        sql = f"INSERT INTO links (municipality, {LINK_COLUMNS}) VALUES (?, {_marks(LINK_COLUMNS)})"  # noqa: S608
        self._connection.executemany(sql, ((municipality, *row) for row in links))
        cases = [(case.id, municipality, codec.dumps(case)) for case in linked.cases]
        self._connection.executemany("INSERT INTO cases VALUES (?, ?, ?)", cases)
        members = [(item, case.id, part.id) for case in linked.cases for part in case.threads for item in part.items]
        self._connection.executemany("INSERT INTO case_items VALUES (?, ?, ?)", members)
        self._put_standing(municipality, linked.standing)
        self._put_case_aliases(former, linked.cases)

    def put_answers(self, answers: Iterable[str]) -> None:
        """Put people's answers (each one JSON object) in place of the former copy."""
        self._connection.execute("DELETE FROM answers")
        self._connection.executemany("INSERT INTO answers VALUES (?, ?)", enumerate(answers))

    def put_meta(self, key: str, value: str) -> None:
        """Keep one fact about the database under ``key``."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def has_changed(self) -> bool:
        """Whether anything was written so far."""
        return self._connection.total_changes > self._before

    def finish(self) -> None:
        """What must be done once before everything is committed: ids, words, and no trace of what was removed."""
        self.settle()
        if self._removed:
            # Deleted text lives on in the index until its segments are merged.
            self._connection.execute("INSERT INTO search (search) VALUES ('optimize')")
            self._connection.execute("DELETE FROM words WHERE word NOT IN (SELECT term FROM search_terms)")
            self._connection.execute(
                "DELETE FROM aliases WHERE id NOT IN (SELECT key FROM items UNION SELECT key FROM meetings"
                " UNION SELECT id FROM cases)"
            )
        if self._added:
            # The words of an index of 100,000 items are read from it in a second or two.
            self._connection.execute("INSERT OR IGNORE INTO words SELECT plain_word(term), term FROM search_terms")
        if self.has_changed():
            self._connection.execute(
                "INSERT INTO meta VALUES (?, '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1",
                (REVISION,),
            )

    def _put_record(self, record: DocumentRecord, digest: str, known: int | None) -> int:
        values = (
            record.path,
            record.document,
            record.fingerprint,
            record.status,
            record.size,
            record.content,
            record.message,
            record.open_only,
            record.lang,
            codec.to_json([codec.to_data(doubt) for doubt in record.doubts]),
            digest,
        )
        names = DOCUMENT_COLUMNS.split(", ")
        # No "ON CONFLICT … RETURNING": a statement that may have to be undone by itself makes SQLite write out the
        # search index it has gathered, once a document.
        if known is None:
            sql = f"INSERT INTO documents ({DOCUMENT_COLUMNS}) VALUES ({_marks(DOCUMENT_COLUMNS)})"  # noqa: S608
            return int(self._connection.execute(sql, values).lastrowid or 0)
        changes = ", ".join(f"{name} = ?" for name in names)
        self._connection.execute(f"UPDATE documents SET {changes} WHERE id = ?", (*values, known))  # noqa: S608
        return known

    def _take_out(self, document: int) -> dict[str, str]:
        """Remove what a document gave; the ids its items had are given back by the ids they were parsed with."""
        meetings = "SELECT id, parsed, key, municipality FROM meetings WHERE document = ?"
        items = (
            "SELECT i.parsed, i.key FROM items i JOIN meetings m ON m.id = i.meeting WHERE m.document = ? AND current"
        )
        keys = dict(self._connection.execute(items, (document,)))
        for meeting, parsed, key, municipality in self._connection.execute(meetings, (document,)):
            self._dead["meetings"].append(meeting)
            self._days.add(parsed)
            self.changed.add(municipality)
            keys[parsed] = key
        return {parsed: key for parsed, key in keys.items() if key}

    def _bury(self) -> None:
        """Delete all that was taken out, at once and in the order of rows: only then is the search index quick."""
        texts = self._connection.execute(
            "SELECT id, title, numbers, decision, text FROM texts WHERE id IN"
            " (SELECT id FROM items WHERE meeting IN (SELECT value FROM json_each(?))) ORDER BY id",
            (codec.to_json(self._dead["meetings"]),),
        )
        forget = f"INSERT INTO search (search, {SEARCH_COLUMNS}) VALUES ('delete', ?, ?, ?, ?, ?)"  # noqa: S608
        self._connection.executemany(forget, texts)
        for table, ids in self._dead.items():
            if ids:
                sql = f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - fixed names
                self._connection.execute(sql, (codec.to_json(ids),))
                self._removed = True
                ids.clear()

    def _put_meeting(self, document: int, rows: MeetingRows, keys: dict[str, str]) -> None:
        columns = f"document, key, {MEETING_COLUMNS}"
        sql = f"INSERT INTO meetings ({columns}) VALUES ({_marks(columns)})"  # noqa: S608 - constants
        meeting = self._connection.execute(sql, (document, keys.get(rows.meeting[0]), *rows.meeting)).lastrowid
        self._days.add(rows.meeting[0])
        self.changed.add(rows.meeting[1])
        first = self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM items").fetchone()[0]
        numbered = list(enumerate(rows.items, first))
        columns = f"id, meeting, key, {ITEM_COLUMNS}, {SHOWN_COLUMNS}"
        self._connection.executemany(
            f"INSERT INTO items ({columns}) VALUES ({_marks(columns)})",  # noqa: S608 - constants
            ((row, meeting, keys.get(parts.item[1]), *parts.item, *parts.shown) for row, parts in numbered),
        )
        texts = [(row, *parts.text) for row, parts in numbered]
        self._connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", texts)
        searched = f"INSERT INTO search ({SEARCH_COLUMNS}) VALUES (?, ?, ?, ?, ?)"  # noqa: S608
        self._connection.executemany(searched, (row[:5] for row in texts))
        forms = ((row, *form) for row, parts in numbered for form in parts.numbers)
        self._connection.executemany("INSERT INTO numbers VALUES (?, ?, ?)", forms)
        self._added = True

    def _put_standing(self, municipality: str, standing: frozenset[str]) -> None:
        sql = "SELECT id, key, standing FROM items WHERE municipality = ? AND current"
        rows = self._connection.execute(sql, (municipality,)).fetchall()
        changes = [(int(key in standing), row) for row, key, before in rows if before != int(key in standing)]
        self._connection.executemany("UPDATE items SET standing = ? WHERE id = ?", changes)

    def _former_cases(self, municipality: str) -> dict[str, list[str]]:
        sql = "SELECT c.id, i.item FROM cases c JOIN case_items i ON i.case_id = c.id WHERE c.municipality = ?"
        former: dict[str, list[str]] = {}
        for case, item in self._connection.execute(sql, (municipality,)):
            former.setdefault(case, []).append(item)
        return former

    def _put_case_aliases(self, former: dict[str, list[str]], cases: Sequence[Case]) -> None:
        """A case that lost its id is found under the former one, in the case that holds most of its items now."""
        gone = sorted(set(former) - {case.id for case in cases})
        if not gone:
            return
        sql = "SELECT case_id, count(*) FROM case_items WHERE item IN (SELECT value FROM json_each(?)) GROUP BY 1"
        for case in gone:
            heirs = self._connection.execute(sql, (codec.to_json(former[case]),)).fetchall()
            if heirs:
                heir = min(heirs, key=lambda row: (-row[1], row[0]))[0]
                self._put_alias(case, heir)

    def _put_alias(self, former: str, now: str) -> None:
        # A number that only a closed item prints must not live on in an id.
        closed = "SELECT 1 FROM case_items c JOIN items i ON i.key = c.item AND i.closed WHERE c.case_id = ?"
        if self._connection.execute(closed, (now,)).fetchone():
            return
        self._connection.execute("UPDATE aliases SET id = ? WHERE kind = 'case' AND id = ?", (now, former))
        self._connection.execute("INSERT OR REPLACE INTO aliases VALUES ('case', ?, ?)", (former, now))


def _link_row(link: Link) -> tuple[Any, ...]:
    return (link.a, link.b, link.kind, link.status, link.relation, link.by, float(link.score), codec.dumps(link))


def _marks(columns: str) -> str:
    """A question mark for each of some columns."""
    return ", ".join("?" for _ in columns.split(","))
