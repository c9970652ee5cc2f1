"""A number of which another house prints the end alone."""

from dataclasses import replace

import pytest

from casegraph.link import link_items

WHOLE, ENDING = "00.30.10-G01-2-24", "G01-2-24"
PREPARED = ("2024-01-16", "direktion", "Budgetproces 2025", ENDING)


def groups(linked):
    """The threads of more than one item."""
    return sorted(sorted(t.items) for case in linked.cases for t in case.threads if len(t.items) > 1)


def _link(result, one, other):
    return next(link for link in result.links if {link.a, link.b} == {one.id, other.id})


def test_the_end_of_a_number_is_that_number(item, rules):
    prepared, decided = item(*PREPARED), item("2024-02-20", "oek", "Budgetproces og rammer for 2025-2028", WHOLE)
    result = link_items([prepared, decided], rules)
    assert groups(result) == [sorted((prepared.id, decided.id))]
    link = _link(result, prepared, decided)
    assert (link.by, link.status) == ("number", "accepted")
    assert link.score > 0.99
    said = [piece for piece in link.evidence if piece.name == "shortened number"]
    assert [(piece.a, piece.b) for piece in said] == [(ENDING, WHOLE)]


@pytest.mark.parametrize(
    "others",
    [
        # The titles have nothing in common.
        [("2024-02-20", "oek", "Etablering af cykelsti ved Holmegade", "05.01.02-G01-2-24")],
        # The end of the number is another one.
        [("2024-02-20", "oek", "Budgetproces 2025: rammer", "00.30.10-G01-3-24")],
        # What is no subject code before it is another system's number.
        [("2024-02-20", "oek", "Budgetproces 2025: rammer", "SAG-G01-2-24")],
        # Two items of one agenda are two matters.
        [("2024-01-16", "direktion", "Budgetproces 2025: rammer", WHOLE)],
    ],
)
def test_an_end_that_may_be_another_numbers_is_none(item, rules, others):
    assert groups(link_items([item(*PREPARED), *(item(*other) for other in others)], rules)) == []


def test_where_several_numbers_end_so_the_title_tells_which_is_meant(item, rules):
    home, fee = "Udvidelse af Plejecenter Bakken", "Takst for modtagestation i Elkær"
    items = [
        item("2024-02-13", "skole", home, "27.42.00-A00-1-24"),
        item("2024-02-14", "teknik", fee, "07.01.00-A00-1-24"),
        item("2024-02-20", "oek", home, "A00-1-24", no="1"),
        item("2024-02-20", "oek", fee, "A00-1-24", no="2"),
    ]
    result = link_items(items, rules)
    assert groups(result) == sorted(sorted((items[at].id, items[at + 2].id)) for at in (0, 1))
    assert len({case.id for case in result.cases}) == len(result.cases) == 2


def test_numbers_beside_the_first_count_among_those_that_end_so(item, rules):
    one = item("2024-02-13", "skole", "Udvidelse af Plejecenter Bakken", "27.42.00-A00-1-24")
    two = item("2024-02-14", "teknik", "Takst for modtagestation i Elkær", "07.01.00-A00-1-23")
    other = item("2024-02-15", "teknik", "Noget andet", "07.01.00-A00-1-24").case_numbers
    two = replace(two, case_numbers=(*two.case_numbers, *other))
    short = item("2024-02-20", "oek", "Plan for havnen i Elkær", "A00-1-24")
    assert groups(link_items([one, two, short], rules)) == []
