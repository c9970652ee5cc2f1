"""Items that print one number are one case, unless the number is collective."""

import random

import pytest

from casegraph.link import LinkRules, link_items
from casegraph.rulebook.book import load_rulebook

RULES = LinkRules(
    order=("1. behandling", "2. behandling", "forslag til", "endelig vedtagelse af"),
    standing=("Eventuelt", "Godkendelse af dagsorden"),
)
FULL = LinkRules.from_book(load_rulebook())


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
    (["Eventuelt", "Eventuelt", "Eventuelt"], "yes", 3),  # what is told there is another thing each time
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


@pytest.mark.parametrize(
    ("what", "at_once", "collective"),
    [
        ("Skema {} for Domea", False, "no"),
        # Plots are no parts that a matter goes through, and nobody treats three parts of one at a meeting.
        ("Salg af grund {} til Domea", False, "yes"),
        ("Skema {} for Domea", True, "yes"),
    ],
)
def test_parts_that_a_matter_goes_through_are_one_case(item, what, at_once, collective):
    titles = [f"{what.format(part)}, {where}" for part in "ABC" for where in ("Elkær", "boliger på Kajen")]
    days = ["2021-01-01"] * 6 if at_once else [f"2021-0{month}-01" for month in range(1, 7)]
    items = [
        item(day, "dir", title, "21-000700", no=no) for no, (day, title) in enumerate(zip(days, titles, strict=True))
    ]
    assert [case.collective for case in link_items(items, FULL).cases] == [collective]


def test_a_closed_matter_without_a_title_goes_by_its_number_up_the_route(item):
    route = (("2021-05-04", "teknik"), ("2021-05-11", "oek"), ("2021-05-18", "kb"))
    items = [item(day, body, "Lukket sag", "21-000555", closed=True) for day, body in route]
    assert groups(link_items(items, FULL)) == [sorted(one.id for one in items)]


# What forty applications to one fund are about; each is told from the next by a word or a name alone.
WHAT = [
    *("korfestival", "harmonikatræf", "dukketeater", "gadekunst", "knipling"),
    *("stumfilm", "trommekursus", "vævestue", "byvandring", "lysfest"),
]
WHERE = ["Gammelrand", "Kildeby", "Enslev", "Torpet"]
WORDINGS = (
    "Ansøgning om tilskud fra kulturpuljen: {} i {}",
    "Tilskud fra kulturpuljen til {} i {}",
    "Kulturpuljen - {} i {}, fornyet ansøgning om tilskud",
)


def applications(item, per_meeting=5):
    """Forty matters under one number, each on three agendas of one body, several of them on each; and the truth."""
    matters = [(what, where) for where in WHERE for what in WHAT]
    items, truth = [], {}
    for n, (what, where) in enumerate(matters):
        for round_, wording in enumerate(WORDINGS):
            month = n // per_meeting + 1 + 3 * round_
            day = f"{2021 + (month - 1) // 12}-{(month - 1) % 12 + 1:02}-04"
            one = item(day, "kultur", wording.format(what, where), "21-000077", no=f"{round_ * 100 + n}")
            items.append(one)
            truth.setdefault((what, where), []).append(one.id)
    return items, sorted(sorted(members) for members in truth.values())


@pytest.mark.parametrize("seed", range(3))
def test_forty_matters_under_one_number_are_forty_threads(item, seed):
    items, truth = applications(item)
    linked = link_items(random.Random(seed).sample(items, len(items)), FULL)
    assert [case.collective for case in linked.cases] == ["yes"]
    assert groups(linked) == truth


def test_figures_alone_tell_the_matters_of_one_number_apart(item):
    plots = [(f"Salg af grund {n} ved Engdraget", f"Engdraget: købstilbud på grund {n}") for n in (3, 7, 12, 15)]
    items = [
        item(f"2021-0{n + step}-02", body, title, "21-000078", no=str(n))
        for n, titles in enumerate(plots, 1)
        for step, (body, title) in enumerate(zip(("oek", "kb"), titles, strict=True))
    ]
    linked = link_items(items, FULL)
    assert [case.collective for case in linked.cases] == ["yes"]
    found = [tuple(i.title for i in items if i.id in thread.items) for thread in linked.cases[0].threads]
    assert found == plots


