"""Steps: gathered once from everything that tells of them, in rounds, planned against walked."""

import itertools

import pytest

from casegraph.graph import CaseGraph
from casegraph.views.steps import course_of
from tests.builders import (
    BODIES,
    graph_of,
    make_block,
    make_followup,
    make_hearing,
    make_item,
    make_meeting,
    make_mention,
)


def steps_of(graph: CaseGraph):
    """The steps of the only case."""
    (case,) = graph.cases.values()
    return course_of(graph, case).steps


def short(step) -> str:
    """A step as ``body date state``, with ``?`` where there is no date."""
    name = next(name for name, body in BODIES.items() if body.id == step.body_id)
    return f"{name} {step.date or '?'} {step.state}"


def told(graph: CaseGraph) -> list[str]:
    return [short(step) for step in steps_of(graph)]


RECOMMENDED = {"kind": "recommended", "decision": "Anbefales.", "route": "DIR ØU KB"}


def test_a_route_not_walked_to_its_end_is_planned():
    graph = graph_of(make_item("DIR", "2022-03-21", **RECOMMENDED))
    assert told(graph) == ["DIR 2022-03-21 treated", "ØU ? planned", "KB ? planned"]


def test_minutes_fulfil_what_was_planned():
    graph = graph_of(
        make_item("DIR", "2022-03-21", **RECOMMENDED),
        make_item("ØU", "2022-03-30", **RECOMMENDED),
        make_item("KB", "2022-04-06", kind="approved", route="DIR ØU KB"),
    )
    assert told(graph) == ["DIR 2022-03-21 treated", "ØU 2022-03-30 treated", "KB 2022-04-06 treated"]
    assert [step.role for step in steps_of(graph)] == ["prepares", "recommends", "decides"]
    assert {step.round for step in steps_of(graph)} == {1}


def test_an_agenda_only_schedules():
    graph = graph_of(make_item("DIR", "2022-03-21", **RECOMMENDED), make_item("ØU", "2022-03-30", agenda=True))
    assert told(graph) == ["DIR 2022-03-21 treated", "ØU 2022-03-30 scheduled", "KB ? planned"]
    assert steps_of(graph)[1].decision_kind is None


def test_blocks_and_sentences_tell_of_minutes_that_are_not_loaded():
    graph = graph_of(
        make_item(
            "KB",
            "2022-04-06",
            kind="approved",
            route="DIR ØU KB",
            course=(make_block("ØU", "2022-03-30"), make_block("KB", "2022-04-06", "approved", "Godkendt.")),
            references=(make_mention("DIR", "2022-03-21"), make_mention("DIR", "2022-03-21")),
        )
    )
    assert told(graph) == ["DIR 2022-03-21 mentioned", "ØU 2022-03-30 recorded", "KB 2022-04-06 treated"]
    mentioned = steps_of(graph)[0]
    assert mentioned.quote == "Direktionen vedtog det 2022-03-21."
    assert len(mentioned.cited) == 2, "said twice, one step with both places"


DIR = make_item("DIR", "2022-03-21", **RECOMMENDED)
OEU = make_item("ØU", "2022-03-30", course=(make_block("DIR", "2022-03-21"),), **RECOMMENDED)
KB = make_item(
    "KB",
    "2022-04-06",
    kind="approved",
    route="DIR ØU KB",
    course=(make_block("DIR", "2022-03-21"), make_block("ØU", "2022-03-30")),
    references=(make_mention("ØU", "2022-03"),),
)


@pytest.mark.parametrize("items", list(itertools.permutations([DIR, OEU, KB])), ids=lambda items: items[0].body)
def test_tellings_merge_with_the_minutes_whatever_was_loaded_first(items):
    assert told(graph_of(*items)) == ["DIR 2022-03-21 treated", "ØU 2022-03-30 treated", "KB 2022-04-06 treated"]


