"""Pairs of items side by side as plain rows: why they are linked or not, and which of them a person should look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from casegraph.model import AgendaItem, Evidence
from casegraph.views.evidence import evidence_said
from casegraph.views.explained_rows import AnswerRow, BetweenRow, ComparedItemRow, ExplainRow, QuestionRow, ReviewRow
from casegraph.views.records import place_row
from casegraph.views.related import related_as
from casegraph.views.rows import SCHEMA_VERSION, EvidenceRow

if TYPE_CHECKING:
    from casegraph.link.answers.answers import Answer
    from casegraph.link.answers.review import Question
    from casegraph.link.explain import Explanation

Cases = Mapping[str, str]
"""Item id → the id of its case; items without one are left out."""


def explain_row(found: Explanation, cases: Cases, answer: Answer | None) -> ExplainRow:
    """An explanation with the cases of its items, and the answer in force on them."""
    return {
        "schema_version": SCHEMA_VERSION,
        "a": compared_row(found.a, cases),
        "b": compared_row(found.b, cases),
        "status": found.status,
        "score": found.score,
        "accept": found.accept,
        "prior": found.prior,
        "evidence": evidence_rows(found.evidence),
        "why": found.why,
        "change": list(found.change),
        "answer": _answer_row(answer) if answer else None,
        "between": _between_row(found, cases) if found.between else None,
    }


def review_row(questions: Iterable[Question], cases: Cases) -> ReviewRow:
    """The questions in the order they should be asked."""
    return {"schema_version": SCHEMA_VERSION, "questions": [question_row(one, cases) for one in questions]}


def question_row(question: Question, cases: Cases) -> QuestionRow:
    """One question: both items, how likely they are one case, what an answer is worth, and what tells."""
    return {
        "a": compared_row(question.a, cases),
        "b": compared_row(question.b, cases),
        "score": question.link.score,
        "gain": question.gain,
        "evidence": evidence_rows(sorted(question.link.evidence, key=lambda one: (-abs(one.weight), one.name))),
    }


def compared_row(item: AgendaItem, cases: Cases) -> ComparedItemRow:
    """What a person needs of an item to tell whether it is the same case as another."""
    return {
        "item": item.id,
        "case": cases.get(item.id),
        "body": item.body,
        "date": item.date,
        "number": item.number,
        "title": item.title,
        "closed": item.closed,
        "case_number": item.case_number,
        "recommended_by": item.recommended_by,
        "recommendations": list(item.recommendations),
        "decision": item.decision,
        "decision_kind": item.decision_kind,
        "document": item.document,
        "source": place_row(item.source),
    }


def evidence_rows(evidence: Iterable[Evidence]) -> list[EvidenceRow]:
    """Evidence as rows, said so that it can be read in any language."""
    return [
        {"name": one.name, "a": one.a, "b": one.b, "weight": one.weight, "text": evidence_said(one)} for one in evidence
    ]


def _between_row(found: Explanation, cases: Cases) -> BetweenRow | None:
    link = found.between
    if link is None:
        return None
    own = {item for item in (link.a, link.b) if cases.get(item, item) == cases.get(found.a.id, found.a.id)}
    return {
        "kind": link.kind,
        "relation": link.relation,
        "related_as": related_as(link, own),
        "status": link.status,
        "score": link.score,
        "evidence": evidence_rows(link.evidence),
    }


def _answer_row(answer: Answer) -> AnswerRow:
    signed = answer.signed
    return {"word": answer.word, "date": signed.date, "who": signed.who, "note": signed.note}
