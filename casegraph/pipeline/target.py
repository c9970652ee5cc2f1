"""Where a build writes: one database, or a folder with one a municipality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from casegraph.calendar import Calendar
from casegraph.store import DocumentRecord, MeetingRows, Store, Writer
from casegraph.store.folder import CATALOGUE, database_of, open_stores

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

    def shelf(self, municipality: str) -> Shelf:
        """Where the items of one municipality stand."""
        return self._store, self._writer

    def shelves(self) -> list[Shelf]:
        """Every shelf there is."""
        return [(self._store, self._writer)]

    def put(self, record: DocumentRecord, rows: Sequence[MeetingRows], calendar: Calendar) -> None:
        """Put a document and what it gave in place of what it gave before."""
        self._writer.put_document(record, rows, calendar)

    def drop(self, path: str) -> None:
        """Take a document and what it gave away."""
        self._writer.drop_document(path)

    def municipalities(self) -> set[str]:
        """Those that are stored, and those that no longer are but were when the build began."""
        return {slug for store, writer in self.shelves() for slug in (*store.municipalities(), *writer.changed)}


class FolderTarget(Target):
    """A folder: a database a municipality, and a catalogue of all documents, which is committed last.

    A build that is interrupted between the commits leaves documents that the catalogue does not know as read; the next
    build reads them again and finds them as they are.
    """

    divided = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._open: dict[str, Shelf] = {}
        self._holds: dict[str, set[str]] = {}

    @property
    def base(self) -> Path:
        """The folder itself."""
        return self._folder.absolute()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """As of one database; the catalogue's lock stands for the whole folder."""
        with self._stack:
            self._store = self._stack.enter_context(Store.open(self._folder / CATALOGUE, create=True))
            self._writer = self._stack.enter_context(self._store.writing())
            for municipality, store in open_stores(self._folder).items():
                self._adopt(municipality, store)
            yield
        for municipality, paths in self._holds.items():
            if not paths:
                database_of(self._folder, municipality).unlink(missing_ok=True)

    def _adopt(self, municipality: str, store: Store) -> Shelf:
        self._stack.enter_context(store)
        self._open[municipality] = store, self._stack.enter_context(store.writing())
        self._holds[municipality] = {record.path for record in store.documents()}
        return self._open[municipality]

    def shelf(self, municipality: str) -> Shelf:
        """The database of one municipality, made where there is none."""
        if municipality in self._open:
            return self._open[municipality]
        return self._adopt(municipality, Store.open(database_of(self._folder, municipality), create=True))

    def shelves(self) -> list[Shelf]:
        """The database of every municipality."""
        return [self._open[municipality] for municipality in sorted(self._open)]

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
        self._drop(record.path, (name for name in self._holds if name not in parts))
        for municipality, part in sorted(parts.items()):
            own = calendar if municipality == whose else None
            self.shelf(municipality)[1].put_document(record, part, own)
            self._holds[municipality].add(record.path)
        self._writer.put_document(record, ())

    def drop(self, path: str) -> None:
        """Take a document from every shelf, and from the catalogue."""
        self._drop(path, self._holds)
        self._writer.drop_document(path)

    def _drop(self, path: str, municipalities: Iterable[str]) -> None:
        for municipality in municipalities:
            if path in self._holds[municipality]:
                self._open[municipality][1].drop_document(path)
                self._holds[municipality].discard(path)
