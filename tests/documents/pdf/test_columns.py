"""PDF: columns of text side by side are read one after the other, rows of tables and labels across."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

import pytest

from tests.documents.pdf.test_pdf import Draw, both, lines, made, read, texts

GUTTER, LEFT, WIDTH = 24, 60, 475
SENTENCE = "Udvalget drøftede planen for havnen og for skolen i byen, og forvaltningen vender tilbage med svar om {}."


def wrapped(*paragraphs: str, width: float) -> list[str]:
    """The lines of some paragraphs with an empty one after each."""
    from reportlab.lib.utils import simpleSplit

    return [line for text in paragraphs for line in (*simpleSplit(text, "Helvetica", 10, width), "")]


def grid(columns: list[list[str]], starts: list[float], top: int = 720) -> Draw:
    """Columns drawn line by line, as some programs print them."""

    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 10)
        for row, cells in enumerate(zip_longest(*columns, fillvalue="")):
            for x, cell in zip(starts, cells, strict=True):
                canvas.drawString(x, top - 12.5 * row, cell)

    return draw


def across(left: list[str], right: list[str], top: int = 720, start: float = LEFT + (WIDTH + GUTTER) / 2) -> Draw:
    """Two columns drawn line by line."""
    return grid([left, right], [LEFT, start], top)


def paragraphs(first: int, *sentences: int) -> list[str]:
    """Paragraphs of so many sentences each."""
    numbers = iter(range(first, 100))
    return [" ".join(SENTENCE.format(next(numbers)) for _ in range(count)) for count in sentences]


COLUMN = (WIDTH - GUTTER) / 2
ONE, OTHER = wrapped(*paragraphs(1, 2, 3, 1), width=COLUMN), wrapped(*paragraphs(7, 1, 2, 2, 1), width=COLUMN)


def filled(column: list[str]) -> list[str]:
    return [line for line in column if line]


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    title = lines("1. Sagen om havnen og om skolen i byen, som fylder hele siden ud i bredden", top=760, left=LEFT)
    assert texts(read(made(both(title, across(ONE, OTHER)))))[1:] == [*filled(ONE), *filled(OTHER)]


def test_what_goes_over_both_columns_stays_between_what_is_above_and_below() -> None:
    below = wrapped(*paragraphs(40, 2), width=WIDTH)
    heading = lines("Beslutning", top=390, left=LEFT, font="Helvetica-Bold")
    page = both(across(ONE, OTHER), heading, lines(*below, top=370, left=LEFT))
    assert texts(read(made(page))) == [*filled(ONE), *filled(OTHER), "Beslutning", *filled(below)]


def test_columns_that_stand_a_little_higher_than_one_another_are_read_one_after_the_other() -> None:
    def apart(canvas: Any) -> None:
        across(ONE, [])(canvas)
        across([], OTHER, top=715)(canvas)

    assert texts(read(made(apart))) == [*filled(ONE), *filled(OTHER)]


LABELS = [f"{name}:" for name in ("Sagsnr.", "Dato", "Sted", "Punkt", "Type", "Åbent", "Udvalg", "Leder")]
VALUES = ["22-003813", "den 3. maj 2024", "i sal 1", "2", "referat", "ja", "udvalget for kultur", "en leder"]
ROWS = [wrapped(text, width=COLUMN) for text in paragraphs(1, 1, 2, 1, 2)]


@pytest.mark.parametrize("start", [150, 310])
def test_labels_and_values_are_read_across(start: int) -> None:
    found = texts(read(made(across(LABELS, VALUES, start=start))))
    assert [text.replace("\t", " ") for text in found] == [
        f"{label} {value}" for label, value in zip(LABELS, VALUES, strict=True)
    ]


def test_rows_of_a_table_are_kept_together() -> None:
    """Its cells hold running text, but its rows begin at the same height on both sides."""
    left, right = [], []
    for row in ROWS:
        left += row
        right += [*row[:-1], ""]
    found = " ".join(texts(read(made(across(left, right)))))
    places = [found.rindex(f"svar om {number}.") for number in (1, 3, 4, 6)]
    assert places == sorted(places)
    assert found.index("svar om 4.") > found.rindex("svar om 3.")


UNEVEN = {
    "a wide and a narrow one": [((3, 3, 2), 300), ((1, 3, 2), 150)],
    "a narrow and a wide one": [((1, 3, 2), 150), ((3, 3, 2), 300)],
    "three": [((2, 1, 3), 142), ((1, 3, 2), 142), ((4, 1, 1), 142)],
    "three uneven": [((2, 1, 3), 120), ((3, 3, 2), 200), ((3, 1, 1), 105)],
}


@pytest.mark.parametrize("name", UNEVEN)
def test_columns_of_any_number_and_width_are_read_one_after_the_other(name: str) -> None:
    columns, starts, start = [], [], float(LEFT)
    for first, (sentences, width) in zip((1, 30, 60), UNEVEN[name], strict=False):
        columns.append(wrapped(*paragraphs(first, *sentences), width=width))
        starts.append(start)
        start += width + GUTTER
    heading = lines("1. Sagen om havnen og om skolen i byen, som fylder hele siden ud i bredden", top=760, left=LEFT)
    found = texts(read(made(both(heading, grid(columns, starts)))))
    assert found[1:] == [line for column in columns for line in filled(column)]


def contents(first: int, count: int) -> list[str]:
    return [
        f"{number}. Sagen om {'havnen og vejene' if number % 3 else 'skolen'}" for number in range(first, first + count)
    ]


@pytest.mark.parametrize("counts", [(8, 8), (5, 4), (4, 4, 3)])
@pytest.mark.parametrize("prose", [True, False])
def test_a_list_of_contents_in_columns_is_read_down_each_of_them(counts: tuple[int, ...], prose: bool) -> None:
    columns = [contents(1 + sum(counts[:at]), count) for at, count in enumerate(counts)]
    page = [lines("Dagsorden", top=750, left=LEFT), grid(columns, [LEFT, 225, 390][: len(counts)])]
    below = wrapped(*paragraphs(1, 3, 2), width=WIDTH) if prose else ["Mødet begynder klokken ti."]
    found = texts(read(made(both(*page, lines(*below, top=560, left=LEFT)))))
    assert found == ["Dagsorden", *(line for column in columns for line in column), *filled(below)]


def test_numbers_that_go_on_across_are_read_across() -> None:
    left, right = ([f"{number}. Kort over vej {number}" for number in range(first, 13, 2)] for first in (1, 2))
    found = texts(read(made(across(left, right))))
    assert [text.replace("\t", " ") for text in found] == [" ".join(row) for row in zip(left, right, strict=True)]


@pytest.mark.parametrize("cells", [3, 4])
def test_rows_of_a_table_of_numbers_are_read_across(cells: int) -> None:
    names = ("Anlæg af stier", "Drift af skoler", "Tilskud", "Veje", "Parker og pladser", "Bygninger", "Leje", "Andet")
    rows = [[name, *(f"{1000 * at + 7 * cell}" for cell in range(1, cells))] for at, name in enumerate(names, 1)]
    found = texts(read(made(grid([list(column) for column in zip(*rows, strict=True)], [60, 200, 300, 400][:cells]))))
    assert [text.replace("\t", " ") for text in found] == [" ".join(row) for row in rows]


@pytest.mark.parametrize("width", [200, 330, 475])
@pytest.mark.parametrize("font", ["Helvetica", "Courier"])
def test_justified_text_in_one_column_is_not_torn_apart(width: float, font: str) -> None:
    """Its spaces are wide, but no gutter runs through its lines."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase.pdfmetrics import stringWidth

    rows = [row for text in paragraphs(1, 4, 5, 3) for row in simpleSplit(text, font, 10, width)]

    def justified(canvas: Any) -> None:
        canvas.setFont(font, 10)
        for at, row in enumerate(rows):
            words = row.split()
            space = (width - sum(stringWidth(word, font, 10) for word in words)) / max(len(words) - 1, 1)
            x = float(LEFT)
            for word in words:
                canvas.drawString(x, 740 - 12.5 * at, word)
                x += stringWidth(word, font, 10) + min(space, 30)

    found = texts(read(made(justified)))
    assert [" ".join(text.split()) for text in found] == rows
