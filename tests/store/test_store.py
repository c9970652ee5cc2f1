"""What goes into the store comes out again, sorted, under ids that hold."""

import itertools
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casegraph.model import Case, Doubt, Evidence, Link, Place, Section, Thread
from casegraph.store import DocumentRecord, Store, meeting_rows


@dataclass
class Linked:
    """The outcome of linking, as the store sees it."""

    links: tuple = ()
    cases: tuple = ()
    standing: frozenset = frozenset()


@pytest.fixture
def harbour(make_item, make_meeting):
    return make_meeting(
        make_item(
            "1",
            "Udvidelse af havnen",
            case="22-003813",
            decision="Godkendt.",
            text="Havnen er for lille.\nDen må vokse.",
        ),
        make_item("2", "Lukket punkt", closed=True),
        make_item("10", "Eventuelt"),
        start="12:30",
        participants=("Ane Beck",),
    )


def case_of(meeting, *numbers, case_id="bakkeby:22-003813", **more):
    items = tuple(f"{meeting.id}:{number}" for number in numbers)
    return Case(
        case_id, "bakkeby", "Havnen", ("Havnen",), ("22-003813",), "no", (Thread(case_id, "Havnen", items),), **more
    )


def ids(items):
    return [item.id.split(":", 2)[2] for item in items]


def test_meetings_and_items_come_back_as_they_were(store, put, harbour):
    put(harbour)
    assert list(store.items()) == list(harbour.items)
    assert list(store.meetings()) == [replace(harbour, items=())]
    assert store.meeting(harbour.id) == harbour
    assert store.item(harbour.items[0].id) == harbour.items[0]
    assert store.municipalities() == {"bakkeby": "Bakkeby"}


def test_without_sections_only_these_are_missing(store, put, harbour):
    put(harbour)
    assert list(store.items(sections=False)) == [replace(item, sections=()) for item in harbour.items]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_sections_come_back(data, make_item, make_meeting):
    text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    section = st.builds(Section, heading=text, text=text, place=st.builds(Place), lines=st.just((1, 2)))
    sections = tuple(data.draw(st.lists(section, max_size=3)))
    meeting = make_meeting(make_item("1", data.draw(text), sections=sections, decision=data.draw(text)))
    with Store.memory() as store:
        with store.writing() as writer:
            writer.put_document(DocumentRecord("a", "a", "fp"), [meeting_rows(meeting)])
        assert list(store.items()) == list(meeting.items)


def test_broken_signs_of_somebodys_json_do_no_harm(store, put, make_item, make_meeting):
    put(make_meeting(make_item("1", "Havn \ud800", text="En \udfff tekst", decision="Ja \x00 tak")))
    assert store.search("havn")
    assert next(store.items()).title == "Havn \ud800"


def test_everything_is_sorted_by_date_municipality_body_and_number(store, put, make_item, make_meeting):
    second, tenth, bare = make_item("2", "B"), make_item("10", "C"), make_item(None, "D")
    put(
        make_meeting(bare, tenth, second, document="b.txt"),
        make_meeting(second, document="c.txt", municipality="aaby"),
        make_meeting(second, document="a.txt", date=None),
        make_meeting(tenth, document="d.txt", date="2021-01-02", body="byraadet"),
        make_meeting(tenth, document="e.txt", date="2021-01-02", body="aeldreraadet"),
    )
    assert [item.id for item in store.items()] == [
        "bakkeby:aeldreraadet:2021-01-02:10",
        "bakkeby:byraadet:2021-01-02:10",
        "aaby:direktionen:2022-03-21:2",
        "bakkeby:direktionen:2022-03-21:2",
        "bakkeby:direktionen:2022-03-21:10",
        "bakkeby:direktionen:2022-03-21:o1",
        "bakkeby:direktionen:None:2",
    ]
    assert [meeting.date for meeting in store.meetings("bakkeby")][-1] is None
    assert [item.municipality for item in store.items("aaby")] == ["aaby"]


def test_minutes_take_the_place_of_the_agenda_and_both_are_kept(store, put, make_item, make_meeting):
    agenda = make_meeting(make_item("1", "Havnen"), make_item("2", "Skolen"), kind="agenda", document="agenda.txt")
    minutes = make_meeting(
        make_item("1", "Havnen", decision="Godkendt."), make_item("2", "Skolen"), document="minutes.txt"
    )
    put(minutes, agenda)
    assert {item.document for item in store.items()} == {"minutes.txt"}
    assert [item.document for item in store.items(all_versions=True)] == ["minutes.txt", "agenda.txt"] * 2
    assert [meeting.kind for meeting in store.meetings()] == ["minutes"]
    assert len(list(store.meetings(all_versions=True))) == 2
    with store.writing() as writer:
        writer.drop_document("minutes.txt")
    assert {item.document for item in store.items()} == {"agenda.txt"}


def two_sittings(make_item, make_meeting):
    return (
        make_meeting(make_item("1", "Budget"), make_item("2", "Havnen"), start="09:00", document="m.txt"),
        make_meeting(
            make_item("1", "Skolen"),
            make_item("2", "Klage", decided_in="bakkeby:direktionen:2022-03-21:1"),
            start="15:30",
            document="a.txt",
        ),
    )


def test_a_second_sitting_of_a_day_bears_its_time_whatever_came_first(make_item, make_meeting, put_into):
    sittings = two_sittings(make_item, make_meeting)
    for order in itertools.permutations(sittings):
        for together in (True, False):
            with Store.memory() as store:
                for part in [order] if together else [[one] for one in order]:
                    put_into(store, *part)
                assert ids(store.items()) == ["2022-03-21:1", "2022-03-21:2", "2022-03-21:1530:1", "2022-03-21:1530:2"]
                assert [meeting.id for meeting in store.meetings()] == [sittings[0].id, sittings[0].id + ":1530"]
                late = store.meeting(sittings[0].id + ":1530")
                assert [item.meeting for item in late.items] == [late.id] * 2
                assert late.items[1].decided_in == late.items[0].id


