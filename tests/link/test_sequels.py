"""What usually comes after what about one name, learned from a municipality's own titles."""

import pytest

from casegraph.link import LinkRules
from casegraph.link.engine import in_order
from casegraph.link.evidence import LATE, Pairs
from casegraph.link.municipality import make_sources
from casegraph.link.recall import Recalled
from casegraph.link.shown import SHOWN
from casegraph.link.titles import TitleReader
from casegraph.rulebook.book import load_rulebook

VILLAGES = ("Nørby", "Sønderup", "Østrup", "Vesterlund", "Havrebjerg", "Tranemose", "Egeskov")
FIRST, THEN = "2021-0{}-01", "2022-0{}-01"


@pytest.fixture(scope="module")
def rules():
    return LinkRules.from_book(load_rulebook())


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


BEFORE, AFTER = "Regnvandsløsning for {}", "Afledning i {} - overslag"


def test_what_followed_about_the_other_villages_follows_here(item, rules):
    items = about(item, VILLAGES, BEFORE, AFTER)
    assert asked(items, rules)[0] == "nearly always"


def test_what_is_drawn_out_is_told_by_what_is_added(item, rules):
    items = about(item, VILLAGES, "Afledning i {}", "Afledning i {} - overslag")
    assert asked(items, rules) == ("nearly always", "afledning", "overslag")


def test_the_pair_itself_teaches_nothing(item, rules):
    others = [item(f"2020-0{no}-01", "teknik", f"{title} i {name}", no=no) for no, (title, name) in OTHERS]
    assert asked(others + about(item, VILLAGES[:1], BEFORE, AFTER), rules)[0] == "never"


OTHERS = list(
    enumerate(
        [
            *(("Regnvandsløsning", name) for name in VILLAGES[1:5]),
            *(("Overslag", name) for name in (*VILLAGES[5:], "Lund", "Ås")),
        ],
        1,
    )
)


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


def test_a_title_without_a_name_is_asked_for_nothing(item, rules):
    items = about(item, VILLAGES, "Regnvandsløsning", "Overslag")
    ordered = in_order(items)
    sources, _ = make_sources(ordered, TitleReader(rules), Recalled())
    assert LATE["sequel"].named(Pairs.of(sources, [(0, len(ordered) - 1)])) == ["none"]
