"""Who came: running sentences, marks before and behind names, and parties in a column of their own."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from tests.parse.reading import read

DAY = "Referat af møde tirsdag den 7. maj 2024 kl. 15.00 - 17.10\n"
ITEM = "\n\n1. Ny mole\n\nBeslutning\nGodkendt.\n"

# (the lines about people, who came, who did not)
PEOPLE = [
    (
        "Til stede var Ida Bro (formand), Bo Dam, Lis Eg og Per Erik\nFuru; "
        "afbud fra Kim Gran. Åse Holm deltog fra pkt. 3. Fra for-\n"
        "valtningen teknisk chef Una Iversen (UI). Ove Juul (OJ) skrev.",
        ("Ida Bro (formand)", "Bo Dam", "Lis Eg", "Per Erik Furu", "Åse Holm"),
        ("Kim Gran",),
    ),
    (
        "Til stede var borgmester Ida Bro, Bo Dam og Lis Eg; ingen afbud. Lis Eg gik efter pkt. 8.",
        ("borgmester Ida Bro", "Bo Dam", "Lis Eg"),
        (),
    ),
    (
        "Til stede var Ida Bro (formand), Bo Dam og Lis Eg;\nafbud fra Kim Gran. Åse Holm kom til pkt. 3.",
        ("Ida Bro (formand)", "Bo Dam", "Lis Eg", "Åse Holm"),
        ("Kim Gran",),
    ),
    (
        "Deltagere\n✓ Ida Bro (A), formand\n✓ Bo Dam (V)\n✗ Kim Gran (F)\n",
        ("Ida Bro (A), formand", "Bo Dam (V)"),
        ("Kim Gran (F)",),
    ),
    (
        "Deltagere\nIda Bro (A), formand ✔\nBo Dam (V) ✔\nKim Gran (F) Afbud\n",
        ("Ida Bro (A), formand", "Bo Dam (V)"),
        ("Kim Gran (F)",),
    ),
    (
        "Medlemmer til stede:\n        Ida Bro (A), formand\n        Bo Dam (V), 1. næstformand\n\n"
        "Afbud:  Kim Gran (F)\n",
        ("Ida Bro (A), formand", "Bo Dam (V), 1. næstformand"),
        ("Kim Gran (F)",),
    ),
    (
        "Deltagere\nVenstre (V)                      Ida Bro (formand)\nSocialdemokratiet (A)            Bo Dam\n"
        "                                 Lis Eg\n\n"
        "Afbud                            Kim Gran (F). Som stedfortræder deltog Lis\n"
        "                                 Eg (A).\n"
        "                                 Åse Holm (C). Ingen stedfortræder.\n",
        ("Ida Bro (formand)", "Bo Dam", "Lis Eg"),
        ("Kim Gran (F)", "Åse Holm (C)"),
    ),
]


@pytest.mark.parametrize(("people", "came", "stayed"), PEOPLE)
def test_who_came(tools, people, came, stayed):
    meeting = read(TextReader(), f"NYBY KOMMUNE\nHavneudvalget\n\n{DAY}\n{people}{ITEM}", "x.txt", tools)
    assert (meeting.participants, meeting.absent) == (came, stayed)


# (the line below the day, or the rest of its line; the place)
PLACES = [
    ("\nHoldt på Rådhuset i Nyby, lokale 1", "Rådhuset i Nyby, lokale 1"),
    ("\nHoldt i Østby Forsamlingshus", "Østby Forsamlingshus"),
    (", Plejehjemmet Engen, dagligstuen", "Plejehjemmet Engen, dagligstuen"),
]


@pytest.mark.parametrize(("line", "place"), PLACES)
def test_where_it_was(tools, line, place):
    text = f"NYBY KOMMUNE\nHavneudvalget\n\nReferat\nTirsdag den 7. maj 2024 kl. 15.30{line}\n{ITEM}"
    assert read(TextReader(), text, "x.txt", tools).place == place


def test_feet_of_pages_may_end_in_a_bare_number(tools):
    foot = "\n\nNyby Kommune - Havneudvalget 07.05.2024                         {}\n\n"
    item = (
        "\n\n{}. Ny mole\n\nSagsfremstilling\nMolen er gammel og har sat sig ved det yderste bolværk i vest, og en ny"
    )
    rest = "er dyr.\n\nBeslutning\nGodkendt."
    pages = [item.format(at) + foot.format(at + 1) + rest for at in (1, 2)]
    text = f"NYBY KOMMUNE\nHavneudvalget\n\n{DAY}{''.join(pages)}"
    for one in read(TextReader(), text + foot.format(4), "x.txt", tools).items:
        assert one.decision == "Godkendt."
        assert " ".join(one.sections[0].text.split()) == (
            "Molen er gammel og har sat sig ved det yderste bolværk i vest, og en ny er dyr."
        )


def test_a_meeting_ends_though_the_next_is_told_behind(tools):
    end = "Mødet slut kl. 17.10. Næste møde tirsdag den 4. juni 2024 kl. 15."
    text = f"NYBY KOMMUNE\nHavneudvalget\n\n{DAY}{ITEM}\n\n{end}\n"
    (item,) = read(TextReader(), text, "x.txt", tools).items
    assert item.decision == "Godkendt."
