"""Limits in a presentation: what must be done by a time that can still come, and hearings that are not over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from casegraph import danish
from casegraph.danish import DueMention
from casegraph.kinds import SectionRole
from casegraph.model import FollowUp
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.hearings import find_hearings, hearing_words
from casegraph.parse.prose.made import follow_up
from casegraph.parse.prose.owners import CONDITION, find_owner
from casegraph.parse.prose.passages import clauses, passages
from casegraph.parse.prose.subjects import is_named
from casegraph.parse.prose.tasks import Task, find_tasks

_PRESENTED: tuple[SectionRole, ...] = ("summary", "presentation", "economy", "hearing", "other")
_LAST_WORDS = re.compile(r"[\s,.;:–-]+$")
# Small letters only: a sentence that begins with "Der" keeps it.
_CONJUNCTION = re.compile(r"^\s*(?:(?:at|og|samt|men|som|der|idet|således|hvilket)\b,?\s+)+")
_THAT_IS = re.compile(
    r"(?:^|[,(])\s*(?:hvilket\svil\ssige|det\svil\ssige|dvs\.|d\.v\.s\.|altså|svarende\still)\s*$", re.IGNORECASE
)
_MUST = re.compile(r"\b(?:skal|vil)\s+(?:[\w-]+\s+){0,8}?(?P<verb>[^\W\d_]{2,}es?)\b", re.IGNORECASE)
_MUST_BE = re.compile(r"\bskal\s(?:\w+\s){0,3}?(?:være|have|foreligge|ligge)\s(?:[\w-]+\s){0,6}$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r",?\s(?:og|men|samt)\s(?=[^,;]{2,40}\s(?:skal|vil)\s)", re.IGNORECASE)
_HOW = re.compile(r",\s(?=(?:hvorledes|hvordan|hvorvidt)\s)", re.IGNORECASE)
_UP_TO = re.compile(r"til\sog\smed\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:har|havde|var)\b", re.IGNORECASE)
_WAS = re.compile(r"\bvar\s+(?:den\s+)?\Z", re.IGNORECASE)
_ASIDE = re.compile(r",\s(?:hvor|da|idet)\b")
_TURNED = re.compile(r"^\s*(?:vil|skal)\s+(?=\w+\s+\w+)")
_TO_BE = re.compile(r"\s+(?:er|er sat til|er fastsat til|bliver)$", re.IGNORECASE)


def find_limits(context: ItemContext, rows: frozenset[int] = frozenset()) -> Iterator[FollowUp]:
    """The deadlines of the presentation but for ``rows`` of tables, and the ends of the hearings the item tells of."""
    for passage in passages(context, *_PRESENTED):
        if passage.place.line in rows:
            continue
        for task in limits(context, passage.text):
            yield follow_up(context, passage, task, "presentation")
    yield from _hearing_ends(context)


def limits(context: ItemContext, text: str) -> list[Task]:
    """What a sentence sets a limit for that can still come, and what somebody promises to come back with."""
    return [_deadline(context, clause, due) for clause, due in _limits(context, text)] or _promises(context, text)


def _promises(context: ItemContext, text: str) -> list[Task]:
    """A report that somebody named will give by a time: "Forvaltningen vender tilbage i maj med svarene"."""
    if not context.tools.book.followups.phrases["promises"].search(text):
        return []
    tasks = [task for task in find_tasks(context, text) if task.kind == "report_back" and task.owner]
    return [task for task in tasks if task.due and _to_come(context, text, task.due)]


def _limits(context: ItemContext, text: str) -> list[tuple[str, DueMention]]:
    """The clauses of a sentence that set a limit that can still come, one each.

    "hvilket vil sige senest …" and "dvs. udgangen af …" set none of their own but say the one before it plainly.
    """
    found: list[tuple[str, DueMention]] = []
    for clause in _each_limited(text):
        for due in danish.find_due(clause, context.meeting_date):
            if found and _THAT_IS.search(clause[: due.start]):
                found[-1] = _said_plainly(found[-1], clause, due)
            elif (due.bound or _must_be(clause, due)) and (not found or found[-1][0] != clause):
                found.append((clause, due))
    return [limit for limit in found if _to_come(context, *limit)]


def _each_limited(text: str) -> Iterator[str]:
    """The clauses of a sentence, parted as well where *og* joins what has a subject and a *skal* of its own."""
    for start, end in clauses(text):
        starts = [start, *(start + cut.end() for cut in _NEW_CLAUSE.finditer(text[start:end])), end]
        yield from (text[one:other] for one, other in pairwise(starts))


def _must_be(clause: str, due: DueMention) -> bool:
    """Whether a point in time binds by the words before it: "skal være afsluttet med udgangen af marts"."""
    return due.due is not None and bool(_MUST_BE.search(clause[: due.start]))


def _said_plainly(limit: tuple[str, DueMention], clause: str, plain: DueMention) -> tuple[str, DueMention]:
    """A limit with the day that an apposition gives it."""
    told, due = limit
    end = plain.end if told == clause else due.end
    return told, replace(due, end=end, text=plain.text, due=plain.due, precision=plain.precision)


def _to_come(context: ItemContext, clause: str, due: DueMention) -> bool:
    """Whether the limit can still come; hearings are told of apart, and what takes effect is no task."""
    rules = context.tools.book.followups
    meeting = context.meeting_date
    if meeting is None or due.due is None or due.due < meeting:
        return False
    if _WAS.search(clause[: due.start]):
        return False  # "Fristen var den 15. september"
    if _UP_TO.match(due.text) and _PERFECT.search(clause[: due.start]):
        return False  # "har til og med den 24. januar været": what was counted until then
    said = clause[: due.end] + _ASIDE.split(clause[due.end :])[0]
    return not any(rules.phrases[name].search(said) for name in ("hearings", "effects"))


def _deadline(context: ItemContext, clause: str, due: DueMention) -> Task:
    opens, closes = (bool(re.search(r"\w{3,}", side)) for side in (clause[: due.start], clause[due.end :]))
    what = clause[: due.start] if opens and not closes else clause
    return Task("deadline", _cut(what), _owner(context, clause), None, due)


def _owner(context: ItemContext, clause: str) -> str | None:
    who = _who(context, clause)
    return who if who and is_named(who, context.tools.book.followups) else None


def _who(context: ItemContext, clause: str) -> str | None:
    condition = CONDITION.match(clause)
    begins = condition.end() if condition else 0
    verbs = context.tools.book.followups.verb_words.find(clause)
    verb = next((verb for verb in verbs if verb.start >= begins), None)
    if verb is not None:
        return find_owner(context, clause, verb.start, passive=verb.tag[0].form == "passive")
    must = _MUST.search(clause)
    return find_owner(context, clause, must.start(), passive=must["verb"].endswith("s")) if must else None


def _cut(what: str) -> str:
    """A clause cut to the thing: without a condition before it, its conjunction, or the verb that led to the time."""
    # "Der er afholdt møde og aftalt, hvorledes der bliver balance": the limit is of what was agreed.
    what = _HOW.split(what)[-1] if _HOW.search(what) else what
    bare = _LAST_WORDS.sub("", CONDITION.sub("", what, count=1))
    thing = _TO_BE.sub("", _CONJUNCTION.sub("", bare)).strip()
    # "Såfremt …, vil administrationen varsle beboerne": without its condition the clause begins with whom it names.
    return (_TURNED.sub("", thing) if bare != _LAST_WORDS.sub("", what) else thing) or what.strip()


def _hearing_ends(context: ItemContext) -> Iterator[FollowUp]:
    for hearing in find_hearings(context):
        if hearing.until and context.meeting_date and hearing.until >= context.meeting_date:
            yield FollowUp(
                kind="hearing",
                what=hearing_words(hearing.quote),
                quote=hearing.quote,
                basis="presentation",
                place=hearing.place,
                due=hearing.until,
                due_precision="day" if len(hearing.until) == 10 else "month",
            )
