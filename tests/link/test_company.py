"""How many other cases come into question: a name that one matter has tells more than one that many have."""

import numpy as np
import pytest

from casegraph.link import link_items
from casegraph.link.clusters import Clusters
from casegraph.link.company import COUNTS, LEAST, MANY, MOST, Company
from casegraph.link.explain import explain
from casegraph.link.hopeful import Hopeful, Rivals
from casegraph.link.recall import Recalled
from casegraph.link.table import make_table
from casegraph.link.titles import TitleReader
from casegraph.link.weights import COMPANY, score


@pytest.fixture
def company_of(item, rules):
    """A function that gives the company of ``count`` items with these pairs, those named in ``joined`` as one case."""

    def make(count, pairs, joined=()):
        items = [item(f"2021-01-{day:02}", "oek", f"Sag {day}") for day in range(1, count + 1)]
        table = make_table(items, TitleReader(rules), Recalled().bodies)
        clusters = Clusters(table, [(at,) for at in range(count)])
        for one, other in joined:
            clusters.join(clusters.of[one], clusters.of[other])
        first, second = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
        hopeful = Hopeful(first, second, np.ones(len(first)), np.zeros(len(first), np.bool_))
        return Company(Rivals(hopeful, count), clusters), clusters

    return make


@pytest.mark.parametrize(
    ("pairs", "joined", "said", "level"),
    [
        ([(0, 1)], [], ("0", "0"), "none/none"),
        ([(0, 1), (1, 2)], [], ("0", "1"), "none/one"),
        ([(0, 1), (0, 2), (1, 2)], [], ("1", "1"), "one/one"),
        # Cases are counted, not items.
        ([(0, 1), (0, 2), (0, 3), (1, 2)], [(2, 3)], ("1", "1"), "one/one"),
        # What another item of the case has a pair with counts as well.
        ([(0, 1), (2, 3)], [(0, 2)], ("1", "0"), "none/one"),
        ([(0, 1), *((0, other) for other in range(2, 9))], [], ("4+", "0"), "none/many"),
        ([(0, 1), (0, 2), (0, 3), *((1, other) for other in range(4, 7))], [], ("2", "3"), "few/few"),
    ],
)
def test_other_cases_are_counted_on_either_side(company_of, pairs, joined, said, level):
    company, clusters = company_of(9, pairs, joined)
    evidence = company.evidence(clusters.of[0], clusters.of[1])
    assert (evidence.a, evidence.b) == said
    assert evidence.weight == COMPANY[level]


def test_every_count_has_a_weight_and_more_others_never_speak_for_a_pair():
    names = list(dict.fromkeys(COUNTS))
    assert {f"{a}/{b}" for at, a in enumerate(names) for b in names[at:]} == COMPANY.keys()
    assert (max(COMPANY.values()), min(COMPANY.values())) == (MOST, LEAST)
    assert COUNTS[MANY] == "many"
    assert COMPANY["none/none"] == MOST
    assert all(COMPANY[f"{a}/{a}"] >= COMPANY[f"{a}/many"] for at, a in enumerate(names))
    assert COMPANY["none/many"] < 0 > COMPANY["many/many"]


BOATS = "Vinterbadning ved Bådelauget Havternen", "Bådelauget Havternen: adgang for vinterbadere om natten"


@pytest.fixture
def boating(item):
    """A function that gives two titles about a club, and so many other matters about it."""

    def make(others):
        told = ["fortøjning", "slæbested", "kran", "toilet", "flagstang", "brændstof"][:others]
        return [
            item("2021-02-03", "skole", BOATS[0], recommended_by="Centerchefen"),
            item("2021-09-01", "skole", BOATS[1], recommended_by="Centerchefen"),
            *(
                item(f"2021-{3 + at:02}-10", "skole", f"Vinterbadning og {word} ved Bådelauget Havternen")
                for at, word in enumerate(told)
            ),
        ]

    return make


@pytest.mark.parametrize(("others", "status", "counts"), [(0, "accepted", ("0", "0")), (6, "suggested", ("4+", "2"))])
def test_the_same_pair_links_where_nothing_else_comes_into_question(boating, rules, others, status, counts):
    items = boating(others)
    told = explain(items, rules, None, (items[0].id, items[1].id))
    assert told.status == status
    assert [(piece.a, piece.b) for piece in told.evidence if piece.name == "company"] == [counts]
    assert told.score == pytest.approx(score(told.prior + sum(piece.weight for piece in told.evidence)), abs=1e-4)


def test_a_link_shows_what_its_cases_said_of_it(boating, rules):
    items = boating(0)
    (link,) = link_items(items, rules).links
    (company,) = (piece for piece in link.evidence if piece.name == "company")
    assert company.weight == COMPANY["none/none"]
    told = explain(items, rules, None, (items[0].id, items[1].id))
    assert link.score == told.score
