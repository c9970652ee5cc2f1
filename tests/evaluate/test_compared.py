from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casegraph.errors import DocumentError
from casegraph.evaluate.compared import compare, score_document
from casegraph.evaluate.gold import Gold, GoldFollowUp, GoldReference
from casegraph.evaluate.rates import Found, Rate
from casegraph.evaluate.report import as_data, as_text
from casegraph.evaluate.scores import Scores
from casegraph.model import AgendaItem, Attachment, Place
from casegraph.words import Words
from tests.evaluate.truth import document, gold_item, item, meeting, names, next_body, reference, task
from tests.schemas import FOLDER, check, schema


def scored(found: AgendaItem, **told: Any) -> Scores:
    return score_document(document(gold_item(**told)), [meeting(found)], names()).scores


def test_what_agrees_is_right_throughout() -> None:
    scores = scored(item())
    assert scores.wrong == ()
    assert (scores.items, scores.references, scores.followups) == (Found(1, 1, 1), Found(1, 1, 1), Found(2, 2, 2))
    assert all(rate == Rate(1, 1) for rate in scores.fields.values())
    assert {"number", "title", "route", "lines", "meeting.body", "followup.due", "reference.about"} <= set(
        scores.fields
    )


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("number", {"number": "4"}),
        ("title", {"title": "Plan for cykelstier."}),
        ("closed", {"closed": True}),
        ("case_number", {"case_numbers": ()}),
        ("decision", {"decision": "Anbefales."}),
        ("decision_kind", {"decision_kind": "recommended"}),
        ("recommendations", {"recommendations": ("planen godkendes", "og sendes i høring")}),
        ("route", {"route": ()}),
        ("course", {"course": ()}),
        ("attachments", {"attachments": (Attachment("Udkast til plan", "123"),)}),
        ("toc_title", {"toc_title": "Plan for stier"}),
        ("lines", {"source": Place(10, last=31)}),
    ],
)
def test_one_wrong_field_is_one_wrong_value(field: str, changes: dict[str, Any]) -> None:
    scores = scored(item(**changes))
    assert [wrong.what for wrong in scores.wrong] == [field]
    assert scores.fields[field] == Rate(0, 1)
    assert scores.items == Found(1, 1, 1)


def test_a_contents_title_without_its_full_stop_is_no_other_title() -> None:
    assert scored(item(toc_title="Plan for cykelstier.")).wrong == ()


def test_items_missed_and_made_up() -> None:
    scores = score_document(document(gold_item()), [meeting(item(title="at planen godkendes"))], names()).scores
    assert scores.items == Found(0, 1, 1)  # the number alone is not enough
    assert scores.references == Found(0, 1, 1)
    assert scores.followups == Found(0, 2, 2)
    assert sorted({wrong.what for wrong in scores.wrong}) == ["followup", "item", "reference"]


def test_an_item_is_found_by_its_title_under_another_number() -> None:
    truth = document(gold_item(), replace(gold_item(), number="4", title="Budget for 2022"))
    scores = score_document(truth, [meeting(item(), item(number="5", title="Budget for 2022"))], names()).scores
    assert scores.items == Found(2, 2, 2)
    assert scores.fields["number"] == Rate(1, 2)


@pytest.mark.parametrize(
    ("told", "got", "expected"),
    [
        ((), [reference()], Found(0, 1, 0)),
        ((GoldReference("Byrådet", "2020-11-04", 1, True),), [reference()], Found(0, 0, 0)),  # borderline, found
        ((GoldReference("Byrådet", "2020-11-04", 1, True),), [], Found(0, 0, 0)),  # borderline, not found
        # One event said twice is one event, and settled if one of its mentions is.
        (
            (GoldReference("Byrådet", "2020-11-04", 1, True), GoldReference("KB", "2020-11-04", 2, False)),
            [reference(), reference()],
            Found(1, 1, 1),
        ),
        (
            (GoldReference("Byrådet", "2020-11", 1, False),),
            [reference()],
            Found(0, 1, 1),
        ),  # less precise: another event
        ((), [reference(date=None)], Found(0, 0, 0)),  # no date, no event
        (
            (GoldReference("De stående udvalg", "2021-04", 1, False),),
            [reference(body="de stående udvalg", body_id="x", date="2021-04")],
            Found(1, 1, 1),
        ),
    ],
)
def test_references(told: tuple[GoldReference, ...], got: list[Any], expected: Found) -> None:
    assert scored(item(references=tuple(got)), references=told).references == expected


def test_prose_of_which_the_truth_does_not_tell_is_not_made_up() -> None:
    scores = scored(item(), references=None, followups=None)
    assert (scores.references, scores.followups, scores.wrong) == (Found(), Found(), ())
    extra = score_document(document(gold_item(references=None, followups=None)), [meeting(item(title="x"))], names())
    assert (extra.scores.references, extra.scores.followups) == (Found(), Found())


