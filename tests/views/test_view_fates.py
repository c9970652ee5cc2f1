"""One invented case a fate, from its first treatment to its last: the fate stands above its test."""

import itertools

import pytest

from casegraph.views.followups import followups_of
from casegraph.views.history import history
from tests.builders import (
    TOWN,
    graph_of,
    make_block,
    make_case,
    make_followup,
    make_hearing,
    make_item,
    make_meeting,
    make_mention,
)

TO_COUNCIL = {"route": "TMU ØU KB"}


def asked(items, day="2022-12-31", meetings=(), coming=False):
    """The history of the only case on a day."""
    graph = graph_of(*items, meetings=meetings, cases=[make_case(items)]).as_of(day, coming=coming)
    return history(graph, next(iter(graph.cases.values())), day)


def course(row) -> list[tuple]:
    return [(step["body_id"][:2], step["date"], step["state"], step["round"]) for step in row["steps"]]


def test_adopted():
    """Recommended twice, adopted by the council, nothing left to do."""
    row = asked(
        [
            make_item("TMU", "2022-03-01", kind="recommended", **TO_COUNCIL),
            make_item("ØU", "2022-03-16", kind="recommended", **TO_COUNCIL),
            make_item("KB", "2022-03-30", kind="approved", **TO_COUNCIL),
        ]
    )
    assert (row["status"], row["outcome"], row["next"], row["at"]) == ("concluded", "approved", None, None)
    assert [step["role"] for step in row["steps"]] == ["recommends", "recommends", "decides"]


def test_adopted_and_being_carried_out():
    """Adopted by the council; a task is still open, so the administration has it."""
    task = make_followup("task", "at skiltene sættes op", due="2023-06-01")
    row = asked([make_item("KB", "2022-03-30", kind="approved", route="KB", followups=(task,))])
    assert (row["status"], row["at"]["kind"], row["at"]["since"]) == ("executing", "administration", "2022-03-30")


def test_rejected():
    """The council says no."""
    row = asked([make_item("KB", "2022-03-30", kind="rejected", route="KB")])
    assert (row["status"], row["outcome"]) == ("concluded", "rejected")


def test_returned():
    """The finance committee sends it back to the committee, which has it now."""
    back = make_followup("next_body", "Sagen sendes tilbage til udvalget", to="TMU")
    row = asked(
        [
            make_item("TMU", "2022-03-01", kind="recommended", **TO_COUNCIL),
            make_item("ØU", "2022-03-16", kind="returned", followups=(back,), **TO_COUNCIL),
        ],
        "2022-03-20",
    )
    assert (row["status"], row["at"]["body"]) == ("pending", "Teknik- og Miljøudvalget")
    assert row["next"] == {"body": "Teknik- og Miljøudvalget", "date": None, "inferred": False}
    assert {step["round"] for step in row["steps"]} == {1}


def test_returned_and_treated_once_more():
    """Back in the committee, which recommends again: the route is walked anew from there."""
    back = make_followup("next_body", "Sagen sendes tilbage til udvalget", to="TMU")
    row = asked(
        [
            make_item("TMU", "2022-03-01", kind="recommended", **TO_COUNCIL),
            make_item("ØU", "2022-03-16", kind="returned", followups=(back,), **TO_COUNCIL),
            make_item("TMU", "2022-04-05", kind="recommended", **TO_COUNCIL),
        ],
        "2022-04-06",
    )
    assert row["next"] == {"body": "Økonomiudvalget", "date": None, "inferred": False}
    assert [step["body_id"][:2] for step in row["steps"]] == ["te", "oe", "te", "oe", "ko"]


