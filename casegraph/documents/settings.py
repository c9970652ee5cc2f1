"""``casegraph.yaml``: what a person says about all documents of a folder and the folders below it.

Four keys: ``municipality`` (whose minutes these are), ``open_only`` (closed items are to be left out), ``lang``
(``da`` or ``en``) and ``site`` (the web address at which the documents are published, for links that do not name it).
The file holds no paths: it travels with the documents and must mean the same wherever they lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casegraph.errors import RuleError, RuleFault

SETTINGS_NAME = "casegraph.yaml"


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """The settings of one folder; ``None`` and ``False`` where the file, or the key, is not there."""

    municipality: str | None = None
    open_only: bool = False
    lang: str | None = None
    site: str | None = None


def read_settings(path: Path) -> FolderSettings:
    """The settings in the file ``path``; raise :class:`RuleError` with every fault and its line."""
    # Most folders have no such file, and reading documents is not to load YAML for nothing.
    from casegraph.documents.settings_rules import FolderRules  # noqa: PLC0415
    from casegraph.rulebook.schema import parse  # noqa: PLC0415
    from casegraph.rulebook.yaml_marks import read_marked  # noqa: PLC0415

    rules = parse(FolderRules, read_marked(_read(path), str(path)))
    return FolderSettings(rules.municipality, rules.open_only, rules.lang, rules.site)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _fault(path, f"cannot be read: {error.strerror}", "") from error
    except UnicodeDecodeError as error:
        raise _fault(path, "is not in UTF-8", "text in UTF-8") from error


def _fault(path: Path, wrong: str, allowed: str) -> RuleError:
    return RuleError([RuleFault(str(path), 1, "-", wrong, allowed)])
