"""What usually comes after what about one name, learned from a municipality's own titles."""

from dataclasses import replace

import numpy as np
import pytest

from casegraph.link.answers.recall import Recalled
from casegraph.link.engine import in_order
from casegraph.link.items.sources import Pairs
from casegraph.link.municipality import make_sources
from casegraph.link.titles.reader import TitleReader
from casegraph.link.weighing.evidence import LATE
from casegraph.link.weighing.shown import SHOWN
from casegraph.link.words import sequels

VILLAGES = ("Nørby", "Sønderup", "Østrup", "Vesterlund", "Havrebjerg", "Tranemose", "Egeskov")
FIRST, THEN = "2021-0{}-01", "2022-0{}-01"
BEFORE, AFTER = "Regnvandsløsning for {}", "Afledning i {} - overslag"
# The one thing told of some villages, and the other of others.
APART = [
    *(("Regnvandsløsning", name) for name in VILLAGES[1:5]),
    *(("Overslag", name) for name in (*VILLAGES[5:], "Lund", "Ås")),
]


def about(item, villages, before, after, numbers=(None, None), days=(FIRST, THEN)):
    """Two items a village, one a month: what is said of it first, and what is said then."""
    found = []
    for no, village in ((VILLAGES.index(village) + 1, village) for village in villages):
        for title, number, day in zip((before, after), numbers, days, strict=True):
            own = number and f"{number}{no}"
            found.append(item(day.format(no), "teknik", title.format(village), own, no=no))
    return found


def asked(items, rules):
    """The level of the pair of the first village, and what is shown of it."""
    ordered = in_order(items)
    sources, _ = make_sources(ordered, TitleReader(rules), Recalled())
    pair = tuple(at for at, one in enumerate(ordered) if "Nørby" in one.title)[:2]
    level = LATE["sequel"].named(Pairs.of(sources, [pair]))[0]
    return level, SHOWN["sequel"](sources, *pair), SHOWN["sequel"](sources, *pair[::-1])


def test_what_followed_about_the_other_villages_follows_here(item, rules):
    items = about(item, VILLAGES, BEFORE, AFTER)
    assert asked(items, rules)[0] == "nearly always"


def test_what_is_drawn_out_is_told_by_what_is_added(item, rules):
    items = about(item, VILLAGES, "Afledning i {}", "Afledning i {} - overslag")
    assert asked(items, rules) == ("nearly always", "afledning", "overslag")


def test_the_pair_itself_teaches_nothing(item, rules):
    told = enumerate(APART, 1)
    others = [item(f"2020-0{no}-01", "teknik", f"{title} i {name}", no=no) for no, (title, name) in told]
    assert asked(others + about(item, VILLAGES[:1], BEFORE, AFTER), rules)[0] == "never"


@pytest.mark.parametrize(
    "before, after, numbers, days",
    [
        (BEFORE, AFTER, (None, None), (THEN, FIRST)),
        (BEFORE, AFTER, ("21-10", "22-20"), (FIRST, THEN)),
    ],
)
def test_what_comes_the_other_way_round_or_under_other_numbers_is_no_sequel(item, rules, before, after, numbers, days):
    items = about(item, VILLAGES[1:], before, after, numbers, days) + about(item, VILLAGES[:1], before, after)
    assert asked(items, rules)[0] == "the other way round"


def test_one_number_is_no_other_case(item, rules):
    items = about(item, VILLAGES, BEFORE, AFTER, ("21-10", "21-10"))
    assert asked(items, rules)[0] == "nearly always"


@pytest.mark.parametrize(
    "villages, days, why",
    [
        (VILLAGES[:3], (FIRST, THEN), "so few names show nothing"),
        (VILLAGES, (FIRST, FIRST.replace("-01", "-15")), "in one round, nothing comes after"),
    ],
)
def test_it_says_nothing_where_nothing_can_be_told(item, rules, villages, days, why):
    assert asked(about(item, villages, BEFORE, AFTER, days=days), rules)[0] == "none", why


def test_misprints_are_the_words_they_stand_for(item, rules):
    items = about(item, VILLAGES[1:], BEFORE, AFTER)
    items += about(item, VILLAGES[:1], BEFORE.replace("løsning", "løsnig"), AFTER.replace("slag", "slga"))
    assert asked(items, rules)[0] == "nearly always"


def level_of(items, rules, *titles):
    """The level of the pair of the first items with these titles."""
    ordered = in_order(items)
    sources, _ = make_sources(ordered, TitleReader(rules), Recalled())
    first, second = sorted(next(at for at, one in enumerate(ordered) if one.title == title) for title in titles)
    return LATE["sequel"].named(Pairs.of(sources, [(first, second)]))[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Regnvandsløsning for skolen", "Afledning ved skolen - overslag"),
        (BEFORE.format("Nørby"), AFTER.format("Sønderup")),
    ],
)
def test_it_is_asked_of_one_name_only(item, rules, one, other):
    items = about(item, VILLAGES, BEFORE, AFTER)
    more = [item("2021-03-03", "oek", one, no=31), item("2022-03-03", "oek", other, no=32)]
    assert level_of([*items, *more], rules, one, other) == "none"


def test_what_comes_many_years_later_is_no_sequel(item, rules):
    items = about(item, VILLAGES[1:], BEFORE, AFTER)
    items += about(item, VILLAGES[:1], BEFORE, AFTER, days=("2019-0{}-01", THEN))
    assert asked(items, rules)[0] == "none"


def test_of_the_times_it_was_told_each_counts_by_itself(item, rules):
    rounds = [(f"{year}-01-01", f"{year + 1}-01-01") for year in range(1996, 2021, 4)]
    items = [one for days in rounds for one in about(item, VILLAGES[:1], BEFORE, AFTER, days=days)]
    assert asked(items, rules)[0] == "nearly always"


def test_what_stands_on_every_agenda_teaches_nothing(item, rules):
    items = [replace(one, standing=True) for one in about(item, VILLAGES[1:], BEFORE, AFTER)]
    assert asked(items + about(item, VILLAGES[:1], BEFORE, AFTER), rules)[0] == "none"


def test_a_telling_under_two_numbers_is_under_none(item, rules):
    items = about(item, VILLAGES, BEFORE, AFTER, ("21-10", "21-10"))
    beside = about(item, VILLAGES, AFTER, AFTER, ("22-70", "22-80"), days=("2022-0{}-20", "2022-0{}-25"))
    assert asked([*items, *(replace(one, id=f"{one.id}:b") for one in beside)], rules)[0] == "nearly always"


def test_a_name_of_which_very_much_is_told_says_nothing(item, rules, monkeypatch):
    items = about(item, VILLAGES, BEFORE, AFTER)
    monkeypatch.setattr(sequels, "CROWD", 2)
    assert asked(items, rules)[0] == "none"


@pytest.mark.parametrize("at_once", [1, 3, 1000])
def test_parts_of_any_size_count_the_same(item, rules, monkeypatch, at_once):
    items = about(item, VILLAGES, BEFORE, AFTER)
    monkeypatch.setattr(sequels, "AT_ONCE", at_once)
    assert asked(items, rules)[0] == "nearly always"


def test_nothing_is_told_where_there_is_nothing(rules):
    sources, _ = make_sources([], TitleReader(rules), Recalled())
    assert sources.columns.sequels.share(np.zeros(0, np.int64), np.zeros(0, np.int64)).tolist() == []
