"""What must not be read as a form of print: ordinary sentences, lists of one item, quotations, figures of a text."""

from __future__ import annotations

import time

import pytest

from casegraph.danish import join_wrapped
from casegraph.documents.plain import TextReader
from tests.parse.reading import read

DAY = "NYBY KOMMUNE\nTeknisk Udvalg\n\nReferat af møde tirsdag den 7. maj 2024 kl. 15.00\n\n"


def items_of(tools, text: str):
    return read(TextReader(), DAY + text, "look.txt", tools).items


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_that_breaks_off_is_no_line_of_prose(tools, gap):
    prose = (
        "Udvalget har talt om havnens penge, og der er mange ønsker til, hvad de skal\n"
        "bruges til, men ingen af dem er regnet ud, og derfor vender sagen tilbage i\nmaj med tal."
    )
    text = "".join(
        f"{n}. Drøftelse af, hvad kommunen skal bruge pengene på{gap}{prose}{gap}Godkendt.\n\n" for n in (1, 2, 3)
    )
    assert [one.number for one in items_of(tools, text)] == ["1", "2", "3"]


def test_a_table_of_one_item_is_not_shared_out(tools):
    text = (
        "1. Dagsorden\n\nBeslutning\nGodkendt.\n\n2. Trafikplan\n\nBeslutning\n"
        "Udvalget vedtog planen med disse indsatser:\n\nPunkt   Indsats   Ansvarlig   Frist\n"
        "1   Flere cykelstier   Vej og Park   1. maj 2025\n"
    )
    first, plan = items_of(tools, text)
    assert not first.followups
    assert plan.decision is not None
    assert plan.decision.startswith("Udvalget vedtog planen med disse indsatser:")


@pytest.mark.parametrize(
    "below",
    [
        "• Molen måles op – Havnen – senest 3. juni 2024\n• Naboer får brev – Jura – senest 4. juni 2024\n",
        "Opgave\tAnsvarlig\tFrist\nMolen måles op\tHavnen\t3. juni 2024\n",
    ],
)
def test_what_was_decided_is_no_name_of_the_list_below_it(tools, below):
    (item,) = items_of(tools, f"1. Ny mole\n\nBeslutning\nUdvalget så på molen\n\nGodkendt\n\n{below}")
    assert item.decision == "Udvalget så på molen\nGodkendt"
    assert [one.owner for one in item.followups][:1] == ["Havnen"]


@pytest.mark.parametrize(
    ("people", "came", "stayed"),
    [
        ("Ida Bro (A)    formand\nBo Dam (V)     medlem\n", ("Ida Bro (A) formand", "Bo Dam (V) medlem"), ()),
        ("Ida Bro (A)\nLis Eg (O)\nBo Dam (V)      Afbud\n", ("Ida Bro (A)", "Lis Eg (O)"), ("Bo Dam (V)",)),
    ],
)
def test_a_name_in_a_column_is_no_party(tools, people, came, stayed):
    meeting = read(TextReader(), f"{DAY}Deltagere\n{people}\n1. Ny mole\n\nBeslutning\nGodkendt.\n", "l.txt", tools)
    assert (meeting.participants, meeting.absent) == (came, stayed)


def test_boxes_under_those_who_were_away_say_who_was(tools):
    text = f"{DAY}Fraværende\n[x] Lis Eg (V)\n[ ] Ida Bro (A)\n\n1. Ny mole\n\nBeslutning\nGodkendt.\n"
    assert read(TextReader(), text, "look.txt", tools).absent == ("Lis Eg (V)",)


def test_a_heading_in_capitals_is_no_part_of_a_title(tools):
    text = "1. GODKENDELSE AF BUDGET FOR HAVNEN OG BÅDEHAVNEN I\nBESLUTNING\nGodkendt.\n"
    (item,) = items_of(tools, text)
    assert item.title.endswith("BÅDEHAVNEN I")
    (item,) = items_of(tools, "1. GODKENDELSE AF BUDGET FOR HAVNEN OG BÅDEHAVNEN NU\nRESUME OG KONKLUSION\nGodkendt.\n")
    assert item.title.endswith("BÅDEHAVNEN NU")


def test_text_goes_on_behind_a_bracket(tools):
    text = (
        "1. Ny mole\n\nSagsfremstilling\nSagen er ny.\n(Økonomiudvalget den 1. april 2024: Godkendt.)\nMere tekst.\n\n"
        "Beslutning\nGodkendt.\n"
    )
    (item,) = items_of(tools, text)
    assert "Mere tekst." in " ".join(one.text for one in item.sections if one.role == "presentation")


