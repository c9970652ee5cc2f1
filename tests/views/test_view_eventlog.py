"""The event log: what is an event, on which day, in which order, and which of them belong together."""

from dataclasses import replace

import pytest

from casegraph.graph import CaseGraph
from casegraph.model import Thread
from casegraph.views.eventlog import event_rows, traces
from casegraph.views.tables import body_rows, log_rows, meeting_rows
from tests.builders import graph_of, make_block, make_case, make_item, make_meeting, make_mention, meeting_of

DAY = "2026-01-01"


def log(*items, **more):
    """The only trace of some items."""
    (trace,) = traces(graph_of(*items, **more), DAY)
    return trace


def test_what_happened_is_an_event_and_what_is_planned_is_not():
    item = make_item(
        "ØU",
        "2022-02-02",
        kind="recommended",
        route="TMU ØU KB",
        course=(make_block("TMU", "2022-01-12"),),
        references=(make_mention("DIR", "2022-01-05"), make_mention("HU", "2021-12")),
    )
    trace = log(item)
    states = [(event["resource"], event["state"], event["mentioned"]) for event in trace["events"]]
    assert states == [
        ("Direktionen", "mentioned", True),
        ("Teknik- og Miljøudvalget", "recorded", False),
        ("Økonomiudvalget", "treated", False),
    ]
    assert trace["planned"] == ["Kommunalbestyrelsen"]
    assert trace["undated"] == 1, "a month is no day to stand on"
    assert [event["order"] for event in trace["events"]] == [1, 2, 3]


def test_an_agenda_is_planned():
    trace = log(make_item("KB", "2026-02-09", agenda=True))
    assert (trace["events"], trace["planned"]) == ([], ["2026-02-09 Kommunalbestyrelsen"])


def test_an_event_stands_at_noon_and_is_called_by_its_item():
    item = make_item("KB", "2022-02-09", "7", kind="approved", reading=2)
    (event,) = log(item)["events"]
    assert (event["timestamp"], event["event"], event["item"]) == ("2022-02-09T12:00:00Z", item.id, item.id)
    assert (event["activity"], event["resource"]) == ("Kommunalbestyrelsen, 2. behandling", "Kommunalbestyrelsen")
    assert (event["resource_id"], event["meeting"]) == ("strandby:kommunalbestyrelsen", item.meeting)


def test_one_day_goes_by_the_clock_where_all_say_it():
    council = make_item("KB", "2022-02-09", kind="approved")
    finance = make_item("ØU", "2022-02-09", kind="recommended")
    other = make_item("KB", "2022-02-09", "10", kind="approved")

    def order(**starts):
        items = (council, finance, other)
        meetings = [replace(meeting_of(item), start=starts.get(item.body_id)) for item in items]
        graph = CaseGraph(meetings, items, [make_case(items)])
        (trace,) = traces(graph, DAY)
        return [(event["resource"][0], event["number"]) for event in trace["events"]]

    assert order() == [("Ø", "1"), ("K", "1"), ("K", "10")], "as bodies follow each other"
    assert order(kommunalbestyrelsen="9:00", oekonomiudvalget="15:30") == [("K", "1"), ("K", "10"), ("Ø", "1")]
    assert order(kommunalbestyrelsen="9:00") == [("Ø", "1"), ("K", "1"), ("K", "10")], "one clock says nothing"


def test_a_postponed_treatment_is_gone_on_with():
    items = [
        make_item("KB", "2022-02-09", kind="postponed"),
        make_item("KB", "2022-03-09", kind="withdrawn"),
        make_item("KB", "2022-04-06", kind="approved"),
    ]
    events = log(*items)["events"]
    assert [event["lifecycle"] for event in events] == ["suspend", "withdraw", "complete"]
    assert [event["instance"] for event in events] == [items[0].id, items[0].id, items[2].id]


def test_a_body_goes_by_its_newest_name():
    items = [make_item("KB", "2021-02-09"), make_item("KB", "2022-02-09", kind="approved")]
    meetings = [replace(meeting_of(items[0]), body="Amtsrådet"), meeting_of(items[1])]
    old = replace(items[0], body="Amtsrådet")
    (trace,) = traces(CaseGraph(meetings, [old, items[1]], [make_case(items)]), DAY)
    assert {event["resource"] for event in trace["events"]} == {"Kommunalbestyrelsen"}


def test_every_matter_of_a_collective_number_is_a_trace():
    items = [make_item("DIR", "2022-02-09", number, title=number) for number in ("1", "2")]
    threads = tuple(Thread(f"strandby:22-1:t{item.number}", item.title, (item.id,)) for item in items)
    graph = graph_of(*items, cases=[make_case(items, collective="yes", threads=threads)])
    found = list(traces(graph, DAY))
    assert [trace["thread"] for trace in found] == ["strandby:22-1:t1", "strandby:22-1:t2"]
    assert {event["case"] for event in event_rows(graph, DAY)} == {"strandby:22-1"}


def test_two_tellings_of_one_day_have_ids_of_their_own():
    blocks = (make_block("TMU", "2022-01-12"),)
    items = [make_item("KB", "2022-02-09", str(nr), case=f"22-{nr}", course=blocks, kind="approved") for nr in (1, 2)]
    ids = [row["event"] for row in log_rows(graph_of(*items), DAY)]
    assert len(set(ids)) == len(ids) == 4
    assert "strandby:22-1:teknik-og-miljoeudvalget:2022-01-12" in ids


@pytest.mark.parametrize("cancelled", [False, True])
def test_meetings_and_bodies_are_counted(cancelled):
    met = make_meeting(
        "KB", "2022-03-09", cancelled=cancelled, participants=("Ida Holm", "Bo Lund"), absent=("Eva Krog",)
    )
    graph = graph_of(make_item("KB", "2022-02-09"), meetings=[met, make_meeting("KB", "2022-04-06", agenda=True)])
    rows = list(meeting_rows(graph))
    assert [(row["date"], row["items"], row["participants"], row["absent"]) for row in rows] == [
        ("2022-02-09", 1, 0, 0),
        ("2022-03-09", 0, 2, 1),
        ("2022-04-06", 0, 0, 0),
    ]
    assert not any(name in str(rows) for name in ("Holm", "Lund", "Krog")), "counted, not named"
    (body,) = body_rows(graph)
    assert (body["meetings"], body["agendas"], body["items"]) == (1 if cancelled else 2, 1, 1)
    assert (body["first"], body["last"]) == ("2022-02-09", "2022-04-06")
