"""Sentences of a decision that say no more than where the case goes next: the step itself, and no task beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from casegraph import danish
from casegraph.kinds import DecisionKind, FollowUpKind
from casegraph.model import FollowUp
from casegraph.parse.context import ItemContext

_STEPS: frozenset[FollowUpKind] = frozenset({"agenda", "task", "report_back"})
_GOES_ON: frozenset[DecisionKind] = frozenset({"recommended", "referred", "returned", "other"})
_NO_WORD = re.compile(r"[^\w]+")


def join_steps(
    context: ItemContext, route: FollowUp | None, decided: list[FollowUp]
) -> tuple[FollowUp | None, list[FollowUp]]:
    """The next body, with the day that a sentence about it gives, and what else the decision orders.

    "Sagen behandles i Økonomiudvalget den 15. marts" is the next step itself; where no route is printed, it is what
    tells of it. Why a case is sent back ("… med henblik på at belyse økonomien") is no task of its own.
    """
    left: list[FollowUp] = []
    for task in decided:
        body = _bare_step(context, task)
        if body is None and not _is_why(context, task, route):
            left.append(task)
        elif body and route is None and _may_go_on(context, body):
            route = _next(task, body)
        elif body and (route is None or route.to_body_id != body[1] or _on_another_day(task, route)):
            left.append(task)
        elif body and route and task.due and route.due is None:
            route = replace(route, due=task.due, due_text=task.due_text, due_precision=task.due_precision)
    return route, left


def _on_another_day(task: FollowUp, route: FollowUp) -> bool:
    return task.due is not None and route.due is not None and task.due != route.due


def _may_go_on(context: ItemContext, body: tuple[str, str]) -> bool:
    item = context.item
    return not item.route and body[1] != item.body_id and item.decision_kind in _GOES_ON


def _next(task: FollowUp, body: tuple[str, str]) -> FollowUp:
    name, body_id = body
    return replace(
        task, kind="next_body", what=f"Behandling i {name}", basis="route", owner=None, owner_from=None, recipient=None,
        to_body=name, to_body_id=body_id,
    )  # fmt: skip


def _is_why(context: ItemContext, task: FollowUp, route: FollowUp | None) -> bool:
    """Whether a task is the reason why the case is sent back, told in the same breath and of nobody."""
    sent_back = context.item.decision_kind == "returned" and route is not None
    return sent_back and task.quote == (route.quote if route else "") and task.owner_from != "text" and not task.due


def _bare_step(context: ItemContext, task: FollowUp) -> tuple[str, str] | None:
    """The one body that a task says treats the case, where its words say nothing else."""
    if task.kind not in _STEPS:
        return None
    named = {(m.body.name, m.body.id) for m in context.tools.bodies.find(task.what)}
    if len(named) != 1:
        return None
    text = task.what
    for mention in sorted(context.tools.bodies.find(text), key=lambda one: -one.start):
        text = text[: mention.start] + " " + text[mention.end :]
    for due in sorted(danish.find_due(text, context.meeting_date), key=lambda one: -one.start):
        text = text[: due.start] + " " + text[due.end :]
    words = context.tools.book.followups.step_words
    rest = (word for word in _NO_WORD.split(text) if word and not word.isdigit())
    return named.pop() if all(words.tag(word) for word in rest) else None
