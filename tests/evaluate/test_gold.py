import json
from pathlib import Path
from typing import Any

import pytest

from casegraph.errors import DocumentError, UsageError
from casegraph.evaluate.gold import load_gold

LAYOUT: dict[str, Any] = {
    "municipality": "Nordby",
    "body": None,
    "body_kind": "fagudvalg",
    "body_kind_from": "address",
    "date": None,
    "items": [
        {"number": "4", "title": "Havnen", "decision_kind": "andet", "seen_in": "toc", "route": ["TMU"], "earlier": []}
    ],
}
GOLD: dict[str, Any] = {
    "document": "ref.md",
    "municipality": "Nordby",
    "meeting": {"body": "Direktionen", "date": "2021-05-03"},
    "items": [{"number": "1", "title": "Skolen", "decision_kind": "noted", "lines": [3, 9], "references": []}],
}


def write(folder: Path, name: str, data: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")


def test_both_shapes_and_the_links(tmp_path: Path) -> None:
    write(tmp_path / "gold", "ref.json", GOLD)
    write(tmp_path / "gold", "links.json", {"same_case": [["ref#1", "x#2"]]})
    write(tmp_path / "layouts", "4_nord.json", LAYOUT)
    write(tmp_path / "layouts", "4_nord.txt", "x")
    gold = load_gold([tmp_path / "layouts", tmp_path / "gold"])
    ref, nord = gold.documents
    assert gold.links["same_case"] == [["ref#1", "x#2"]]
    assert (ref.stem, ref.items[0].decision_kinds, ref.items[0].lines) == ("ref", ("noted",), (3, 9))
    assert ref.items[0].references == ()
    assert ref.items[0].followups is None  # not told, so not scored
    assert nord.path == tmp_path / "layouts/4_nord.txt"
    assert nord.meeting == {"date": None}  # body and kind stand in the address alone
    assert nord.items[0].toc_only is True
    assert nord.items[0].decision_kinds == ("other", "elected", "withdrawn", "returned", "stopped")
    assert set(nord.items[0].told) == {"route"}


@pytest.mark.parametrize("folder", ["gold", "minutes", "elsewhere"])
def test_where_documents_are_looked_for(tmp_path: Path, folder: str) -> None:
    write(tmp_path / "gold", "ref.json", GOLD)
    write(tmp_path / folder, "ref.md", "x")
    given = tmp_path / "elsewhere" if folder == "elsewhere" else None
    (document,) = load_gold([tmp_path / "gold/ref.json"], given).documents
    assert document.path == tmp_path / folder / "ref.md"


def test_the_same_minutes_in_another_form(tmp_path: Path) -> None:
    """What is in them stays true; the lines it stands on do not."""
    write(tmp_path / "gold", "ref.json", {**GOLD, "document": "ref.txt"})
    write(tmp_path / "gold", "ref.txt", "x")
    write(tmp_path / "print", "ref.pdf", "x")
    (document,) = load_gold([tmp_path / "gold/ref.json"], tmp_path / "print").documents
    assert document.path == tmp_path / "print/ref.pdf"
    assert document.items[0].lines is None
    (document,) = load_gold([tmp_path / "gold/ref.json"]).documents
    assert document.items[0].lines == (3, 9)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("{", "not readable as JSON"),
        ("[]", "no file of truth"),
        ({"title": "x"}, "no file of truth"),
        ({"meeting": {}, "items": [{"title": "x"}]}, "a key is missing"),
    ],
)
def test_files_that_are_no_truth(tmp_path: Path, data: Any, message: str) -> None:
    write(tmp_path, "a.json", data)
    with pytest.raises(DocumentError, match=message):
        load_gold([tmp_path])


def test_nothing_to_compare_with(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no truth"):
        load_gold([tmp_path])
    with pytest.raises(UsageError, match="no such file"):
        load_gold([tmp_path / "nej"])


def test_the_real_truth_loads_whole(shared: Path) -> None:
    gold = load_gold([shared / "gold", shared / "layouts"])
    assert sum(len(document.items) for document in gold.documents if document.items[0].references is not None) == 58
    assert all(document.path.is_file() for document in gold.documents)
    assert len(gold.links["same_case"]) == 2
