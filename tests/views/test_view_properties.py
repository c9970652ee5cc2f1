"""What holds of every case, however its treatments fall."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from casegraph.kinds import DecisionKind
from casegraph.views.history import history
from tests.builders import (
    BODIES,
    TOWN,
    graph_of,
    make_block,
    make_case,
    make_followup,
    make_hearing,
    make_item,
    make_mention,
)
from tests.schemas import check

DAYS = st.dates(min_value=date(2022, 1, 1), max_value=date(2022, 12, 31))
DATE = st.one_of(DAYS.map(str), DAYS.map(lambda day: str(day)[:7]))
BODY = st.sampled_from(sorted(BODIES))
KIND = st.sampled_from(DecisionKind.__args__)
MENTION = st.builds(
    lambda body, date, tense, about: make_mention(body, date, tense=tense, about=about),
    BODY,
    DATE,
    st.sampled_from(["past", "planned"]),
    st.sampled_from(["this", "other"]),
)
FOLLOWUP = st.builds(
    lambda kind, to, due: make_followup(kind, "oversigten sendes", to=to, due=due),
    st.sampled_from(["task", "next_body", "postponed", "report_back", "hearing"]),
    BODY,
    st.one_of(st.none(), DAYS.map(str)),
)


@st.composite
def cases(draw):
    """The items of one case, and a day to ask on."""
    items = [
        make_item(
            draw(BODY),
            draw(st.one_of(st.none(), DAYS.map(str))),
            str(number),
            kind=draw(KIND),
            agenda=draw(st.booleans()),
            closed=draw(st.booleans()),
            reading=draw(st.sampled_from([None, 1, 2])),
            route=" ".join(draw(st.lists(BODY, max_size=5))),
            course=tuple(draw(st.lists(st.builds(make_block, BODY, st.one_of(st.none(), DATE)), max_size=2))),
            references=tuple(draw(st.lists(MENTION, max_size=3))),
            followups=tuple(draw(st.lists(FOLLOWUP, max_size=2))),
            hearings=tuple(draw(st.lists(st.builds(make_hearing, DAYS.map(str), DAYS.map(str)), max_size=1))),
        )
        for number in range(draw(st.integers(1, 6)))
    ]
    return items, str(draw(DAYS))


def asked(items, day: str):
    """The history on the day, or ``None`` where nothing of the case is seen yet."""
    graph = graph_of(*items, cases=[make_case(items)]).as_of(day)
    case = graph.case(f"{TOWN}:22-1")
    return history(graph, case, day) if case else None


@settings(max_examples=80, deadline=None)
@given(cases(), st.randoms())
def test_a_history_is_whole_and_the_same_whatever_the_order(given_case, random):
    items, day = given_case
    row = asked(items, day)
    shuffled = list(items)
    random.shuffle(shuffled)
    assert asked(shuffled, day) == row
    if row is None:
        return
    check("history", row)
    seen = [item.id for item in items if item.meeting_kind == "minutes" and (item.date is None or item.date <= day)]
    assert sorted(step["item"] for step in row["steps"] if step["state"] == "treated") == sorted(seen)
    rounds = [step["round"] for step in row["steps"] if step["state"] != "planned"]
    assert rounds == sorted(rounds)
    assert all(step["date"] is None or step["date"] <= day for step in row["steps"] if step["state"] in {"treated"})


@settings(max_examples=80, deadline=None)
@given(cases())
def test_concluded_means_that_nothing_is_announced_or_to_be_done(given_case):
    row = asked(*given_case)
    if row is None or row["status"] != "concluded":
        return
    assert row["next"] is None
    assert not [step for step in row["steps"] if step["state"] in {"planned", "scheduled"} and not step["gap"]]
    todo = {one["status"] for one in row["followups"] if one["kind"] != "next_body"}
    assert todo <= {"done", "superseded"}


@settings(max_examples=80, deadline=None)
@given(cases())
def test_nothing_is_closed_by_an_agenda_or_by_what_came_before(given_case):
    items, day = given_case
    row = asked(items, day)
    dates = {item.id: item.date for item in items if item.meeting_kind == "minutes"}
    for one in row["followups"] if row else []:
        if one["closed_by"]:
            assert dates[one["closed_by"]] >= one["meeting_date"]
        if one["status"] == "overdue":
            assert one["due"] < day
