"""What is to be done again and again, and when next."""

import pytest

from casegraph.danish.recurrence import find_recurrence, next_time


@pytest.mark.parametrize(
    ("text", "day", "due"),
    [
        ("ultimo hver måned", "2021-11-29", "2021-11-30"),
        # On the very day it is still to be done; the day after, the next one counts.
        ("ultimo hver måned", "2021-11-30", "2021-11-30"),
        ("ultimo hver måned", "2021-12-01", "2021-12-31"),
        ("Primo hver måned", "2022-03-21", "2022-04-10"),
        ("medio hver måned", "2022-03-15", "2022-03-20"),
        ("hvert kvartal", "2022-02-01", "2022-03-31"),
        ("rapporteres kvartalsvis", "2022-12-31", "2022-12-31"),
        ("primo hvert kvartal", "2022-02-15", "2022-04-30"),
        ("halvårligt", "2022-07-01", "2022-12-31"),
        ("hvert år i maj", "2022-06-01", "2023-05-31"),
        ("hvert år primo januar", "2022-06-01", "2023-01-31"),
        ("én gang årligt", "2022-06-01", "2022-12-31"),
        ("hver uge", "2022-06-01", "2022-06-05"),
        # The end of February in a leap year.
        ("ultimo hver måned", "2024-02-10", "2024-02-29"),
        ("to gange om året", "2022-06-01", "2022-06-30"),
        ("hvert halve år", "2022-07-01", "2022-12-31"),
        ("hver anden måned", "2022-03-01", "2022-04-30"),
        ("hvert andet år", "2022-03-01", "2022-12-31"),
        # What never stops has no next date.
        ("løbende", "2022-06-01", None),
    ],
)
def test_the_next_time(text, day, due):
    found = find_recurrence(text)
    assert found is not None
    assert next_time(found, day) == due


@pytest.mark.parametrize(
    "text", ["hver for sig", "inden udgangen af måneden", "hverken år eller dag", "den 1. maj", ""]
)
def test_what_does_not_come_back(text):
    assert find_recurrence(text) is None
