"""What tells whether a sentence speaks of the matter of its item: each sign a function from a mention to a level.

What a level weighs stands in :data:`casegraph.parse.prose.about_weights.WEIGHTS`. That a sentence has words of the
title is no sign: what is set beside the matter has them as well (``python -m benchmarks.about`` gave it nothing).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from casegraph.kinds import BodyKind
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.about_named import another, clause, document, names, numbers, place, sets_apart
from casegraph.parse.prose.matter import goes_on
from casegraph.parse.prose.title_words import shared_words
from casegraph.parse.prose.told import Told

# The matter in hand, of which no more is said than perhaps whose it was.
_THE_PROPOSAL = re.compile(
    r"\b(?:sagen|punktet|\w*forslaget|\w*udkastet|\w*forslag(?!\w|\s(?:til|om)\s(?!\w*udvalg)))", re.IGNORECASE
)
_THE_CASE = re.compile(r"\b(?:sagen|punktet)\b", re.IGNORECASE)
# Where bodies stand on the way of a matter upwards.
_RANK: Mapping[BodyKind, int] = {
    "executive_board": 0,
    "standing_committee": 1,
    "special_committee": 1,
    "advisory": 1,
    "finance_committee": 2,
    "council": 3,
}
# The council and the finance committee are told what was recommended to them before so many months are over.
_RECOMMENDED_TO, _TOLD_MONTHS = frozenset({"council", "finance_committee"}), 2
_COURSE_MONTHS = 12
# Months before the meeting, from the fewest to the most: up to each of them, and its name.
WHEN = ((-1, "coming"), (1, "just before"), (4, "months before"), (14, "a year before"), (24, "two years before"))
_LONG_AGO = "longer ago"


def listed(told: Told) -> str:
    """Whether it stands in a list, and in one that tells the course of the case, or under a heading that does."""
    if told.passage.role == "course":
        return "under its heading"
    if not told.passage.lead:
        return "no"
    return "course" if told.rules.phrases["case_leads"].search(told.passage.lead) else "yes"


def called(told: Told) -> str:
    """What the sentence calls the matter it is of: *sagen*, *forslaget*."""
    if sets_apart(told):
        return "nothing"
    if _THE_CASE.search(told.text) or told.says("this_case"):
        return "the case"
    return "the proposal" if _THE_PROPOSAL.search(told.text) else "nothing"


def standing(told: Told) -> str:
    """Whether the item is a fixed point of the agenda, and has no case number."""
    item = told.context.item
    return ("numbered" if item.case_numbers else "yes") if item.standing else "no"


def subject(told: Told) -> str:
    """Whether the title is about when things are done, a report or a motion: all tell much of other matters. *Dates,
    named* where the sentence names the case or such a plan, *motion, named* where it names the motion.
    """
    if told.titled("schedules"):
        return "dates, named" if _THE_CASE.search(told.text) or told.says("schedules") else "dates"
    if told.titled("motions"):
        return "motion" if called(told) == "nothing" else "motion, named"
    return "report" if told.titled("reports") else "no"


def numbered(told: Told) -> str:
    """Whether the item has a case number, and what is told is older than that: then it was of what came before."""
    years = [number.year for number in told.context.item.case_numbers if number.year]
    if years and told.reference.date and int(told.reference.date[:4]) < min(years):
        return "later"
    return "yes" if told.context.item.case_numbers else "no"


def paragraph(told: Told) -> str:
    """Whether the sentence begins its paragraph; else whether what stands before it has words of the title."""
    if not told.passage.before:
        return "begins"
    return "goes on, titled" if shared_words(told.context, told.passage.before) else "goes on"


def neighbour(told: Told) -> str:
    """What holds until the matter takes its place, or the report before or after it."""
    return "in force" if told.says("in_force") else "before or after" if told.says("neighbours") else "no"


def step(told: Told) -> str:
    """Whether it is a step that a matter comes back from, that asked for it, or that granted what is accounted for."""
    if goes_on(told.title, told.text, told.rules) and "foreign" not in document(told):
        return "accounted for" if told.titled("accounted") else "comes back"
    return "asked for" if told.says("ordered") else "none"


def act(told: Told) -> str:
    """What was done."""
    return told.reference.kind


def way(told: Told) -> str:
    """Where the body stands on the way of matters: below the item's own, beside it or above it."""
    item = told.context.item
    if told.reference.body_id == item.body_id:
        return "own"
    one, other = _RANK.get(told.kind), _RANK.get(told.context.body.kind)
    if one is None or other is None:
        return "unknown"
    return "below" if one < other else "above" if one > other else "beside"


def course(told: Told) -> str:
    """Whether the body has the matter on its way by the item, and had it not long before."""
    reference, body = told.reference, told.context.body
    passed_on = (
        reference.kind == "recommended"
        and body.kind in _RECOMMENDED_TO
        and shared_words(told.context, reference.quote) > 0
    )
    if not passed_on and reference.body_id not in _on_the_way(told.context):
        return "no"
    within = _TOLD_MONTHS if passed_on else _COURSE_MONTHS
    lately = told.months is not None and 0 <= told.months <= within
    return "lately" if lately and reference.kind != "approved" and not told.context.item.standing else "yes"


def when(told: Told) -> str:
    """How long before the meeting it was."""
    if told.months is None:
        return "unknown"
    return next((name for most, name in WHEN if told.months <= most), _LONG_AGO)


def section(told: Told) -> str:
    """The section the sentence stands in."""
    return told.passage.role


def tense(told: Told) -> str:
    """Whether it has been, or is to come."""
    return told.reference.tense or "unknown"


SIGNS: Mapping[str, Callable[[Told], str]] = {
    sign.__name__: sign
    for sign in (
        listed,
        called,
        another,
        standing,
        subject,
        numbered,
        numbers,
        paragraph,
        document,
        clause,
        names,
        place,
        neighbour,
        step,
        act,
        way,
        course,
        when,
        section,
        tense,
    )
}
"""Every sign by its name."""


def in_calendar(told: Told) -> bool:
    """A line of a list of meetings: it says nothing of a matter, only who meets when."""
    passage, rules = told.passage, told.rules
    if passage.role in {"decision", "recommendation"}:
        return False
    if passage.lead and rules.phrases["calendar_leads"].search(passage.lead):
        return True
    events = rules.event_words.find(passage.text)
    return (
        len(passage.text) < 80 and passage.text[-1] not in ".!?" and all(event.tag.form == "noun" for event in events)
    )


def _on_the_way(context: ItemContext) -> set[str]:
    """The bodies that treat the matter, by the item: its own, and those of its course and its route."""
    item = context.item
    return {item.body_id, *(one.body_id for one in item.course), *(stop.body_id for stop in item.route)}
