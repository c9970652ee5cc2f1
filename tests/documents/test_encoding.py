import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.documents import encoding
from casegraph.documents.encoding import decode
from casegraph.documents.plain import TextReader
from casegraph.errors import DocumentError

TEXT = "Økonomiudvalget\n\nPunkt 1: Åben møderække på Ærø – “høring”\nGodkendt.\n-\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),  # no mark: the zero bytes tell
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),  # begins as UTF-16 LE does
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_the_encoding_is_told_by_the_content(data: bytes, name: str) -> None:
    decoded = decode(data, "d.txt")
    assert (decoded.text, decoded.encoding, decoded.doubts) == (TEXT, name, ())


def test_bytes_pasted_into_utf8_are_read_and_reported() -> None:
    decoded = decode("Første møde\nbørn og unge på skolen\n".encode() + "søgt".encode("cp1252"), "d.txt")
    assert decoded.text.endswith("søgt")
    assert [(doubt.kind, doubt.place.line) for doubt in decoded.doubts if doubt.place] == [("encoding", 3)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("Det er drøftet på mødet, at børn får råd.".encode("cp865"), "encoding that is not known"),  # DOS
        ("Det er drøftet på mødet, at børn går i råd.".encode("mac_roman"), "encoding that is not known"),
        (codecs.BOM_UTF16_LE + "Godkendt".encode("utf-16-le") + b"\x00", "UTF-16-LE but is broken"),  # half a letter
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_cannot_be_read_right_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        decode(data, "d.txt")
    assert caught.value.document == "d.txt"
    assert caught.value.advice


def test_more_text_than_minutes_can_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MAX_TEXT", 1_000_000)
    assert decode(b"x" * 1_000_000, "d.txt").text
    with pytest.raises(DocumentError, match="larger than 1 MB"):
        decode(b"x" * 1_000_001, "d.txt")


def test_one_sign_among_plain_letters_is_only_a_doubt() -> None:
    assert [doubt.kind for doubt in decode("m\xbfde".encode("latin-1"), "d.txt").doubts] == ["encoding"]


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=4))
def test_every_encoding_gives_the_same_lines(words: str) -> None:
    """The five ways to save one text give one text; Windows-1252 is asked only where its bytes are not UTF-8 too."""
    text = f"Mødet blev åbnet på ære, {words}"
    ways = [text.encode("utf-8"), text.encode("utf-8-sig"), codecs.BOM_UTF16_LE + text.encode("utf-16-le")]
    ways += [codecs.BOM_UTF16_BE + text.encode("utf-16-be")]
    readings = {TextReader().read(way, "d.txt")[0].lines for way in ways}
    assert len(readings) == 1


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ .,\n–“”’", min_size=1))
def test_danish_in_windows_1252_reads_as_in_utf8(words: str) -> None:
    text = "Mødet blev åbnet på ære\n" + words
    wide, narrow = (TextReader().read(text.encode(encoding), "d.txt")[0] for encoding in ("utf-8", "cp1252"))
    assert wide.lines == narrow.lines
