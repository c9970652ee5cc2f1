import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model import Attachment, CaseNumber
from casegraph.privacy import find_cpr, mask, mask_record


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Borger 010203-0405 har klaget.", "Borger XXXXXX-XXXX har klaget."),
        ("cpr.nr. 0102030405", "cpr.nr. XXXXXXXXXX"),
        ("010203 0405", "XXXXXX XXXX"),
        ("010203\u00a00405", "XXXXXX\u00a0XXXX"),
        ("010203 - 0405", "XXXXXX - XXXX"),
        ("010203–0405", "XXXXXX–XXXX"),
        ("01 02 03 - 0405", "XX XX XX - XXXX"),
        ("311299-4321, 290200-1111", "XXXXXX-XXXX, XXXXXX-XXXX"),  # 29 February: the century is unknown
        ("610203-0405", "XXXXXX-XXXX"),  # a substitute number: 60 added to the day
        ("(010203-0405)", "(XXXXXX-XXXX)"),
        ("010203-\n0405", "XXXXXX-\nXXXX"),  # divided over two lines
        ("CPR-nr.:010203-0405.", "CPR-nr.:XXXXXX-XXXX."),
        ("sagen 0102030405", "sagen XXXXXXXXXX"),  # "sagen" names no number
    ],
)
def test_cpr_numbers_are_masked_at_equal_length(text: str, masked: str) -> None:
    assert mask(text)[0] == masked
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "326-2021-11582",  # case numbers
        "330-2018-500301",
        "22-003813",
        "21-019438K",
        "SAG-2024-12345",
        "85.02.02-G01-1-17",
        "00.30.00-S00-3607-18",
        "130047/20",  # a document
        "27.69.40",  # a journal number
        "12 34 56 78",  # telephones
        "+45 12345678",
        "4512345678",
        "Tlf. 2012345678",
        "320203-0405",  # no such day
        "311102-0405",  # nor this: November has 30
        "300203-0405",
        "011303-0405",  # no such month
        "326-010203-0405",  # part of something longer
        "010203-0405-7",
        "010121-311221",  # two dates
        "0102030405067",  # thirteen digits
        "P-nr. 1012345678",
        "Sagsnr. 0102034567",
        "Sagsnummer: 010630-2023",  # a serial number and a year
        "dokumentnr.: 0102034567",
        "7379a6-010203-0405ab",
        "kl. 10.15-12.30 den 01.02.2003",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == (text, 0)


def test_the_count_and_the_places() -> None:
    text = "a 010203-0405 b 0506071234"
    assert mask(text)[1] == 2
    assert [text[start:end] for start, end in find_cpr(text)] == ["010203-0405", "0506071234"]


def test_records_are_masked_whole() -> None:
    record = (CaseNumber("010203-0405", "k", year=3), (Attachment("Brev til 010203-0405"),), {"010203-0405": None})
    assert mask_record(record) == (
        CaseNumber("XXXXXX-XXXX", "k", year=3),
        (Attachment("Brev til XXXXXX-XXXX"),),
        {"XXXXXX-XXXX": None},
    )


@given(st.text(alphabet="0123456789 -–./\nax"))
def test_masking_changes_digits_alone_and_leaves_none_to_find(text: str) -> None:
    masked, times = mask(text)
    assert len(masked) == len(text)
    assert all(new == old or (new == "X" and old.isdigit()) for new, old in zip(masked, text, strict=True))
    assert masked.count("X") == 10 * times
    assert mask(masked) == (masked, 0)
