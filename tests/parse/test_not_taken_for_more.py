"""Forms that look like others: places behind titles, history, headings deep in a section, words that others used."""

from __future__ import annotations

import pytest

from casegraph.danish import find_due
from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.plain import TextReader
from tests.parse.reading import read

DAY = "{body}\nReferat af møde tirsdag den 21. maj 2024 kl. 15.00\n\n"
FIRST = "1. Ny havn\n\nSagsfremstilling\nHavnen er gammel.\n\nBeslutning:\nGodkendt.\n\n"


def items_of(tools, text: str, body: str = "Byrådet"):
    return read(TextReader(), DAY.format(body=body) + text, "form.txt", tools).items


def second(tools, text: str, body: str = "Byrådet"):
    return items_of(tools, FIRST + text, body)[1]


def presented(tools, text: str, title: str = "Ny mole i Vig", body: str = "Økonomiudvalget"):
    return second(tools, f"2. {title}\n\nSagsfremstilling\n{text}\n\nBeslutning:\nGodkendt.\n", body)


# --- what was done ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "Klage over støj.\n\nUdvalget gav i sin tid afslag, og ejeren klagede.\n\nSagen er nu afgjort af nævnet.",
        "Klage over støj.\n\nUdvalget afviste tidligere et forslag om bump.\n\nPolitiet har nu udtalt sig.",
        "Ny sti.\n\nByrådet vedtog i forbindelse med budgettet at afsætte 2 mio. kr.\n\nDer er indhentet tilbud.",
    ],
)
def test_history_is_no_decision(tools, told):
    item = second(tools, f"2. Støj\n\nSagsfremstilling\n{told}\n", "Miljøudvalget")
    assert item.decision is None


@pytest.mark.parametrize(
    "decision",
    [
        "Byrådet vedtog planen med 15 stemmer.\n\nByrådet bad forvaltningen vende tilbage i august.\n\n"
        "Byrådet godkendte bevillingen.",
        "For indstillingen stemte 10 (A, V).\n\nImod stemte 5 (C).\n\nByrådet vedtog dermed planen.",
    ],
)
def test_a_decision_of_several_paragraphs_is_not_cut(tools, decision):
    item = second(tools, f"2. Planen\n\n{decision}\n")
    assert item.decision == decision.replace("\n\n", "\n")


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        ("Formanden trak punktet frem som punkt 1. Godkendt.", "approved"),
        ("Udvalget trækker sagen frem til mødet i juni.", "other"),
        ("HBT trak punktet.", "withdrawn"),
    ],
)
def test_what_is_brought_forward_is_not_withdrawn(tools, decision, kind):
    assert second(tools, f"2. Planen\n\nBeslutning:\n{decision}\n").decision_kind == kind


# --- headings that say who recommends --------------------------------------------------------------------------------

PAGE = """\
# Byrådet – Referat

**Mødedato:** Tirsdag den 28. maj 2024

## Punkt 1: Ny mole

### Sagsfremstilling

Molen er gammel.

### Beslutning

Godkendt.

## Punkt 2: Ny bro

{text}
"""


@pytest.mark.parametrize(
    ("text", "decision", "by"),
    [
        (
            "### Beslutning\n\n#### Økonomiudvalget anbefaler\n\nat broen bygges, dog uden tag.\n",
            "Økonomiudvalget anbefaler\nat broen bygges, dog uden tag.",
            None,
        ),
        (
            "### Sagsfremstilling\n\n#### Rådgiveren anbefaler\n\nEn bro af træ er bedst.\n\n### Indstilling\n\n"
            "Forvaltningen indstiller, at broen bygges.\n\n### Beslutning\n\nGodkendt.\n",
            "Godkendt.",
            "Forvaltningen",
        ),
        ("### Høring\n\n#### Naboerne foreslår\n\nIngen bro.\n\n### Beslutning\n\nGodkendt.\n", "Godkendt.", None),
    ],
)
def test_a_heading_inside_a_section_says_nothing_of_who_recommends(tools, text, decision, by):
    _, item = read(MarkdownReader(), PAGE.format(text=text), "page.md", tools).items
    assert (item.decision, item.recommended_by) == (decision, by)


