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


def across(left: list[str], right: list[str], top: int = 720, start: float = LEFT + (WIDTH + GUTTER) / 2) -> Draw:
    """Two columns drawn line by line, as some programs print them."""

    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 10)
        for row, (one, other) in enumerate(zip_longest(left, right, fillvalue="")):
            canvas.drawString(LEFT, top - 12.5 * row, one)
            canvas.drawString(start, top - 12.5 * row, other)

    return draw


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
