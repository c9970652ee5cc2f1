"""The list for a sitting: its sections, who a follow-up is for, and what comes back again and again."""

import json

import pytest

from casegraph.pipeline.bodies import short_names
from casegraph.rulebook.book import load_rulebook
from casegraph.views.followups import ALL_STATUS, FollowUpQuery, earlier_list, followups
from casegraph.views.sitting import BodyAsked, initials, names_body
from tests.builders import BODIES, graph_of, make_completion, make_followup, make_item, make_meeting

FINANCE = BodyAsked("ØU")


def listed(graph, day="2022-04-01", **query):
    """The follow-ups by section, each as its words."""
    document = followups(graph.as_of(day), day, FollowUpQuery(**query))
    found: dict = {}
    for row in document["followups"]:
        found.setdefault(row["section"], []).append(row["what"])
    return found


def everything():
    """One follow-up for each section of the list of the finance committee's meeting of 6 April."""
    own = make_item(
        "ØU",
        "2022-03-09",
        "1",
        kind="approved",
        followups=(
            make_followup("task", "skiltene sættes op", due="2022-06-01"),
            make_followup("deadline", "regnskabet afleveres", due="2022-03-15"),
            make_followup("report_back", "en status i april", due="2022-04-30", due_precision="month"),
            make_followup("report_back", "en status i maj", due="2022-05-31", due_precision="month"),
            make_followup("next_body", "Kommunalbestyrelsen", to="KB", due="2022-04-20"),
        ),
    )
    sent = make_item(
        "TMU",
        "2022-03-23",
        "2",
        case="22-2",
        kind="recommended",
        followups=(make_followup("next_body", "ØU", to="ØU"),),
    )
    foreign = make_item("TMU", "2022-03-23", "3", case="22-3", followups=(make_followup("task", "stien ryddes"),))
    shut = make_item(
        "ØU", "2022-03-09", "4", case="22-4", closed=True, followups=(make_followup("task", "huset sælges"),)
    )
    return graph_of(own, sent, foreign, shut, meetings=[make_meeting("ØU", "2022-03-30")])


def test_the_list_for_a_sitting_in_its_sections():
    assert listed(everything(), body=FINANCE, meeting="2022-04-06") == {
        "overdue": ["regnskabet afleveres"],
        "agenda": ["en status i april", "ØU"],
        "tasks": ["skiltene sættes op"],
        "sent": ["Kommunalbestyrelsen"],
        "later": ["en status i maj"],
        "closed_items": ["huset sælges"],
    }


def test_what_stems_from_a_later_meeting_is_not_for_an_earlier_sitting():
    assert "ØU" not in listed(everything(), body=FINANCE, meeting="2022-03-20").get("agenda", [])


def test_without_a_body_the_day_is_that_of_the_meeting_they_stem_from():
    assert listed(everything(), meeting="2022-03-23") == {None: ["ØU", "stien ryddes"]}


def test_done_ones_appear_once_in_the_first_list_after_they_close():
    item = make_item("ØU", "2022-03-09", followups=(make_followup("task", "cykelskiltene sættes op"),))
    done = make_item("ØU", "2022-04-06", completions=(make_completion("Cykelskiltene er sat op."),))
    graph = graph_of(item, done)

    def since(earlier, day):
        before = earlier_list(json.dumps(earlier)) if earlier else None
        query = FollowUpQuery(ALL_STATUS, FINANCE, day, since=before)
        return followups(graph.as_of(day), day, query)

    first = since(None, "2022-03-30")
    second = since(first, "2022-04-13")
    third = since(second, "2022-05-04")
    assert [[row["section"] for row in one["followups"]] for one in (first, second, third)] == [
        ["tasks"],
        ["closed"],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "due"),
    [("ultimo hver måned", "2022-04-30"), ("kvartalsvis", "2022-06-30"), ("løbende", None)],
)
def test_what_is_done_again_and_again_carries_the_next_date_and_is_never_late(text, due):
    again = make_followup("report_back", "gennemgang af tallene", due_text=text)
    graph = graph_of(make_item("DIR", "2021-11-29", followups=(again,)), meetings=[make_meeting("DIR", "2022-03-21")])
    (row,) = followups(graph.as_of("2022-04-02"), "2022-04-02")["followups"]
    assert (row["due"], row["status"], row["continuous"], row["overdue_from"]) == (due, "open", True, None)


def test_a_date_goes_before_how_often():
    dated = make_followup("task", "tallene opdateres løbende", due="2022-05-01")
    (row,) = followups(graph_of(make_item("DIR", "2022-03-21", followups=(dated,))), "2022-04-02")["followups"]
    assert (row["due"], row["continuous"]) == ("2022-05-01", False)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Økonomiudvalget", "ØU"),
        ("Teknik- og Miljøudvalget", "TMU"),
        ("Børne- og Kulturudvalget", "BKU"),
        ("Udvalget for Ældre og Sundhed", "UÆS"),
        ("Kommunalbestyrelsen", "K"),
        ("Byrådet", "BR"),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize("asked", ["tmu", "TMU", "Teknik- og Miljøudvalg", "teknik-og-miljoeudvalget"])
def test_a_committee_by_any_of_its_names(asked):
    body = BODIES["TMU"]
    assert BodyAsked(asked).means(body.name, body.id)
    assert not BodyAsked(asked).means(BODIES["BUU"].name, BODIES["BUU"].id)


def test_one_letter_is_no_name():
    assert not names_body("Kommunalbestyrelsen", "k")


def test_short_names_are_those_of_the_bodies_there_are():
    item = make_item("KB", "2022-03-21", route="ØU KB")
    known = json.loads(short_names([item], load_rulebook().bodies, "strandby"))
    assert known["kb"] == ["kommunalbestyrelsen"]
    assert known["øk"] == known["øu"] == ["oekonomiudvalget"]
    assert "direktionen" not in known


def test_a_list_for_a_sitting_that_follows_an_earlier_one_keeps_all_that_waits():
    waiting = make_item("ØU", "2022-03-09", "1", followups=(make_followup("task", "stien ryddes"),))
    closed = make_item(
        "ØU", "2022-03-09", "2", case="22-2", followups=(make_followup("task", "cykelskiltene sættes op"),)
    )
    done = make_item("ØU", "2022-04-06", "1", case="22-2", completions=(make_completion("Cykelskiltene er sat op."),))
    new = make_item("ØU", "2022-04-06", "2", case="22-3", followups=(make_followup("task", "huset males"),))
    graph = graph_of(waiting, closed, done, new)
    first = followups(graph.as_of("2022-03-30"), "2022-03-30", FollowUpQuery(body=FINANCE, meeting="2022-03-30"))
    since = FollowUpQuery(body=FINANCE, meeting="2022-04-13", since=first)
    told = {row["what"]: (row["section"], row["change"]) for row in followups(graph, "2022-04-13", since)["followups"]}
    assert told == {
        "stien ryddes": ("tasks", None),
        "huset males": ("tasks", "new"),
        "cykelskiltene sættes op": ("closed", "closed"),
    }
    # Where no sitting is asked for, the changes are all that is.
    alone = followups(graph, "2022-04-13", FollowUpQuery(since=first))["followups"]
    assert {row["what"] for row in alone} == {"huset males", "cykelskiltene sættes op"}
