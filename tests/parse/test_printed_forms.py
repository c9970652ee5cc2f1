"""Forms that houses print by: items numbered by the year, treatments in brackets, boxes to tick, rows of a route, feet."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from casegraph.parse.structure.treatments import in_small_letters
from tests.parse.reading import read

DAY = "Økonomiudvalget\nReferat af møde tirsdag den 21. maj 2024 kl. 15.00\n\n"


def items_of(tools, text: str):
    return read(TextReader(), DAY + text, "form.txt", tools).items


def test_items_may_be_numbered_by_the_year(tools):
    text = "".join(f"{n}/2024  Mole {n}\n\nBeslutning\nGodkendt.\n\n" for n in (45, 46, 47, 48))
    assert [(one.number, one.title) for one in items_of(tools, text)] == [
        (f"{n}/2024", f"Mole {n}") for n in (45, 46, 47, 48)
    ]


def test_a_year_behind_a_number_in_a_sentence_makes_no_item(tools):
    text = "1. Ny mole\n\nSagsfremstilling\n45/2024 Molen blev set i marts.\n\nBeslutning\nGodkendt.\n"
    assert [one.number for one in items_of(tools, text)] == ["1"]


@pytest.mark.parametrize("sign", [" · ", " | ", " - "])
def test_signs_stand_between_number_and_title(tools, sign):
    text = "".join(f"SAG {n}{sign}Ny mole {n}\n\nBeslutning\nGodkendt.\n\n" for n in (1, 2, 3))
    assert [one.title for one in items_of(tools, text)] == ["Ny mole 1", "Ny mole 2", "Ny mole 3"]


def test_a_treatment_may_stand_in_brackets(tools):
    text = (
        "1. Ny mole\n\nSagsfremstilling\nMolen er gammel.\n\n(TMU 14/5-24: Anbefales, idet molen (den\nlange) bliver.)\n\n"
        "Beslutning\nAnbefales.\n"
    )
    (item,) = items_of(tools, "Forkortelser: Teknik- og Miljøudvalget (TMU)\n\n" + text)
    assert [(one.date, one.decision) for one in item.course] == [
        ("2024-05-14", "Anbefales, idet molen (den lange) bliver.")
    ]
    assert item.decision == "Anbefales."


def test_rows_of_a_route_tell_what_was_decided(tools):
    text = (
        "1. Ny mole\n\nBehandling\nTeknik- og Miljøudvalget     14.05.2024     Anbefales\n"
        "Økonomiudvalget              21.05.2024\nByrådet                      28.05.2024\n\n"
        "Beslutning\nAnbefales.\n"
    )
    (item,) = items_of(tools, text)
    assert [(one.date, one.decision) for one in item.course] == [("2024-05-14", "Anbefales")]
    assert item.decision == "Anbefales."


def test_a_decision_behind_its_label_ends_a_list_of_attachments(tools):
    text = "".join(
        f"{n}. Mole {n}\n\nBilag:\n– Kort over mole {n}\n– Beslutning: Godkendt med tak.\n\n" for n in (1, 2, 3)
    )
    items = items_of(tools, text)
    assert [one.decision for one in items] == ["Godkendt med tak."] * 3
    assert [[file.title for file in one.attachments] for one in items] == [[f"Kort over mole {n}"] for n in (1, 2, 3)]


def test_boxes_are_ticked_before_names(tools):
    people = "Deltagere\n[x] Ida Bro (A), formand\n[ ] Kim Gran (F)\n[X] Bo Dam (V)\n\n"
    meeting = read(TextReader(), DAY + people + "1. Ny mole\n\nBeslutning\nGodkendt.\n", "form.txt", tools)
    assert meeting.participants == ("Ida Bro (A), formand", "Bo Dam (V)")
    assert meeting.absent == ("Kim Gran (F)",)


@pytest.mark.parametrize(
    "foot",
    ["© Nyby Kommune 2024", "Var denne side nyttig? Ja Nej", "Nyby Kommune · Torvet 1 · Del på Facebook · E-mail"],
)
def test_the_foot_of_a_web_page_is_no_decision(tools, foot):
    text = f"1. Ny mole\n\nBeslutning\nGodkendt.\n\n{foot}\n"
    assert [one.decision for one in items_of(tools, text)] == ["Godkendt."]


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("ØU 14/5-24", "ØU 14/5-24"),
        ("BESLUTNING I ØKONOMIUDVALGET", "Beslutning i Økonomiudvalget"),
        ("Ny mole", "Ny mole"),
    ],
)
def test_a_line_in_capitals_is_read_in_small_letters_but_initials_are_not(text, small):
    assert in_small_letters(text) == small
