"""Files made to harm: each is read or refused, soon and in little memory, and nothing else happens."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib

import pytest

from casegraph.documents.docx import package
from casegraph.documents.reading import read_data
from casegraph.errors import DocumentError
from tests.documents.docx.build import NS, document, p, table

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DTD = f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>'
ASKS = f"<w:document {NS}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(xml: str) -> bytes:
    return packed({"word/document.xml": xml.encode()})


def told_small(data: bytes) -> bytes:
    """The archive with every part said to be small, whatever it unpacks to."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    struct.pack_into("<I", changed, at + 24, 10)
    return bytes(changed)


BIG = f"<w:document {NS}><w:body>{p('a')}" + " " * 70_000_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word(DTD + ASKS.format("&l11;")), "DTD|broken"),
        (word(OUTSIDE + ASKS.format("&x;")), "DTD"),
        (word(BIG), "larger than 60 MB unpacked"),
        (told_small(word(BIG)), "larger than 60 MB|cannot be unpacked|broken"),
        (word("<w:document " + NS + ">" + "<w:tbl>" * 100_000), "broken"),
        (word("<w:p"), "broken"),
        (packed({"word/other.xml": b"<x/>"}), "holds none"),
        (document(p("a"))[:200], "damaged"),
        (b"PK\x03\x04" + bytes(500), "damaged"),
        (document(p("a")).replace(b"word/document.xml", b"word/documenu.xml"), "damaged|holds none"),
    ],
    ids=["laughs", "outside", "bomb", "bomb told small", "nested", "cut", "other", "truncated", "zeros", "renamed"],
)  # fmt: skip
def test_a_word_document_made_to_harm_is_refused(data: bytes, reason: str) -> None:
    begin = time.monotonic()
    with pytest.raises(DocumentError, match=reason):
        read_data(data, "d.docx", ".docx")
    assert time.monotonic() - begin < 20


def test_a_word_document_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_ENTRIES", 3)
    with pytest.raises(DocumentError, match="more parts"):
        read_data(document(p("a")), "d.docx", ".docx")


def test_tables_inside_tables_end_somewhere() -> None:
    body = p("inderst")
    for _ in range(55):
        body = table((body + p(),))
    assert read_data(document(p("yderst") + body), "d.docx", ".docx")[0].lines[0].text == "yderst"


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>" * 5_000,
        "<b><p>" * 30_000,
        "<ul><li>" * 20_000,
        "<!--" * 50_000,
        "<a href='" * 50_000,
        "<p class='" + "x" * 1_000_000,
        "&amp" * 200_000,
        "<p>a</p>" * 30_000,
        "<h1>" + "a " * 500_000,
        "<table>" + "<tr>" + "<td>a" * 20_000,
        "<div class='punkt'><p>a</p></div>" * 8_000,
        "<div class=menu>" * 380 + "<p>a" * 20_000,
        "\0" * 1000 + "<p>a\0b",
    ],
    ids=range(13),
)
def test_a_page_made_to_harm_is_read_or_refused_soon(html: str) -> None:
    begin = time.monotonic()
    try:
        read_data(b"<html><body>" + html.encode(), "d.html", ".html")
    except DocumentError as error:
        assert error.advice
    assert time.monotonic() - begin < 30


def test_a_line_without_end_and_noughts_among_letters() -> None:
    (source,) = read_data(b"Referat\n" + b"a " * 1_000_000, "d.txt", ".txt")
    assert [len(line.text) for line in source.lines] == [7, 99_999]
    with pytest.raises(DocumentError, match="larger than"):
        read_data(b"a" * 100_000_000, "d.txt", ".txt")
    (source,) = read_data(b"Re\0ferat\n" + b"Punkt 1\n" * 100, "d.txt", ".txt")
    assert source.lines[0].text == "Referat"


def test_a_page_in_a_pdf_that_unpacks_to_very_much_is_refused_or_read() -> None:
    stream = zlib.compress(b"BT /F1 1 Tf (a) Tj ET " * 500_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, one) for n, one in enumerate(objects, 1))
    begin = time.monotonic()
    try:
        read_data(body + b"trailer<</Root 1 0 R>>", "d.pdf", ".pdf")
    except DocumentError as error:
        assert error.advice
    assert time.monotonic() - begin < 60
