"""The follow-up list: what closes a promise and what does not, and how it stands on a day."""

import json
import re
from types import SimpleNamespace

import pytest

from casegraph.errors import NotFound, UsageError
from casegraph.graph import CaseGraph
from casegraph.ids import followup_ids
from casegraph.views.followups import (
    ALL_STATUS,
    FollowUpQuery,
    earlier_list,
    find_followup,
    followups,
)
from casegraph.views.sitting import BodyAsked, names_body
from tests.builders import TOWN, graph_of, make_completion, make_followup, make_item, make_meeting

LATE = "2022-12-31"
ALL = FollowUpQuery(status=ALL_STATUS)


def rows(graph: CaseGraph, as_of: str = LATE, query: FollowUpQuery = ALL, marks=()):
    return followups(graph.as_of(as_of), as_of, query, marks)["followups"]


def only(graph: CaseGraph, as_of: str = LATE, marks=()):
    """The first follow-up, by the minutes it stands in."""
    return min(rows(graph, as_of, marks=marks), key=lambda row: row["meeting_date"])


def asked(kind: str, what: str, **fields):
    """Direktionen's minutes of 12 January with one follow-up."""
    return make_item("DIR", "2022-01-12", kind="approved", followups=(make_followup(kind, what, **fields),))


def later(body: str = "DIR", date: str = "2022-03-09", **fields):
    return make_item(body, date, **({"kind": "approved"} | fields))


