"""Compounds taken apart where the titles of a municipality have their words."""

from collections import Counter

import pytest

from casegraph.danish import stem
from casegraph.link import LinkRules
from casegraph.link.titles.compounds import Compounds
from casegraph.link.titles.reader import TitleReader
from casegraph.link.words.compare import compare
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import make_signs
from casegraph.rulebook.book import load_rulebook

# What else the municipality treats.
OTHERS = (
    "Statistik over brande",
    "Sygefravær i plejen",
    "Prognose for vejret",
    "Plads ved stationen",
    "Indkøb af plads",
)


@pytest.fixture(scope="module")
def reader():
    return TitleReader(LinkRules.from_book(load_rulebook()))


@pytest.mark.parametrize(
    ("word", "others", "made"),
    [
        ("befolkningsprognose", "Befolkningens tal. Prognose for 2020", "befolkning prognose"),
        ("sygefraværsstatistik", "Sygefraværet i 2020. Statistik over brande", "sygefravær statistik"),
        ("tilsynsrapporten", "Rapport om tilsyn", "tilsyn rapporten"),
        # Taken apart to the end.
        ("boliganvisningsaftale", "Aftale om anvisning af bolig", "bolig anvisning aftale"),
        # A slip of the finger in one.
        ("befolkningsprognsoe", "Befolkningsprognose. Befolkningens tal. Prognose for 2020", "befolkning prognose"),
        # No word stands by itself; an ending and a prefix are none.
        ("befolkningsprognose", "Befolkningens tal", ""),
        ("vedtægterne", "Vedtægt for havnen. Erne i fjorden", ""),
        ("overdragelse", "Over åen. Dragelse i bakken", ""),
        ("partnerskab", "Midler til at skabe liv. Ny partner", ""),
        # What was run together is none.
        ("havnen" * 20, "Havnen i byen", ""),
        # What is a word of the rules stays whole.
        ("lokalplan", "Plan for et lokalt center. Lokal plan", ""),
    ],
)
def test_a_compound_is_made_of_words_that_titles_have(reader, word, others, made):
    words = [one for printed in (word, *others.split(". ")) for one in reader.read(printed).words]
    compounds = Compounds(Counter(words), Counter(map(stem, words)), {"lokalplan"})
    assert list(map(stem, compounds.of(word))) == list(map(stem, (made or word).split()))


def test_a_name_is_no_compound(reader):
    printed = ("Ny sti ved Havnegade", "Kloak i Havnegade", "En gade i byen", "Støj på havnen", "Ny havnestøj på gaden")
    words = Words([reader.read(one) for one in printed])
    assert {words.stems[number] for number in words.made} == {"havnestøj"}


@pytest.mark.parametrize(
    ("one", "other", "unlike"),
    [
        ("Befolkningsprognose 2020", "Prognose for befolkningen 2020", "Prognose for høsten 2020"),
        ("Stationspladsen", "Plads ved station", "Plads ved havn"),
    ],
)
def test_the_words_of_a_compound_are_shared(reader, one, other, unlike):
    titles = [reader.read(printed) for printed in (one, other, unlike, *OTHERS)]
    words = Words(titles)
    first, second, third = make_signs(titles, words)[:3]
    found = compare(first, second, words)
    assert found.contained > 0.7
    assert found.shared > 1.5 * compare(first, third, words).shared
