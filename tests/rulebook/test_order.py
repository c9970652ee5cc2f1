"""The order words: titles of one matter at different times come down to the same words."""

import pytest

from casegraph.rulebook.book import load_rulebook
from casegraph.rulebook.phrases import Phrases

SAME_MATTER = [
    ("1. behandling af budget for havnen", "Budget for havnen - 2. behandling"),
    ("Forslag til lokalplan 17 ved Søvej", "Lokalplan 17 ved Søvej - endelig vedtagelse"),
    ("Godkendelse af skolestruktur", "Orientering om skolestruktur"),
    ("Udkast til ældrepolitik til høring", "Ældrepolitik efter høring"),
    ("Genoptagelse af sag om cykelsti", "Drøftelse af cykelsti"),
    ("Status på klimaplan", "Opfølgning på klimaplan"),
    ("Temadrøftelse om kystsikring", "Fortsat drøftelse af kystsikring"),
]


def without_order(title: str) -> list[str]:
    phrases = Phrases(term.term for term in load_rulebook().order.order)
    rest = title
    for hit in sorted(phrases.finditer(title), key=lambda hit: -hit.start):
        rest = f"{rest[: hit.start]} {rest[hit.end :]}"
    return [word for word in rest.lower().replace("-", " ").split() if word not in {"sag", "om"}]


@pytest.mark.parametrize(("one", "other"), SAME_MATTER)
def test_one_matter(one: str, other: str) -> None:
    assert without_order(one) == without_order(other) != []


TELLING = [
    # words that do say what the matter is stay
    ("Høringssvar om havnen", "høringssvar"),
    ("Pulje til kultur - 2. runde", "2."),
    ("Evaluering af cykelsti", "evaluering"),
    ("Ansøgning om dispensation", "dispensation"),
    ("Indkøbspolitik", "indkøbspolitik"),
]


@pytest.mark.parametrize(("title", "word"), TELLING)
def test_what_says_something_stays(title: str, word: str) -> None:
    assert word in without_order(title)