@pytest.mark.parametrize(
    ("promise", "answer", "status"),
    [
        # The next body closes when its minutes treat the case …
        (asked("next_body", "Økonomiudvalget", to="ØU"), later("ØU"), "done"),
        (asked("next_body", "Økonomiudvalget", to="ØU"), later("ØU", kind="postponed"), "done"),
        # … not by another body's, an agenda, or minutes that took it off.
        (asked("next_body", "Økonomiudvalget", to="ØU"), later("KB"), "unknown"),
        (asked("next_body", "Økonomiudvalget", to="ØU"), later("ØU", agenda=True), "unknown"),
        (asked("next_body", "Økonomiudvalget", to="ØU"), later("ØU", kind="withdrawn"), "open"),
        # Minutes of another case show that the body met, and no more.
        (asked("next_body", "Økonomiudvalget", to="ØU"), later("ØU", case="22-2"), "open"),
        # Postponed: its own body takes it up again.
        (asked("postponed", "Udsat"), later("DIR"), "done"),
        (asked("postponed", "Udsat"), later("ØU"), "unknown"),
        # A report is answered by an item that names it, or by one that is noted …
        (asked("report_back", "en status"), later(title="Status på ny cykelsti"), "done"),
        (asked("report_back", "en status"), later(kind="noted"), "done"),
        (asked("report_back", "en evaluering af ordningen"), later(recommendations=("evalueringen drøftes",)), "done"),
        # … and not by mere return, whatever the case is about.
        (asked("report_back", "en status"), later(), "open"),
        (asked("report_back", "en status på cykelstien"), later(title="Cykelsti, valg af belægning"), "open"),
        (asked("report_back", "en status"), later("ØU", kind="noted"), "unknown"),
        # Whichever body's item it is that gives it, or says that it is there.
        (asked("report_back", "en samlet oversigt"), later("TMU", title="Oversigt over stierne"), "done"),
        (
            asked("report_back", "en analyse af trafikken"),
            later(completions=(make_completion("Analysen af trafikken foreligger nu."),)),
            "done",
        ),
        # A wish for an agenda, likewise; one for the matter itself is met by its return.
        (asked("agenda", "belysningen på næste møde"), later(title="Belysning langs havnen"), "done"),
        (asked("agenda", "belysningen på næste møde"), later(), "open"),
        (asked("agenda", "sagen på et kommende møde"), later(), "done"),
        (asked("agenda", "Sagen tages op igen efter et borgermøde"), later(), "done"),
        # A recommendation to take note, followed, is a note.
        (asked("report_back", "en status"), later(asked="noted"), "done"),
        # A task is closed by words …
        (asked("task", "at skiltene fornyes"), later(completions=(make_completion("Skiltene er fornyet."),)), "done"),
        # … about it, not by words about something else, nor by silence or return.
        (asked("task", "at skiltene fornyes"), later(completions=(make_completion("Broen er malet."),)), "open"),
        (asked("task", "at skiltene fornyes"), later(), "open"),
        (asked("task", "at skiltene fornyes"), later(kind="noted", title="Status på skilte"), "open"),
        # … nor by words about what was done before it was asked for.
        (
            asked("task", "at skiltene fornyes"),
            later(completions=(make_completion("Skiltene er fornyet i 2019."),)),
            "open",
        ),
        # Any verb of doing says that it was done, where it is the verb that was asked for …
        (
            asked("task", "servitutten tinglyses"),
            later(completions=(make_completion("Servitutten er tinglyst.", "tinglyse"),)),
            "done",
        ),
        (
            asked("task", "indhentning af tre tilbud på opgaven"),
            later(completions=(make_completion("De tre tilbud er indhentet.", "indhente"),)),
            "done",
        ),
        (
            asked("task", "afdækning af behovet for flere pladser"),
            later(completions=(make_completion("Status: Behovet for flere pladser er afdækket.", "afdække"),)),
            "done",
        ),
        (
            asked("task", "information til forældrene om hegnet"),
            later(completions=(make_completion("Forældrene er informeret om hegnet.", "informere"),)),
            "done",
        ),
        # Another verb does, where it is said of the very same thing.
        (
            asked("task", "rette henvendelse til regionen om akutbilen"),
            later(completions=(make_completion("Henvendelsen til regionen om akutbilen er afsendt.", "afsende"),)),
            "done",
        ),
        # … also where that was only to come into being, or no verb is said of it,
        (
            asked("task", "lave en folder til lægerne"),
            later(completions=(make_completion("Folderen til lægerne er trykt.", "trykke"),)),
            "done",
        ),
        (
            asked("task", "dialogmøde med forældrene", quote="Handling: dialogmøde med forældrene."),
            later(completions=(make_completion("Dialogmødet med forældrene er holdt.", "holde"),)),
            "done",
        ),
        # by a verb that comes apart, or by its noun,
        (
            asked("task", "byde kantinen ud"),
            later(completions=(make_completion("Kantinen er udbudt.", "udbyde|udbud"),)),
            "done",
        ),
        (
            asked("task", "udbud af kantinen"),
            later(completions=(make_completion("Kantinen er udbudt.", "udbyde|udbud"),)),
            "done",
        ),
        # and not where the verb tells of no end, unless that was all that was asked for.
        (
            asked("task", "lave en folder til lægerne"),
            later(completions=(make_completion("Folderen til lægerne er bestilt.", "bestille", unfinished=True),)),
            "open",
        ),
        (
            asked("task", "igangsætte arbejdet på havnen"),
            later(completions=(make_completion("Arbejdet på havnen er igangsat.", "igangsætte", unfinished=True),)),
            "done",
        ),
        # … and not where it is another verb, or the same done to another thing.
        (
            asked("task", "servitutten slettes"),
            later(completions=(make_completion("Servitutten er tinglyst.", "tinglyse"),)),
            "open",
        ),
        (
            asked("task", "regulativet for vandløbet ajourføres"),
            later(completions=(make_completion("Kortet over stierne er ajourført.", "ajourføre"),)),
            "open",
        ),
        # One word is enough where the task has no other.
        (
            asked("task", "Analysen forventes færdig"),
            later(completions=(make_completion("Analysen foreligger nu."),)),
            "done",
        ),
        # A compound is a kind of its last part.
        (
            asked("deadline", "beredskabsplanerne er ajourført", due="2022-02-28"),
            later(completions=(make_completion("Alle delberedskabsplaner er nu ajourført."),)),
            "done",
        ),
        # A later decision with a new term for the same thing supersedes …
        (
            asked("deadline", "beredskabsplanerne er ajourført", due="2022-02-28"),
            later(
                title="Proces for delberedskabsplaner",
                followups=(make_followup("deadline", "Processen gennemføres", due="2022-08-31"),),
            ),
            "superseded",
        ),
        # … not a term for something else, …
        (
            asked("deadline", "skiltene er sat op", due="2022-02-28"),
            later(title="Belysning", followups=(make_followup("deadline", "lamperne er tændt", due="2022-08-31"),)),
            "overdue",
        ),
        # … not the same term said again, …
        (
            asked("deadline", "skiltene er sat op", due="2022-02-28"),
            later(followups=(make_followup("deadline", "skiltene er sat op", due="2022-02-28"),)),
            "overdue",
        ),
        # … and not where nothing was decided.
        (
            asked("deadline", "skiltene er sat op", due="2022-02-28"),
            later(
                kind="discussed",
                followups=(make_followup("deadline", "skiltene er sat op", due="2022-08-31", basis="presentation"),),
            ),
            "overdue",
        ),
        # … but what the decision says is decided, even where the item is otherwise taken note of.
        (
            asked("deadline", "skiltene er sat op", due="2022-02-28"),
            later(kind="noted", followups=(make_followup("task", "skiltene er sat op", due="2022-08-31"),)),
            "superseded",
        ),
        # The end of a hearing closes nothing by itself.
        (asked("hearing", "høring om havnen", due="2022-02-28"), later(), "overdue"),
        (
            asked("hearing", "høring om havnen", due="2022-02-28"),
            later(completions=(make_completion("Høringen om havnen er afsluttet.", hearing=True),)),
            "done",
        ),
        (
            asked("hearing", "planen sendes i høring", due="2022-02-28"),
            later(
                completions=(
                    make_completion("Ved høringsfristens udløb var der indkommet tre bemærkninger.", hearing=True),
                )
            ),
            "done",
        ),
        # … nor what has come in before it ends.
        (
            asked("hearing", "planen sendes i høring", due="2022-04-28"),
            later(completions=(make_completion("Der er hidtil kommet tre bemærkninger.", hearing=True),)),
            "overdue",
        ),
    ],
)
def test_closing(promise, answer, status):
    row = only(graph_of(promise, answer))
    assert row["status"] == status
    assert (row["closed_by"] == answer.id) is (status in {"done", "superseded"})
    assert bool(row["closed_why"]) is (status in {"done", "superseded"})


