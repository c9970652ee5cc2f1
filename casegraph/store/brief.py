"""What a graph needs of a database, as plain rows read while they are asked for, without making records of them.

A large municipality has a hundred thousand items; as records they fill half a gigabyte, and a graph file shows but a
few of their fields.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from casegraph.facts import LinkFacts, MeetingFacts, together
from casegraph.kinds import IsoDate
from casegraph.order import number_key
from casegraph.store.store import Store

NO_DATE = "~"
Row = tuple[Any, ...]


class Seen(NamedTuple):
    """What is looked at: one municipality (a slug) or all, as of a day, with agendas of ``coming`` meetings or not."""

    municipality: str | None
    as_of: IsoDate
    coming: bool = False


class Plain(NamedTuple):
    """An item by what sorts and joins it."""

    id: str
    municipality: str
    body_id: str
    date: IsoDate | None
    number: str | None
    meeting: str
    case: str | None


class Told(NamedTuple):
    """A case by what a graph shows of it, seen or not, and how many ``items`` it has."""

    id: str
    municipality: str
    title: str
    case_number: str
    collective: str
    series: str | None
    items: int


_SEEN = "({i}.day = '~' OR {i}.day <= ?2 OR (?3 AND {i}.meeting_kind = 'agenda'))"
_MEETING = "JOIN meetings m ON m.id = i.meeting"
_SORTED = "i.key, i.municipality, i.body_id, nullif(i.day, '~'), i.number"
_PLAIN = f"{_SORTED}, m.key, ci.case_id"
_SHOWN = f"""
    {_SORTED}, i.title, i.case_number, i.body, i.body_kind, i.meeting_kind, i.decision_kind, i.closed, i.standing,
    ci.thread, i.document, i.line, i.url, ci.case_id
"""
_ITEMS = """
    SELECT {columns} FROM items i {join} LEFT JOIN case_items ci ON ci.item = i.key
    WHERE i.current AND (?1 IS NULL OR i.municipality = ?1) AND {seen} {more}
    ORDER BY i.day, i.municipality, i.body_id, i.sitting, i.sort, i.key
"""
_MEETINGS = """
    SELECT key, municipality, json_extract(record, '$.body'), body_id, json_extract(record, '$.body_kind'), date, kind,
    json_extract(record, '$.document'), json_extract(record, '$.url'),
    coalesce(date, '9999-99-99') AS day, coalesce(json_extract(record, '$.start'), '') AS start FROM meetings
    WHERE role = 'current' AND (?1 IS NULL OR municipality = ?1)
    AND (date IS NULL OR date <= ?2 OR (?3 AND kind = 'agenda'))
    ORDER BY day, start, key, kind, json_extract(record, '$.document')
"""
_CASES = """
    SELECT c.id, c.municipality, json_extract(c.record, '$.title'), json_extract(c.record, '$.case_numbers'),
    json_extract(c.record, '$.collective'), json_extract(c.record, '$.series'),
    (SELECT count(*) FROM case_items ci WHERE ci.case_id = c.id)
    FROM cases c WHERE ?1 IS NULL OR c.municipality = ?1 ORDER BY c.id
"""
_NAMESAKES = """
    SELECT i.key FROM items i JOIN cases c ON c.id = i.key
    WHERE i.current AND (?1 IS NULL OR i.municipality = ?1) AND {seen}
"""
_SERIES = "SELECT id, json_extract(record, '$.series') AS series FROM cases WHERE series IS NOT NULL ORDER BY id"
# What else sorts two items is asked only where the day does not tell.
_LINKS = """
    SELECT l.a, l.b, l.kind, l.relation, l.decided_by, l.score,
    CASE l.relation WHEN 'part_of' THEN json_extract(l.record, '$.subject') END, i.day, j.day,
    CASE i.day WHEN j.day THEN json_array(i.municipality, i.body_id, i.number, j.municipality, j.body_id, j.number) END
    FROM links l JOIN items i ON i.key = l.a AND i.current JOIN items j ON j.key = l.b AND j.current
    WHERE l.status = 'accepted' AND {seen} AND {other} AND NOT (?4 AND (i.closed OR j.closed))
    AND l.municipality = ?1 ORDER BY l.municipality, l.a, l.b, l.kind, l.rowid
