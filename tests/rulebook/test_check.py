"""Looking after the rules: each check finds its fault and lets good rules be; the schema; what is loaded."""

import json
from pathlib import Path

import pytest

from casegraph.errors import UsageError
from casegraph.rulebook.book import FILES, load_rulebook
from casegraph.rulebook.check import check_rules, list_rules, rules_schema


def own_faults(folder: Path) -> list[str]:
    """The faults of the files in ``folder``, without its path."""
    return [str(fault).replace(f"{folder}/", "") for fault in check_rules(folder) if str(folder) in fault.file]


def test_the_packaged_rules_have_no_fault() -> None:
    assert [str(fault) for fault in check_rules()] == []


LINT = [
    # what, file, faulty text, message; then the same mended
    (
        "an id twice in one list",
        "bodies.yaml",
        "bodies:\n  - {id: raadet, name: A, kind: other}\n  - {id: raadet, name: B, kind: other}\n",
        "bodies.yaml:3: bodies.1: the entry 'raadet' stands in this list already, on line 2 (allowed: each entry once)",
        "bodies:\n  - {id: raadet, name: A, kind: other}\n"
        "  - {id: raadet, name: B, kind: other, municipality: aeroe}\n",
    ),
    (
        "a term twice in one list, in other letters",
        "standing.yaml",
        "titles:\n  - Nyt fra havnen\n  - Borgermøde\n  - nyt fra HAVNEN\n",
        "standing.yaml:4: titles.2: 'nyt fra HAVNEN' stands in this list already, on line 2 (allowed: each term once)",
        "titles:\n  - Nyt fra havnen\nsigns:\n  - Nyt fra havnen\n",
    ),
    (
        "a term under two kinds of decision",
        "decisions.yaml",
        "kinds:\n  approved:\n    said: [bifaldet]\n  rejected:\n    said: [bifaldet]\n",
        "decisions.yaml:5: kinds.rejected.said.0: 'bifaldet' stands in kinds.approved.said already, on line 3"
        " (allowed: each term once)",
        "kinds:\n  approved:\n    said: [bifaldet]\n  rejected:\n    alone: [bifaldet]\n",
    ),
    (
        "a key with nothing behind it",
        "order.yaml",
        "order: []\n",
        "order.yaml:1: order: nothing stands here (allowed: at least one entry, or no key at all)",
        "order: [tredje oplag]\n",
    ),
    (
        "a municipality that is not there",
        "standing.yaml",
        "titles:\n  - {term: Nyt fra havnen, seen: [atlantis]}\n",
        "standing.yaml:2: titles.0.seen.0: no municipality has the slug 'atlantis'"
        " (allowed: slugs of municipalities.yaml)",
        "titles:\n  - {term: Nyt fra havnen, seen: [aeroe]}\n",
    ),
    (
        "an example its own pattern does not match",
        "numbers.yaml",
        "notations:\n  - {id: mine, pattern: '\\d+', where: alone, examples: ['12', '12a']}\n",
        "numbers.yaml:2: notations.0.examples.1: the pattern does not match '12a' (allowed: the whole example)",
        "notations:\n  - {id: mine, pattern: '\\d+a?', where: alone, examples: ['12', '12a']}\n",
    ),
    (
        "one abbreviation for two bodies",
        "bodies.yaml",
        "bodies:\n  - {id: a, name: A, kind: other, abbreviations: [ABC]}\n"
        "  - {id: b, name: B, kind: other, short: [ABC]}\n",
        "bodies.yaml:3: bodies.1: the abbreviation 'ABC' is 'a' already (allowed: one body an abbreviation)",
        "bodies:\n  - {id: a, name: A, kind: other, abbreviations: [ABC]}\n"
        "  - {id: b, name: B, kind: other, short: [ABC], municipality: aeroe}\n",
    ),
    (
        "a successor that is not there",
        "bodies.yaml",
        "bodies:\n  - {id: a, name: A, kind: other, successor: b}\n",
        "bodies.yaml:2: bodies.0.successor: no body has the id 'b' (allowed: an id of this file)",
        "bodies:\n  - {id: a, name: A, kind: other, successor: b}\n  - {id: b, name: B, kind: other}\n",
    ),
    (
        "a time that ends before it begins",
        "bodies.yaml",
        "bodies:\n  - {id: a, name: A, kind: other, valid_from: 2022-01-01, valid_to: 2021-12-31}\n",
        "bodies.yaml:2: bodies.0.valid_to: the time ends before it begins",
        "bodies:\n  - {id: a, name: A, kind: other, valid_from: 2021-01-01, valid_to: 2021-12-31}\n",
    ),
    (
        "one code for two municipalities",
        "municipalities.yaml",
        "municipalities:\n  - {slug: aa, name: Aa, code: '998'}\n  - {slug: bb, name: Bb, code: '998'}\n",
        "municipalities.yaml:3: municipalities.1.code: the code is 'aa' already (allowed: one municipality a code)",
        "municipalities:\n  - {slug: aa, name: Aa, code: '998'}\n  - {slug: bb, name: Bb, code: '999'}\n",
    ),
]


@pytest.mark.parametrize(("what", "file", "faulty", "message", "mended"), LINT, ids=[row[0] for row in LINT])
def test_lint(what: str, file: str, faulty: str, message: str, mended: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text(faulty, encoding="utf-8")
    assert own_faults(tmp_path) == [message]
    load_rulebook(tmp_path)  # lint is not load: unwise rules still work
    (tmp_path / file).write_text(mended, encoding="utf-8")
    assert own_faults(tmp_path) == []


def test_two_overlays_with_one_id(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    for name in ("a", "b"):
        (tmp_path / "layouts" / f"{name}.yaml").write_text("id: side\nsigns: [Referat]\n", encoding="utf-8")
    assert own_faults(tmp_path) == [
        f"layouts/b.yaml:1: id: 'side' is the id of {tmp_path}/layouts/a.yaml already".replace(f"{tmp_path}/", "")
    ]


def test_unreadable_and_unwise_files_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "order.yaml").write_text("order: []\n", encoding="utf-8")
    (tmp_path / "standing.yaml").write_text("title: x\n", encoding="utf-8")
    assert [line.split(":")[0] for line in own_faults(tmp_path)] == ["order.yaml", "standing.yaml"]


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        check_rules(tmp_path / "nowhere")


def test_a_row_for_every_file(tmp_path: Path) -> None:
    (tmp_path / "standing.yaml").write_text("titles: [Nyt fra havnen, Borgermøde]\n", encoding="utf-8")
    rows = list_rules(tmp_path)
    assert {row.kind for row in rows} >= set(FILES)
    assert rows[-1] == (str(tmp_path / "standing.yaml"), "standing", 0, 2)
    municipalities = next(row for row in rows if row.kind == "municipalities")
    assert municipalities.entries == 98


def test_the_schema_names_every_kind_and_all_its_keys() -> None:
    schema = rules_schema()
    for kind, model in FILES.items():
        assert set(schema["$defs"][kind]["properties"]) == set(model.model_fields)
    json.dumps(schema)


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    schema = rules_schema()
    text = json.dumps(schema)
    targets = {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}
    assert targets <= set(schema["$defs"])
