"""A folder of databases, one a municipality, seen as one store; and the catalogue of what was read into them.

Large collections are easier to keep, to share and to erase municipality by municipality. Numbers never mix between
municipalities anyway, so that every question is one question to each database.
"""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from casegraph.calendar import Calendar
from casegraph.errors import StoreError
from casegraph.model import AgendaItem, Case, Link, Meeting
from casegraph.store.records import DocumentRecord, SearchHit
from casegraph.store.search import Scope
from casegraph.store.staging import Staging
from casegraph.store.store import Store
from casegraph.store.writer import Writer

CATALOGUE = "catalogue"
STAGING = ".casegraph-build"
TRIES, REST = 50, 0.02
"""How often, and with how many seconds between, a folder is looked at whose databases are just being replaced."""
T = TypeVar("T")


def database_name(municipality: str) -> str:
    """What the file is called that holds one municipality (a slug)."""
    return f"{municipality}.db"


def staging_of(folder: Path) -> Staging:
    """Where the databases of ``folder`` are made that take their places together."""
    return Staging(folder / STAGING, folder)


def open_stores(folder: Path) -> dict[str, Store]:
    """Every database in the folder by its municipality, and the catalogue; the caller closes them.

    They are of one time: all from before a build, or all from after it.
    """
    staging = staging_of(folder)
    staging.settle()
    for _ in range(TRIES):
        stores = _opened(staging)
        if stores is not None:
            return stores
        time.sleep(REST)
    raise StoreError(f"{folder}: its databases are being replaced again and again; try again later")


def _opened(staging: Staging) -> dict[str, Store] | None:
    """The databases as they stand; ``None`` where they were replaced meanwhile."""
    files = _files(staging)
    with ExitStack() as stack:
        try:
            stores = {path.stem: stack.enter_context(_open(staging, path)) for path, _ in files}
        except StoreError:
            if _files(staging) == files:
                raise
            return None
        if _files(staging) != files:
            return None
        stack.pop_all()
        return stores


def _open(staging: Staging, path: Path) -> Store:
    return Store.aside(path, staging.folder / path.name)


def _files(staging: Staging) -> list[tuple[Path, int]]:
    """Every database where it stands just now, and which file that is."""
    files = []
    for path in staging.places():
        with suppress(FileNotFoundError):
            files.append((path, path.stat().st_ino))
    return files


