"""A calendar read in again the same day updates what is there: whatever changed the list, its events are newer."""

import icalendar
import pytest

MINUTES = """# Referat

Fjordlund Kommune
Direktionen
Mandag den 4. marts 2024

## 1. Skilte langs stien

Sagsnr. 24-000311

### Indstilling

Teknisk chef indstiller, at skiltene fornyes.

### Beslutning

Godkendt. Teknik og Miljø udarbejder en oversigt senest den {day}. maj 2024.
"""


@pytest.fixture
def office(desk):
    desk.write()
    for path in (desk.folder / "minutes").iterdir():
        path.unlink()
    desk.minutes = desk.folder / "minutes" / "dir.md"
    desk.minutes.write_text(MINUTES.format(day=1), encoding="utf-8")
    desk.build()
    return desk


def calendar(office):
    return office.type("followups", "--format", "ics", "--as-of", "2024-06-01").stdout_bytes


def event(raw):
    (only,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    return only


def newer(later, earlier):
    """Whether a program that holds the earlier event takes the later one for its update (RFC 5545, 3.8.7.4)."""
    return (
        later["uid"] == earlier["uid"]
        and later["sequence"] > earlier["sequence"]
        and later["dtstamp"].dt > earlier["dtstamp"].dt
        and later["last-modified"].dt > earlier["last-modified"].dt
    )


def test_what_did_not_change_is_the_same_calendar(office):
    first = calendar(office)
    office.build()
    assert calendar(office) == first
    assert event(first)["dtstart"].dt.isoformat() == "2024-05-01"


def test_a_word_of_a_person_makes_a_newer_event_and_taking_it_back_one_more(office):
    before = event(calendar(office))
    followup = str(before["uid"]).rpartition(":")[2]
    office.type("mark", followup, "done")
    # A word counts from the day it was given: the list is made for today.
    done = event(office.type("followups", "--format", "ics").stdout_bytes)
    assert str(done["summary"]).startswith("Done: ")
    office.type("mark", followup, "--undo")
    again = event(office.type("followups", "--format", "ics").stdout_bytes)
    assert not str(again["summary"]).startswith("Done: ")
    assert newer(again, done)
    assert newer(done, before)


def test_corrected_minutes_make_a_newer_event(office):
    before = event(calendar(office))
    office.minutes.write_text(MINUTES.format(day=1).replace("en oversigt", "et oplæg"), encoding="utf-8")
    office.build()
    changed = event(calendar(office))
    assert "et oplæg" in changed["summary"]
    assert changed["sequence"] > before["sequence"]


def test_a_later_day_is_newer_than_any_change_of_this_one(office):
    today = event(calendar(office))
    tomorrow = event(office.type("followups", "--format", "ics", "--as-of", "2024-06-02").stdout_bytes)
    assert newer(tomorrow, today)
