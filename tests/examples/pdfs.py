"""The invented meetings as PDFs by reportlab, in as many looks as printed minutes have."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from tests.examples.forms import Block, Form

DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSerif{}.ttf"


@dataclass(frozen=True)
class Look:
    """How a PDF is printed: its fonts, the size of letters and paper (points), and what stands around the text.

    ``divided`` divides words at the end of lines, ``contents`` says in how many columns the list of contents stands,
    ``of`` prints "Side x af y", ``head`` prints a running head even where the form has none.
    """

    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 10.0
    paper: tuple[float, float] = (595.0, 842.0)
    margin: float = 72.0
    divided: bool = False
    contents: int = 1
    of: bool = False
    head: str = ""
    justified: bool = False


USUAL = Look()
LOOKS = {
    "serif on small paper": Look("Times-Roman", "Times-Bold", 11, (420.0, 595.0), 40.0),
    "typewriter": Look("Courier", "Courier-Bold", 9),
    "words divided": Look("Times-Roman", "Times-Bold", 11, (420.0, 595.0), 60.0, divided=True, justified=True),
    "heads and pages of pages": Look(of=True, head="Fjordlund Kommune\tReferat", size=9),
    "large letters": Look("Times-Roman", "Times-Bold", 14, margin=50.0),
}


def pdf(form: Form, look: Look = USUAL) -> bytes:
    """A PDF with running head, page numbers and headings in larger letters."""
    total = _build(form, look, 0)[1] if look.of else 0
    return _build(form, look, total)[0]


def _build(form: Form, look: Look, total: int) -> tuple[bytes, int]:
    """The PDF, and how many pages it has."""
    from reportlab.platypus import SimpleDocTemplate

    out = io.BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), look.margin)
    document = SimpleDocTemplate(out, pagesize=look.paper, title=form.blocks[0].text, invariant=1, **margins)
    width, height = look.paper
    pages = 0

    def edges(canvas: Any, _: Any) -> None:
        nonlocal pages
        pages = canvas.getPageNumber()
        canvas.setFont(look.font, 8)
        parts = (look.head or form.running).split("\t")
        for at, part in enumerate(parts):
            canvas.drawString(look.margin + at * (width - 2 * look.margin) / len(parts), height - 30, part)
        canvas.drawRightString(width - look.margin, 25, f"Side {pages}" + (f" af {total}" if look.of else ""))

    styles = _styles(look)
    flow = [
        part for kind, blocks in groupby(form.blocks, lambda one: one.kind) for part in _run(kind, list(blocks), styles)
    ]
    document.build(flow, onFirstPage=edges, onLaterPages=edges)
    return out.getvalue(), pages


@dataclass(frozen=True)
class _Styles:
    look: Look
    sheet: Any

    def __getitem__(self, name: str) -> Any:
        return self.sheet[name]

    @property
    def width(self) -> float:
        """How wide the text is, in points."""
        return self.look.paper[0] - 2 * self.look.margin - 12


def _styles(look: Look) -> _Styles:
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.styles import getSampleStyleSheet

    sheet = getSampleStyleSheet()
    scale = look.size / 10
    texts = {name: style for name, style in sheet.byName.items() if hasattr(style, "fontSize")}
    for name, style in texts.items():
        heads = name.startswith("Heading") or name == "Title"
        style.fontName = look.bold if heads else look.font
        style.fontSize, style.leading = style.fontSize * scale, style.leading * scale
        if name in {"Normal", "Bullet"}:
            style.embeddedHyphenation = int(look.divided)
            style.alignment = TA_JUSTIFY if look.justified else style.alignment
            style.bulletFontName = look.font
    sheet["Bullet"].leftIndent = 36 * scale
    return _Styles(look, sheet)


def _run(kind: str, blocks: Sequence[Block], styles: _Styles) -> list[Any]:
    """Blocks of one kind, one after the other."""
    if kind == "toc":
        return _contents(blocks, styles)
    return [part for count, block in enumerate(blocks, 1) for part in _flowables(block, count, styles)]


def _contents(blocks: Sequence[Block], styles: _Styles) -> list[Any]:
    """The list of contents: entries with their pages, in one column or more."""
    from reportlab.platypus import Paragraph, Spacer, Table

    columns = styles.look.contents
    rows: list[list[Any]] = []
    for at in range(-(-len(blocks) // columns)):
        # From top to bottom in the first column, then in the next.
        beside = blocks[at :: -(-len(blocks) // columns)]
        cells = [(Paragraph(escape(block.text), styles["Normal"]), str(block.page)) for block in beside]
        rows.append([part for cell in cells for part in cell] + [""] * (2 * (columns - len(cells))))
    widths = [styles.width / columns - 30, 30.0] * columns
    table = Table(rows, colWidths=widths)
    table.setStyle(
        [("FONT", (0, 0), (-1, -1), styles.look.font, styles.look.size), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    return [table, Spacer(1, 6)]


def _flowables(block: Block, count: int, styles: _Styles) -> list[Any]:
    from reportlab.platypus import Paragraph, Spacer, Table

    text = escape(_divisible(block.text) if styles.look.divided else block.text)
    normal = styles["Normal"]
    if block.kind == "table":
        rows = [[Paragraph(escape(cell), normal) for cell in cells] for cells in block.cells]
        return [Table(rows, colWidths=[styles.width * 0.3, styles.width * 0.7]), Spacer(1, 6)]
    if block.kind in {"bullet", "number"}:
        return [Paragraph(text, styles["Bullet"], bulletText="•" if block.kind == "bullet" else f"{count}.")]
    if block.kind in {"title", "heading"}:
        style = styles["Title"] if block.kind == "title" else styles[f"Heading{block.level + 1}"]
        return [Paragraph(escape(block.text), style)]
    bold = f'<font name="{styles.look.bold}">{escape(block.text)}</font>'
    return [Paragraph(bold if block.bold else text, normal), Spacer(1, 6)]


def _divisible(text: str) -> str:
    """Long words with places where they may be divided, as a word processor divides them."""
    return " ".join(
        "\u00ad".join(word[at : at + 5] for at in range(0, len(word), 5)) if len(word) > 9 and word.isalpha() else word
        for word in text.split(" ")
    )
