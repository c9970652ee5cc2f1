import pytest

from casegraph.documents.glyphs import mend_glyphs
from casegraph.model import Line


def lines(*texts: str) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["Bilag", "Â", "Notat"], ["Bilag", "", "Notat"]),
        (["Bilag", "Å", "Notat"], ["Bilag", "Å", "Notat"]),  # once alone, it may be a party
        (
            ["Bilag", "Å", "Notat", "Å", "Punkt", "", "Beslutning:", "Å"],
            ["Bilag", "", "Notat", "", "Punkt", "", "Beslutning:", ""],
        ),
        (["Imod stemte:", "Ø", "Punkt 2", "Imod stemte:", "Ø"], ["Imod stemte:", "Ø", "Punkt 2", "Imod stemte:", "Ø"]),
        (["Notat", "Å", "Å", "", "Å", "Beslutning"], ["Notat", "", "", "", "", "Beslutning"]),
        (["Tekst", "\ufffd", "Mere tekst"], ["Tekst", "", "Mere tekst"]),
        (["For stemte:", "A", "Ø", "Å", "Imod:"], ["For stemte:", "A", "Ø", "Å", "Imod:"]),  # parties
        (["Behandling", "ØU", "KB"], ["Behandling", "ØU", "KB"]),  # bodies
        (["Beslutning", "-", "Bilag"], ["Beslutning", "-", "Bilag"]),  # a decision
        (["Side", "2", "Punkt"], ["Side", "2", "Punkt"]),
        (["Å...bent", "Ø…stre Skole"], ["Åbent", "Østre Skole"]),
        (["Vi venter...måske", "Å... nej", "KØ...bent"], ["Vi venter...måske", "Å... nej", "KØ...bent"]),
    ],
)
def test_only_glyphs_without_meaning_go(before: list[str], after: list[str]) -> None:
    mended, _ = mend_glyphs(lines(*before))
    assert [line.text for line in mended] == after
    assert [line.number for line in mended] == list(range(1, len(before) + 1))


def test_the_doubt_names_the_lines() -> None:
    _, doubts = mend_glyphs(lines("Bilag", "Ã", "Notat", "Å...bent"))
    assert [(doubt.kind, doubt.place.line) for doubt in doubts if doubt.place] == [("stray_glyph", 2), ("torn_word", 4)]


def test_a_long_list_of_lines_is_cut_short() -> None:
    _, (doubt,) = mend_glyphs(lines(*["Notat", "Å"] * 12))
    assert doubt.text.endswith("(+ 2)")