@pytest.mark.parametrize(
    ("reference", "steps"),
    [
        # Background is never a step, nor is what may be another matter.
        (make_mention("KB", "2021-12", about="other"), []),
        (make_mention("KB", "2021-12", about="unknown"), []),
        # A month is a date.
        (make_mention("KB", "2021-12"), ["KB 2021-12 mentioned"]),
        # A coming treatment is planned, and its date is known.
        (make_mention("KB", "2022-08-24", tense="planned"), ["KB 2022-08-24 planned"]),
        # What was to come before the meeting itself tells nothing.
        (make_mention("KB", "2022-01-24", tense="planned"), []),
        # The meeting's own treatment, told in its own minutes.
        (make_mention("DIR", "2022-03-21"), []),
        (make_mention("DIR", "2022-03"), []),
        # Past in words, later by the calendar: a contradiction tells nothing.
        (make_mention("KB", "2023-01-24"), []),
    ],
)
def test_which_sentences_are_steps(reference, steps):
    graph = graph_of(make_item("DIR", "2022-03-21", kind="approved", references=(reference,)))
    assert [step for step in told(graph) if not step.startswith("DIR 2022-03-21")] == steps


def test_a_block_without_a_date_is_the_only_treatment_of_its_body():
    earlier = make_item("ØU", "2022-03-30", kind="recommended")
    later = make_item("KB", "2022-04-06", kind="approved", course=(make_block("ØU", None),))
    assert told(graph_of(earlier, later)) == ["ØU 2022-03-30 treated", "KB 2022-04-06 treated"]
    assert told(graph_of(later)) == ["ØU ? recorded", "KB 2022-04-06 treated"]


def test_equal_repeated_treatments_are_both_there():
    graph = graph_of(
        make_item("DIR", "2022-03-21", "1", kind="discussed", decision="Drøftet."),
        make_item("DIR", "2022-03-21", "2", kind="discussed", decision="Drøftet."),
    )
    assert told(graph) == ["DIR 2022-03-21 treated", "DIR 2022-03-21 treated"]


def test_dates_in_the_prose_outrank_the_order_of_the_route():
    graph = graph_of(
        make_item(
            "DIR",
            "2021-11-29",
            kind="recommended",
            route="DIR HU ØU KB",
            references=(
                make_mention("ØU", "2021-12-08", tense="planned"),
                make_mention("HU", "2021-12-14", tense="planned"),
                make_mention("KB", "2021-12-15", tense="planned"),
            ),
        )
    )
    assert told(graph) == [
        "DIR 2021-11-29 treated",
        "ØU 2021-12-08 planned",
        "HU 2021-12-14 planned",
        "KB 2021-12-15 planned",
    ]
    assert [step.role for step in steps_of(graph)] == ["prepares", "recommends", "heard", "decides"]


def test_two_readings_are_two_steps_and_only_the_second_decides():
    route = "ØU/1 KB/1 ØU/2 KB/2"
    graph = graph_of(
        make_item("ØU", "2022-08-17", kind="recommended", route=route),
        make_item("KB", "2022-09-14", kind="approved", route=route),
        make_item("ØU", "2022-09-28", kind="recommended", route=route),
    )
    assert told(graph) == [
        "ØU 2022-08-17 treated",
        "KB 2022-09-14 treated",
        "ØU 2022-09-28 treated",
        "KB ? planned",
    ]
    assert [step.reading for step in steps_of(graph)] == [1, 1, 2, 2]
    assert {step.round for step in steps_of(graph)} == {1}


def test_a_route_that_names_a_body_twice_has_two_readings_without_saying_so():
    graph = graph_of(make_item("ØU", "2022-08-17", kind="recommended", route="ØU KB ØU KB"))
    assert [(step.body, step.reading) for step in steps_of(graph)] == [
        ("Økonomiudvalget", 1),
        ("Kommunalbestyrelsen", 1),
        ("Økonomiudvalget", 2),
        ("Kommunalbestyrelsen", 2),
    ]


