"""What a site lists, what of it a person wants, and what of that is not here yet."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from casegraph.danish import fold
from casegraph.documents.json_values import Record, moment, part, parts, text
from casegraph.errors import FetchError, NotFound
from casegraph.kinds import IsoDate

# What a meeting is known by becomes part of an address and of a file's name, so it is either of these or not used.
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{1,40}")
# What the list says of a meeting that is worth fetching it again for.
_TELLING = (
    *("ReleasedDate", "Navn", "Dato", "MeetingBeginUtc", "MeetingEndUtc", "Sted", "Afsluttet"),
    "IsSupplementaryAgenda",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which meetings a person wants: since a day, and of some bodies by any part of their names; all by default."""

    since: IsoDate | None = None
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting on the list: its id, whose it is and when, and ``version``, which changes when it is published anew.

    ``others`` are the further bodies that a joint meeting is listed under.
    """

    id: str
    body: str
    date: IsoDate | None
    name: str
    released: str
    version: str
    record: Mapping[str, Any] = field(repr=False, compare=False)
    others: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The meeting in a few words."""
        return " ".join(filter(None, (self.date, self.body, self.name))) or self.id

    @property
    def bodies(self) -> tuple[str, ...]:
        """Every body whose meeting it is."""
        return (self.body, *self.others)


def read_list(answer: object) -> tuple[list[Listed], list[str]]:
    """Every meeting on a list, the newest first, and what cannot be asked for because its id is none.

    :class:`FetchError` where the answer is no such list, or an empty one: a site that fails is not one that withdraws
    everything.
    """
    found: dict[str, Listed] = {}
    strange: list[str] = []
    for body, record in _records(answer if isinstance(answer, dict) else {}):
        one = _listed(body, record)
        if _ID.fullmatch(one.id):
            known = found.setdefault(one.id, one)
            if body not in known.bodies:
                found[one.id] = replace(known, others=(*known.others, body))
        else:
            strange.append(one.said)
    if not found and not strange:
        raise FetchError("the site's list of meetings is empty, or none that is known; nothing was changed here")
    return sorted(found.values(), key=lambda one: (one.date or "", one.id), reverse=True), sorted(strange)


def choose(listed: Sequence[Listed], wanted: Wanted) -> list[Listed]:
    """The meetings that are wanted, in their order; :class:`NotFound` for a body that is not on the list."""
    names = sorted({body for one in listed for body in one.bodies})
    bodies = [_bodies(asked, names) for asked in wanted.bodies]
    of = {name for some in bodies for name in some} if bodies else set(names)
    since = wanted.since or ""
    return [one for one in listed if not of.isdisjoint(one.bodies) and (one.date or "") >= since]


def _bodies(asked: str, names: Iterable[str]) -> list[str]:
    """The bodies a person means: the one of that name, else all whose name holds it."""
    word = fold(asked.strip())
    named = [name for name in names if fold(name) == word] or [name for name in names if word and word in fold(name)]
    if not named:
        raise NotFound(f"no body of the site is called {asked!r}; there are: {', '.join(filter(None, names))}")
    return named


def _records(answer: Record) -> Iterator[tuple[str, Record]]:
    terms = part(answer, "Udvalg")
    for committee in (one for term in terms for one in parts(terms, term)):
        yield from ((text(committee, "Navn"), record) for record in parts(committee, "Moeder"))


def _listed(body: str, record: Record) -> Listed:
    begin = moment(record, "Dato", "MeetingBeginUtc")
    own = record.get("Id")
    return Listed(
        id=own.strip().lower() if isinstance(own, str) else "",
        body=body,
        date=begin.date().isoformat() if begin else None,
        name=text(record, "Navn"),
        released=text(record, "ReleasedDate"),
        version=_version(record),
        record=record,
    )


def _version(record: Record) -> str:
    told = json.dumps({name: record.get(name) for name in _TELLING}, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:16]
