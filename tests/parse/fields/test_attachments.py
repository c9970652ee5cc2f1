"""Attachments in the forms that minutes print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model import Attachment, Line
from casegraph.parse.fields.attachments import (
    document_number,
    file_names,
    files_in,
    merge_attachments,
    read_attachments,
)

LISTS = [
    (["Kort over søen", "Notat om støj.docx"], [("Kort over søen", None), ("Notat om støj.docx", None)]),
    # The number on a line of its own below, in a column, behind a blank, in parentheses.
    (["Kort over søen", "", "326-2021-57616"], [("Kort over søen", "326-2021-57616")]),
    (["Kort over søen\t326-2021-57616", "---\t-------"], [("Kort over søen", "326-2021-57616")]),
    (["Kort over søen 326-2021-57616"], [("Kort over søen", "326-2021-57616")]),
    (["Kort over søen (130047/20)"], [("Kort over søen", "130047/20")]),
    (["Kort over søen (dok.nr. 2022-0007777-1)"], [("Kort over søen", "2022-0007777-1")]),
    (["1. Kort over lamper (2215410 - EMN-2018-01877)"], [("Kort over lamper", "2215410")]),
    (["Kort over lamper (1215410 - udkast)"], [("Kort over lamper (1215410 - udkast)", None)]),
    # Running number, open or closed, title, number.
    (["1\tÅben\tKort\t13047/20", "2\tLukket\tNotat\t13048/20"], [("Kort", "13047/20"), ("Notat", "13048/20")]),
    (["1 Åben Kort over søen 72937/20"], [("Kort over søen", "72937/20")]),
    # The number first.
    (["114431/22\tKort over søen", "114432/22\tNotat"], [("Kort over søen", "114431/22"), ("Notat", "114432/22")]),
    (["Navn\tType\tStørrelse", "Kort\tPDF\t1,4 MB"], [("Kort", None)]),
    # A number divided at the hyphen, after a title divided inside parentheses.
    (
        ["Takster for 2021 (revideret", "den 6. april)", "", "326-2021-", "84531"],
        [("Takster for 2021 (revideret den 6. april)", "326-2021-84531")],
    ),
    # Two run together where a line end was lost.
    (["Bilag 1: Kort over søenBilag 2: Notat"], [("Bilag 1: Kort over søen", None), ("Bilag 2: Notat", None)]),
    (["Kort.pdf Notat.pdf"], [("Kort.pdf", None), ("Notat.pdf", None)]),
    (
        ["application/pdf icon kort_0.pdfapplication/pdf icon notat_1.pdf"],
        [("kort_0.pdf", None), ("notat_1.pdf", None)],
    ),
    (["Takster (revideret", "", "den 6. april)"], [("Takster (revideret den 6. april)", None)]),
    # There are none, or only words that head the list.
    (["Ingen bilag"], []),
    (["Ingen."], []),
    (["-"], []),
    (["Titel\tDok.nr.", "Kort\t13047/20"], [("Kort", "13047/20")]),
    # List marks go; a number that belongs to the title stays.
    (["- Kort", "- Notat"], [("Kort", None), ("Notat", None)]),
    (["1. Kort", "2. Notat"], [("Kort", None), ("Notat", None)]),
    (["1. behandling af budget.pdf"], [("1. behandling af budget.pdf", None)]),
    (["Budget 2021-", "2024"], [("Budget 2021-2024", None)]),
    # What a page says of the file.
    (["Kort over søen (pdf)", "Notat (PDF, 1,2 MB)"], [("Kort over søen", None), ("Notat", None)]),
    (["Kort, pdf 230 kB", "Notat [docx]"], [("Kort", None), ("Notat", None)]),
    (["Kort over søen 1,1 MB"], [("Kort over søen", None)]),
    (["Notat om pdf"], [("Notat om pdf", None)]),
    # Counted without a sign behind the number, or in a column that was read apart.
    (["1 Kort", "2 Notat"], [("Kort", None), ("Notat", None)]),
    (["(1) Kort", "(2) Notat"], [("Kort", None), ("Notat", None)]),
    (["1: Kort", "2: Notat"], [("Kort", None), ("Notat", None)]),
    (["1) Kort; 2) Notat om støj, 3) Plan"], [("Kort", None), ("Notat om støj", None), ("Plan", None)]),
    (["Notat, 2. udgave"], [("Notat, 2. udgave", None)]),
    # All on one line; a name behind a comma belongs to the title before it.
    (["Udkast til princip, Notat om høring"], [("Udkast til princip", None), ("Notat om høring", None)]),
    (["Tidsplan; Kort over søen"], [("Tidsplan", None), ("Kort over søen", None)]),
    (["Kort over Byvej, Nyby Kommune"], [("Kort over Byvej, Nyby Kommune", None)]),
    (["Kort over stuen, plan"], [("Kort over stuen, plan", None)]),
    (["1.", "Kort", "2.", "Notat"], [("Kort", None), ("Notat", None)]),
    (["1 Kort", "2\tNotat"], [("Kort", None), ("Notat", None)]),
    (["10 Kommuner i tal", "3 Skoler i tal"], [("10 Kommuner i tal", None), ("3 Skoler i tal", None)]),
    (["Regnskab 2019"], [("Regnskab 2019", None)]),  # a year is no document number
    ([], []),
]


def lines(texts):
    return [Line(number, text) for number, text in enumerate(texts, 1) if text]


@pytest.mark.parametrize(("texts", "expected"), LISTS)
def test_list_of_attachments(book, texts, expected):
    found = read_attachments(lines(texts), book.fields)
    assert [(one.title, one.document_number) for one, _ in found] == expected


def test_each_once_and_the_number_from_either_list(book):
    first = read_attachments(lines(["Kort", "Notat"]), book.fields)
    again = read_attachments(lines(["Notat\t13047/20", "kort"]), book.fields)
    assert [one for one, _ in merge_attachments(first, again)] == [Attachment("Kort"), Attachment("Notat", "13047/20")]


def test_a_repeated_title_with_a_letter_wrong_is_the_same_but_another_digit_is_not(book):
    first = read_attachments(lines(["Bilag 1 Oversigt over skolerne"]), book.fields)
    typed = read_attachments(lines(["Bilag 1 Oversigt ovr skolerne"]), book.fields)
    other = read_attachments(lines(["Bilag 2 Oversigt over skolerne"]), book.fields)
    assert len(merge_attachments(first, typed)) == 1
    assert len(merge_attachments(first, other)) == 2


def test_place_spans_title_and_number(book):
    ((_, place),) = read_attachments([Line(7, "Kort"), Line(9, "326-2021-57616")], book.fields)
    assert (place.line, place.last) == (7, 9)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("326-2021-57616", "326-2021-57616"),
        ("(130047/20)", "130047/20"),
        ("2021", None),
        ("Kort", None),
        ("12-04-2021", None),
    ],
)
def test_document_number(book, text, number):
    assert document_number(text, book.fields) == number


def test_files_in_the_head_of_an_item(book):
    found, rest = files_in([Line(3, "Plan_2019.pdf"), Line(4, "En gæst deltager under punktet.")], book.fields)
    assert [one.title for one, _ in found] == ["Plan_2019.pdf"]
    assert [line.number for line in rest] == [4]
    assert file_names("Læs om planen i Plan.pdf på siden", book.fields) == []


@given(st.lists(st.text(max_size=50), max_size=6))
def test_titles_stand_in_the_text(book, texts):
    # White space, the bars of a table and hyphens at line ends may go; nothing is added and nothing moved.
    squeezed = "".join("".join(text.split()) for text in texts).replace("|", "").replace("-", "")
    for one, _ in read_attachments(lines(texts), book.fields):
        assert "".join(one.title.split()).replace("-", "") in squeezed
