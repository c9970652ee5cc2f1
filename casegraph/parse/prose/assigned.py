"""Who has a task and by when, where labels say it: "Ansvarlig: Jura", "Frist: 1. maj", "Mette er tovholder"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casegraph import danish
from casegraph.danish import DueMention
from casegraph.parse.action_tables import is_label
from casegraph.parse.context import ItemContext

_LABEL = re.compile(
    r"\s*(?P<label>[^\W\d_][\w /-]{1,28}?)\s?[:=]\s*(?P<value>\S[^;|]{0,160}?)\s*"
    r"(?:[;|]|\.(?=\s+[^\W\d_a-zæøå]|\s*$)|$|(?=,\s[^\W\d_][\w /-]{1,28}\s?[:=]\s)|(?=\s[A-ZÆØÅ]\w{2,20}:\s))"
)
# Where a label may begin: behind a sign, or set apart as one word ("Ansvarlig: Børn og Skole     Frist: 8. december").
_BEGINS = re.compile(r"[;|.,(–-]\s|\s(?=[A-ZÆØÅ]\w{2,20}:\s)")
# "Borgmesteren får besked (OM).": who has it, by the initials that the minutes call staff by.
_INITIALS = re.compile(r"\s\((?P<who>[A-ZÆØÅ]{2,4}(?:\s?[/+]\s?[A-ZÆØÅ]{2,4}){0,2})\)\W*$")
_HOLDER = re.compile(
    r"(?:^|[-–—,;:]\s|\bmed\s|\bog\s)(?P<who>[^\W\d_][\w.-]*(?:\s(?:og\s)?[A-ZÆØÅ][\w.-]*){0,3})\s"
    r"(?:er|bliver|som|har)\s(?:tovholder\w*|ansvarlig\w*|ansvaret)"
)
_OF_WHAT = re.compile(r"\s(?:for|på)\s(?!(?:opgaven|det|dette|denne|punktet)\b)", re.IGNORECASE)
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Assigned:
    """What labels tell of the task before them, from ``start`` on; ``all`` where a sentence holds nothing else."""

    owner: str | None = None
    due: DueMention | None = None
    all: bool = False
    start: int = 0


def find_assigned(context: ItemContext, text: str) -> Assigned:
    """Who and by when by the labels in a sentence; nothing where there are none."""
    rules = context.tools.book.followups
    owner, due, end, start = None, None, 0, len(text)
    for found in _labels(text):
        label, value = found["label"], found["value"].strip(" .,")
        if is_label(label, "assigned", rules) and len(value) <= _SHORT:
            owner, end, start = owner or value, found.end(), min(start, found.start())
        elif is_label(label, "dated", rules):
            due, end = due or read_when(value, context.meeting_date), found.end()
            start = min(start, found.start())
    holder = _HOLDER.search(text) if owner is None else None
    whole = end > 0 and is_label(text[: text.find(":")].strip(), "assigned", rules, "dated")
    if holder:
        # "Mette har ansvaret." tells of the task before it, "Mette har ansvaret for en ny tidsplan" is one.
        return Assigned(holder["who"], due, holder.start() == 0 and not _OF_WHAT.match(text, holder.end()))
    initials = _initials(context, text) if owner is None and not end else None
    if initials:
        return Assigned(initials["who"], None, start=initials.start())
    return Assigned(owner, due, whole, start if end else 0)


def _initials(context: ItemContext, text: str) -> re.Match[str] | None:
    """The initials of staff behind a sentence; what shortens the words before it (*Kommunernes Landsforening (KL)*) or
    names a body is none.
    """
    found = _INITIALS.search(text)
    if found is None or context.tools.bodies.find(found["who"]):
        return None
    words = re.findall(r"[^\W\d_]+", text[: found.start()])[-len(found["who"]) :]
    initials = found["who"].lower()
    shortened = "".join(word[0] for word in words).upper().endswith(found["who"][:2])
    # "Den Europæiske Regionalfond (EU)", "miljøvurdering (MV)", "… på grund af inhabilitet (JF)".
    last = words[-1] if words else ""
    inside = last[:1].lower() == initials[:1] and all(letter in last.lower() for letter in initials)
    aside = context.tools.book.decisions.compiled["interest"].search(text) is not None
    return None if shortened or inside or aside or last[:1].isupper() else found


def _labels(text: str) -> list[re.Match[str]]:
    """Every "Label: value" of a sentence."""
    found: list[re.Match[str]] = []
    for start in [0, *(cut.end() for cut in _BEGINS.finditer(text))]:
        label = _LABEL.match(text, start)
        if label:
            found.append(label)
    return found


def read_when(value: str, meeting: str | None) -> DueMention | None:
    """A time as it stands in a column or behind a label, with no word before it: "1. juni", "uge 22", "løbende"."""
    for text in (value, f"den {value}", f"i {value}"):
        mention = next(iter(danish.find_due(text, meeting)), None)
        if mention and (mention.due or text == value):
            return DueMention(0, len(value), value, mention.due, mention.precision, bound=True)
    return DueMention(0, len(value), value, None, None, bound=False) if danish.find_recurring(value) else None
