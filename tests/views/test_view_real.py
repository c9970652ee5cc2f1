"""The real minutes, read and linked: what the history of two cases and the follow-up list must say. Facts only."""

import pytest

from casegraph.graph import CaseGraph
from casegraph.pipeline import BuildOptions, load_graph, read_into_memory
from casegraph.views.followups import ALL_STATUS, FollowUpQuery, followups
from casegraph.views.history import history


@pytest.fixture(scope="module")
def graph(shared) -> CaseGraph:
    store, _ = read_into_memory([shared / "minutes"], BuildOptions())
    with store:
        return load_graph(store)


def told(graph: CaseGraph, number: str, day: str):
    seen = graph.as_of(day)
    (case,) = (case for case in seen.cases.values() if number in case.case_numbers)
    return history(seen, case, day)


def test_the_preparedness_plans(graph):
    row = told(graph, "22-003813", "2023-04-01")
    assert [(step["date"], step["body"], step["state"], step["decision_kind"]) for step in row["steps"]] == [
        ("2022-03-21", "Direktionen", "treated", "approved"),
        ("2022-12-15", "Direktionen", "mentioned", "approved"),
        ("2023-03-27", "Direktionen", "treated", "approved"),
    ]
    mentioned = row["steps"][1]
    assert "50.000" in mentioned["quote"]
    assert (mentioned["minutes_loaded"], mentioned["source"]["date"], mentioned["source"]["line"]) == (
        False,
        "2023-03-27",
        126,
    )
    assert (row["status"], row["at"]["kind"], row["outcome"]) == ("executing", "administration", "approved")
    status = {one["due"]: one["status"] for one in row["followups"]}
    assert status["2022-06-30"] == "superseded"
    assert any(one["status"] == "open" and one["basis"] == "decision" for one in row["followups"])
    # The council's approval of the general plan is background, not a step.
    assert [(one["body"], one["date"], one["about"]) for one in row["background"]] == [
        ("Kommunalbestyrelsen", "2021-12", "other")
    ]
    assert [(one["body"], one["first"], one["last"], one["meetings"]) for one in row["coverage"]] == [
        ("Direktionen", "2021-04-12", "2023-03-27", 4)
    ]


def test_the_strategy_in_hearing(graph):
    row = told(graph, "22-002208", "2023-03-28")
    assert (row["status"], row["at"]["since"], row["at"]["until"]) == ("hearing", "2023-02-06", "2023-04-05")
    assert (row["next"]["body"], row["next"]["inferred"]) == ("Kommunalbestyrelsen", True)
    assert row["not_loaded"] == ["Kommunalbestyrelsen"]
    assert told(graph, "22-002208", "2023-06-01")["status"] == "unknown"


def test_a_route_with_dates(graph):
    row = told(graph, "11-094626K", "2021-12-01")
    planned = [(step["date"], step["body"]) for step in row["steps"] if step["state"] == "planned"]
    assert planned == [
        ("2021-12-08", "Økonomiudvalget"),
        ("2021-12-14", "Hovedudvalget"),
        ("2021-12-15", "Kommunalbestyrelsen"),
    ]
    assert (row["status"], row["next"]["date"]) == ("pending", "2021-12-08")
    assert told(graph, "11-094626K", "2022-02-01")["status"] == "unknown"


def test_the_status_asked_for_in_three_months(graph):
    def status(day: str) -> str:
        document = followups(graph.as_of(day), day, FollowUpQuery(status=ALL_STATUS, kind="report_back"))
        (row,) = (row for row in document["followups"] if row["due"] == "2021-07-12")
        return row["status"]

    assert [status(day) for day in ("2021-07-12", "2021-10-01", "2021-12-01")] == ["open", "unknown", "overdue"]


def test_nothing_is_overdue_where_the_minutes_of_the_body_awaited_are_missing(graph):
    document = followups(graph.as_of("2026-01-01"), "2026-01-01", FollowUpQuery(status=ALL_STATUS))
    awaited = [row for row in document["followups"] if row["kind"] == "next_body"]
    assert len(awaited) >= 10
    assert {row["status"] for row in awaited} == {"unknown"}
