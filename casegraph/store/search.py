"""Full text in Danish: the words as typed first, then inflected, then inside compounds.

The index holds the words as they stand in the documents. What a person types is widened to words that are really
there: *skole* finds *skolerne* by its stem and *folkeskolen* as its last part. Nothing of it is a query language.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from casegraph.danish import stem
from casegraph.store.records import Match
from casegraph.store.words import plain_word, words_of

MAX_WORDS = 16  # of a query
MAX_FORMS = 400  # of one word; the shortest compounds are the nearest
COMPOUND_FROM = 3  # letters of a word that is looked for inside others
LONG_STEM = 5  # letters from which a stem inside a word is hardly ever chance
WEIGHTS = "10.0, 10.0, 4.0, 1.0"  # title, numbers, decision, text


@dataclass(frozen=True, slots=True)
class Found:
    """An item that was found: its row, how the words were found, how well, and the words of the index it has."""

    row: int
    match: Match
    rank: float
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: one municipality or all, open items only or all, all columns or the titles alone."""

    municipality: str | None = None
    open_only: bool = False
    titles_only: bool = False


def search_rows(connection: sqlite3.Connection, text: str, limit: int, scope: Scope) -> list[Found]:
    """The items that hold every word of ``text`` in some form, the surest forms first, at most ``limit``."""
    asked = list(dict.fromkeys(words_of(unicodedata.normalize("NFC", text))))[:MAX_WORDS]
    found: dict[int, Found] = {}
    for match, groups in _widening(connection, asked):
        if len(found) >= limit:
            break
        for row, rank in _matching(connection, groups, limit + len(found), scope):
            found.setdefault(row, Found(row, match, rank, groups))
    return list(found.values())[:limit]


def _widening(connection: sqlite3.Connection, asked: list[str]) -> Iterator[tuple[Match, tuple[frozenset[str], ...]]]:
    """Wider and wider forms of the words; a step that adds nothing is left out."""
    if not asked:
        return
    exact = tuple(_exact(connection, word) for word in asked)
    yield "exact", exact
    inflected = tuple(forms | _inflected(connection, word) for forms, word in zip(exact, asked, strict=True))
    if inflected != exact:
        yield "inflected", inflected
    compound = tuple(forms | _compounds(connection, word) for forms, word in zip(inflected, asked, strict=True))
    if compound != inflected:
        yield "compound", compound


def _exact(connection: sqlite3.Connection, word: str) -> frozenset[str]:
    rows = connection.execute("SELECT word FROM words WHERE plain = ?", (plain_word(word),))
    return frozenset({word, *(row[0] for row in rows)})


def _inflected(connection: sqlite3.Connection, word: str) -> frozenset[str]:
    """Words with the same stem; a stem is always the beginning of its word."""
    plain = plain_word(word)
    root = stem(plain)
    if len(plain) < 2 or not plain.isalpha():
        return frozenset()
    rows = connection.execute(
        "SELECT plain, word FROM words WHERE plain >= ? AND plain < ?", (root, root + "\U0010ffff")
    )
    return frozenset(other for candidate, other in rows if stem(candidate) == root)


def _compounds(connection: sqlite3.Connection, word: str) -> frozenset[str]:
    """Words that hold this one: as it was typed, as their last part in any form, or its stem where that is long."""
    plain = plain_word(word)
    root = stem(plain)
    if len(plain) < COMPOUND_FROM or not plain.isalpha():
        return frozenset()
    rows = connection.execute("SELECT plain, word FROM words WHERE instr(plain, ?) > 0", (root,)).fetchall()
    sure = len(root) >= LONG_STEM
    fitting = {other for candidate, other in rows if sure or plain in candidate or stem(candidate).endswith(root)}
    return frozenset(sorted(fitting, key=lambda other: (len(other), other))[:MAX_FORMS])


def _matching(
    connection: sqlite3.Connection, groups: tuple[frozenset[str], ...], limit: int, scope: Scope
) -> list[tuple[int, float]]:
    query = " AND ".join("(" + " OR ".join(f'"{word}"' for word in sorted(forms)) + ")" for forms in groups)
    # Words are runs of letters and digits, so that nothing in them can be taken for a sign of the query language.
    sql = f"""
        SELECT i.id, bm25(search, {WEIGHTS}) AS cost FROM search JOIN items i ON i.id = search.rowid
        WHERE search MATCH ? AND i.current AND (? IS NULL OR i.municipality = ?) AND NOT (? AND i.closed)
        ORDER BY round(cost, 9), i.day DESC, i.key LIMIT ?
    """  # noqa: S608 - the weights are a constant
    titles = "{title} : " if scope.titles_only else ""
    values = (f"{titles}({query})", scope.municipality, scope.municipality, scope.open_only, limit)
    return connection.execute(sql, values).fetchall()
