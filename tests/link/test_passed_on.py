"""What a meeting passes on under other words stands on the next agenda up the route, where that is the habit here."""

import pytest

from casegraph.link import link_items
from casegraph.link.answers.recall import Recalled
from casegraph.link.deciding.passed_on import NEVER, PassedOn, met_beside
from casegraph.link.explain import explain
from casegraph.link.municipality import make_sources
from casegraph.link.titles.reader import TitleReader
from casegraph.link.weighing.weights import MOST_PASSED_ON

# What a finance committee and, a week later, a council call the same matters.
PLAIN = ("Køb af kunstværk", "Ny bro ved Mosevej", "Brandstation", "Lyskryds", "Bogbus", "Rideskole", "Varmeplan")
PASSED_ON = ("Asfalt på Kirkevej i Sønderby", "Kirkevej: nyt slidlag i Sønderby")


def month(item, number, pairs):
    """The two agendas of one month, a matter a number."""
    return [
        item(f"2021-{number:02}-{day}", body, pair[side], no=no)
        for side, (day, body) in enumerate((("10", "oek"), ("17", "kb")))
        for no, pair in enumerate(pairs, 1)
        if pair[side]
    ]


def year(item, reworded):
    """Ten months in which so many of seven matters a month are drawn out on their way to the council."""
    behind = ["– økonomi og tidsplan" if at < reworded else "" for at in range(len(PLAIN))]
    found = []
    for number in range(1, 11):
        titles = [f"{title} {number}a" for title in PLAIN]
        found += month(item, number, [(title, f"{title} {more}") for title, more in zip(titles, behind, strict=True)])
    return found


def cases_of(items, rules):
    linked = link_items(items, rules)
    return [sorted(one for thread in case.threads for one in thread.items) for case in linked.cases]


@pytest.mark.parametrize(("reworded", "one_case"), [(0, False), (5, True)])
def test_reworded_titles_are_one_case_where_titles_are_often_reworded(item, rules, reworded, one_case):
    items = [*year(item, reworded), *month(item, 11, [PASSED_ON])]
    pair = ["eksempel:kb:2021-11-17:1", "eksempel:oek:2021-11-10:1"]
    assert (pair in cases_of(items, rules)) is one_case
    told = explain(items, rules, None, (pair[0], pair[1]))
    weight = next((piece.weight for piece in told.evidence if piece.name == "next meeting"), 0.0)
    assert (weight > 1.0) is one_case


def test_two_that_come_into_question_are_asked_about(item, rules):
    rivals = [PASSED_ON, ("Kantsten på Kirkevej i Sønderby", "")]
    items = [*year(item, 5), *month(item, 11, rivals)]
    assert not any(len(case) > 1 and "eksempel:kb:2021-11-17:1" in case for case in cases_of(items, rules))


@pytest.mark.parametrize("body", ["oek", "kb"])
def test_a_meeting_in_between_ends_the_way(item, rules, body):
    between = item("2021-11-12", body, "Valg af revisor")
    items = [*year(item, 5), *month(item, 11, [PASSED_ON]), between]
    told = explain(items, rules, None, ("eksempel:oek:2021-11-10:1", "eksempel:kb:2021-11-17:1"))
    assert "next meeting" not in {piece.name for piece in told.evidence}


def test_the_meetings_of_a_body_before_and_after(item, rules):
    met = [("01-05", "oek"), ("01-05", "kb"), ("02-05", "oek"), ("02-05", "oek"), ("03-05", "kb")]
    items = [item(f"2021-{day}", body, f"Sag {no}", no=no) for no, (day, body) in enumerate(met)]
    sources, _ = make_sources(items, TitleReader(rules), Recalled())
    days = sources.table.day
    before, after = met_beside(sources)
    assert after.tolist() == [days[2], days[4], NEVER, NEVER, NEVER]
    assert before.tolist() == [0, 0, days[0], days[0], days[1]]


def test_it_weighs_the_more_the_more_titles_are_reworded_and_never_against():
    weights = [PassedOn(1, share / 20).most for share in range(20)]
    assert weights == sorted(weights)
    assert (weights[0], weights[-1]) == (0.0, MOST_PASSED_ON)
