"""The one contract of every exporter, and the writing of files that are either whole or not there."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Generic, TextIO, TypeVar

from casegraph.errors import UsageError

Data = TypeVar("Data")
STDOUT = "-"


class Exporter(ABC, Generic[Data]):
    """Writes one kind of data in one format to a stream of bytes; it knows nothing of how the data was made.

    ``suffix`` is what such a file is called. The same data gives the same bytes, everywhere and every time.
    """

    suffix: str

    @abstractmethod
    def write(self, data: Data, stream: BinaryIO) -> None:
        """Write all of ``data`` to ``stream``, which stays open."""


class TextExporter(Exporter[Data]):
    """An exporter of text: UTF-8 with bare line feeds, unless its format wants it otherwise.

    ``terminal`` marks what is laid out for reading in a terminal, which may not be able to show every character.
    """

    encoding = "utf-8"
    newline = "\n"
    terminal = False

    def write(self, data: Data, stream: BinaryIO) -> None:
        """Write ``data`` as text."""
        self._write(data, stream, self.encoding, "strict")

    def show(self, data: Data, stream: TextIO) -> None:
        """Write ``data`` to a terminal or pipe in its own encoding; what that lacks becomes a question mark."""
        encoding = stream.encoding if self.terminal and stream.encoding else self.encoding
        self._write(data, stream.buffer, encoding, "replace" if self.terminal else "strict")

    def _write(self, data: Data, stream: BinaryIO, encoding: str, errors: str) -> None:
        text = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline=self.newline, write_through=False)
        try:
            self.write_text(data, text)
            text.flush()
        finally:
            # The stream is the caller's: without this, the wrapper closes it when it is collected.
            text.detach()

    @abstractmethod
    def write_text(self, data: Data, stream: TextIO) -> None:
        """Write all of ``data`` to a stream of text."""


class FolderExporter(Exporter[Data]):
    """An exporter of several files, which stand in a folder of their own."""

    suffix = ""
    sign: str
    """The file by which a folder that it wrote is known."""

    def write(self, data: Data, stream: BinaryIO) -> None:
        """Refused: :class:`UsageError`."""
        raise UsageError("this format is a folder of files; name the folder with -o")

    @abstractmethod
    def write_folder(self, data: Data, folder: Path) -> None:
        """Write all of ``data`` as files in an empty folder."""


def save(exporter: Exporter[Data], data: Data, target: str | Path | None = None) -> None:
    """Write ``data`` to the file ``target``, or to standard output where it is ``None`` or ``-``.

    A file, or a folder of files, appears whole or not at all: it is written beside its place and moved there.
    :class:`UsageError` where it cannot be written.
    """
    if isinstance(exporter, FolderExporter) and target and str(target) != STDOUT:
        with replacing_folder(Path(target), exporter.sign) as folder:
            exporter.write_folder(data, folder)
        return
    if target is None or str(target) == STDOUT:
        _to_stdout(exporter, data)
        return
    with replacing(Path(target)) as stream:
        exporter.write(data, stream)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file ``path`` when all is written, and leave no trace when something fails."""
    import tempfile  # noqa: PLC0415 - most of what is written goes to the terminal

    try:
        handle, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.", suffix=".part")
    except OSError as fault:
        raise UsageError(f"cannot write {path}: {fault.strerror or fault}") from fault
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        temporary.chmod(_permissions(path))
        temporary.replace(path)
    except OSError as fault:
        raise UsageError(f"cannot write {path}: {fault.strerror or fault}") from fault
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


@contextmanager
def replacing_folder(path: Path, sign: str) -> Iterator[Path]:
    """An empty folder that becomes ``path`` when all is written, and leaves no trace when something fails.

    What stands there is replaced only where it is empty or was written so before: it has a file called ``sign``.
    """
    import tempfile  # noqa: PLC0415 - see above

    if path.exists() and not (path.is_dir() and ((path / sign).exists() or not any(path.iterdir()))):
        raise UsageError(f"{path} is there already and is no such export; name another folder")
    try:
        temporary = Path(tempfile.mkdtemp(dir=path.absolute().parent, prefix=f".{path.name}.", suffix=".part"))
    except OSError as fault:
        raise UsageError(f"cannot write {path}: {fault.strerror or fault}") from fault
    try:
        made, old = temporary / "made", temporary / "old"
        made.mkdir()
        yield made
        if path.exists():
            path.rename(old)
        made.rename(path)
    except OSError as fault:
        raise UsageError(f"cannot write {path}: {fault.strerror or fault}") from fault
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _permissions(path: Path) -> int:
    """Those of the file that is replaced, else those any new file gets."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _to_stdout(exporter: Exporter[Data], data: Data) -> None:
    sys.stdout.flush()
    if isinstance(exporter, TextExporter):
        exporter.show(data, sys.stdout)
    elif sys.stdout.isatty():
        raise UsageError("this format is not for a terminal; name a file with -o")
    else:
        exporter.write(data, sys.stdout.buffer)
    sys.stdout.flush()
