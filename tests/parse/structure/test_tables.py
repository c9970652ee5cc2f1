"""Minutes printed as a table with a row an item."""

import pytest

from casegraph.documents.html.reader import HtmlReader
from casegraph.documents.markdown import MarkdownReader
from casegraph.model import Line
from casegraph.parse.structure import read_structure
from casegraph.parse.structure.tables import unfolded
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook

HEAD = "# Referat af møde i Ældrerådet den 4. maj 2021\n\n"


@pytest.fixture(scope="module")
def tools():
    return Tools.of(load_rulebook())


def read(tools, table):
    text = HEAD + "\n".join(table) + "\n"
    return read_structure(MarkdownReader().read(text.encode(), "a.md")[0], tools)


def items(draft):
    return [
        (block.number, block.title, [(s.role, " ".join(line.text for line in s.lines)) for s in block.sections])
        for block in draft.blocks
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("| Nr. | Emne | Referat |", "number and title"),
        ("| Pkt. | Dagsordenspunkt | Beslutning |", "the word for items in both"),
        ("| # | Punkt | Konklusion |", "a sign"),
    ],
)
def test_each_row_is_an_item(tools, head, title):
    rows = ["| 1 | Godkendelse af dagsorden | Godkendt. |", "| 2 | Ny busrute | Rådet drøftede forslaget. |"]
    found = items(read(tools, [head, "|---|---|---|", *rows]))
    assert found == [
        ("1", "Godkendelse af dagsorden", [("decision", "Godkendt.")]),
        ("2", "Ny busrute", [("decision", "Rådet drøftede forslaget.")]),
    ], title


def test_numbers_in_their_column_may_have_a_letter(tools):
    titles = {"1": "Ny busrute", "2": "Torvet bag kirken", "2a": "Køb af kran", "3-4": "Skolestart", "–": "Havnen"}
    rows = [f"| {number} | {title} | Godkendt. |" for number, title in titles.items()]
    found = read(tools, ["| Nr. | Emne | Beslutning |", "|---|---|---|", *rows]).blocks
    assert [(one.number, one.title) for one in found] == [
        ("1", "Ny busrute"),
        ("2", "Torvet bag kirken"),
        ("2a", "Køb af kran"),
        (None, "Skolestart"),
        (None, "Havnen"),
    ]


def test_an_agenda_with_case_numbers_and_attachments_is_a_table_of_items(tools):
    rows = ["| 1 | Godkendelse af dagsorden | | |", "| 2 | Solceller på skoler | 2023-8841 | Økonomi |"]
    draft = read(tools, ["| Punkt | Overskrift | Sagsnr. | Bilag |", "|---|---|---|---|", *rows])
    assert items(draft) == [
        ("1", "Godkendelse af dagsorden", []),
        ("2", "Solceller på skoler", [("attachments", "Økonomi")]),
    ]
    assert [[line.text for line in block.header] for block in draft.blocks] == [[], ["Sagsnr.: 2023-8841"]]


def test_a_table_goes_on_behind_a_row_that_was_read_apart(tools):
    texts = [
        "Pkt.\tEmne\tReferat\tFrist",
        "1\tBusser\tDrøftet.",
        "2 Havnen og",
        "broen",
        "3\tTorvet\tUdsat.\t1. maj",
        "x",
    ]
    lines = [Line(number, text) for number, text in enumerate(texts, 1)]
    assert [line.text for line in unfolded(lines, tools.vocabulary)] == [
        *("1. Busser", "Referat", "Drøftet."),
        *("2 Havnen og", "broen"),
        *("3. Torvet", "Referat", "Udsat.", "Frist: 1. maj", "x"),
    ]


@pytest.mark.parametrize(
    ("points", "found"),
    [
        (("1. Budget", "2. Eventuelt"), [("1", "Budget"), ("2", "Eventuelt")]),
        (("Velkomst", "Oplæg om budgettet"), []),
    ],
    ids=["an agenda", "a programme"],
)
def test_a_table_by_the_hour_is_one_of_items_where_it_numbers_them(tools, points, found):
    rows = [f"| 12.{at}5 | {point} | Jura |" for at, point in enumerate(points)]
    text = "\n".join(["| Tid | Punkt | Ansvarlig |", "|---|---|---|", *rows])
    (source,) = MarkdownReader().read(text.encode(), "a.md")
    made = unfolded(source.lines, tools.vocabulary)
    titles = [line.text for line in made if line.heading]
    assert titles == [f"{number}. {title}" for number, title in found]
    assert [line.text for line in made if "Tid: " in line.text] == [f"Tid: 12.{at}5" for at in range(len(found))]


