"""Where a case is: status, who has it, what comes next; as of a day, and only as far as minutes are loaded."""

import pytest

from casegraph.graph import CaseGraph
from casegraph.model import Place, Thread
from casegraph.views.history import history
from tests.builders import (
    TOWN,
    graph_of,
    make_block,
    make_case,
    make_completion,
    make_followup,
    make_hearing,
    make_item,
    make_meeting,
    make_mention,
)

TODAY = "2022-06-01"
SENT = {"kind": "recommended", "decision": "Anbefales.", "route": "DIR ØU KB"}
DECIDED = {"kind": "approved", "decision": "Godkendt.", "route": "DIR ØU KB"}
TASK = make_followup("task", "at skiltningen ved havnen fornyes")


def of(graph: CaseGraph, as_of: str = TODAY, **fields):
    seen = graph.as_of(as_of, **fields)
    (case,) = seen.cases.values()
    return history(seen, case, as_of)


@pytest.mark.parametrize(
    ("items", "meetings", "status"),
    [
        # Recommended days ago: the next body cannot have met without anybody knowing.
        ([make_item("DIR", "2022-05-23", **SENT)], [], "pending"),
        # Weeks ago, and no minutes of the next body: it may have been treated, we cannot know.
        ([make_item("DIR", "2022-03-21", **SENT)], [], "unknown"),
        # The next body has met once or twice without it: still on its way.
        ([make_item("DIR", "2022-03-21", **SENT)], [("ØU", "2022-04-06"), ("ØU", "2022-05-04")], "pending"),
        # Three times: stalled.
        (
            [make_item("DIR", "2022-03-21", **SENT)],
            [("ØU", "2022-04-06"), ("ØU", "2022-04-20"), ("ØU", "2022-05-04")],
            "stalled",
        ),
        # Other bodies' meetings say nothing of it.
        (
            [make_item("DIR", "2022-03-21", **SENT)],
            [("KB", "2022-04-06"), ("KB", "2022-04-20"), ("KB", "2022-05-04")],
            "unknown",
        ),
        # Decided by the last body on the route, with nothing left to do.
        ([make_item("KB", "2022-03-21", **DECIDED)], [], "concluded"),
        ([make_item("KB", "2022-03-21", kind="rejected", route="ØU KB")], [], "concluded"),
        ([make_item("KB", "2022-03-21", kind="noted", route="ØU KB")], [], "concluded"),
        # Direktionen decides where the route ends with it.
        ([make_item("DIR", "2022-03-21", kind="approved", route="DIR")], [], "concluded"),
        # A decision with something to do is being carried out.
        ([make_item("KB", "2022-03-21", **DECIDED, followups=(TASK,))], [], "executing"),
        # An announced treatment keeps it open too.
        (
            [make_item("KB", "2022-03-21", **DECIDED, references=(make_mention("KB", "2022-08-24", tense="planned"),))],
            [],
            "pending",
        ),
        # Direktionen does not decide for the council.
        ([make_item("DIR", "2022-05-23", kind="approved", route="DIR ØU KB")], [], "pending"),
        # A discussion is no decision …
        ([make_item("DIR", "2022-05-23", kind="discussed", route="DIR")], [], "pending"),
        # … unless a discussion was all that was asked for.
        ([make_item("DIR", "2022-05-23", kind="discussed", asked="discussed", route="DIR")], [], "concluded"),
        # Nothing recorded decides nothing.
        ([make_item("DIR", "2022-05-23", kind="none", route="DIR")], [], "pending"),
        # Behind closed doors: treated, and what was decided is not printed.
        ([make_item("DIR", "2022-03-21", kind="none", closed=True)], [], "unknown"),
        # However often the body has met since.
        (
            [make_item("DIR", "2022-03-21", kind="none", closed=True)],
            [("DIR", "2022-04-06"), ("DIR", "2022-04-20"), ("DIR", "2022-05-04")],
            "unknown",
        ),
        # A fixed point of the agenda is over with its meeting.
        ([make_item("DIR", "2022-03-21", kind="none", standing=True)], [("DIR", "2022-04-06")], "concluded"),
        # Postponed, until the body takes it up again.
        ([make_item("TMU", "2022-05-10", kind="postponed", route="TMU KB")], [], "postponed"),
        (
            [
                make_item("TMU", "2022-05-10", kind="postponed", route="TMU KB"),
                make_item("TMU", "2022-05-24", kind="recommended", route="TMU KB"),
            ],
            [],
            "pending",
        ),
        # Sent back and taken off the agenda: with the administration.
        ([make_item("TMU", "2022-05-10", kind="returned")], [], "pending"),
        # Only an agenda so far.
        ([make_item("TMU", "2022-05-31", agenda=True)], [], "unknown"),
        # Only recorded or mentioned decisions count as well.
        ([make_item("TMU", "2022-05-31", kind="noted", course=(make_block("KB", "2022-05-20"),))], [], "concluded"),
    ],
)
def test_status(items, meetings, status):
    graph = graph_of(*items, meetings=[make_meeting(body, date) for body, date in meetings])
    assert of(graph)["status"] == status


