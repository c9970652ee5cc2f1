"""PDF: which lines belong together, what is printed on every page, and what cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.pdf_speed import make, rejoined
from casegraph.documents.pdf import reader
from casegraph.documents.reading import read_data
from casegraph.errors import DocumentError
from casegraph.model import Source

Draw = Callable[[Any], None]
PROSE = "Forvaltningen har siden foråret arbejdet med planen for området ved havnen og for skolen i byen."


def made(*pages: Draw, **options: Any) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, pageCompression=0, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*texts: str, top: int = 760, size: float = 10, font: str = "Helvetica", left: int = 70) -> Draw:
    """Lines one below the other; an empty one is the space between paragraphs."""

    def draw(canvas: Any) -> None:
        canvas.setFont(font, size)
        y = float(top)
        for text in texts:
            canvas.drawString(left, y, text)
            y -= size * 1.25 if text else size * 0.7

    return draw


def both(*draws: Draw) -> Draw:
    return lambda canvas: [draw(canvas) for draw in draws] and None


def row(left: str, right: str, top: int) -> Draw:
    """Two cells side by side."""
    return both(lines(left, top=top), lines(right, top=top, left=400))


def read(data: bytes) -> Source:
    (source,) = read_data(data, "d.pdf", ".pdf")
    return source


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def edges(number: int, of: int) -> Draw:
    return both(
        lines("Fjordlund Kommune", top=810, size=8),
        lines(f"Side {number} af {of}", top=30, size=8, left=480),
    )


def test_running_heads_are_said_once_and_page_numbers_go() -> None:
    pages = [both(edges(at, 5), lines(f"{at}. Sag nummer {at}", "", PROSE)) for at in range(1, 6)]
    found = texts(read(made(*pages)))
    assert found.count("Fjordlund Kommune") == 1
    assert found[0] == "Fjordlund Kommune"
    assert not any(text.startswith("Side") for text in found)
    assert sum(text.startswith(tuple("12345")) for text in found) == 5


@pytest.mark.parametrize(
    ("top", "size", "last"),
    [(28, 7, "Intet."), (28, 10, "Rådhusgade 2, 9999 Nyby"), (100, 7, "Rådhusgade 2, 9999 Nyby")],
    ids=["small in the margin", "as large as the text", "above the margin"],
)
def test_the_foot_of_an_only_page_is_told_by_its_small_letters_in_the_margin(top: int, size: float, last: str) -> None:
    foot = lines("Rådhusgade 2, 9999 Nyby", top=top, size=size)
    source = read(made(both(lines("1. Eventuelt", "", PROSE, "", "Intet."), foot)))
    assert texts(source)[-1] == last
    assert "Rådhusgade 2, 9999 Nyby" in texts(source)


def test_a_heading_that_begins_two_of_three_pages_is_no_running_head() -> None:
    """They stood in the same place by chance, and were taken off with what belonged to them."""
    page = lines("Sagsfremstilling", "", PROSE)
    found = texts(
        read(made(*(both(edges(at, 3), body) for at, body in enumerate([lines("1. Sag", PROSE), page, page], 1))))
    )
    assert found.count("Sagsfremstilling") == 2


def test_a_line_that_has_text_outside_it_is_no_running_head() -> None:
    pages = [both(edges(at, 3), lines(f"Tekst {at * 7} her", "Indstilling", "", PROSE)) for at in (1, 2, 3)]
    assert texts(read(made(*pages))).count("Indstilling") == 3


def test_every_value_has_its_page_and_line() -> None:
    source = read(made(lines("1. Skolen", "", PROSE), lines("2. Vejen", "", PROSE)))
    assert [line.page for line in source.lines] == [1, 1, 2, 2]
    numbers = [line.number for line in source.lines]
    assert numbers == sorted(set(numbers))


def test_paragraphs_are_told_from_wrapped_lines() -> None:
    from reportlab.lib.utils import simpleSplit

    wrapped = simpleSplit(" og ".join([PROSE.strip(".").lower()] * 3) + ".", "Helvetica", 10, 300)
    source = read(made(lines(*wrapped, "", *wrapped)))
    assert [line.wrapped for line in source.lines] == [
        None,
        *[True] * (len(wrapped) - 1),
        False,
        *[True] * (len(wrapped) - 1),
    ]
    numbers = [line.number for line in source.lines]
    assert numbers[len(wrapped)] - numbers[len(wrapped) - 1] == 2


@pytest.mark.parametrize("numbered", [True, False])
def test_every_wrapped_heading_is_rejoined(numbered: bool) -> None:
    pages = make(60, numbered=numbered)
    assert rejoined(pages) == len(pages.wrapped) > 15


def test_a_bold_heading_of_two_lines_is_one_line() -> None:
    heading = lines("Beslutning i Teknik- og Klimaudvalget den 3. september", "2024:", font="Helvetica-Bold")
    prose = lines(*[PROSE[:58], PROSE[58:], "", "Godkendt."] * 2, top=700)
    assert texts(read(made(both(heading, prose))))[0] == "Beslutning i Teknik- og Klimaudvalget den 3. september 2024:"


@pytest.mark.parametrize("counting", ["Side {} af 7", "{}. at planen sendes i høring, og at"])
def test_numbers_of_pages_and_of_points_do_not_hide_bold_headings(counting: str) -> None:
    """They were taken for numbered headings, so that from the fifth page on no letters were asked for."""

    def page(at: int) -> Draw:
        heading = lines("Sagsfremstilling", font="Helvetica-Bold", top=760 - 20 * at)
        return both(heading, lines(PROSE, PROSE, top=740 - 20 * at), lines(counting.format(at), top=300 + 20 * at))

    source = read(made(*(page(at) for at in range(1, 8))))
    assert [line.bold for line in source.lines if line.text == "Sagsfremstilling"] == [True] * 7


def test_columns_of_a_list_of_contents_are_divided_by_tabs() -> None:
    rows = both(row("1. Skolen", "3", 760), row("2. Vejen", "12", 745))
    assert texts(read(made(both(rows, lines(PROSE, top=600))))) == ["1. Skolen\t3", "2. Vejen\t12", PROSE]


def test_labels_and_values_in_cells_are_read_across() -> None:
    rows = both(row("Dato:", "1. maj 2024", 760), row("Sted:", "Sal 1", 745), lines(*[PROSE] * 5, top=600))
    assert texts(read(made(rows)))[:2] == ["Dato:\t1. maj 2024", "Sted:\tSal 1"]


def test_lines_drawn_in_another_order_are_read_from_top_to_bottom() -> None:
    page = both(lines("Bunden", top=300), lines("Toppen", top=700), lines("Midten", top=500), lines("Næsten", top=600))
    assert texts(read(made(page))) == ["Toppen", "Næsten", "Midten", "Bunden"]


def test_a_page_turned_sideways_is_read() -> None:
    def turned(canvas: Any) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -595)
        lines("1. Skolen", "", PROSE, top=500)(canvas)

    assert texts(read(made(turned))) == ["1. Skolen", PROSE]


def scanned(canvas: Any) -> None:
    canvas.rect(50, 50, 400, 600, fill=1)


SOUND = made(lines("1. Skolen", "", PROSE), lines("2. Vejen", "", PROSE), lines("3. Havnen", "", PROSE))


def test_damaged_and_empty_pages_are_doubts() -> None:
    assert [d.kind for d in read(made(lines(PROSE), scanned)).doubts] == ["empty_page"]
    kids = SOUND.index(b"/Kids [") + 7
    number = SOUND[kids:].split()[0]
    broken = SOUND[:kids] + SOUND[kids:].replace(number + b" 0 R", b"99 0 R", 1)
    source = read(broken)
    assert [(d.kind, d.place and d.place.page) for d in source.doubts] == [("broken_page", 1)]
    assert texts(source)[-1] == PROSE


def locked() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    return made(lines(PROSE), encrypt=StandardEncryption("hemmeligt", strength=128))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (locked(), "locked with a password"),
        (made(scanned), "scanned"),
        (SOUND[:40], "damaged"),
        (b"%PDF-1.7\n" + Random(1).randbytes(5000), "damaged"),
        (SOUND.replace(b"/Kids [", b"/Kigs ["), "damaged"),
    ],
)
def test_what_cannot_be_read_is_named_with_advice(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read(data)
    assert caught.value.advice


def test_a_document_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    with pytest.raises(DocumentError, match="3 pages"):
        read(SOUND)


@pytest.mark.parametrize("limit", ["MAX_TEXT", "MAX_SECONDS"])
def test_a_document_that_is_too_large_or_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(reader, limit, 0)
    with pytest.raises(DocumentError, match=r"larger than|takes more than"):
        read(SOUND)


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(20, len(SOUND)), at=st.integers(9, len(SOUND) - 1), put=st.binary(max_size=12))
def test_broken_files_are_read_or_refused_and_nothing_else(cut: int, at: int, put: bytes) -> None:
    try:
        read((SOUND[:at] + put + SOUND[at + len(put) :])[:cut])
    except DocumentError as error:
        assert error.advice
