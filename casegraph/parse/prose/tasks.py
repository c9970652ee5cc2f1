"""What a sentence that decides orders: cut to the task, with who, for whom and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from casegraph import danish
from casegraph.danish import DueMention
from casegraph.kinds import FollowUpKind
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.hearings import hearing_from, hearing_span
from casegraph.parse.prose.orders import Order, find_orders
from casegraph.parse.prose.owners import find_owner, find_recipient, find_told
from casegraph.parse.prose.recipients import reports_elsewhere


@dataclass(frozen=True, slots=True)
class Task:
    """Something ordered: the words of it, what kind, who and by when, as the text says.

    ``recipient`` is the body (name, id) it is to go to, ``awaited`` the body whose minutes can show that it came.
    """

    kind: FollowUpKind
    what: str
    owner: str | None = None
    recipient: tuple[str, str] | None = None
    due: DueMention | None = None
    awaited: tuple[str, str] | None = None


_MEETING = re.compile(r"\b(?:[\w-]*møde[trn]?\w{0,2}|dagsorden\w*|\w*drøftelse|udvalg\w*|direktionen)\b", re.IGNORECASE)
_CASE = re.compile(
    r"\s*(?:sagen|punktet|emnet)\s(?:genoptages|genbehandles|tages\sop|optages|sættes\spå|bringes\sop|rejses|behandles|"
    r"drøftes|kommer|vender|dagsordensættes)\b",
    re.IGNORECASE,
)
# A treatment elsewhere, or a meeting that is not the body's own.
_ELSEWHERE = re.compile(
    r"\btil (?:politisk|endelig|videre)\b|"
    r"\b(?!udvalgs|direktions|byråds|kommunalbestyrelses|tema)[^\W\d_]{3,30}møde[trn]?\b",
    re.IGNORECASE,
)
_TOLD_TO = re.compile(
    r"\b(?:(?:om|til|sig|ved|for|opgave|ansvar|lovede|lover),?|(?:pålagde|pålægger|pålagt|lovede|lover|påtog\ssig)\s[^,.;:]{2,90}|(?:påhviler|påligger|tilfalder|tilkommer)\s[^,.;:]{2,60}|pålægges|pålægger|bedes|anmodes|til\s[^,.;:]{2,90})\s+at\s+$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:bede|anmode|pålægge|bemyndige|opfordre|beder|anmoder|pålægger|bemyndiger|opfordrer)\s(?P<who>(?!om\b|til\b)[^,.;:]{2,90}?)\s"
    r"(?:(?:om|til),?\s)?at\s",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^\s*(?:a[dt]\s?\d{1,2}(?:\s?(?:,|og|-)\s?\d{1,2})?[.:]\s*)?"
    r"(?:(?:at|og|samt|men|dog|idet|ligesom|således|hvorefter|herunder)\b,?\s+)*"
    r"(?:det\s(?:er|blev|bliver)\s(?:aftalt|besluttet)\b,?\s*(?:at\s)?)?",
    re.IGNORECASE,
)
# "…, når budgettet er vedtaget, dog senest den 1. maj".
_AT_LAST = re.compile(r"\bdog\s(?P<due>(?:senest|inden)\b)", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\s,.;:–-]|,\s(?:og|samt)\s*$)+$", re.IGNORECASE)
# What leads to a time: "sendes i høring fra den | 4. oktober", "vender tilbage senest | på mødet i december".
_TO_TIME = re.compile(r"(?:\s(?:i perioden|fra og med|fra|senest|dog|den))+\s*$", re.IGNORECASE)


def find_tasks(context: ItemContext, text: str) -> list[Task]:
    """What ``text`` (a sentence that decides) orders, in printed order."""
    tasks: list[Task] = []
    for order in find_orders(context, text):
        task = _task(context, text, order, tasks[-1].owner if tasks and order.shares else None)
        if tasks and order.shares and _reports_on(context, tasks[-1], task):
            task = _as_one(text, tasks.pop(), task)
        tasks.append(task)
    return tasks


def _reports_on(context: ItemContext, done: Task, report: Task) -> bool:
    """Whether the second of two tasks is only to tell of the first: "Plan undersøger behovet og vender tilbage"."""
    if report.kind != "report_back" or done.kind not in {"task", "report_back"} or done.due or done.recipient:
        return False
    words = report.what
    for mention in sorted(context.tools.bodies.find(words), key=lambda one: -one.start):
        words = words[: mention.start] + words[mention.end :]
    known = context.tools.book.followups.telling_words
    return all(known.tag(word) for word in re.findall(r"\w+", words))


def _as_one(text: str, done: Task, report: Task) -> Task:
    """What is to be done and told of as one task: by when it is told, and to whom."""
    start, end = text.find(done.what), text.rfind(report.what)
    return replace(report, what=text[start : end + len(report.what)]) if 0 <= start < end else report


def _task(context: ItemContext, text: str, order: Order, shared_owner: str | None) -> Task:
    asked = _ASKED.match(text, order.verb)
    if asked:
        # "at bede Jura om at …": what they are asked for is the task, and it is theirs.
        order, shared_owner = replace(order, start=asked.end(), verb=asked.end()), asked["who"]
    part = text[order.start : order.end]
    due = _due(context, part) or (_due(context, text[order.end : order.time]) if order.time else None)
    at_last = _AT_LAST.search(text, order.end)
    due = due or (_due(context, text[at_last.start("due") :]) if at_last else None)
    kind = _kind(context, part, order.kind)
    if kind == "hearing":
        # A span with a dash may have been cut in two.
        rest = text[order.start :]
        due = hearing_span(context, part) or hearing_span(context, rest) or hearing_from(context, rest, due)
    recipient = find_recipient(context, part)
    awaited = recipient or _awaited(context, part, kind)
    return Task(kind, _what(part, due), shared_owner or _owner(context, text, order), recipient, due, awaited)


def _kind(context: ItemContext, part: str, kind: FollowUpKind) -> FollowUpKind:
    """The kind by all the words: a hearing, or a topic of a coming meeting only where one is spoken of."""
    if context.tools.book.followups.phrases["hearings"].search(part):
        return "hearing"
    if kind == "report_back" and reports_elsewhere(context, part):
        return "task"
    # "Sagen genoptages i maj" is of the case itself; "sproget tages op" is not.
    return "task" if kind == "agenda" and not (_MEETING.search(part) or _CASE.match(part)) else kind


def _owner(context: ItemContext, text: str, order: Order) -> str | None:
    """Who is to do it; "anmoder administrationen om at …" names them before the part itself begins."""
    part = text[order.start : order.end]
    told = find_told(text[: order.start] if _TOLD_TO.search(text[: order.start]) else part)
    return told or find_owner(context, part, order.verb - order.start, passive=order.passive)


def _awaited(context: ItemContext, part: str, kind: FollowUpKind) -> tuple[str, str] | None:
    """The meeting's own body, where it asked for the answer or is to see the matter again."""
    if kind not in {"report_back", "agenda"} or _ELSEWHERE.search(part):
        return None
    return context.body.name, context.body.id


def _due(context: ItemContext, part: str) -> DueMention | None:
    """The first time in a part by which it can still be done; what takes effect then is no deadline.

    The day of the meeting itself is none: "i byrådets møde den 3. maj" tells where it was ordered.
    """
    effect = context.tools.book.followups.phrases["effects"].search(part)
    for due in danish.find_due(part, context.meeting_date):
        past = due.due is not None and context.meeting_date is not None and due.due <= context.meeting_date
        if not past and (effect is None or due.start < effect.start):
            return due
    return next(iter(danish.find_recurring(part)), None)


def _what(part: str, due: DueMention | None) -> str:
    """The part cut to the task: without its conjunction, and without the time where that stands last."""
    ends_in_due = (
        due is not None and part[due.start : due.end] == due.text and not re.search(r"\w{3,}", part[due.end :])
    )
    cut = _TAIL.sub("", _TO_TIME.sub("", part[: due.start]) if due is not None and ends_in_due else part)
    opened = _LEADING.match(cut)
    what = cut[opened.end() if opened else 0 :].strip()
    return what or _TAIL.sub("", part).strip()
