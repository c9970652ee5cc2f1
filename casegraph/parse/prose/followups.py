"""Follow-ups: what somebody must do, by the decision, the recommendation it adopts, the presentation, the route."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from casegraph import danish
from casegraph.danish import DueMention
from casegraph.kinds import Basis, FollowUpKind, OwnerFrom, SectionRole
from casegraph.model import FollowUp, Reference
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.about import same_word
from casegraph.parse.prose.hearings import find_hearings
from casegraph.parse.prose.owners import find_owner
from casegraph.parse.prose.passages import Passage, clauses, passages
from casegraph.parse.prose.references import passage_references
from casegraph.parse.prose.routes import next_body, postponed
from casegraph.parse.prose.tasks import Task, find_tasks

_PRESENTED: tuple[SectionRole, ...] = ("summary", "presentation", "economy", "hearing", "other")
_LAST_WORDS = re.compile(r"[\s,.;:–-]+$")
# Small letters only: a sentence that begins with "Der" keeps it.
_CONJUNCTION = re.compile(r"^\s*(?:(?:at|og|samt|men|som|der|idet|således|hvilket)\b,?\s+)+")
_THAT_IS = re.compile(
    r"(?:^|[,(])\s*(?:hvilket\svil\ssige|det\svil\ssige|dvs\.|d\.v\.s\.|altså|svarende\still)\s*$", re.IGNORECASE
)
_CONDITION = re.compile(r"^\s*(?:såfremt|hvis|når|forudsat)\b[^,]{0,200},\s*", re.IGNORECASE)
_MUST = re.compile(r"\b(?:skal|vil)\s+(?:[\w-]+\s+){0,8}?(?P<verb>[^\W\d_]{2,}es?)\b", re.IGNORECASE)
_TO_BE = re.compile(r"\s+(?:er|er sat til|er fastsat til|bliver)$", re.IGNORECASE)
# What a decision that adopts its recommendation makes an order, even though it names nobody.
_ADOPTED_KINDS: frozenset[FollowUpKind] = frozenset({"report_back", "hearing"})


def find_followups(context: ItemContext) -> tuple[FollowUp, ...]:
    """What the item leaves to be done, by line; a thing said twice stands once."""
    decided = list(_from_decision(context))
    put_off = postponed(context)
    if put_off is not None:
        decided = [followup for followup in decided if followup.quote != put_off.quote or followup.owner_from == "text"]
        decided.append(put_off)
    adopted = list(_from_recommendations(context))
    presented = list(_from_presentation(context))
    route = None if put_off else next_body(context, _planned(context))
    found = _once([*decided, *adopted, *presented])
    return tuple(sorted([*found, *([route] if route else [])], key=lambda followup: followup.place.line))


def _planned(context: ItemContext) -> tuple[Reference, ...]:
    rules = context.tools.book.references
    found = (ref for passage in passages(context, "decision") for ref in passage_references(context, passage, rules))
    return tuple(reference for reference in found if reference.tense == "planned")


def _from_decision(context: ItemContext) -> Iterator[FollowUp]:
    leads = context.tools.book.followups.phrases["agenda_leads"]
    for passage in passages(context, "decision"):
        if passage.lead and leads.search(passage.lead) and not leads.search(passage.text):
            yield _topic(context, passage)
            continue
        for task in find_tasks(context, passage.text):
            yield _follow_up(context, passage, task, "decision")


def _topic(context: ItemContext, passage: Passage) -> FollowUp:
    """One line of a list of topics for a coming meeting."""
    body = context.body
    what = _LAST_WORDS.sub("", passage.text)
    due = next(iter(danish.find_due(passage.lead, context.meeting_date)), None)
    task = Task("agenda", what, None, None, due, (body.name, body.id))
    return _follow_up(context, passage, task, "decision")


def _follow_up(context: ItemContext, passage: Passage, task: Task, basis: Basis) -> FollowUp:
    item = context.item
    body, body_id = task.awaited or (None, None)
    recommender = item.recommended_by if basis in {"decision", "recommendation"} else None
    owner_from: OwnerFrom | None = "text" if task.owner else "recommender" if recommender else None
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


def _from_recommendations(context: ItemContext) -> Iterator[FollowUp]:
    """The clauses that a decision adopts as they stand and that tell somebody to do something."""
    if not _adopts(context):
        return
    for passage in passages(context, "recommendation"):
        for task in find_tasks(context, passage.text):
            if task.owner or task.kind in _ADOPTED_KINDS or (task.due and task.due.bound):
                yield _follow_up(context, passage, task, "recommendation")


def _adopts(context: ItemContext) -> bool:
    """Whether the recommendation is adopted whole, by a body that the case does not go on from."""
    item = context.item
    if item.decision_kind != "approved" or any(part.kind != "approved" for part in item.decisions):
        return False
    own = [index for index, stop in enumerate(item.route) if stop.body_id == item.body_id]
    return not item.route or (bool(own) and own[-1] == len(item.route) - 1)


def _from_presentation(context: ItemContext) -> Iterator[FollowUp]:
    """Limits in the presentation: only what must be done by a time that can still come."""
    for passage in passages(context, *_PRESENTED):
        for clause, due in _limits(context, passage.text):
            yield _follow_up(context, passage, _deadline(context, clause, due), "presentation")
    yield from _hearing_ends(context)


def _limits(context: ItemContext, text: str) -> list[tuple[str, DueMention]]:
    """The clauses of a sentence that set a limit; "hvilket vil sige senest …" only says the one before it plainly."""
    found: list[tuple[str, DueMention]] = []
    for start, end in clauses(text):
        for due in _bounds(context, text[start:end]):
            if found and _THAT_IS.search(text[start : start + due.start]):
                found[-1] = _said_plainly(found[-1], text[start:end], due)
            elif not found or found[-1][0] != text[start:end]:
                found.append((text[start:end], due))
    return found


def _said_plainly(limit: tuple[str, DueMention], clause: str, plain: DueMention) -> tuple[str, DueMention]:
    """A limit with the day that an apposition gives it."""
    told, due = limit
    end = plain.end if told == clause else due.end
    return told, replace(due, end=end, text=plain.text, due=plain.due, precision=plain.precision)


def _bounds(context: ItemContext, clause: str) -> list[DueMention]:
    """The limits of a clause that can still come; hearings and effects have no task."""
    rules = context.tools.book.followups
    meeting = context.meeting_date
    if meeting is None or rules.phrases["hearings"].search(clause) or rules.phrases["effects"].search(clause):
        return []
    return [due for due in danish.find_due(clause, meeting) if due.bound and due.due and due.due >= meeting]


def _deadline(context: ItemContext, clause: str, due: DueMention) -> Task:
    rules = context.tools.book.followups
    opens, closes = (bool(re.search(r"\w{3,}", side)) for side in (clause[: due.start], clause[due.end :]))
    what = clause[: due.start] if opens and not closes else clause
    verb = next(rules.verb_words.find(clause), None)
    must = _MUST.search(clause)
    if verb is not None:
        owner = find_owner(context, clause, verb.start, passive=verb.tag[0].form == "passive")
    elif must is not None:
        owner = find_owner(context, clause, must.start(), passive=must["verb"].endswith("s"))
    else:
        owner = None
    return Task("deadline", _cut(what), owner, None, due)


def _cut(what: str) -> str:
    """A clause cut to the thing: without a condition before it, its conjunction, or the verb that led to the time."""
    bare = _LAST_WORDS.sub("", _CONDITION.sub("", what, count=1))
    return _TO_BE.sub("", _CONJUNCTION.sub("", bare)).strip() or what.strip()


def _hearing_ends(context: ItemContext) -> Iterator[FollowUp]:
    for hearing in find_hearings(context):
        if hearing.until and context.meeting_date and hearing.until >= context.meeting_date:
            yield FollowUp(
                kind="hearing",
                what=_LAST_WORDS.sub("", hearing.quote),
                quote=hearing.quote,
                basis="presentation",
                place=hearing.place,
                due=hearing.until,
                due_precision="day" if len(hearing.until) == 10 else "month",
            )


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
    if danish.fold(a.what) == danish.fold(b.what):
        return True
    if a.due is None or a.due != b.due or (a.basis == b.basis == "decision"):
        return False
    words_a, words_b = (_matter(followup) for followup in (a, b))
    return any(same_word(one, other) for one in words_a for other in words_b)


def _matter(followup: FollowUp) -> set[str]:
    """The stems of the longer words of a follow-up's sentence, its time left out."""
    text = followup.quote.replace(followup.due_text or "\0", " ")
    return {danish.stem(word) for word in re.findall(r"[^\W\d_]{6,}", text)}


def _fuller(a: FollowUp, b: FollowUp) -> bool:
    """Of two tellings in the presentation the later one counts: a summary comes first."""
    return a.basis == b.basis == "presentation" and a.place.line > b.place.line
