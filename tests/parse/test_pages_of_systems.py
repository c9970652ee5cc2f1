"""How pages of old systems are laid out: feet that count, lists of attachments at the end, numbers behind days."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from tests.parse.reading import read

TITLES = ("Godkendelse af dagsorden", "Ny mole", "Bro ved Kajen", "Nyt fyrtårn", "Salg af pram")
TOP = "NYBY KOMMUNE\nHavneudvalget\nTirsdag den 7. november 2023\nTil stede: Ane Holm, Bo Kær.\n\n"
HEAD = "Nyby Havneudvalg       Mødet den 07.11.2023, kl. 13"
FACTS = "Sagsfremstilling\nDer mangler plads til bådene ved kajen, og flere venter.\n\n"


def items_of(tools, text, top=TOP):
    return read(TextReader(), top + text, "side.txt", tools).items


def each(form):
    return "".join(form.format(n=n, title=title) for n, title in enumerate(TITLES, 1))


@pytest.mark.parametrize(
    "foot",
    [f"Nyby Kommune                                  {{n}}/5\n{HEAD}", "{n}"],
)
def test_feet_that_count_the_pages_are_no_text(tools, foot):
    page = f"{{n}}. {{title}}\n\n{FACTS}\n\nBeslutning\nGodkendt.\n\n{foot}\n\n\n"
    items = items_of(tools, each(page), f"{HEAD}\n\n{TOP}")
    assert [(one.number, one.decision) for one in items] == [(str(n), "Godkendt.") for n in range(1, 6)]


def test_numbers_by_themselves_are_those_of_items_where_nothing_else_counts_them(tools):
    page = f"{{n}}\n\n{{title}}\n\n{FACTS}Beslutning\nGodkendt.\n\n"
    assert [one.number for one in items_of(tools, each(page))] == ["1", "2", "3", "4", "5"]


def test_digits_behind_the_label_of_a_journal_are_a_case_number_where_they_begin_with_a_year(tools):
    page = f"{{n}}. {{title}}\n\n{FACTS}Beslutning\nGodkendt.\n\nJournal nr.: 0{{n}}00417{{n}}\n\n"
    items = items_of(tools, each(page))
    assert [one.case_numbers[0].printed for one in items] == [f"0{n}00417{n}" for n in range(1, 6)]
    assert {one.decision for one in items} == {"Godkendt."}


def test_attachments_listed_at_the_end_under_the_titles_go_to_their_items(tools):
    contents = "Indhold\n" + each("{n}. {title} ........ {n}\n") + "Bilagsliste ........ 6\n\n"
    page = f"{{n}}. {{title}}\n\n{FACTS}Beslutning\nGodkendt.\n\n"
    listed = (
        "Bilagsliste\n\n2. Ny mole\n   1. Tegning af molen (dok.nr. 612877)\n\n4. Nyt fyrtårn\n   1. Lysets højde\n"
    )
    items = items_of(tools, contents + each(page) + listed)
    assert [one.number for one in items] == ["1", "2", "3", "4", "5"]
    assert [[a.title for a in one.attachments] for one in items] == [
        [],
        ["Tegning af molen"],
        [],
        ["Lysets højde"],
        [],
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "Forvaltningen indstiller, at udvalget over for Byrådet anbefaler:\n\nat molen bygges, og\nat kajen renses.\n",
        "Forvaltningen indstiller, at Byrådet, efter at have set på sagen, godkender\n\n   at molen bygges, og\n\n"
        "   at kajen renses.\n",
        "Et brev har ønsker:\n- Bo foreslår, at hegnet flyttes.\n- Ida ønsker et træ.\n\nForvaltningen foreslår, at "
        "brevet læses.\n\nForvaltningen indstiller,\nat molen bygges, og\nat kajen renses.\n",
        "Indstilling fra Ane Holm\nat molen bygges, og\nat kajen renses.\n",
    ],
)
def test_what_is_asked_for_are_the_clauses_alone(tools, asked):
    (item,) = items_of(tools, f"1. Ny mole\n\n{asked}\nBeslutning\nGodkendt.\n")
    assert [one.rstrip(",. og") for one in item.recommendations] == ["molen bygges", "kajen renses"]


def test_the_number_of_the_item_stands_under_a_body_and_its_day(tools):
    page = (
        f"{{n}}. {{title}}\n\n{FACTS}Havneudvalgets møde 3. oktober 2023\nPunkt {{n}}:\n\nAnbefales.\n\n"
        "Byrådets møde 7. november 2023\nPunkt {n}:\n\nGodkendt.\n\n"
    )
    items = items_of(tools, each(page), "NYBY KOMMUNE\nByrådet\nTirsdag den 7. november 2023\n\n")
    assert [(one.number, one.decision) for one in items] == [(str(n), "Godkendt.") for n in range(1, 6)]
    assert [[(step.body, step.item_number) for step in one.course] for one in items[:2]] == [
        [("Havneudvalget", "1"), ("Byrådet", "1")],
        [("Havneudvalget", "2"), ("Byrådet", "2")],
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("HAVNEUDVALGET", "BØRNE- OG SKOLEUDVALGET", "ØKONOMIUDVALGET"),
        ("ÅBNE ORIENTERINGSSAGER", "ÅBNE BESLUTNINGSSAGER", "ÅBNE MEDDELELSESSAGER"),
    ],
)
def test_what_heads_runs_of_items_is_no_decision(tools, heads):
    page = each(f"{{n}}. {{title}}\n\n{FACTS}Beslutning\nGodkendt.\n\n")
    for number, head in zip("124", heads, strict=True):
        page = page.replace(f"{number}. ", f"{head}\n\n{number}. ")
    assert [one.decision for one in items_of(tools, page)] == ["Godkendt."] * 5


def test_a_mark_and_a_number_stand_before_an_attachment(tools):
    listed = "Bilag\n\nÅbent 1 Kort over kajen (PDF)\n\nÅbent 2 Prisen (PDF)\n\n"
    page = f"{{n}}. {{title}}\n\n{FACTS}{listed}Beslutning\nGodkendt.\n\n"
    assert [[a.title for a in one.attachments] for one in items_of(tools, each(page))] == [
        ["Kort over kajen", "Prisen"]
    ] * 5


def test_a_closed_item_is_told_of_in_a_sentence(tools):
    page = f"Punkt {{n}}.\n\n{{title}}\n\n{FACTS}Beslutning:\nGodkendt.\n\n"
    items = items_of(tools, each(page) + "Punkt 6 er lukket.\n\nPunkt 7.\n\nEventuelt\n\nBeslutning:\nIntet.\n")
    assert [(one.number, one.closed) for one in items[-3:]] == [("5", False), ("6", True), ("7", False)]
    assert items[4].decision == "Godkendt."


def test_a_mark_above_a_title_that_says_so_itself_is_no_item(tools):
    contents = "Indholdsfortegnelse\n" + each("{n} {title}\n") + "101 Lukket punkt: Salg af pram\n\n"
    page = f"{{n}}  {{title}}\n\n{FACTS}Beslutning\nGodkendt.\n\n"
    items = items_of(tools, contents + each(page) + "Lukket punkt\n\n101  Lukket punkt: Salg af pram\n\nKaj 2\n")
    assert [one.number for one in items] == ["1", "2", "3", "4", "5", "101"]
    assert items[-1].closed