"""


def plain_items(store: Store, seen: Seen, *, closed: bool = False) -> Iterator[Row]:
    """Every item by date, municipality and body, as bare rows of :class:`Plain`; only closed ones with ``closed``."""
    sql = _ITEMS.format(columns=_PLAIN, join=_MEETING, seen=_seen("i"), more="AND i.closed" if closed else "")
    return _rows(store, sql, seen, _day)


def items(store: Store, seen: Seen) -> Iterator[Row]:
    """Every item by date, municipality and body, as bare rows of :class:`~casegraph.facts.ItemFacts`."""
    sql = _ITEMS.format(columns=_SHOWN, join="", seen=_seen("i"), more="")
    return _rows(store, sql, seen, _day)


def series(store: Store, seen: Seen) -> dict[str, str]:
    """The series of every case that belongs to one, by the id of the case."""
    return {case: name for part in store.parts(seen.municipality) for case, name in part._rows(_SERIES)}


def meetings(store: Store, seen: Seen) -> Iterator[MeetingFacts]:
    """Every sitting, oldest first."""
    for row in _rows(store, _MEETINGS, seen, lambda row: row[9:11] + row[:1]):
        yield MeetingFacts(*row[:9])


def cases(store: Store, seen: Seen) -> Iterator[Told]:
    """Every case, by id."""
    for row in _rows(store, _CASES, seen[:1], lambda row: row[0]):
        yield Told._make((*row[:3], together(json.loads(row[3] or "[]")), *row[4:]))


def namesakes(store: Store, seen: Seen) -> frozenset[str]:
    """The ids of items that a case goes by too."""
    return frozenset(row[0] for row in _rows(store, _NAMESAKES.format(seen=_seen("i")), seen, lambda row: row[0]))


def links(store: Store, seen: Seen, *, open_only: bool = False) -> Iterator[LinkFacts]:
    """Every accepted link between items that are seen, by their ids; with ``open_only`` none that has a closed end."""
    sql = _LINKS.format(seen=_seen("i"), other=_seen("j"))
    towns = [seen.municipality] if seen.municipality else sorted(store.municipalities())
    parts = [_rows(store, sql, (town, *seen[1:], open_only), _ends) for town in towns]
    for a, b, kind, relation, by, score, subject, first, last, tie in _merged(parts, _ends):
        earlier, later, date = (a, b, last) if first <= last else (b, a, first)
        if tie and not _in_that_order(a, b, json.loads(tie)):
            earlier, later = b, a
        told = LinkFacts(earlier, later, kind, relation, by, score, None if date == NO_DATE else date)
        yield told.directed(subject)


def _in_that_order(a: str, b: str, tie: list[Any]) -> bool:
    """Whether of two items of one day, of which municipality, body and number are given, ``a`` comes first."""
    return (*tie[:2], number_key(tie[2]), a) <= (*tie[3:5], number_key(tie[5]), b)


def _seen(table: str) -> str:
    return _SEEN.format(i=table)


def _rows(store: Store, sql: str, values: Row, key: Callable[[Row], Any]) -> Iterator[Row]:
    """The rows of every database the store is made of, merged by ``key``, in which each of them is sorted."""
    return _merged([part._rows(sql, *values) for part in store.parts(values[0])], key)


def _merged(parts: Sequence[Iterator[Row]], key: Callable[[Row], Any]) -> Iterator[Row]:
    return parts[0] if len(parts) == 1 else heapq.merge(*parts, key=key)


def _day(row: Row) -> Row:
    return row[3] or NO_DATE, row[1], row[2]


def _ends(row: Row) -> Row:
    return row[:3]
