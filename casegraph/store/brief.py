"""What a graph needs of a database, as plain rows read while they are asked for, without making records of them.

A large municipality has a hundred thousand items; as records they fill half a gigabyte, and a graph file shows but a
few of their fields.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from casegraph.facts import ItemFacts, LinkFacts, MeetingFacts
from casegraph.kinds import IsoDate
from casegraph.order import number_key
from casegraph.store.store import Store

NO_DATE = "~"
_loads = json.JSONDecoder().decode
Row = tuple[Any, ...]


class Seen(NamedTuple):
    """What is looked at: one municipality (a slug) or all, as of a day, with agendas of ``coming`` meetings or not."""

    municipality: str | None
    as_of: IsoDate
    coming: bool = False


class Plain(NamedTuple):
    """An item by what sorts and joins it; ``met`` says whether its meeting is seen."""

    id: str
    municipality: str
    body_id: str
    date: IsoDate | None
    number: str | None
    meeting: str
    met: bool
    case: str | None


class Told(NamedTuple):
    """A case by what a graph shows of it, seen or not, and how many ``items`` it has."""

    id: str
    municipality: str
    title: str
    case_numbers: list[str]
    collective: str
    series: str | None
    items: int


_MET = """
    ((m.role = 'current' AND (m.date IS NULL OR m.date <= ?2 OR (?3 AND m.kind = 'agenda')))
     OR (m.role <> 'current' AND EXISTS (
        SELECT 1 FROM meetings x WHERE x.key = m.key AND x.role = 'current'
        AND (x.date IS NULL OR x.date <= ?2 OR (?3 AND x.kind = 'agenda')))))
"""
_SEEN = """
    ({i}.day = '~' OR {i}.day <= ?2
     OR (?3 AND coalesce(json_extract({i}.record, '$.meeting_kind'), '') = 'agenda'))
"""
_MEETING = "JOIN meetings m ON m.id = i.meeting"
_SORTED = "i.key, i.municipality, i.body_id, nullif(i.day, '~'), i.number"
_PLAIN = f"{_SORTED}, m.key, {_MET}, ci.case_id"
# One call for all that the record says: each call reads the whole of it.
_SHOWN = f"""
    {_SORTED}, i.title, i.closed, i.standing, ci.case_id, ci.thread, json_extract(i.record, '$.case_numbers', '$.body',
    '$.body_kind', '$.meeting_kind', '$.decision_kind', '$.standing', '$.document', '$.source.line', '$.url')
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
_LINKS = """
    SELECT l.kind, json_extract(l.record, '$.relation'), json_extract(l.record, '$.by'),
    json_extract(l.record, '$.score'), {i}, {j}
    FROM links l JOIN items i ON i.key = l.a AND i.current JOIN items j ON j.key = l.b AND j.current
    WHERE json_extract(l.record, '$.status') = 'accepted' AND {seen} AND {other}
    AND l.municipality = ?1 ORDER BY l.municipality, l.a, l.b, l.kind, l.record
"""
_END = "{0}.key, {0}.municipality, {0}.body_id, {0}.day, {0}.number, {0}.closed"


def plain_items(store: Store, seen: Seen, *, closed: bool = False) -> Iterator[Plain]:
    """Every item by what sorts and joins it, by date, municipality and body; only closed ones with ``closed``."""
    sql = _ITEMS.format(columns=_PLAIN, join=_MEETING, seen=_seen("i"), more="AND i.closed" if closed else "")
    yield from map(Plain._make, _rows(store, sql, seen, _day))


def items(store: Store, seen: Seen) -> Iterator[tuple[ItemFacts, str | None]]:
    """Every item by what a graph shows of it, and its case, by date, municipality and body."""
    series = {row[0]: row[1] for part in store.parts(seen.municipality) for row in part._rows(_SERIES)}
    for row in _rows(store, _ITEMS.format(columns=_SHOWN, join="", seen=_seen("i"), more=""), seen, _day):
        closed, standing, case, thread, record = row[6:]
        numbers, body, body_kind, kind, decided, stands, document, line, url = _loads(record)
        facts = (
            *row[:6],
            [one["printed"] for one in numbers or ()],
            body,
            body_kind,
            kind,
            decided or "none",
            closed == 1,
            bool(stands) if standing is None else standing == 1,
            series.get(case),
            thread,
            document,
            line,
            url,
        )
        yield ItemFacts._make(facts), case


def meetings(store: Store, seen: Seen) -> Iterator[MeetingFacts]:
    """Every sitting, oldest first."""
    for row in _rows(store, _MEETINGS, seen, lambda row: row[9:11] + row[:1]):
        yield MeetingFacts(*row[:9])


def cases(store: Store, seen: Seen) -> Iterator[Told]:
    """Every case, by id."""
    for row in _rows(store, _CASES, seen[:1], lambda row: row[0]):
        yield Told._make((*row[:3], json.loads(row[3] or "[]"), *row[4:]))


def namesakes(store: Store, seen: Seen) -> frozenset[str]:
    """The ids of items that a case goes by too."""
    return frozenset(row[0] for row in _rows(store, _NAMESAKES.format(seen=_seen("i")), seen, lambda row: row[0]))


def links(store: Store, seen: Seen, *, open_only: bool = False) -> Iterator[LinkFacts]:
    """Every accepted link between items that are seen, by their ids; with ``open_only`` none that has a closed end."""
    sql = _LINKS.format(i=_END.format("i"), j=_END.format("j"), seen=_seen("i"), other=_seen("j"))
    towns = [seen.municipality] if seen.municipality else sorted(store.municipalities())
    parts = [_rows(store, sql, seen._replace(municipality=town), _ends) for town in towns]
    for kind, relation, by, score, *ends in heapq.merge(*parts, key=_ends):
        if not (open_only and (ends[5] or ends[11])):
            a, b = ends[:5], ends[6:11]
            # The day nearly always tells, and what else sorts items takes longer than all the rest.
            if a[3] > b[3] or (a[3] == b[3] and _sorting(a) > _sorting(b)):
                a, b = b, a
            yield LinkFacts(a[0], b[0], kind, relation, by, score, None if b[3] == NO_DATE else b[3])


def _seen(table: str) -> str:
    return _SEEN.format(i=table)


def _rows(store: Store, sql: str, values: Row, key: Callable[[Row], Any]) -> Iterator[Row]:
    """The rows of every database the store is made of, merged by ``key``, in which each of them is sorted."""
    parts = store.parts(values[0])
    if len(parts) == 1:
        return parts[0]._rows(sql, *values)
    return heapq.merge(*(part._rows(sql, *values) for part in parts), key=key)


def _day(row: Row) -> Row:
    return row[3] or NO_DATE, row[1], row[2]


def _ends(row: Row) -> Row:
    return row[4], row[10], row[0]


def _sorting(end: list[Any]) -> tuple[Any, ...]:
    return end[3], end[1], end[2], number_key(end[4]), end[0]
