"""All rules together: the packaged files, a folder of one's own laid over them, every fault in one run.

A kind of rules is one line in :data:`FILES` and one field of :class:`Rulebook`; its file is ``common/<kind>.yaml``.
Layout overlays are one file each under ``layouts/``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from casegraph.errors import RuleError, RuleFault
from casegraph.rulebook.bodies import BodiesFile
from casegraph.rulebook.decisions import DecisionsFile
from casegraph.rulebook.fields import FieldsFile
from casegraph.rulebook.files import LAYOUTS, RuleText, folder_texts, packaged_texts
from casegraph.rulebook.followups import FollowupsFile
from casegraph.rulebook.labels import LabelsFile
from casegraph.rulebook.layouts import LayoutFile
from casegraph.rulebook.linking import LinkingFile
from casegraph.rulebook.merging import merge, without
from casegraph.rulebook.municipalities import MunicipalitiesFile
from casegraph.rulebook.numbers import NumbersFile
from casegraph.rulebook.order import OrderFile
from casegraph.rulebook.references import ReferencesFile
from casegraph.rulebook.schema import RuleModel, parse
from casegraph.rulebook.sections import SectionsFile
from casegraph.rulebook.standing import StandingFile
from casegraph.rulebook.yaml_marks import Marked, read_marked

# One line a kind of rules; the field of the same name stands in Rulebook.
FILES: dict[str, type[RuleModel]] = {
    "bodies": BodiesFile,
    "decisions": DecisionsFile,
    "fields": FieldsFile,
    "followups": FollowupsFile,
    "labels": LabelsFile,
    "linking": LinkingFile,
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
    followups: FollowupsFile
    labels: LabelsFile
    linking: LinkingFile
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


_loaded: dict[str, Rulebook] = {}


def load_rulebook(extra: Path | None = None) -> Rulebook:
    """The packaged rules, with the folder ``extra`` laid over them; the same files give the same object.

    Raises :class:`RuleError` with every fault of every file, :class:`UsageError` where ``extra`` is no folder.
    """
    packaged, own = packaged_texts(), folder_texts(extra) if extra else []
    fingerprint = _fingerprint([*packaged, *own])
    if fingerprint not in _loaded:
        _loaded[fingerprint] = _assemble([*packaged, *own], fingerprint)
    return _loaded[fingerprint]


@lru_cache(maxsize=256)
def read_rules(text: RuleText) -> tuple[RuleModel, Marked]:
    """One file as its model, with the lines of everything in it; raise :class:`RuleError` with every fault."""
    model = LAYOUT if text.folder == LAYOUTS else FILES.get(text.kind)
    if model is None:
        allowed = f"{', '.join(sorted(FILES))}; overlays of layouts stand in {LAYOUTS}/"
        raise RuleError([RuleFault(text.file, 1, "-", f"no kind of rules is called {text.kind!r}", allowed)])
    marked = read_marked(text.text, text.file)
    return parse(model, marked), marked


def _fingerprint(texts: list[RuleText]) -> str:
    """A hash of everything that was read; where the folder stands does not matter."""
    contents = "\0".join(f"{text.folder}/{text.kind}\0{text.text}" for text in texts)
    return hashlib.sha256(contents.encode()).hexdigest()


def _assemble(texts: list[RuleText], fingerprint: str) -> Rulebook:
    faults: list[RuleFault] = []
    kinds: dict[str, Any] = {kind: model() for kind, model in FILES.items()}
    layouts: dict[str, LayoutFile] = {}
    for text in texts:
        try:
            rules, _ = read_rules(text)
        except RuleError as error:
            faults.extend(error.faults)
            continue
        if isinstance(rules, LayoutFile):
            layouts[rules.id] = rules
        else:
            kinds[text.kind] = merge(kinds[text.kind], rules)
    if faults:
        raise RuleError(faults)
    return Rulebook(**kinds, layouts=tuple(layouts[name] for name in sorted(layouts)), fingerprint=fingerprint)
