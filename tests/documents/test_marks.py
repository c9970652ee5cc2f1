import pytest

from casegraph.documents.marks import take_bullet, take_indent


@pytest.mark.parametrize(
    ("text", "bullet", "rest"),
    [
        ("- at planen godkendes", "-", "at planen godkendes"),
        ("•\tat planen godkendes", "•", "at planen godkendes"),
        ("̵ Ny sæson", "̵", "Ny sæson"),  # a combining stroke, left by a PDF
        ("* indsats", "*", "indsats"),
        ("o\tindre niveau", "o", "indre niveau"),
        ("o indre", "", "o indre"),  # a word (or half of one)
        ("-", "", "-"),  # no decision
        ("–", "", "–"),
        ("- -", "-", "-"),
        ("•", "•", ""),  # its text stands on the next line
        ("-5 pct.", "", "-5 pct."),  # a number
        ("1. at planen godkendes", "", "1. at planen godkendes"),  # may be the number of an item
        ("*Note", "", "*Note"),
        ("", "", ""),
    ],
)
def test_list_marks(text: str, bullet: str, rest: str) -> None:
    assert take_bullet(text) == (bullet, rest)


@pytest.mark.parametrize(
    ("text", "indent", "bare"), [("  a ", 2, "a"), ("\ta", 8, "a"), ("   \ta\t", 8, "a"), ("a", 0, "a"), ("  ", 2, "")]
)
def test_indentation(text: str, indent: int, bare: str) -> None:
    assert take_indent(text) == (indent, bare)
