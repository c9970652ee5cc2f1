"""Follow-ups: what somebody must do, by the decision, the recommendation it adopts, the presentation, the route."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from casegraph import danish
from casegraph.model import FollowUp
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.decided import dated_treatments, find_adopted, find_decided, planned_references
from casegraph.parse.prose.limits import find_limits
from casegraph.parse.prose.onward import join_steps
from casegraph.parse.prose.routes import next_body, postponed
from casegraph.parse.prose.staff import role_of
from casegraph.parse.prose.tables import find_rows
from casegraph.parse.prose.title_words import same_word

_SENDS_ON = re.compile(
    r"^(?:sagen|punktet|indstillingen|forslaget)?\s?(?:(?:over|frem|videre|tilbage)?sendes|går|kører|forelægges|hjemvises)\b",
    re.IGNORECASE,
)
_THE_CASE = re.compile(r"\b(?:sagen|punktet|indstillingen|forslaget)\b|^(?:over|frem|videre)?sendes\b", re.IGNORECASE)
_SECOND = re.compile(r"\btil\s(?:2\.|II\.|anden)\s?behandling(?:\s(?:i|den|d\.|på)\s.*)?$", re.IGNORECASE)


def find_followups(context: ItemContext) -> tuple[FollowUp, ...]:
    """What the item leaves to be done, by line; a thing said twice stands once."""
    tabled, rows = find_rows(context)
    decided = [*tabled, *find_decided(context, rows)]
    put_off = postponed(context)
    if put_off is not None:
        decided = [one for one in decided if one.quote != put_off.quote or one.owner_from == "text"]
        decided.append(put_off)
        route = None
    else:
        planned = planned_references(context)
        route = next_body(context, tuple(reference for _, reference in planned))
        decided = [one for one in decided if not _only_sends_on(one, route)]
        decided += dated_treatments(context, planned, [*decided, *([route] if route else [])])
        route, decided = join_steps(context, route, decided)
    found = _once([*decided, *find_adopted(context), *find_limits(context, rows)])
    every = sorted([*found, *([route] if route else [])], key=lambda followup: followup.place.line)
    return tuple(replace(one, owner_role=role_of(context, one.owner)) if one.owner else one for one in every)


def _only_sends_on(task: FollowUp, route: FollowUp | None) -> bool:
    """Whether a task says no more than the step to the next body: "sagen oversendes til Økonomiudvalget"."""
    if route is None:
        return False
    sent = task.kind != "hearing" and _SENDS_ON.search(task.what)
    if task.quote == route.quote and (sent or _SECOND.search(task.what)):
        return True
    if task.to_body_id != route.to_body_id:
        return False
    if task.owner_from == "text" and not _THE_CASE.search(task.what):
        return False  # "Plan fremsender et notat til Økonomiudvalgets møde" is more than that the case goes there
    return task.quote == route.quote or bool(_SENDS_ON.search(task.what))


def _once(followups: Iterable[FollowUp]) -> list[FollowUp]:
    """Each thing once: the decision's words before the presentation's, the presentation's before the summary's."""
    kept: list[FollowUp] = []
    for followup in followups:
        twin = next((index for index, other in enumerate(kept) if _same_thing(followup, other)), None)
        if twin is None:
            kept.append(followup)
        elif _fuller(followup, kept[twin]):
            kept[twin] = followup
    return kept


def _same_thing(a: FollowUp, b: FollowUp) -> bool:
    """Whether two follow-ups are one: the same words, or one limit in the same words about the same matter."""
    if danish.fold(a.what) == danish.fold(b.what):
        return True
    if a.kind == b.kind == "hearing" and (a.due is None or b.due is None):
        return True
    if a.due is None or a.due != b.due or (a.basis == b.basis == "decision"):
        return False
    if a.kind != "hearing" and danish.fold(a.due_text or "") != danish.fold(b.due_text or ""):
        return False
    words_a, words_b = (_matter(followup) for followup in (a, b))
    return any(same_word(one, other) for one in words_a for other in words_b)


def _matter(followup: FollowUp) -> set[str]:
    """The stems of the longer words of a follow-up's sentence, its time left out."""
    text = followup.quote.replace(followup.due_text or "\0", " ")
    return {danish.stem(word) for word in re.findall(r"[^\W\d_]{6,}", text)}


def _fuller(a: FollowUp, b: FollowUp) -> bool:
    """Of two hearings the one with its last day; of two presented the later, since a summary comes first."""
    if a.kind == b.kind == "hearing" and b.due is None:
        return a.due is not None
    return a.basis == b.basis == "presentation" and a.place.line > b.place.line