# --- earlier treatments and meetings ---------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", ["Støttes.", "Enig.", "Udvalget peger på model 2."])
def test_short_verdicts_in_a_list_are_earlier_treatments(tools, verdict):
    text = (
        "2. Ny bro\n\nSagens gang:\n- Teknik- og Miljøudvalget den 14. maj 2024: Anbefales.\n"
        f"- Økonomiudvalget den 21. maj 2024: {verdict}\n\nBeslutning:\nGodkendt.\n"
    )
    assert [(one.body_id, one.decision) for one in second(tools, text).course][-1] == ("oekonomiudvalget", verdict)


@pytest.mark.parametrize(
    "told", ["Anmoder om mere tid.", "Sendes i høring.", "Uden bemærkninger til det.", "Udvalget fik en redegørelse."]
)
def test_a_list_of_treatments_is_no_list_of_what_is_to_come_up(tools, told):
    text = f"2. Ny bro\n\n- ØU den 7/5: {told}\n- BR den 14/5: {told}\n\nBeslutning:\nGodkendt.\n"
    assert len(second(tools, text, "Byrådet").course) == 2


def test_the_name_of_a_body_and_that_it_decided_may_be_said_in_a_text(tools):
    text = "".join(
        f"{number}. {title}\n\nSagsfremstilling:\nGammel plan.\n\nTeknikudvalget besluttede:\nAt vente til maj.\n\n"
        f"Beslutning:\nGodkendt.\n\n"
        for number, title in enumerate(("Ny mole", "Ny bro", "Ny sti"), 1)
    )
    assert {item.decision for item in items_of(tools, text, "Kommunalbestyrelsen")} == {"Godkendt."}


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Notatet giver en status efter Byrådets beslutning den 26. marts 2024.", "past"),
        ("Byrådets beslutning af 23. april 2024 giver en redegørelse for sagen.", "past"),
        ("Kommunen får molen, vedtaget af Byrådet den 23. april 2024.", "past"),
    ],
)
def test_what_was_decided_is_not_planned_by_what_is_given_now(tools, text, tense):
    assert [one.tense for one in presented(tools, text).references] == [tense]


@pytest.mark.parametrize(
    "text",
    [
        "Folketinget vedtog loven efter behandlingen den 3. april.",
        "Siden drøftelsen den 3. april 2024 med grundejerforeningen er der lavet et notat.",
        "Huset er godkendt efter BR 18 den 3. april 2024, og sagen går til BR den 28/5.",
    ],
)
def test_a_meeting_of_others_is_not_the_bodys_own(tools, text):
    assert "2024-04-03" not in [one.date for one in presented(tools, text).references]


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        ("Ny mole i Vig", "Byrådet behandlede den 7. maj 2024 en sag til godkendelse af skolen i Rø.", "other"),
        ("Ny mole i Vig", "Byrådet udsatte sagen den 7. maj 2024 for at se på lignende projekter i Rø.", "this"),
        ("Lokalplan for ny mole", "Byrådet godkendte den 10. april 2024 tidsplanen for molen.", "other"),
        ("Ny mole i Vig", "Byrådet sendte den 7. maj 2024 sagen til høring om støj og skygge.", "this"),
        ("Ny mole i Vig", "Byrådet afslog den 7. maj 2024 et lignende projekt i Rø.", "other"),
        ("Trafiksanering i Vig", "Trafiksaneringen i Rø blev vedtaget af Byrådet den 7. maj 2024.", "other"),
        (
            "Trafiksanering på Nygade",
            "Trafiksaneringen på Skovvej vedtog Byrådet den 7. maj 2024.",
            "other",
        ),
        ("Trafiksanering i Vig", "Trafiksaneringen på Nygade blev vedtaget af Byrådet den 7. maj 2024.", "unknown"),
        ("Budgetopfølgning 1", "Byrådet godkendte den første budgetopfølgning den 7. maj 2024.", "this"),
        ("Budgetopfølgning 2", "Byrådet godkendte den første budgetopfølgning den 7. maj 2024.", "other"),
    ],
)
def test_of_which_matter_it_is_told(tools, title, text, about):
    assert [one.about for one in presented(tools, text, title).references] == [about]


