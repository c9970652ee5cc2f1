"""Which follow-ups are for whom: the list of a body, and the list for its sitting in the parts a secretary needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casegraph.danish import fold
from casegraph.kinds import FollowUpKind, IsoDate
from casegraph.views.rows import FollowUpRow, Section

AWAITED: frozenset[FollowUpKind] = frozenset({"next_body", "postponed", "report_back", "agenda"})
"""Kinds that wait for a body to treat something; the others wait for somebody to do something."""

_HOME: frozenset[FollowUpKind] = frozenset({"postponed", "report_back", "agenda"})
_WORD = re.compile(r"[^\W\d_]+")
_HEADS = ("udvalget", "udvalg", "rådet", "råd", "nævnet", "nævn")


@dataclass(frozen=True)
class BodyAsked:
    """A body as a person names it: by name, id or abbreviation; ``ids`` are those the abbreviation stands for."""

    name: str
    ids: frozenset[str] = frozenset()

    def means(self, name: str | None, body_id: str | None) -> bool:
        """Whether the body of that name and id is meant."""
        if body_id and body_id in self.ids:
            return True
        return names_body(name, self.name) or names_body(body_id, self.name)


def names_body(name: str | None, asked: str) -> bool:
    """Whether ``asked`` means the body of that name or id: alike but for case, inflection, or by its initials."""
    known, wanted = fold(name or ""), fold(asked)
    if not known or not wanted:
        return False
    shorter, longer = sorted((known, wanted), key=len)
    inflected = len(shorter) >= 5 and longer.startswith(shorter) and len(longer) - len(shorter) <= 3
    return known == wanted or inflected or (len(wanted) > 1 and initials(name or "").casefold() == wanted)


def initials(name: str) -> str:
    """The letters a body is called by: ``TMU`` of *Teknik- og Miljøudvalget*, ``ØU`` of *Økonomiudvalget*."""
    letters = ""
    for word in _WORD.findall(name):
        if word.casefold() in {"og", "for", "samt", "i"}:
            continue
        head = next((head for head in _HEADS if word.casefold().endswith(head)), None)
        if head is None or word.casefold() != head:
            letters += word[0].upper()
        if head:
            letters += head[0].upper()
    return letters


def concerns(row: FollowUpRow, body: BodyAsked) -> bool:
    """Whether a follow-up is the body's own, sent to it, or for it to do."""
    own = body.means(row["body"], row["body_id"]) or body.means(row["to_body"], row["to_body_id"])
    return own or names_body(row["owner"], body.name)


def section_of(row: FollowUpRow, body: BodyAsked | None, date: IsoDate | None) -> Section | None:
    """The part of the list a follow-up stands in: of a sitting's list its own, else none but for closed items' tasks.

    What waits for the body and is due by the day of the sitting (or has no date) is to its agenda; what waits for
    another body is sent on; the rest are tasks. What is overdue or has closed stands by itself, whatever it is.
    """
    if row["closed_item"]:
        return "closed_items"
    if body is None or date is None:
        return None
    if row["status"] in {"done", "superseded"}:
        return "closed"
    if row["status"] == "overdue":
        return "overdue"
    if row["kind"] not in AWAITED:
        return "tasks"
    own = body.means(row["body"], row["body_id"])
    home = row["to_body"] is None and row["kind"] in _HOME and own
    if not home and not body.means(row["to_body"], row["to_body_id"]):
        return "sent"
    return "agenda" if _by(row, date) else "later"


def _by(row: FollowUpRow, date: IsoDate) -> bool:
    """Whether something is to come up by a day; a month or an estimate counts from its month on."""
    due = row["due"]
    if due is None or row["due_precision"] == "day":
        return due is None or due <= date
    return due[:7] <= date[:7]


def in_time(row: FollowUpRow, meeting: IsoDate | None, *, sitting: bool) -> Iterator[bool]:
    """Whether a follow-up stems from a meeting, or, for the list of a sitting, from that one or an earlier one."""
    yield meeting is None or row["meeting_date"] == meeting or (sitting and (row["meeting_date"] or "") < meeting)
