"""Forms of minutes that hands which had not seen the reader wrote them in: all of one item's fields at once."""

from __future__ import annotations

import pytest

from casegraph.documents.html.reader import HtmlReader
from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.plain import TextReader
from tests.parse.reading import read

# Word minutes as text: hyphens at line ends, the recommendation under no heading, a running head that first stands
# inside an item, headings of decisions over two lines.
WORD = """NYBY KOMMUNE

                         Udvalget for Plan, Klima og Teknik

Mødedato:        Tirsdag den 6. marts 2012
Mødetidspunkt:   Kl. 16.00
Mødested:        Mødelokale 2

Til stede:       Ida Bro (V), formand
                 Bo Dam (A), næstformand
                 Lis Eg (F)
                 Direktør for Børn og Kultur Per Fisk

Afbud:           Kaj Gade (O)

Indholdsfortegnelse                                                    Side

21. Godkendelse af dagsorden ............................................ 2
22. Forslag til Lokalplan 63 for boliger ved Bækkebakken og et til-
    læg til kommuneplanen ............................................... 2
23. Ny sti mellem skolen og stationen i den sydlige del af Havneby by .. 3

21. Godkendelse af dagsorden

Beslutning i Udvalget for Plan, Klima og Teknik den 06-03-2012

Godkendt.

22. Forslag til Lokalplan 63 for boliger ved Bækkebakken og et til-
    læg til kommuneplanen

Sagsgang: PKT - ØK - BY

Sagsfremstilling

Byrådet vedtog den 25. oktober 2011 at sætte planlægningen i gang. Sagen går
videre, hvis udvalget siger ja.

Bilag
- Forslag til Lokalplan 63 (dok. 11873/12)
- Kort, Bækkebakken

Direktøren for Teknik indstiller, at

1. forslaget sendes i høring,
2. der ikke laves miljørapport.

Nyby Kommune      Udvalget for Plan, Klima og Teknik      Side 3

Beslutning i Udvalget for Plan, Klima og Teknik
den 06-03-2012

Indstilles godkendt.

Lis Eg (F) erklærede sig inhabil og deltog ikke i behandlingen.

Afbud fra Kaj Gade (O).

23. Ny sti mellem skolen og stationen i den sydlige del af Havneby by

Sagsfremstilling

Stien er 400 meter lang.

Videre proces

Sagen forelægges Byrådet den 25. april 2012. Regnskabet skal foreligge inden den 1. december 2012, hvor tilskuddet
udløber.

Bilag

• Skitse, Stien ved Havneby

Nyby Kommune      Udvalget for Plan, Klima og Teknik      Side 4

Beslutning i Udvalget for Plan, Klima og Teknik den 06-03-2012

Godkendt.

Enhedslisten ønsker tilført: "Listen beklager, at kommunen bygger for lidt. Vi vil, at flere stier laves i 2013."
"""


@pytest.fixture(scope="module")
def word(tools):
    return read(TextReader(), WORD, "pkt.txt", tools)


def test_people_stand_one_a_line_with_what_they_are(word):
    assert word.participants == (
        "Ida Bro (V), formand",
        "Bo Dam (A), næstformand",
        "Lis Eg (F)",
        "Direktør for Børn og Kultur Per Fisk",
    )
    assert (word.absent, word.place) == (("Kaj Gade (O)",), "Mødelokale 2")


def test_a_word_that_a_line_break_divides_is_whole_in_a_title(word):
    title = "Forslag til Lokalplan 63 for boliger ved Bækkebakken og et tillæg til kommuneplanen"
    assert [item.title for item in word.items][1:] == [
        title,
        "Ny sti mellem skolen og stationen i den sydlige del af Havneby by",
    ]
    assert [item.toc_title for item in word.items] == [None, None, None]


def test_a_route_has_the_initials_of_the_committee(word):
    names = [stop.body for stop in word.items[1].route]
    assert names == ["Udvalget for Plan, Klima og Teknik", "Økonomiudvalget", "Byrådet"]


