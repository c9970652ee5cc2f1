"""Case numbers: every notation by its place and label, and everything that only looks like one."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.folding import fold_number
from casegraph.parse.numbers import NumberIndex
from casegraph.rulebook.book import load_rulebook


@pytest.fixture(scope="module")
def index() -> NumberIndex:
    return NumberIndex(load_rulebook().numbers)


def found(index: NumberIndex, text: str, label: str | None = None) -> list[str]:
    return [mention.number.printed for mention in index.find(text, label)]


FOUND = [
    # safe anywhere: the shape is nothing else
    ("jf. 326-2019-40712 om havnen", ["326-2019-40712"]),
    ("som i 85.02.02-G01-1-17.", ["85.02.02-G01-1-17"]),
    ("00.30.10-Ø00-4-16", ["00.30.10-Ø00-4-16"]),
    ("85.02.02G00-0011", ["85.02.02G00-0011"]),
    ("(SAG-2023-48210)", ["SAG-2023-48210"]),
    ("EMN-2020-03472", ["EMN-2020-03472"]),
    ("S2019-48291", ["S2019-48291"]),
    ("2021-0123456", ["2021-0123456"]),
    ("om 22-004711 og 21-019999K.", ["22-004711", "21-019999K"]),
    # on a line of its own, with or without marks
    ("Vejen lukkes\n19/7724\nIndstilling", ["19/7724"]),
    ("**15/34881**", ["15/34881"]),
    ("# 22-3813", ["22-3813"]),
    ("2019/48213", ["2019/48213"]),
    # behind a label, in any spelling of the label
    ("Sagsnr.: 22/381", ["22/381"]),
    ("Sagsnr.: S2022-212", ["S2022-212"]),
    ("Sagsnr.: 2022 - 1234", ["2022-1234"]),
    ("Sagsnr.: 1234/2023", ["1234/2023"]),
    ("Sagsnr. 22 / 12345", ["22/12345"]),
    ("Sagsnr: 00.30.00 - G01 - 3 - 22", ["00.30.00-G01-3-22"]),
    ("Sagsnr.: EMN - 2022 - 01234", ["EMN-2022-01234"]),
    ("Sagsnr.: 22/1234 - 5 bilag", ["22/1234"]),
    ("Sagsnr.: 2022 - 1234 - 5", []),  # no part of what no notation knows
    ("Perioden 2022 - 2025", []),
    ("Sagsnr.: S2022-7", ["S2022-7"]),
    ("Sagsnr.: SAG-22-212", ["SAG-22-212"]),
    ("Sagsnr.: G01-123-22", ["G01-123-22"]),
    ("Sagsnr.: 2022.00123", ["2022.00123"]),
    ("Planen BR-2020-3 og uge-2022-12.", []),
    ("Sags nr. 22/381", ["22/381"]),
    ("SAGSNUMMER 4711", ["4711"]),
    ("Sagsnr.22-004711", ["22-004711"]),
    ("Sag: 299123", ["299123"]),
    ("Sagsid.\n299123", ["299123"]),
    ("Sags ID: EMN-2018-01877", ["EMN-2018-01877"]),
    ("LUKKET - 27.15.12-Ø40-2-19", ["27.15.12-Ø40-2-19"]),
    ("ESDH-sag 20/1234", ["20/1234"]),
    ("jf. sag nr. 22/3813 og 22/3814", ["22/3813", "22/3814"]),
    ("Sagsnumre: 22/1, 22/382 og 23/9", ["22/1", "22/382", "23/9"]),
    # a label decides where the shape alone would not
    ("Sagsnr. 12/2018", ["12/2018"]),
    ("Sagsnr. 2019-2022", ["2019-2022"]),
    # of one line the case number alone
    ("Sagsnr.: 326-2017-41234 J.nr.: 82.13.00 Dokumentnr.: 326-2021-60001", ["326-2017-41234"]),
    ("Sagsnr.: 330-2018-3619        Dok.nr.: 330-2018-500301      Åbent", ["330-2018-3619"]),
    ("Sagsnr. 295123 Økonomiudvalget Åbent punkt", ["295123"]),
    # a whole number behind the label of a subject code, where no other label says otherwise
    ("J.nr. 01.02.05-P16-23-12", ["01.02.05-P16-23-12"]),
    ("Journalnr.: 19/7724", ["19/7724"]),
    # a document of the case behind its number
    ("Sagsnr. 16/00123-12", ["16/00123"]),
    ("Sagsnr. 2010-123456/3", ["2010-123456"]),
    # a word at the end of a line is no label of the next line, a label with its colon is
    ("Opfølgning på budget\n22-004711", ["22-004711"]),
    ("Oversigt over bilag\n22-004711", ["22-004711"]),
    ("Dok.nr.:\n330-2018-500301", []),
    # three groups, none of which is the code of a municipality
    ("Sagsnr. 24-20-2021", ["24-20-2021"]),
    ("Sag nr. 24-20-2021", ["24-20-2021"]),
    ("12-345-2021", ["12-345-2021"]),
    ("Sag: 113-7-2023 og 2021-12-345", ["113-7-2023", "2021-12-345"]),
    ("Sagsnr. 12-5-2021", ["12-5-2021"]),
    ("Sagsnr.: 2021-4-9", ["2021-4-9"]),
    # cut by a line break, other hyphens
    ("Sagsnr. 326-2021-\n   84001 ", ["326-2021-84001"]),
    ("326-2021\n-84001", ["326-2021-84001"]),
    ("22–004711", ["22–004711"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_found(index: NumberIndex, text: str, expected: list[str]) -> None:
    assert found(index, text) == expected


NOT_NUMBERS = [
    "Sag nr. 130",  # running number of an item
    "Sag nr. 103 (ØU 137/07)",
    "Sager 129 - 138",
    "Møde nr. 6/2018",
    "Møde nr. 12/2018",
    "12/2018",
    "2022-2025",
    "2019/2020",
    "Årshjul\t130047/20",  # a document
    "Dok.nr.: 330-2018-500301",
    "Dokument ID: 22-004711",
    "DOK-2021-00123",
    "06/10",
    "29-06-2016",
    "Sag nr. 29-06-2016",
    "mødet 12-5-2021",
    "2016-06-29",
    "8/29/2019",
    "i alt 24-20-2021 i teksten",
    "kl. 10-12",
    "010190-1234",  # CPR
    "CVR 29189609",
    "tlf. 5953-4400",
    "59-53-44-00",
    "lov nr. 1234 af 2021-01234",
    "jf. lov 22/3813",
    "Lokalplan 2019-1234",
    "§ 17, stk. 4",
    "12-100000 kr.",
    "1.234.567 kr",
    "4600 Køge",
    "budget 2021-2024",
    "VE-2020-2030",
    "COVID-2021-1234",
    "326-2021-57616.pdf",
    "pris 19/7724 i teksten",
    "299780",
    "sagen 2021",
    "Sagsbehandler 4711",
    "",
]


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_not_a_case_number(index: NumberIndex, text: str) -> None:
    assert found(index, text) == []


GIVEN = [
    # the caller read the label
    ("22/381", "Sagsnr.", ["22/381"]),
    ("4711", "Sagsnummer", ["4711"]),
    ("22/381", "Vores eget sagsord", ["22/381"]),
    ("330-2018-500301", "Dok.nr.", []),
    ("130", "Sag nr.", []),
    ("299123", "Sag", ["299123"]),
    ("22-004711, 22-004712", "Sagsnr.", ["22-004711", "22-004712"]),
    # a place where one is expected, without a label: no year, no small number
    ("299123", "", ["299123"]),
    ("19/7724", "", ["19/7724"]),
    ("2021", "", []),
    ("2021-2024", "", []),
    ("12/2018", "", []),
    # the label holds for what follows it directly
    ("se bilag 299123", "Sagsnr.", []),
]


@pytest.mark.parametrize(("text", "label", "expected"), GIVEN)
def test_with_a_label_from_the_caller(index: NumberIndex, text: str, label: str, expected: list[str]) -> None:
    assert found(index, text, label) == expected


PARTS = [
    ("326-2019-40712", ("326", 2019, 40712, None), "326-2019-40712"),
    ("22-003813", (None, 2022, 3813, None), "22-3813"),
    ("21-019438K", (None, 2021, 19438, "K"), "21-19438K"),
    ("85/12345", (None, 1985, 12345, None), "85-12345"),
    ("2021-0123456", (None, 2021, 123456, None), "21-123456"),
    ("00.30.00-S00-3607-18", ("00.30.00-S00", 2018, 3607, None), "00-30-00-S00-3607-18"),
    ("SAG-2024-012345", ("SAG", 2024, 12345, None), "SAG-2024-12345"),
    ("299780", (None, None, 299780, None), "299780"),
]


@pytest.mark.parametrize(("text", "parts", "key"), PARTS)
def test_parts(index: NumberIndex, text: str, parts: tuple[object, ...], key: str) -> None:
    number = index.find(text, "Sagsnr.")[0].number
    assert (number.prefix, number.year, number.serial, number.suffix) == parts
    assert (number.printed, number.key) == (text, key)


def test_what_stands_around_is_told(index: NumberIndex) -> None:
    mention = index.find("Åbent\nSags nr.: 330-2018-3619 ")[0]
    assert (mention.label, mention.code, mention.notation) == ("Sags nr.", "330", "code-year-serial")


def test_other_numbers_of_a_line(index: NumberIndex) -> None:
    line = "Sagsnr.: 326-2017-41234 J.nr.: 82.13.00 Dokumentnr.: 326-2021-\n60001"
    assert index.journal_number(line) == "82.13.00"
    assert index.document_number(line) == "326-2021-60001"
    assert index.journal_number("KLE-nr. 00.30.02G01") == "00.30.02G01"
    assert index.journal_number("den 01.02.05") is None
    assert index.document_number("Sagsnr. 22-004711") is None


def test_broken_numbers_are_joined_and_nothing_else(index: NumberIndex) -> None:
    text = "Bilag 326-2021-\n 84531, 200-\n 300 og 2021-\n2024"
    assert index.join_broken(text) == "Bilag 326-2021-84531, 200-\n 300 og 2021-\n2024"


SAME = [
    ("22-003813", "22/3813"),
    ("2021-0123456", "21/123456"),
    ("85.02.02G00-0011", "85.02.02-G00-11"),
    ("326-2021-00504", "326 2021 504"),
    ("sag-2024-1", "SAG-2024-1"),
    ("21-019438K", "21/19438k"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_number_in_two_notations(one: str, other: str) -> None:
    assert fold_number(one) == fold_number(other)


OTHER = [("21-019438K", "21-019438"), ("22-3813", "23-3813"), ("326-2021-504", "330-2021-504"), ("22-38130", "22-3813")]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_numbers(one: str, other: str) -> None:
    assert fold_number(one) != fold_number(other)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_number(fold_number(text)) == fold_number(text)


@given(st.integers(0, 69), st.integers(1, 999_999), st.sampled_from(["", "K"]))
def test_zeros_and_separators_fold(year: int, serial: int, suffix: str) -> None:
    spellings = [f"{year:02}-{serial:06}{suffix}", f"{year:02}/{serial}{suffix}", f"20{year:02}-{serial:07}{suffix}"]
    assert len({fold_number(spelling) for spelling in spellings}) == 1


PIECES = [
    "Sagsnr.",
    "Sag",
    "J.nr.",
    "Dok.nr.",
    "22-003813",
    "326-2021-",
    "84531",
    "130",
    "2021",
    "-",
    "/",
    "kr.",
    "\n",
    "G01",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.text(max_size=12))
def test_mentions_stand_in_the_text(index: NumberIndex, pieces: list[str], tail: str) -> None:
    text = " ".join(pieces) + tail
    end = 0
    for mention in index.find(text):
        assert "".join(text[mention.start : mention.end].split()) == mention.number.printed
        assert mention.number.key == fold_number(mention.number.printed)
        assert mention.start >= end
        end = mention.end
    index.journal_number(text)
    index.document_number(text)
    assert index.join_broken(text).replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("text", ["a1", "1-", "Sagsnr. ", "1234 ", "326-2021-\n", "1.", "9" * 50])
def test_long_texts_take_no_longer_than_their_length(index: NumberIndex, text: str) -> None:
    begun = time.process_time()
    index.find(text * 20_000)
    assert time.process_time() - begun < 10


def test_a_query_folds_without_the_rules() -> None:
    code = "import sys, casegraph.folding; print([m for m in ('re2', 'pydantic', 'yaml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_number_of_the_truth_and_no_labelled_other(index: NumberIndex, shared: Path) -> None:
    """In whole documents: all case numbers are found; what is found besides stands without a label (attachments)."""
    truths = [*(shared / "gold").glob("*_*.json"), *(shared / "layouts").glob("*.json")]
    missed, besides = set(), set()
    for truth in sorted(truths):
        told = json.loads(truth.read_text(encoding="utf-8"))
        document = (
            truth.with_suffix(".txt") if truth.parent.name == "layouts" else shared / "minutes" / told["document"]
        )
        expected = {item["case_number"] for item in told["items"] if item["case_number"]}
        mentions = index.find(document.read_text(encoding="utf-8"))
        missed |= expected - {mention.number.printed for mention in mentions}
        besides |= {mention.number.printed for mention in mentions if mention.label} - expected
    assert truths
    assert (missed, besides) == (set(), set())
