"""Minutes printed by an older record system: labels squeezed into rows, a table of who came, heads of pages in text."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from casegraph.parse.structure.attendance import Named, read_attendance
from casegraph.rulebook.book import load_rulebook
from tests.parse.reading import read

HEAD = """Nyby Kommune                                                       REFERAT
Havne- og Vejudvalget

Mødedato: 12-04-2022     Mødested: Mødelokale 2, Rådhuset
Mødet begyndt: kl. 13.00 Mødet hævet: kl. 15.40

Deltagere
Init.  Navn                         Mødt
IBR    Ida Bro (V), formand         x
BDA    Bo Dam (A)                   afbud
PFI    Per Fisk, teknisk chef       x

Indhold                                            Side
 7  Nyt fortov på Havnegade - anlægsbevilling ..... 2
 8  8 ældreboliger på Torvet ...................... 3
 9  Eventuelt ..................................... 3
"""
ITEMS = """
Nyby Kommune
Havne- og Vejudvalget          12-04-2022          Side 2 af 4

Punkt 7:
Nyt fortov på Havnegade - anlægsbevilling
Sagsbeh.: PFI   Sagsid: 22/0417   Åbent punkt
Journalnr: 05.01.00-Ø60   Sagstype: Beslutning
Forløb: HV, ØU, KB   Lovpligtig:

Sagens fakta
Fliserne er fra 1974.

Administrationens forslag til beslutning
Administrationen foreslår,
at der gives 2,1 mio. kr. til et nyt fortov,

Nyby Kommune
Havne- og Vejudvalget          12-04-2022          Side 3 af 4

at arbejdet udbydes.

Bilag: - 1 Tegning af fortovet (dok. 22/0417-6)
- 2 Overslag (dok. 22/0417-9)

Udvalgets afgørelse den 12-04-2022
Anbefales.

Nyby Kommune
Havne- og Vejudvalget          12-04-2022          Side 4 af 4

Teknisk chef Per Fisk undersøger, om træerne kan blive stående.

IBR inhabil og deltog ikke.

Punkt 8:
8 ældreboliger på Torvet
Sagsbeh.: PFI   Sagsid: 22/0688   Åbent punkt
Journalnr:   Sagstype: Orientering
Forløb: HV   Lovpligtig: Ja

Administrationens forslag til beslutning
At sagen anbefales godkendt af Kommunalbestyrelsen.

Udvalgets afgørelse den 12-04-2022
Drøftet.

Punkt 9:
Eventuelt

Protokol
Intet.
"""
SIGNED = """
Godkendt den 12-04-2022

______________________          ______________________
Ida Bro                         Bo Dam
"""


def test_the_head_has_several_labels_on_a_row_and_a_table_of_who_came(tools):
    found = read(TextReader(), HEAD + ITEMS + SIGNED, "hv.txt", tools)
    assert (found.date, found.start, found.end) == ("2022-04-12", "13:00", "15:40")
    assert found.place == "Mødelokale 2, Rådhuset"
    assert found.participants == ("Ida Bro (V), formand", "Per Fisk, teknisk chef")
    assert found.absent == ("Bo Dam (A)",)


def test_heads_of_pages_in_the_text_cut_nothing(tools):
    first, second, last = read(TextReader(), HEAD + ITEMS + SIGNED, "hv.txt", tools).items
    assert first.decision == (
        "Anbefales.\nTeknisk chef Per Fisk undersøger, om træerne kan blive stående.\nIBR inhabil og deltog ikke."
    )
    assert first.recommendations == ("der gives 2,1 mio. kr. til et nyt fortov,", "arbejdet udbydes.")
    assert [(one.title, one.document_number) for one in first.attachments] == [
        ("Tegning af fortovet", "22/0417-6"),
        ("Overslag", "22/0417-9"),
    ]
    assert (first.case_number, first.journal_number, first.case_type) == ("22/0417", "05.01.00-Ø60", "Beslutning")
    assert [stop.body for stop in first.route] == ["Havne- og Vejudvalget", "Økonomiudvalget", "Kommunalbestyrelsen"]
    assert (second.number, second.title, second.case_type) == ("8", "8 ældreboliger på Torvet", "Orientering")
    assert second.recommended_by == "Administrationen"
    assert second.recommendations == ("sagen anbefales godkendt af Kommunalbestyrelsen.",)
    assert (last.decision, last.decision_kind) == ("Intet.", "other")


@pytest.mark.parametrize(
    ("below", "decision"),
    [
        (SIGNED, "Intet."),
        ("\nReferatet godkendt 12. april 2022\n\nIBR BDA\n", "Intet."),
        ("\n____________      ____________\nIda Bro, formand      Bo Dam\n", "Intet."),
        ("\n............................\nIda Bro\n", "Intet."),
        # What is decided is not signed.
        ("\nGodkendt den 12-04-2022\n", "Intet.\nGodkendt den 12-04-2022"),
        ("\nIda Bro\n", "Intet.\nIda Bro"),
        (
            "\nUdvalget udpegede følgende\nIda Bro\nBo Dam\nPer Fisk\n",
            "Intet.\nUdvalget udpegede følgende\nIda Bro\nBo Dam\nPer Fisk",
        ),
    ],
)
def test_signatures_belong_to_no_item(tools, below, decision):
    assert read(TextReader(), HEAD + ITEMS + below, "hv.txt", tools).items[-1].decision == decision


BOTH = [Named(1, "Ida Bro", came=True), Named(2, "Bo Dam", came=False)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Navn        Mødt", "Ida Bro     x", "Bo Dam      nej", "", "Ro Lind     x"], BOTH),
        (["Navn\tTil stede\tAfbud", "Ida Bro\tX\t", "Bo Dam\t\tX"], BOTH),
        (["| Parti | Navn | Fraværende |", "| V | Ida Bro |  |", "| A | Bo Dam | x |"], BOTH),
        (["Navn\tMødt\tAfbud", "Ida Bro\tX\tNej", "Bo Dam\t\tX"], BOTH),
        (["Navn\tFremmøde", "Ida Bro\tja", "Bo Dam\tFraværende (ferie)"], BOTH),
        (["Navn        Adresse", "Ida Bro     Byvej 1"], []),
        (["Ida Bro     x", "Bo Dam      x"], []),
        ([], []),
    ],
)
def test_a_table_of_who_came(lines, found):
    rules = load_rulebook().labels.attendance
    assert read_attendance(lines, rules) == found


@pytest.mark.parametrize(
    ("body", "decision"),
    [
        ("Sagsfremstilling\nDer er søgt om en legeplads.\n____________\n\nBeslutning\n\nGodkendt\n", "Godkendt"),
        ("Beslutning\n\n......................\n\nUdsat\n", "Udsat"),
        ("Beslutning\n\nGodkendt den 3. maj 2022\nVenstre\n", "Godkendt den 3. maj 2022\nVenstre"),
    ],
)
def test_a_line_between_does_not_make_signatures_of_a_decision(tools, body, decision):
    text = f"Nyby Kommune\nByrådet\nReferat\n3. maj 2022\n\n1. Ny legeplads\n\n{body}"
    (item,) = read(TextReader(), text, "by.txt", tools).items
    assert (item.decision or "").lstrip(".\n") == decision