def test_who_recommends_heads_the_clauses_below_where_no_heading_does(word):
    item = word.items[1]
    assert item.recommended_by == "Direktøren for Teknik"
    assert item.recommendations == ("forslaget sendes i høring,", "der ikke laves miljørapport.")


def test_attachments_keep_their_commas_and_their_numbers(word):
    assert [(one.title, one.document_number) for one in word.items[1].attachments] == [
        ("Forslag til Lokalplan 63", "11873/12"),
        ("Kort, Bækkebakken", None),
    ]
    assert [one.title for one in word.items[2].attachments] == ["Skitse, Stien ved Havneby"]


def test_a_heading_over_two_lines_records_the_decision_and_who_stood_aside_is_told(word):
    assert word.items[1].decision == (
        "Indstilles godkendt.\nLis Eg (F) erklærede sig inhabil og deltog ikke i behandlingen."
    )


def test_sentences_under_the_heading_of_a_route_are_read(word):
    item = word.items[2]
    assert [(one.body, one.date, one.tense) for one in item.references] == [("Byrådet", "2012-04-25", "planned")]
    deadlines = [one.due for one in item.followups if one.kind == "deadline"]
    assert deadlines == ["2012-12-01"]


def test_what_a_minority_wants_said_orders_nothing(word):
    assert [one for one in word.items[2].followups if one.basis == "decision"] == []


# A small island's web pages: terse, another word for the decision, lists of terms, a foot with the page's own day.
PAGE = """<!DOCTYPE html><html lang="da"><head><title>Kommunalbestyrelsen</title></head><body>
<h1>Kommunalbestyrelsen, tirsdag den 28. februar 2023</h1>
<dl><dt>Sted</dt><dd>Salen</dd><dt>Til stede</dt><dd>Ida Bro (borgmester), Bo Dam</dd><dt>Afbud</dt><dd>Kaj Gade</dd>
<dt>Desuden</dt><dd>Kommunaldirektør Lis Eg</dd></dl>
<h2>Pkt. 1. Godkendelse af dagsorden</h2><h3>Afgørelse ad pkt. 1</h3><p>Godkendt.</p>
<h2>Pkt. 2. Ny belægning på Strandvejen</h2>
<div><span>Sagsnr.:</span> <span>22/005512</span> <span>Beslutningsforløb:</span>
<span>Teknik- og Havneudvalget, Velfærds- og Skoleudvalget, Kommunalbestyrelsen</span></div>
<h3>Fremstilling</h3><p>Vejen er slidt.</p>
<h3>Afgørelse, Teknik- og Havneudvalget den 7. februar 2023</h3><p>Udvalget tiltrådte indstillingen.</p>
<h3>Afgørelse, Velfærds og Skoleudvalget den 9. februar 2023</h3><p>Anbefales.</p>
<h3>Afgørelse ad pkt. 2</h3><p>Godkendt.</p>
<h2>Pkt. 3. Sejlplan</h2>
<h3>Tidligere afgørelser</h3><dl><dt>Økonomiudvalget, 21. februar 2023</dt><dd>Anbefales.</dd></dl>
<h3>Afgørelse ad pkt. 3</h3><p>Som indstillet.</p>
<h2>Pkt. 4. Eventuelt</h2><h3>Afgørelse ad pkt. 4</h3><p>Intet.</p>
<hr><p>Nyby Kommune, Torvet 1. Siden er sidst opdateret den 2. marts 2023.</p>
</body></html>"""


@pytest.fixture(scope="module")
def page(tools):
    return read(HtmlReader(), PAGE, "kb.html", tools)


def test_other_words_for_the_decision_are_known(page):
    assert [item.decision for item in page.items] == ["Godkendt.", "Godkendt.", "Som indstillet.", "Intet."]