def test_a_former_id_still_finds_its_item(store, put, make_item, make_meeting):
    early, late = two_sittings(make_item, make_meeting)
    extra = replace(late, items=(*late.items, replace(late.items[0], id=late.id + ":3", number="3", title="Vejen")))
    put(extra)
    assert store.item(late.id + ":3").title == "Vejen"
    put(early)
    assert store.item(late.id + ":3").id == late.id + ":1530:3"
    # The plain id of the second item is now that of the earlier sitting.
    assert store.item(late.id + ":2").title == "Havnen"
    # Read again with other rules: ids stay, and so do the former ones.
    put(replace(extra, place="Rådhuset"))
    assert store.item(late.id + ":3").title == "Vejen"
    with store.writing() as writer:
        writer.drop_document("m.txt")
    assert store.item(late.id + ":1530:3").id == late.id + ":3"


def test_a_number_that_stands_twice_gets_an_ordinal(store, put, make_item, make_meeting):
    put(make_meeting(make_item("5", "Havnen"), make_item("5", "Skolen"), make_item("5", "Vejen")))
    assert [item.id.rsplit(":")[-1] for item in store.items()] == ["5", "5-2", "5-3"]


def test_a_supplementary_agenda_adds_its_items(store, put, make_item, make_meeting):
    agenda = make_meeting(
        make_item("1", "Havnen"), make_item("2", "Skolen"), kind="agenda", document="a.txt", start="15:00"
    )
    more = make_meeting(make_item("1", "Klage over støj"), kind="agenda", document="b.txt", start="15:00")
    put(agenda, more)
    assert [(item.id[-3:], item.title) for item in store.items()] == [
        ("1:1", "Havnen"),
        ("1-2", "Klage over støj"),
        ("1:2", "Skolen"),
    ]
    assert len(list(store.meetings())) == 1
    assert len(store.meeting(agenda.id).items) == 3


def test_links_and_cases_come_back(store, put, harbour):
    put(harbour)
    a, b = harbour.items[0].id, harbour.items[2].id
    link = Link(a, b, "same_case", "accepted", "number", 0.99, (Evidence("number", "1", "1", 4.5, "ens"),))
    case = case_of(harbour, "1", aliases=("bakkeby:x",))
    with store.writing() as writer:
        writer.put_linked("bakkeby", Linked((link,), (case,), frozenset({b})))
    assert list(store.links()) == [link]
    assert list(store.cases()) == list(store.cases("bakkeby")) == [case]
    assert list(store.cases("aaby")) == []
    assert store.case_of(a) == case
    assert store.case_of(b) is None
    assert store.item(b).standing
    # Linking must not hear its own echo: what it found standing comes to it as it was parsed.
    assert [item.standing for item in store.items_as_parsed("bakkeby")] == [False] * 3


def test_a_case_is_found_under_its_former_id_unless_a_closed_item_might_speak_through_it(store, put, harbour):
    put(harbour)
    for case in (case_of(harbour, "1", "10"), case_of(harbour, "1", "10", case_id="bakkeby:21-000001")):
        with store.writing() as writer:
            writer.put_linked("bakkeby", Linked(cases=(case,)))
    assert store.case("bakkeby:22-003813").id == "bakkeby:21-000001"
    assert store.case("bakkeby:21-000001").aliases == ("bakkeby:22-003813",)
    for case in (case_of(harbour, "2", case_id="bakkeby:9"), case_of(harbour, "2", case_id="bakkeby:xabc")):
        with store.writing() as writer:
            writer.put_linked("bakkeby", Linked(cases=(case,)))
    assert store.case("bakkeby:9") is None


def test_documents_tell_what_became_of_them(store, put, harbour):
    put(harbour)
    doubts = (Doubt("empty", "tom", Place(1)),)
    record = DocumentRecord("b.txt", "b.txt", "fp2", "failed", 3, "ab", "tom fil", True, "en", doubts)
    assert (store.is_open_only(), store.language()) == (False, None)
    with store.writing() as writer:
        writer.put_document(record, [])
    assert store.documents() == [DocumentRecord("a.txt", "a.txt", "fp"), record]
    assert (store.is_open_only(), store.language()) == (True, "en")


def test_reading_again_with_the_same_outcome_changes_nothing(store, harbour):
    rows = [meeting_rows(harbour)]
    for fingerprint, changed in (("one", True), ("two", False)):
        with store.writing() as writer:
            assert writer.put_document(DocumentRecord("a.txt", "a.txt", fingerprint), rows) is changed
            assert writer.changed == ({"bakkeby"} if changed else set())
    assert store.documents()[0].fingerprint == "two"


def test_answers_and_meta_are_kept(store):
    with store.writing() as writer:
        writer.put_answers(['{"kind":"judge"}', '{"kind":"mark"}'])
        writer.put_meta("linked", "abc")
    assert store.answers() == [{"kind": "judge"}, {"kind": "mark"}]
    assert (store.meta("linked"), store.meta("other")) == ("abc", None)
    with store.writing() as writer:
        writer.put_answers([])
    assert store.answers() == []


def test_an_error_takes_everything_back(store, put, harbour):
    put(harbour)
    with pytest.raises(RuntimeError), store.writing() as writer:
        writer.drop_document("a.txt")
        raise RuntimeError
    assert len(list(store.items())) == 3
    assert store.search("havnen")