def test_cheaper_than_first_thought():
    """Sent back for a cheaper way, which the committee may decide itself: its own route ends with it."""
    row = asked(
        [
            make_item("TMU", "2022-03-01", kind="recommended", **TO_COUNCIL),
            make_item("ØU", "2022-03-16", kind="returned", **TO_COUNCIL),
            make_item("TMU", "2022-04-05", kind="approved", route="TMU"),
        ]
    )
    assert (row["status"], row["outcome"], row["next"]) == ("concluded", "approved", None)
    (council,) = (step for step in row["steps"] if step["body_id"] == "kommunalbestyrelsen")
    assert council["gap"] == "not_seen", "it was announced, and is not waited for any more"


def test_stopped():
    """A member brings the committee's decision before the council (kommunestyrelsesloven, section 23)."""
    row = asked(
        [make_item("TMU", "2022-03-01", kind="stopped", route="TMU")],
        "2022-03-05",
        [make_meeting("KB", "2022-02-02")],
    )
    assert (row["status"], row["outcome"]) == ("pending", None)
    assert row["next"] == {"body": "Kommunalbestyrelsen", "date": None, "inferred": True}


def test_stopped_and_decided_by_the_council():
    """The council decides what was stopped, in the same round."""
    row = asked(
        [
            make_item("TMU", "2022-03-01", kind="stopped", route="TMU"),
            make_item("KB", "2022-03-09", kind="approved"),
        ]
    )
    assert (row["status"], row["outcome"], row["reopened"]) == ("concluded", "approved", False)
    assert {step["round"] for step in row["steps"]} == {1}


def test_postponed_and_taken_up_again():
    """Postponed in March, adopted in April: one round, both treatments there."""
    postponed = make_item("KB", "2022-03-30", kind="postponed", route="KB")
    assert asked([postponed], "2022-04-01")["status"] == "postponed"
    row = asked([postponed, make_item("KB", "2022-04-27", kind="approved", route="KB")])
    assert (row["status"], row["outcome"], len(row["steps"])) == ("concluded", "approved", 2)
    assert {step["round"] for step in row["steps"]} == {1}


def test_postponed_to_a_day():
    """Put off to a day that is told: the same body is next, on that day, before all that follows on the route."""
    again = make_followup("postponed", "Sagen udsættes til mødet den 13. april", to="ØU", due="2022-04-13")
    row = asked([make_item("ØU", "2022-03-16", kind="postponed", followups=(again,), **TO_COUNCIL)], "2022-03-20")
    assert (row["status"], row["at"]["body"]) == ("postponed", "Økonomiudvalget")
    assert row["next"] == {"body": "Økonomiudvalget", "date": "2022-04-13", "inferred": False}
    planned = [step["body"] for step in row["steps"] if step["state"] == "planned" and not step["gap"]]
    assert planned == ["Økonomiudvalget", "Kommunalbestyrelsen"]


def test_withdrawn():
    """Taken off the agenda, no later treatment announced: with the administration."""
    row = asked([make_item("TMU", "2022-03-01", kind="withdrawn")], "2022-03-05")
    assert (row["status"], row["at"]["kind"], row["outcome"]) == ("pending", "administration", None)


def test_a_budget_in_two_readings():
    """Twice in the finance committee, twice in the council; only the second reading decides."""
    read = [
        make_item("ØU", "2022-08-17", kind="recommended", reading=1),
        make_item("KB", "2022-09-14", kind="approved", reading=1),
        make_item("ØU", "2022-09-28", kind="recommended", reading=2),
        make_item("KB", "2022-10-12", kind="approved", reading=2),
    ]
    assert asked(read[:2], "2022-09-20")["status"] == "pending"
    row = asked(read)
    assert (row["status"], row["reopened"]) == ("concluded", False)
    assert [(step["reading"], step["round"]) for step in row["steps"]] == [(1, 1), (1, 1), (2, 1), (2, 1)]


