from typing import Any

import pytest

from casegraph.evaluate.groups import Linking, score_links
from casegraph.evaluate.rates import Rate
from casegraph.model import Case, Link, Thread

NAMES = {f"d#{letter}": letter for letter in "abcdef"}


def case(identity: str, *threads: str, collective: Any = "no", series: str | None = None) -> Case:
    made = tuple(Thread(f"{identity}.{index}", "", tuple(items)) for index, items in enumerate(threads))
    return Case(identity, "x", "", (), (), collective, made, series)


def link(a: str, b: str, kind: Any = "same_case", status: Any = "accepted") -> Link:
    return Link(a, b, kind, status, "number", 1.0)


def rates(told: dict[str, Any], *cases: Case, links: tuple[Link, ...] = (), standing: str = "") -> dict[str, Rate]:
    return dict(score_links(told, NAMES, Linking(links, cases, frozenset(standing))).groups)


@pytest.mark.parametrize(
    ("cases", "right"),
    [
        ([case("1", "ab")], True),
        ([case("1", "a", "b")], False),  # two threads
        ([case("1", "a"), case("2", "b")], False),
        ([case("1", "abc")], False),  # a third item that does not belong
        ([case("1", "abz")], True),  # one of which the truth says nothing
        ([case("1", "a")], False),
    ],
)
def test_same_case(cases: list[Case], right: bool) -> None:
    assert rates({"same_case": [["d#a", "d#b"]]}, *cases) == {"same_case": Rate(int(right), 1)}


@pytest.mark.parametrize(
    ("certainty", "cases", "right"),
    [
        ("yes", [case("1", "a", "b", collective="yes")], True),
        ("yes", [case("1", "ab", collective="yes")], False),  # a thread each
        ("yes", [case("1", "a", "b", collective="suspected")], False),
        ("suspected", [case("1", "ab", collective="suspected")], True),
        ("suspected", [case("1", "a", "b", collective="suspected")], True),
        ("suspected", [case("1", "ab")], False),
    ],
)
def test_collective_numbers(certainty: str, cases: list[Case], right: bool) -> None:
    told = {"collective": [{"certainty": certainty, "items": ["d#a", "d#b"]}]}
    assert rates(told, *cases) == {"collective": Rate(int(right), 1)}


def test_standing_items_missed_and_made_up() -> None:
    told = {"standing": [{"items": ["d#a", "d#b"], "borderline": False}, {"items": ["d#c"], "borderline": True}]}
    assert rates(told, standing="ab") == {"standing": Rate(2, 2)}
    assert rates(told, standing="abc") == {"standing": Rate(2, 2)}
    assert rates(told, standing="acd") == {"standing": Rate(1, 3)}


@pytest.mark.parametrize(
    ("cases", "right"),
    [
        ([case("1", "a", series="s"), case("2", "b", series="s")], True),
        ([case("1", "a", series="s"), case("2", "b", series="t")], False),
        ([case("1", "a"), case("2", "b")], False),
        ([case("1", "ab", series="s")], False),  # one case is no series
    ],
)
def test_series(cases: list[Case], right: bool) -> None:
    told = {"series": [{"items": ["d#a", "d#b"]}, {"items": ["d#c"]}]}
    assert rates(told, *cases) == {"series": Rate(int(right), 1)}


def test_related_items_may_be_linked_through_their_cases() -> None:
    told = {"related": [{"items": ["d#a", "d#b"], "strength": "strong"}, {"items": ["d#c", "d#d"], "strength": "weak"}]}
    cases = case("1", "ae"), case("2", "b")
    assert rates(told, *cases, links=(link("b", "e", "related", "suggested"),)) == {"related": Rate(1, 1)}
    assert rates(told, *cases, links=(link("a", "b", "related", "rejected"),)) == {"related": Rate(0, 1)}


def test_links_that_the_truth_does_not_have() -> None:
    told = {"same_case": [["d#a", "d#b"]], "series": [{"items": ["d#c", "d#d"]}], "related": []}
    links = (
        link("a", "b"),
        link("c", "d", "series"),
        link("c", "d"),  # a series is no case
        link("e", "f", status="suggested"),  # nothing is claimed
        link("a", "z"),  # z is not in the truth
        link("e", "f", "related"),
    )
    scores = score_links(told, NAMES, Linking(links))
    assert [wrong.what for wrong in scores.wrong_links] == ["same_case"]
    assert [wrong.what for wrong in scores.beyond] == ["related"]


def test_an_item_that_was_not_found_cannot_be_right() -> None:
    assert rates({"same_case": [["d#a", "d#x"]]}, case("1", "a")) == {"same_case": Rate(0, 1)}