def test_a_return_after_the_decision_is_a_new_round():
    graph = graph_of(
        make_item("ØU", "2021-03-01", kind="recommended", route="ØU KB"),
        make_item("KB", "2021-03-10", kind="approved", route="ØU KB"),
        make_item("KB", "2022-05-04", kind="approved", route="KB"),
    )
    assert [step.round for step in steps_of(graph)] == [1, 1, 2]


def test_what_a_committee_approved_goes_on_to_the_council_in_one_round_where_no_route_is_printed():
    graph = graph_of(make_item("TMU", "2022-03-01", kind="approved"), make_item("KB", "2022-03-23", kind="approved"))
    assert [(step.round, step.role) for step in steps_of(graph)] == [(1, "recommends"), (1, "decides")]


def test_but_a_year_later_it_is_another_round():
    graph = graph_of(make_item("TMU", "2022-03-01", kind="approved"), make_item("KB", "2023-03-23", kind="approved"))
    assert [step.round for step in steps_of(graph)] == [1, 2]


def test_sending_out_to_a_hearing_does_not_end_the_round():
    graph = graph_of(
        make_item(
            "KB", "2023-01-24", kind="approved", route="KB", hearings=(make_hearing("2023-02-06", "2023-04-05"),)
        ),
        make_item("KB", "2023-06-14", kind="approved", route="KB"),
    )
    assert [step.round for step in steps_of(graph)] == [1, 1]


@pytest.mark.parametrize(
    ("body", "met", "gap"),
    [
        # A political body whose minutes of those weeks are loaded without the case: skipped.
        ("TMU", ["2022-03-02"], "skipped"),
        # Without its minutes nobody can tell.
        ("TMU", [], "not_seen"),
        ("TMU", ["2021-03-02"], "not_seen"),
        # Direktionen and Hovedudvalget are never said to be skipped.
        ("DIR", ["2022-03-02"], "not_seen"),
        ("HU", ["2022-03-02"], "not_seen"),
    ],
)
def test_a_stop_the_case_went_past(body, met, gap):
    graph = graph_of(
        make_item("BUU", "2022-03-01", kind="recommended", route=f"BUU {body} ØU KB"),
        make_item("ØU", "2022-03-09", kind="recommended", route=f"BUU {body} ØU KB"),
        meetings=[make_meeting(body, date) for date in met],
    )
    passed = next(step for step in steps_of(graph) if step.body_id == BODIES[body].id)
    assert (passed.state, passed.gap) == ("planned", gap)
    assert told(graph)[-1] == "KB ? planned"
    assert steps_of(graph)[-1].gap is None


def test_a_body_before_the_first_loaded_one_is_not_seen():
    graph = graph_of(make_item("ØU", "2022-03-30", **RECOMMENDED))
    assert told(graph) == ["DIR ? planned", "ØU 2022-03-30 treated", "KB ? planned"]
    assert steps_of(graph)[0].gap == "not_seen"


def test_parallel_committees_may_come_in_any_order():
    route = "TMU BUU ØU KB"
    graph = graph_of(
        make_item("BUU", "2022-03-01", kind="recommended", route=route),
        make_item("TMU", "2022-03-02", kind="recommended", route=route),
    )
    assert told(graph) == ["BUU 2022-03-01 treated", "TMU 2022-03-02 treated", "ØU ? planned", "KB ? planned"]


