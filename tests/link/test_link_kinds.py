"""Kinds kept apart: series, standing items, collective numbers and cases that are related."""

from dataclasses import replace

import pytest

from casegraph.link import link_items
from casegraph.model import Attachment, Place, Section


def related(linked):
    return {(link.relation, link.status) for link in linked.links if link.kind == "related"}


SERIES = [
    [f"Ventetider på høreapparater i {month}" for month in ("januar", "februar", "marts")],
    ["Kajafgifter 1. kvartal 2021", "Kajafgifter 2. kvartal 2021", "Kajafgifter 3. kvartal 2021"],
    ["Regnskab for havnelauget 2018", "Regnskab for havnelauget 2019", "Regnskab for havnelauget 2020"],
    ["Badevandsprøver pr. 31. maj 2021", "Badevandsprøver pr. 30. juni 2021", "Badevandsprøver pr. 31. juli 2021"],
    ["Vagtplan for uge 7", "Vagtplan for uge 8", "Vagtplan for uge 9"],
    ["Første kajrapport 2021", "Anden kajrapport 2021", "3. kajrapport 2021"],
    # what one of them says behind its period: whose area it is of, or what else it holds
    ["Kajopfølgning 4. kvartal 2020", "Kajopfølgning 1. kvartal 2021 - Oek", "Kajopfølgning 2. kvartal 2021"],
    [
        "Kajopfølgning pr. 31. maj 2021",
        "Kajopfølgning pr. 30. juni 2021 og hele året",
        "Kajopfølgning pr. 31. juli 2021",
    ],
]


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("titles", SERIES, ids=[titles[0] for titles in SERIES])
def test_a_series_is_found_without_a_list_of_names(item, rules, titles, numbered):
    items = [item(f"2021-0{n}-12", "oek", title, f"21-{n}" if numbered else None) for n, title in enumerate(titles, 1)]
    linked = link_items(items, rules)
    assert len(linked.cases) == 3
    assert len({case.series for case in linked.cases}) == 1
    assert None not in {case.series for case in linked.cases}
    assert [link.kind for link in linked.links] == ["series", "series"]


def test_a_report_of_a_committee_joins_the_series_of_all(item, rules):
    items = [
        item("2021-02-12", "oek", "Kajopfølgning 4. kvartal 2020", "21-1"),
        item("2021-05-12", "teknik", "Kajopfølgning 1. kvartal 2021 - Miljø- og Teknikudvalget", "21-2"),
    ]
    items[1] = replace(items[1], body="Miljø- og Teknikudvalget")
    linked = link_items(items, rules)
    assert len({case.series for case in linked.cases}) == 1
    assert None not in {case.series for case in linked.cases}
    (link,) = linked.links
    assert "behind" in link.evidence[0].text


STRANGE_REPORTS = [
    ("Tilskud 4. kvartal 2020", "Tilskud 1. kvartal 2021 til Elkær Roklub"),  # names somebody
    ("Kajopfølgning 4. kvartal 2020", "Kajafgifter 1. kvartal 2021 og hele året"),
    ("Kajopfølgning 1. kvartal 2021", "Kajopfølgning 1. kvartal 2021 og hele året"),  # of one period
    ("Rapport pr. 30. juni 2021", "Rapport pr. 30. september 2021 om tilsyn med plejehjem"),
    ("Tilskud 2. halvår 2020", "Tilskud 1. halvår 2021 – afslag på ansøgning om bådehus"),
    ("Sygefravær 2. halvår 2020", "Sygefravær 1. halvår 2021 og nedlæggelse af to stillinger"),
    ("En kajopfølgning 2020", "En anden kajopfølgning 2020"),
    ("Kajopfølgning på havnen 4. kvartal 2020", "Kajopfølgning 1. kvartal 2021 og hele året"),
]


@pytest.mark.parametrize("titles", STRANGE_REPORTS, ids=" | ".join)
def test_a_report_that_says_more_is_of_no_other_series(item, rules, titles):
    items = [item(f"2021-0{n}-12", "oek", title, f"21-{n}") for n, title in enumerate(titles, 1)]
    assert {case.series for case in link_items(items, rules).cases} == {None}


def test_one_report_up_the_route_is_one_case_of_its_series(item, rules):
    items = [
        item("2021-02-12", "oek", "Kajafgifter for tankskibe i januar 2021"),
        item("2021-02-20", "kb", "Kajafgifter for tankskibe i januar 2021"),
        item("2021-03-12", "oek", "Kajafgifter for tankskibe i februar 2021"),
    ]
    linked = link_items(items, rules)
    assert sorted(len(case.threads[0].items) for case in linked.cases) == [1, 2]
    assert len({case.series for case in linked.cases}) == 1


def test_a_matter_without_a_period_is_no_series(item, rules):
    linked = link_items([item(f"2021-0{n}-12", "oek", "Ny sti i Elkær", f"21-{n}") for n in (1, 2)], rules)
    assert {case.series for case in linked.cases} == {None}


def agendas(item, title, bodies=("oek",), months=range(1, 10), number=None):
    return [
        item(f"2021-{month:02}-12", body, text, number if text == title else None, no=no)
        for body in bodies
        for month in months
        for no, text in enumerate((title, f"Sag nummer {month * 7} fra {body}"), 1)
    ]


def test_what_stands_on_every_agenda_is_standing_by_behaviour(item, rules):
    linked = link_items(agendas(item, "Kajmesterens runde"), rules)
    assert sum("-12:1" in name for name in linked.standing) == len(linked.standing) == 9
    assert not any(thread.items[0] in linked.standing for case in linked.cases for thread in case.threads)


