"""How many other cases come into question: a name that one matter has tells more than one that many have."""

import re

import numpy as np
import pytest

from benchmarks.linkbench.company import weighing
from benchmarks.linkbench.described import PAGE
from casegraph.link import link_items
from casegraph.link.answers.recall import Recalled
from casegraph.link.deciding.assemble import ACCEPT_SUM, Assembly
from casegraph.link.deciding.clusters import Clusters
from casegraph.link.deciding.company import COUNTS, LEAST, MANY, MOST, Company
from casegraph.link.explain import explain
from casegraph.link.items.table import make_table
from casegraph.link.items.treatments import make_treatments
from casegraph.link.municipality import make_sources
from casegraph.link.titles.reader import TitleReader
from casegraph.link.weighing.hopeful import Hopeful, Rivals
from casegraph.link.weighing.scoring import Scores
from casegraph.link.weighing.weights import COMPANY


@pytest.fixture
def company_of(item, rules):
    """A function that gives the company of ``count`` items with these pairs, those named in ``joined`` as one case."""

    def make(count, pairs, joined=()):
        items = [item(f"2021-01-{day:02}", "oek", f"Sag {day}") for day in range(1, count + 1)]
        table = make_table(make_treatments(items, Recalled().bodies, rules), TitleReader(rules))
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


def test_cases_that_a_person_keeps_apart_do_not_come_into_question(company_of):
    company, clusters = company_of(4, [(0, 1), (0, 2), (0, 3)])
    clusters.keep_apart(0, 2)
    assert company.evidence(clusters.of[0], clusters.of[1]).a == "1"


def test_every_count_has_a_weight_and_more_others_never_speak_for_a_pair():
    names = list(dict.fromkeys(COUNTS))
    assert {f"{a}/{b}" for at, a in enumerate(names) for b in names[at:]} == COMPANY.keys()
    assert (max(COMPANY.values()), min(COMPANY.values())) == (MOST, LEAST)
    assert COUNTS[MANY] == "many"
    for name in names:
        row = [COMPANY["/".join(sorted((name, other), key=names.index))] for other in names]
        assert row == sorted(row, reverse=True), name


def test_a_pair_joins_when_those_in_its_way_have_become_fewer(item, rules):
    words = ("Kystsikring", "Lyskryds", "Rideklub", "Varmeværk", "Bogbus", "Stadion")
    items = [item(f"2021-0{month}-01", "oek", word) for month, word in enumerate(words, 1)]
    sources, _ = make_sources(items, TitleReader(rules), Recalled())
    # The first has four others, until those are two cases; each of them has one other.
    enough = ACCEPT_SUM - COMPANY["one/one"] + 0.05
    pairs = {(0, 1): ACCEPT_SUM - COMPANY["none/few"] + 0.01, (2, 3): enough, (4, 5): enough}
    pairs |= dict.fromkeys([(0, 2), (0, 3), (0, 4), (0, 5)], -1.0)
    assert enough < pairs[0, 1]
    first, second = np.array(list(pairs), np.int64).T
    hopeful = Hopeful.ranked([Hopeful(first, second, np.array(list(pairs.values())), np.zeros(len(pairs), np.bool_))])
    assembly = Assembly(Scores(sources), Clusters(sources.table, [(at,) for at in range(6)]), hopeful)
    assembly.run()
    assert assembly.accepted == [(2, 3), (4, 5), (0, 1)]


TITLES = "Vinterbadning ved Bådelauget Havternen", "Bådelauget Havternen: adgang for vinterbadere om natten"


@pytest.fixture
def boating(item):
    """Two titles about a club, and another matter of it."""
    first, second = (item(day, "skole", title) for day, title in zip(("2021-02-03", "2022-03-01"), TITLES, strict=True))
    return [first, second, item("2021-04-10", "skole", "Vinterbadning og kran ved Bådelauget Havternen")]


def test_the_other_cases_alone_can_turn_the_outcome(boating, rules):
    pair = (boating[0].id, boating[1].id)
    lacking = ACCEPT_SUM - sum_of(explain(boating, rules, None, pair))
    assert 0 < lacking < MOST
    for weight, status in ((lacking + 0.01, "accepted"), (lacking - 0.01, "suggested")):
        with weighing({**dict.fromkeys(COMPANY, weight), "few/many": MOST, "many/many": LEAST}):
            assert explain(boating, rules, None, pair).status == status


def test_the_page_tells_the_weights_of_today():
    page = PAGE.read_text(encoding="utf-8")
    said = re.search(r"\*company\*.*?\(([-+.\d]+)\).*?\(([-+.\d]+)\)", page, re.DOTALL)
    assert (float(said[1]), float(said[2])) == (MOST, LEAST)


def sum_of(told):
    """The sum of prior and weights without what the other cases weigh."""
    return told.prior + sum(piece.weight for piece in told.evidence if piece.name != "company")


def test_other_cases_are_told_only_where_they_can_turn_the_outcome(item, rules):
    title = "Vinterbadning ved Bådelauget Havternen"
    sure = [item("2021-02-03", "skole", title), item("2021-02-17", "oek", title)]
    far = [item("2021-02-03", "skole", title), item("2022-11-01", "teknik", "Bådelauget Havternen søger tilskud")]
    for items in (sure, far):
        told = explain(items, rules, None, (items[0].id, items[1].id))
        assert "company" not in {piece.name for piece in told.evidence}


def test_a_link_shows_what_its_cases_said_of_it(boating, rules):
    (link,) = link_items(boating[:2], rules).links
    (company,) = (piece for piece in link.evidence if piece.name == "company")
    assert company.weight == COMPANY["none/none"]
    told = explain(boating[:2], rules, None, (boating[0].id, boating[1].id))
    assert (link.score, list(link.evidence)) == (told.score, [piece for piece in told.evidence if piece.weight])
