"""Items that begin with a box of labels and values whose lines are gone."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from tests.parse.reading import read

HEAD = """Nyby Kommune

REFERAT

Havneudvalget

Mødedato                7. maj 2024
Mødetid                 Kl. 15:30 - 18:05

"""
BESIDE = """Punkt nr.                    {number}
Sagstitel                    Udskiftning af bolværket ved kaj 3 og flytning
                             af to fartøjer
Sagsid                       24/377
Beslutningstema              Skal bolværket skiftes i år?
Sagsansvarlig/Afdeling       Havn og Vej
Lukket/Åben                  {flag}
"""
ABOVE = """Punkt nr.
{number}
Sagstitel
Udskiftning af bolværket ved kaj 3 og flytning
af to fartøjer
Sagsid
24/377
Beslutningstema
Skal bolværket skiftes i år?
Sagsansvarlig/Afdeling
Havn og Vej
Lukket/Åben
{flag}
"""
BROKEN = BESIDE.replace("Beslutningstema              Skal", "Beslutnings-\ntema                         Skal")
REST = """
Indstilling
Havnechefen indstiller, at bolværket skiftes.

Beslutning
Godkendt.

"""


@pytest.mark.parametrize("box", [BESIDE, ABOVE, BROKEN], ids=["beside", "above", "broken"])
def test_a_box_is_an_items_head(tools, box):
    text = HEAD + box.format(number=1, flag="Åben") + REST + box.format(number=2, flag="Lukket") + REST
    items = read(TextReader(), text, "x.txt", tools).items
    assert [(item.number, item.closed) for item in items] == [("1", False), ("2", True)]
    for item in items:
        assert item.title == "Udskiftning af bolværket ved kaj 3 og flytning af to fartøjer"
        assert [number.printed for number in item.case_numbers] == ["24/377"]
        assert item.recommendations == ("bolværket skiftes.",)
        assert item.decision == "Godkendt."


def test_a_box_without_a_number_of_a_case(tools):
    box = BESIDE.format(number=1, flag="Åben").replace("24/377", "-")
    (item,) = read(TextReader(), HEAD + box + REST, "x.txt", tools).items
    assert item.case_numbers == ()


def test_labels_without_a_title_are_no_box(tools):
    text = HEAD + "1. Ny mole\n\nSagsfremstilling\n\nPunkt nr.      3\nSagsid         24/377\n" + REST
    (item,) = read(TextReader(), text, "x.txt", tools).items
    assert item.title == "Ny mole"