@pytest.mark.parametrize(
    ("title", "months", "number"),
    [
        ("Kajmesterens runde", range(1, 5), None),  # four meetings are too few
        ("Kajmesterens runde i marts", range(1, 10), None),  # a report of a period
        ("Kajmesterens runde", range(1, 10), "21-1"),  # a case that takes long
    ],
)
def test_what_is_not_standing(item, rules, title, months, number):
    assert link_items(agendas(item, title, months=months, number=number), rules).standing == frozenset()


@pytest.mark.parametrize("title", ["Godkendelse af dagsorden", "Meddelelser", "Eventuelt"])
def test_the_rules_name_standing_items_even_once(item, rules, title):
    one = item("2021-01-12", "oek", title)
    assert link_items([one], rules).standing == {one.id}


def test_a_collective_number_is_split_and_a_suspected_one_flagged(item, rules):
    titles = ("Nyt tag på Kajhallen", "Dansk Svømmefest", "Indkøb af redningsveste", "Betaling for strøm")
    many = [item(f"2021-0{n}-12", "dir", title, "21-1") for n, title in enumerate(titles, 1)]
    (case,) = link_items(many, rules).cases
    assert (case.collective, len(case.threads)) == ("yes", 4)
    (case,) = link_items(many[:2], rules).cases
    assert (case.collective, len(case.threads)) == ("suspected", 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Skema A - Kajboligerne, Sejlgade 5", "Skema B - Kajboligerne, Sejlgade 5"),
        ("Etape 1 af Kajpromenaden", "Etape 2 af Kajpromenaden"),
    ],
)
def test_the_next_part_follows(item, rules, one, other):
    linked = link_items([item("2021-01-12", "kb", one, "21-1"), item("2021-09-12", "kb", other, "21-2")], rules)
    assert related(linked) == {("follows", "accepted")}
    assert len(linked.cases) == 2


def test_a_part_that_is_not_the_next_does_not_follow(item, rules):
    titles = ("Skema A - Kajboligerne, Sejlgade 5", "Skema C - Kajboligerne, Sejlgade 5")
    linked = link_items([item(f"202{n}-01-12", "kb", title, f"2{n}-1") for n, title in enumerate(titles)], rules)
    assert related(linked) == set()


def test_a_shared_document_is_background(item, rules):
    paper = (Attachment("Kajrapport", "7781/21"),)
    items = [
        item("2021-01-12", "oek", "Nyt tag på Kajhallen", "21-1", attachments=paper),
        item("2021-02-12", "oek", "Lukning af Svømmefesten", "21-2", attachments=paper),
    ]
    assert related(link_items(items, rules)) == {("background", "accepted")}


def test_another_item_of_the_agenda_that_the_prose_names_is_background(item, rules):
    said = (Section("presentation", "Sagsfremstilling", "Se også dagsordenens punkt 2 om taget.", Place(2)),)
    items = [
        item("2021-01-12", "oek", "Lukning af Svømmefesten", "21-1", no=1, sections=said),
        item("2021-01-12", "oek", "Nyt tag på Kajhallen", "21-2", no=2),
        item("2021-01-12", "oek", "Indkøb af redningsveste", "21-3", no=3),
    ]
    linked = link_items(items, rules)
    assert [(link.a, link.b) for link in linked.links] == [(items[0].id, items[1].id)]
    assert related(linked) == {("background", "accepted")}


def test_a_case_goes_by_its_matter_and_not_by_a_fixed_point_of_the_agenda(item, rules):
    matter = item("2021-02-12", "oek", "Ny bro over åen", "21-7")
    fixed = replace(item("2021-03-12", "oek", "Eventuelt", "21-7"), standing=True)
    assert [case.title for case in link_items([matter, fixed], rules).cases] == ["Ny bro over åen"]
    assert [case.title for case in link_items([fixed], rules).cases] == ["Eventuelt"]


@pytest.mark.parametrize(
    ("title", "fixed"),
    [
        ("Meddelleser", True),
        ("Godken- delse af dagsorden", True),
        ("godkendelse af dagsordne", True),
        ("Meddelelser 2", False),
        ("Godkendelse af dagpleje", False),
        ("Evt", True),
        ("Et", False),
    ],
)
def test_a_fixed_point_is_known_misprinted_where_others_have_it_right(item, rules, title, fixed):
    items = [
        item("2021-01-12", "oek", "Godkendelse af dagsorden", no=1),
        item("2021-01-12", "oek", "Meddelelser", no=2),
        item("2021-01-12", "oek", title, no=3),
    ]
    assert (items[2].id in link_items(items, rules).standing) is fixed


def test_what_one_item_is_told_to_be_says_nothing_of_others(item, rules):
    items = [
        item("2021-01-12", "oek", "Sygefravær på skolerne", no=1, standing=True),
        item("2021-02-12", "kb", "Sygefravær på skolerne", no=1),
        item("2021-02-12", "kb", "Sygefravær på skolern", no=2),
    ]
    assert link_items(items, rules).standing.isdisjoint({items[1].id, items[2].id})


def test_another_name_is_no_misprint_of_a_fixed_point(item, rules):
    items = [item("2021-01-12", "oek", f"Nyt fra {name}", no=no) for no, name in enumerate(("rådet", "bådet"), 1)]
    standing = link_items(items, rules).standing
    assert items[0].id in standing
    assert items[1].id not in standing
