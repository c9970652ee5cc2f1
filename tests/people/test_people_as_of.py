"""As of an earlier day, nothing is seen of what people answered later: neither in cases, nor in exports, nor in ids."""

import json
import shutil
from dataclasses import replace

import networkx
import pytest

from tests.people.corpus import QUAY, SCHOOL, SITTINGS, Point

ONE, OTHER = "fjordlund:direktionen:2024-03-04:2", "fjordlund:oekonomiudvalget:2024-03-18:2"
BEFORE = "2024-06-30"
PAIR = f"{{item: '{ONE}'}}, b: {{item: '{OTHER}'}}"


def steps(desk, asked, *options):
    row = json.loads(desk.type("history", asked, "--format", "json", *options).output)
    return [step["item"] for step in row["steps"]]


def test_a_later_yes_does_not_join(desk):
    desk.type("judge", ONE, OTHER, "yes")
    kept = desk.db.read_bytes()
    assert steps(desk, SCHOOL.number) == [ONE, OTHER]
    assert steps(desk, SCHOOL.number, "--as-of", BEFORE) == [ONE]
    assert steps(desk, OTHER, "--as-of", BEFORE) == [OTHER], "it is a case of its own, with an id of its own"
    assert desk.db.read_bytes() == kept, "the database stays as it is"


def test_a_later_no_does_not_part(desk):
    same = Point("Skolebusser ved alle skoler", "Godkendt.", number=SCHOOL.number)
    desk.write((SITTINGS[0], replace(SITTINGS[1], points=(QUAY, same))))
    desk.build()
    desk.type("judge", ONE, OTHER, "no")
    assert "2 cases fit" in desk.type("history", "24-000201", status=1).stderr
    assert steps(desk, "24-000201", "--as-of", BEFORE) == [ONE, OTHER]


def test_what_was_taken_back_since_holds_until_then(desk):
    desk.answers.write_text(
        f"- {{judge: 'yes', a: {PAIR}, date: 2024-04-01}}\n- {{undo: judge, a: {PAIR}, date: 2024-09-01}}\n",
        encoding="utf-8",
    )
    desk.build()
    assert steps(desk, SCHOOL.number) == [ONE]
    assert steps(desk, SCHOOL.number, "--as-of", BEFORE) == [ONE, OTHER]
    assert steps(desk, SCHOOL.number, "--as-of", "2024-03-31") == [ONE]


@pytest.mark.parametrize("folder", [False, True])
def test_every_question_and_export_sees_the_same(desk, folder):
    if folder:
        desk.answers.unlink(missing_ok=True)
        shutil.move(desk.db, desk.folder / "old.db")
        desk.db.mkdir()
        desk.build()
    desk.type("judge", ONE, OTHER, "yes")
    graph = desk.folder / "graph.graphml"
    cases = {}
    for day in (BEFORE, "2999-01-01"):
        lines = desk.type("export", "items", "--as-of", day).output.splitlines()
        by_id = {row["item"]: row["case"] for row in map(json.loads, lines)}
        cases[day] = by_id[ONE] == by_id[OTHER]
        desk.type("export", "graphml", "-o", graph, "--as-of", day)
        nodes = networkx.read_graphml(graph).nodes(data=True)
        drawn = {node.removesuffix(":case") for node, data in nodes if data["kind"] == "case"}
        assert drawn == set(by_id.values()) - {None}
        counted = json.loads(desk.type("stats", "--format", "json", "--as-of", day).output)["statuses"]
        assert sum(row["n"] for row in counted) == len(drawn)
    assert cases == {BEFORE: False, "2999-01-01": True}
