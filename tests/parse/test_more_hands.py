"""More forms of minutes by hands that had not seen the reader: typed records, plain language, headings set as bars."""

from __future__ import annotations

import pytest

from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.plain import TextReader
from tests.parse.reading import read

# Typed on paper: who was there is signed for at the end, offices and committees are abbreviated.
TYPED = """NYBY KOMMUNE

Udvalg:        Teknik- og Miljøudvalget
Møde:          Onsdag den 2. maj 2001 kl. 15.00
Sted:          Rådhuset

Til stede:     Ida Bro Lind (V), formand
               Bo Dam Holk (A)
               Lis Eg Ravn (F)


38. Lokalplan for Bakken.
    (J.nr. 01.02.05P16/2001-0190)

Sagsfremstilling:

Planen giver plads til tolv huse.

Tekn. forv. indstiller:

at planen sendes i høring i 8 uger
at der ikke holdes møde.

TMU den 2/5-2001:

Anbefales tiltrådt.

39. Belysning på Havnevej. (J.nr. 05.01.35A00)

TMU den 2/5-2001:

Udsat, til planen for Bakken er vedtaget.

40. Lukket møde. Salg af en grund.

TMU den 2/5-2001:

Godkendt.

41. Eventuelt.

TMU den 2/5-2001:

Intet.
"""
NAMES = """



     Ida Bro Lind        Bo Dam Holk


     Lis Eg Ravn
"""


@pytest.fixture(scope="module")
def typed(tools):
    return read(TextReader(), TYPED + NAMES, "tmu.txt", tools)


def test_an_abbreviated_administration_recommends(typed):
    assert typed.items[0].recommended_by == "Tekn. forv."
    assert typed.items[0].recommendations == ("planen sendes i høring i 8 uger", "der ikke holdes møde.")


def test_a_committee_by_its_initials_heads_its_decision(typed):
    assert typed.body == "Teknik- og Miljøudvalget"
    assert [item.decision for item in typed.items] == [
        "Anbefales tiltrådt.",
        "Udsat, til planen for Bakken er vedtaget.",
        "Godkendt.",
        "Intet.",
    ]
    assert [item.decision_kind for item in typed.items] == ["recommended", "postponed", "approved", "other"]


def test_journal_numbers_in_brackets_leave_the_title(typed):
    first, second, *_ = typed.items
    assert (first.case_number, first.title) == ("01.02.05P16/2001-0190", "Lokalplan for Bakken.")
    assert (second.journal_number, second.title) == ("05.01.35A00", "Belysning på Havnevej.")


def test_a_closed_meeting_before_the_title_is_its_mark(typed):
    assert [(item.closed, item.title) for item in typed.items[2:]] == [
        (True, "Salg af en grund."),
        (False, "Eventuelt."),
    ]


@pytest.mark.parametrize(
    ("below", "decision"),
    [
        (NAMES, "Intet."),
        # Somebody who was not there, and who was elected: it is said of them.
        (NAMES + "     Kaj Gade Toft\n", "Intet.\nIda Bro Lind        Bo Dam Holk\nLis Eg Ravn\nKaj Gade Toft"),
        ("\nValgt blev:\nIda Bro Lind\nBo Dam Holk\n", "Intet.\nValgt blev:\nIda Bro Lind\nBo Dam Holk"),
        ("\nIda Bro Lind\n", "Intet.\nIda Bro Lind"),
    ],
)
def test_names_of_those_who_came_sign_the_minutes(tools, below, decision):
    said = read(TextReader(), TYPED + below, "tmu.txt", tools).items[-1].decision or ""
    assert [line.split() for line in said.split("\n")] == [line.split() for line in decision.split("\n")]


# In plain language, every heading a question.
PLAIN = """# Referat

**Udvalget for Natur og Veje**

**Hvornår:** torsdag den 6. februar 2025 kl. 15.00
**Hvor:** Rådhuset, lokale 2

## Punkt 1 (Åben) – Godkendelse af dagsorden

### Hvad blev besluttet?

Godkendt.

## Punkt 2 (Åben) – Ny bro over Bækken

Sagsbehandler: Ida Bro  |  Sagsnummer: EMN-2025-00041

### Hvad handler sagen om?

Broen er fra 1950.

### Hvad foreslår vi?

Vi foreslår udvalget at godkende tegningen og at sende den til naboerne.

### Hvad sker der nu?

Vi vender tilbage i maj med svarene.

### Hvad blev besluttet?

Lis Eg (F) foreslog, at broen bliver af træ. To stemte for forslaget: Lis Eg (F) og Bo Dam (A). Fem stemte imod.
Forslaget faldt.
Tegningen blev derefter godkendt.

# Tillægsdagsorden

## Punkt 3 (Åben) – Pavillon på Torvet

### Hvad handler sagen om?

Bo Dam (A) har skrevet:

„Udvalget foreslår, at pavillonen males rød.“

### Hvad blev besluttet?

Alle stemte for forslaget.
"""


