"""``review``: the doubtful pairs one by one; every answer is written at once, and a broken-off review goes on."""

import json
from dataclasses import replace

import pytest

from casegraph.link.answers.file import load_answers
from tests.people.corpus import BUS, SCHOOL, SITTINGS, Point
from tests.schemas import check

POOL = (
    Point("Nyt svømmebad ved Bakkeby Hal", "Godkendt.", number="24-000305"),
    Point("Svømmebade ved alle haller", "Drøftet."),
)


@pytest.fixture
def doubtful(desk):
    """Two pairs in doubt."""
    first, second = (replace(one, points=(*one.points, pool)) for one, pool in zip(SITTINGS, POOL, strict=True))
    desk.write((first, second))
    desk.build()
    return desk


def asked(desk):
    """The titles of the pairs that would be asked now."""
    found = json.loads(desk.type("review", "--format", "json").output)
    check("review", found)
    return [(one["a"]["title"], one["b"]["title"]) for one in found["questions"]]


def words(desk):
    return [(entry.word or "undo") for entry in load_answers(desk.answers).entries]


def test_the_queue_is_printed_for_scripts_and_for_people(doubtful):
    pairs = asked(doubtful)
    assert set(pairs) == {(SCHOOL.title, BUS.title), (POOL[0].title, POOL[1].title)}
    listed = doubtful.type("review", "--list").output
    assert listed.startswith("2 doubtful pairs\n")
    assert listed.index(pairs[0][0]) < listed.index(pairs[1][0])
    assert len(json.loads(doubtful.type("review", "--format", "json", "--limit", "1").output)["questions"]) == 1
    assert not doubtful.answers.exists()


def test_both_items_are_shown_with_what_tells(doubtful):
    shown = doubtful.type("review", typed="q\n").output
    for said in ("Question 1 of 2", "likely to be one case", "2024-03-04 Direktionen item", "│", "Decision"):
        assert said in shown
    assert "Proper names in the titles" in shown


def test_answers_are_followed_at_the_end(doubtful):
    first, second = asked(doubtful)
    told = doubtful.type("review", "--who", "Anne", typed="y a note\nn\n").output
    assert "2 answers in" in told
    assert "new link" in told
    entries = load_answers(doubtful.answers).entries
    assert [(entry.word, entry.signed.who, entry.signed.note) for entry in entries] == [
        ("yes", "Anne", "a note"),
        ("no", "Anne", None),
    ]
    cases = doubtful.cases()
    assert cases[first[0]] == cases[first[1]]
    assert cases[second[0]] != cases[second[1]]
    assert asked(doubtful) == []
    assert "No pair is in doubt" in doubtful.type("review", typed="").output


def test_it_goes_on_where_it_was_broken_off(doubtful):
    _, second = asked(doubtful)
    doubtful.type("review", typed="u\n")  # and then the terminal is closed
    assert words(doubtful) == ["unsure"]
    assert asked(doubtful) == [second]


def test_an_answer_can_be_taken_back_in_the_same_sitting(doubtful):
    pairs = asked(doubtful)
    told = doubtful.type("review", typed="b\nj\nback\nnej\nq\n").output
    assert "Nothing was answered yet" in told
    assert words(doubtful) == ["yes", "undo", "no"]
    assert asked(doubtful) == pairs[1:]


def test_skipping_and_stopping_say_nothing(doubtful):
    pairs = asked(doubtful)
    doubtful.type("review", typed="s\n\nwhat\nq\n")
    assert not doubtful.answers.exists()
    assert asked(doubtful) == pairs


def test_all_evidence_is_shown_when_asked_for(doubtful):
    told = doubtful.type("review", typed="e\nq\n").output
    assert "in all: " in told
    assert "WHAT WOULD CHANGE IT" in told


def test_each_answer_is_in_the_file_before_the_next_question(doubtful, monkeypatch):
    from casegraph.pipeline.reviewing import Review

    seen = []
    row = Review.row
    monkeypatch.setattr(Review, "row", lambda self, number: seen.append(len(words(doubtful))) or row(self, number))
    doubtful.type("review", typed="u\nu\n")
    assert seen == [0, 1]


def test_answers_can_be_left_to_the_next_build(doubtful):
    first = asked(doubtful)[0]
    assert "the next build follows" in doubtful.type("review", "--no-link", typed="y\nq\n").output
    assert doubtful.cases()[first[0]] != doubtful.cases()[first[1]]
    doubtful.build()
    assert doubtful.cases()[first[0]] == doubtful.cases()[first[1]]
