"""Dates in running text: every printed form, and the many things that only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.danish import find_dates, resolve_year

FULL = [
    ("mødet 21. marts 2022", ["2022-03-21"]),
    ("den 3.marts 2022", ["2022-03-03"]),  # no blank after the full stop
    ("3 marts 2022", ["2022-03-03"]),  # no full stop
    ("d. 30. aug 2022", ["2022-08-30"]),
    ("d. 30. sept. 2022", ["2022-09-30"]),
    ("15-maj-2002", ["2002-05-15"]),
    ("MØDE 4. JUNI 2019", ["2019-06-04"]),
    ("den 29.4.2021", ["2021-04-29"]),
    ("den 12. 3. 2020", ["2020-03-12"]),
    ("29-06-2016", ["2016-06-29"]),
    ("29/6 2016", ["2016-06-29"]),
    ("29/6-2016", ["2016-06-29"]),
    ("29/6-16", ["2016-06-29"]),
    ("2016-06-29", ["2016-06-29"]),
    ("2016-06-29T12:00:00", ["2016-06-29"]),
    ("8/29/2019", ["2019-08-29"]),  # an American locale, plain because no month has number 29
    ("8/9/2019", ["2019-09-08"]),  # Danish order where both would do
    ("Januar 16, 2019", ["2019-01-16"]),
    ("January 16th, 2019", ["2019-01-16"]),
    ("torsdag d. 24.05.18", ["2018-05-24"]),  # two digits of a year need a lead, else it may be a subject code
    ("Torsdag 24-05-18", ["2018-05-24"]),
    ("den tredje april 2022", ["2022-04-03"]),
    ("den enogtyvende maj 2022", ["2022-05-21"]),
    ("d. 21. septembr 2020", ["2020-09-21"]),  # a letter fell out
    ("d. 21. fberuar 2020", ["2020-02-21"]),  # two letters changed places
    ("i november 2016", ["2016-11"]),
    ("nov. 2016", ["2016-11"]),
    ("i 2016 blev", ["2016"]),
    ("12. og 19. maj 2021", ["2021-05-12", "2021-05-19"]),
    ("den 1., 2. og 3. juni 2021", ["2021-06-01", "2021-06-02", "2021-06-03"]),
    ("12.-14. april 2021", ["2021-04-12", "2021-04-14"]),
    ("28. februar - 3. marts 2021", ["2021-02-28", "2021-03-03"]),
    ("15. december til den 4. januar 2022", ["2021-12-15", "2022-01-04"]),  # the span crosses a new year
    ("marts/april 2021", ["2021-04"]),
    ("i marts og april 2021", ["2021-03", "2021-04"]),
    ("fra 1/1 2022 til 31/12 2023", ["2022-01-01", "2023-12-31"]),
]

WITHOUT_YEAR = [
    ("ØU (2) d. 29/09", [(9, 29)]),
    ("d. 5/8, 12/8 og 19/8", [(8, 5), (8, 12), (8, 19)]),
    ("D. 7. oktober kl. 9-13", [(10, 7)]),
    ("på mødet den 2.5.", [(5, 2)]),
    ("mandag den 1. februar.", [(2, 1)]),
    ("på junimødet", [(6, None)]),
    ("i marts måned", [(3, None)]),
    ("29. februar", [(2, 29)]),  # in some year there is one
]

NOTHING = [
    "§ 12 i loven",
    "3.500.000 kr.",
    "i perioden 2017-2019",
    "budget 2021-2024",
    "i 2021/2022",
    "sag 326-2021-2028",
    "J.nr. 27.03.16",
    "21-019438",
    "2. behandling",
    "kl. 12.30-14.00",
    "31. juni 2020",
    "30.2.2021",
    "45/13 2020",
    "1/2 stilling",
    "fra 2.5 til 3.5 mio. kr.",
    "version 1.2.21",
    "www.kommune.dk/2020-01-012",
    "punkt 5. Majoriteten",
    "",
]


@pytest.mark.parametrize(("text", "dates"), FULL)
def test_every_form_is_found(text, dates):
    found = find_dates(text)
    assert [mention.date for mention in found if mention.date] == dates
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


@pytest.mark.parametrize(("text", "days"), WITHOUT_YEAR)
def test_a_date_without_year_keeps_its_parts(text, days):
    found = find_dates(text)
    assert [(mention.month, mention.day) for mention in found] == days
    assert all(mention.date is None and not mention.year_printed for mention in found)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_date_is_left(text):
    assert find_dates(text) == []


def test_a_year_shared_by_a_list_counts_as_printed():
    assert [mention.year_printed for mention in find_dates("den 3. maj og den 7. juni 2022")] == [True, True]


@pytest.mark.parametrize(
    ("text", "anchor", "date"),
    [
        ("d. 15. december", "2022-01-20", "2021-12-15"),
        ("d. 15. december", "2022-11-20", "2022-12-15"),
        ("i marts", "2022-04-12", "2022-03"),
        ("i marts", "2022-12-12", "2023-03"),
    ],
)
def test_an_anchor_gives_the_nearest_year(text, anchor, date):
    (mention,) = find_dates(text, anchor=anchor)
    assert (mention.date, mention.year_printed) == (date, False)


@pytest.mark.parametrize(
    ("month", "day", "meeting", "tense", "date"),
    [
        (12, 15, "2023-03-27", "past", "2022-12-15"),
        (3, 27, "2023-03-27", "past", "2023-03-27"),  # the meeting's own day is not after it
        (3, 27, "2023-03-27", "planned", "2023-03-27"),  # nor before it
        (3, 26, "2023-03-27", "planned", "2024-03-26"),
        (3, None, "2023-03-27", "past", "2023-03"),
        (3, None, "2023-03-27", "planned", "2023-03"),
        (2, 29, "2023-03-27", "past", "2020-02-29"),
        (2, 29, "2023-03-27", "planned", "2024-02-29"),
        (5, 1, "2023-05", "past", "2023-05-01"),  # a meeting known to the month only
    ],
)
def test_the_nearest_year_by_tense(month, day, meeting, tense, date):
    assert resolve_year(month, day, meeting=meeting, tense=tense) == date


def test_a_day_that_no_year_has_is_refused():
    with pytest.raises(ValueError, match="day 31 of month 6"):
        resolve_year(6, 31, meeting="2023-03-27", tense="past")


PIECES = ["12", "3", ".", "-", "/", " ", "marts", "maj", "2021", "den", "d.", "og", "§", "\n", "i", "31", "x", ","]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_gives_dates_of_the_calendar_inside_it(text):
    end = 0
    for mention in find_dates(text, anchor="2022-02-28"):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        assert mention.date is not None
        end = mention.end


def test_a_long_line_costs_little_time():
    for unit in ("1.", "12/", "d. 1, ", "marts ", "2021-", "1 og "):
        find_dates(unit * 20_000)
