"""Forms that lines and pages cut: a figure at the end of a sentence, what stands below a route, pages with a foot."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from tests.parse.reading import read

DAY = "Økonomiudvalget\nReferat af møde tirsdag den 21. maj 2024 kl. 15.00\n\n"


def items_of(tools, text: str):
    return read(TextReader(), DAY + text, "form.txt", tools).items


def test_a_figure_that_ends_a_sentence_is_no_item_where_items_have_a_word(tools):
    text = (
        "Punkt 1.\nNy mole\n\nBeslutning:\nGodkendt.\n\n"
        "Punkt 2.\nNy bro\n\nBeslutning:\nGodkendt, idet broen føres videre som det mål, der er nævnt som nummer\n"
        "3.\nBo Dam retter planen til og sender den ud senest den 3. juni.\n\nSagsfremstilling\nBroen er gammel.\n\n"
        "Punkt 3.\nEventuelt\n\nBeslutning:\nIntet.\n"
    )
    assert [(one.number, one.title) for one in items_of(tools, text)] == [
        ("1", "Ny mole"),
        ("2", "Ny bro"),
        ("3", "Eventuelt"),
    ]


def test_what_is_recommended_may_stand_below_a_route(tools):
    text = (
        "1. Ny mole\n\nSagens gang: Økonomiudvalget, Byrådet\n\n"
        "Havnechefen indstiller, at udvalget over for Byrådet\nanbefaler,\n\n"
        "   at     molen bygges, og\n   at     der gives en bevilling.\n\nBeslutning:\nAnbefales.\n"
    )
    (item,) = items_of(tools, text)
    assert [stop.body for stop in item.route] == ["Økonomiudvalget", "Byrådet"]
    assert (item.recommended_by, len(item.recommendations)) == ("Havnechefen", 2)


def page_foot(number: int) -> str:
    return (
        f"\n\n\n   Møde den 21.05.2024                kl. 15.00                Side {number} af 4\n"
        "   Nyby Kommune                                    Økonomiudvalget\n\n\n"
    )


def test_a_clause_goes_on_behind_the_foot_of_a_page(tools):
    first = "1. Ny bro\n\nSagsfremstilling\nBroen er gammel.\n\nBeslutning:\nGodkendt.\n"
    clauses = (
        "      at     der gives en anlægsbevilling på 850.000 kr. til en helt ny mole ved\n"
        f"{page_foot(2)}             Nordhavnen i Nyby, og\n      at     beløbet tages af kassen.\n"
    )
    text = f"2. Ny mole\n\nHavnechefen indstiller,\n\n{clauses}\nBeslutning:\nAnbefales.\n"
    last = f"3. Ny havn\n\nBeslutning:\nGodkendt.\n{page_foot(4)}"
    printed = f"Nyby Kommune\n{DAY}{first}{page_foot(1)}{text}{page_foot(3)}{last}"
    _, item, _ = read(TextReader(), printed, "form.txt", tools).items
    assert item.recommendations == (
        "der gives en anlægsbevilling på 850.000 kr. til en helt ny mole ved Nordhavnen i Nyby, og",
        "beløbet tages af kassen.",
    )


def test_at_behind_a_preposition_begins_no_clause(tools):
    text = (
        "1. Ny mole\n\nIndstilling\nHavnechefen indstiller, at udvalget godkender udkastet med henblik på,\n"
        "at det sendes i høring.\n\nBeslutning:\nGodkendt.\n"
    )
    assert [len(one.recommendations) for one in items_of(tools, text)] == [1]


@pytest.mark.parametrize("behind", ["", "Telefon 99 00 00 00\n", "Cookies | Tilgængelighedserklæring\n"])
def test_an_address_over_lines_ends_a_page(tools, behind):
    text = f"1. Ny mole\n\nBeslutning\nGodkendt.\n\nNyby Kommune\nHavnepladsen 1\n9999 Nyby\n{behind}"
    assert [one.decision for one in items_of(tools, text)] == ["Godkendt."]


def test_an_address_in_a_decision_stays(tools):
    decision = "Købstilbuddet sendes til\nHavnepladsen 1\n9999 Nyby"
    text = f"1. Ny mole\n\nBeslutning\n{decision}\n\n2. Ny bro\n\nBeslutning\nGodkendt.\n"
    assert "9999 Nyby" in (items_of(tools, text)[0].decision or "")


@pytest.mark.parametrize(
    "text",
    [
        "1. Salg af hus\n\nSagsfremstilling\nDer søges om salg af:\n\nTorvet 1\n9999 Nyby\n\nBeslutning\nGodkendt.\n",
        "Mødested:\n\nRådhuset\nTorvet 1\n9999 Nyby\n\n1. Ny mole\n\nBeslutning\nGodkendt.\n",
        "Nyby Kommune\nTorvet 1\n9999 Nyby\n\n1. Ny mole\n\nBeslutning\nGodkendt.\n",
    ],
)
def test_an_address_that_other_text_follows_ends_nothing(tools, text):
    assert [one.decision for one in items_of(tools, text)] == ["Godkendt."]


def test_an_address_alone_at_the_end_of_a_decision_stays(tools):
    text = "1. Salg\n\nBeslutning\nFølgende ejendom sælges:\n\nTorvet 1\n9999 Nyby\n"
    assert "9999 Nyby" in (items_of(tools, text)[0].decision or "")


@pytest.mark.parametrize(
    ("clauses", "count"),
    [
        ("at udvalget drøfter, hvilke tiltag der skal arbejdes videre med,\nat der afsættes 1 mio. kr. til det.\n", 2),
        ("at molen bygges,\nat udvalget beslutter, hvad resten skal bruges til,\nat sagen sendes videre.\n", 3),
    ],
)
def test_a_preposition_may_end_a_clause(tools, clauses, count):
    text = f"1. Ny mole\n\nIndstilling\nHavnechefen indstiller,\n{clauses}\nBeslutning:\nGodkendt.\n"
    assert [len(one.recommendations) for one in items_of(tools, text)] == [count]


def test_a_line_that_ends_in_a_preposition_is_no_half_of_what_a_blank_line_parts(tools):
    decision = "Udvalget godkendte indstillingen og ønsker, at der bliver arbejdet videre med\n\nListe A stemte imod."
    (item,) = items_of(tools, f"1. Ny mole\n\nBeslutning:\n{decision}\n")
    assert (item.decision or "").splitlines()[1:] == ["Liste A stemte imod."]


@pytest.mark.parametrize(
    ("people", "count"),
    [("Anne, Bo og Kim", 3), ("AB, CD og EF", 3), ("Per Lund, Ida og Bo", 3), ("Ida Bro (A), Hansen og Jensen", 3)],
)
def test_two_names_are_no_department(tools, people, count):
    meeting = read(TextReader(), f"{DAY}Deltagere: {people}\n\n1. Ny mole\n\nBeslutning\nGodkendt.\n", "a.txt", tools)
    assert len(meeting.participants) == count


def test_a_day_of_an_agenda_in_a_presentation_heads_no_decision(tools):
    told = "Molen er gammel.\nØkonomiudvalget, dagsorden 21. maj 2024\nVi bygger den nu."
    (item,) = items_of(tools, f"1. Ny mole\n\nSagsfremstilling\n{told}\n\nBeslutning\nGodkendt.\n")
    assert (item.decision, item.course) == ("Godkendt.", ())


def test_items_numbered_alone_are_items_though_decisions_name_points(tools):
    decided = "Beslutning\nAd punkt 1\nGodkendt\nAd punkt 2\nAnbefales\nAd punkt 3\nGodkendt\n"
    text = f"1.\nNy mole\n\nSagsfremstilling\nMolen.\n\n{decided}2.\nNy bro\n\nSagsfremstilling\nBroen.\n\n{decided}"
    assert [(one.number, one.title) for one in items_of(tools, text)] == [("1", "Ny mole"), ("2", "Ny bro")]


def test_a_course_names_the_sitting_in_brackets(tools):
    text = (
        "1. Ny mole\n\nHistorik\nTeknisk Udvalg, 7. maj 2024, punkt 4:\nAnbefales.\n\n"
        "Økonomiudvalget, 14. maj 2024 (tillægsdagsorden):\nDrøftet.\n\nBeslutning\nGodkendt.\n"
    )
    (item,) = items_of(tools, text)
    assert [(one.date, one.decision) for one in item.course] == [
        ("2024-05-07", "Anbefales."),
        ("2024-05-14", "Drøftet."),
    ]


def test_staff_have_their_department_behind_the_name(tools):
    people = (
        "Deltagere         Kommunaldirektør Ida Bro, formand\n"
        "                  Direktør Bo Dam, Teknik og Plan\n"
        "                  Direktør Åse Holm, Børn og Læring\n\n"
        "Afbud             Direktør Kim Gran, Sundhed og Omsorg\n"
    )
    meeting = read(TextReader(), f"{DAY}{people}\n1. Ny mole\n\nBeslutning\nGodkendt.\n", "form.txt", tools)
    assert meeting.participants == (
        "Kommunaldirektør Ida Bro, formand",
        "Direktør Bo Dam, Teknik og Plan",
        "Direktør Åse Holm, Børn og Læring",
    )
    assert meeting.absent == ("Direktør Kim Gran, Sundhed og Omsorg",)
