"""A plain text put into other forms, paragraph by paragraph: how a layout fares that was not made for the form."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from tests.examples.writers import PAGE


def paragraphs(text: str) -> Iterator[list[str]]:
    """The paragraphs of a text, each as its lines; form feeds are no text."""
    for part in re.split(r"\n[ \t]*\n", text.replace("\f", "\n\n")):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if lines:
            yield lines


def as_html(text: str) -> bytes:
    """The text as a web page with menu, cookie text and footer: a paragraph each, with its line breaks."""
    parts = ["<p>" + "<br>\n".join(map(escape, lines)) + "</p>" for lines in paragraphs(text)]
    return PAGE.format(title="Referat", main="\n".join(parts)).encode()


def as_docx(text: str) -> bytes:
    """The text as a Word document without any style: a paragraph each, with its line breaks."""
    import docx

    document = docx.Document()
    for lines in paragraphs(text):
        paragraph = document.add_paragraph(lines[0])
        for line in lines[1:]:
            paragraph.add_run().add_break()
            paragraph.add_run(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    """The text as a PDF with page numbers, wrapped where the page ends."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    out = io.BytesIO()
    normal = getSampleStyleSheet()["Normal"]
    flow = [
        part
        for lines in paragraphs(text)
        for part in (*(Paragraph(escape(line), normal) for line in lines), Spacer(1, 8))
    ]
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(flow, onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


def _number(canvas: Any, _: Any) -> None:
    canvas.drawRightString(530, 30, f"Side {canvas.getPageNumber()}")
