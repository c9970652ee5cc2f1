"""Settling one day of a body in the database: which version counts, and under which ids its items stand."""

from __future__ import annotations

import sqlite3

from casegraph.store.sittings import Placed, Version, place


def settle(connection: sqlite3.Connection, day: str) -> None:
    """Give every version of the day (meetings the parser gave one id) its role, and its items the ids that hold."""
    versions = _versions(connection, day)
    placed = place(versions) if len(versions) > 1 else [Placed(version.row, "", "current") for version in versions]
    taken: dict[str, set[str]] = {}
    for one in placed:
        key = day + one.suffix
        before = connection.execute("SELECT key FROM meetings WHERE id = ?", (one.row,)).fetchone()[0]
        connection.execute("UPDATE meetings SET key = ?, role = ? WHERE id = ?", (key, one.role, one.row))
        if one.role == "current":
            _keep_alias(connection, "meeting", before, key)
        # Versions of one sitting give one matter one id; only what counts side by side must differ.
        room = str(one.row) if one.role == "superseded" else one.suffix
        _settle_items(connection, day, one, taken.setdefault(room, set()))


def _versions(connection: sqlite3.Connection, day: str) -> list[Version]:
    sql = """
        SELECT m.id, m.kind, m.format, json_extract(m.record, '$.start'), m.cancelled,
            d.path || ' ' || json_extract(m.record, '$.document'), m.digest,
            json_extract(m.record, '$.released'), coalesce(json_extract(m.record, '$.supplement'), 0)
        FROM meetings m JOIN documents d ON d.id = m.document WHERE m.parsed = ? ORDER BY m.id
    """
    found = connection.execute(sql, (day,)).fetchall()
    several = len(found) > 1
    return [
        Version(row, kind, form, start, bool(cancelled), document, digest, items, released, bool(supplement))
        for row, kind, form, start, cancelled, document, digest, released, supplement in found
        for items in (_items(connection, row) if several else (),)
    ]


def _items(connection: sqlite3.Connection, meeting: int) -> tuple[tuple[str | None, str], ...]:
    return tuple(connection.execute("SELECT number, title FROM items WHERE meeting = ? ORDER BY ordinal", (meeting,)))


def _settle_items(connection: sqlite3.Connection, day: str, placed: Placed, taken: set[str]) -> None:
    sql = "SELECT id, parsed, key FROM items WHERE meeting = ? ORDER BY ordinal"
    current = int(placed.role != "superseded")
    updates = []
    for row, parsed, before in connection.execute(sql, (placed.row,)).fetchall():
        key = _unique(_moved(parsed, day, placed.suffix), taken)
        updates.append((key, current, placed.suffix, row))
        if current:
            _keep_alias(connection, "item", before, key)
    connection.executemany("UPDATE items SET key = ?, current = ?, sitting = ? WHERE id = ?", updates)


def _keep_alias(connection: sqlite3.Connection, kind: str, former: str | None, now: str) -> None:
    """Find what was once called ``former`` under that id too."""
    if former and former != now:
        connection.execute("UPDATE aliases SET id = ? WHERE kind = ? AND id = ?", (now, kind, former))
        connection.execute("INSERT OR REPLACE INTO aliases VALUES (?, ?, ?)", (kind, former, now))
        connection.execute("DELETE FROM aliases WHERE kind = ? AND former = id", (kind,))


def _moved(parsed: str, day: str, suffix: str) -> str:
    return f"{day}{suffix}{parsed[len(day) :]}" if parsed.startswith(day) else parsed


def _unique(key: str, taken: set[str]) -> str:
    """``key``, with an ordinal behind it where another item of the sitting bears it already."""
    unique, ordinal = key, 1
    while unique in taken:
        ordinal += 1
        unique = f"{key}-{ordinal}"
    taken.add(unique)
    return unique