@pytest.mark.parametrize(
    ("fields", "as_of", "met", "status"),
    [
        # In time on its last day, overdue the day after.
        ({"due": "2022-03-01"}, "2022-03-01", True, "open"),
        ({"due": "2022-03-01"}, "2022-03-02", True, "overdue"),
        # Never overdue where the minutes that would show it are not loaded.
        ({"due": "2022-03-01"}, "2022-03-02", False, "unknown"),
        ({"due": "2022-03-01"}, "2022-03-01", False, "open"),
        # An estimate has a margin.
        ({"due": "2022-03-31", "due_precision": "month"}, "2022-04-14", True, "open"),
        ({"due": "2022-03-31", "due_precision": "month"}, "2022-04-15", True, "overdue"),
        ({"due": "2022-04-12", "due_precision": "approximate"}, "2022-05-13", True, "open"),
        ({"due": "2022-04-12", "due_precision": "approximate"}, "2022-05-14", True, "overdue"),
        # Without a date nothing is ever overdue.
        ({}, "2032-01-01", True, "open"),
    ],
)
def test_overdue(fields, as_of, met, status):
    item = asked("task", "at skiltene fornyes", **fields)
    assert only(graph_of(item, meetings=[make_meeting("DIR", "2022-02-09")] if met else []), as_of)["status"] == status


@pytest.mark.parametrize(
    ("said", "inferred"),
    [("senest den 1. april", True), ("senest den 1. april 2022", False), ("inden 1/4-22", False), ("inden 1/4", True)],
)
def test_a_year_that_is_not_printed_is_said_to_be_inferred(said, inferred):
    row = only(graph_of(asked("task", "Brev sendes", due="2022-04-01", due_precision="day", due_text=said)))
    assert row["due_inferred"] is inferred


def test_nothing_is_inferred_of_a_term_that_is_none():
    assert only(graph_of(asked("task", "Brev sendes")))["due_inferred"] is False


@pytest.mark.parametrize(("as_of", "status"), [("2022-02-12", "open"), ("2022-02-13", "unknown")])
def test_a_treatment_awaited_without_a_date_is_unknown_when_weeks_have_gone_without_minutes(as_of, status):
    assert only(graph_of(asked("next_body", "Økonomiudvalget", to="ØU")), as_of)["status"] == status


def test_the_minutes_of_the_body_awaited_are_what_shows_it():
    item = asked("next_body", "Økonomiudvalget", to="ØU", due="2022-02-02")
    assert only(graph_of(item, meetings=[make_meeting("DIR", "2022-02-09")]))["status"] == "unknown"
    assert only(graph_of(item, meetings=[make_meeting("ØU", "2022-02-02")]))["status"] == "overdue"


@pytest.mark.parametrize(
    ("met", "status"), [("2022-09-01", "unknown"), ("2022-11-01", "overdue"), ("2023-01-10", "overdue")]
)
def test_minutes_from_long_before_the_term_do_not_show_that_it_passed(met, status):
    item = asked("deadline", "strategien er vedtaget", due="2022-12-31")
    assert only(graph_of(item, meetings=[make_meeting("DIR", met)]), "2023-02-01")["status"] == status


