"""Words over decisions and recommendations that no rule knows: the document itself shows what they head."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from tests.parse.reading import read

HEAD = """NYBY KOMMUNE
Havneudvalget

Referat af møde tirsdag den 7. maj 2024 kl. 15.00

"""
ITEMS = """
1. Bolværk ved kaj 3

Træet er rådnet, og to fartøjer er flyttet.

{head}
Havnechefen mener, at bolværket bør skiftes, og indstiller, at det sker i år.

Bilag: Tegning

{mark}Godkendt. Havnechefen melder tilbage i september.

2. Lys på molen

Lampen er slukket om natten.

{head}
Havnechefen indstiller, at den skiftes.

Bilag: Foto

{mark}Udsat til næste møde.

3. Lejekontrakt for kiosken

{head}
Det indstilles, at kontrakten forlænges.

{mark}Godkendt.

4. Eventuelt

{mark}Færgen er på værft i uge 40.
"""
DECISIONS = [
    "Godkendt. Havnechefen melder tilbage i september.",
    "Udsat til næste møde.",
    "Godkendt.",
    "Færgen er på værft i uge 40.",
]


@pytest.mark.parametrize("mark", ["Besl.: ", "> ", "=> ", "Det blev til\n", "Sådan gik det:\n", "Udfaldet\n\n"])
def test_a_mark_of_decisions_is_learned(tools, mark):
    items = read(TextReader(), HEAD + ITEMS.format(mark=mark, head="Kajmesterens ord"), "x.txt", tools).items
    assert [item.decision for item in items] == DECISIONS
    assert [item.decision_kind for item in items] == ["approved", "postponed", "approved", "other"]
    assert [len(item.attachments) for item in items] == [1, 1, 0, 0]


def test_a_heading_of_recommendations_is_learned(tools):
    items = read(TextReader(), HEAD + ITEMS.format(mark="> ", head="Kajmesterens ord"), "x.txt", tools).items
    assert [item.recommendations for item in items[1:3]] == [("den skiftes.",), ("kontrakten forlænges.",)]


def test_a_known_heading_is_not_learned_over(tools):
    text = HEAD + ITEMS.format(mark="Beslutning\n", head="Indstilling")
    remarks = "Formandens bemærkning: Godkendt i fjor.\n\nFormandens bemærkning: Udsat."
    text = text.replace("Lampen er slukket om natten.", remarks)
    items = read(TextReader(), text, "x.txt", tools).items
    assert [item.decision for item in items] == DECISIONS


def test_a_decision_only_set_apart_is_found(tools):
    items = read(TextReader(), HEAD + ITEMS.format(mark="     ", head="Indstilling"), "x.txt", tools).items
    assert [item.decision for item in items[:3]] == DECISIONS[:3]
    assert [len(item.attachments) for item in items] == [1, 1, 0, 0]


def test_an_attachment_called_after_what_was_decided_is_no_decision(tools):
    item = "\n1. Budget 2025\n\nSagsfremstilling\n\nTallene er talt op.\n\n"
    text = HEAD + item + "Bilag:\n\nGodkendt budget 2024\n\nVedtaget investeringsplan\n"
    (item,) = read(TextReader(), text, "x.txt", tools).items
    assert item.decision is None


def test_labels_below_a_decision_tell_who_has_it(tools):
    text = HEAD + (
        "\n1. Bolværk ved kaj 3\n\nBeslutning\nGodkendt. Rapporten sendes til udtalelse i havnerådet.\n\n"
        "Fraværende: Kim Gran (F).\n\nAnsvarlig: Havn og Vej     Frist: 8. december 2024\n\n"
        "Til foranstaltning: Havn og Vej\n\nSagen sendes til: Økonomiudvalget\n"
    )
    (item,) = read(TextReader(), text, "x.txt", tools).items
    assert item.decision == "Godkendt. Rapporten sendes til udtalelse i havnerådet."
    assert [stop.body for stop in item.route] == ["Økonomiudvalget"]
    (task,) = (one for one in item.followups if one.basis == "decision")
    assert (task.owner, task.due) == ("Havn og Vej", "2024-12-08")