@pytest.fixture(scope="module")
def plain(tools):
    return read(MarkdownReader(), PLAIN, "nv.md", tools)


def test_questions_are_headings(plain):
    assert (plain.date, plain.start, plain.place) == ("2025-02-06", "15:00", "Rådhuset, lokale 2")
    assert [item.title for item in plain.items] == [
        "Godkendelse af dagsorden",
        "Ny bro over Bækken",
        "Pavillon på Torvet",
    ]
    assert plain.items[0].decision == "Godkendt."  # "Tillægsdagsorden" further down is nobody's


def test_two_infinitives_are_two_recommendations(plain):
    assert plain.items[1].recommendations == ("godkende tegningen", "sende den til naboerne.")


def test_a_motion_that_fell_is_not_what_was_decided(plain):
    assert [item.decision_kind for item in plain.items] == ["approved", "approved", "approved"]


def test_a_motion_in_quotation_marks_is_no_recommendation(plain):
    assert (plain.items[2].recommended_by, plain.items[2].recommendations) == (None, ())


def test_a_presentation_promises_to_come_back(plain):
    assert [
        (one.kind, one.owner, one.due, one.basis) for one in plain.items[1].followups if one.basis == "presentation"
    ] == [("report_back", "Vi", "2025-05-31", "presentation")]


# Headings as bars: number, title over some lines, case number and flag.
BARS = """Nyby Kommune
Udvalget for Plan og Byg
Referat
Tirsdag den 6. februar 2024

Indholdsfortegnelse
1 Lokalplan 214 for et boligområde ved Bækken og tillæg nr. 9
2 Fortov i Nr. Nyby – anlægsbevilling
3 Salg af en grund

Punkt 1 Lokalplan 214 for et
boligområde ved Bækken
og tillæg nr. 9
23/004417 Åben

Beslutning
Godkendt.

Punkt 2 Fortov i Nr. Nyby
– anlægsbevilling
23/006120 Åben

Beslutning
Godkendt.

Punkt 3 Salg af en grund 24/000611 Lukket

Beslutning
Godkendt.
"""


def test_headings_set_as_bars(tools):
    assert [
        (item.number, item.title, item.case_number, item.closed)
        for item in read(TextReader(), BARS, "pb.txt", tools).items
    ] == [
        ("1", "Lokalplan 214 for et boligområde ved Bækken og tillæg nr. 9", "23/004417", False),
        ("2", "Fortov i Nr. Nyby – anlægsbevilling", "23/006120", False),
        ("3", "Salg af en grund", "24/000611", True),
    ]


# A direktion writes shortly, and keeps what is to be done in a table below the item.
SHORT = """Nyby Kommune
Direktionen
Referat af møde tirsdag den 16. januar 2024

1. Sygefravær

Beslutning
Drøftet. HR kommer tilbage til direktionen 14. maj.

Hvad | Hvem | Hvornår
Nyt udkast | Ida | 14. maj

2. Brug af ny teknik

Beslutning
Godkendt. Evalueres i direktionen den 10. juni.

Bilag
Retningslinjer (dok. 1187-24)
Hvad | Hvem | Hvornår
Nyhed på nettet | Bo | uge 22

3. Sager på vej

Sagsfremstilling
Gennemgang af dagsordener.

ØK den 20. februar: lokalplan 118 og skema A.

Beslutning
Taget til efterretning.

4. Budget

Tidligere beslutninger
Økonomiudvalget, 12. december: Anbefales.

Beslutning
Godkendt.

5. Opgaver

Beslutning
Hvad | Hvem | Hvornår
Ny plan | Ida | 1. maj
"""


@pytest.fixture(scope="module")
def short(tools):
    return read(TextReader(), SHORT, "dir.txt", tools)


def test_a_table_of_actions_is_neither_decision_nor_attachment(short):
    assert [item.decision for item in short.items][:2] == [
        "Drøftet. HR kommer tilbage til direktionen 14. maj.",
        "Godkendt. Evalueres i direktionen den 10. juni.",
    ]
    assert [one.title for one in short.items[1].attachments] == ["Retningslinjer"]
    assert [(one.what, one.owner, one.due) for one in short.items[1].followups if one.kind == "task"] == [
        ("Nyhed på nettet", "Bo", "2024-06-02")
    ]


def test_a_table_of_actions_that_is_all_that_was_decided_stays(short):
    assert (short.items[4].decision or "").startswith("Hvad")


