"""What titles name by its number: plans, and houses."""

import time

import pytest

from casegraph.link import link_items
from casegraph.link.explain import explain
from casegraph.link.titles.plans import AddressReader, PlanReader

# (title, the plans it is of)
PLANS = [
    ("Forslag til lokalplan 4.12 for boliger ved Mosevej", {("lokalplan", "4.12")}),
    ("LP 4.12 - høringssvar", {("lokalplan", "4.12")}),
    ("Lokalplanforslag nr. 214: plejecenter", {("lokalplan", "214")}),
    ("Lokalplan 214A og kommuneplantillæg 9", {("lokalplan", "214a"), ("kommuneplantillæg", "9")}),
    ("Lokalplan R 1.47 i Nørby", {("lokalplan", "r1.47")}),
    ("Boligområde i Nørby, lokalplan 88", {("lokalplan", "88")}),
    ("Lokalplan 2024 – status på planlægningen", set()),
    ("Carport fra den bevarende lokalplan 97", set()),  # what is built lies in its area
    ("Byggeri i lokalplan 97", set()),
    ("Lokalplan 97: dispensation til carport", set()),
    ("Salg af grunde, lokalplan 97", set()),
    ("Planstrategi 12", set()),
    ("Lokasplanforslag 3.46 for Elmevænget", {("lokalplan", "3.46")}),  # a slip
    ("Endelig vedtagelse af lokaplan nr. 4.12", {("lokalplan", "4.12")}),
    ("Lokalplads 12 ved Mosevej", set()),
    ("Helhedsplan 12", set()),
    ("Lokalplan 4. maj", set()),
    ("Lokalplan 30 boliger ved Skoven", set()),
]


@pytest.mark.parametrize(("title", "plans"), PLANS)
def test_the_plans_a_title_is_of(rules, title, plans):
    assert PlanReader(rules).of(title) == plans


# (title, the houses it names)
HOUSES = [
    ("Skovvej 18, Nørby: udstykning", {("skovvej", "18")}),
    ("Tilladelse til kiosk på Torvegade 4 B", {("torvegade", "4b")}),
    ("Terrasse, Søvej 70. Naboindsigelse", {("søvej", "70")}),
    ("Byggemodning af Engparken 2. etape", set()),
    ("Renovering af Skovvej 2024", set()),
    ("Skovvej 2-16", set()),
    ("Skovvej 18 i Nyby - nedrivning", {("skovvej", "18")}),
    ("Alle 12 plejehjem", set()),
    ("Børnehaven 12 nye pladser", set()),
    ("Søhøj Allé 3 og H.C. Andersens Gade 4", {("søhøj allé", "3"), ("andersens gade", "4")}),
]


@pytest.mark.parametrize(("title", "houses"), HOUSES)
def test_the_houses_a_title_names(rules, title, houses):
    assert AddressReader(rules).of(title) == houses


def cases(linked):
    return sorted(len(case.items) for case in linked.cases)


def test_a_plan_is_known_by_its_number_whatever_it_is_called(item, rules):
    items = [
        item("2023-05-08", "teknik", "Forslag til lokalplan 340 for boliger ved Værftsvej i Skarvig"),
        item("2023-10-09", "teknik", "Lokalplan 340, Værftsgrunden – endelig vedtagelse"),
    ]
    assert cases(link_items(items, rules)) == [2]


def test_a_dispensation_from_a_plan_is_not_the_plan(item, rules):
    items = [
        item("2023-05-08", "teknik", "Forslag til lokalplan 340 for boliger ved Værftsvej i Skarvig"),
        item("2023-10-09", "teknik", "Dispensation fra lokalplan 340 til tagterrasse"),
    ]
    assert cases(link_items(items, rules)) == [1, 1]


def test_what_is_said_of_one_house_within_the_year_is_one_matter(item, rules):
    items = [
        item("2023-03-14", "teknik", "Søvej 70, ansøgning om terrasse inden for beskyttelseslinjen"),
        item("2023-05-09", "teknik", "Terrasse inden for beskyttelseslinjen, Søvej 70. Naboindsigelse"),
    ]
    assert cases(link_items(items, rules)) == [2]


def test_titles_of_any_length_are_looked_through_in_good_time(rules):
    begun = time.perf_counter()
    for text in ("A" * 100_000, "Aa " * 33_000, "Skovvej 1 " * 10_000):
        AddressReader(rules).of(text)
        PlanReader(rules).of(f"lokalplan {text}")
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("other", "weighs"),
    [
        ("Dispensation fra lokalplan 88 til redskabsskur, Bøgevej 12", False),
        ("Afslag på dispensation fra lokalplan 88 til carport, Bøgevej 12", True),
    ],
)
def test_two_things_asked_for_at_one_house_are_not_one_for_the_house(item, rules, other, weighs):
    items = [
        item("2024-03-05", "teknik", "Dispensation fra lokalplan 88 til carport, Bøgevej 12"),
        item("2024-04-09", "teknik", other),
    ]
    told = explain(items, rules, None, (items[0].id, items[1].id))
    (address,) = (one for one in told.evidence if one.name == "address")
    assert (address.weight > 1) is weighs
