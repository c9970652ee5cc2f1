"""Numbered changes of the schema, each committed together with its record, or not at all."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from casegraph import __version__
from casegraph.errors import StoreError

APPLICATION_ID = 0x43474442  # "CGDB"
RECORD = "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, program TEXT NOT NULL)"


@dataclass(frozen=True, slots=True, order=True)
class Migration:
    """One change of the schema: its number, the name of its file, and its SQL."""

    number: int
    name: str
    sql: str


@cache
def packaged() -> tuple[Migration, ...]:
    """The migrations in the package, in the order of their numbers."""
    folder = resources.files("casegraph.store") / "migrations"
    files = [entry for entry in folder.iterdir() if re.fullmatch(r"\d{4}_\w+\.sql", entry.name)]
    return tuple(sorted(Migration(int(f.name[:4]), f.name, f.read_text(encoding="utf-8")) for f in files))


def migrate(
    connection: sqlite3.Connection, name: str, migrations: tuple[Migration, ...] | None = None
) -> tuple[str, ...]:
    """Bring the database called ``name`` up to the newest migration; give the names of those that were applied.

    A database with a higher number than this program knows is left alone: :class:`StoreError`.
    """
    known = packaged() if migrations is None else migrations
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    newest = known[-1].number if known else 0
    if version > newest:
        raise StoreError(
            f"{name}: the database was made by a newer casegraph (schema {version}, this program knows {newest}); "
            "nothing was changed. Upgrade casegraph, or name another --db"
        )
    applied = [migration.name for migration in known if migration.number > version and _apply(connection, migration)]
    return tuple(applied)


def _apply(connection: sqlite3.Connection, migration: Migration) -> bool:
    """Apply one change together with its record; false where another program did so while this one waited."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] >= migration.number:
            return False
        for statement in _statements(migration.sql):
            connection.execute(statement)
        connection.execute(RECORD)
        row = (migration.number, migration.name, __version__)
        connection.execute("INSERT INTO migrations (number, name, program) VALUES (?, ?, ?)", row)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {migration.number}")
        connection.execute("COMMIT")
        return True
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script; a trigger is one, whatever semicolons it holds."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