def test_earlier_decisions_stand_under_their_bodies(page):
    steps = [(step.body, step.date, step.decision) for item in page.items for step in item.course]
    assert steps == [
        ("Teknik- og Havneudvalget", "2023-02-07", "Udvalget tiltrådte indstillingen."),
        ("Velfærds- og Skoleudvalget", "2023-02-09", "Anbefales."),
        ("Økonomiudvalget", "2023-02-21", "Anbefales."),
    ]


def test_a_route_behind_the_number_leaves_the_number_whole(page):
    item = page.items[1]
    assert item.case_number == "22/005512"
    assert [stop.body for stop in item.route][1:] == ["Velfærds- og Skoleudvalget", "Kommunalbestyrelsen"]


def test_who_came_besides_is_not_absent(page):
    assert (page.participants, page.absent) == (("Ida Bro (borgmester)", "Bo Dam"), ("Kaj Gade",))


# A modern system's Markdown: tables of actions under a heading of their own.
TABLES = """# Referat

Nyby Kommune

**Direktionen**

**Mødedato:** 20. november 2023

## 1 Opgaveliste

**Baggrund**

| Opgave | Ansvarlig | Frist | Status |
| --- | --- | --- | --- |
| Plan for vagter | Direktøren for Teknik | 15. december 2023 | I gang |
| Ny hjemmeside | Sekretariatschefen | 1. november 2023 | Afsluttet |

**Konklusion**

Taget til efterretning.

## 2 Svømmehal

**Konklusion**

Godkendt.

**Ansvarlig / frist**

| Opgave | Ansvarlig | Frist |
| --- | --- | --- |
| Møde med klubberne | Kulturchefen | 12. december 2023 |

## 3 Budget

**Konklusion**

Godkendt.

**Ansvarlig / frist**

| Opgave | Ansvarlig | Frist |
| --- | --- | --- |
| Nyt overslag | Økonomichefen | 3. januar 2024 |

## 4 System

**Konklusion**

Godkendt.

**Ansvarlig / frist**

| Opgave | Ansvarlig | Frist |
| --- | --- | --- |
| Kurser | HR-chefen | 31. januar 2024 |
"""


def test_tables_of_actions_are_followed_up(tools):
    meeting = read(MarkdownReader(), TABLES, "dir.md", tools)
    told = [(one.what, one.owner, one.due, one.basis) for item in meeting.items for one in item.followups]
    assert told == [
        ("Plan for vagter", "Direktøren for Teknik", "2023-12-15", "presentation"),
        ("Møde med klubberne", "Kulturchefen", "2023-12-12", "decision"),
        ("Nyt overslag", "Økonomichefen", "2024-01-03", "decision"),
        ("Kurser", "HR-chefen", "2024-01-31", "decision"),
    ]
    assert [item.decision for item in meeting.items] == [
        "Taget til efterretning.",
        "Godkendt.",
        "Godkendt.",
        "Godkendt.",
    ]


def test_what_is_said_under_the_heading_of_a_route_mentions_its_meetings(tools):
    text = """Nyby Kommune
Klima- og Byudvalget
Referat
Mødedato: 12-08-2024

1. Godkendelse af dagsorden

Beslutning
Dagsordenen blev godkendt, idet punkt 3 blev behandlet for lukkede døre.

2. Ny plan for søen (2024-0001234)

Videre proces
Sagen forelægges Økonomiudvalget den 20. august 2024 og Byrådet den 29. august 2024.

Beslutning
Anbefales.

3. Lukket: Salg af en grund

Beslutning
Godkendt. Punktet blev behandlet for lukkede døre.
"""
    first, second, last = read(TextReader(), text, "kbu.txt", tools).items
    assert [(one.body, one.date) for one in second.references] == [
        ("Økonomiudvalget", "2024-08-20"),
        ("Byrådet", "2024-08-29"),
    ]
    assert [first.closed, second.closed, last.closed] == [False, False, True]  # the first speaks of another item
