"""All rules together: the packaged files, a folder of one's own laid over them, every fault in one run.

A kind of rules is one line in :data:`FILES` and one field of :class:`Rulebook`; its file is ``common/<kind>.yaml``.
Layout overlays are one file each under ``layouts/``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from importlib import resources
from pathlib import Path
from typing import Any, cast

from casegraph.errors import RuleError, RuleFault
from casegraph.rulebook.bodies import BodiesFile
from casegraph.rulebook.decisions import DecisionsFile
from casegraph.rulebook.fields import FieldsFile
from casegraph.rulebook.labels import LabelsFile
from casegraph.rulebook.layouts import LayoutFile
from casegraph.rulebook.municipalities import MunicipalitiesFile
from casegraph.rulebook.numbers import NumbersFile
from casegraph.rulebook.order import OrderFile
from casegraph.rulebook.references import ReferencesFile
from casegraph.rulebook.schema import RuleModel, parse
from casegraph.rulebook.sections import SectionsFile
from casegraph.rulebook.standing import StandingFile
from casegraph.rulebook.yaml_marks import read_marked

# One line a kind of rules; the field of the same name stands in Rulebook.
FILES: dict[str, type[RuleModel]] = {
    "bodies": BodiesFile,
    "decisions": DecisionsFile,
    "fields": FieldsFile,
    "labels": LabelsFile,
    "municipalities": MunicipalitiesFile,
    "numbers": NumbersFile,
    "order": OrderFile,
    "references": ReferencesFile,
    "sections": SectionsFile,
    "standing": StandingFile,
}
LAYOUT: type[RuleModel] = LayoutFile  # the model of one file in layouts/


@dataclass(frozen=True)
class Rulebook:
    """Every rule, typed; ``fingerprint`` changes with the contents of any file."""

    bodies: BodiesFile
    decisions: DecisionsFile
    fields: FieldsFile
    labels: LabelsFile
    municipalities: MunicipalitiesFile
    numbers: NumbersFile
    order: OrderFile
    references: ReferencesFile
    sections: SectionsFile
    standing: StandingFile
    layouts: tuple[LayoutFile, ...] = ()
    fingerprint: str = ""

    def without(self, municipality: str) -> Rulebook:
        """These rules as if the municipality (a slug) had never been seen: its overlays and its own terms are gone."""
        kept = {field.name: without(getattr(self, field.name), municipality) for field in fields(self)}
        return replace(self, **{**kept, "fingerprint": f"{self.fingerprint}-without-{municipality}"})


def contributed_only_by(rule: RuleModel, municipality: str) -> bool:
    """Whether ``rule`` came from the documents of this municipality alone, or holds for it alone."""
    return getattr(rule, "seen", ()) == (municipality,) or getattr(rule, "municipality", None) == municipality


def without(value: Any, municipality: str) -> Any:
    """``value`` (a model, tuple, dict or scalar) without what only ``municipality`` contributed."""
    if isinstance(value, tuple):
        kept = (part for part in value if not (isinstance(part, RuleModel) and contributed_only_by(part, municipality)))
        return tuple(without(part, municipality) for part in kept)
    if isinstance(value, dict):
        return {key: without(part, municipality) for key, part in value.items()}
    if isinstance(value, RuleModel):
        parts = {name: without(getattr(value, name), municipality) for name in type(value).model_fields}
        return type(value).model_construct(value.model_fields_set, **parts)
    return value


@dataclass(frozen=True, order=True)
class RuleText:
    """One file of rules before it is parsed: its kind, the name shown in faults, and its text."""

    rank: int
    folder: str
    kind: str
    file: str
    text: str


def packaged_texts() -> Iterator[RuleText]:
    """The files of rules in the package, sorted."""
    root = resources.files("casegraph.rules")
    for folder in ("common", "layouts"):
        for entry in sorted((root / folder).iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(".yaml"):
                kind = entry.name.removesuffix(".yaml")
                yield RuleText(0, folder, kind, f"rules/{folder}/{entry.name}", entry.read_text(encoding="utf-8"))


def folder_texts(directory: Path) -> Iterator[RuleText]:
    """The files of a person's own folder: ``<kind>.yaml`` in it or in ``common/``, overlays in ``layouts/``."""
    for path in sorted(directory.rglob("*.yaml")):
        folder = "layouts" if path.parent.name == "layouts" else "common"
        yield RuleText(1, folder, path.stem, str(path), path.read_text(encoding="utf-8"))


_loaded: dict[str, Rulebook] = {}


def load_rulebook(extra: Path | None = None) -> Rulebook:
    """The packaged rules, with the folder ``extra`` laid over them; raise :class:`RuleError` with every fault."""
    texts = [*packaged_texts(), *(folder_texts(extra) if extra else ())]
    fingerprint = hashlib.sha256("\0".join(f"{text.file}\0{text.text}" for text in texts).encode()).hexdigest()
    if fingerprint not in _loaded:
        _loaded[fingerprint] = _assemble(texts, fingerprint)
    return _loaded[fingerprint]


def _assemble(texts: list[RuleText], fingerprint: str) -> Rulebook:
    faults: list[RuleFault] = []
    kinds: dict[str, RuleModel] = {kind: model() for kind, model in FILES.items()}
    layouts: dict[str, LayoutFile] = {}
    for text in texts:
        rules = _read(text, faults)
        if rules is None:
            continue
        if text.folder == "layouts":
            layouts[text.kind] = cast(LayoutFile, rules)
        else:
            kinds[text.kind] = merge(kinds[text.kind], rules)
    if faults:
        raise RuleError(faults)
    return Rulebook(**kinds, layouts=tuple(layouts[name] for name in sorted(layouts)), fingerprint=fingerprint)  # type: ignore[arg-type]


def _read(text: RuleText, faults: list[RuleFault]) -> RuleModel | None:
    model = LAYOUT if text.folder == "layouts" else FILES.get(text.kind)
    if model is None:
        faults.append(RuleFault(text.file, 1, "-", "unknown kind of rules", ", ".join(sorted(FILES))))
        return None
    try:
        return parse(model, read_marked(text.text, text.file))
    except RuleError as error:
        faults.extend(error.faults)
        return None


def merge(base: Any, over: Any) -> Any:
    """``over`` laid over ``base``: lists add (an entry with an id that is there replaces it), other values replace."""
    if isinstance(base, RuleModel) and isinstance(over, RuleModel):
        values = {name: getattr(base, name) for name in type(base).model_fields}
        values |= {name: merge(values[name], getattr(over, name)) for name in over.model_fields_set}
        return type(base).model_construct(**values)
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{key: merge(base[key], value) if key in base else value for key, value in over.items()}}
    if isinstance(base, tuple) and isinstance(over, tuple):
        ids = {entry.id for entry in over if hasattr(entry, "id")}
        return (
            *(entry for entry in base if getattr(entry, "id", None) not in ids),
            *(e for e in over if e not in base),
        )
    return over
