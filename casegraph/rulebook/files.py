"""The files of rules: those in the package, and those in a folder of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from casegraph.errors import RuleError, RuleFault, UsageError

COMMON, LAYOUTS = "common", "layouts"
SUFFIX = ".yaml"


@dataclass(frozen=True, order=True)
class RuleText:
    """One file of rules before it is parsed: its kind, the name that faults give it, and its text.

    ``folder`` is ``common``, where the file's name is its kind, or ``layouts``, where it is the name of an overlay.
    """

    folder: str
    kind: str
    file: str
    text: str


def packaged_texts() -> list[RuleText]:
    """The files of rules in the package, sorted; they are data of ``casegraph.rules``, installed or not."""
    root = resources.files("casegraph.rules")
    found = []
    for folder in (COMMON, LAYOUTS):
        for entry in sorted((root / folder).iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(SUFFIX):
                file = f"rules/{folder}/{entry.name}"
                found.append(RuleText(folder, entry.name.removesuffix(SUFFIX), file, entry.read_text(encoding="utf-8")))
    return found


def folder_texts(directory: Path) -> list[RuleText]:
    """The files of a person's own folder, sorted: ``<kind>.yaml`` anywhere in it, overlays under ``layouts/``.

    Raises :class:`UsageError` where there is no such folder, :class:`RuleError` naming every file that is no UTF-8
    text or is named ``.yml``.
    """
    if not directory.is_dir():
        raise UsageError(f"{directory}: there is no such folder of rules")
    faults: list[RuleFault] = []
    found = list(_readable(directory, faults))
    if faults:
        raise RuleError(faults)
    return found


def _readable(directory: Path, faults: list[RuleFault]) -> Iterator[RuleText]:
    for path in sorted(directory.rglob("*.y*ml")):
        if any(part.startswith(".") for part in path.relative_to(directory).parts) or not path.is_file():
            continue
        if path.suffix != SUFFIX:
            faults.append(
                RuleFault(str(path), 1, "-", f"the name ends in {path.suffix}", f"names that end in {SUFFIX}")
            )
            continue
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            faults.append(RuleFault(str(path), 1, "-", f"cannot be read: {error}", "UTF-8 text"))
            continue
        yield RuleText(LAYOUTS if path.parent.name == LAYOUTS else COMMON, path.stem, str(path), text)
