"""Minutes as PDF text with heads and feet on every page, and as a page of the web with foldable sections."""

from __future__ import annotations

import pytest

from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.plain import TextReader
from tests.parse.reading import read

PAPER = """Nyby Kommune

REFERAT

Børne- og Kulturudvalget

Mødedato:    4. maj 2023

Til stede:   Ida Bro (V)

Indhold                                                               Side

 1  Godkendelse af dagsorden ...........................................  2
 2  Ny skole i Sydbyen - forslag om at lægge Vestre Skole og Østre
    Skole sammen .......................................................  2
10  Sti til cykler .....................................................  3


Nyby Kommune - referat                                      Side 1 af 4

Børne- og Kulturudvalget                                      04-05-2023

Ad 1  Godkendelse af dagsorden

Beslutning
Godkendt.


Ad 2  Ny skole i Sydbyen - forslag om at lægge Vestre Skole og Østre
      Skole sammen
Sagsnr.: 23-004217                               Sagsansvarlig: Skole og Dagtilbud
Sagsgang: Børne- og Kulturudvalget - Økonomiudvalget - Byrådet


Nyby Kommune - referat                                      Side 2 af 4

Børne- og Kulturudvalget                                      04-05-2023

Resumé
Der er blevet færre børn i de to skoler, og udvalget skal derfor sige, om de kan
lægges sammen fra august 2024 i én skole med to huse, som forældrene ønsker det
i deres svar.

Indstilling
Direktøren for Børn indstiller, at det over for Byrådet anbefales,

at  forslaget om at lægge skolerne sammen vedtages og sendes i høring i otte
    uger
at  der ikke laves om på skolernes distrikter.

Beslutning
Anbefales.


Nyby Kommune - referat                                      Side 3 af 4

Børne- og Kulturudvalget                                      04-05-2023

Ida Bro (V) tog forbehold.


Ad 10  Cykelsti
Sagsnr.: 23-004218                               Sagsansvarlig: Veje
Sagens vej: Børne- og Kulturudvalget – Byrådet

Beslutning
Godkendt.


Nyby Kommune - referat                                      Side 4 af 4

Børne- og Kulturudvalget                                      04-05-2023

Bo Dam (A) var ikke til stede.
"""

PAGE = """# Referat – Udvalget for Havne og Veje, 8. august 2023

Tirsdag den 8. august 2023 kl. 15.00 – 17.50
Havnekontoret i Nyby

**Deltog i mødet**

*   Ida Bro (A), formand
*   Bo Dam (V)

**Meldt afbud**

Ingen

## Sag 1 – Meddelelser

### Det besluttede udvalget

Taget til efterretning.

### Orientering på mødet

*   Havnechefen fortalte om sommerens gæster.

## Sag 2 – Sejlplan

### Det besluttede udvalget

Vedtaget. Planen gælder fra den 1. oktober 2023.

### Forvaltningen foreslår

Center for Havne foreslår, at

1.  sejlplanen godkendes,
2.  udgiften holdes inden for rammen.

### Hele sagen

[Læs mere +](#)

Planen har været i høring.

### Bilag

[Vis bilag (2)](#)

*   [Sejlplan](/media/plan.pdf) pdf, 890 KB
*   [Svar](/media/svar.pdf) pdf, 2,1 MB

## Sag 3 – Eventuelt

### Det besluttede udvalget

Intet.

* * *

Fandt du det, du søgte? [Ja](#ja) [Nej](#nej)

[Til toppen](#top)
"""


@pytest.fixture(scope="module")
def paper(tools):
    return read(TextReader(), PAPER, "bku.txt", tools)


@pytest.fixture(scope="module")
def page(tools):
    return read(MarkdownReader(), PAGE, "havne.md", tools)


def test_the_head_of_a_page_behind_the_foot_of_the_last_is_no_text(paper):
    assert [item.decision for item in paper.items] == [
        "Godkendt.",
        "Anbefales.\nIda Bro (V) tog forbehold.",
        "Godkendt.",
    ]
    assert all(not item.course for item in paper.items)


def test_what_stands_in_columns_does_not_run_on(paper):
    assert [[stop.body for stop in item.route] for item in paper.items[1:]] == [
        ["Børne- og Kulturudvalget", "Økonomiudvalget", "Byrådet"],
        ["Børne- og Kulturudvalget", "Byrådet"],
    ]
    assert [item.case_numbers[0].printed for item in paper.items[1:]] == ["23-004217", "23-004218"]