def test_days_without_a_year_that_are_to_come_are_to_come(short):
    days = [(one.body, one.date) for item in short.items[:2] for one in item.references]
    assert days == [("Direktionen", "2024-05-14"), ("Direktionen", "2024-06-10")]
    assert [stop.date for stop in short.items[2].course if stop.body != "Direktionen"] == []


def test_a_day_without_a_year_under_an_earlier_decision_was_last_before_the_meeting(short):
    assert [(stop.body, stop.date, stop.decision) for stop in short.items[3].course] == [
        ("Økonomiudvalget", "2023-12-12", "Anbefales.")
    ]


def test_who_came_is_ticked_off_in_boxes(tools):
    text = """Nyby Kommune
Direktionen
Referat af møde tirsdag den 16. januar 2024

Ida Bro, direktør\t☒\t☐
Bo Dam, chef\t☐\t☒

Navn\tTil stede\tAfbud

1. Eventuelt

Beslutning
Intet.
"""
    head, _, rest = text.partition("Ida Bro")
    people, _, items = f"Ida Bro{rest}".partition("\n\nNavn\tTil stede\tAfbud\n")
    found = read(TextReader(), f"{head}Navn\tTil stede\tAfbud\n{people}\n{items}", "dir.txt", tools)
    assert (found.participants, found.absent) == (("Ida Bro, direktør",), ("Bo Dam, chef",))


@pytest.mark.parametrize(
    ("line", "absent"),
    [
        ("Ida Bro, direktør for Social og Sundhed", ("Ida Bro, direktør for Social og Sundhed",)),
        ("Direktør Ida Bro, chef for veje Bo Dam", ("Direktør Ida Bro", "chef for veje Bo Dam")),
    ],
)
def test_what_somebody_is_stands_behind_the_name(tools, line, absent):
    top = "Nyby Kommune\nDirektionen\nTirsdag den 16. januar 2024\n\nFraværende      "
    found = read(TextReader(), f"{top}{line}\n\n1. Eventuelt\n\nBeslutning\nIntet.\n", "dir.txt", tools)
    assert found.absent == absent


# A head in two columns, the feet of pages inside items, and the foot of the whole.
COLUMNS = """NYBY KOMMUNE                                    REFERAT
                                                Miljøudvalget

Rådhuset                                        Mødedato:   Tirsdag den 6. september 2016
Strandgade 14                                   Mødetid:    Kl. 15.00 - 17.25
Nyby                                            Mødested:   Lokale 2, Rådhuset

Til stede:                                      Afbud:
Formand Ida Bro (IB)                            Kaj Gade (KG)
Bo Dam (BD)
Lis Eg (LE)

1
Kloakering i Bækby
Journalnr.: 2016/003412

Fremlæggelse
Kloakken er fra 1950.

Det indstilles til Byrådet at
- planen vedtages
- der ikke laves miljøvurdering

Bilag:
- Udkast (2016/003412-8)
- Rapport 2015/2016

Afgørelse:
Miljøudvalget 06-09-2016:
Godkendt. Forvaltningen vender tilbage med en tidsplan.

Miljøudvalget, den 6. september 2016                                         Side 1

2
Eventuelt

Afgørelse:
Intet.

Miljøudvalget, den 6. september 2016                                         Side 2

Nyby Kommune · Torvet 1 · Udskrevet fra Mødeportalen
Forkortelser: IB = Ida Bro
"""


@pytest.fixture(scope="module")
def columns(tools):
    return read(TextReader(), COLUMNS, "miljoe.txt", tools)


def test_a_head_in_two_columns_is_read_by_its_labels(columns):
    assert (columns.date, columns.start, columns.end) == ("2016-09-06", "15:00", "17:25")
    assert columns.place == "Lokale 2, Rådhuset"
    assert columns.participants == ("Formand Ida Bro (IB)", "Bo Dam (BD)", "Lis Eg (LE)")
    assert columns.absent == ("Kaj Gade (KG)",)


def test_nobody_is_absent_where_the_column_says_so(tools):
    found = read(TextReader(), COLUMNS.replace("Kaj Gade (KG)", "Ingen"), "miljoe.txt", tools)
    assert (len(found.participants), found.absent) == (3, ())


def test_the_foot_of_the_first_page_and_of_the_whole_end_a_decision(columns):
    assert [item.decision for item in columns.items] == [
        "Godkendt. Forvaltningen vender tilbage med en tidsplan.",
        "Intet.",
    ]


def test_what_is_recommended_to_a_body_stands_in_the_list_below(columns):
    assert columns.items[0].recommendations == ("planen vedtages", "der ikke laves miljøvurdering")


def test_years_behind_a_title_are_no_document_number(columns):
    assert [(one.title, one.document_number) for one in columns.items[0].attachments] == [
        ("Udkast", "2016/003412-8"),
        ("Rapport 2015/2016", None),
    ]
