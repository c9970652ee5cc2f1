import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.documents.clean import clean_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\u030aben sag", "Åben sag"),  # decomposed, as macOS writes it
        ("den\u00a012.\u202fapril\u20072021", "den 12. april 2021"),  # no-break, narrow, figure space
        ("Sags\u00adgang", "Sagsgang"),  # a soft hyphen that divides nothing
        ("Beret\u00ad", "Beret-"),  # and one that does
        ("Beret\u00ac ", "Beret-"),  # as some programs save it
        ("beret\u00acning", "beretning"),
        ("God\u200bkendt\ufeff", "Godkendt"),
        ("\ufb01nansiering, e\ufb00ektiv, tra\ufb03k", "finansiering, effektiv, traffik"),
        ("2020\u20112021", "2020-2021"),  # a hyphen that may not be broken at
        ("\x1b[31mrød\x07", "[31mrød"),  # nothing that a terminal would obey
        ("\u202eEVIL", "EVIL"),  # nor anything that turns the writing round
        ("\uf0b7 punkt", "• punkt"),  # the Symbol font's bullet
        ("a\tb   c", "a\tb   c"),  # columns stay
        ("”Vores sted” – 25 %", "”Vores sted” – 25 %"),
    ],
)
def test_characters(text: str, expected: str) -> None:
    assert clean_text(text) == expected


@given(st.text())
def test_clean_text_is_composed_printable_and_stays_so(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert not {sign for sign in clean if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"}} - {"\t"}


@given(st.text(alphabet="abæø \tå.,-–123\u00a0"))
def test_cleaning_keeps_every_letter_at_its_column(text: str) -> None:
    assert clean_text(text) == text.replace("\u00a0", " ")
