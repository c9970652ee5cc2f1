"""What the account of a build names as worth looking at, and nothing else."""

from casegraph.model import AgendaItem, CaseNumber, Doubt, Meeting, Place, RouteStop
from casegraph.views.reading import reading_report


def item(number, **values):
    basis = {"municipality": "aeroe", "document": "a.txt", "meeting": "m", "body": "Byrådet", "body_id": "byraadet"}
    kinds = {"meeting_kind": "minutes", "body_kind": "council", "title": f"Sag {number}", "date": "2022-01-01"}
    place = Place(int(number), 2)
    made = {**basis, **kinds, "decision": "Godkendt.", "source": place, **values}
    return AgendaItem(id=f"m:{number}", number=str(number), **made)


def meeting(**values):
    basis = {"municipality": "aeroe", "municipality_name": "Ærø", "document": "a.txt", "format": "text"}
    kinds = {"kind": "minutes", "body": "Byrådet", "body_id": "byraadet", "body_kind": "council", "date": "2022-01-01"}
    return Meeting(id="m", **{**basis, **kinds, **values})


def test_items_of_minutes_without_a_decision_are_named_with_their_place():
    items = [
        item(1),
        item(2, decision=None),
        item(3, decision=None, closed=True),
        item(4, decision=None, meeting_kind="agenda"),
        item(5, decision=None, toc_only=True),
    ]
    row = reading_report([], [], items)
    assert row["items"] == 2
    assert row["undecided"] == [{"document": "a.txt", "page": 2, "line": 2, "text": "Sag 2"}]


def test_lines_that_could_not_be_placed_stand_apart_from_other_doubts():
    doubts = (Doubt("not_understood", "belongs to no item", Place(7)), Doubt("glyphs", "odd letters"))
    row = reading_report([("a.txt", doubts), ("b.txt", ())], [], [])
    assert row["documents"] == 2
    assert [(one["document"], one["line"], one["text"]) for one in row["unread"]] == [
        ("a.txt", 7, "belongs to no item")
    ]
    assert [(one["line"], one["text"]) for one in row["doubts"]] == [(None, "odd letters")]


def test_meetings_are_counted_by_overlay_most_first():
    meetings = [meeting(layout="b"), meeting(), meeting(layout="a"), meeting()]
    row = reading_report([], meetings, [])
    assert row["overlays"] == [{"name": "-", "n": 2}, {"name": "a", "n": 1}, {"name": "b", "n": 1}]


def test_bodies_that_no_rule_knows_are_counted():
    stop = RouteStop("Havnenævnet", "havnenaevnet", "other", Place(3))
    meetings = [meeting(), meeting(body="", body_kind="other"), meeting(body="Havnenævnet", body_kind="other")]
    row = reading_report([], meetings, [item(1, route=(stop,))])
    assert row["bodies"] == [{"name": "Havnenævnet", "n": 2}, {"name": "-", "n": 1}]


def numbered(count, *odd):
    printed = [*(f"22-{n:06}" for n in range(count)), *odd]
    return [item(n, case_numbers=(CaseNumber(one, one),)) for n, one in enumerate(printed, 1)]


def test_a_number_in_a_form_that_is_hardly_used_is_odd_once_there_are_many():
    row = reading_report([], [], numbered(40, "2022/1234"))
    assert [one["text"] for one in row["numbers"]] == ["2022/1234"]
    assert reading_report([], [], numbered(5, "2022/1234"))["numbers"] == []
    assert reading_report([], [], numbered(40, "2022/1", "2022/2", "2022/33"))["numbers"] == []
