"""A glance into a database: some facts and what became of every document, for next to nothing.

Nothing else of this room is loaded, and nothing is written, not even to bring a file up to date.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

REVISION = "revision"
"""The fact how often the database was changed."""
TOLD = "told"
"""The fact what the last build rested on, the revision it made, and what is to be told of it again."""
_BESIDE = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Glance:
    """The facts of a database by their keys, and of every document its path, its name and its status."""

    facts: dict[str, str]
    documents: list[tuple[str, str, str]]

    @property
    def revision(self) -> int:
        """How often the database was changed."""
        return int(self.facts.get(REVISION, 0))


def glance(path: Path) -> Glance | None:
    """What the database at ``path`` says; ``None`` where there is none at rest that we understand."""
    if not path.is_file() or any(path.with_name(path.name + end).exists() for end in _BESIDE):
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            facts = dict(connection.execute("SELECT key, value FROM meta WHERE key IN (?, ?)", (REVISION, TOLD)))
            return Glance(facts, list(connection.execute("SELECT path, document, status FROM documents")))
    except sqlite3.Error:
        return None
