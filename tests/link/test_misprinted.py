"""Case numbers one slip apart: a person is asked, and nothing is linked."""

import numpy as np
import pytest

from casegraph.link import LinkRules, link_items
from casegraph.link.items.misprinted import Misprinted
from casegraph.rulebook.book import load_rulebook

RULES = LinkRules.from_book(load_rulebook())
TITLE = "Anlægsregnskab for byrummet ved Smedetorvet"


def statuses(linked):
    return [link.status for link in linked.links if link.kind == "same_case"]


@pytest.mark.parametrize(
    ("number", "asked"),
    [
        ("21-014209", True),  # two figures changed places
        ("21-014929", True),  # one is wrong
        ("21-014021", False),  # the last: cases begun one after the other have such
        ("22-014029", True),  # the year behind
        ("19-014029", False),  # another year
        ("21-041209", False),
        ("SAG-2021-14209", False),  # another system
    ],
)
def test_a_number_one_slip_apart_is_asked_about(item, number, asked):
    items = [
        item("2021-05-10", "teknik", TITLE, "21-014029", no="3"),
        item("2021-05-17", "oek", TITLE, number, no="4"),
        item("2021-05-25", "kb", TITLE, "21-014029", no="5"),
    ]
    linked = link_items(items, RULES)
    assert len(linked.cases) == 2
    assert ("suggested" in statuses(linked)) == asked


def test_two_numbers_that_both_come_again_are_no_misprints(item):
    days = ("2021-05-10", "2021-05-17", "2021-05-25", "2021-06-25")
    numbers = ("21-014029", "21-014209", "21-014029", "21-014209")
    items = [item(day, "teknik", TITLE, number) for day, number in zip(days, numbers, strict=True)]
    assert "suggested" not in statuses(link_items(items, RULES))


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (14209, 14029, True),
        (1999, 2000, False),
        (1999, 2999, True),
        (1200, 1020, True),
        (318, 3018, True),
        (120, 102, False),  # in a house with few numbers all are neighbours
        (12, 120, False),
        (123456789, 213456789, True),
        (0, 10, False),
        (77, 77, False),
    ],
)
def test_slips_in_figures(item, one, other, slip):
    items = [item("2021-05-10", "teknik", TITLE, f"21-{serial:06}") for serial in (one, other)]
    numbers = np.array([1, 2 if one != other else 1], np.int64)
    found = Misprinted(items, numbers).between(np.array([0]), np.array([1]), np.array([False]))
    assert found.tolist() == [slip]


@pytest.mark.parametrize(
    ("one", "other", "slip"), [(288, 228, True), (318, 381, True), (288, 287, False), (12, 77, False)]
)
def test_short_numbers_a_slip_apart_are_asked_about_where_the_text_tells_of_one_matter(item, one, other, slip):
    items = [item("2021-05-10", "teknik", TITLE, f"21-{serial:06}") for serial in (one, other)]
    told = Misprinted(items, np.array([1, 2], np.int64)).between(np.array([0]), np.array([1]), np.array([True]))
    assert told.tolist() == [slip]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("27.03.00-G01-1234-22", "28.03.00-G01-1234-22"),  # another subject
        ("82.00.00-P35-1234", "83.00.00-P35-1234"),
        ("00.30.10-G01-1-14", "00.30.10-G01-1-24"),
        ("EMN-2021-412", "EMN-2012-412"),
        ("2022-1", "2032-1"),
    ],
)
def test_another_year_is_another_case(item, one, other):
    items = [item("2021-05-10", "teknik", TITLE, number) for number in (one, other)]
    found = Misprinted(items, np.array([1, 2], np.int64)).between(np.array([0]), np.array([1]), np.array([False]))
    assert found.tolist() == [False]
