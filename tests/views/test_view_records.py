"""Rows: every promised key, each of its type, and the JSON Schemas that are shipped say the same."""

import json

import pytest

from casegraph.model import Attachment, Decision, Evidence, Link, Place
from casegraph.views.coverage import coverage
from casegraph.views.history import history
from casegraph.views.records import item_row, item_rows, link_rows, step_rows
from tests.builders import TOWN, graph_of, make_block, make_item, make_meeting, make_mention, make_route
from tests.samples import DAY, data, graph
from tests.schemas import DOCUMENTS, FOLDER, check, schema

# The keys that scripts were promised; more may be added, none may go.
PROMISED = {
    "item": """
        item municipality document meeting meeting_kind body body_id body_kind date number title toc_title toc_only
        closed case_number case_numbers journal_number document_number case_type decision decision_kind decisions
        decided_in dissent recommended_by recommendations route course attachments references case thread standing
        series layout inferred places source schema_version
    """,
    "link": "a b kind relation status by score evidence schema_version",
    "step": """
        case thread body body_kind date state role reading round decision decision_kind item quote source schema_version
    """,
    "history": """
        case case_numbers title titles collective status outcome reopened at next steps threads series related followups
        attachments coverage schema_version
    """,
    "followups": "as_of coverage followups schema_version",
    "search": "words hits schema_version",
    "explain": "a b status score accept prior evidence why change answer schema_version",
    "review": "questions schema_version",
    "stats": "as_of municipality groups statuses relations stalled workload coverage not_loaded doubt schema_version",
}
FOLLOWUP = """
    id document number item case case_number title body meeting_date kind what quote basis owner owner_from recipient
    due due_text due_precision to_body status closed_by closed_why source
"""


def sample(name: str):
    rows = data({"item": "items", "link": "links", "step": "steps"}.get(name, name))
    return [rows] if isinstance(rows, dict) else list(rows)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_rows_have_every_promised_key_and_are_of_their_type(name):
    for row in sample(name):
        assert set(PROMISED[name].split()) <= set(row)
        check(name, row)
        assert json.loads(json.dumps(row)) == row


