"""What people read: the history and the follow-up list in a terminal, and the list in a spreadsheet."""

import csv
import io

import pytest

from casegraph.export import exporter
from casegraph.export.followups_csv import cell
from casegraph.export.markdown import escaped
from casegraph.export.plain import one_line, shorten, wrap
from casegraph.export.telling import first_sentences
from casegraph.views.followups import followups
from casegraph.words import Words
from tests.builders import graph_of, make_followup, make_item
from tests.samples import NASTY, data


def written(kind: str, name: str = "text", width: int = 80, lang: str = "da", **texts: str) -> str:
    stream = io.BytesIO()
    exporter(kind, name, Words(lang), width).write(data(kind, **texts), stream)
    return stream.getvalue().decode("utf-8-sig")


@pytest.mark.parametrize("kind", ["history", "followups", "search"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("title", ["Ny cykelsti", NASTY, "x" * 300], ids=["plain", "nasty", "long"])
def test_no_line_is_wider_than_the_window(kind, width, title):
    assert max(map(len, written(kind, width=width, title=title, what=title).split("\n"))) <= width


def test_a_history_says_what_a_secretary_looks_for():
    text = written("history")
    for part in (
        "22-1 · Ny cykelsti",
        "Status:           I høring til og med 5. juli 2022",
        "Næste led:        Kommunalbestyrelsen, dato ikke kendt",
        "SAGENS FORLØB",
        "12-01-2022  Direktionen · Anbefalet",
        "Hovedudvalget · Godkendt · nævnt",
        "nævnt i Direktionen 12-01-2022 pkt. 1; referatet er ikke indlæst",
        "OPFØLGNING",
        "Overskredet · frist 01-03-2022",
        "Udført",
        "Bygger på: Direktionen 2 møder 12-01-2022 – 09-02-2022",
        "Ingen referater indlæst fra: Hovedudvalget",
        "det er referaterne, der gælder",
    ):
        assert part in text, part


def test_a_collective_number_has_no_title_of_its_own():
    row = data("history") | {"collective": "yes"}
    row["threads"] = [{"thread": f"t{n}", "title": f"Emne {n}", "items": []} for n in (1, 2)]
    stream = io.BytesIO()
    exporter("history", "text", Words("da")).write(row, stream)
    text = stream.getvalue().decode()
    assert text.startswith("22-1 · samlesag med 2 emner\n")
    assert "\n  Emne 1\n" in text


def test_a_history_in_english():
    text = written("history", lang="en")
    assert "In hearing until 5 July 2022" in text
    assert "This is an extract; the minutes are what counts." in text


def test_the_list_is_in_parts_overdue_first():
    text = written("followups")
    assert text.index("OVERSKREDET (2)") < text.index("UDFØRT (1)")
    assert "Frist" in text
    assert "ca." in text


def test_an_empty_list_says_so():
    stream = io.BytesIO()
    empty = data("followups") | {"followups": [], "known": 0}
    exporter("followups", "text", Words("da")).write(empty, stream)
    assert stream.getvalue().decode().startswith("Intet at følge op på.")


@pytest.mark.parametrize("name", ["text", "md", "html"])
def test_a_list_that_is_empty_because_of_what_was_asked_for_says_so(name):
    stream = io.BytesIO()
    empty = data("followups") | {"followups": [], "known": 3}
    exporter("followups", name, Words("da")).write(empty, stream)
    said = " ".join(stream.getvalue().decode().split())
    assert "Intet passer på det, der er spurgt om; i alt er der 3 opfølgninger, lukkede talt med." in said


def test_csv_opens_right_in_a_danish_spreadsheet():
    stream = io.BytesIO()
    exporter("followups", "csv", Words("da")).write(data("followups", what="=SUM(1;2)"), stream)
    raw = stream.getvalue()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    heading, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";")
    assert heading[:4] == ["Frist", "Status", "Hvad", "Ansvarlig"]
    assert {len(row) for row in rows} == {len(heading)}
    assert rows[0][heading.index("Hvad")] == "'=SUM(1;2)"
    assert rows[0][0] == "01-03-2022"
    assert rows[-3] == [""] * len(heading), "an empty line, so that a filter or a sort leaves the foot alone"
    assert rows[-2][0].startswith("Bygger på: ")
    assert rows[-1][0].endswith("det er referaterne, der gælder.")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+45 1234", "'+45 1234"),
        ("- Godkendt", "'- Godkendt"),
        ("@sum", "'@sum"),
        ("＝1", "'＝1"),
        ("Godkendt - med", "Godkendt - med"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text, safe):
    assert cell(text) == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\nb\tc\r\nd", "a b c d"),
        ("a\u2028b", "a b"),
        ("\u202eabc\u2069", "abc"),
        ("a\xa0 b", "a b"),
        ("\x9b2Jab\x00", "2Jab"),
        ("æøå é 😀", "æøå é 😀"),
        (None, ""),
    ],
)
def test_one_safe_line(text, safe):
    assert one_line(text) == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("# nej", r"\# nej"),
        ("- nej", r"\- nej"),
        ("12. marts", r"12\. marts"),
        ("<b>", r"\<b\>"),
        ("a|b", r"a\|b"),
        ("javascript:x", "javascript&#58;x"),
        ("Pkt. 4: ja", "Pkt. 4: ja"),
    ],
)
def test_markdown_is_escaped(text, safe):
    assert escaped(text) == safe


def test_wrapping_breaks_what_is_too_long():
    assert wrap("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
    assert wrap("", 10) == [""]


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("Godkendt.", 100, "Godkendt."),
        ("Godkendt. Direktionen ønsker en status.", 20, "Godkendt. …"),
        ("Direktionen ønsker en status på arbejdet med stien.", 30, "Direktionen ønsker en status…"),
        ("Godkendt.\nSagen sendes videre.", 100, "Godkendt. Sagen sendes videre."),
    ],
)
def test_first_sentences(text, length, cut):
    assert first_sentences(text, length) == cut


def test_shortening_ends_at_a_word():
    assert shorten("en to tre fire", 10) == "en to tre…"
    assert shorten("enlangtord", 5) == "enla…"


@pytest.mark.parametrize("name", ["text", "md"])
def test_what_a_presentation_says_at_every_body_stands_once_with_every_place(name):
    promise = make_followup("deadline", "ansøgningen sendes", due="2022-05-01", basis="presentation")
    items = [
        make_item("TMU", "2022-01-12", "2", followups=(promise,)),
        make_item("KB", "2022-02-09", followups=(promise,)),
    ]
    other = make_item("DIR", "2022-01-12", "5", case="22-2", followups=(promise,))
    stream = io.BytesIO()
    exporter("followups", name, Words("da")).write(followups(graph_of(*items, other), "2022-03-01"), stream)
    text = stream.getvalue().decode()
    assert text.count("ansøgningen sendes") == 2, "once for each case"
    assert all(f"{item.document}:18" in text.replace("\\", "") for item in (*items, other))
