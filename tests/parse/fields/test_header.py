"""The head of an item: numbers, type and body in the lines under its title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model import Line, Place
from casegraph.parse.fields.header import (
    ItemHead,
    read_head,
    read_inner_head,
    read_leading_head,
    read_title,
    without_closed_flag,
)

# (lines, case numbers, journal number, document number, type, body)
HEADS = [
    # Everything on one line, behind labels.
    (
        ["Sagsnr.: 326-2017-47661 J.nr.: 82.13.00 Dokumentnr.: 326-2021-68841"],
        ["326-2017-47661"],
        "82.13.00",
        "326-2021-68841",
        None,
        None,
    ),
    # One a line.
    (
        ["Sagsnr.: 326-2017-47661", "J.nr.: 82.13.00", "Dokumentnr.: 326-2021-68841"],
        ["326-2017-47661"],
        "82.13.00",
        "326-2021-68841",
        None,
        None,
    ),
    # The value on the line below its label.
    (["Sagsnr.", "22/12345"], ["22/12345"], None, None, None, None),
    # A document number in the shape of a case number is none.
    (
        ["Sagsnr.: 330-2018-3619      Dok.nr.: 330-2018-500301      Åbent"],
        ["330-2018-3619"],
        None,
        "330-2018-500301",
        None,
        None,
    ),
    # A number alone before labels.
    (["SAG-2023-00214 | Sagsbehandler: Mads Krag | Åben sag"], ["SAG-2023-00214"], None, None, None, None),
    # One label for both, the case's number first.
    (["Sagsnr./Dok.nr. 19/22044 / 11434-19"], ["19/22044"], None, None, None, None),
    # The number of a region.
    (["Sagsnummer: 1-30-72-141-19"], ["1-30-72-141-19"], None, None, None, None),
    # A number alone on its line, without a label.
    (["22-002208"], ["22-002208"], None, None, None, None),
    (["85.02.02-G01-1-17"], ["85.02.02-G01-1-17"], None, None, None, None),
    # A number divided at the end of a line.
    (["Sagsnr.: 326-2021-", "84531"], ["326-2021-84531"], None, None, None, None),
    # Body and flag beside the number.
    (["Sagsnr. 283288 Økonomiudvalget Åbent punkt"], ["283288"], None, None, None, "Økonomiudvalget"),
    # A running number of the body is no case number.
    (["Sag nr. 103 (ØU 137/07)"], [], None, None, None, None),
    # Two numbers of one item.
    (["Sagsnr.: 22/12345, 21/54321"], ["22/12345", "21/54321"], None, None, None, None),
    # A full case number under the label of a journal number.
    (["J.nr. 00.30.00-S00-3607-18"], ["00.30.00-S00-3607-18"], None, None, None, None),
    # A label in two words; a flag before the number.
    (["Sags ID: EMN-2018-01877"], ["EMN-2018-01877"], None, None, None, None),
    (["ÅBEN - 27.15.12-Ø40-2-19"], ["27.15.12-Ø40-2-19"], None, None, None, None),
    # A row of labels over a row of values.
    (["Sagsnummer\tBehandles af", "19/24410\tØkonomiudvalget"], ["19/24410"], None, None, None, "Økonomiudvalget"),
    (
        ["Sagsid.:        13/44110", "Initialer:      abc"],
        ["13/44110"],
        None,
        None,
        None,
        None,
    ),  # two labels in columns
    (["Beslutningssag"], [], None, None, "Beslutningssag", None),
    (["Åbent"], [], None, None, None, None),
    (["15. marts 2022"], [], None, None, None, None),
    ([], [], None, None, None, None),
]


def lines(texts):
    return [Line(number, text) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize("row", HEADS)
def test_head_of_an_item(tools, row):
    texts, numbers, journal, document, kind, body = row
    head = read_head(lines(texts), tools)
    assert [number.printed for number in head.numbers] == numbers
    assert (head.journal_number, head.document_number, head.case_type) == (journal, document, kind)
    assert (head.bodies[0].name if head.bodies else None) == body


@pytest.mark.parametrize(
    ("title", "numbers", "rest"),
    [
        ("Lokalplan for Nordkajen (2023-0012345)", ["2023-0012345"], "Lokalplan for Nordkajen"),
        ("(2023-0012345) Lokalplan for Nordkajen", ["2023-0012345"], "Lokalplan for Nordkajen"),
        ("Lokalplan for Nordkajen (sag 22/12345)", ["22/12345"], "Lokalplan for Nordkajen"),
        ("Regnskab (2021-2024)", [], "Regnskab (2021-2024)"),  # a span of years
        ("Plan 2023-0012345 for kajen", [], "Plan 2023-0012345 for kajen"),  # not in brackets
        ("Eventuelt (O)", [], "Eventuelt (O)"),
        ("Kystsikring Sagsnr. 24/9917", ["24/9917"], "Kystsikring"),
        ("Kystsikring ved Nordstranden Sag 24/99170", ["24/99170"], "Kystsikring ved Nordstranden"),
        ("Genoptagelse af Sag 24/99170", [], "Genoptagelse af Sag 24/99170"),
        ("Klage i sag 24/99170", [], "Klage i sag 24/99170"),
        ("Sag 24/99170", [], "Sag 24/99170"),
    ],
)
def test_number_in_the_title(tools, title, numbers, rest):
    head = ItemHead()
    assert read_title(head, title, Place(3), tools) == rest
    assert [number.printed for number in head.numbers] == numbers


@pytest.mark.parametrize(
    ("title", "rest", "closed"),
    [
        ("Salg af gård (lukket)", "Salg af gård", True),
        ("Salg af gård (lukket punkt)", "Salg af gård", True),
        ("Salg af gård (Skovvej 4)", "Salg af gård (Skovvej 4)", False),
        ("(lukket)", "(lukket)", False),
    ],
)
def test_closed_flag_behind_the_title(tools, title, rest, closed):
    assert without_closed_flag(title, tools) == (rest, closed)


def test_places_point_to_the_values(tools):
    head = read_head([Line(4, "Åbent"), Line(6, "Sagsnr.: 22/12345"), Line(7, "J.nr.: 82.13.00")], tools)
    assert head.places["case_number"].line == 6
    assert head.places["journal_number"].line == 7


def test_a_closed_flag_in_the_head(tools):
    assert read_head(lines(["LUKKET - 82.05.00-G10-3-19"]), tools).closed
    assert not read_head(lines(["ÅBEN - 82.05.00-G10-3-19"]), tools).closed


def test_bodies_beside_the_number_are_all_kept(tools):
    head = read_head(lines(["Sagsnummer\tBehandles af", "19/24410\tTeknisk Udvalg, Økonomiudvalget, Byrådet"]), tools)
    assert [body.name for body in head.bodies] == ["Teknisk Udvalg", "Økonomiudvalget", "Byrådet"]


def test_a_head_on_top_of_an_unnamed_section(tools):
    head = ItemHead()
    rest = read_leading_head(lines(["22/12345", "Åen er lang.", "21/54321"]), tools, head)
    assert [number.printed for number in head.numbers] == ["22/12345"]
    assert [line.text for line in rest] == ["Åen er lang.", "21/54321"]


def test_remarks_are_kept(tools):
    head = read_head(lines(["22/12345", "En gæst fortæller om søen."]), tools)
    assert [line.text for line in head.rest] == ["En gæst fortæller om søen."]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Sagsnr.: 22/12345", True),
        ("Sagsnr.: 22/12345 Dok.nr.: 22/777888", True),
        ("Sagsnr. 22/12345 blev behandlet af udvalget i foråret, og der er siden kommet svar.", False),  # prose
        ("Der henvises til sagsnr. 22/12345.", False),
    ],
)
def test_only_labels_and_values_are_a_head_inside_a_section(tools, text, taken):
    head = ItemHead()
    kept = read_inner_head(lines(["Åen er lang.", text]), tools, head)
    assert bool(head.numbers) == taken
    assert [line.text for line in kept] == ["Åen er lang."] + ([] if taken else [text])


@given(st.lists(st.text(alphabet="Sagnr.: 0123456789/-JKLEDok\t", max_size=40), max_size=4))
def test_any_lines_are_read(tools, texts):
    head = read_head(lines(texts), tools)
    text = "".join("".join(one.split()) for one in texts)
    assert all("".join(number.printed.split()) in text for number in head.numbers)
