"""Words looked up one by one."""

import pytest

from casegraph.rulebook.words import WordTable

TABLE = WordTable([("godkendte", "past"), ("*drøftelse", "noun"), ("vedtog", "past")], forgiving=True)


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("godkendte", "past"),
        ("Godkendte", "past"),
        ("temadrøftelse", "noun"),
        ("tema-drøftelse", "noun"),
        ("godkndte", "past"),  # a letter fell out
        ("godkenddte", "past"),  # one too many
        ("gokdendte", "past"),  # two changed round
        ("vedtg", None),  # too short to tell
        ("godkend", None),
        ("x" * 100_000, None),
    ],
)
def test_a_word_and_its_slips(word, tag):
    assert TABLE.tag(word) == tag


def test_an_exacting_table_takes_words_as_they_are():
    assert WordTable([("undersøge", 1)]).tag("undersøgte") is None


def test_words_are_found_with_their_place():
    (found,) = TABLE.find("Byrådet vedtog planen")
    assert (found.start, found.end, found.text, found.tag) == (8, 14, "vedtog", "past")


def test_of_two_words_that_fit_the_first_one_given_wins():
    assert WordTable([("a*", 1), ("ab*", 2)]).tag("abc") == 1