def test_a_table_of_documents_is_none_of_items(tools):
    rows = ["| 1 | Kort | 13047/20 |", "| 2 | Plan | 13048/20 |"]
    text = "\n".join(["| Nr. | Titel | Dok.nr. |", "|---|---|---|", *rows])
    (source,) = MarkdownReader().read(text.encode(), "a.md")
    assert unfolded(source.lines, tools.vocabulary) == source.lines


@pytest.mark.parametrize(
    ("cell", "told"),
    [("Jura / 1. december 2021", ["Ansvarlig: Jura", "Frist: 1. december 2021"]), ("Jura", ["Ansvarlig: Jura"])],
)
def test_who_and_by_when_in_one_column_are_labels_of_their_own(tools, cell, told):
    draft = read(
        tools, ["| Nr. | Punkt | Beslutning | Ansvarlig / frist |", "|-|-|-|-|", f"| 1 | Ny vej | Drøftet. | {cell} |"]
    )
    assert [line.text for line in draft.blocks[0].sections[0].lines] == ["Drøftet.", *told]


def test_paragraphs_of_a_cell_stay_apart(tools):
    cells = "<td>{}<td><p><b>{}</b><p>Sagsnr. {}<p>Der er kommet et bud.<td><p>{}<p>Bo Dam (Ø) imod.<tr>"
    rows = cells.format("1.", "Ny havn", "24/10811", "Godkendt.") + cells.format("2.", "Nyt torv", "24/10812", "Udsat.")
    html = "<h1>Referat af Ældrerådets møde den 4. maj 2021</h1><table><tr><td>Nr.<td>Sag<td>Beslutning"
    html += f"<tr>{rows}</table>"
    (source,) = HtmlReader().read(html.encode(), "a.html")
    draft = read_structure(source, tools)
    assert [(block.number, block.title) for block in draft.blocks] == [("1", "Ny havn"), ("2", "Nyt torv")]
    assert [[line.text for line in block.header] for block in draft.blocks] == [
        ["Sagsnr. 24/10811"],
        ["Sagsnr. 24/10812"],
    ]
    decisions = [section for block in draft.blocks for section in block.sections if section.heading == "Beslutning"]
    assert [[line.text for line in section.lines] for section in decisions] == [
        ["Godkendt.", "Bo Dam (Ø) imod."],
        ["Udsat.", "Bo Dam (Ø) imod."],
    ]


def test_a_table_without_numbers(tools):
    table = ["| Punkt | Referat | Ansvarlig |", "|---|---|---|", "| Havnen | Der arbejdes videre. | Bo |"]
    table += ["| Torvet | Udsat. | |", "| Eventuelt | Intet. | |"]
    found = items(read(tools, table))
    assert [(number, title) for number, title, _ in found] == [(None, "Havnen"), (None, "Torvet"), (None, "Eventuelt")]
    assert "Der arbejdes videre." in found[0][2][0][1]


def test_every_item_keeps_the_line_of_its_row(tools):
    rows = ["| 1 | Havnen | Godkendt. |", "| 2 | Torvet | Udsat. |"]
    draft = read(tools, ["| Nr. | Emne | Beslutning |", "|---|---|---|", *rows])
    assert [block.heading.line for block in draft.blocks] == [5, 6]


@pytest.mark.parametrize("head", ["| Nr. | Navn | Beløb |", "| År | Udgift | Indtægt |", "| Emne | Dato |"])
def test_other_tables_stay_what_they_are(tools, head):
    columns = head.count("|") - 1
    row = "|" + "|".join([" 1 ", " Havnen ", " 20 "][:columns]) + "|"
    text = HEAD + "\n".join([head, "|" + "---|" * columns, row])
    lines = MarkdownReader().read(text.encode(), "a.md")[0].lines
    assert unfolded(lines, tools.vocabulary) == lines


def test_a_list_of_what_was_decided_makes_no_second_items(tools):
    items_of = ["1. Havnen", "Beslutning", "Godkendt.", "", "2. Torvet", "Beslutning", "Udsat.", ""]
    table = [
        "| Punkt | Beslutning | Ansvarlig |",
        "|---|---|---|",
        "| Havnen | Godkendt | Bo |",
        "| Torvet | Udsat | Ib |",
    ]
    found = items(read(tools, [*items_of, *table]))
    assert [number for number, _, _ in found] == ["1", "2"]
