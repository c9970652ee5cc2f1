import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.documents.inline import plain_lines
from casegraph.documents.markdown import MarkdownReader, without_comments
from casegraph.model import Line


def read(text: str) -> tuple[Line, ...]:
    (source,) = MarkdownReader().read(text.encode(), "d.md")
    return source.lines


def shown(text: str) -> list[str]:
    """Each line as "number heading-and-bold|bullet|text"."""
    return [f"{line.number} {'#' * line.heading}{'!' * line.bold}|{line.bullet}|{line.text}" for line in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Punkt 1: Skolen", ["1 #||Punkt 1: Skolen"]),
        ("## **Punkt 2: Lukket** ##", ["1 ##!||Punkt 2: Lukket"]),
        ("### *Om skolen*", ["1 ###||Om skolen"]),
        ("#Punkt 1", ["1 ||#Punkt 1"]),  # no space, no heading
        ("# Sag C#", ["1 #||Sag C#"]),  # a sign of the title, not a closing mark
        ("Beslutning\n==========", ["1 #||Beslutning", "2 ||"]),
        ("Beslutning\n---", ["1 ##||Beslutning", "2 ||"]),
        ("Beslutning\n-", ["1 ||Beslutning", "2 ||-"]),  # no decision, no underline
        ("En linje\ntil.\n---", ["1 ||En linje", "2 ||til.", "3 ||"]),
        ("<h2 class='x'>Beslutning</h2>", ["1 ##||Beslutning"]),
        ("- at planen *ikke* godkendes", ["1 |-|at planen ikke godkendes"]),
        ("\\- at", ["1 ||- at"]),  # an escaped mark is text
        ("1\\. at planen", ["1 ||1. at planen"]),
        ("**Sted** Rådhuset", ["1 ||Sted Rådhuset"]),  # partly bold is not bold
        ("**Godkendt**", ["1 !||Godkendt"]),
        ("**En titel, der\ngår over to linjer**", ["1 !||En titel, der", "2 !||går over to linjer"]),
        ("**Beslutning **", ["1 ||Beslutning"]),  # as converters write it
        ("Jan Berg  \nBo Dal\\\nKaj", ["1 ||Jan Berg", "2 ||Bo Dal", "3 ||Kaj"]),
        ("> Citat", ["1 ||Citat"]),
        ("Beslutning<br/>Godkendt", ["1 ||Beslutning", "1 ||Godkendt"]),
        ("| Emne | Beløb |\n|:--|--:|\n| Drift | 1\\|2 |", ["1 ||Emne\tBeløb", "2 ||", "3 ||Drift\t1|2"]),
        (
            "Emne | Beløb\n--- | ---\nDrift | 12\n\na | b",
            ["1 ||Emne\tBeløb", "2 ||", "3 ||Drift\t12", "4 ||", "5 ||a | b"],
        ),
        ("```\n# ikke en *overskrift*\n```", ["1 ||", "2 ||# ikke en *overskrift*", "3 ||"]),
        ("```\n# Punkt 1", ["1 ||```", "2 #||Punkt 1"]),  # never closed
        ("---\ntitle: Referat\n---\nTekst", ["1 ||", "2 ||title: Referat", "3 ||", "4 ||Tekst"]),
        ("a\n\n* * *\n\nb", ["1 ||a", "2 ||", "3 ||", "4 ||", "5 ||b"]),
        ("[1]: https://x.dk", ["1 ||"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bilag_1_Udvikling_2021.docx", "Bilag_1_Udvikling_2021.docx"),  # no emphasis inside a word
        ("_Kursiv_, __fed__ og ***begge***", "Kursiv, fed og begge"),
        ("~~slettet~~ 3*4*5 2 * 3", "slettet 3*4*5 2 * 3"),
        ("Beløb* og *note", "Beløb* og *note"),  # no partner
        ("**fed og *kursiv***", "fed og kursiv"),
        ("`sti_med_*tegn*`", "sti_med_*tegn*"),
        ("Se [planen](https://x.dk/a_b 'x') her", "Se planen her"),
        ("Se [§ 5](stk. 2 i loven)", "Se [§ 5](stk. 2 i loven)"),  # no address
        ('Se [planen](https://x.dk/a_b "x") her', "Se planen her"),
        ("![logo](logo.png)Kommune", "logoKommune"),
        ("[planen][2] og [x]", "planen og [x]"),
        ("<https://x.dk> <u>under</u> 3 < 4 > 2", "https://x.dk under 3 < 4 > 2"),
        ("S&oslash;&#8211;R&D &amp; &#27;[31m &nbsp;x", "Sø–R&D & [31m  x"),  # and no escape sequence gets in
        ("\\*\\*ikke fed\\*\\* &#42;x&#42;", "**ikke fed** *x*"),
        ("22\\-003813 \\[2021\\]", "22-003813 [2021]"),
    ],
)
def test_inline_marks(text: str, expected: str) -> None:
    assert plain_lines([text])[0].text == expected


def test_the_address_of_a_heading_is_the_items_own() -> None:
    heading, text = read("## [Punkt 1](https://x.dk/vis?id=1)\nSe [bilag](https://x.dk/b)")
    assert (heading.text, heading.url) == ("Punkt 1", "https://x.dk/vis?id=1")
    assert (text.text, text.url) == ("Se bilag", None)


def test_comments_keep_the_numbering() -> None:
    assert [line.text for line in read("a <!-- b\nc\n--> d\ne")] == ["a", "", "d", "e"]


def test_an_open_comment_hides_nothing() -> None:
    text, (doubt,) = without_comments("a\n<!-- b")
    assert text == "a\n<!-- b"
    assert doubt.place
    assert (doubt.kind, doubt.place.line) == ("comment", 2)


@pytest.mark.parametrize(
    ("head", "suffix", "claimed"),
    [
        (b"tekst", ".md", True),
        (b"# Punkt 1\n\n## Beslutning\n", ".txt", True),
        ("# Punkt 1\n\n## Beslutning\n".encode("utf-16"), ".txt", True),
        (b"**Punkt 1**\r\n\r\n**Beslutning**\r\n", ".txt", True),
        (b"# en linje\ntekst", ".txt", False),
        (b"**vigtigt** ord\n* 5 **\n", ".txt", False),
        (b"# a comment\n# another\n", ".py", False),
    ],
)
def test_which_files_are_markdown(head: bytes, suffix: str, claimed: bool) -> None:
    assert MarkdownReader().claims(head, suffix) is claimed


@given(st.text(alphabet="*_`[]()<>!\\#-|~& \nab\t1."))
def test_any_marks_give_one_line_for_each_line(text: str) -> None:
    lines = read("x" + text)
    assert [line.number for line in lines] == sorted(line.number for line in lines)
    assert all(line.text == line.text.strip(" \t") for line in lines)
    kept = "".join(line.text for line in lines)
    if not set(text) & set("[<!`~"):
        # Links, tags, comments and fences may take letters with them; all other marks leave every letter.
        assert [sign for sign in kept if sign in "ab1x"] == [sign for sign in "x" + text if sign in "ab1x"]


@pytest.mark.parametrize(
    "text", ["*a" * 40_000, "[" * 90_000, "`a" * 40_000, "<a " * 30_000, "**a **" * 15_000, "_" * 90_000, "# " * 40_000]
)
def test_hostile_lines_take_no_time(text: str) -> None:
    assert read(text)
