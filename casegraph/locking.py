"""One at a time: a lock that the operating system keeps, and lets go of when the program that holds it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from casegraph.errors import CasegraphError

PATIENCE = 1.0
"""Seconds to wait for it: the processes that a killed program leaves behind end within less."""
_REST = 0.02


@contextmanager
def locked(path: Path, busy: CasegraphError, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock that the file at ``path`` stands for; where another program goes on holding it, raise ``busy``.

    The file is made for it, empty, with the folder it stands in, and removed behind it. ``OSError`` where it cannot be.
    """
    handle = _taken(path, time.monotonic() + patience)
    if handle is None:
        raise busy
    try:
        yield
    finally:
        with suppress(OSError):  # where an open file cannot be removed it stays, and is nobody's lock
            path.unlink()
        os.close(handle)


def _taken(path: Path, end: float) -> int | None:
    """The open file at ``path``, locked by this program; ``None`` where that does not succeed before ``end``."""
    while True:
        handle = _opened(path)
        free = _lock(handle)
        # Who held it before may have removed the file meanwhile: then this is a lock that nobody else will look at.
        if free and _is_still(path, handle):
            return handle
        os.close(handle)
        if not free:
            if time.monotonic() > end:
                return None
            time.sleep(_REST)


def _opened(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, flags, 0o666)
    except FileNotFoundError:
        path.parent.mkdir(exist_ok=True)  # whoever held it last may have removed the folder just now
        return os.open(path, flags, 0o666)


def _is_still(path: Path, handle: int) -> bool:
    with suppress(OSError):
        return os.path.samestat(path.stat(), os.fstat(handle))
    return False


if sys.platform == "win32":

    def _lock(handle: int) -> bool:
        import msvcrt  # noqa: PLC0415

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(handle: int) -> bool:
        import fcntl  # noqa: PLC0415

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system that knows no locks; better unguarded than not at all
        return True
