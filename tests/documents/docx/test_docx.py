"""Word documents: what of them is printed, and what their styles, lists and tables say of it."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pytest

from casegraph.documents.reading import read_data
from casegraph.model import Source
from tests.documents.docx.build import NS, document, in_list, level, p, run, table

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sag"><w:name w:val="Sag"/><w:basedOn w:val="Overskrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Etiket"><w:name w:val="Etiket"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Fed"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>'
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "Punkt %1:", 5)}{level(1, "decimal", "%1.%2")}'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def read(body: str, **given: object) -> Source:
    given.setdefault("styles", STYLES)
    (source,) = read_data(document(body, **given), "d.docx", ".docx")  # type: ignore[arg-type]
    return source


def shown(body: str, **given: object) -> list[str]:
    """Each line with ``#`` a level, ``*`` bold and its bullet."""
    out = []
    for line in read(body, **given).lines:
        mark = "#" * line.heading + ("*" if line.bold and not line.heading else "")
        out.append(" ".join(filter(None, (mark, line.bullet, line.text))))
    return out


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p("Referat", "Titel") + p("1. A", "Overskrift1") + p("2. B", "Sag"), ["# Referat", "# 1. A", "# 2. B"]),
        (p("Sag", properties='<w:outlineLvl w:val="1"/>'), ["## Sag"]),
        (p("Tekst", properties=f'<w:outlineLvl w:val="{"9" * 5000}"/>'), ["Tekst"]),
        (p("Tekst", properties='<w:outlineLvl w:val="²"/>'), ["Tekst"]),
        (p("Tekst", "Sag", '<w:outlineLvl w:val="9"/>'), ["Tekst"]),  # "body text" in a style of headings
        (p("Løber i ring", "A"), ["Løber i ring"]),
        (p(runs=run("Be", "<w:b/>") + run(" ") + run("slut", "<w:b/>")), ["* Be slut"]),
        (p("Bilag", "Etiket") + p(runs=run("Bilag", '<w:rStyle w:val="Fed"/>')), ["* Bilag", "* Bilag"]),
        (p(runs=run("Bilag", '<w:b w:val="0"/>'), style="Etiket"), ["Bilag"]),
        (p("- punkt") + p("•\tpunkt"), ["- punkt", "• punkt"]),
        # What was inserted is there, what was deleted or is hidden is not.
        (p("a", runs=f"<w:ins>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>"), ["ab"]),
        (p("a", runs=f"<w:moveTo>{run('b')}</w:moveTo><w:moveFrom>{run('c')}</w:moveFrom>"), ["ab"]),
        (p("a", properties="<w:rPr><w:del/></w:rPr>") + p(" og b") + p("c"), ["a og b", "c"]),
        (p("a", runs=run("b", "<w:vanish/>")), ["a"]),
        (table((p("a"), p("b"))).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>") + p("c"), ["c"]),
        # Signs, line breaks, fields.
        (p("a", runs="<w:r><w:tab/><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"), ["a", "c-d"]),
        (p(runs='<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' + run(" punkt")), ["• punkt"]),
        (
            p("Side ", runs=FIELD.format("begin") + "<w:r><w:instrText> PAGE </w:instrText></w:r>"
              + FIELD.format("separate") + run("7") + FIELD.format("end") + run(" slut")),
            ["Side slut"],
        ),
        (p(runs=f'<w:fldSimple w:instr="REF x">{run("se her")}</w:fldSimple>'), ["se her"]),
        # Contents controls, and a list of contents in one.
        (f"<w:sdt><w:sdtContent>{p('A', runs='<w:r><w:tab/></w:r>' + run('3'))}</w:sdtContent></w:sdt>", ["A\t3"]),
        # Tables.
        (table((p("Dato:"), p("1. maj")), (p("Sted:"), p("Sal 1"))), ["Dato:\t1. maj", "Sted:\tSal 1"]),
        (table((p("1. Sag", "Overskrift1") + p("a") + p("b"),)), ["# 1. Sag", "a", "b"]),
        (table((p("Indstilling"), p("a") + p("b"))), ["Indstilling", "a", "b"]),
        (table((table((p("x"), p("y"))) + p(), p("z"))), ["x\ty\tz"]),
        (f"<mc:x/><w:altChunk r:id='x'/>{p('a')}", ["a"]),
    ],
)  # fmt: skip
def test_what_is_printed(body: str, lines: list[str]) -> None:
    assert shown(body) == lines


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p("a", properties=in_list(1)) + p("b", properties=in_list(1)), ["1. a", "2. b"]),
        (
            "".join(p(text, properties=in_list(1, int(at))) for text, at in ("a0", "b1", "c1", "d0", "e1")),
            ["1. a", "a) b", "b) c", "2. d", "a) e"],
        ),
        ("".join(p("a", properties=in_list(at)) for at in (1, 4, 4)), ["1. a", "1. a", "2. a"]),
        (p("a", properties=in_list(2)), ["• a"]),
        (p("Sag", "Overskrift1", in_list(3)) + p("x", properties=in_list(3, 1)), ["# Punkt 5: Sag", "5.1 x"]),
        (p("", properties=in_list(1)) + p("a", properties=in_list(1)), ["1. a"]),  # nothing is printed before nothing
        (p("a", properties=in_list(0)) + p("b", properties=in_list(99)), ["a", "b"]),
    ],
)  # fmt: skip
def test_numbers_that_word_prints_stand_in_the_text(body: str, lines: list[str]) -> None:
    assert shown(body, numbering=NUMBERING) == lines