def test_out_for_a_hearing_and_back():
    """The council sends a proposal out to a hearing and adopts it in June."""
    sent = make_item(
        "KB", "2022-01-26", kind="approved", route="KB", hearings=(make_hearing("2022-02-07", "2022-04-04"),)
    )
    row = asked([sent], "2022-03-01")
    assert (row["status"], row["at"]["kind"], row["at"]["until"]) == ("hearing", "hearing", "2022-04-04")
    assert row["next"] == {"body": "Kommunalbestyrelsen", "date": None, "inferred": True}
    row = asked([sent, make_item("KB", "2022-06-15", kind="approved", route="KB")])
    assert (row["status"], row["hearings"][0]["until"]) == ("concluded", "2022-04-04")
    assert {step["round"] for step in row["steps"]} == {1}


def test_parallel_committees():
    """Two committees are asked at once, in either order; then finance committee and council."""
    route = "TMU BUU ØU KB"
    row = asked(
        [
            make_item("BUU", "2022-03-01", kind="recommended", route=route),
            make_item("TMU", "2022-03-02", kind="recommended", route=route),
            make_item("ØU", "2022-03-16", kind="recommended", route=route),
        ],
        "2022-03-20",
    )
    assert row["next"] == {"body": "Kommunalbestyrelsen", "date": None, "inferred": False}
    assert not [step for step in row["steps"] if step["gap"]]


def test_a_committee_that_was_skipped():
    """The route names a committee; its minutes of those weeks are loaded without the case."""
    route = "DIR TMU ØU KB"
    row = asked(
        [
            make_item("DIR", "2022-03-01", kind="recommended", route=route),
            make_item("ØU", "2022-03-16", kind="recommended", route=route),
        ],
        "2022-03-20",
        [make_meeting("TMU", "2022-03-08")],
    )
    assert [(step["body_id"], step["gap"]) for step in row["steps"] if step["gap"]] == [
        ("teknik-og-miljoeudvalget", "skipped")
    ]


def test_reopened_after_a_year():
    """Adopted, and a year later taken up again: a new round, not decided yet."""
    row = asked(
        [
            make_item("KB", "2021-03-10", kind="approved", route="KB"),
            make_item("TMU", "2022-05-24", kind="recommended", **TO_COUNCIL),
        ],
        "2022-06-01",
    )
    assert (row["status"], row["reopened"], row["outcome"]) == ("pending", True, "approved")
    assert [step["round"] for step in row["steps"]][:2] == [1, 2]


def test_told_a_year_later_how_it_went():
    """A report on a decided matter is a new round, but the matter was not taken up again."""
    row = asked(
        [
            make_item("KB", "2021-03-10", kind="approved", route="KB"),
            make_item("KB", "2022-05-24", kind="noted", route="KB"),
        ]
    )
    assert (row["status"], row["reopened"]) == ("concluded", False)


def test_a_board_that_stays_at_its_own_matter():
    """Direktionen treats its own matter at each of its next meetings: one round; after half a year, another."""
    items = [
        make_item("DIR", "2022-01-10", kind="approved", route="DIR"),
        make_item("DIR", "2022-02-07", kind="noted", route="DIR"),
        make_item("DIR", "2022-03-07", kind="approved", route="DIR"),
        make_item("DIR", "2022-11-07", kind="approved", route="DIR"),
    ]
    assert [step["round"] for step in asked(items)["steps"]] == [1, 1, 1, 2]


def test_a_board_does_not_end_what_politicians_have_begun():
    """Direktionen takes note of where a matter stands that the committee is at: still the committee's."""
    row = asked(
        [
            make_item("TMU", "2022-03-01", kind="postponed", route="TMU"),
            make_item("DIR", "2022-03-07", kind="noted", route="DIR"),
        ],
        "2022-03-10",
    )
    assert (row["status"], row["outcome"]) == ("pending", None)


def test_a_fixed_point_of_the_agenda_has_no_rounds():
    """*Eventuelt* with a number of its own: over with every meeting, and never taken up again."""
    items = [
        make_item("DIR", f"2022-0{month}-10", kind="noted", title="Eventuelt", standing=True) for month in range(1, 6)
    ]
    row = asked(items)
    assert ({step["round"] for step in row["steps"]}, row["reopened"], row["status"]) == ({1}, False, "concluded")


