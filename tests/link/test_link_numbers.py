"""Items that print one number are one case, unless the number is collective."""

import random

import pytest

from casegraph.link import LinkRules, link_items

RULES = LinkRules(
    order=("1. behandling", "2. behandling", "forslag til", "endelig vedtagelse af"),
    standing=("Eventuelt", "Godkendelse af dagsorden"),
)


def groups(linked):
    return sorted(sorted(thread.items) for case in linked.cases for thread in case.threads)


def test_one_number_is_one_case(item):
    a = item("2021-03-01", "teknik", "Forslag til lokalplan 7.3 for Mosevang", "21-000400")
    b = item("2021-04-06", "kb", "Endelig vedtagelse af lokalplan 7.3 for Mosevang", "21/400")
    linked = link_items([b, a], RULES)
    (case,) = linked.cases
    assert case.id == "eksempel:21-000400"
    assert case.case_numbers == ("21-000400",)
    assert case.items == (a.id, b.id)
    (link,) = linked.links
    assert (link.a, link.b, link.kind, link.status, link.by) == (b.id, a.id, "same_case", "accepted", "number")


def test_numbers_never_meet_across_municipalities(item):
    a = item("2021-03-01", "kb", "Ny havn", "21-000400")
    b = item("2021-04-01", "kb", "Ny havn", "21-000400", municipality="andetsted")
    assert [case.id for case in link_items([a, b], RULES).cases] == ["andetsted:21-000400", "eksempel:21-000400"]


# (titles under one number, collective, number of threads)
COLLECTIVE = [
    (["Skoleferie 2022", "Ny cykelsti", "Valg af revisor"], "yes", 3),  # three unlike matters
    (["Ny cykelsti", "Eventuelt"], "yes", 2),  # a standing item among them
    (["Ny cykelsti", "Valg af revisor"], "suspected", 1),  # two unlike: kept together, flagged
    (["Ny cykelsti", "Cykelsti langs havnen", "Regnskab for cykelstien"], "no", 1),  # inflected and in other words
    (["Delplaner for beredskab", "Lokale beredskabsdelplaner"], "no", 1),  # a shared part of a compound
]


@pytest.mark.parametrize(("titles", "collective", "threads"), COLLECTIVE)
def test_collective_numbers_are_split_into_threads(item, titles, collective, threads):
    items = [item(f"2021-0{n}-01", "dir", title, "21-000700") for n, title in enumerate(titles, 1)]
    (case,) = link_items(items, RULES).cases
    assert case.collective == collective
    assert len(case.threads) == threads
    assert sorted(case.items) == sorted(member.id for member in items)


def test_standing_item_has_a_case_only_where_it_prints_a_number(item):
    bare = item("2021-01-04", "dir", "Eventuelt")
    numbered = item("2021-02-01", "dir", "Eventuelt", "21-000001")
    linked = link_items([bare, numbered], RULES)
    assert linked.standing == {bare.id, numbered.id}
    assert groups(linked) == [[numbered.id]]


def test_ids_of_closed_items_are_opaque(item):
    closed = item("2021-01-04", "dir", "Salg af gården", "21-000009", closed=True)
    (case,) = link_items([closed], RULES).cases
    assert "000009" not in case.id
    assert "gaarden" not in case.id
    opened = item("2021-02-01", "kb", "Salg af gården", "21-000009")
    (whole,) = link_items([closed, opened], RULES).cases
    assert whole.id == "eksempel:21-000009"
    assert case.id in whole.aliases


def test_the_order_of_items_does_not_matter(item):
    items = [
        item(f"2021-0{m}-01", body, title, number, no=str(n))
        for n, (m, body, title, number) in enumerate(
            [
                (1, "dir", "Ny havn", "21-1"),
                (2, "kb", "Ny havn", "21-1"),
                (2, "kb", "Skolebus", None),
                (3, "oek", "Eventuelt", "21-2"),
                (3, "oek", "Regnskab", "21-2"),
            ]
        )
    ]
    expected = link_items(items, RULES)
    for seed in range(5):
        shuffled = random.Random(seed).sample(items, len(items))
        assert link_items(shuffled, RULES) == expected
