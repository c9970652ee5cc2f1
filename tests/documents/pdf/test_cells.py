"""PDF: what stands in the cells of a table, where the first of a row takes several lines."""

from __future__ import annotations

import io
from typing import Any

import pytest

from casegraph.documents.reading import read_data
from casegraph.parse import parse_source
from tests.examples.roundtrip import FJORDLUND, tools

TITLES = (
    "Notat om økonomien i den samlede plan for området ved havnen og de tilstødende veje",
    "Høringssvar fra Fjordlund Grundejerforening vedrørende lokalplan 17",
    "Kort",
    "Oversigtskort over stier og veje i området ved Nordby Skole, revideret i maj 2024",
)
WORDS = "Forvaltningen foreslår noget, som udvalget skal tage stilling til på mødet i dag og siden igen. "


def minutes(valign: str, *, numbers: bool) -> bytes:
    """Minutes of two items whose attachments stand in a narrow table, with numbers beside them or without."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles, out = getSampleStyleSheet(), io.BytesIO()
    flow: list[Any] = [Paragraph("Referat fra møde i Økonomiudvalget den 3. maj 2024", styles["Title"])]
    for item in (1, 2):
        flow += [Paragraph(f"{item}. Sag om havnen nummer {item}", styles["Heading1"])]
        for heading, text in (("Sagsfremstilling", WORDS * 3), ("Beslutning", "Godkendt.")):
            flow += [Paragraph(heading, styles["Heading2"]), Paragraph(text, styles["Normal"])]
        flow += [Paragraph("Bilag", styles["Heading2"])]
        rows = [[Paragraph(title, styles["Normal"]), f"{at}17/24"] for at, title in enumerate(TITLES, 2)]
        rows = rows if numbers else [row[:1] for row in rows]
        flow += [Table(rows, colWidths=[220, 60][: 1 + numbers], style=[("VALIGN", (0, 0), (-1, -1), valign)])]
    SimpleDocTemplate(out, invariant=1).build(flow)
    return out.getvalue()


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("numbers", [True, False])
def test_titles_that_take_several_lines_of_a_cell_are_whole(valign: str, numbers: bool) -> None:
    """They came apart, and the number beside a title ended the list or was taken for a case."""
    (source,) = read_data(minutes(valign, numbers=numbers), "d.pdf", ".pdf")
    (meeting,) = parse_source(source, tools(), FJORDLUND).meetings
    assert [item.number for item in meeting.items] == ["1", "2"]
    assert [[one.title for one in item.attachments] for item in meeting.items] == [list(TITLES)] * 2
    if numbers:
        assert [one.document_number for one in meeting.items[0].attachments] == [f"{at}17/24" for at in range(2, 6)]


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("width", [240, 220, 150])
def test_the_number_of_a_row_stands_before_its_cells_and_the_last_cell_behind_them(valign: str, width: int) -> None:
    """Aligned in the middle, number and last cell came apart from the row, or between its lines."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles, out = getSampleStyleSheet(), io.BytesIO()
    rows = [[f"{at}.", Paragraph(title, styles["Normal"]), f"{at}17/24"] for at, title in enumerate(TITLES, 2)]
    table = Table(rows, colWidths=[40, width, 80], style=[("VALIGN", (0, 0), (-1, -1), valign)])
    flow = [Paragraph("Bilag", styles["Title"]), table, Paragraph(WORDS * 4, styles["Normal"])]
    SimpleDocTemplate(out, invariant=1).build(flow)
    (source,) = read_data(out.getvalue(), "d.pdf", ".pdf")
    found = " ".join(" ".join(line.text for line in source.lines).split())
    assert " ".join(f"{at}. {title} {at}17/24" for at, title in enumerate(TITLES, 2)) in found


def test_a_sentence_in_a_cell_of_its_own_is_not_drawn_into_the_row_beside_it() -> None:
    """A short decision beside a text of one line became part of that."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style, out = getSampleStyleSheet()["Normal"], io.BytesIO()
    cells = [
        Paragraph("4 Havnens åbningstider<br/>Sagsnr. 24/117<br/>Skibet sejlede 41 gange.", style),
        Paragraph("Taget til efterretning.", style),
    ]
    SimpleDocTemplate(out, invariant=1).build(
        [Table([cells], colWidths=[240, 240], style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")])]
    )
    (source,) = read_data(out.getvalue(), "d.pdf", ".pdf")
    assert [line.text for line in source.lines if line.text][-1] == "Taget til efterretning."