@pytest.mark.parametrize(("met", "status"), [(2, "pending"), (3, "stalled")])
def test_stalled(met, status):
    """The council has met three times in loaded minutes without it."""
    days = ["2022-04-06", "2022-05-04", "2022-06-01"][:met]
    row = asked(
        [make_item("ØU", "2022-03-16", kind="recommended", route="ØU KB")],
        "2022-06-15",
        [make_meeting("KB", day) for day in days],
    )
    assert row["status"] == status


def test_three_agendas_do_not_stall():
    """Only minutes show that a body met without it."""
    row = asked(
        [make_item("ØU", "2022-03-16", kind="recommended", route="ØU KB")],
        "2022-06-15",
        [make_meeting("KB", day, agenda=True) for day in ("2022-04-06", "2022-05-04", "2022-06-01")],
    )
    assert row["status"] == "unknown"


def test_a_coming_agenda_schedules():
    """On the agenda of a coming meeting: the next step has its date."""
    row = asked(
        [
            make_item("ØU", "2022-03-16", kind="recommended", route="ØU KB"),
            make_item("KB", "2022-03-30", agenda=True, route="ØU KB"),
        ],
        "2022-03-20",
        coming=True,
    )
    assert row["next"] == {"body": "Kommunalbestyrelsen", "date": "2022-03-30", "inferred": False}
    assert [step["state"] for step in row["steps"]] == ["treated", "scheduled"]


TELLINGS = [
    make_item("DIR", "2022-03-21", kind="recommended", route="DIR ØU KB"),
    make_item("ØU", "2022-03-30", kind="recommended", route="DIR ØU KB", course=(make_block("DIR", "2022-03-21"),)),
    make_item("KB", "2022-04-06", kind="postponed", route="DIR ØU KB", references=(make_mention("ØU", "2022-03"),)),
    make_item("KB", "2022-05-04", kind="approved", course=(make_block("ØU", "2022-03-30"), make_block("DIR", None))),
]


@pytest.mark.parametrize("items", list(itertools.permutations(TELLINGS)), ids=lambda items: items[0].date)
def test_whatever_is_loaded_first_the_course_is_the_same(items):
    assert course(asked(items)) == [
        ("di", "2022-03-21", "treated", 1),
        ("oe", "2022-03-30", "treated", 1),
        ("ko", "2022-04-06", "treated", 1),
        ("ko", "2022-05-04", "treated", 1),
    ]


@pytest.mark.parametrize("left_out", range(4))
def test_what_is_not_loaded_is_told_by_what_is(left_out):
    """Without one document the step stands where another tells of it, and nowhere else anything changes."""
    kept = [item for index, item in enumerate(TELLINGS) if index != left_out]
    steps = {(step["body_id"], step["date"]): step["state"] for step in asked(kept)["steps"] if step["date"]}
    gone = TELLINGS[left_out]
    told = {0: "recorded", 1: "recorded"}.get(left_out)
    assert steps.pop((gone.body_id, gone.date), None) == told
    assert set(steps.values()) == {"treated"}


def test_every_announced_treatment_keeps_a_case_from_being_concluded():
    """Decided, but the decision itself names a later treatment."""
    later = make_followup("next_body", "Sagen forelægges igen i august", to="KB", due="2022-08-24")
    item = make_item("KB", "2022-03-30", kind="approved", route="KB", followups=(later,))
    row = asked([item], "2022-04-01")
    assert (row["status"], row["next"]["date"]) == ("pending", "2022-08-24")
    graph = graph_of(item)
    assert [one["status"] for one in followups_of(graph, [item], "2022-04-01", ())] == ["open"]


def test_ids_are_of_the_town():
    """The case goes by its first number."""
    assert asked(TELLINGS)["case"] == f"{TOWN}:22-1"
