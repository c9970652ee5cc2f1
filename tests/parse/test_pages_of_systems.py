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
    items = items_of(tools, each(page).replace("Godkendelse af dagsorden", "Ny sti"))
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


def test_a_sentence_tells_when_and_where_a_meeting_was_held(tools):
    top = (
        "# Havneudvalget tirsdag den 7. november 2023\n\nMødet blev holdt kl. 15.00-17.35 i Byrådssalen, Rådhuset.\n\n"
    )
    found = read(TextReader(), top + each("{n}. {title}\n\nBeslutning\nGodkendt.\n\n"), "side.txt", tools)
    assert (found.start, found.end, found.place) == ("15:00", "17:35", "Byrådssalen, Rådhuset")


# --- what looks like that and is not ---------------------------------------------------------------------------------


def test_a_number_behind_the_signatures_is_no_item_s(tools):
    page = f"\n\nSagsnr.: 24/0012{{n}}\n\n{{n}}. {{title}}\n\n{FACTS}Beslutning\nGodkendt.\n"
    text = each(page).replace("Sagsnr.: 24/00121\n\n", "")
    items = items_of(tools, f"{text}\nUnderskrifter\n\nAne Holm\n\nSagsnr.: 23/12345\n")
    numbers = [[number.printed for number in one.case_numbers] for one in items]
    assert numbers == [[], *([f"24/0012{n}"] for n in range(2, 6))]


def test_items_that_come_again_with_their_decisions_are_no_lists_of_attachments(tools):
    agenda = each(f"{{n}}. {{title}}\n\n{FACTS}Bilag\n\n")
    items = items_of(tools, agenda + each("{n}. {title}\n\nBeslutning\nGodkendt.\n\n"))
    assert [one.decision for one in items if one.decision] == ["Godkendt."] * 5


@pytest.mark.parametrize(
    "said",
    [
        "Stemmer for:              3/9",
        "For forslaget stemte:\n\n4",
    ],
)
def test_what_is_decided_stays_whole(tools, said):
    told = iter(
        (said, said.replace("3/9", "4/9").replace("\n4", "\n5"), said.replace("3/9", "5/9").replace("\n4", "\n6"))
    )
    page = "".join(
        f"{n}. {title}\n\n{FACTS}Beslutning\n\n{next(told) if n > 2 else 'Godkendt.'}\n\n"
        for n, title in enumerate(TITLES, 1)
    )
    items = items_of(tools, page)
    assert [" ".join((one.decision or "").split()) for one in items[2:3]] == [" ".join(said.split())]


def test_text_with_blank_lines_between_its_lines_goes_on(tools):
    said = "Udvalget besluttede efter en længere drøftelse på mødet enstemmigt\n\nat anbefale molen til Byrådet.\n\n"
    items = items_of(tools, each(f"{{n}}. {{title}}\n\n{FACTS}Beslutning\n\n{said}"))
    assert [one.decision_kind for one in items] == ["recommended"] * 5


def test_the_last_body_of_a_route_in_capitals_stays_in_it(tools):
    page = f"{{n}}. {{title}}\n\n{FACTS}Beslutning\nGodkendt.\n\nSagsgang\n\nHAVNEUDVALGET\n\nBYRÅDET\n\n"
    assert [[stop.body for stop in one.route] for one in items_of(tools, each(page))] == [
        ["Havneudvalget", "Byrådet"]
    ] * 5


def test_a_sentence_about_a_recommendation_heads_none(tools):
    told = "Indstilling fra Teknisk Udvalg blev fremlagt på mødet.\nDer er truffet valg.\n\n"
    items = items_of(tools, each(f"{{n}}. {{title}}\n\n{FACTS}{told}Beslutning\nGodkendt.\n\n"))
    assert [one.recommendations for one in items] == [()] * 5


def test_what_a_body_is_to_tell_another_is_asked_for(tools):
    asked = "Indstilling\nForvaltningen indstiller, at Byrådet meddeler udvalget:\n\nat molen bygges.\n\n"
    (item,) = items_of(tools, f"1. Ny mole\n\n{asked}Beslutning\nGodkendt.\n")
    assert any("meddeler udvalget" in one for one in item.recommendations)
