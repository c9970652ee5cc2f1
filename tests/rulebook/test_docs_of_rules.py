"""The documentation of the rules: every key of every kind is described, and shown in an example that loads."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from casegraph.rulebook.book import FILES, LAYOUT
from casegraph.rulebook.lint import walk
from casegraph.rulebook.schema import RuleModel, Term, parse
from casegraph.rulebook.yaml_marks import read_marked

TEXT = (Path(__file__).parents[2] / "docs" / "writing-rules.md").read_text(encoding="utf-8")
SECTIONS = {
    found.group(1): found.group(2)
    for found in re.finditer(r"^## `([a-z/<>]+)\.yaml`\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
}
KINDS: dict[str, type[RuleModel]] = {**FILES, "layouts/<name>": LAYOUT}
COMMON_KEYS = {"term", "seen", "note"}  # of any phrase, described once above all kinds


def models_in(annotation: Any) -> set[type[RuleModel]]:
    """The models inside a type, and the models inside those."""
    found: set[type[RuleModel]] = set()
    if isinstance(annotation, type) and issubclass(annotation, RuleModel):
        found.add(annotation)
        for field in annotation.model_fields.values():
            found |= models_in(field.annotation)
    for argument in get_args(annotation):
        found |= models_in(argument)
    return found


def keys_of(kind: str) -> set[str]:
    keys = {key for model in models_in(KINDS[kind]) - {Term} for key in model.model_fields}
    return keys - (COMMON_KEYS if kind != "layouts/<name>" else {"term"})


def example(kind: str) -> RuleModel:
    blocks = re.findall(r"```yaml\n(.*?)```", SECTIONS[kind], re.DOTALL)
    assert len(blocks) == 1, kind
    return parse(KINDS[kind], read_marked(blocks[0], f"{kind}.yaml"))


def test_every_kind_has_a_section() -> None:
    assert sorted(SECTIONS) == sorted(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_is_described(kind: str) -> None:
    table = "\n".join(line for line in SECTIONS[kind].splitlines() if line.startswith("| "))
    assert sorted(key for key in keys_of(kind) if f"`{key}`" not in table) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_first_column_names_no_key_that_is_gone(kind: str) -> None:
    named = {
        key
        for line in SECTIONS[kind].splitlines()
        if line.startswith("| `")
        for key in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    assert named <= keys_of(kind) | COMMON_KEYS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_is_shown_in_an_example(kind: str) -> None:
    shown = {key for _, value in walk(example(kind)) if isinstance(value, RuleModel) for key in value.model_fields_set}
    assert sorted(keys_of(kind) - shown) == []


def test_the_keys_of_a_phrase_are_described() -> None:
    assert [key for key in sorted(COMMON_KEYS) if f"`{key}`" not in TEXT.split("## `bodies.yaml`")[0]] == []
