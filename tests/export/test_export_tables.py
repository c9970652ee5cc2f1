"""The tables: CSV that any reader takes, with a data package that is true, and Parquet of the same."""

import csv
import json
from pathlib import Path
from typing import Literal, get_origin

import frictionless
import pyarrow.parquet
import pytest

from casegraph.export import exporter, save
from casegraph.export.columns import columns_of, meaning, meanings
from casegraph.reason import Reason
from casegraph.views.tables import tables
from casegraph.words import Words
from tests.builders import graph_of, make_completion, make_followup, make_item
from tests.samples import DAY, NASTY, data, graph

TABLES = ["cases", "items", "steps", "links", "followups", "meetings", "bodies", "events"]


def folder(tmp_path: Path, form: str, rows=None, title: str = "Ny cykelsti", lang: str = "da") -> Path:
    made = data("tables", title) if rows is None else rows
    save(exporter("tables", form, Words(lang)), made, tmp_path / form)
    return tmp_path / form


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.mark.parametrize("title", ["Ny cykelsti", NASTY], ids=["plain", "nasty"])
def test_the_package_is_valid(tmp_path, title):
    made = folder(tmp_path, "csv", title=title)
    report = frictionless.validate(str(made / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    assert [task.name for task in report.tasks] == TABLES
    assert sorted(path.stem for path in made.glob("*.csv")) == sorted(TABLES)


def test_the_package_finds_what_is_wrong(tmp_path):
    """A row that names a case which is not there, and a status that is none: the check above can fail."""
    made = folder(tmp_path, "csv")
    path = made / "steps.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("strandby:22-1", "strandby:99", 1), encoding="utf-8")
    path = made / "cases.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("hearing", "lost", 1), encoding="utf-8")
    found = frictionless.validate(str(made / "datapackage.json")).flatten(["type"])
    assert {one[0] for one in found} == {"foreign-key", "constraint-error"}


@pytest.mark.parametrize("title", ["=1+1", "a,b;c", 'he said "x"', "two\nlines", "-5", "  padded  ", "æøå \u202e"])
def test_values_stay_as_they_are(tmp_path, title):
    rows = read(folder(tmp_path, "csv", title=title) / "items.csv")
    assert title in {row["title"] for row in rows}


def test_lists_are_json_and_nothing_is_empty(tmp_path):
    made = folder(tmp_path, "csv")
    rows = {row["item"]: row for row in read(made / "items.csv")}
    first = rows["strandby:direktionen:2022-01-12:1"]
    assert json.loads(first["route"]) == ["Direktionen", "Økonomiudvalget", "Kommunalbestyrelsen"]
    assert json.loads(first["attachments"]) == [{"title": "Ny cykelsti", "document_number": "1"}]
    assert (first["closed"], first["journal_number"], first["source_line_first"]) == ("false", "", "10")
    text = (made / "items.csv").read_bytes()
    assert text.count(b"\r\n") == len(rows) + 1
    assert not text.startswith(b"\xef\xbb\xbf")


def test_every_row_of_the_other_exports_is_there(tmp_path):
    made = folder(tmp_path, "csv")
    for kind in ("items", "links", "steps"):
        known = list(data(kind))
        rows = read(made / f"{kind}.csv")
        assert len(rows) == len(known) > 0
        for name in ("schema_version", "status" if kind == "links" else "body"):
            assert [row[name] for row in rows] == [str(row[name]) for row in known]
    assert [row["id"] for row in read(made / "followups.csv")] == [row["id"] for row in data("followups")["followups"]]


def test_the_event_table_is_what_bupar_asks_for(tmp_path):
    rows = read(folder(tmp_path, "csv") / "events.csv")
    wanted = ("case_id", "activity", "activity_instance_id", "lifecycle_id", "resource", "timestamp")
    assert tuple(rows[0])[:6] == wanted
    assert all(row[name] for row in rows for name in wanted)
    assert all(row["timestamp"].endswith("T12:00:00Z") for row in rows)
    # eventlog(order = "order") sorts what falls on one day.
    assert [int(row["order"]) for row in rows if row["case_id"] == "strandby:22-1"] == [1, 2, 3]


def test_what_casegraph_says_is_said_in_a_language(tmp_path):
    items = [
        make_item("DIR", "2022-01-12", followups=(make_followup("task", "skiltene fornyes langs havnen"),)),
        make_item("KB", "2022-02-09", completions=(make_completion("Skiltene langs havnen er fornyet."),)),
    ]
    rows = list(tables(graph_of(*items), DAY))
    (todo,) = [table for table in rows if table.name == "followups"]
    assert isinstance(next(iter(todo.rows))["closed_why"], Reason)
    (said,) = read(folder(tmp_path, "csv", rows) / "followups.csv")
    assert said["closed_why"] == Words("da").say(next(iter(todo.rows))["closed_why"]) != ""
    parquet = pyarrow.parquet.read_table(folder(tmp_path, "parquet", rows, lang="en") / "followups.parquet")
    assert parquet.to_pylist()[0]["closed_why"] != said["closed_why"]


def test_every_column_is_explained_and_nothing_else():
    columns = {(table.name, column.name) for table in tables(graph(), DAY) for column in columns_of(table.of)}
    assert all(meaning(*one) for one in columns)
    names = {f"{table}.{column}" for table, column in columns} | {column for _, column in columns}
    assert set(meanings()) <= names
    assert all("|" not in one and one.endswith(".") for one in meanings().values())


@pytest.mark.parametrize("title", ["Ny cykelsti", NASTY], ids=["plain", "nasty"])
def test_parquet_holds_the_same(tmp_path, title):
    made = folder(tmp_path, "parquet", title=title)
    assert sorted(path.stem for path in made.iterdir()) == sorted(TABLES)
    for table in tables(graph(title), DAY):
        found = pyarrow.parquet.read_table(made / f"{table.name}.parquet")
        rows = list(table.rows)
        columns = columns_of(table.of)
        assert found.column_names == [column.name for column in columns]
        for column in columns:
            if get_origin(column.hint) not in {list, dict}:
                ours = [column.value(row) for row in rows]
                theirs = found[column.name].to_pylist()
                assert [one is None for one in theirs] == [one is None for one in ours]
                if column.hint is not str and get_origin(column.hint) is not Literal:
                    assert theirs == ours
    items = pyarrow.parquet.read_table(made / "items.parquet")
    assert items["route"].to_pylist()[0] == ["Direktionen", "Økonomiudvalget", "Kommunalbestyrelsen"]
    assert items["attachments"].to_pylist()[0][0]["document_number"] == "1"


def test_parquet_without_its_library_says_what_to_install(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    from casegraph.errors import UsageError

    with pytest.raises(UsageError, match=r"casegraph\[parquet\]"):
        exporter("tables", "parquet", Words("da"))
