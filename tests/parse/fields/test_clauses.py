"""Decisions per clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.parse.fields.clauses import by_clause, kind_of

# (text, clauses of the recommendation, [(clauses, kind)], kind of the item)
TEXTS = [
    ("Ad 1: Godkendt. Ad 2-3: Anbefales.", 3, [(("1",), "approved"), (("2", "3"), "recommended")], "approved"),
    ("Ad. 1\nDrøftet.\nAd. 2 og 4\nUdsat.", 4, [(("1",), "discussed"), (("2", "4"), "postponed")], "postponed"),
    (
        "1. Anbefales med et flertal.\n2. Anbefales.",
        2,
        [(("1",), "recommended"), (("2",), "recommended")],
        "recommended",
    ),
    # Every clause printed as "1.".
    ("1. Godkendt.\n1. Taget til efterretning.", 2, [(("1",), "approved"), (("2",), "noted")], "approved"),
    ("Pkt. 1 godkendt. Pkt. 2 afvist.", 2, [(("1",), "approved"), (("2",), "rejected")], "approved"),
    (
        "Indstillingens punkt 1 blev godkendt.\nIndstillingens punkt 2 blev udsat.",
        0,
        [(("1",), "approved"), (("2",), "postponed")],
        "approved",
    ),
    # The number before its word.
    (
        "Indstillingens 1. at-punkt blev godkendt med 9 stemmer imod 4.\nIndstillingens 2. at-punkt blev udsat.",
        2,
        [(("1",), "approved"), (("2",), "postponed")],
        "approved",
    ),
    ("1. at: Anbefales.\n2. at: Anbefales ikke.", 2, [(("1",), "recommended"), (("2",), "rejected")], "recommended"),
    (
        "Udvalget besluttede at:\n1. godkende planen\n2. udsætte budgettet",
        2,
        [(("1",), "approved"), (("2",), "postponed")],
        "approved",
    ),
    ("1)-2) Anbefales over for Byrådet.", 2, [(("1", "2"), "recommended")], "recommended"),  # one mark, every clause
    ("1. og 2. Anbefales. 3. Afvist.", 3, [(("1", "2"), "recommended"), (("3",), "rejected")], "recommended"),
    ("Ad a) Godkendt. Ad b) Anbefales.", 0, [(("a",), "approved"), (("b",), "recommended")], "approved"),
    # What stands in front counts where it decides something.
    ("Drøftet.\nAd 1: Anbefales.", 1, [((), "discussed"), (("1",), "recommended")], "recommended"),
    ("Sagen blev gennemgået.\nAd 1: Anbefales.", 1, [(("1",), "recommended")], "recommended"),
    # Numbers larger than the clauses are other items of the agenda.
    ("Pkt. 7 udsat. Pkt. 9 udgår.", 2, [((), "other")], "other"),
    # A list of topics is no list of decisions.
    ("Drøftet. Emner til næste gang:\n1. Veje\n2. Stier", 2, [((), "discussed")], "discussed"),
    ("Godkendt.", 3, [((), "approved")], "approved"),
    ("Godkendt, dog udsættes punkt 2.", 3, [((), "approved")], "approved"),
]


@pytest.mark.parametrize(("text", "clauses", "expected", "kind"), TEXTS)
def test_decisions_by_clause(decisions, text, clauses, expected, kind):
    found = by_clause(text, decisions, clauses)
    assert [(one.clauses, one.kind) for one in found] == expected
    assert kind_of(found, decisions) == kind


@given(st.text(alphabet="adAD 123.:-\nGodkent", max_size=120), st.integers(0, 4))
def test_every_part_stands_in_the_text(decisions, text, clauses):
    for one in by_clause(text, decisions, clauses):
        assert one.text in text
