"""The packaged rules that this room reads: whole, and what a person may lay over them."""

import pytest

from casegraph.rulebook.decisions import DecisionsFile
from casegraph.rulebook.schema import parse
from casegraph.rulebook.yaml_marks import read_marked

KINDS = {
    "approved",
    "recommended",
    "noted",
    "discussed",
    "postponed",
    "referred",
    "returned",
    "rejected",
    "withdrawn",
    "stopped",
    "elected",
    "other",
    "none",
}


def test_every_kind_has_its_place_in_the_order(decisions):
    assert len(decisions.furthest) == len(set(decisions.furthest))
    assert set(decisions.furthest) == KINDS
    assert set(decisions.soft) <= KINDS


def test_every_kind_but_none_has_wordings(decisions):
    assert set(decisions.kinds) == KINDS - {"none"}
    assert all(any(getattr(words, name) for name in type(words).model_fields) for words in decisions.kinds.values())


@pytest.mark.parametrize("kind", sorted(KINDS - {"none", "stopped"}))
def test_no_wording_stands_under_two_kinds_in_one_position(decisions, kind):
    for position, wordings in decisions.wordings.items():
        own = {p for p, k in zip(wordings.phrases.phrases, wordings.kinds, strict=True) if k == kind}
        others = {p for p, k in zip(wordings.phrases.phrases, wordings.kinds, strict=True) if k != kind}
        assert not own & others, position


def test_a_small_file_is_a_whole_one():
    text = "kinds:\n  approved:\n    said: [jubel]\n"
    rules = parse(DecisionsFile, read_marked(text, "mine.yaml"))
    assert rules.wordings["said"].phrases.search("Der var jubel.")
    assert rules.furthest == ()


@pytest.mark.parametrize("name", ["document_numbers", "recommends", "case_types", "file_endings", "competence"])
def test_lists_of_the_smaller_fields_are_filled(book, name):
    assert getattr(book.fields, name)