def test_what_a_body_is_to_do_its_own_minutes_show():
    item = asked("deadline", "strategien vedtages", due="2022-03-01", owner="kommunalbestyrelsen")
    direktion, council = make_meeting("DIR", "2022-02-09"), make_meeting("KB", "2022-03-02")
    route = make_item("DIR", "2021-12-01", case="22-9", route="DIR KB")
    for meetings, status in (([direktion], "unknown"), ([council], "overdue")):
        row = next(row for row in rows(graph_of(item, route, meetings=meetings)) if row["due"])
        assert row["status"] == status


def test_what_happens_later_closes_nothing_yet():
    graph = graph_of(asked("next_body", "Økonomiudvalget", to="ØU"), later("ØU"))
    assert only(graph, "2022-03-08")["status"] == "unknown"
    assert only(graph, "2022-03-09")["status"] == "done"


def test_an_agenda_promises_nothing():
    promise = make_followup("task", "at skiltene fornyes")
    assert rows(graph_of(make_item("DIR", "2022-01-12", agenda=True, followups=(promise,)))) == []


def test_only_the_same_matter_of_a_collective_number_closes():
    from casegraph.model import Thread
    from tests.builders import make_case

    promise, other = asked("next_body", "Økonomiudvalget", to="ØU"), later("ØU")
    threads = tuple(Thread(f"{TOWN}:22-1:t{n}", i.title, (i.id,)) for n, i in enumerate((promise, other)))
    cases = [make_case([promise, other], collective="yes", threads=threads)]
    assert only(graph_of(promise, other, cases=cases))["status"] == "open"


def mark(followup: str, word: str, value: str | None = None, date: str = "2022-06-01", note: str | None = None):
    return SimpleNamespace(followup=followup, word=word, value=value, date=date, note=note)


ITEM = asked("task", "at skiltene fornyes", due="2022-03-01", owner="Vejchefen", owner_from="text")
GRAPH = graph_of(ITEM, meetings=[make_meeting("DIR", "2022-02-09")])
(ID,) = followup_ids(ITEM)


@pytest.mark.parametrize(
    ("given", "as_of", "changes"),
    [
        ([mark(ID, "done", note="Ringede til driften")], "2022-06-01", {"status": "done", "closed_by": "person"}),
        ([mark(ID, "not-a-task")], "2022-06-01", {"status": "superseded", "closed_why": "marked as no task"}),
        ([mark(ID, "snooze", "2022-09-01")], "2022-06-01", {"status": "open", "snoozed_until": "2022-09-01"}),
        ([mark(ID, "snooze", "2022-09-01")], "2022-09-02", {"status": "overdue"}),
        ([mark(ID, "owner", "Driftschefen")], "2022-06-01", {"owner": "Driftschefen", "owner_from": None}),
        # An answer counts from its day on, and only where it belongs.
        ([mark(ID, "done")], "2022-05-31", {"status": "overdue", "closed_by": None}),
        ([mark(ID + "x", "done")], "2022-06-01", {"status": "overdue"}),
    ],
)
def test_a_persons_word(given, as_of, changes):
    row = only(GRAPH, as_of, given)
    assert {key: row[key] for key in changes} == changes


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (FollowUpQuery(), 2),
        (ALL, 3),
        (FollowUpQuery(status=frozenset({"overdue"})), 1),
        (FollowUpQuery(body=BodyAsked("Direktionen")), 1),
        (FollowUpQuery(body=BodyAsked("direktion")), 1),
        # Sent to it counts as well as its own.
        (FollowUpQuery(body=BodyAsked("Økonomiudvalget")), 1),
        (FollowUpQuery(body=BodyAsked("oekonomiudvalget")), 1),
        (FollowUpQuery(meeting="2022-01-12"), 1),
        (FollowUpQuery(owner="vejchefen"), 1),
        (FollowUpQuery(owner="vej"), 1),
        # The end of a name is no name: HR is nowhere in Christian.
        (FollowUpQuery(owner="chefen"), 0),
        (FollowUpQuery(case=f"{TOWN}:22-2"), 1),
        (FollowUpQuery(kind="task"), 1),
        (FollowUpQuery(due_before="2022-03-02"), 1),
        (FollowUpQuery(due_before="2022-03-01"), 0),
    ],
)
def test_filters(query, count):
    sent = make_item(
        "TMU", "2022-05-10", case="22-2", kind="recommended", followups=(make_followup("next_body", "ØU", to="ØU"),)
    )
    done = make_item(
        "BUU", "2022-05-11", case="22-3", kind="approved", followups=(make_followup("postponed", "Udsat"),)
    )
    again = make_item("BUU", "2022-05-25", case="22-3", kind="approved")
    graph = graph_of(ITEM, sent, done, again, meetings=[make_meeting("DIR", "2022-02-09")])
    assert len(rows(graph, "2022-06-01", query)) == count