def test_a_followup_has_every_promised_key():
    for row in sample("followups")[0]["followups"]:
        assert set(FOLLOWUP.split()) <= set(row)
        assert set(row["source"]) == {"page", "line"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_schema_that_is_shipped_is_the_type_of_the_row(name):
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema(name), "run: python -m tests.schemas"


def test_a_row_of_the_wrong_type_is_refused():
    row = sample("step")[0]
    for bad in ({**row, "round": "1"}, {**row, "state": "done"}, {key: row[key] for key in row if key != "role"}):
        with pytest.raises(ValueError, match="validation error"):
            check("step", bad)


def test_items_are_sorted_by_date_body_and_number():
    items = [
        make_item("KB", "2022-03-21", "1", case="1-1"),
        make_item("DIR", "2022-03-21", "10", case="1-2"),
        make_item("DIR", "2022-03-21", "9", case="1-3"),
        make_item("ØU", "2021-03-21", "1", case="1-4"),
        make_item("ØU", None, "1", case="1-5"),
    ]
    assert [row["case_number"] for row in item_rows(graph_of(*items))] == ["1-4", "1-3", "1-2", "1-1", "1-5"]


def test_an_item_row_says_what_the_document_says_and_where_linking_put_it():
    item = make_item(
        "DIR",
        "2022-03-21",
        "3",
        kind="approved",
        route=make_route("DIR ØU/2"),
        course=(make_block("DIR", "2022-03-21", "approved", "Godkendt."),),
        decisions=(Decision("approved", "Godkendt.", ("1", "2")),),
        references=(make_mention("KB", "2021-12", about="other", about_case="21-1", inferred=True),),
        inferred=("date", "body"),
        places={"title": Place(30, 2), "decision": Place(33)},
        url="https://example.org/3",
    )
    row = item_row(graph_of(item), item)
    assert (row["case"], row["thread"], row["standing"], row["series"]) == (f"{TOWN}:22-1", f"{TOWN}:22-1", False, None)
    assert row["route"] == ["Direktionen", "Økonomiudvalget"]
    assert row["course"] == [
        {"date": "2022-03-21", "body": "Direktionen", "decision": "Godkendt.", "decision_kind": "approved"}
    ]
    assert row["decisions"] == [{"clauses": ["1", "2"], "kind": "approved", "text": "Godkendt."}]
    assert row["inferred"] == ["body", "date"]
    assert row["places"] == {"decision": {"page": None, "line": 33}, "title": {"page": 2, "line": 30}}
    assert row["source"] == {"page": None, "line_first": 30, "line_last": 39, "url": "https://example.org/3"}
    assert (row["references"][0]["date_inferred"], row["references"][0]["about_case"]) == (True, "21-1")


def test_a_standing_item_without_a_number_is_in_no_case():
    item = make_item("DIR", "2022-03-21", case=None, standing=True)
    row = item_row(graph_of(item, cases=[]), item)
    assert (row["case"], row["thread"], row["standing"]) == (None, None, True)


def test_links_are_exported_whatever_their_status():
    one, two = make_item("DIR", "2022-01-01"), make_item("DIR", "2022-02-01", "2")
    evidence = Evidence("title", "a", "b", -2.5, "unlike")
    links = [
        Link(one.id, two.id, "same_case", status, "title", 0.25, (evidence,)) for status in ("suggested", "rejected")
    ]
    rows = list(link_rows(graph_of(one, two, links=links)))
    assert [row["status"] for row in rows] == ["suggested", "rejected"]
    assert rows[0]["evidence"] == [{"name": "title", "a": "a", "b": "b", "weight": -2.5, "text": "unlike"}]


def test_a_mentioned_step_says_where_it_is_said():
    item = make_item("DIR", "2022-03-21", "3", references=(make_mention("KB", "2022-01-05"),))
    row = next(row for row in step_rows(graph_of(item)) if row["state"] == "mentioned")
    assert (row["item"], row["minutes_loaded"], row["quote"]) == (
        None,
        False,
        "Kommunalbestyrelsen vedtog det 2022-01-05.",
    )
    assert row["source"] == {
        "document": item.document,
        "page": None,
        "line": 17,
        "url": None,
        "item": item.id,
        "body": "Direktionen",
        "date": "2022-03-21",
        "number": "3",
    }


def test_a_history_tells_of_related_cases_background_and_attachments():
    made = graph("Cykelsti")
    row = history(made, made.case(f"{TOWN}:22-1"), DAY)
    assert [(one["case"], one["relation"], one["why"]) for one in row["related"]] == [
        (f"{TOWN}:22-2", "background", "titles agree: Cykelsti")
    ]
    assert [(one["body"], one["date"], one["about"]) for one in row["background"]] == [
        ("Kommunalbestyrelsen", "2021-12", "unknown")
    ]
    assert row["attachments"] == [{"title": "Cykelsti", "document_number": "1", "item": row["threads"][0]["items"][0]}]


def test_only_accepted_relations_are_told():
    one, two = make_item("DIR", "2022-01-01"), make_item("DIR", "2022-02-01", case="22-2")
    link = Link(one.id, two.id, "related", "suggested", "title", 0.5)
    made = graph_of(one, two, links=[link])
    assert history(made, made.case(f"{TOWN}:22-1"), DAY)["related"] == []


def test_coverage_counts_minutes_by_body_and_goes_by_the_newest_name():
    meetings = [
        make_meeting("DIR", "2022-01-12"),
        make_meeting("DIR", "2022-03-09"),
        make_meeting("DIR", "2022-04-06", agenda=True),
        make_meeting("DIR", "2022-04-27", cancelled=True),
        make_meeting("ØU", None),
        make_meeting("KB", "2022-02-02", town="nabolev"),
    ]
    rows = coverage(graph_of(meetings=meetings))
    assert [(row["municipality"], row["body"], row["first"], row["last"], row["meetings"]) for row in rows] == [
        ("nabolev", "Kommunalbestyrelsen", "2022-02-02", "2022-02-02", 1),
        (TOWN, "Direktionen", "2022-01-12", "2022-03-09", 2),
    ]
    assert [row["municipality"] for row in coverage(graph_of(meetings=meetings), TOWN)] == [TOWN]


def test_an_attachment_stands_once_with_the_number_it_is_printed_with_anywhere():
    def item(date: str, *attachments: Attachment):
        return make_item("DIR", date, attachments=attachments)

    made = graph_of(
        item("2022-01-01", Attachment("Forslag"), Attachment("Notat", "7")),
        item("2022-02-01", Attachment("forslag", "5"), Attachment("Notat", "8")),
    )
    rows = history(made, made.case(f"{TOWN}:22-1"), DAY)["attachments"]
    assert [(row["title"], row["document_number"]) for row in rows] == [
        ("Forslag", "5"),
        ("Notat", "7"),
        ("Notat", "8"),
    ]
