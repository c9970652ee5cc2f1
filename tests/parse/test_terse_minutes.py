"""Terse minutes of a Direktion: presenters behind titles, what was done below what was told, lists of actions."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from casegraph.link.titles.brought import brought_by
from tests.parse.reading import read

DAY = "Direktionen\nReferat af møde tirsdag den 20. februar 2024 kl. 8.30\n\n"
COUNCIL = "Byrådet\nReferat af møde tirsdag den 26. marts 2024 kl. 18.00\n\n"
FIRST = "1. Ny havn (v/ HBT)\n\nHBT orienterede.\n\nBeslutning:\nGodkendt.\n\n"


def items_of(tools, text: str, head: str = DAY):
    return read(TextReader(), head + text, "form.txt", tools).items


def decided(tools, text: str):
    return items_of(tools, FIRST + text)[1]


@pytest.mark.parametrize(
    "printed", ["Ny havn (v/ HBT)", "Ny havn (v/HBT)", "Ny havn  ( v/ Ida Lind )", "Ny havn (v/ direktøren)"]
)
def test_who_presents_an_item_is_no_part_of_its_title(tools, printed):
    (item,) = items_of(tools, f"1. {printed}\n\nBeslutning:\nGodkendt.\n")
    assert item.title == "Ny havn"
    assert brought_by(item) in {"HBT", "Ida Lind", "direktøren"}


@pytest.mark.parametrize(
    "title",
    [
        "Ny mole (ved Havnevej)",
        "Ny bro (v/ Storåen)",
        "Boliger (v/ Kirkevej 4)",
        "Boliger (v/ Nørre Skov)",
        "Hal (v/Kirken)",
        "Ny sti (v/ Gl Mølle)",
        "Antenne (v/ TDCNET)",
        "Boliger (v/ Lindevang)",
    ],
)
def test_a_place_in_brackets_stays_in_a_title(tools, title):
    (item,) = items_of(tools, f"1. {title}\n\nBeslutning:\nGodkendt.\n")
    assert (item.title, brought_by(item)) == (title, "")


def test_who_recommends_comes_before_who_presents(tools):
    (item,) = items_of(
        tools, "1. Budget (v/ PN)\n\nIndstilling\nØkonomi indstiller, at planen godkendes.\n\nBeslutning:\nGodkendt.\n"
    )
    assert brought_by(item) == "Økonomi"


@pytest.mark.parametrize(
    ("told", "decision", "kind"),
    [
        (
            "JW gennemgik tallene.\n\n- Måltallet sættes til 5,5 pct.\n- Centrene melder selv ind.\n\n"
            "Der mangler viden.\n\nDirektionen tog status til efterretning. SKR melder ind inden 15. marts.",
            "Direktionen tog status til efterretning. SKR melder ind inden 15. marts.",
            "noted",
        ),
        (
            "Oplægget har tre spor, og SKR ønskede et fjerde.\n\nDirektionen godkendte planen. JW giver en status.",
            "Direktionen godkendte planen. JW giver en status.",
            "approved",
        ),
        ("HBT trak punktet.", "HBT trak punktet.", "withdrawn"),
        # What was agreed above the last paragraph is of the decision, too.
        (
            "Enighed om at vente.\n\nDirektionen tog status til efterretning.",
            "Enighed om at vente.\nDirektionen tog status til efterretning.",
            "noted",
        ),
    ],
)
def test_what_was_done_stands_below_what_was_told(tools, told, decision, kind):
    item = decided(tools, f"2. Sygefravær (v/ JW)\n\n{told}\n")
    assert (item.decision, item.decision_kind) == (decision, kind)


def test_what_was_done_once_is_no_decision(tools):
    item = decided(
        tools, "2. Budget\n\nPlanen følger rammerne.\n\nDirektionen godkendte den 23. januar en tidligere plan.\n"
    )
    assert item.decision is None or "Planen følger rammerne." in item.decision


def test_a_list_of_what_is_to_come_up_is_no_earlier_decision(tools):
    item = decided(
        tools,
        "2. Koordinering af sager til politisk behandling (v/ AFL)\n\n- ØU den 12/3: Budget, ny havn\n"
        "- BR den 26/3: Sager fra ØU samt lokalplan 1.74\n\nDirektionen tog listen til efterretning.\n",
    )
    assert (item.course, item.decision, item.standing) == ((), "Direktionen tog listen til efterretning.", True)
    assert [(one.body_id, one.date) for one in item.references] == [
        ("oekonomiudvalget", "2024-03-12"),
        ("kommunalbestyrelsen", "2024-03-26"),
    ]


def test_an_abbreviation_that_is_a_body_once_is_one_everywhere(tools):
    text = "2. Havn\n\nDer er midler, som BR gav den 19. december 2023.\n\nBeslutning:\nSagen sendes til BR den 26/3.\n"
    assert [(one.body_id, one.date) for one in decided(tools, text).references] == [
        ("kommunalbestyrelsen", "2023-12-19"),
        ("kommunalbestyrelsen", "2024-03-26"),
    ]


@pytest.mark.parametrize(
    ("below", "found"),
    [
        (
            "Aktion / ansvarlig / frist\n- Planen rettes til / PN / 27. februar\n",
            [("Planen rettes til", "PN", "2024-02-27")],
        ),
        (
            "Videre behandling: ØU, BR\n\nAktion / ansvarlig / frist\n- Tabel 3 rettes / SKR / 4. marts\n",
            [("Tabel 3 rettes", "SKR", "2024-03-04")],
        ),
        (
            "Opfølgning:\nAktion                         Ansvarlig    Frist\n"
            "Leverandørlisten gennemgås     BOR/PN       1/7\nØvelsen planlægges             BOR          20/9\n",
            [("Leverandørlisten gennemgås", "BOR/PN", "2024-07-01"), ("Øvelsen planlægges", "BOR", "2024-09-20")],
        ),
    ],
)
def test_actions_are_listed_below_a_decision(tools, below, found):
    item = decided(tools, f"2. Budget (v/ PN)\n\nBeslutning:\nGodkendt.\n\n{below}")
    assert item.decision == "Godkendt."
    tasks = [one for one in item.followups if one.kind == "task"]
    assert [(one.what, one.owner, one.due) for one in tasks] == found


@pytest.mark.parametrize(
    "text",
    [
        "Som aftalt på mødet den 23/1 har BOR lavet en plan.",
        "Der er ingen bemærkninger, jf. mødet den 23/1.",
    ],
)
def test_an_earlier_meeting_of_its_own_is_told_of_in_few_words(tools, text):
    item = decided(tools, f"2. Plan\n\n{text}\n\nBeslutning:\nGodkendt.\n")
    assert [(one.body, one.date, one.tense) for one in item.references] == [("Direktionen", "2024-01-23", "past")]


@pytest.mark.parametrize(
    ("text", "tense", "date"),
    [
        ("Udvalget får forelagt tidsplanen i Byrådet den 9. april 2024.", "planned", "2024-04-09"),
        ("Planen går frem mod Byrådets 2. behandling af budgettet den 8. oktober 2024.", "planned", "2024-10-08"),
        ("Sagen blev behandlet i Byrådet den 8. oktober 2024.", None, "2024-10-08"),
        ("Forvaltningen giver en ny status på Byrådets møde i september.", "planned", "2024-09"),
    ],
)
def test_a_day_to_come_is_planned_unless_a_verb_says_it_is_past(tools, text, tense, date):
    (told,) = decided(tools, f"2. Plan\n\nSagsfremstilling\n{text}\n\nBeslutning:\nGodkendt.\n").references
    assert (told.tense, told.date) == (tense, date)


def test_the_finance_committee_is_told_what_was_recommended_to_it(tools):
    head = "Økonomiudvalget\nReferat af møde tirsdag den 12. marts 2024 kl. 15.00\n\n"
    text = "Teknik- og Klimaudvalget anbefalede den 27. februar 2024, at beløbet frigives."
    (item,) = items_of(tools, f"1. Frigivelse af beløb\n\nSagsfremstilling\n{text}\n\nBeslutning:\nGodkendt.\n", head)
    assert [one.about for one in item.references] == ["this"]


@pytest.mark.parametrize(
    ("decision", "what", "due"),
    [
        (
            "PN undersøger, om prisen kan forhandles, og melder tilbage i september.",
            "PN undersøger, om prisen kan forhandles, og melder tilbage",
            "2024-09-30",
        ),
        (
            "Vej og Park udarbejder et forslag og fremlægger det på direktionens møde den 1. oktober 2024.",
            "Vej og Park udarbejder et forslag og fremlægger det",
            "2024-10-01",
        ),
    ],
)
def test_what_is_made_and_told_of_is_one_task(tools, decision, what, due):
    (found,) = decided(tools, f"2. Indkøb\n\nBeslutning:\n{decision}\n").followups
    assert (found.kind, found.what, found.due) == ("report_back", what, due)