@pytest.mark.parametrize(
    ("body", "kind", "route", "role"),
    [
        ("DIR", "approved", "DIR", "decides"),
        ("DIR", "recommended", "DIR ØU", "prepares"),
        ("DIR", "discussed", "DIR", "prepares"),
        ("HU", "discussed", "HU KB", "heard"),
        ("HU", "noted", "HU KB", "informed"),
        ("TMU", "recommended", "TMU ØU KB", "recommends"),
        ("TMU", "approved", "TMU", "decides"),
        ("TMU", "noted", "TMU", "informed"),
        ("TMU", "postponed", "TMU ØU KB", "recommends"),
        ("ØU", "recommended", "", "recommends"),
        ("KB", "approved", "ØU KB", "decides"),
        ("KB", "noted", "ØU KB", "informed"),
        ("KB", "postponed", "ØU KB", "decides"),
    ],
)
def test_roles(body, kind, route, role):
    graph = graph_of(make_item(body, "2022-03-01", kind=kind, route=route))
    step = next(step for step in steps_of(graph) if step.state == "treated")
    assert step.role == role


def test_a_decision_that_sends_on_plans_the_next_body():
    sent = make_followup("next_body", "Sagen oversendes til Økonomiudvalget", to="ØU", due="2022-04-06")
    graph = graph_of(make_item("TMU", "2022-03-21", kind="referred", followups=(sent,)))
    assert told(graph) == ["TMU 2022-03-21 treated", "ØU 2022-04-06 planned"]


def test_the_next_body_of_a_route_is_planned_once():
    sent = make_followup("next_body", "Økonomiudvalget", to="ØU", basis="route")
    graph = graph_of(make_item("TMU", "2022-03-21", kind="recommended", route="TMU ØU KB", followups=(sent,)))
    assert told(graph) == ["TMU 2022-03-21 treated", "ØU ? planned", "KB ? planned"]


def test_a_step_says_whether_minutes_of_its_day_are_loaded():
    item = make_item("DIR", "2022-03-21", references=(make_mention("DIR", "2022-02-28"),))
    without, with_minutes = graph_of(item), graph_of(item, meetings=[make_meeting("DIR", "2022-02-28")])
    assert [steps_of(graph)[0].minutes_loaded for graph in (without, with_minutes)] == [False, True]


def test_a_stop_that_was_passed_and_is_walked_after_all_was_not_missed():
    graph = graph_of(
        make_item("BUU", "2024-02-07", kind="discussed", route="BUU ØU KB"),
        # Comes back to the committee on a date of its own before it goes on.
        make_item(
            "DIR",
            "2024-03-10",
            kind="discussed",
            route="DIR BUU KB",
            followups=(make_followup("next_body", "BUU", to="BUU", due="2024-04-02"),),
        ),
        make_item("BUU", "2024-04-02", kind="recommended", route="BUU ØU KB"),
        make_item("ØU", "2024-04-14", kind="recommended", route="BUU ØU KB"),
        make_item("KB", "2024-04-29", kind="postponed", route="BUU ØU KB"),
    )
    assert [step.state for step in steps_of(graph)] == ["treated"] * 5


def test_a_decision_no_rule_knows_ends_the_round_unless_it_sets_something_going():
    wish = make_followup("report_back", "en oversigt over stierne")
    for followups, rounds in (((), [1, 2]), ((wish,), [1, 1])):
        graph = graph_of(
            make_item("TMU", "2024-02-07", kind="other", route="TMU", followups=followups),
            make_item("TMU", "2024-05-07", kind="approved", route="TMU"),
        )
        assert [step.round for step in steps_of(graph)] == rounds


@pytest.mark.parametrize(
    ("followup", "quote"),
    [
        # The route's own line says no more than the step, and the decision is shown at the item's step.
        (make_followup("next_body", "DIR, ØU", to="ØU", basis="route"), None),
        (make_followup("next_body", "Sendes til Økonomiudvalget", to="ØU"), None),
        (
            make_followup("next_body", "Økonomiudvalget får sagen", to="ØU", basis="presentation"),
            "Økonomiudvalget får sagen",
        ),
    ],
)
def test_a_planned_step_quotes_only_what_stands_nowhere_else(followup, quote):
    item = make_item(
        "DIR", "2022-03-21", kind="referred", decision="Sendes til Økonomiudvalget.", followups=(followup,)
    )
    assert steps_of(graph_of(item))[-1].quote == quote
