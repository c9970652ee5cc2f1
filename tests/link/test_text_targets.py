"""Which item of a meeting is meant by all that is written, where titles have nothing in common."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casegraph.link import link_items
from casegraph.link.explain import explain
from casegraph.link.items.presentations import Prose
from casegraph.model import Place, Reference, Section, Treatment

LIBRARY = (
    "Biblioteket på Torvegade skal ombygges til kulturværksteder med øvelokaler, keramikværksted og fællesspisning. "
    "Arkitekten har tegnet en glasbygning mod gårdhaven, og ventilationsanlægget udskiftes samtidig."
)
HOUSE = (
    "Kulturværkstederne på Torvegade får øvelokaler og keramikværksted i stueetagen og fællesspisning i gårdhaven. "
    "Glasbygningen er udgået. {told}"
)
OTHERS = {
    "Snerydning i sommerhusområder": "Vognmændene rydder stikvejene efter hovedvejene. Grundejerne salter fortovene.",
    "Nye redningskranse": "Kystlivredderne ophænger kransene på badebroerne inden sæsonen begynder i foråret.",
    "Takster for affald": "Renovationsselskabet har beregnet gebyrerne for husholdningerne og genbrugspladserne.",
}
TOLD = "Byrådet gav den 12. februar 2020 grønt lys."


def written(text, role="presentation"):
    return (Section(role, "Baggrund", text, Place(3)),)


def agenda(item, library="Ombygning af biblioteket"):
    texts = {library: LIBRARY, **OTHERS}
    return [
        item("2020-02-12", "kb", title, no=no, sections=written(text))
        for no, (title, text) in enumerate(texts.items(), 1)
    ] + elsewhere(item)


def elsewhere(item):
    """Items of other meetings, so that it shows which words are rare."""
    days = [f"2019-{month:02}-{day:02}" for month in range(1, 13) for day in (4, 11, 18)]
    return [
        item(day, "oek", f"Sag {letter}", sections=written("Forvaltningen indstiller, at punktet drøftes."))
        for day, letter in zip(days, [f"{a}{b}" for a in "abcdef" for b in "ghijkl"], strict=True)
    ]


def later(item, title="Frigivelse af anlægsmidler", told=TOLD, about="this", tense="past", **rest):
    reference = Reference("kb", "kb", "2020-02-12", False, tense, "decided", about, told, Place(3))
    values = {"sections": written(HOUSE.format(told=told)), "references": (reference,), **rest}
    return item("2020-09-09", "teknik", title, **values)


def case_of(items, rules):
    """The case of each item, by its id."""
    return {one: case.id for case in link_items(items, rules).cases for one in case.items}


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        ({}, True),
        ({"about": "unknown"}, False),
        ({"about": "other"}, False),
        ({"tense": "planned"}, False),
        ({"told": "Byrådet gav den 12. februar 2020 grønt lys; den sag er afsluttet."}, False),
        ({"told": "Som ved hallen, der svarer til denne, gav Byrådet den 12. februar 2020 grønt lys."}, False),
        ({"title": "Anlægsregnskab for kulturværksteder"}, False),  # what came of a matter is no sign of being it
        ({"sections": written(f"Bygningen er færdig. {TOLD}")}, False),  # hardly anything in common
    ],
)
def test_one_item_alone_is_written_of_the_same(item, rules, told, joined):
    before, after = agenda(item), later(item, **told)
    case = case_of([*before, after], rules)
    assert (case[before[0].id] == case[after.id]) is joined


def test_nothing_is_meant_where_two_are_written_of_the_same(item, rules):
    twin = item("2020-02-12", "kb", "Nyt tag på biblioteket", no=9, sections=written(LIBRARY))
    before, after = [*agenda(item), twin], later(item)
    case = case_of([*before, after], rules)
    assert case[after.id] not in {case[one.id] for one in before}


@pytest.mark.parametrize(
    ("library", "title", "text", "joined"),
    [
        # another name of it stands in the text
        ("Ombygning af Nørby Bibliotek", "Kulturhuset Tangen", f"{HOUSE} Det var før Nørby Bibliotek.", True),
        ("Ombygning af Nørby Bibliotek", "Kulturhuset Tangen", HOUSE, False),
        ("Lokalplan 4.12", "Lokalplan 4.21", HOUSE, False),  # figures say that they are two
    ],
)
def test_what_names_and_figures_say_of_two(item, rules, library, title, text, joined):
    before = agenda(item, library)
    after = later(item, title, sections=written(text.format(told=TOLD)))
    case = case_of([*before, after], rules)
    assert (case[before[0].id] == case[after.id]) is joined


def test_a_sentence_that_names_the_other_is_of_the_other(item, rules):
    before = agenda(item, "Ombygning af Nørby Bibliotek")
    after = later(item, "Kulturhuset Tangen", "Byrådet gav den 12. februar 2020 grønt lys i Nørby.")
    case = case_of([*before, after], rules)
    assert case[before[0].id] != case[after.id]


@pytest.mark.parametrize(("text", "joined"), [(LIBRARY, True), ("Bygningen er færdig, og naboerne er glade.", False)])
def test_a_recorded_course_needs_no_sentence(item, rules, text, joined):
    course = (Treatment("kb", "kb", "2020-02-12", "Godkendt.", "approved", Place(4)),)
    before = agenda(item)
    after = replace(later(item), references=(), course=course, sections=written(text))
    case = case_of([*before, after], rules)
    assert (case[before[0].id] == case[after.id]) is joined


@pytest.mark.parametrize(
    ("title", "weight"),
    [
        ("Ny bro over åen", 4.0),
        ("Bro: frigivelse af midler", 4.0),  # one word in common
        ("Legeplads ved Søvej", 2.0),
    ],
)
def test_a_recorded_course_says_less_of_items_unlike_the_one_that_has_it(item, rules, title, weight):
    course = (Treatment("kb", "kb", "2020-02-12", "Godkendt.", "approved", Place(4)),)
    before = [item("2020-02-12", "kb", title), *elsewhere(item)]
    after = replace(item("2020-03-12", "teknik", "Ny bro over åen - status"), course=course)
    told = explain([*before, after], rules, None, (before[0].id, after.id))
    assert {piece.name: piece.weight for piece in told.evidence}["mention"] == weight


@pytest.mark.parametrize("title", ["Forpagtning af kiosken i Nørby", "Takster for skoven"])
def test_what_is_left_of_a_meeting_is_not_taken_for_what_is_not_loaded(item, rules, title):
    course = (Treatment("kb", "kb", "2020-02-12", "Godkendt.", "approved", Place(4)),)
    before = [item("2020-02-12", "kb", title), *elsewhere(item)]
    after = replace(item("2020-03-12", "teknik", "Uddybning af sejlrenden i Nørby"), course=course)
    case = case_of([*before, after], rules)
    assert case[before[0].id] != case[after.id]


def test_it_is_told_as_evidence(item, rules):
    before, after = agenda(item), later(item)
    told = explain([*before, after], rules, None, (before[0].id, after.id))
    assert {piece.name: piece.weight for piece in told.evidence}["mention"] == pytest.approx(8.0)


def test_a_text_is_read_once_for_all_mentions(item):
    prose = Prose([replace(item("2020-02-12", "teknik", "Ny mole"), sections=written(LIBRARY))])
    assert prose.bag(0) is prose.bag(0)
    assert "biblioteket" in prose.bag(0)


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        ("Byrådet behandlede den 12. februar 2020 etablering af værksteder på Torvegade.", False),
        ("Sagen kom fra Byrådet, som den 12. februar 2020 behandlede etablering af værksteder på Torvegade.", True),
        ("Byrådet gav den 12. februar 2020 grønt lys.", True),
    ],
)
def test_what_is_written_alike_of_one_place_makes_no_case_of_what_the_sentence_names_apart(item, rules, told, joined):
    before = agenda(item, "Etablering af værksteder på Torvegade")
    after = later(item, "Vejadgang til Torvegade", told)
    case = case_of([*before, after], rules)
    assert (case[before[0].id] == case[after.id]) is joined


COURSE = (Treatment("kb", "kb", "2020-02-12", "Anbefales.", "recommended", Place(4)),)


@pytest.mark.parametrize(
    ("text", "joined"), [(LIBRARY, True), ("Skolebestyrelsen ønsker varmere klasselokaler.", False)]
)
def test_the_same_text_again_is_enough_where_few_minutes_are_loaded(item, rules, text, joined):
    before = [
        item("2020-02-12", "kb", title, no=no, sections=written(written_of))
        for no, (title, written_of) in enumerate({"Byggeri": LIBRARY, **OTHERS}.items(), 1)
    ]
    after = item("2020-03-04", "teknik", "Torvegade 9", course=COURSE, sections=written(text))
    case = case_of([*before, after], rules)
    assert (case[before[0].id] == case[after.id]) is joined
