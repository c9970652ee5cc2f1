"""Who is put in charge of a thing that no verb orders: "Ansvaret for X ligger hos Jura", "Mette er tovholder på X"."""

from __future__ import annotations

import re

from casegraph import danish
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.assigned import Assigned
from casegraph.parse.prose.subjects import leading_subject
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
_THE_SAME = re.compile(r"(?:opgaven|det|dette|sagen|punktet|denne)\b", re.IGNORECASE)
_AT = re.compile(r"at\s", re.IGNORECASE)


def find_charge(context: ItemContext, text: str) -> Task | Assigned | None:
    """The task that a sentence puts somebody in charge of; an :class:`Assigned` where it is the task just told of."""
    found = _HAS.match(text) or _LIES.match(text)
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


def _named(who: str) -> str:
    """The name without what the sentence goes on with: "personalechefen og skal være …"."""
    return re.split(r"\s(?:og|samt|med|der|som|senest|inden)\s", who)[0].strip()
