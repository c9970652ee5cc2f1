"""Sentence ends: Danish administrative prose is full of full stops that end nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.danish import sentences

TABLE = [
    ("Godkendt. Sagen sendes videre.", ["Godkendt.", "Sagen sendes videre."]),
    ("Udgiften er 3 mio. kr. årligt.", ["Udgiften er 3 mio. kr. årligt."]),
    ("Prisen er 40.000 kr. Beløbet indekseres.", ["Prisen er 40.000 kr.", "Beløbet indekseres."]),
    ("Det gælder bl.a. Byrådet og f.eks. Ældrerådet.", ["Det gælder bl.a. Byrådet og f.eks. Ældrerådet."]),
    ("Mødet d. 12. April 2021 kl. 9 er aflyst.", ["Mødet d. 12. April 2021 kl. 9 er aflyst."]),
    ("Det skete i 2020. Udvalget tog sagen op.", ["Det skete i 2020.", "Udvalget tog sagen op."]),
    ("1. Udvalget tager sagen til efterretning.", ["1. Udvalget tager sagen til efterretning."]),
    ("Jf. § 17, stk. 4. Reglerne gælder.", ["Jf. § 17, stk. 4.", "Reglerne gælder."]),
    ("Linje et\nlinje to", ["Linje et", "linje to"]),  # one paragraph a line
    ("Er det nok? Ja! Så er vi enige", ["Er det nok?", "Ja!", "Så er vi enige"]),
    ("Referat fra mødet.Udvalget var enigt.", ["Referat fra mødet.", "Udvalget var enigt."]),  # the blank fell out
    ("Jens P. Hansen deltog.", ["Jens P. Hansen deltog."]),
    ("Planen omfatter skoler m.v. Den gælder fra maj.", ["Planen omfatter skoler m.v.", "Den gælder fra maj."]),
    ("  \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet="aB. \n1?)kr", max_size=80))
def test_nothing_but_white_space_lies_outside_the_sentences(text):
    rest, at = [], 0
    for start, end in sentences(text):
        assert at <= start < end
        rest.append(text[at:start])
        at = end
    assert not "".join([*rest, text[at:]]).strip()
