"""One follow-up from a task and the sentence it stands in."""

from __future__ import annotations

from casegraph.kinds import Basis, OwnerFrom
from casegraph.model import FollowUp
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.passages import Passage
from casegraph.parse.prose.tasks import Task

_ORDERED: frozenset[Basis] = frozenset({"decision", "recommendation"})


def follow_up(context: ItemContext, passage: Passage, task: Task, basis: Basis) -> FollowUp:
    """The record of ``task``; what a decision orders and names nobody for falls to who recommended it."""
    recommender = context.item.recommended_by if basis in _ORDERED else None
    owner_from: OwnerFrom | None = "text" if task.owner else "recommender" if recommender else None
    body, body_id = task.awaited or (None, None)
    return FollowUp(
        kind=task.kind,
        what=task.what,
        quote=passage.text,
        basis=basis,
        place=passage.place,
        owner=task.owner or recommender,
        owner_from=owner_from,
        recipient=task.recipient[0] if task.recipient else None,
        due=task.due.due if task.due else None,
        due_text=task.due.text if task.due else None,
        due_precision=task.due.precision if task.due else None,
        to_body=body,
        to_body_id=body_id,
    )