# --- what is to be done ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["senest 14 dage efter borgermødet", "10 dage efter dialogmødet"])
def test_a_meeting_of_others_sets_no_day(text):
    assert [due.due for due in find_due(text, "2024-05-21") if due.due] == []


@pytest.mark.parametrize(
    ("decision", "owners"),
    [
        (
            "Godkendt. Det betyder at administrationen skal undersøge støjen og vende tilbage i august.",
            ["administrationen"],
        ),
        ("Tilbagemelding om ændringsforslag (Økonomi, 1. juli).", ["Økonomi"]),
        (
            "Godkendt.\n\nOpgaver:\n- Notat laves – Ida Bro / Bo Dam – 1. juli\n- Plan laves – Jura – 2. juli",
            ["Ida Bro / Bo Dam", "Jura"],
        ),
        (
            "Godkendt.\n\nOpgaver:\n- Lokalplan 1/2 – Ida Bro – 1. juli\n- Skole / hal – Bo Dam – 2. juli",
            ["Ida Bro", "Bo Dam"],
        ),
    ],
)
def test_tasks_are_still_tasks(tools, decision, owners):
    item = second(tools, f"2. Støj\n\nBeslutning:\n{decision}\n", "Miljøudvalget")
    assert [one.owner for one in item.followups] == owners


def test_what_something_takes_is_no_task(tools):
    text = "2. Støj\n\nBeslutning:\nDet kræver at flytte stien. Det betyder, at forvaltningen skal flytte hegnet.\n"
    assert [one.owner for one in second(tools, text, "Miljøudvalget").followups] == ["forvaltningen"]


def test_marks_stand_behind_names_with_blank_lines_between_them(tools):
    head = "Medlemmer       Fraværende\n\nIda Bro (A)\n\nBo Dam (V)        x\n\nKaj Gade (C)\n\n"
    meeting = read(TextReader(), DAY.format(body="Byrådet") + head + FIRST, "form.txt", tools)
    assert "Bo Dam (V)" not in meeting.participants
    assert meeting.absent == ("Bo Dam (V)",)


# --- forms of other houses -------------------------------------------------------------------------------------------


def test_a_number_cut_in_brackets_is_made_whole(tools):
    text = "2. Planen\n\nBeslutning:\nGodkendt.\n\nBilag\n- Procesplan for planen (dok.nr. 326-2024-\n115530)\n"
    (attachment,) = second(tools, text).attachments
    assert (attachment.title, attachment.document_number) == ("Procesplan for planen", "326-2024-115530")


def test_the_council_decides_under_its_own_name(tools):
    text = "".join(
        f"{number}. {title}\n\nIndstilling:\tCenter for Havn indstiller,\n\tat den bygges.\n\n"
        f"Kommunalbestyrelsen besluttede:\tGodkendt.\n\tHavnechefen vender tilbage.\n\n"
        for number, title in enumerate(("Ny mole", "Ny bro", "Ny sti"), 1)
    )
    items = items_of(tools, text, "Kommunalbestyrelsen")
    assert {item.decision for item in items} == {"Godkendt.\nHavnechefen vender tilbage."}


def test_a_mark_in_brackets_and_a_colon_may_stand_behind_the_number_of_an_item(tools):
    below = "\nNy mole\n-------\n\nBeslutning:\nGodkendt.\n\n"
    first, last = items_of(tools, f"SAG NR. 1:{below}SAG NR. 2 (LUKKET):{below}")
    assert [(item.number, item.title) for item in (first, last)] == [("1", "Ny mole"), ("2", "Ny mole")]