def test_titles_of_a_list_of_contents_are_whole_whatever_stands_before_them(paper):
    assert [item.toc_title for item in paper.items] == [None, None, "Sti til cykler"]


def test_each_clause_begins_with_an_at_set_before_it(paper):
    assert paper.items[1].recommendations == (
        "forslaget om at lægge skolerne sammen vedtages og sendes i høring i otte uger",
        "der ikke laves om på skolernes distrikter.",
    )


def test_the_head_of_a_web_page_tells_time_place_and_people(page):
    assert (page.start, page.end, page.place) == ("15:00", "17:50", "Havnekontoret i Nyby")
    assert page.participants == ("Ida Bro (A), formand", "Bo Dam (V)")


def test_what_is_marked_as_sections_are_heads_one(page):
    assert [item.decision for item in page.items] == [
        "Taget til efterretning.",
        "Vedtaget. Planen gælder fra den 1. oktober 2023.",
        "Intet.",
    ]
    assert [item.decision_kind for item in page.items] == ["noted", "approved", "other"]


def test_who_recommends_is_named_below_a_heading_that_says_only_that_it_is_recommended(page):
    assert page.items[1].recommended_by == "Center for Havne"
    assert page.items[1].recommendations == ("sejlplanen godkendes,", "udgiften holdes inden for rammen.")


def test_buttons_with_a_count_are_no_attachments(page):
    assert [attachment.title for attachment in page.items[1].attachments] == ["Sejlplan", "Svar"]
    assert "Læs mere" not in " ".join(section.text for section in page.items[1].sections)


def test_a_heading_that_says_only_that_it_is_closed_has_its_title_below(tools):
    text = "Referat\nØkonomiudvalget\nMødedato: 4. maj 2022\n\nPkt. 9\nSalg af grund\n\nBeslutning\nGodkendt.\n"
    text += "\nPkt. 10 (lukket)\nMiljøsag\nSagsnr.: 22-001234\n\nBeslutning\nGodkendt.\n\nPkt. 11\nEventuelt\n"
    items = read(TextReader(), text, "oeu.txt", tools).items
    assert [(item.number, item.title, item.closed) for item in items] == [
        ("9", "Salg af grund", False),
        ("10", "Miljøsag", True),
        ("11", "Eventuelt", False),
    ]


def minutes(body, tools, *, head="Dato: 4. maj 2023", name="oeu.txt"):
    reader = MarkdownReader() if name.endswith(".md") else TextReader()
    return read(reader, f"Referat\nØkonomiudvalget\n{head}\n\n{body}", name, tools)


def test_what_comes_first_on_a_page_is_no_head_of_it(tools):
    item = "{0}. Salg af grund {0}\n\nBeslutning\n\nSide {0} af 3\n\nGodkendt.\n\n"
    found = minutes("".join(item.format(number) for number in (1, 2, 3)), tools).items
    assert [(one.number, one.decision) for one in found] == [(n, "Godkendt.") for n in "123"]
    item = "{0}. Orientering\n\nBeslutning\nTaget til efterretning.\n\nSide {0} af 4\n\n"
    assert [one.number for one in minutes("".join(item.format(n) for n in (1, 2, 3, 4)), tools).items] == list("1234")


def test_the_only_line_that_names_body_and_day_stays(tools):
    head = "Side {0} af 3\n\nØkonomiudvalget                       04-05-2023\n\n"
    page = head + "{0}. Salg af grund {0}\n\nBeslutning\nGodkendt.\n\n"
    meeting = read(TextReader(), "".join(page.format(n) for n in (1, 2, 3)), "oeu.txt", tools)
    assert (meeting.body, meeting.date) == ("Økonomiudvalget", "2023-05-04")
    assert all(not item.course for item in meeting.items)


ITEM = (
    "## Sag {0} – Salg af grund {0}\n\n### Indstilling\n\nAt grunden sælges.\n\n"
    "### Beslutning\n\n{1}\n\n### Bilag\n\n{2}\n\n"
)


