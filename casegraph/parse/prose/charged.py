"""Who is put in charge of a thing that no verb orders: "Ansvaret for X ligger hos Jura", "Mette er tovholder på X"."""

from __future__ import annotations

import re

from casegraph import danish
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.assigned import Assigned
from casegraph.parse.prose.subjects import is_named, leading_subject
from casegraph.parse.prose.tasks import Task

_HAS = re.compile(
    r"(?P<who>[^,;:.]{2,80}?)\s(?:er|bliver|udpeges\s(?:som|til)|har)\s(?:tovholder|ansvarlige?|projektleder|projektejer|ansvaret)\s"
    r"(?:for|på)\s(?!at\b|,)(?P<what>[^,;]{4,200})",
    re.IGNORECASE,
)
_LIES = re.compile(
    r"(?:ansvaret|opgaven)(?:\s(?:for|med)\s(?P<what>[^,;:.]{4,160}?))?\s"
    r"(?:ligger|placeres|lægges|forankres|er\splaceret|er\sforankret|tilfalder|varetages\saf|løses\saf)\s"
    r"(?:(?:hos|i|ved|under)\s)?(?P<who>[^,;.]{2,80})",
    re.IGNORECASE,
)
# "Ansvarlig for udbuddet: Jura, frist 1. maj" and, in a list, "Jura: udbud af kantinen, 1. maj".
_FOR = re.compile(
    r"[-–•*\s]*(?:ansvarlige?|tovholder)\s(?:for|på)\s(?P<what>[^:;]{4,160}?)(?:\ser)?:\s(?P<who>[^,;.]{2,80})",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[-–•*]?\s*(?P<who>[A-ZÆØÅ][^,;:.]{1,60}?):\s(?P<what>[^:;]{6,200})")
_THE_SAME = re.compile(r"(?:opgaven|det|dette|sagen|punktet|denne)\b", re.IGNORECASE)
_STATED = re.compile(r"\b(?:er|var|har|havde|blev|bliver|skal|vil|kan|bør|må|der)\b", re.IGNORECASE)
_AT = re.compile(r"at\s", re.IGNORECASE)


def find_charge(context: ItemContext, text: str) -> Task | Assigned | None:
    """The task that a sentence puts somebody in charge of; an :class:`Assigned` where it is the task just told of."""
    listed = _LISTED.fullmatch(text.strip())
    if listed and is_named(listed["who"], context.tools.book.followups):
        return _told_by_name(context, listed["who"], listed["what"])
    found = _HAS.match(text) or _LIES.match(text) or _FOR.match(text)
    if found is None:
        return None
    who = leading_subject(_named(found["who"]), context.tools.book.followups)
    what = found["what"]
    if who is None or (found.re is _HAS and what is None):
        return None
    dues = danish.find_due(text, context.meeting_date)
    due = next(iter(dues), None)
    if what is None or _THE_SAME.match(what):
        return Assigned(who, due, all=True)
    cut = what.split(due.text)[0] if due and due.text else what
    return Task("task", _AT.sub("", cut.strip(" .,"), count=1), who, None, due)


def _told_by_name(context: ItemContext, who: str, what: str) -> Task | None:
    """A line of a list that begins with who is to do it, and tells a thing to do or a time."""
    rules = context.tools.book.followups
    if leading_subject(who, rules) != who or any(
        rules.phrases[name].search(what) for name in ("reports", "done_words")
    ):
        return None
    due = next(iter(danish.find_due(what, context.meeting_date)), None)
    if due is None or _STATED.search(what):
        return None
    cut = what[: due.start] if not re.search(r"\w{3,}", what[due.end :]) else what
    return Task("task", _AT.sub("", cut.strip(" .,–-"), count=1), who, None, due) if re.search(r"\w{4,}", cut) else None


def _named(who: str) -> str:
    """The name without what the sentence goes on with: "personalechefen og skal være …"."""
    return re.split(r"\s(?:og|samt|med|der|som|senest|inden)\s", who)[0].strip()
