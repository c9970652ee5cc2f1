"""``explain``: both values of every evidence, weights that add up, what stands in the way and what would change it."""

import json
import re
from math import exp

import pytest

from casegraph.link.weighing.evidence import EARLY, LATE
from casegraph.link.weighing.shown import described
from casegraph.link.weighing.weights import WEIGHTS
from casegraph.views.evidence import EVIDENCE, LEVELS, level_said
from tests.people.corpus import BUS, SCHOOL
from tests.people.test_people_judge import ONE, OTHER
from tests.schemas import check

FAR = ("fjordlund:direktionen:2024-03-04:1", "fjordlund:oekonomiudvalget:2024-03-18:1")


def explained(desk, *pair):
    row = json.loads(desk.type("explain", *pair, "--format", "json").output)
    check("explain", row)
    return row


def test_the_weights_add_up_to_the_score(desk):
    row = explained(desk, ONE, OTHER)
    total = row["prior"] + sum(piece["weight"] for piece in row["evidence"])
    assert row["score"] == pytest.approx(1 / (1 + exp(-total)), abs=1e-4)
    assert [piece["name"] for piece in row["evidence"]] == [*EARLY, *LATE], "what says nothing is there too"


def test_it_agrees_with_the_link_that_is_kept(desk):
    link = json.loads(desk.type("export", "links").output)
    row = explained(desk, ONE, OTHER)
    assert (row["score"], row["status"]) == (link["score"], link["status"])
    kept = {piece["name"]: (piece["a"], piece["b"], piece["weight"]) for piece in link["evidence"]}
    assert kept == {p["name"]: (p["a"], p["b"], p["weight"]) for p in row["evidence"] if p["weight"]}


def test_the_sentences_of_a_link_are_in_the_language_that_was_asked_for(desk):
    links = {lang: json.loads(desk.type("--lang", lang, "export", "links", lang=None).output) for lang in ("da", "en")}
    danish, english = ([piece["text"] for piece in links[lang]["evidence"]] for lang in ("da", "en"))
    assert [piece["text"] for piece in explained(desk, ONE, OTHER)["evidence"] if piece["text"] in english] == english
    assert not set(danish) & set(english)
    for link in links.values():
        for piece in link["evidence"]:
            del piece["text"]
    assert links["da"] == links["en"], "keys, kinds and values are the same"


def test_both_values_stand_side_by_side(desk):
    names = next(piece for piece in explained(desk, ONE, OTHER)["evidence"] if piece["name"] == "words")
    assert (names["a"], names["b"]) == (SCHOOL.title, BUS.title)


@pytest.mark.parametrize(
    ("word", "status", "change"),
    [
        (None, "suggested", "the answer yes"),
        ("yes", "accepted", "the answer no"),
        ("no", "rejected", "taking back the answer"),
        ("unsure", "suggested", "the answer yes"),
    ],
)
def test_what_people_said_is_told_with_what_would_change_it(desk, word, status, change):
    if word:
        desk.type("judge", ONE, OTHER, word, "--who", "Bo")
    row = explained(desk, ONE, OTHER)
    assert (row["status"], (row["answer"] or {}).get("word")) == (status, word)
    assert any(change in said for said in row["change"])
    text = desk.type("explain", ONE, OTHER).output
    assert ("A person said: " in text) == bool(word)


def test_what_is_not_linked_says_what_stands_in_the_way(desk):
    row = explained(desk, *FAR)
    assert (row["status"], row["why"]) == (None, "the evidence is not strong enough")
    assert row["change"][-2].startswith("evidence of ")


def test_a_terminal_shows_what_is_typed_whole_and_figures_as_they_are_written(desk):
    said = desk.type("--lang", "da", "explain", *FAR, lang=None).output
    assert all(f": {item}\n" in said for item in FAR), "an id is on one line, to be copied"
    assert re.search(r"\n +[+-]\d+,\d  ", said)
    assert not re.search(r"\d\.\d", said)
    assert not re.search(r"\b\d{4}-\d\d-\d\d\b", re.sub(r"\S+:\S+", "", said)), "dates are Danish"
    assert re.search(r"^ +A +│ B$", said, re.MULTILINE), "which is A and which is B"


def test_danish_says_the_same_in_danish(desk):
    from click.testing import CliRunner

    from casegraph.cli import casegraph

    run = CliRunner().invoke(casegraph, ["explain", *FAR, "--db", str(desk.db), "--lang", "da"])
    assert "Ikke forbundet (grundlaget er ikke stærkt nok)" in run.output
    assert "Egennavne i titlerne: kun den ene titel har nogen" in run.output


def test_documents_can_be_explained_without_a_database(desk, tmp_path):
    run = desk.type("explain", ONE, OTHER, "--from", tmp_path / "minutes", "--db", tmp_path / "none.db")
    assert re.search(r"in all: \d+ %", run.output)


def test_a_database_that_kept_no_rules_says_what_to_do(desk):
    import sqlite3

    with sqlite3.connect(desk.db) as connection:
        connection.execute("DELETE FROM meta WHERE key = 'link-rules'")
    assert "run casegraph build again" in desk.type("explain", ONE, OTHER, status=1).stderr


def test_every_evidence_and_level_can_be_said():
    assert {name: described(name) for name in {**EARLY, **LATE}} == dict(EVIDENCE)
    for name, levels in WEIGHTS.items():
        for level in levels:
            known = set(LEVELS[name].values())
            said = level_said(name, level)
            assert set(said.values.values() or [said]) <= known, (name, level)