@pytest.mark.parametrize(
    ("name", "wanted", "same"),
    [
        ("Økonomiudvalget", "økonomiudvalg", True),
        ("Direktionen", "Direktion", True),
        ("Kommunalbestyrelsen", "Kommunalbestyrelse", True),
        ("Byrådet", "byråd", True),
        ("Kulturudvalget", "Kultur", False),
        ("Økonomiudvalget", "", False),
        (None, "Direktionen", False),
    ],
)
def test_body_names(name, wanted, same):
    assert names_body(name, wanted) is same


def test_changes_since_an_earlier_list():
    graph = graph_of(
        asked("next_body", "Økonomiudvalget", to="ØU"),
        later("ØU", "2022-03-09", followups=(make_followup("task", "at broen males"),)),
        make_item(
            "DIR", "2022-01-12", "2", case="22-9", kind="postponed", followups=(make_followup("postponed", "x"),)
        ),
        make_item("DIR", "2022-02-09", "2", case="22-9", kind="approved"),
        make_item("DIR", "2022-01-12", "3", case="22-8", followups=(make_followup("task", "y", due="2022-03-01"),)),
    )

    def list_of(day: str, since=None):
        return followups(graph.as_of(day), day, FollowUpQuery(since=since))

    february = earlier_list(json.dumps(list_of("2022-02-15")))
    changed = {row["what"]: row["change"] for row in list_of("2022-03-20", february)["followups"]}
    # What closed before the earlier list is not told again; what closed since is told once.
    assert changed == {"Økonomiudvalget": "closed", "at broen males": "new", "y": "moved"}
    march = earlier_list(json.dumps(list_of("2022-03-20")))
    assert list_of("2022-03-21", march)["followups"] == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"as_of": "2022-01-01", "followups": [{}]}', "null"])
def test_an_earlier_list_that_is_none(text):
    with pytest.raises(UsageError, match="no follow-up list"):
        earlier_list(text)


def test_ids_do_not_shift_when_more_is_found():
    one, two = make_followup("task", "at broen males"), make_followup("task", "at skiltene fornyes")
    before = followup_ids(make_item("DIR", "2022-01-12", followups=(two,)))
    after = followup_ids(make_item("DIR", "2022-01-12", followups=(one, two, two)))
    assert after[1] == before[0]
    assert len(set(after)) == 3
    assert all(re.fullmatch(r"[A-Za-z0-9._:-]+", one) for one in after)


def test_a_followup_is_found_by_the_end_of_its_id():
    listed = rows(GRAPH)
    assert find_followup(listed, ID) == find_followup(listed, ID.rpartition(":")[2]) == listed
    assert find_followup(listed, "t000000") == []


def test_the_list_says_what_it_rests_on():
    document = followups(graph_of(asked("next_body", "Økonomiudvalget", to="ØU")), "2022-02-01")
    assert document["as_of"] == "2022-02-01"
    assert [(row["body"], row["first"], row["last"], row["meetings"]) for row in document["coverage"]] == [
        ("Direktionen", "2022-01-12", "2022-01-12", 1)
    ]
    assert document["not_loaded"] == ["Økonomiudvalget"]


def test_sorted_by_due_date_and_what_has_none_last():
    terms = ("2022-05-01", None, "2022-03-01")
    promises = tuple(make_followup("task", f"opgave {number}", due=due) for number, due in enumerate(terms))
    listed = rows(graph_of(make_item("DIR", "2022-01-12", followups=promises)))
    assert [row["due"] for row in listed] == ["2022-03-01", "2022-05-01", None]


def test_of_several_ways_to_close_the_first_in_time_counts():
    promise = asked("task", "at skiltene fornyes", due="2022-02-01")
    moved = later(followups=(make_followup("task", "at skiltene fornyes", due="2022-05-01"),))
    done = later(date="2022-04-13", completions=(make_completion("Skiltene er fornyet."),))
    assert only(graph_of(promise, moved, done))["status"] == "superseded"
    assert only(graph_of(promise, done, later(date="2022-05-11", followups=moved.followups)))["status"] == "done"


def test_a_body_that_there_is_not_is_no_empty_list():
    """A name that is misspelt would tell that there is nothing to do."""
    with pytest.raises(NotFound, match=r"no body is called Byrådt; minutes are loaded of: Direktionen$"):
        followups(GRAPH, "2022-06-01", FollowUpQuery(body=BodyAsked("Byrådt")))
