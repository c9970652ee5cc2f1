"""A change of number system: noticed where it is sure, bridged where titles or prose carry it."""

import re
from dataclasses import replace

import pytest

from casegraph.link import link_items
from casegraph.link.items.renumbering import shape
from casegraph.model import Place, Treatment

SUBJECTS = ("Havnebad", "Cykelgade", "Bibliotekshave", "Skatepark", "Madskole", "Fuglereservat", "Vandtårn")


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("21-003813", "0-0"),
        ("21-003813K", "0-0"),
        ("326-2021-11582", "0-0-0"),
        ("SAG-2024-00012", "SAG-0-0"),
        ("00.30.10-Ø00-4-16", "0.0.0-A0-0-0"),
        ("19/7724", "0/0"),
    ],
)
def test_the_form_of_a_number(printed, form):
    assert shape(printed) == form


def minutes(item, notation, year, body="oek", subjects=SUBJECTS):
    return [
        item(f"{year}-0{n}-10", body, f"{subject} i Nordby", notation.format(n=100 + n, year=year))
        for n, subject in enumerate(subjects, 1)
    ]


def test_a_change_is_noticed_and_a_running_case_is_bridged(item, rules):
    old, new = minutes(item, "{n}/{year}", 2021), minutes(item, "SAG-{year}-{n}", 2022)
    running = [
        item("2021-12-01", "teknik", "Forslag til lokalplan 3.17 for kanalhuse ved Sejlvangen", "900/2021"),
        item("2022-01-12", "oek", "Forslag til lokalplan 3.17 for kanalhuse ved Sejlvangen", "SAG-2022-901"),
    ]
    linked = link_items([*old, *running, *new], rules)
    assert any("0/0" in str(note) and "SAG-0-0" in str(note) for note in linked.notes)
    (case,) = [case for case in linked.cases if "900/2021" in case.case_numbers]
    assert "SAG-2022-901" in case.case_numbers


KEPT = {"of before": ("500/2020", "600/2020"), "printed before": ("101/2021", "102/2021")}


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_running_cases_that_keep_their_numbers_are_no_sign_against_a_change(item, rules, kept):
    made = [*minutes(item, "{n}/{year}", 2021), *minutes(item, "SAG-{year}-{n}", 2022)]
    late = [item(f"2022-0{n}-20", "oek", f"Regulativ for Å {n}", number) for n, number in enumerate(kept, 3)]
    assert link_items([with_year(one) for one in (*made, *late)], rules).notes


def test_new_cases_with_numbers_of_the_old_form_are_a_sign_against_one(item, rules):
    made = [*minutes(item, "{n}/{year}", 2021), *minutes(item, "SAG-{year}-{n}", 2022)]
    late = [item(f"2022-0{n}-20", "oek", f"Regulativ for Å {n}", f"{n}00/2022") for n in (3, 4)]
    assert link_items([with_year(one) for one in (*made, *late)], rules).notes == ()


def test_two_numbers_of_one_system_are_never_bridged(item, rules):
    pair = [
        item("2021-12-01", "teknik", "Forslag til lokalplan 3.17 for kanalhuse ved Sejlvangen", "900/2021"),
        item("2022-01-12", "oek", "Forslag til lokalplan 3.17 for kanalhuse ved Sejlvangen", "901/2022"),
    ]
    linked = link_items([*minutes(item, "{n}/{year}", 2021), *pair], rules)
    assert len({case.id for case in linked.cases if {"900/2021", "901/2022"} & set(case.case_numbers)}) == 2
    assert linked.notes == ()


@pytest.mark.parametrize(
    "made",
    [
        lambda item: minutes(item, "{n}/{year}", 2021) + minutes(item, "SAG-{year}-{n}", 2022, subjects=SUBJECTS[:4]),
        lambda item: minutes(item, "{n}/{year}", 2021) + minutes(item, "SAG-{year}-{n}", 2021),
        lambda item: minutes(item, "{n}/{year}", 2021) + minutes(item, "SAG-{year}-{n}", 2022, body="skole"),
    ],
    ids=["too few", "side by side", "two offices"],
)
def test_thin_evidence_is_no_change(item, rules, made):
    assert link_items(made(item), rules).notes == ()


def test_a_former_number_in_the_prose_bridges_whatever_the_title(item, rules):
    old = item("2021-03-01", "oek", "Fugletårn ved Dybsø", "100/2021")
    new = item("2022-03-01", "oek", "Naturformidling i 2022", "SAG-2022-4", former_numbers=("100/2021",))
    (case,) = link_items([old, new], rules).cases
    assert case.case_numbers == ("100/2021", "SAG-2022-4")


def test_a_fixed_point_that_names_a_former_number_is_no_case(item, rules):
    old = item("2021-11-01", "oek", "Naturformidling", "100/2021")
    news = item("2022-03-01", "oek", "Meddelelser", former_numbers=("100/2021",))
    linked = link_items([old, news], rules)
    assert linked.standing == {news.id} and not linked.links
    assert [case.threads[0].items for case in linked.cases] == [(old.id,)]


@pytest.mark.parametrize(("number", "bridged"), [("SAG-2022-901", True), ("SAG-2023-901", False)])
def test_a_number_of_a_later_year_was_given_to_a_new_case(item, rules, number, bridged):
    old, new = minutes(item, "{n}/{year}", 2021), minutes(item, "SAG-2022-{n}", 2023)
    running = [
        item("2021-12-01", "teknik", "Kanalhuse ved Sejlvangen", "900/2021"),
        item("2023-09-12", "oek", "Kanalhuse ved Sejlvangen - bevilling", number),
    ]
    items = [with_year(one) for one in (*old, *running, *new)]
    case = {one: case.id for case in link_items(items, rules).cases for one in case.items}
    assert (case[running[0].id] == case[running[1].id]) is bridged


@pytest.mark.parametrize("told", [True, False])
def test_a_running_case_may_get_its_number_a_year_later_where_it_is_told_that_it_ran(item, rules, told):
    old, new = minutes(item, "{n}/{year}", 2021), minutes(item, "SAG-2022-{n}", 2022)
    course = (Treatment("oek", "oek", "2021-12-01", "Anbefales.", "recommended", Place(4)),) if told else ()
    running = [
        item("2021-12-01", "oek", "Kanalhuse ved Sejlvangen", no=9),
        item("2023-02-12", "oek", "Kanalhuse ved Sejlvangen - bevilling", "SAG-2023-901", course=course),
    ]
    items = [with_year(one) if one.case_numbers else one for one in (*old, *running, *new)]
    found = {one: case.id for case in link_items(items, rules).cases for one in case.items}
    assert (found[running[0].id] == found[running[1].id]) is told


def with_year(item):
    """The item with the year told that its number has."""
    (number,) = item.case_numbers
    return replace(item, case_numbers=(replace(number, year=int(re.search(r"20\d\d", number.printed).group())),))