# Titles of one case, month by month; nothing of these may be taken apart.
DRIFTING = [
    # The last has nothing in common with the first.
    [
        "Svømmehal i Elkær: tre mulige placeringer",
        "Svømmehal i Elkær: kontrakt med rådgiver",
        "Kontrakt med rådgiver og totalentreprenør",
        "Totalentreprenør er gået konkurs",
        "Konkurs: garantistillelse gøres gældende",
    ],
    # Sums change, and so does the count of homes.
    ["Plejehjem på Kærvej, 40 boliger", "Plejehjem på Kærvej, 44 boliger", "Plejehjem på Kærvej: 3,5 mio. kr. mere"],
    ["Nyt tag på hallen: 2 mio. kr.", "Nyt tag på hallen: 2,4 mio. kr.", "Nyt tag på hallen: 3,1 mio. kr."],
    [
        "Lokalplan 4.12 for Kajen",
        "Lokalplan 4.12 for Kajen - forslag",
        "Kajen: høringssvar",
        "Vedtagelse af lokalplan 4.12",
    ],
    # The place of a report and its day say one thing.
    [
        "3. budgetopfølgning 2022",
        "3. budgetopfølgning 2022 (pr. 31. august 2022)",
        "Budgetopfølgning pr. 31. august 2022",
    ],
]


@pytest.mark.parametrize("titles", DRIFTING)
def test_an_ordinary_case_stays_whole_however_its_titles_drift(item, titles):
    items = [item(f"2021-{n:02}-01", "teknik", title, "21-000079") for n, title in enumerate(titles, 1)]
    (case,) = link_items(items, FULL).cases
    assert (case.collective, len(case.threads)) == ("no", 1)


def test_a_plan_and_its_supplement_on_one_agenda_stay_one_case(item):
    items = [
        item(f"2021-0{month}-01", "teknik", title, "21-000080", no=str(no))
        for month in (1, 3, 6)
        for no, title in enumerate(("Lokalplan 4.12 for Kajen", "Tillæg nr. 9 til kommuneplanen for Kajen"), 1)
    ]
    (case,) = link_items(items, FULL).cases
    assert len(case.threads) == 1


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


def test_a_number_whose_matters_never_meet_on_one_agenda_is_split_by_the_names_they_are_of(item):
    clubs = ("Elkær Roklub", "Jazzforeningen Blue", "Ravnbo Spejderne")
    items = [
        item(f"2021-0{2 * n + step}-10", body, f"{before}{club}", "21-777")
        for n, club in enumerate(clubs, 1)
        for step, (body, before) in enumerate((("skole", "Tilskud til "), ("kb", "Ansøgning om tilskud - ")))
    ]
    linked = link_items(items, FULL)
    threads = sorted(tuple(thread.items) for case in linked.cases for thread in case.threads)
    assert threads == sorted((a.id, b.id) for a, b in zip(items[::2], items[1::2], strict=True))


def test_what_is_said_of_names_may_be_a_name_itself(item):
    clubs = ("Elkær Roklub", "Jazzforeningen Blue", "Ravnbo Spejderne")
    funds = [
        item(f"2021-0{2 * n + step}-10", body, f"Kulturpuljen 2021: {club}", "21-777")
        for n, club in enumerate(clubs, 1)
        for step, body in enumerate(("skole", "kb"))
    ]
    # Other titles show that the fund and the clubs are names.
    others = [item("2021-02-01", "oek", f"Møde med {name}", no=n) for n, name in enumerate(("Kulturpuljen", *clubs), 1)]
    linked = link_items([*funds, *others], FULL)
    threads = [set(thread.items) for case in linked.cases for thread in case.threads]
    for a, b in zip(funds[::2], funds[1::2], strict=True):
        assert {a.id, b.id} in threads


def test_a_fixed_point_is_a_matter_of_its_own_each_time_under_a_collective_number(item):
    days = ("2021-01-12", "2021-02-09", "2021-03-09")
    titles = ("Meddelelser", "Eventuelt", "Mødeplan for udvalget")
    items = [item(day, "teknik", title, "21-0001", no=no) for day in days for no, title in enumerate(titles, 1)]
    (case,) = link_items(items, FULL).cases
    told = sorted((thread.title, len(thread.items)) for thread in case.threads)
    assert case.collective == "yes"
    assert told == [("Eventuelt", 1)] * 3 + [("Meddelelser", 1)] * 3 + [("Mødeplan for udvalget", 3)]


def test_reports_of_several_periods_under_a_collective_number_are_matters_of_their_own(item):
    titles = [
        ("2023-06-21", "Likviditet pr. ultimo maj 2023"),
        ("2023-09-20", "Likviditet pr. ultimo august 2023"),
        ("2023-02-22", "Kassebeholdning, januar 2023"),
        ("2023-11-22", "Pengestrømme pr. ultimo oktober 2023"),
    ]
    items = [item(date, "oek", title, "23/256") for date, title in titles]
    linked = link_items(items, FULL)
    assert groups(linked) == sorted([one.id] for one in items)


def test_two_reports_in_unlike_words_and_of_two_periods_are_two_matters_under_one_number(item):
    items = [
        item("2023-02-15", "oek", "Passagertal på færgerne – 4. kvartal 2022", "22/14610"),
        item("2023-05-10", "oek", "Færgestatistik 1. kvartal 2023", "22/14610"),
    ]
    assert groups(link_items(items, FULL)) == sorted([one.id] for one in items)
