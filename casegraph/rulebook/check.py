"""Looking after the rules: every fault, what is loaded, and the JSON Schema that editors check against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from casegraph.errors import RuleError, RuleFault
from casegraph.rulebook.book import FILES, LAYOUT, load_rulebook, read_rules
from casegraph.rulebook.files import COMMON, LAYOUTS, RuleText, folder_texts, packaged_texts
from casegraph.rulebook.lint import CHECKS, Checked, walk
from casegraph.rulebook.schema import RuleModel, Term
from casegraph.rulebook.yaml_marks import Marked

Read = tuple[RuleText, RuleModel, Marked]


def check_rules(directory: Path | None = None) -> list[RuleFault]:
    """Every fault of every file, packaged and in ``directory``, sorted: what cannot be read, and what is unwise.

    Raises :class:`UsageError` where ``directory`` is no folder.
    """
    faults: list[RuleFault] = []
    texts = packaged_texts()
    try:
        texts += folder_texts(directory) if directory else []
    except RuleError as error:
        faults.extend(error.faults)
    read = _read(texts, faults)
    slugs = frozenset(rule.slug for _, rules, _ in read for rule in getattr(rules, "municipalities", ()))
    for _, rules, marked in read:
        checked = Checked(rules, marked, slugs)
        faults.extend(fault for check in CHECKS for fault in check(checked))
    faults.extend(_doubled_layouts(read))
    return sorted(faults)


def _read(texts: list[RuleText], faults: list[RuleFault]) -> list[Read]:
    read: list[Read] = []
    for text in texts:
        try:
            read.append((text, *read_rules(text)))
        except RuleError as error:
            faults.extend(error.faults)
    return read


def _doubled_layouts(read: list[Read]) -> Iterator[RuleFault]:
    """Overlays that share an id, though they stand in files of different names."""
    seen: dict[str, RuleText] = {}
    for text, rules, marked in read:
        if text.folder != LAYOUTS:
            continue
        name = str(getattr(rules, "id", text.kind))
        other = seen.setdefault(name, text)
        if other.kind != text.kind:
            yield RuleFault(text.file, marked.line_of(("id",)), "id", f"{name!r} is the id of {other.file} already")


class RuleRow(NamedTuple):
    """One file of rules that is loaded: its name, kind, and how many entries and terms it holds."""

    file: str
    kind: str
    entries: int
    terms: int


def list_rules(directory: Path | None = None) -> list[RuleRow]:
    """A row a file, the packaged ones first; raise :class:`RuleError` or :class:`UsageError` as loading does."""
    load_rulebook(directory)
    texts = [*packaged_texts(), *(folder_texts(directory) if directory else [])]
    return [_row(text, read_rules(text)[0]) for text in texts]


def _row(text: RuleText, rules: RuleModel) -> RuleRow:
    inside = [value for _, value in walk(rules)]
    terms = sum(isinstance(value, Term) for value in inside)
    entries = sum(isinstance(value, RuleModel) for value in inside) - terms - 1
    return RuleRow(text.file, text.kind if text.folder == COMMON else "layout", entries, terms)


def rules_schema() -> dict[str, Any]:
    """The JSON Schema of every kind of file: ``$defs`` by kind, and any one of them at the root."""
    models = {**FILES, "layout": LAYOUT}
    schemas = {kind: _flat(kind, model) for kind, model in sorted(models.items())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rules of casegraph",
        "anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in schemas],
        "$defs": {name: part for kind in schemas for name, part in schemas[kind].items()},
    }


def _flat(kind: str, model: type[RuleModel]) -> dict[str, Any]:
    """The schema of one kind and of the models inside it; a term may also be the bare phrase."""
    schema = model.model_json_schema(ref_template=f"#/$defs/{kind}.{{model}}")
    inner = schema.pop("$defs", {})
    for name, part in inner.items():
        if "term" in part.get("properties", {}):
            inner[name] = {"anyOf": [{"type": "string"}, part]}
    return {kind: schema, **{f"{kind}.{name}": part for name, part in inner.items()}}
