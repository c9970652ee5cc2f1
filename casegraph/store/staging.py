"""Where files are made that nobody may see half made: a hidden folder, whose files then take their places together.

What is to take which place is written down first, in one file. Once that stands the change is made, whatever happens
to the program: who looks sees the new files, and the next program that may write brings them to their places. Before,
nothing is changed, and what a killed program left is swept away by the next.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casegraph.errors import CasegraphError, StoreError
from casegraph.locking import PATIENCE, locked

PLAN = "plan.json"
LOCK = "lock"
_NAME = re.compile(r"[\w-][\w.-]*\.db", re.ASCII)
_BESIDE = ("-wal", "-journal")  # what SQLite keeps beside a database that is being written


@dataclass(frozen=True, slots=True)
class Plan:
    """The names of the files that take their places, and of those that go."""

    replace: Sequence[str] = ()
    remove: Sequence[str] = ()


class Staging:
    """The hidden folder at ``path`` for files of the folder that it stands in; ``what`` is what they belong to."""

    def __init__(self, path: Path, what: Path) -> None:
        self.path = path
        self.folder = path.parent
        self._what = what

    @contextmanager
    def held(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold it as the only program, empty; what a killed program left to do is done first. It is gone afterwards.

        :class:`StoreError` where another program holds it for longer than ``patience`` seconds.
        """
        path = self._what
        busy = StoreError(
            f"{path}: another casegraph is writing to the database just now; try again when it has finished"
        )
        try:
            with ExitStack() as stack:
                with self._said():
                    stack.enter_context(locked(self.path / LOCK, busy, patience))
                    stack.callback(self._sweep)
                    self._finish()
                yield
        finally:
            with suppress(OSError):  # somebody else may hold it, or wait for it
                self.path.rmdir()

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Say what the system refuses as a :class:`StoreError`."""
        try:
            yield
        except OSError as error:
            folder, reason = self.folder, error.strerror or str(error)
            raise StoreError(
                f"{folder}: the folder cannot be written in ({reason}); check its rights and space"
            ) from error

    def commit(self, plan: Plan) -> None:
        """Bring the files of ``plan`` to their places, all or none; to be called while it is held."""
        if not (plan.replace or plan.remove):
            return
        for name in (*plan.replace, *plan.remove):
            self._refuse_in_use(name)
        with self._said():
            self._write(plan)
            self._finish()

    def move(self, name: str) -> None:
        """Bring one file to its place; to be called while it is held."""
        with self._said():
            (self.path / name).replace(self.folder / name)
            _sync(self.folder)

    def _write(self, plan: Plan) -> None:
        """Write down what is to be done; from then on it is done."""
        written = self.path / f"{PLAN}.part"
        with written.open("w", encoding="ascii") as file:
            json.dump({"replace": list(plan.replace), "remove": list(plan.remove)}, file)
            file.flush()
            os.fsync(file.fileno())
        written.replace(self.path / PLAN)
        _sync(self.path)

    def settle(self) -> None:
        """Do and clear away what a killed program left, where this one may and no other program holds the folder."""
        if self.path.is_dir():
            with suppress(CasegraphError), self.held(patience=0.0):
                pass

    def places(self) -> list[Path]:
        """The databases of the folder, each where it can be read now, sorted by name."""
        files = {path.name: path for path in self.folder.glob("*.db")}
        plan = self._plan()
        files |= {name: self.path / name for name in plan.replace if (self.path / name).exists()}
        return [files[name] for name in sorted(files) if name not in plan.remove]

    def _plan(self) -> Plan:
        """What is written down and not done yet."""
        try:
            said: Any = json.loads((self.path / PLAN).read_bytes())
        except (OSError, ValueError):
            return Plan()
        names = [said.get(key, []) for key in ("replace", "remove")] if isinstance(said, dict) else [[], []]
        return Plan(*([name for name in some if isinstance(name, str) and _NAME.fullmatch(name)] for some in names))

    def _finish(self) -> None:
        """Do what is written down, as often as it takes; then empty the folder of all but its lock."""
        plan = self._plan()
        for name in plan.replace:
            if (self.path / name).exists():
                (self.path / name).replace(self.folder / name)
        for name in plan.remove:
            (self.folder / name).unlink(missing_ok=True)
        _sync(self.folder)
        (self.path / PLAN).unlink(missing_ok=True)
        self._sweep()

    def _sweep(self) -> None:
        """Remove everything but the lock, and a plan that is not carried out."""
        if (self.path / PLAN).exists():
            return
        for path in self.path.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != LOCK:
                path.unlink()

    def _refuse_in_use(self, name: str) -> None:
        """A file cannot be replaced while somebody writes to it by itself."""
        path = self.folder / name
        if any(path.with_name(f"{name}{end}").exists() for end in _BESIDE):
            raise StoreError(f"{path}: the database is in use just now; nothing was changed, try again later")


def _sync(folder: Path) -> None:
    """See to it that the names in a folder are on the disk."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