class StoreFolder(Store):
    """The databases of a folder as one :class:`Store` to ask; it is built by the pipeline, not written to."""

    path: Path

    def __init__(self, folder: Path, stores: dict[str, Store], catalogue: Store | None) -> None:
        self.path = folder
        self._stores = stores
        self._catalogue = catalogue

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False) -> StoreFolder:
        """The databases in the folder at ``path``; :class:`StoreError` where nothing was built into it."""
        folder = Path(path)
        files = open_stores(folder)
        if not files and not create:
            raise StoreError(f"{folder}: nothing was built into this folder yet; casegraph build SOURCE --db {folder}")
        catalogue = files.pop(CATALOGUE, None)
        return cls(folder, files, catalogue)

    def replaced(self, change: Callable[[Store], Store]) -> StoreFolder:
        """The folder with what ``change`` makes of each municipality's database in its place."""
        return StoreFolder(self.path, {name: change(store) for name, store in self._stores.items()}, self._catalogue)

    def close(self) -> None:
        """Close every database."""
        for store in (*self._stores.values(), self._catalogue):
            if store is not None:
                store.close()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Not offered: each municipality's database is written by itself."""
        raise StoreError(f"{self.path}: a folder of databases is written by building into it")
        yield

    def parts(self, municipality: str | None = None) -> list[Store]:
        """The databases of the folder, or the one of a municipality."""
        if municipality is None:
            return list(self._stores.values())
        return [self._stores[municipality]] if municipality in self._stores else []

    def _first(self, ask: Callable[[Store], T | None]) -> T | None:
        found = (ask(store) for store in self._stores.values())
        return next((one for one in found if one is not None), None)

    def documents(self) -> list[DocumentRecord]:
        """Every document, those that gave nothing among them, from the catalogue."""
        return self._catalogue.documents() if self._catalogue else []

    def is_open_only(self) -> bool:
        """Whether the settings of any folder say so."""
        return any(store.is_open_only() for store in self._stores.values())

    def language(self) -> str | None:
        """The one language that settings ask for."""
        asked = {store.language() for store in self._stores.values()} - {None}
        return asked.pop() if len(asked) == 1 else None

    def municipalities(self) -> dict[str, str]:
        """The slug and name of each."""
        return dict(chain.from_iterable(store.municipalities().items() for store in self._stores.values()))

    def counts(self) -> tuple[int, int]:
        """Sittings and items, over all."""
        counted = [store.counts() for store in self._stores.values()]
        return sum(meetings for meetings, _ in counted), sum(items for _, items in counted)

    def meetings(self, municipality: str | None = None, *, all_versions: bool = False) -> Iterator[Meeting]:
        """As of one store, merged by date."""
        parts = (store.meetings(municipality, all_versions=all_versions) for store in self.parts(municipality))
        return heapq.merge(*parts, key=_day)

    def meeting(self, meeting_id: str) -> Meeting | None:
        """One sitting with its items."""
        return self._first(lambda store: store.meeting(meeting_id))

    def items(
        self, municipality: str | None = None, *, all_versions: bool = False, sections: bool = True
    ) -> Iterator[AgendaItem]:
        """As of one store, merged by date."""
        stores = self.parts(municipality)
        parts = (store.items(municipality, all_versions=all_versions, sections=sections) for store in stores)
        return heapq.merge(*parts, key=_day)

    def items_of(self, item_ids: Iterable[str], *, sections: bool = True) -> Iterator[AgendaItem]:
        """As of one store, merged by date."""
        ids = list(item_ids)
        return heapq.merge(*(store.items_of(ids, sections=sections) for store in self._stores.values()), key=_day)

    def items_as_parsed(self, municipality: str) -> Iterator[AgendaItem]:
        """The items to link of one municipality."""
        return chain.from_iterable(store.items_as_parsed(municipality) for store in self.parts(municipality))

    def item(self, item_id: str) -> AgendaItem | None:
        """One item."""
        return self._first(lambda store: store.item(item_id))

    def links(self, municipality: str | None = None) -> Iterator[Link]:
        """As of one store, merged by the ids of items."""
        return heapq.merge(*(store.links(municipality) for store in self.parts(municipality)), key=_ends)

    def links_of(self, item_ids: Iterable[str]) -> Iterator[Link]:
        """As of one store, merged by the ids of items."""
        ids = list(item_ids)
        return heapq.merge(*(store.links_of(ids) for store in self._stores.values()), key=_ends)

    def series(self, name: str) -> Iterator[Case]:
        """The cases of one series."""
        return heapq.merge(*(store.series(name) for store in self._stores.values()), key=_id)

    def cases(self, municipality: str | None = None) -> Iterator[Case]:
        """Every case, by id."""
        return heapq.merge(*(store.cases(municipality) for store in self.parts(municipality)), key=_id)

    def case(self, case_id: str) -> Case | None:
        """One case."""
        return self._first(lambda store: store.case(case_id))

    def case_of(self, item_id: str) -> Case | None:
        """The case of an item."""
        return self._first(lambda store: store.case_of(item_id))

    def calendar(self, municipality: str | None = None) -> Calendar:
        """As of one store, municipality by municipality."""
        parts = [store.calendar(municipality) for store in self.parts(municipality)]
        days = sorted((day for part in parts for day in part.days), key=lambda day: (day.date, day.municipality))
        return Calendar(tuple(days), tuple(term for part in parts for term in part.terms))

    def answers(self) -> list[dict[str, Any]]:
        """The answers of every municipality, each in the order they were given."""
        return [answer for store in self._stores.values() for answer in store.answers()]

    def meta(self, key: str) -> str | None:
        """The first that is kept under ``key``."""
        return self._first(lambda store: store.meta(key))

    def revision(self) -> int:
        """How often any of the databases was changed."""
        return sum(store.revision() for store in self._stores.values())

    def find_case(self, text: str, municipality: str | None = None, *, open_only: bool = False) -> list[Case]:
        """What each database finds, municipality by municipality."""
        stores = self.parts(municipality)
        return [case for store in stores for case in store.find_case(text, municipality, open_only=open_only)]

    def find_items(self, text: str, scope: Scope | None = None) -> list[AgendaItem]:
        """What each database finds."""
        stores = self.parts(scope.municipality if scope else None)
        return [item for store in stores for item in store.find_items(text, scope)]

    def search(self, words: str, limit: int = 20, scope: Scope | None = None) -> list[SearchHit]:
        """The best hits of all databases."""
        stores = self.parts(scope.municipality if scope else None)
        hits = (hit for store in stores for hit in store.search(words, limit, scope))
        return sorted(hits, key=lambda hit: -hit.score)[:limit]


def _day(record: Meeting | AgendaItem) -> tuple[str, str]:
    return record.date or "~", record.municipality


def _ends(link: Link) -> tuple[str, str, str]:
    return link.a, link.b, link.kind


def _id(case: Case) -> str:
    return case.id