def test_a_cancelled_meeting_or_an_agenda_does_not_stall_a_case():
    met = [make_meeting("ØU", "2022-04-06"), make_meeting("ØU", "2022-04-20", cancelled=True)]
    met.append(make_meeting("ØU", "2022-05-04", agenda=True))
    assert of(graph_of(make_item("DIR", "2022-03-21", **SENT), meetings=met))["status"] == "pending"


def test_a_date_still_ahead_is_awaited_however_often_the_body_has_met():
    planned = (make_mention("ØU", "2022-06-15", tense="planned"),)
    met = [make_meeting("ØU", f"2022-0{month}-06") for month in (3, 4, 5)]
    item = make_item("DIR", "2022-02-21", **SENT, references=planned)
    row = of(graph_of(item, meetings=met))
    assert row["status"] == "pending"
    assert row["next"] == {"body": "Økonomiudvalget", "date": "2022-06-15", "inferred": False}


def test_a_planned_date_gone_by_without_minutes_is_unknown():
    planned = (make_mention("ØU", "2022-05-25", tense="planned", inferred=True),)
    row = of(graph_of(make_item("DIR", "2022-05-23", **SENT, references=planned)))
    assert row["status"] == "unknown"
    assert row["next"] == {"body": "Økonomiudvalget", "date": "2022-05-25", "inferred": True}
    assert row["not_loaded"] == ["Økonomiudvalget", "Kommunalbestyrelsen"]


def test_who_has_it_since_when_and_why():
    row = of(graph_of(make_item("DIR", "2022-05-23", **SENT)))
    assert row["at"] == {
        "kind": "body",
        "body": "Økonomiudvalget",
        "since": "2022-05-23",
        "until": None,
        "why": "Direktionen: recommended on 2022-05-23",
    }
    assert row["next"] == {"body": "Økonomiudvalget", "date": None, "inferred": False}


def test_a_decided_case_is_with_the_administration_until_all_is_done():
    decided = make_item("KB", "2022-03-21", **DECIDED, followups=(TASK,))
    row = of(graph_of(decided))
    assert (row["at"]["kind"], row["at"]["since"], row["outcome"]) == ("administration", "2022-03-21", "approved")
    done = make_item("KB", "2022-05-04", kind="noted", completions=(make_completion("Skiltningen er fornyet."),))
    row = of(graph_of(decided, done))
    assert (row["status"], row["at"]) == ("concluded", None)


HEARING = make_item(
    "DIR",
    "2023-03-27",
    kind="discussed",
    route="DIR",
    references=(make_mention("KB", "2023-01-24"),),
    hearings=(make_hearing("2023-02-06", "2023-04-05"),),
)


def test_in_hearing_it_comes_back_to_the_body_that_sent_it_out():
    row = of(graph_of(HEARING), "2023-03-28")
    assert row["status"] == "hearing"
    assert (row["at"]["kind"], row["at"]["since"], row["at"]["until"]) == ("hearing", "2023-02-06", "2023-04-05")
    assert row["next"] == {"body": "Kommunalbestyrelsen", "date": None, "inferred": True}


@pytest.mark.parametrize(("as_of", "hearing"), [("2023-04-05", True), ("2023-04-06", False)])
def test_a_hearing_runs_to_its_last_day(as_of, hearing):
    assert (of(graph_of(HEARING), as_of)["status"] == "hearing") is hearing


def test_after_the_hearing_the_case_is_not_decided():
    row = of(graph_of(HEARING), "2023-06-01")
    assert (row["status"], row["next"]["body"]) == ("unknown", "Kommunalbestyrelsen")


@pytest.mark.parametrize(
    ("met", "status"),
    [
        # It could not be treated while it was out.
        (["2023-02-22", "2023-03-08", "2023-03-29"], "unknown"),
        (["2023-02-22", "2023-03-08", "2023-03-29", "2023-04-26"], "pending"),
        (["2023-04-12", "2023-04-26", "2023-05-24"], "stalled"),
    ],
)
def test_sittings_during_the_hearing_do_not_stall(met, status):
    meetings = [make_meeting("KB", day) for day in met]
    assert of(graph_of(HEARING, meetings=meetings), "2023-06-01")["status"] == status


