import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casegraph.documents import find_documents, read_document, reading
from casegraph.documents.files import DocumentFile
from casegraph.documents.reading import guard, read_data
from casegraph.errors import DocumentError
from casegraph.model import Line, Meeting, Source


def read_bytes(folder: Path, name: str, data: bytes) -> list[Source]:
    (folder / name).write_bytes(data)
    return read_document(DocumentFile(folder / name, name))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "the PDF is damaged"),  # by content, whatever it is called
        ("a.pdf", b"\r\n%PDF-1.4", "the PDF is damaged"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old Office"),
        ("a.txt", b"{\\rtf1\\ansi", "RTF"),
        ("a.docx", b"PK\x03\x04rest", "Word document is damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "password"),  # encrypted ones are packed so
        ("a.zip", b"PK\x03\x04rest", "ZIP"),
        ("a.odt", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
        ("a.txt", b"\n<!DOCTYPE html><html><script>show()</script>", "page holds no text"),
        ("a.txt", '<?xml version="1.0"?><html lang="da">'.encode("utf-16"), "page holds no text"),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n", "no page"),
        ("a.xml", b"<?xml version='1.0'?><x/>", "XML"),
        ("a.eml", b"From: a\nTo: b\nMIME-Version: 1.0\n", "e-mail"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.gz", b"\x1f\x8b\x08", "GZIP"),
        ("a.sqlite", b"SQLite format 3\0", "database"),
        ("a.json", b'{"Dagsordenpunkter": [{"Navn": "Even', "JSON is broken"),  # cut off on its way
        ("a.bin", bytes(range(256)), "binary"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t\xc2\xa0\n", "no text"),
    ],
)
def test_what_cannot_be_read_is_named_with_advice(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read_bytes(tmp_path, name, data)
    assert (caught.value.document, bool(caught.value.advice)) == (name, True)


def test_a_word_document_is_known_by_its_parts(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.bin", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(DocumentError, match="holds none"):
        read_document(DocumentFile(tmp_path / "a.bin", "a.bin"))


@pytest.mark.parametrize("data", [b'{"items": []}', b"[1, 2]", b"[]"])
def test_data_beside_documents_is_no_fault(tmp_path: Path, data: bytes) -> None:
    assert read_bytes(tmp_path, "a.json", data) == [Source("a.json", "data")]


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1_000_000)
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(1_000_001)
    with pytest.raises(DocumentError, match="larger than 1 MB"):
        read_document(find_documents([tmp_path])[0])


def test_a_line_too_long_is_cut_with_a_doubt(tmp_path: Path) -> None:
    (source,) = read_bytes(tmp_path, "a.txt", b"a\n" + b"b c " * 500_000)
    assert [len(line.text) for line in source.lines] == [1, 99_999]  # its last space is outer white space
    assert [(doubt.kind, doubt.place.line) for doubt in source.doubts if doubt.place] == [("long_line", 2)]


def test_cpr_numbers_do_not_leave_the_room(tmp_path: Path) -> None:
    text = "# Punkt 1\n\nBorger 010203-0405 og\n- 010203\\-0406\nog 020304-\n0506 samt A&#48;10203 0507"
    (source,) = read_bytes(tmp_path, "a.md", text.encode())
    assert "0405" not in repr(source)
    assert "0406" not in repr(source)  # not even escaped in Markdown
    assert "0506" not in repr(source)  # nor divided over two lines
    cpr = [doubt.place.line for doubt in source.doubts if doubt.kind == "cpr" and doubt.place]
    assert cpr == [3, 4, 5]


def test_ready_meetings_are_masked_too() -> None:
    meeting = Meeting("m", "x", "X", "d", "api", "minutes", "Byrådet", "council", "council", None, place="010203-0405")
    source = Source("d#1", "api", meetings=(meeting,), url="https://x.dk/010203-0405")
    guarded = guard(source)
    assert guarded.meetings[0].place == "XXXXXX-XXXX"
    assert guarded.url == "https://x.dk/XXXXXX-XXXX"
    marked = guard(Source("d", "api", (Line(1, "x", url="https://x.dk/010203-0405"),)))
    assert marked.lines[0].url == "https://x.dk/XXXXXX-XXXX"


@pytest.mark.parametrize(
    ("text", "kind"), [("Ã˜konomiudvalget mÃ¸des", "mojibake"), ("M\ufffdde om b\ufffdrn", "replacement")]
)
def test_spoilt_letters_are_reported(tmp_path: Path, text: str, kind: str) -> None:
    (source,) = read_bytes(tmp_path, "a.txt", f"Referat\n{text}".encode())
    assert [(doubt.kind, doubt.place.line) for doubt in source.doubts if doubt.place] == [(kind, 2)]


@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".json", ".html", ""]))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes, suffix: str) -> None:
    try:
        sources = read_data(data, "d", suffix)
    except DocumentError:
        return
    assert [source.document for source in sources] == ["d"]


@example("\ufeff")
@given(st.text(min_size=1, max_size=200))
def test_clean_text_stands_in_its_source_line(text: str) -> None:
    """What a person sees in an editor at that line holds, cleaned, what the parser is given."""
    from casegraph.documents.clean import clean_text
    from casegraph.documents.plain import TextReader
    from casegraph.documents.rows import split_rows

    try:
        (source,) = TextReader().read(text.encode("utf-8"), "d")
    except DocumentError:
        return
    if source.doubts:
        return
    shown = text.removeprefix("\ufeff")  # the mark of the encoding, which is no text
    printed = [(row.number, clean_text(row.text)) for row in split_rows(shown, "d")]
    assert [line.number for line in source.lines] == [number for number, _ in printed]
    assert all(line.text in whole for line, (_, whole) in zip(source.lines, printed, strict=True))


def test_the_real_minutes(shared: Path) -> None:
    files = find_documents([shared / "minutes", shared / "layouts"])
    sources = [source for file in files for source in read_document(file)]
    assert {source.format for source in sources} == {"text", "markdown", "data"}
    assert [source.document for source in sources] == sorted(source.document for source in sources)
    for file, source in zip(files, sources, strict=True):
        if source.format == "data":
            continue
        whole = file.path.read_bytes().decode().split("\n")
        assert [line.number for line in source.lines] == list(range(1, len(whole) + (whole[-1] != "")))
    doubts = {(source.document, doubt.kind) for source in sources for doubt in source.doubts}
    assert doubts == {
        ("kalundborg_direktion_2021-04-12.txt", "stray_glyph"),
        ("kalundborg_direktion_2021-04-12.txt", "torn_word"),
    }


def test_reading_loads_no_yaml() -> None:
    code = "import sys, casegraph.documents; print(sorted({'yaml', 'pydantic', 'networkx'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
