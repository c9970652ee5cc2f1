"""What the decision itself orders, and the recommendation that it adopts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from casegraph import danish
from casegraph.danish import DueMention
from casegraph.kinds import FollowUpKind, IsoDate
from casegraph.model import FollowUp, Reference
from casegraph.parse.context import ItemContext
from casegraph.parse.fields.dissent import is_minority
from casegraph.parse.fields.presence import is_absence
from casegraph.parse.prose.assigned import Assigned, find_assigned
from casegraph.parse.prose.charged import find_charge
from casegraph.parse.prose.limits import limits
from casegraph.parse.prose.made import follow_up
from casegraph.parse.prose.nominal import find_nominal, month_topic
from casegraph.parse.prose.passages import Passage, passages
from casegraph.parse.prose.references import passage_references
from casegraph.parse.prose.tasks import Task, find_tasks

_LAST_WORDS = re.compile(r"[\s,.;:–-]+$")
_PART = re.compile(
    r"\s*(?:ad\s?)?(?:ansøgning(?:en|erne)?|projekt(?:et)?|forslag(?:et)?|delprojekt|delområde|sidste\sdel|resten|en\sdel|pulje|"
    r"at|del)\s?(?:nr\.\s)?[\w\s.,/-]{0,60}?\b(?:udsættes|udskydes|sættes\si\sbero|blev\sudsat|er\sudsat)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s(?:som|der)\s(?:skal\s|så\s)?")
# What is quoted from its beginning to its end, and where a quotation begins.
_QUOTED = re.compile(r"[\"„”“»«][^\"„”“»«]*[\"”“»«]")
_OPENS = re.compile(r"(?:\A|[\s:(])[\"„”“»«](?=\S)")
# The municipality itself does what a decision says by deciding it: "at kommunen stiller garanti".
_MUNICIPALITY = re.compile(r"(?:\w+\s)?kommunen?\Z", re.IGNORECASE)
# What a decision that adopts its recommendation makes an order, even though it names nobody.
_ADOPTED_KINDS: frozenset[FollowUpKind] = frozenset({"report_back", "hearing"})
# How many lines below a task its labels may stand, and both of them together ("Ansvarlig: Jura   Frist: 1. maj").
_NEAR, _FAR = 2, 12


def planned_references(context: ItemContext) -> list[tuple[Passage, Reference]]:
    """The coming treatments that the decision names with a date, each with its sentence."""
    rules = context.tools.book.references
    found: list[tuple[Passage, Reference]] = []
    for passage in passages(context, "decision"):
        references = passage_references(context, passage, rules)
        found.extend((passage, one) for one in references if _is_coming(one, context.meeting_date))
    return found


def _is_coming(reference: Reference, today: IsoDate | None) -> bool:
    """Whether a treatment is one of a later day: "i byrådets møde den 3. maj" may tell of this very meeting."""
    return reference.tense == "planned" and reference.date is not None and (today is None or reference.date > today)


def find_decided(context: ItemContext, rows: frozenset[int] = frozenset()) -> list[FollowUp]:
    """What the sentences of the decision order, in printed order; a list under an order is ordered line by line.

    ``rows`` are lines of tables, which are no sentences.
    """
    found: list[FollowUp] = []
    for passage in passages(context, "decision"):
        if passage.place.line in rows or _stands_beside(context, passage):
            continue
        listed = _listed(context, passage)
        if listed is not None:
            # The line that introduces the list is no order of its own.
            found = [one for one in found if one.quote != passage.lead or not passage.lead]
            found.append(follow_up(context, passage, listed, "decision"))
        else:
            found = _with_ordered(context, passage, found)
    return found


def _stands_beside(context: ItemContext, passage: Passage) -> bool:
    """Whether a sentence of a decision orders nothing: who was absent, how a minority voted, and what it wants said."""
    decisions = context.tools.book.decisions
    if is_absence(passage.text, decisions) or _OPENS.search(_QUOTED.sub("", passage.before)):
        return True
    own = context.tools.book.references.phrases["own_body"].search(passage.text)
    return own is None and is_minority(passage.text, decisions)


def _with_ordered(context: ItemContext, passage: Passage, found: list[FollowUp]) -> list[FollowUp]:
    """``found`` with what a sentence orders, or with what its labels tell of the task just before it."""
    charge = find_charge(context, passage.text)
    if isinstance(charge, Task):
        return [*found, follow_up(context, passage, charge, "decision")]
    assigned = charge or find_assigned(context, passage.text)
    reach = _FAR if assigned.owner and assigned.due else _NEAR
    if assigned.all and found and found[-1].place.line >= passage.place.line - reach:
        last = found[-1]
        return [*found[:-1], _completed(last, assigned)]
    tasks = find_tasks(context, passage.text) or _labelled(context, passage.text, assigned)
    aside = context.tools.book.decisions.compiled["interest"].search(passage.text)
    if not tasks and not aside:
        tasks = find_nominal(context, passage.text) or _limits(context, passage.text)
    part = _put_off_part(context, passage)
    tasks = [part] if part else tasks
    led = _led(context, passage) if tasks else None
    told = [
        replace(
            task,
            owner=assigned.owner or task.owner or _antecedent(context, passage.text, task) or led,
            due=task.due or assigned.due,
        )
        for task in tasks
    ]
    if led:  # the line that breaks off before them orders nothing but them
        found = [one for one in found if not passage.lead.endswith(one.quote)]
    return [*found, *(follow_up(context, passage, task, "decision") for task in told)]


def _led(context: ItemContext, passage: Passage) -> str | None:
    """Who is to do what a line of a list says, where that stands in the line above: "Udvalget beder Plan om at:"."""
    return next((task.owner for task in _read_with_lead(context, passage) if task.owner), None)


def _read_with_lead(context: ItemContext, passage: Passage) -> list[Task]:
    """The tasks of a line of a list, read on from the sentence above the list."""
    lead = danish.sentences(passage.lead)[-1:]
    said = _LAST_WORDS.sub("", passage.lead[slice(*lead[0])]) if lead else ""
    return find_tasks(context, f"{said} {passage.text}") if said else []


def _antecedent(context: ItemContext, text: str, task: Task) -> str | None:
    """The body that a relative clause with a task, or with its time, hangs on: "… til udvalget, som svarer i maj"."""
    at = text.find(task.what)
    when = text.find(task.due.text) if task.due and task.due.text else -1
    for mention in context.tools.bodies.find(text):
        tied = _RELATIVE.match(text, mention.end)
        if tied and (0 <= tied.end() - at <= len(tied.group()) or tied.end() <= when):
            return mention.text
    return None


def _labelled(context: ItemContext, text: str, assigned: Assigned) -> list[Task]:
    """The words in front of labels that tell who and by when: "Ny tidsplan – ansvarlig: Jura, frist: 1. maj"."""
    what = _LAST_WORDS.sub("", text[: assigned.start]).lstrip(" –-•*")
    if not assigned.owner or not re.search(r"\w{4,}", what):
        return []
    due = next((due for due in danish.find_due(what, context.meeting_date) if due.due), None)
    return find_nominal(context, what) or [Task("task", what, due=due)]


def _completed(followup: FollowUp, assigned: Assigned) -> FollowUp:
    """A follow-up with what the labels behind it tell."""
    if assigned.owner:
        followup = replace(followup, owner=assigned.owner, owner_from="text")
    due = assigned.due
    return replace(followup, due=due.due, due_text=due.text, due_precision=due.precision) if due else followup


def _put_off_part(context: ItemContext, passage: Passage) -> Task | None:
    """A part of the matter that is put off while the rest is decided: "Ansøgning 5 udsættes"."""
    if context.item.decision_kind == "postponed" or not _PART.match(passage.text):
        return None
    due = next((due for due in danish.find_due(passage.text, context.meeting_date)), None)
    body = (context.body.name, context.body.id)
    return Task("postponed", _LAST_WORDS.sub("", passage.text), None, None, due, body)


def _limits(context: ItemContext, text: str) -> list[Task]:
    """Limits in a decision whose verb is none of those that order, unless the sentence is a report or a motion."""
    told = any(context.tools.book.followups.phrases[name].search(text) for name in ("reports", "proposals", "advice"))
    return [] if told else limits(context, text)


def _listed(context: ItemContext, passage: Passage) -> Task | None:
    """A line of a list as a task: a topic for a coming meeting, or what the line above the list orders."""
    leads = context.tools.book.followups.phrases["agenda_leads"]
    lead = danish.sentences(passage.lead)[-1:]
    if not lead or leads.search(passage.text) or find_tasks(context, passage.text):
        return None
    what = _LAST_WORDS.sub("", passage.text)
    introduction = passage.lead[slice(*lead[0])]
    if context.tools.book.followups.phrases["orders"].search(introduction):
        topic = month_topic(context, what)
        if topic is not None:
            return topic
    if not re.search(r"\w{3,}", what):
        return None
    if leads.search(introduction):
        due = next(iter(danish.find_due(introduction, context.meeting_date)), None)
        return Task("agenda", what, None, None, due, (context.body.name, context.body.id))
    ordered = _read_with_lead(context, passage) or find_tasks(context, introduction)
    if not ordered:
        return None
    return ordered[-1] if ordered[-1].what in what else replace(ordered[-1], what=what)


def dated_treatments(
    context: ItemContext, planned: list[tuple[Passage, Reference]], told_before: list[FollowUp]
) -> Iterator[FollowUp]:
    """The treatments the decision dates beside those told before: "… og Byrådet den 15. december"."""
    told = {(one.to_body_id, one.due) for one in told_before}
    decided = [one for one in told_before if one.basis == "decision"]
    for passage, reference in planned:
        key = (reference.body_id, danish.last_day(reference.date) if reference.date else None)
        taken = any(one.quote == passage.text and (one.due or "").startswith(reference.date or "-") for one in decided)
        if key in told or taken or reference.body is None or reference.body_id is None:
            continue
        told.add(key)
        told_of = follow_up(context, passage, _treatment(context, passage, reference), "decision")
        yield replace(told_of, owner=None, owner_from=None)  # the body itself treats it, not who recommends


def _treatment(context: ItemContext, passage: Passage, reference: Reference) -> Task:
    """A planned treatment as a task: the words from the body to its date."""
    body = (reference.body or "", reference.body_id or "")
    dates = danish.find_due(passage.text, context.meeting_date)
    due = next((due for due in dates if due.due and reference.date and due.due.startswith(reference.date)), None)
    named = [m for m in context.tools.bodies.find(passage.text) if m.body.id == reference.body_id]
    before = [m for m in named if due and m.end <= due.start]
    what = passage.text[before[-1].start : due.end] if before and due else _LAST_WORDS.sub("", passage.text)
    return Task("agenda", what, None, body, due or _day(reference), body)


def _day(reference: Reference) -> DueMention | None:
    date = reference.date
    return DueMention(0, 0, "", date, "day", bound=False) if date and len(date) == 10 else None


def find_adopted(context: ItemContext) -> Iterator[FollowUp]:
    """The clauses that a decision adopts as they stand and that tell somebody to do something."""
    if not _adopts(context):
        return
    for passage in passages(context, "recommendation"):
        for task in find_tasks(context, passage.text):
            owned = task.owner and not _MUNICIPALITY.fullmatch(task.owner)
            if owned or task.kind in _ADOPTED_KINDS or (task.due and task.due.bound):
                yield follow_up(context, passage, task, "recommendation")


def _adopts(context: ItemContext) -> bool:
    """Whether the recommendation is adopted whole, by a body that the case does not go on from."""
    item = context.item
    if item.decision_kind != "approved" or any(part.kind != "approved" for part in item.decisions):
        return False
    own = [index for index, stop in enumerate(item.route) if stop.body_id == item.body_id]
    return not item.route or (bool(own) and own[-1] == len(item.route) - 1)
