"""What a result rests on, as one short text: the program's own code, the rules, the settings, the content.

The code counts as it stands, not by a number that somebody must remember to raise. Nothing is loaded for it: a build
of unchanged documents reads no rules.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph import __version__

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

CODE = (".py", ".yaml")
BLOCK = 1 << 20
ROOMS: Mapping[str, tuple[str, ...]] = {
    "read": (
        "danish",
        "documents",
        "parse",
        "rulebook",
        "rules",
        "calendar.py",
        "folding.py",
        "kinds.py",
        "model.py",
        "privacy.py",
    ),
    "link": ("danish", "link", "rulebook", "rules", "folding.py", "kinds.py", "model.py"),
}
"""The parts of the package whose change may change what reading, or linking, gives."""


def stage_print(stage: str, rules: Path | None) -> str:
    """The fingerprint of everything but the input that the stage (``read`` or ``link``) works with."""
    return joined(_code_print(stage), rules_print(rules))


def rules_print(rules: Path | None) -> str:
    """The fingerprint of what a folder of rules holds; empty for none."""
    if not rules:
        return ""
    digest = hashlib.sha256()
    for path in sorted(rules.rglob("*.yaml")):
        digest.update(path.relative_to(rules).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def program_state() -> str | None:
    """The program as it lies on the disk, by the sizes and times of its files: to read them takes ten times as long.

    ``None`` where it does not lie there in files.
    """
    folders = [folder for part in ("casegraph", "casegraph.rules") for folder in import_module(part).__path__]
    try:
        return joined(__version__, *(state for folder in folders for state in _states(folder)))
    except OSError:
        return None


def _states(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(CODE):
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns
            elif entry.is_dir():
                yield from _states(entry.path)


def joined(*parts: object) -> str:
    """One fingerprint of several parts."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "backslashreplace")).hexdigest()


def content_print(path: Path) -> tuple[str | None, int]:
    """The SHA-256 and the size of a file; ``None`` where it cannot be read, which reading it will explain."""
    digest, size = hashlib.sha256(), 0
    if not path.is_file():
        return None, 0
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
                size += len(block)
    except OSError:
        return None, 0
    return digest.hexdigest(), size


def _code_print(stage: str) -> str:
    return joined(__version__, *(_room_print(room) for room in ROOMS[stage]))


@cache
def _room_print(room: str) -> str:
    from importlib import resources  # noqa: PLC0415 - an unchanged build does without, and it is slow to load

    digest = hashlib.sha256()
    part = resources.files("casegraph.rules") if room == "rules" else resources.files("casegraph") / room
    for name, file in _files(part, room):
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(part: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if part.is_file():
        yield name, part
    elif part.is_dir():
        for child in sorted(part.iterdir(), key=lambda child: child.name):
            if child.is_dir() or child.name.endswith(CODE):
                yield from _files(child, f"{name}/{child.name}")
