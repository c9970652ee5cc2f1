"""Deadlines and times in running text, counted from a meeting on 12 April 2021."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.danish import find_due

MEETING = "2021-04-12"

BOUNDS = [
    ("senest med udgangen af maj måned 2021", "2021-05-31", "day"),
    ("senest ved udgangen af året", "2021-12-31", "day"),
    ("inden udgangen af budgetåret", "2021-12-31", "day"),
    ("med frist den 3. maj", "2021-05-03", "day"),
    ("med deadline 3. maj", "2021-05-03", "day"),
    ("svarfrist 3/5", "2021-05-03", "day"),
    ("Fristen er 3/5", "2021-05-03", "day"),
    ("senest fredag", "2021-04-16", "day"),  # the next one: the meeting is on a Monday
    ("inden på mandag", "2021-04-19", "day"),
    ("senest torsdag i uge 20", "2021-05-20", "day"),
    ("senest i næste uge", "2021-04-25", "approximate"),
    ("senest i uge 20-21", "2021-05-30", "approximate"),
    ("inden pinse", "2021-05-22", "season"),  # the day before Whitsunday
    ("afleveres inden d. 1. maj 2021", "2021-05-01", "day"),  # inden a date counts that date
    ("senest fredag den 7. maj kl. 12", "2021-05-07", "day"),
    ("inden udgangen af 2021", "2021-12-31", "day"),
    ("senest inden udgangen af 2023", "2023-12-31", "day"),
    ("inden udgangen af 2. kvartal 2022", "2022-06-30", "day"),
    ("inden udgangen af maj", "2021-05-31", "day"),
    ("inden årsskiftet 2023/2024", "2023-12-31", "day"),
    ("inden årets udgang", "2021-12-31", "day"),
    ("senest i maj", "2021-05-31", "month"),
    ("inden for 14 dage", "2021-04-26", "day"),
    ("senest 2 uger efter mødet", "2021-04-26", "day"),
    ("inden for de næste tre måneder", "2021-07-12", "day"),
    ("Fristen for svar er 23. april 2021", "2021-04-23", "day"),
    ("Ansøgningsfrist: 3. maj", "2021-05-03", "day"),
    ("inden sommerferien", "2021-06-26", "season"),  # the last Saturday of June
    ("inden sommerferien 2023", "2023-06-24", "season"),
    ("inden jul", "2021-12-24", "season"),
    ("inden efterårsferien", "2021-10-16", "season"),  # the Saturday before week 42
    ("inden påske 2022", "2022-04-09", "season"),
    ("inden udgangen af første halvdel af valgperioden", "2023-12-31", "day"),  # that of 2018–2021 is over
    ("inden valgperiodens udløb", "2021-12-31", "approximate"),
]

POINTS = [
    ("en status om ca. 3 måneder", "2021-07-12", "approximate"),
    ("om tre uger", "2021-05-03", "approximate"),
    ("om et halvt år", "2021-10-12", "approximate"),
    ("om halvandet år", "2022-10-12", "approximate"),
    ("om 2-3 måneder", "2021-07-12", "approximate"),
    ("evalueres efter 1 år", "2022-04-12", "approximate"),
    ("på mødet i august", "2021-08-31", "month"),
    ("primo maj", "2021-05-10", "approximate"),
    ("medio maj 2021", "2021-05-20", "approximate"),
    ("ultimo maj", "2021-05-31", "month"),
    ("medio 2024", "2024-06-30", "approximate"),
    ("i 4. kvt. 2021", "2021-12-31", "quarter"),
    ("Q3 2022", "2022-09-30", "quarter"),
    ("i 2. halvår 2022", "2022-12-31", "approximate"),
    ("i uge 42", "2021-10-24", "approximate"),
    ("i løbet af foråret", "2021-05-31", "season"),
    ("i efteråret 2022", "2022-11-30", "season"),
    ("efter sommerferien", "2021-08-31", "season"),
    ("til mødet den 3. maj", "2021-05-03", "day"),
    ("materialet afleveres 13/5", "2021-05-13", "day"),
    ("sagen genoptages 3/5", "2021-05-03", "day"),
    ("status gives 13/3", "2022-03-13", "day"),  # behind the meeting: the next one
    ("til mødet 3/5", "2021-05-03", "day"),
]

WITHOUT_A_DAY = ["på næste møde", "til udvalgets næste møde", "på et kommende temamøde", "hurtigst muligt"]

NOTHING = [
    "fra 1. januar 2022",
    "pr. 28. februar 2021",
    "siden 2019",
    "i perioden 2017-2019",
    "fordelt over 3 år",
    "to gange om året",
    "inden for en ramme på 3 mio. kr.",
    "om 12 boliger",
    "udgiften dækkes 1/3 af staten og 2/3 af kommunen",
    "vedtaget med 2/3 flertal",
    "vedtaget med stemmerne 13/8",
    "sag 13/3",
    "blev afleveret 13/3",
    "på Havnevej 12/4",
    "i klasse 9/10",
    "Bo gennemgår tegning 14/2.",
    "mødes i lokale 12/3.",
]


@pytest.mark.parametrize(("text", "due", "precision"), BOUNDS)
def test_a_bound_gives_its_last_day(text, due, precision):
    (mention,) = find_due(text, MEETING)
    assert (mention.due, mention.precision, mention.bound) == (due, precision, True)


@pytest.mark.parametrize(("text", "due", "precision"), POINTS)
def test_a_point_in_time_is_no_bound(text, due, precision):
    (mention,) = find_due(text, MEETING)
    assert (mention.due, mention.precision, mention.bound) == (due, precision, False)


@pytest.mark.parametrize("text", WITHOUT_A_DAY)
def test_a_time_without_a_day_is_still_a_time(text):
    (mention,) = find_due(text, MEETING)
    assert (mention.text, mention.due, mention.precision) == (text, None, None)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_time_to_do_something_by(text):
    assert find_due(text, MEETING) == []


def test_the_phrase_holds_its_preposition():
    (mention,) = find_due("Varslet skal ud senest inden udgangen af 2023 til alle", MEETING)
    assert mention.text == "senest inden udgangen af 2023"


def test_a_time_that_counts_from_an_unknown_day_has_no_due():
    (mention,) = find_due("svar gives inden for 14 dage efter modtagelsen", MEETING)
    assert (mention.due, mention.bound) == (None, True)


def test_without_a_meeting_only_printed_years_count():
    dues = [mention.due for mention in find_due("senest 1. maj, inden udgangen af 2023 og om 3 uger", None)]
    assert dues == [None, "2023-12-31", None]


@pytest.mark.parametrize(("meeting", "due"), [("2022-03-21", "2023-12-31"), ("2024-02-01", "2027-12-31")])
def test_a_part_of_a_council_term_that_is_over_means_the_next_term(meeting, due):
    (mention,) = find_due("inden udgangen af andet år af valgperioden", meeting)
    assert mention.due == due


PIECES = [
    "inden ",
    "om ",
    "ca. ",
    "3",
    " måneder",
    "udgangen af ",
    "maj ",
    "2021",
    "kvartal ",
    "uge ",
    "den ",
    "\n",
    ". ",
]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)),
    st.sampled_from([None, "2021", "2021-04", MEETING]),
)
def test_any_text_gives_spans_of_itself(text, meeting):
    for mention in find_due(text, meeting):
        assert text[mention.start : mention.end] == mention.text


def test_a_long_line_costs_little_time():
    for unit in ("inden ", "udgangen af ", "frist ", "om 3 ", "på et næste ", "2. kvartal "):
        find_due(unit * 5_000, MEETING)
