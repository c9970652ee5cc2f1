"""Headings of sections beside their text: in a table of two columns, or with nothing but a blank between."""

import pytest

from casegraph.model import Line, Source
from casegraph.parse.structure import read_structure
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook

HEAD = ["Referat fra Økonomiudvalgets møde den 4. marts 2024", ""]


@pytest.fixture(scope="module")
def tools():
    return Tools.of(load_rulebook())


def sections(tools, texts):
    lines = tuple(Line(number, text) for number, text in enumerate([*HEAD, *texts], 1))
    draft = read_structure(Source("a.txt", "text", lines), tools)
    return [
        [(part.role, " ".join([part.inline, *(line.text for line in part.lines)]).strip()) for part in block.sections]
        for block in draft.blocks
    ]


def item(number, title, decision, between):
    return [
        f"Punkt {number}. {title}",
        f"Sagsnr.{between}24/{number}0811",
        f"Sagsfremstilling{between}Der er kommet to bud på opgaven.",
        "Forvaltningen har regnet på dem.",
        f"Indstilling{between}Direktionen indstiller, at det laveste bud antages.",
        f"Bilag{between}1. Kort over {title.lower()}",
        "2. Regnskab",
        f"Beslutning{between}{decision}",
        "",
    ]


@pytest.mark.parametrize("between", ["\t", " "])
def test_labels_beside_their_text_head_it(tools, between):
    texts = [*item(1, "Broen", "Godkendt.", between), *item(2, "Havnen", "Udsat.", between)]
    for found, title, decision in zip(
        sections(tools, texts), ("broen", "havnen"), ("Godkendt.", "Udsat."), strict=True
    ):
        assert found == [
            ("presentation", "Der er kommet to bud på opgaven. Forvaltningen har regnet på dem."),
            ("recommendation", "Direktionen indstiller, at det laveste bud antages."),
            ("attachments", f"1. Kort over {title} 2. Regnskab"),
            ("decision", decision),
        ]


def test_a_label_that_breaks_over_two_lines_is_one(tools):
    texts = []
    for number, decision in ((31, "Godkendt."), (32, "Udvalget kan ikke imødekomme ansøgningen.")):
        texts += [f"Sag nr. {number}.     Ny vej {number}", "", "                Vejen er smal.", ""]
        texts += [f"Udvalgets       {decision}", "beslutning:     Bo Dam var imod.", ""]
    assert sections(tools, texts) == [
        [("decision", "Vejen er smal."), ("decision", "Godkendt. Bo Dam var imod.")],
        [("decision", "Vejen er smal."), ("decision", "Udvalget kan ikke imødekomme ansøgningen. Bo Dam var imod.")],
    ]


def test_ref_before_what_was_decided_counts_where_it_comes_again(tools):
    texts = ["Ref.: Bo Dam", "", "Pkt.15 Broen", "Ref.: Godkendt", "", "Pkt.16 Havnen", "Et forslag.", "Ref.: Udsat"]
    assert sections(tools, texts) == [[("decision", "Godkendt")], [("decision", "Et forslag."), ("decision", "Udsat")]]


@pytest.mark.parametrize("heading", ["Udvalget besluttede:", "Aftale:", "Det aftales"])
def test_other_words_before_what_was_decided_count_where_they_come_again(tools, heading):
    texts = ["Sag 1 - Broen", heading, "Godkendt.", "", "Sag 2 - Havnen", "Et forslag.", heading, "Udsat."]
    assert [found[-1] for found in sections(tools, texts)] == [("decision", "Godkendt."), ("decision", "Udsat.")]
    once = ["Sag 1 - Broen", "Sagsfremstilling", heading, "At se på sagen.", "Beslutning", "Godkendt."]
    assert [role for role, _ in sections(tools, once)[0]] == ["presentation", "decision"]


def test_leaders_before_a_colon_are_no_part_of_a_label(tools):
    texts = []
    for number, title in ((301, "Kassekredit pr. 31. oktober"), (302, "Samarbejde om indkøb i den")):
        texts += [f"Punkt ......: {number}", f"Emne .......: {title}", *(["nye storkommune"] if number > 301 else [])]
        texts += [f"Sagsnr. ....: 05/{number}7", "Beslutning:", "Godkendt.", ""]
    lines = tuple(Line(number, text) for number, text in enumerate([*HEAD, *texts], 1))
    draft = read_structure(Source("a.txt", "text", lines), tools)
    assert [(block.number, block.title, [line.text for line in block.header]) for block in draft.blocks] == [
        ("301", "Kassekredit pr. 31. oktober", ["Sagsnr.: 05/3017"]),
        ("302", "Samarbejde om indkøb i den nye storkommune", ["Sagsnr.: 05/3027"]),
    ]


TABLE = ["Høring\tJuni", "Beslutning\tOktober", "Anlæg\t2025"]


def test_a_table_of_dates_heads_nothing_where_headings_stand_above_their_text(tools):
    texts = ["Punkt 1. Broen", "Sagsfremstilling", "Planen er:", *TABLE, "Beslutning", "Godkendt.", ""]
    texts += ["Punkt 2. Havnen", "Sagsfremstilling", "Den er ny.", "Beslutning", "Udsat.", ""]
    first, second = sections(tools, texts)
    assert [role for role, _ in first] == [role for role, _ in second] == ["presentation", "decision"]
    assert first[-1] == ("decision", "Godkendt.")


def test_a_sentence_that_begins_with_the_word_for_a_section_heads_nothing(tools):
    texts = ["Punkt 1. Broen", "Beslutning", "Beslutning Nej er truffet. Høring Ja.", ""]
    texts += ["Punkt 2. Havnen", "Beslutning", "Beslutning Ja er truffet. Høring Nej.", ""]
    assert [[role for role, _ in found] for found in sections(tools, texts)] == [["decision"], ["decision"]]


def test_more_columns_than_two_are_values(tools):
    texts = [*item(1, "Broen", "Godkendt.", "\t"), *item(2, "Havnen", "Udsat.", "\t")]
    texts.insert(4, "Økonomi\t2024\t2025")
    assert [role for role, _ in sections(tools, texts)[0]] == [
        "presentation",
        "recommendation",
        "attachments",
        "decision",
    ]
