"""Extracted items through the command line: built, linked, and given out again as they came."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph

EXAMPLES = Path(__file__).parents[2] / "examples" / "minutes"


def run(*args):
    return CliRunner().invoke(casegraph, list(map(str, args)))


def built(*sources, db):
    return run("build", *sources, "--db", db, "--lang", "en")


def items(db):
    return [json.loads(line) for line in run("export", "items", "--db", db).stdout.splitlines()]


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The example town: its database, and its items as JSON Lines and as tables."""
    folder = tmp_path_factory.mktemp("town")
    assert built(EXAMPLES, db=folder / "town.db").exit_code == 0
    for form, name in (("items", "items.jsonl"), ("csv", "tables")):
        assert run("export", form, "--db", folder / "town.db", "-o", folder / name).exit_code == 0
    return folder


@pytest.mark.parametrize("name", ["items.jsonl", "tables/items.csv"])
def test_exported_items_become_the_same_items_and_cases(town, tmp_path, name):
    report = built(town / name, db=tmp_path / "again.db")
    assert report.exit_code == 0, report.stderr
    assert "in doubt" not in report.stderr
    assert items(tmp_path / "again.db") == items(town / "town.db")


def test_of_a_folder_what_was_exported_is_not_read_again(town, tmp_path):
    shutil.copytree(EXAMPLES, tmp_path / "minutes")
    shutil.copy(town / "items.jsonl", tmp_path / "minutes")
    shutil.copytree(town / "tables", tmp_path / "minutes" / "tables")
    assert built(tmp_path / "minutes", db=tmp_path / "again.db").exit_code == 0
    assert items(tmp_path / "again.db") == items(town / "town.db")


def test_items_of_another_program_are_linked_with_the_minutes_beside_them(tmp_path):
    folder = tmp_path / "minutes"
    folder.mkdir()
    text = "Byrådet\n\nReferat fra mødet den 25. marts 2024\n\nPunkt 1: Udbygning af havnen\n\nSagsnr.: 24-000711\n\n"
    (folder / "by.txt").write_text(text + "Beslutning\n\nGodkendt.\n", encoding="utf-8")
    row = {
        **{"body": "Økonomiudvalget", "date": "2024-03-11", "number": 4, "title": "Havnen udbygges"},
        **{"case_number": "24/711", "decision": "Anbefales godkendt."},
    }
    (folder / "oeu.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert run("build", folder, "--db", tmp_path / "x.db", "--municipality", "Bakkeby").exit_code == 0
    history = json.loads(run("history", "24-000711", "--db", tmp_path / "x.db", "--format", "json").stdout)
    told = [(step["body"], step["decision_kind"], step["source"]["document"]) for step in history["steps"]]
    assert told == [("Økonomiudvalget", "recommended", "oeu.jsonl"), ("Byrådet", "approved", "by.txt")]


def test_wrong_rows_are_named_counted_and_told_by_the_status_until_they_are_mended(tmp_path):
    path = tmp_path / "items.csv"
    head, good, bad = "body;date;title;votes\n", "Byrådet;25-03-2024;Bro;7\n", "Byrådet;snart;Havn;7\n"
    path.write_text(head + good + bad, encoding="cp1252")
    for _ in range(2):
        report = built(path, db=tmp_path / "x.db")
        assert report.exit_code == 1
        assert "not read: items.csv: read in part only; items.csv:3: date: a date is expected" in report.stderr
        assert "  items.csv:2: votes: no key of an item, not read" in report.stderr
        assert [item["title"] for item in items(tmp_path / "x.db")] == ["Bro"]
    path.write_text(head + good, encoding="cp1252")
    assert built(path, db=tmp_path / "x.db").exit_code == 0


def test_inspect_shows_each_meeting_with_its_items_and_what_was_read_out_of_them(tmp_path):
    path = tmp_path / "items.csv"
    rows = ["body,date,number,title,decision,closed", "Byrådet,2024-03-25,1,Bro,Godkendt.,nej"]
    rows += [
        "Byrådet,2024-03-25,2,Salg af grund,Godkendt.,ja",
        "Byrådet,snart,3,Havn,,",
        "Direktionen,2024-01-02,7,Vej,,",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    council, board = json.loads(run("inspect", path, "--format", "json").stdout)
    assert [(line["line"], line["item"], line["text"]) for line in council["lines"]] == [
        (2, "1", "Bro"),
        (3, "2", "Salg af grund"),
    ]
    assert council["lines"][0]["fields"] == {"decision_kind": "approved"}
    assert [len(document["doubts"]) for document in (council, board)] == [1, 0]
    assert (board["meeting"]["body"], board["meeting"]["items"]) == ("Direktionen", "1")
    assert "Salg af grund" not in run("inspect", path, "--open-only").stdout
