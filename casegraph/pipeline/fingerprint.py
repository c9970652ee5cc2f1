"""What a result rests on, as one short text: the program's own code, the rules, the settings, the content.

The code counts as it stands, not by a number that somebody must remember to raise. Nothing is loaded for it: a build
of unchanged documents reads no rules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from casegraph import __version__
from casegraph.pipeline.stages import ROOMS

CODE = (".py", ".yaml")
BLOCK = 1 << 20


def stage_print(stage: str, rules: Path | None) -> str:
    """The fingerprint of everything but the input that the stage (``read`` or ``link``) works with."""
    digest = hashlib.sha256(_code_print(stage).encode())
    if rules:
        for path in sorted(rules.rglob("*.yaml")):
            digest.update(path.relative_to(rules).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


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
