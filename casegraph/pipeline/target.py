"""Where a build writes: one database, or a folder with one a municipality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from casegraph.calendar import Calendar
from casegraph.store import DocumentRecord, MeetingRows, Store, Writer
from casegraph.store.folder import CATALOGUE, database_name, open_stores, staging_of
from casegraph.store.glance import TOLD
from casegraph.store.staging import Plan, Staging

Shelf = tuple[Store, Writer]


class Target:
    """One database: every municipality stands on the same shelf. To be used inside :meth:`writing`."""

    divided = False  # whether each municipality has a database of its own

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writer: Writer

    @property
    def base(self) -> Path:
        """The folder that paths of documents are relative to; also where the file of answers lies."""
        return self._store.path.absolute().parent if self._store.path else Path.cwd()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is put in the block is committed at its end, or nothing."""
        with self._store.writing() as self._writer:
            yield

    def documents(self) -> list[DocumentRecord]:
        """Every document that was read."""
        return self._store.documents()

    def names(self) -> list[str]:
        """The names of the shelves there are."""
        return [""]

    def look(self, name: str) -> Store:
        """What stands on a shelf now."""
        return self._store

    def stores(self) -> list[Store]:
        """What stands on each of the shelves."""
        return [self.look(name) for name in self.names()]

    def shelf(self, name: str) -> Shelf:
        """A shelf to write to; the name of a municipality is that of its shelf."""
        return self._store, self._writer

    def changed(self) -> set[str]:
        """The municipalities whose items changed, and whose cases must therefore be linked anew."""
        return self._writer.changed

    def settle(self) -> None:
        """Give the items of everything that was put the ids that hold."""
        self._writer.settle()

    def put(self, record: DocumentRecord, rows: Sequence[MeetingRows], calendar: Calendar) -> None:
        """Put a document and what it gave in place of what it gave before."""
        self._writer.put_document(record, rows, calendar)

    def drop(self, path: str) -> None:
        """Take a document and what it gave away."""
        self._writer.drop_document(path)

    @property
    def keeps(self) -> bool:
        """Whether it can keep what is to be told of a build again: in memory there is no other build."""
        return self._store.path is not None

    def keep(self, told: Callable[[int], str]) -> None:
        """Keep what is to be told of this build again, as ``told`` says it of the revision that the build makes."""
        now = self._store.revision()
        if not self._writer.has_changed() and self._store.meta(TOLD) == told(now):
            return
        self._writer.put_meta(TOLD, told(now + 1))

    def municipalities(self) -> set[str]:
        """Those that are stored, and those that no longer are but were when the build began."""
        return {slug for store in self.stores() for slug in store.municipalities()} | self.changed()


class FolderTarget(Target):
    """A folder: a database a municipality, and a catalogue of all documents.

    What is written to is a copy; all copies take their places together, so that whatever ends a build, the folder is as
    it was before or as it is after. What nothing is written to is not touched.
    """

    divided = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._staging: Staging = staging_of(folder)
        self._stack = ExitStack()
        self._there: dict[str, Store] = {}
        self._open: dict[str, Shelf] = {}
        self._holds: dict[str, set[str]] = {}

    @property
    def base(self) -> Path:
        """The folder itself."""
        return self._folder.absolute()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """As of one database; nobody else can write to the folder meanwhile."""
        with self._staging.held():
            with ExitStack() as there:
                self._there = open_stores(self._folder)
                for store in self._there.values():
                    there.enter_context(store)
                for municipality in self.names():
                    self._holds[municipality] = {record.path for record in self._there[municipality].documents()}
                with self._stack:
                    yield
            self._staging.commit(self._plan())

    def _plan(self) -> Plan:
        kept = {name for name in self._open if name == CATALOGUE or self._holds[name]}
        gone = {name for name in self._there if name != CATALOGUE and not self._holds[name]}
        return Plan([database_name(name) for name in sorted(kept)], [database_name(name) for name in sorted(gone)])

    def documents(self) -> list[DocumentRecord]:
        """Every document that was read, by the catalogue."""
        return self.look(CATALOGUE).documents() if CATALOGUE in {*self._there, *self._open} else []

    def names(self) -> list[str]:
        """The municipalities there are databases of."""
        return sorted({*self._there, *self._open} - {CATALOGUE})

    def look(self, name: str) -> Store:
        """The database of a municipality."""
        return self._open[name][0] if name in self._open else self._there[name]

    def shelf(self, name: str) -> Shelf:
        """The database of a municipality to write to: a copy of what is there, or a new one."""
        if name not in self._open:
            path = self._staging.path / database_name(name)
            known = self._there.get(name)
            new = known.copied(path) if known else Store.aside(path, self._folder / path.name, create=True)
            store = self._stack.enter_context(new)
            self._open[name] = store, self._stack.enter_context(store.writing())
            self._holds.setdefault(name, set())
        return self._open[name]

    def changed(self) -> set[str]:
        """The municipalities whose items changed, in whichever database."""
        return {slug for _, writer in self._open.values() for slug in writer.changed}

    @property
    def keeps(self) -> bool:
        """It cannot: which documents are unchanged is seen one by one."""
        return False

    def settle(self) -> None:
        """Give the items of everything that was put the ids that hold."""
        for _, writer in self._open.values():
            writer.settle()

    def put(self, record: DocumentRecord, rows: Sequence[MeetingRows], calendar: Calendar) -> None:
        """Put each meeting on the shelf of its municipality, and the document into the catalogue.

        A calendar is that of one municipality, whichever its meetings are of.
        """
        parts: dict[str, list[MeetingRows]] = {}
        for row in rows:
            parts.setdefault(row.municipality, []).append(row)
        whose = next(iter(calendar.municipalities), None)
        if whose is not None:
            parts.setdefault(whose, [])
        self._drop(record.path, (name for name in self.names() if name not in parts))
        for municipality, part in sorted(parts.items()):
            own = calendar if municipality == whose else None
            self.shelf(municipality)[1].put_document(record, part, own)
            self._holds[municipality].add(record.path)
        self.shelf(CATALOGUE)[1].put_document(record, ())

    def drop(self, path: str) -> None:
        """Take a document from every shelf, and from the catalogue."""
        self._drop(path, self.names())
        self.shelf(CATALOGUE)[1].drop_document(path)

    def _drop(self, path: str, municipalities: Iterable[str]) -> None:
        for municipality in municipalities:
            if path in self._holds[municipality]:
                self.shelf(municipality)[1].drop_document(path)
                self._holds[municipality].discard(path)


@contextmanager
def writing_to(db: Path) -> Iterator[Target]:
    """The database, or folder of databases, to change: all that is done in the block is committed, or nothing."""
    if db.is_dir():
        folder = FolderTarget(db)
        with folder.writing():
            yield folder
        return
    with Store.open(db) as store:
        target = Target(store)
        with target.writing():
            yield target