@pytest.mark.parametrize(
    "decision",
    [
        "### Sagen blev udsat til næste møde.",
        "Godkendt.\n\n### Afstemning\n\nFor stemte fem.",
        "Godkendt.\n\n### Ida Bro (V)\n\nStemte imod.",
    ],
)
def test_what_is_marked_below_a_decision_belongs_to_it(tools, decision):
    text = "".join(ITEM.format(n, decision if n == 2 else "Godkendt.", "*   Kort.pdf") for n in (1, 2, 3))
    (item,) = (one for one in minutes(text, tools, name="oeu.md").items if one.number == "2")
    assert decision.rsplit("\n", 1)[-1].strip("# ") in item.decision


def test_what_is_marked_below_attachments_is_one(tools):
    text = "".join(ITEM.format(n, "Godkendt.", "### Plan for hal.pdf" if n == 2 else "*   Kort.pdf") for n in (1, 2, 3))
    titles = [[file.title for file in item.attachments] for item in minutes(text, tools, name="oeu.md").items]
    assert titles == [["Kort.pdf"], ["Plan for hal.pdf"], ["Kort.pdf"]]


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("Administrationen indstiller,\nat Økonomiudvalget anbefaler Byrådet, at grunden sælges.", "Administrationen"),
        ("Forvaltningen indstiller\nUdvalget anbefaler over for Byrådet, at grunden sælges.", "Forvaltningen"),
        ("Forvaltningen foreslår\nCenter for Havne foreslår, at grunden sælges.", "Center for Havne"),
    ],
)
def test_a_body_that_is_to_recommend_does_not_do_so_yet(tools, said, by):
    (item,) = minutes(f"1. Salg af grund\n\n{said}\n\nBeslutning\nGodkendt.\n", tools).items
    assert item.recommended_by == by


def test_the_mark_of_a_list_is_no_column(tools):
    (item,) = minutes(
        "1. Salg af grunden\n\nSagsfremstilling\n"
        "Grunden ved havnen er udbudt i flere omgange, og der er to\n"
        "bud, som administrationen har set på sammen med de råd, vi\n"
        "har fået af vores mægler i byen.\n\nBeslutning\n"
        "1)     Godkendt, idet udvalget lægger vægt på, at der tages det\n"
        "       Økonomiudvalget den 5. juni 2023\n",
        tools,
    ).items
    assert item.decision and "5. juni 2023" in item.decision
    assert not item.course


@pytest.mark.parametrize(
    ("lines", "start", "place"),
    [
        ("Byrådssalen\nMødet blev hævet den 4. maj 2023 kl. 17.30", None, "Byrådssalen"),
        ("Byrådssalen\nkl. 15.00\nAfbud meldt den 4. maj 2023 kl. 10.15 fra Bo Dam", "15:00", "Byrådssalen"),
        ("Skole og Dagtilbud", None, None),
        ("Fællesmøde med kontoret for havne", None, None),
        ("Havnekontoret i Nyby", None, "Havnekontoret i Nyby"),
    ],
)
def test_only_the_day_of_the_meeting_and_its_room_are_taken(tools, lines, start, place):
    meeting = minutes("1. Takster\n\nBeslutning\nGodkendt.\n", tools, head=f"Dato: 4. maj 2023\n{lines}")
    assert (meeting.start, meeting.place) == (start, place)


def test_a_title_of_the_contents_may_begin_with_the_number_of_its_line(tools):
    contents = (
        "Indhold\n1 1. budgetopfølgning ............ 2\n2 2 nye skoler ............ 2\n3 Takster ............ 2\n\n"
    )
    items = "1 1. budgetopfølgning\n\nBeslutning\nGodkendt.\n\n2 2 nye skoler\n\nBeslutning\nGodkendt.\n\n3 Takster\n"
    meeting = minutes(contents + items, tools)
    assert [(one.number, one.toc_title or one.title) for one in meeting.items] == [
        ("1", "1. budgetopfølgning"),
        ("2", "2 nye skoler"),
        ("3", "Takster"),
    ]


def test_an_even_margin_sets_no_clause_apart(tools):
    said = (
        "Indstilling\nDirektøren  indstiller,  at administrationen  bemyndiges  til\n"
        "at  forhandle  med  ejeren  om  en  pris  for  grunden."
    )
    (item,) = minutes(f"1. Salg af grund\n\n{said}\n\nBeslutning\nGodkendt.\n", tools).items
    assert len(item.recommendations) == 1


def test_a_part_is_no_button(tools):
    (item,) = minutes("1. Salg af grund\n\nSagsfremstilling\nDel (2)\nGrunden.\n\nBeslutning\nGodkendt.\n", tools).items
    assert "Del (2)" in item.sections[0].text
