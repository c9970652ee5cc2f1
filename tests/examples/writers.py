"""The invented meetings as Word documents, web pages and PDFs: a writer takes a form and gives the bytes of a file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from typing import Any

from tests.examples.forms import Block, Form


def docx(form: Form) -> bytes:
    """A Word document: headings by style, automatic numbers, tables, a running head and page numbers."""
    import docx as library
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    document = library.Document()
    head, foot = document.sections[0].header.paragraphs[0], document.sections[0].footer.paragraphs[0]
    head.text = form.running
    _page_field(foot)
    restart: Any = None
    before = ""
    for block in form.blocks:
        if block.kind == "table":
            table = document.add_table(rows=0, cols=2)
            for cells in block.cells:
                for cell, text in zip(table.add_row().cells, cells, strict=True):
                    cell.text = text
        elif block.kind in {"title", "heading"}:
            document.add_heading(block.text, 0 if block.kind == "title" else block.level)
        elif block.kind == "toc":
            entry = document.add_paragraph(f"{block.text}\t{block.page}")
            entry.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        elif block.kind == "number":
            restart = restart if before == "number" else _new_list(document)
            _in_list(document.add_paragraph(block.text, style="List Number"), restart)
        else:
            style = "List Bullet" if block.kind == "bullet" else None
            document.add_paragraph(style=style).add_run(block.text).bold = block.bold or None
        before = block.kind
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page_field(paragraph: Any) -> None:
    """``Side 3``, as a field that the printing program fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run("Side ")
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)


def _new_list(document: Any) -> int:
    """A list of numbers that begins again at 1: its id."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.numbering_definitions._numbering
    style = document.styles["List Number"].element
    number = numbering.add_num(numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val)
    override = number.add_lvlOverride(ilvl=0)
    override.add_startOverride(1)
    assert OxmlElement and qn
    return int(number.numId)


def _in_list(paragraph: Any, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def markdown(form: Form) -> bytes:
    """Markdown: headings by their marks, bold letters by stars, tables between pipes."""
    out: list[str] = []
    count = 0
    for block in form.blocks:
        count = count + 1 if block.kind == "number" else 0
        if block.kind == "table":
            rows = ["| " + " | ".join(cells) + " |" for cells in block.cells]
            out += [rows[0], "|---|---|", *rows[1:], ""] if rows else []
        elif block.kind == "toc":
            out += [f"{block.text}.....\t{block.page}", ""]
        elif block.kind in {"title", "heading"}:
            out += ["#" * (1 if block.kind == "title" else block.level + 1) + " " + block.text, ""]
        else:
            mark = {"bullet": "- ", "number": f"{count}. "}.get(block.kind, "")
            out += [mark + (f"**{block.text}**" if block.bold else block.text), ""]
    return "\n".join(out).encode()


PAGE = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>{title}</title><style>p {{ margin: 0 }}</style>
<script>window.analytics = "Punkt 99: Ikke et punkt";</script></head>
<body>
<div id="cookie-banner" class="cookie-consent"><p>Vi bruger cookies. Accepter alle?</p><button>Accepter</button></div>
<header><nav class="menu"><ul>
<li><a href="/">Forside</a></li><li><a href="/politik">Dagsordener og referater</a></li></ul></nav>
</header><main>
{main}
</main><div style="display: none">Skjult tekst</div>
<footer><p>Fjordlund Kommune, Rådhusvej 1, telefon 12 34 56 78</p></footer></body></html>
"""


def html(form: Form) -> bytes:
    """A web page with menu, cookie text, script and footer around the minutes."""
    return PAGE.format(title=escape(form.blocks[0].text), main="\n".join(html_blocks(form.blocks))).encode()


def html_blocks(blocks: Sequence[Block]) -> list[str]:
    """The blocks as elements, those of a list in one."""
    out: list[str] = []
    lists = {"bullet": "ul", "number": "ol"}
    before = ""
    for block in blocks:
        tag = lists.get(block.kind)
        if lists.get(before) and lists.get(before) != tag:
            out.append(f"</{lists[before]}>")
        if tag and lists.get(before) != tag:
            out.append(f"<{tag}>")
        out.append(_html_block(block))
        before = block.kind
    return [*out, f"</{lists[before]}>"] if before in lists else out


def _html_block(block: Block) -> str:
    text = escape(block.text)
    if block.kind == "table":
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in cells) for cells in block.cells)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if block.kind == "toc":
        return f'<div class="toc"><a href="#p{block.page}">{text}.....</a>\t{block.page}</div>'
    if block.kind in {"bullet", "number"}:
        return f"<li>{text}</li>"
    if block.kind in {"title", "heading"}:
        level = 1 if block.kind == "title" else block.level + 1
        return f"<h{level}>{text}</h{level}>"
    return f"<p><strong>{text}</strong></p>" if block.bold else f"<p>{text}</p>"
