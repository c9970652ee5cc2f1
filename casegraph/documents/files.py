"""Which files a person means: the named files, and everything in the named folders that may be a document.

The order is fixed by the names alone. Nothing passes unseen: a link that leads nowhere, a pipe or a folder without
permission is in the list as well, and reading it says what is wrong. Only hidden files and casegraph's own are skipped.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path

from casegraph.documents.settings import SETTINGS_NAME, FolderSettings, read_settings
from casegraph.errors import RuleError, RuleFault, UsageError
from casegraph.privacy import mask

_OWN_NAMES = {SETTINGS_NAME, "answers.yaml"}
_OWN_SUFFIXES = (".db", ".db-wal", ".db-shm", ".db-journal", ".graphml", ".gexf", ".xes")
# What `export` writes of items and the like begins with this; read again, it would be a second version of everything.
_OWN_ROWS = re.compile(rb'(?:\xef\xbb\xbf)?(?:\{"schema_version"|schema_version,)')
_SEEN = 32
_ROW_SUFFIXES = (".jsonl", ".csv")
_HIDDEN = (".", "~$")
_PAGES = {"html", "htm", "xhtml"}
_BESIDE = ("_files", "-filer")
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """One file to read: where it is, and ``document``, the name under which it is known everywhere else.

    ``document`` is the path relative to the source the person named, with ``/`` between folders, composed (NFC), with
    ``U+FFFD`` for what cannot be printed, and with CPR numbers masked. ``said`` is the ``casegraph.yaml`` that holds
    its settings.
    """

    path: Path
    document: str
    settings: FolderSettings = field(default_factory=FolderSettings)
    said: Path | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A file on the way: ``source`` is the folder that was named (of a named file, its own) as an absolute path."""

    path: Path
    source: Path
    relative: tuple[str, ...]

    @property
    def order(self) -> tuple[int, tuple[str, ...], str]:
        return -len(self.relative), self.relative, str(self.path)


def find_documents(paths: Sequence[Path], *, settings: bool = True) -> list[DocumentFile]:
    """Every document that ``paths`` (files and folders) name, sorted by name; a file named twice is listed once.

    Where two sources have a document of the same name, both names begin with the name of their source. Raise
    :class:`UsageError` for a path that is not there, :class:`RuleError` with every fault of every ``casegraph.yaml``;
    without ``settings`` these are found but not read.
    """
    found = [entry for path in paths for entry in _entries(path.absolute())]
    distinct: dict[str, _Found] = {}
    for entry in sorted(found, key=lambda entry: entry.order):
        distinct.setdefault(os.path.realpath(entry.path), entry)
    entries = sorted(distinct.values(), key=lambda entry: (entry.relative, str(entry.path)))
    said = [_settings_file(entry) for entry in entries]
    read = _settings_of(said) if settings else repeat(FolderSettings())
    files = map(DocumentFile, [entry.path for entry in entries], _names(entries), read, said)
    return sorted(files, key=lambda file: (file.document, str(file.path)))


def _entries(path: Path) -> Iterator[_Found]:
    if not os.path.lexists(path):
        raise UsageError(f"{path}: there is no such file or folder")
    if not os.path.isdir(path):  # noqa: PTH112
        yield _Found(path, path.parent, (path.name,))
        return
    # A stack in place of recursion: folders may be nested deeper than Python's own stack allows.
    waiting: list[tuple[Path, tuple[str, ...], frozenset[tuple[int, int]]]] = [(path, (), frozenset())]
    while waiting:
        folder, relative, above = waiting.pop()
        identity = _inode(folder)
        if identity is None or identity in above:
            continue
        for name in _own_names(_names_in(folder)):
            child = folder / name
            if name and os.path.isdir(child):  # noqa: PTH112 - Path.is_dir raises where a link may not be followed
                waiting.append((child, (*relative, name), above | {identity}))
            else:
                yield _Found(child, path, (*relative, name) if name else relative or (path.name,))


def _names_in(folder: Path) -> list[str]:
    """The names in ``folder`` that may be documents or folders; one empty name for a folder that cannot be listed."""
    try:
        return sorted(path.name for path in folder.iterdir() if not _is_skipped(path))
    except OSError:
        return [""]


def _own_names(names: list[str]) -> list[str]:
    """``names`` without the folders that a browser saves beside a web page: pictures, styles and scripts."""
    pages = [stem for stem, _, suffix in (name.rpartition(".") for name in names) if suffix.lower() in _PAGES]
    saved = {stem + end for stem in pages for end in _BESIDE}
    return [name for name in names if name not in saved]


def _is_skipped(path: Path) -> bool:
    name = path.name
    if name.startswith(_HIDDEN) or name in _OWN_NAMES or name.lower().endswith(_OWN_SUFFIXES):
        return True
    return name.lower().endswith(_ROW_SUFFIXES) and _is_own_rows(path)


def _is_own_rows(path: Path) -> bool:
    """Whether a file begins as what ``export`` writes; what cannot be looked into is not known to."""
    if not os.path.isfile(path):  # noqa: PTH113 - a pipe would keep us waiting
        return False
    try:
        with path.open("rb") as file:
            return _OWN_ROWS.match(file.read(_SEEN)) is not None
    except OSError:
        return False


def _inode(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _names(entries: Sequence[_Found]) -> list[str]:
    """A distinct name for every entry: its relative path, behind as much of its source's path as it takes."""
    absolute = [Path(os.path.normpath(entry.source)).parts + entry.relative for entry in entries]
    lengths = [len(entry.relative) for entry in entries]
    while True:
        chosen = [parts[-length:] for parts, length in zip(absolute, lengths, strict=True)]
        times = Counter(chosen)
        longer = [
            length + 1 if times[name] > 1 and length < len(parts) else length
            for name, length, parts in zip(chosen, lengths, absolute, strict=True)
        ]
        if longer == lengths:
            return list(_numbered(_printable("/".join(name)) for name in chosen))
        lengths = longer


def _printable(name: str) -> str:
    whole = unicodedata.normalize("NFC", name)
    return mask("".join("\ufffd" if unicodedata.category(sign) in _UNPRINTABLE else sign for sign in whole))[0]


def _numbered(names: Iterable[str]) -> Iterator[str]:
    """``names`` with ``~2`` and so on behind those that masking has made equal."""
    times: Counter[str] = Counter()
    for name in names:
        times[name] += 1
        yield f"{name}~{times[name]}" if times[name] > 1 else name


def _settings_of(files: Sequence[Path | None]) -> list[FolderSettings]:
    known: dict[Path | None, FolderSettings] = {None: FolderSettings()}
    faults: list[RuleFault] = []
    for file in sorted({file for file in files if file}):
        try:
            known[file] = read_settings(file)
        except RuleError as error:
            faults += error.faults
    if faults:
        raise RuleError(faults)
    return [known[file] for file in files]


def _settings_file(entry: _Found) -> Path | None:
    """The ``casegraph.yaml`` nearest to the entry, from its own folder up to the named source."""
    folder = entry.path.parent
    while True:
        if os.path.isfile(folder / SETTINGS_NAME):  # noqa: PTH113
            return folder / SETTINGS_NAME
        if folder in {entry.source, folder.parent}:
            return None
        folder = folder.parent