def test_a_column_of_nothing_but_running_numbers_is_read() -> None:
    rows = [(p(properties=in_list(1)), p(text)) for text in ("Havnen", "Torvet")]
    assert shown(table(*rows, (p(), p("Ingen"))), numbering=NUMBERING) == ["1.\tHavnen", "2.\tTorvet", "Ingen"]


def test_a_style_may_bring_its_list() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr>{in_list(1)}</w:pPr></w:style>'
    assert shown(p("a", "L") + p("b", "L"), styles=style, numbering=NUMBERING) == ["1. a", "2. b"]


def test_a_heading_bears_its_link() -> None:
    link = f'<w:hyperlink r:id="l">{run("Sag")}</w:hyperlink>'
    source = read(p(runs=link, style="Overskrift1") + p(runs=link), links={"l": "https://www.fjordlund.dk/1"})
    assert [line.url for line in source.lines] == ["https://www.fjordlund.dk/1", None]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('I kassen')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert shown(p("Ved siden af", runs=f"<w:r>{both}</w:r>")) == ["Ved siden af", "I kassen"]


def test_notes_stand_under_the_paragraph_they_belong_to() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote><w:footnote w:id="2">{p("En note")}</w:footnote>'
    )
    assert shown(p("Tekst", runs=reference) + p("Mere"), footnotes=notes) == ["Tekst", "En note", "Mere"]


def test_heads_and_feet_are_said_once_and_first() -> None:
    page = f'Side <w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>'.replace("Side ", run("Side "))
    edges = {"header": p("Fjordlund Kommune") + p("Referat"), "footer": p(runs=page) + p("3 / 7")}
    assert shown(p("Referat", "Titel") + p("Tekst"), **edges) == ["Fjordlund Kommune", "# Referat", "Tekst"]


def test_paragraphs_are_divided_and_lines_of_lists_and_tables_are_not() -> None:
    body = p("a") + p("b") + p("- c") + p("- d") + p() + table((p("e"),), (p("f"),)) + p("g")
    numbers = [line.number for line in read(body).lines]
    assert [after - before for before, after in pairwise(numbers)] == [2, 2, 1, 2, 1, 2]


def test_documents_of_the_strict_kind_are_read() -> None:
    strict = NS.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
    data = document(p("Tekst"))
    assert strict != NS
    assert [line.text for line in read_data(_replaced(data, NS, strict), "d", ".docx")[0].lines] == ["Tekst"]


def _replaced(data: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(old.encode(), new.encode()))
    return out.getvalue()


def test_what_is_embedded_and_left_out_is_a_doubt() -> None:
    assert [doubt.kind for doubt in read(f"<w:altChunk r:id='x'/>{p('a')}").doubts] == ["embedded"]