def test_what_came_back_from_its_hearing_does_not_come_back_again():
    adopted = make_item("KB", "2023-05-24", kind="approved", route="KB")
    row = of(graph_of(HEARING, adopted), "2023-06-01")
    assert (row["status"], row["next"]) == ("concluded", None)


def test_what_comes_later_is_unseen():
    graph = graph_of(make_item("DIR", "2022-03-21", **SENT), make_item("ØU", "2022-03-30", title="Ny titel", **SENT))
    early, late = of(graph, "2022-03-25"), of(graph, "2022-03-31")
    assert [step["body"] for step in early["steps"] if step["state"] == "treated"] == ["Direktionen"]
    assert (early["title"], late["title"]) == ("Ny cykelsti langs havnen", "Ny titel")
    assert [row["body"] for row in early["coverage"]] == ["Direktionen"]
    assert early["at"]["body"] == "Økonomiudvalget"
    assert late["at"]["body"] == "Kommunalbestyrelsen"


def test_an_agenda_of_a_coming_meeting_is_known_today():
    graph = graph_of(make_item("DIR", "2022-05-23", **SENT), make_item("ØU", "2022-06-08", agenda=True))
    assert of(graph, coming=True)["next"] == {"body": "Økonomiudvalget", "date": "2022-06-08", "inferred": False}
    assert of(graph)["next"] == {"body": "Økonomiudvalget", "date": None, "inferred": False}


@pytest.mark.parametrize("kind", ["recommended", "stopped"])
def test_after_the_finance_committee_comes_the_council(kind):
    item = make_item("ØU", "2022-05-23", kind=kind)
    assert of(graph_of(item))["next"] is None, "no name for it is known"
    row = of(graph_of(item, meetings=[make_meeting("KB", "2022-01-04")]))
    assert row["next"] == {"body": "Kommunalbestyrelsen", "date": None, "inferred": True}


def test_reopened_after_a_decision():
    graph = graph_of(
        make_item("KB", "2021-03-10", kind="approved", route="KB"),
        make_item("TMU", "2022-05-24", kind="recommended", route="TMU KB"),
    )
    row = of(graph)
    assert (row["status"], row["reopened"], row["outcome"]) == ("pending", True, "approved")


def test_a_collective_number_is_as_far_as_the_matter_that_is_least_far():
    items = [
        make_item("DIR", "2022-05-23", "1", kind="approved", route="DIR", title="Fælles kantine"),
        make_item("DIR", "2022-05-23", "2", kind="postponed", route="DIR", title="Elbiler"),
        make_item("DIR", "2022-05-23", "3", kind="noted", route="DIR", title="Eventuelt"),
    ]
    threads = tuple(Thread(f"{TOWN}:22-1:t{n}", i.title, (i.id,)) for n, i in enumerate(items, 1))
    row = of(graph_of(*items, cases=[make_case(items, collective="yes", threads=threads)]))
    assert (row["status"], row["collective"]) == ("postponed", "yes")
    assert [thread["title"] for thread in row["threads"]] == ["Fælles kantine", "Elbiler", "Eventuelt"]


def test_a_case_of_periods_is_as_far_as_the_newest():
    items = [
        make_item("ØU", "2022-03-01", "1", kind="postponed", title="Budgetopfølgning januar"),
        make_item("ØU", "2022-04-01", "1", kind="noted", route="ØU", title="Budgetopfølgning februar"),
    ]
    threads = tuple(Thread(f"{TOWN}:22-1:t{n}", i.title, (i.id,)) for n, i in enumerate(items, 1))
    assert of(graph_of(*items, cases=[make_case(items, threads=threads)]))["status"] == "concluded"


MET = [make_meeting("DIR", day) for day in ("2022-03-30", "2022-04-20", "2022-05-04")]


def test_what_a_board_set_going_is_with_the_administration_and_not_stalled():
    order = make_followup("task", "HR laver et udkast")
    row = of(graph_of(make_item("DIR", "2022-03-21", kind="other", followups=(order,)), meetings=MET))
    assert (row["status"], row["at"]["kind"]) == ("pending", "administration")
    row = of(graph_of(make_item("DIR", "2022-03-21", kind="other", followups=()), meetings=MET))
    assert row["status"] == "concluded"


def test_a_report_to_come_leaves_what_was_decided_decided():
    report = make_followup("report_back", "udvalget får en status", place=Place(17))
    told = make_mention("TMU", "2022-06-14", tense="planned")
    row = of(graph_of(make_item("TMU", "2022-03-21", kind="approved", followups=(report,), references=(told,))))
    assert (row["status"], row["at"]["kind"]) == ("executing", "administration")