def test_what_a_reference_says_is_compared_where_the_truth_settles_it() -> None:
    scores = scored(item(references=(reference(about="this", tense="planned"),)))
    assert [wrong.what for wrong in scores.wrong] == ["reference.tense", "reference.about"]
    unknown = (GoldReference("Byrådet", "2020-11-04", 20, False, {"about": "unknown"}),)
    assert scored(item(references=(reference(about="this"),)), references=unknown).wrong == ()


TOLD = GoldFollowUp("forvaltningen vender tilbage", "decision", 18, False)


@pytest.mark.parametrize(
    ("told", "got", "expected"),
    [
        ([TOLD], [task(what="status", quote="x", place=Place(18))], Found(1, 1, 1)),  # line and basis agree
        ([TOLD], [task(what="status", quote="x", place=Place(19))], Found(0, 1, 1)),
        ([TOLD], [task(what="status", place=Place(19))], Found(1, 1, 1)),  # the sentence holds it
        ([TOLD], [task(), task()], Found(1, 2, 1)),  # one to one
        ([replace(TOLD, borderline=True)], [task()], Found(0, 0, 0)),
        ([replace(TOLD, borderline=True)], [], Found(0, 0, 0)),
        ([replace(TOLD, what="next: Økonomiudvalget")], [task(place=Place(18))], Found(0, 1, 1)),  # no next body
        ([replace(TOLD, what="next: ØU")], [next_body()], Found(1, 1, 1)),
        ([replace(TOLD, what="next: KB")], [next_body()], Found(0, 1, 1)),  # another body
        # Two promises on one line: each takes its own, not the first that will do.
        (
            [TOLD, GoldFollowUp("borgmesteren skriver til ministeren", "decision", 18, True)],
            [task(what="borgmesteren skriver til ministeren", quote="q"), task()],
            Found(1, 1, 1),
        ),
    ],
)
def test_followups(told: list[GoldFollowUp], got: list[Any], expected: Found) -> None:
    assert scored(item(followups=tuple(got)), followups=tuple(told)).followups == expected


def test_due_and_owner_count_only_where_the_truth_has_them() -> None:
    scores = scored(item(followups=(next_body(due="2021-06-01"), task(due="2021-08-31", owner=None))))
    assert [wrong.what for wrong in scores.wrong] == ["followup.due", "followup.owner"]
    assert scores.fields["followup.due"] == Rate(0, 1)


def test_a_meeting_that_was_not_found_is_wrong_in_all_its_fields() -> None:
    scores = score_document(document(gold_item()), [], names()).scores
    assert scores.items == Found(0, 0, 1)
    assert [wrong.what for wrong in scores.wrong if wrong.item is None] == [
        "meeting.body",
        "meeting.body_kind",
        "meeting.date",
        "meeting.participants",
    ]


def test_a_document_that_cannot_be_read_is_named_and_its_items_missed() -> None:
    def read(_: object) -> Any:
        raise DocumentError("d.txt", "the file is empty", "fetch it again")

    evaluation = compare(Gold((document(gold_item()),)), read)
    assert evaluation.scores.items == Found(0, 0, 1)
    assert [(failed.document, failed.why) for failed in evaluation.scores.failed] == [
        ("d.txt", "the file is empty; fetch it again")
    ]
    assert "not readable" in as_text(evaluation, Words("en"))


def test_reports_tell_every_figure_and_every_wrong_value() -> None:
    truth = Gold((document(gold_item()), replace(document(gold_item()), municipality="Y", path=Path("e.txt"))))
    evaluation = compare(truth, lambda _: ([meeting(item(decision="Anbefales."))], names()))
    text = as_text(evaluation, Words("en"))
    assert "items       P 1.000 (2/2, 0.342–1.000)  R 1.000 (2/2, 0.342–1.000)" in text
    assert "d.txt:10 #3  decision  expected 'Godkendt.'  got 'Anbefales.'" in text
    data = as_data(evaluation)
    check("evaluation", data)
    assert data["items"]["precision"] == {
        "right": 2,
        "n": 2,
        "value": 1.0,
        "low": pytest.approx(0.342, abs=0.001),
        "high": 1.0,
    }
    assert data["fields"]["decision"]["right"] == 0
    assert sorted(data["municipalities"]) == ["X", "Y"]
    assert [wrong["document"] for wrong in data["wrong"]] == ["d.txt", "e.txt"]


def test_the_schema_that_is_shipped_is_the_type_of_the_report() -> None:
    assert (FOLDER / "evaluation.json").read_text(encoding="utf-8") == schema("evaluation"), (
        "run: python -m tests.schemas"
    )
