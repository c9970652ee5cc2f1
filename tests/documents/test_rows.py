import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.documents import rows
from casegraph.documents.rows import line_at, split_rows
from casegraph.errors import DocumentError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n", [(1, None, "a"), (2, None, "b")]),  # the last line feed ends a line, it begins none
        ("a\r\nb\rc", [(1, None, "a"), (2, None, "b"), (3, None, "c")]),  # three kinds of line end in one file
        ("a\r\n\r\nb", [(1, None, "a"), (2, None, ""), (3, None, "b")]),
        ("a\n\fb\nc", [(1, 1, "a"), (2, 2, "b"), (3, 2, "c")]),  # as pdftotext divides pages
        ("a\fb\nc", [(1, 1, "a"), (1, 2, "b"), (2, 2, "c")]),  # an editor counts no form feed
        ("a\vb\x85c\u2028d", [(1, None, "a"), (1, None, "b"), (1, None, "c"), (1, None, "d")]),
        ("Ã\x85ben", [(1, None, "Ã\x85ben")]),  # a twice encoded Å is no line end
        ("", []),
        ("\n", [(1, None, "")]),
    ],
)
def test_lines_are_numbered_as_an_editor_does(text: str, expected: list[tuple[int, int | None, str]]) -> None:
    assert [(row.number, row.page, row.text) for row in split_rows(text, "d")] == expected


def test_a_very_long_line_is_cut() -> None:
    (row,) = split_rows("x" * (rows.MAX_LINE + 1), "d")
    assert row.cut
    assert len(row.text) == rows.MAX_LINE


def test_a_file_of_line_ends_is_refused_before_it_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_LINES", 10)
    assert len(split_rows("\r\n" * 10, "d")) == 10
    with pytest.raises(DocumentError, match="more than 10 lines"):
        split_rows("\n" * 11, "d")
    with pytest.raises(DocumentError):
        split_rows("\f" * 11, "d")


@given(st.text(alphabet="ab\r\n\f\v"))
def test_nothing_is_lost_and_numbers_never_go_back(text: str) -> None:
    found = split_rows(text, "d")
    assert "".join(row.text for row in found) == "".join(sign for sign in text if sign in "ab")
    assert [row.number for row in found] == sorted(row.number for row in found)
    if text and text[-1] not in "\r\n":
        assert found[-1].number == line_at(text, len(text))
