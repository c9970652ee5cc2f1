"""Orders without a verb: "Kvartalsvis status til direktionen", "Aktion: ny tidsplan", "Juni: besøg på skolen"."""

from __future__ import annotations

import re
from dataclasses import replace

from casegraph import danish
from casegraph.danish import DueMention
from casegraph.parse.action_tables import is_label
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.assigned import read_when
from casegraph.parse.prose.owners import find_recipient
from casegraph.parse.prose.recipients import reports_elsewhere
from casegraph.parse.prose.subjects import is_named, leading_subject
from casegraph.parse.prose.tasks import Task, find_tasks

_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][\w /-]{1,28}?)\s?:\s+(?P<rest>\S.*)", re.DOTALL)
_MONTH_TOPIC = re.compile(
    r"(?P<when>[^\W\d_]{3,9}(?:\s20\d\d)?|\d{1,2}\.\s?[^\W\d_]{3,9}|uge\s\d{1,2})\s?[:–-]\s+(?P<what>\S.*)"
)
# A finite verb of being or telling makes a sentence a statement.
_FINITE = re.compile(
    r"\b(?:er|var|har|havde|blev|bliver|skal|vil|kan|bør|må|ville|kunne|skulle|tages|taget|godkendes|godkendt|drøftet|"
    r"drøftes|vedtaget|vedtages|tiltrådt|tiltrædes|bevilget|bevilges|forkastet|afslået|valgt|anbefales|anbefalet|"
    r"fremgår|viser|vedlægges|vedlagt|vedhæftes|vedhæftet|udsættes|udsat)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?:til|på|for)\s", re.IGNORECASE)
_LONGEST = 160
_FIRST_WORDS = 4
_LONGEST_NAME = 60
_BRACKETS = re.compile(r"\s?\((?P<inner>[^()]{2,80})\)")
# "Sanne Toft (SF)": brackets behind a person hold a party or a title.
_PERSON = re.compile(r"[A-ZÆØÅ][\w.-]+(?:\s[A-ZÆØÅ][\w.-]*)+$")
# "For indstillingen stemte 3 (Ida Bro, Bo Dam)": in brackets stand those who voted.
_VOTED = re.compile(r"\b(?:for|imod)\b[^.;]{0,40}\b(?:stemte|stemmer)\b", re.IGNORECASE)
_TAIL = re.compile(r"[\s,.;:–-]+$")


def find_nominal(context: ItemContext, text: str) -> list[Task]:
    """What a sentence of a decision orders without a verb that orders: an answer by a time, or a labelled task."""
    label = _LABEL.match(text)
    if label and is_label(label["label"], "tasked", context.tools.book.followups):
        return find_tasks(context, label["rest"]) or _labelled(context, label["rest"])
    return _report(context, text) or _bracketed(context, text)


def _bracketed(context: ItemContext, text: str) -> list[Task]:
    """A task of no verb that brackets give to somebody: "Udkast til ny tidsplan (Jura, uge 12)"."""
    found, phrases = _in_brackets(context, text), context.tools.book.followups.phrases
    told = phrases["reports"].search(text) or _VOTED.search(text)
    stated = told or len(text) > _LONGEST or _FINITE.search(text)
    return _labelled(context, text) if found and not stated else []


def month_topic(context: ItemContext, line: str) -> Task | None:
    """A line of a year's plan: a month or day, and what comes up then."""
    found = _MONTH_TOPIC.fullmatch(line.strip())
    due = read_when(found["when"], context.meeting_date) if found else None
    if found is None or due is None or due.due is None:
        return None
    return Task("agenda", _TAIL.sub("", found["what"]), None, None, due, (context.body.name, context.body.id))


def _labelled(context: ItemContext, rest: str) -> list[Task]:
    """The task behind a label: "It-chefen, kvartalsvis status" names who first."""
    if context.tools.book.followups.phrases["done_words"].search(rest) or not re.search(r"\w{4,}", rest):
        return []
    who, comma, what = rest.partition(", ")
    owner = leading_subject(who, context.tools.book.followups) if comma and len(who) <= 40 else None
    matter = what if owner else rest
    bracketed = None if owner else _in_brackets(context, rest)
    if bracketed is None:
        return [_task(context, matter, owner)]
    owner, inner = bracketed
    matter = rest.replace(inner, "", 1)
    task = _task(context, matter, owner)
    return [replace(task, due=task.due or _when(context, inner))]


def _in_brackets(context: ItemContext, text: str) -> tuple[str, str] | None:
    """Who a task falls to, where brackets behind it say so, and the brackets: "Ny tidsplan (Jura, uge 12)"."""
    for found in _BRACKETS.finditer(text):
        who = re.split(r",\s|;\s", found["inner"])[0].strip()
        if _PERSON.search(text, max(0, found.start() - _LONGEST_NAME), found.start()):
            continue
        if leading_subject(who, context.tools.book.followups) == who and is_named(who, context.tools.book.followups):
            return who, found.group()
    return None


def _report(context: ItemContext, text: str) -> list[Task]:
    """A report that is to come by a time or again and again, in a sentence that states nothing."""
    rules = context.tools.book.followups
    if (
        len(text) > _LONGEST
        or _FINITE.search(text)
        or any(rules.phrases[n].search(text) for n in ("reports", "effects"))
    ):
        return []
    noun = next(rules.report_words.find(text), None)
    if noun is None or len(text[: noun.start].split()) >= _FIRST_WORDS:
        return []
    when = _when(context, text)
    if when is None or not (_TO.search(text) or when.due is None):
        return []
    return [_task(context, text, None)] if _may_come(context, when) else []


def _may_come(context: ItemContext, when: DueMention) -> bool:
    return when.due is None or context.meeting_date is None or when.due >= context.meeting_date


def _when(context: ItemContext, text: str) -> DueMention | None:
    dues = danish.find_due(text, context.meeting_date)
    return next((due for due in dues if due.due), None) or next(iter(danish.find_recurring(text)), None)


def _task(context: ItemContext, matter: str, owner: str | None) -> Task:
    reports = any(True for _ in context.tools.book.followups.report_words.find(matter))
    reports = reports and not reports_elsewhere(context, matter)
    recipient = find_recipient(context, matter)
    awaited = recipient or ((context.body.name, context.body.id) if reports else None)
    what = _TAIL.sub("", matter).strip()
    return Task("report_back" if reports else "task", what, owner, recipient, _when(context, matter), awaited)