def test_a_line_on_copyright_ends_no_page(tools):
    text = (
        "1. Billeder\n\nSagsfremstilling\nArkivet har fået 400 billeder.\n"
        "Copyright på billederne tilhører fotografens arvinger.\nDe skal spørges.\n\nBeslutning\nGodkendt.\n"
    )
    assert items_of(tools, text)[0].decision == "Godkendt."


def test_who_has_a_copy_is_no_route(tools):
    text = (
        "1. Ny mole\n\nBeslutning\nGodkendt.\nKopi til: Byrådet, KL\nUdvalget bad om en plan inden den 1. juni 2024.\n"
    )
    (item,) = items_of(tools, text)
    assert not item.route
    assert item.decision is not None
    assert item.decision.endswith("Udvalget bad om en plan inden den 1. juni 2024.")


def test_a_quotation_decides_nothing(tools):
    text = (
        "1. Ny mole\n\nSagsfremstilling\nFormanden for grundejerforeningen skriver:\n"
        "> Godkendt plan fra 1998 siger noget andet.\nForvaltningen er ikke enig.\n\n2. Kajen\n\nBeslutning\nUdsat.\n"
    )
    assert items_of(tools, text)[0].decision is None


def test_what_those_who_were_heard_recommend_is_not_recommended(tools):
    text = "".join(
        f"{n}. Mole {n}\n\nHøringssvar\n\nNaboerne\nForeningen anbefaler, at havnen lukkes.\n\n"
        "Beslutning\nGodkendt.\n\n"
        for n in (1, 2)
    )
    assert [one.recommended_by for one in items_of(tools, text)] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Sagsfremstilling\nHavnen er færdig.\n\nGodkendt regnskab foreligger til efteråret.\n\nDer kommer en åbning.\n",
        "Økonomi\nDer er penge.\n\nVedtaget budget dækker udgiften, og der er derfor ingen merudgift.\n",
        "Sagsfremstilling\nHavnen er ny.\n\nAnbefalet af Handicaprådet i 2022.\n",
    ],
)
def test_a_sentence_set_apart_is_no_decision_for_its_first_word(tools, text):
    assert items_of(tools, f"1. Ny mole\n\n{text}")[0].decision is None


def test_figures_at_the_end_of_rows_are_no_feet(tools):
    rows = "Stemmer for forslaget fra 1. maj 2024          12\n\nStemmer imod          3\n"
    (item,) = items_of(tools, f"1. Ny mole\n\nBeslutning\nGodkendt.\n\n{rows}")
    assert item.decision is not None
    assert "12" in item.decision


def test_a_list_in_a_box_stays_one(tools):
    box = "".join(
        f"Punkt nr.      {n}\nSagstitel      Mole {n}\nSagsnr.        22/123{n}\n"
        "Indstilling    1. at havnen udvides\n               2. at udgiften afholdes af puljen\n"
        "Beslutning     Godkendt.\n\n"
        for n in (1, 2, 3)
    )
    assert [len(one.recommendations) for one in items_of(tools, box)] == [2, 2, 2]


@pytest.mark.parametrize(
    "decision",
    [
        "Udvalget godkendte planen – Bo Dam stemte imod – den 1. juni 2024.",
        "Første budgetseminar – Hotel Nyby – 4. juni 2024",
        "Der søges tilskud hos Den Europæiske Regionalfond (EU).",
        "Planen sendes til miljøvurdering (MV).",
        "Borgmesteren deltog ikke på grund af inhabilitet (JF).",
    ],
)
def test_ordinary_sentences_name_no_owner(tools, decision):
    (item,) = items_of(tools, f"1. Ny mole\n\nBeslutning\n{decision}\n")
    owners = {one.owner for one in item.followups}
    assert not owners & {"Bo Dam stemte imod", "Hotel Nyby", "EU", "MV", "JF"}


@pytest.mark.parametrize("clause", ["Bo Dam deltog ikke", "Ekstraordinært møde", "Fortsat fra mødet i april"])
def test_a_clause_behind_the_time_is_no_place(tools, clause):
    text = f"Teknisk Udvalg\n\nReferat af møde tirsdag den 7. maj 2024 kl. 15.00, {clause}\n\n1. Mole\n\nGodkendt.\n"
    assert read(TextReader(), text, "look.txt", tools).place is None


def test_long_texts_are_joined_in_good_time(tools):
    whole, begun = "", time.perf_counter()
    for _ in range(4000):
        whole = join_wrapped(whole, "Molen er gammel, og kajen er smal, og der er langt ud til NYBY-")
    assert time.perf_counter() - begun < 2
    people = f"{DAY}Til stede: {'A, ' * 20000}\n\n1. Ny mole\n\nBeslutning\nGodkendt.\n"
    begun = time.perf_counter()
    read(TextReader(), people, "look.txt", tools)
    assert time.perf_counter() - begun < 8
