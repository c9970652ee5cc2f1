"""Feet of pages that end in a bare number, marks in capitals, and who treats an item."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from tests.parse.reading import read

HEAD = "NYBY KOMMUNE                                        Havneudvalget\n"
TOP = f"{HEAD}\nREFERAT\n\nHavneudvalget\nTirsdag den 7. november 2023 kl. 15.00\n\n"
ITEM = (
    "Punkt {n}: {title}\nSagsnr. 24-00010{n}\nBehandles af: Havneudvalget / Byrådet\n\n{text}Beslutning\n{decided}\n\n"
)


def foot(page):
    return f"Referat - Havneudvalget - 07-11-2023                              {page}\n{HEAD}\n"


def item(n, title="Ny mole", decided="Godkendt.", lines=0):
    text = "".join(f"Linje {at} om molen, som er gammel.\n\n" for at in range(lines))
    return ITEM.format(n=n, title=title, text=text, decided=decided)


@pytest.fixture
def meeting(tools):
    text = TOP + item(1, lines=14) + foot(1) + item(2, "Ny bro", "Anbefales.", lines=14) + foot(2) + item(3, "Ny havn")
    return read(TextReader(), text, "form.txt", tools)


def test_the_foot_of_the_first_page_and_the_head_of_the_next_are_no_decision(meeting):
    assert [one.decision for one in meeting.items] == ["Godkendt.", "Anbefales.", "Godkendt."]


@pytest.mark.parametrize("sign", [" · ", " | ", " / ", "   "])
def test_heads_of_later_pages_whose_parts_any_sign_sets_apart(tools, sign):
    between = (
        f"Nyby Kommune, trykt 9. november                    Side {{}} af 4\n\nNyby Kommune{sign}Havneudvalget\n\n"
    )
    pages = (item(n, title, lines=14) for n, title in enumerate(("Ny mole", "Ny bro", "Ny havn", "Ny kran"), 1))
    text = TOP.replace(HEAD, "") + "".join(f"{page}{between.format(n)}" for n, page in enumerate(pages, 1))
    items = read(TextReader(), f"{text}Bilag\nKort\n", "form.txt", tools).items
    assert [one.decision for one in items[1:]] == ["Godkendt."] * 3


def test_who_treats_an_item_is_its_route(meeting):
    assert [[stop.body for stop in one.route] for one in meeting.items] == [["Havneudvalget", "Byrådet"]] * 3


@pytest.mark.parametrize(
    ("printed", "title", "closed"),
    [
        ("LUKKET Personalesag", "Personalesag", True),
        ("FORTROLIG Ejendomssag", "Ejendomssag", True),
        ("LUKKET SVØMMEHAL", "LUKKET SVØMMEHAL", False),  # in a house that prints all titles large
        ("Lukket svømmehal", "Lukket svømmehal", False),
        ("LUKKET for gennemkørsel på Elmevej", "LUKKET for gennemkørsel på Elmevej", False),
        ("LUKKET PUNKT Personalesag", "Personalesag", True),
        ("FORTROLIGT Salg af grund", "Salg af grund", True),
    ],
)
def test_a_mark_in_capitals_before_a_title(tools, printed, title, closed):
    first, _ = read(TextReader(), TOP + item(1, printed) + item(2), "form.txt", tools).items
    assert (first.title, first.closed) == (title, closed)


def test_who_puts_off_what_it_makes_of_a_matter_puts_it_off(tools):
    text = TOP + item(1, decided="Udvalget udsætter sin stillingtagen. Der skal regnes på det.") + item(2)
    assert read(TextReader(), text, "form.txt", tools).items[0].decision_kind == "postponed"


def test_rows_of_a_table_are_no_feet(tools):
    rows = ("Udvalg        2", "Udvalg        3", "Møder i udvalget 2022      10", "Møder i udvalget 2023      11")
    text = TOP + ITEM.format(n=1, title="Ny mole", text="\n\n".join((*rows, "")), decided="Godkendt.") + item(2)
    first = read(TextReader(), text, "form.txt", tools).items[0]
    said = " ".join("\n".join(section.text for section in first.sections).split())
    assert all(" ".join(row.split()) in said for row in rows)
