"""Folding, ids, number words and stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.danish import fold, number_word, ordinal_word, slug, stem


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Rødovre Kommune", "roedovre-kommune"),
        ("Børne- og Ungdomsudvalget", "boerne-og-ungdomsudvalget"),
        ("A\u030aben høring", "aaben-hoering"),  # a letter composed of two signs
        ("Allé 7, Café", "alle-7-cafe"),
        (" § ", ""),
    ],
)
def test_slugs_are_ascii(text, result):
    assert slug(text) == result


@given(st.text())
def test_any_slug_is_made_of_small_letters_digits_and_single_hyphens(text):
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made


def test_fold_sees_through_case_composition_and_white_space():
    assert fold("  Å\u00a0BEN\n sag ") == fold("A\u030a ben SAG")


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("tre", 3),
        ("Femten", 15),
        ("femogtyve", 25),
        ("14", 14),
        ("et", 1),
        ("mange", None),
        ("ogtyve", None),
        ("", None),
    ],
)
def test_cardinals(word, number):
    assert number_word(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [("første", 1), ("2.", 2), ("enogtyvende", 21), ("tredivte", 30), ("sidste", None), ("tre", None)],
)
def test_ordinals(word, number):
    assert ordinal_word(word) == number


def test_inflected_words_share_a_stem():
    assert len({stem(word) for word in ("politik", "politikken", "Politikker", "politikkens")}) <= 2
    assert stem("strategien") == stem("strategi")
    for forms in ("genbrugsplads genbrugspladsen genbrugspladser", "kryds krydset", "center centret centre centeret"):
        assert len(set(map(stem, forms.split()))) == 1
    assert stem("oversigt") != stem("over") and stem("hus") == stem("huset") == "hus"
