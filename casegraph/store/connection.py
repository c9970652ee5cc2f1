"""The file itself: is it ours, one writer at a time, and nothing of what was deleted left in it.

At rest a database is one plain file, so that it can be copied, mailed and read from a read-only share. While a build
writes, it is in WAL mode: readers go on reading what was there before, and an interrupted build leaves no trace.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from casegraph.errors import StoreError
from casegraph.store.migrate import APPLICATION_ID, migrate
from casegraph.store.words import plain_word

MAGIC = b"SQLite format 3\x00"
WAIT_MS = 3000  # how long a reader waits for the moment in which a writer swaps its pages in
CACHE_KIB = 65536
PAGE = 8192  # an item with its text is some 3 KB; smaller pages would be half empty


def open_file(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the database at ``path``, upgraded to this program's schema; :class:`StoreError` if it cannot."""
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder, not a database file")
    if not create and (not path.exists() or not path.stat().st_size):
        raise StoreError(f"{path}: there is no database here yet; make one with: casegraph build SOURCE --db {path}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; make it first, or name another --db")
    with translated(path):
        _refuse_foreign(path)
        mode = "rwc" if create else "rw"
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)
        return _ready(connection, path)


def open_memory() -> sqlite3.Connection:
    """A connection to a new database in memory."""
    return _ready(sqlite3.connect(":memory:", isolation_level=None), Path(":memory:"))


def _ready(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    try:
        connection.create_function("plain_word", 1, plain_word, deterministic=True)
        pragmas = {
            "busy_timeout": WAIT_MS,
            "page_size": PAGE,
            "foreign_keys": "ON",
            "secure_delete": "ON",
            "temp_store": "MEMORY",  # no text of a document ever stands in a temporary file
            "cache_size": -CACHE_KIB,
        }
        for pragma, value in pragmas.items():
            connection.execute(f"PRAGMA {pragma} = {value}")
        migrate(connection, str(path))
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(path: Path) -> None:
    """Look at the header before SQLite touches the file: what is not ours stays as it is, to the byte."""
    if not path.exists() or path.with_name(path.name + "-journal").exists():
        return  # a journal means that SQLite must first put the file right; the schema is checked afterwards
    with path.open("rb") as file:
        header = file.read(100)
    application = int.from_bytes(header[68:72], "big")
    if header and (not header.startswith(MAGIC) or application != APPLICATION_ID):
        raise StoreError(f"{path}: this is not a casegraph database; nothing was changed. Name another file with --db")


@contextmanager
def translated(path: Path | str) -> Iterator[None]:
    """Turn what SQLite reports into a :class:`StoreError` that says what to do."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        raise StoreError(f"{path}: {_advice(error)}") from error


def _advice(error: Exception) -> str:
    text = str(error)
    if "locked" in text or "busy" in text:
        return "another casegraph is writing to the database just now; try again when it has finished"
    if "readonly" in text or "unable to open" in text or isinstance(error, PermissionError):
        return f"the database cannot be opened for writing ({text}); check the rights of the file and its folder"
    if "full" in text or isinstance(error, OSError):
        return f"the database cannot be used ({text})"
    if "malformed" in text or "not a database" in text:
        return f"the database is damaged ({text}); build it anew from the documents into another file"
    return f"the database refused ({text})"


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path | None) -> Iterator[None]:
    """Everything inside is written together or not at all; a second writer is told at once that it must wait."""
    with translated(path or ":memory:"):
        if path:
            _journal(connection, "WAL")
        _begin(connection)
    try:
        yield
        with translated(path or ":memory:"):
            connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if path:
            _at_rest(connection)


def _begin(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")


def _at_rest(connection: sqlite3.Connection) -> None:
    """Bring the write-ahead log into the file and do away with it, unless somebody is still reading by it."""
    with suppress(sqlite3.OperationalError):
        free, pages = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _journal(connection, "DELETE")
        if free * 4 > pages:
            connection.execute("VACUUM")


def _journal(connection: sqlite3.Connection, mode: str) -> None:
    # Where WAL is not to be had (some network drives, a reader in the way) SQLite stays as it is, which is safe too.
    with suppress(sqlite3.OperationalError):
        connection.execute(f"PRAGMA journal_mode = {mode}")
