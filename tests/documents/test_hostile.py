"""Files made to harm: each is read or refused, soon and in little memory, and nothing else happens."""

from __future__ import annotations

import io
import socket
import struct
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from casegraph.documents.docx import body, package
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


def document_xml(text: str) -> bytes:
    return f"<w:document {NS}><w:body>{p(text)}</w:body></w:document>".encode()


def told_small(data: bytes) -> bytes:
    """The archive with every part said to be small, whatever it unpacks to."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    struct.pack_into("<I", changed, at + 24, 10)
    return bytes(changed)


RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/>'
    "</Relationships>"
)
BIG = f"<w:document {NS}><w:body>{p('a')}" + " " * 70_000_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word(DTD + ASKS.format("&l11;")), "DTD"),
        (word(OUTSIDE + ASKS.format("&x;")), "DTD"),
        (word(BIG), "larger than 60 MB unpacked"),
        (told_small(word(BIG)), "larger than 60 MB|cannot be unpacked|broken"),
        (word("<w:document " + NS + ">" + "<w:tbl>" * 100_000), "nested as no minutes are"),
        (document("<w:tbl><w:tr><w:tc>" * 10_000 + p("inderst") + "</w:tc></w:tr></w:tbl>" * 10_000), "nested"),
        (document("<w:sdt><w:sdtContent>" * 10_000 + p("inderst") + "</w:sdtContent></w:sdt>" * 10_000), "nested"),
        (document(p("a") + p("b " * 12_000_000)), "a paragraph of the Word document is longer"),
        (document(p("a") + "<w:p/>" * 200_001), "more than 200,000 paragraphs"),
        (word('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">' + ASKS.format("a")), "DTD"),
        (packed({"_rels/.rels": RELS.format("../../../../etc/passwd"), "word/x": b""}), "holds none"),
        (packed({"_rels/.rels": RELS.format('http://127.0.0.1/" TargetMode="External'), "word/x": b""}), "holds none"),
        (word("<w:p"), "broken"),
        (packed({"word/other.xml": b"<x/>"}), "holds none"),
        (document(p("a"))[:200], "damaged"),
        (b"PK\x03\x04" + bytes(500), "damaged"),
        (document(p("a")).replace(b"word/document.xml", b"word/documenu.xml"), "damaged|holds none"),
    ],
    ids=["laughs", "outside", "bomb", "bomb told small", "nested", "tables", "controls", "long paragraph", "paragraphs",
         "outside DTD", "traversal", "main part outside", "cut",
         "other", "truncated", "zeros", "renamed"],
)  # fmt: skip
def test_a_word_document_made_to_harm_is_refused(data: bytes, reason: str) -> None:
    begin = time.process_time()
    with pytest.raises(DocumentError, match=reason):
        read_data(data, "d.docx", ".docx")
    assert time.process_time() - begin < 20


def test_a_word_document_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_ENTRIES", 3)
    with pytest.raises(DocumentError, match="more parts"):
        read_data(document(p("a")), "d.docx", ".docx")


def test_parts_that_are_large_together_or_hold_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL", 2_000_000)
    with pytest.raises(DocumentError, match="larger than 2 MB unpacked"):
        read_data(document(p("a"), styles=" " * 1_500_000, numbering=" " * 1_500_000), "d.docx", ".docx")
    monkeypatch.setattr(body, "MAX_PARAGRAPHS", 100)
    with pytest.raises(DocumentError, match="paragraphs, which no minutes have"):
        read_data(document(p("a"), header=p("b") * 101), "d.docx", ".docx")


def test_tables_inside_tables_end_somewhere_and_it_is_said() -> None:
    inner = p("inderst")
    for _ in range(55):
        inner = table((inner + p(),))
    (source,) = read_data(document(p("yderst") + inner), "d.docx", ".docx")
    assert source.lines[0].text == "yderst"
    assert [(doubt.kind, doubt.text) for doubt in source.doubts] == [
        ("left_out", "1 tables or text boxes stand too deep inside others and were left out")
    ]


@pytest.mark.parametrize(
    "data",
    [
        document(p("a"), links={"x": "http://127.0.0.1:9/a", "y": "file:///etc/passwd"}),
        packed({"word/document.xml": document_xml("a"), "../../evil": b"x", "/etc/evil": b"x", "..\\evil": b"x"}),
        packed({"word/document.xml": document_xml("a"), "word/media/bomb.bin": bytes(300_000_000)}),
        packed({"word/document.xml": document_xml("a"), "word/embeddings/b.zip": packed({"b": bytes(1_000_000)})}),
    ],
    ids=["links", "names", "bomb beside", "archive inside"],
)
def test_what_nobody_needs_is_neither_unpacked_nor_fetched(
    data: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.chdir(tmp_path)
    tracemalloc.start()
    (source,) = read_data(data, "d.docx", ".docx")
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [line.text for line in source.lines] == ["a"]
    assert used < 20_000_000
    assert not list(tmp_path.iterdir())


def test_a_note_that_is_referred_to_without_end_is_said_once() -> None:
    refers = "".join(p(runs='<w:r><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r>') for _ in range(3_000))
    notes = f'<w:footnote w:id="1">{p("b") * 3_000}</w:footnote>'
    (source,) = read_data(document(refers, footnotes=notes), "d.docx", ".docx")
    assert len(source.lines) == 6_000


def test_heads_without_end_do_not_take_for_ever() -> None:
    heads = "".join(p(f"hoved {at}") for at in range(100_000))
    begin = time.process_time()
    (source,) = read_data(document(p("a"), header=heads), "d.docx", ".docx")
    assert len(source.lines) == 1_001
    assert time.process_time() - begin < 20


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("suffix", "inside", "reason"),
    [
        (".docx", "EncryptedPackage", "locked with a password.*open it with its password and save it without"),
        (".doc", "EncryptedPackage", "locked with a password"),
        (".docx", "", "locked with a password"),
        (".docx", "WordDocument", "old Office document.*save it as DOCX or PDF"),
        (".doc", "WordDocument", "old Office document"),
    ],
)
def test_a_locked_document_is_told_from_an_old_one(suffix: str, inside: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_data(OLE + bytes(100_000) + inside.encode("utf-16-le") + bytes(500), f"d{suffix}", suffix)


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
    begin = time.process_time()
    try:
        read_data(b"<html><body>" + html.encode(), "d.html", ".html")
    except DocumentError as error:
        assert error.advice
    assert time.process_time() - begin < 30


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
    begin = time.process_time()
    try:
        read_data(body + b"trailer<</Root 1 0 R>>", "d.pdf", ".pdf")
    except DocumentError as error:
        assert error.advice
    assert time.process_time() - begin < 60
