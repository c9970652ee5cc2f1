"""Absentees among decisions, and votes and minorities quoted apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.parse.fields.dissent import dissent, is_minority
from casegraph.parse.fields.presence import is_absence, present, without_absence

ABSENT = [
    "Fraværende: Bo Friis (V)",
    "Fraværende:",
    "Fraværende: borgmesteren.",
    "Fraværende: et medlem (V) - stedfortræder mødte.",
    "Afbud: Lene Dahl",
    "Afbud fra Lene Dahl.",
    "Ikke til stede: et medlem (N)",
    "Bo Friis, Lene Dahl og Ida Mørk var fraværende.",
    "Bo Friis (C) deltog ikke under punkterne 12-15.",
    "Lene Dahl deltog ikke i behandlingen af punkt 4 og 5.",
    "Ida Mørk var ikke til stede.",
    "Bo Friis havde meldt afbud.",
    "Ida Mørk (V) deltog i mødet i stedet for Bo Friis (I).",
]
NOT_ABSENT = [
    "Bo Friis (C) deltog ikke i sagens behandling.",  # stood aside
    "Bo Friis (C) deltog ikke i behandlingen af sagen.",
    "LDA deltog ikke i behandlingen af punktet (medlem af foreningens bestyrelse).",
    "Bo Friis (C) forlod lokalet under sagens behandling.",
    "Godkendt.",
    "Bo Friis, Lene Dahl og Ida Mørk.",
    "En stedfortræder (A) var indkaldt for borgmesteren.",
    "Kommunen deltager ikke i forsøget, fordi der mangler midler til det, og staten dækker ikke udgiften, men det er "
    "muligt at søge om en ny pulje til næste år, hvis andre kommuner springer fra.",
    "Afbud er ikke en gyldig grund til at udsætte sagen.",
    "Udvalget ønsker en oversigt over elever, der ofte er fraværende, så der kan sættes ind i tide.",
]


@pytest.mark.parametrize("text", ABSENT)
def test_absence(decisions, text):
    assert is_absence(text, decisions)


@pytest.mark.parametrize("text", NOT_ABSENT)
def test_not_absence(decisions, text):
    assert not is_absence(text, decisions)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Godkendt. Bo Friis deltog ikke i mødet.", "Godkendt."),
        ("Fraværende: Bo Friis. Godkendt.", "Godkendt."),
        ("Godkendt.", "Godkendt."),
        ("Fraværende: Bo Friis.", ""),
    ],
)
def test_absence_is_cut_off_at_the_ends(decisions, text, left):
    assert without_absence(text, decisions) == left


def test_names_under_a_label_go_with_it(decisions):
    assert present(["Fraværende:", "Bo Friis (V)", "Lene Dahl (A)", "Godkendt."], decisions) == [
        "",
        "",
        "",
        "Godkendt.",
    ]


@given(st.lists(st.text(max_size=80), max_size=5))
def test_as_many_paragraphs_as_before(decisions, texts):
    assert len(present(texts, decisions)) == len(texts)


MINORITY = [
    ("(O) stemte imod.", True),
    ("1 medlem (O) stemmer imod.", True),
    ("O (1) kan ikke anbefale indstillingen.", True),
    ("Et mindretal (V) ønsker forslaget ført til protokols.", True),
    ("Liste Q tog forbehold.", True),
    ("Et flertal (A og F) anbefaler indstillingen.", False),
    ("Udvalget kan ikke anbefale indstillingen.", False),  # the body itself
    ("Godkendt.", False),
]


@pytest.mark.parametrize(("text", "minority"), MINORITY)
def test_minority(decisions, text, minority):
    assert is_minority(text, decisions) == minority


def test_votes_and_reservations_are_quoted(decisions):
    texts = [
        "Godkendt. Lene Dahl (V) stemte imod.",
        "Imod stemte: Liste Q.",
        "Liste Q tog forbehold.",
        "Brevet sendes.",
    ]
    assert dissent(texts, decisions) == (
        "Lene Dahl (V) stemte imod.",
        "Imod stemte: Liste Q.",
        "Liste Q tog forbehold.",
    )
