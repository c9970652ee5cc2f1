"""What is true on a day: how each follow-up stands, and where each case is.

Written from ``docs/reading-a-history.md`` and not from the program. ``None`` is what readers may see differently.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.answerbench.story import Asked, Matter, Treatment

STALLED_AFTER = 3
HAZY = timedelta(days=35)
"""For so long after a term that the text gives less precisely than a day, readers may call it open or overdue."""


@dataclass(frozen=True)
class Whereabouts:
    """A case on a day; ``at`` is ``body:<name>``, ``administration``, ``hearing``, or nothing at all.

    ``next_body`` is ``""`` where there is none; ``known_next`` is false where the text leaves it open.
    """

    status: str
    at: str | None
    next_body: str = ""
    next_day: date | None = None
    known_next: bool = True


def status_of(asked: Asked, day: date) -> str | None:
    """How a follow-up stands on a day."""
    if asked.closed_on and asked.closed_on <= day:
        return asked.status
    term = asked.term
    if term.first is None or term.last is None or day <= term.first:
        return "open"
    if term.sure:
        return "overdue" if day > term.last else "open"
    return None if day <= term.last + HAZY else "overdue"


def whereabouts(matter: Matter, day: date) -> Whereabouts | None:
    """Where a case is on a day; ``None`` before it begins."""
    seen = [one for one in matter.treatments if one.day <= day]
    if not seen:
        return None
    main = [one for one in seen if not one.after]
    last = main[-1]
    if last.until and last.start and day <= last.until:
        status = "hearing" if day >= last.start else None
        return Whereabouts(status, "hearing", known_next=False) if status else None
    if last.until:
        return Whereabouts("pending", None, known_next=False)
    if last.next_body is None or last.outcome == "rejected":
        return _decided(matter, seen, day) if last.outcome != "rejected" or not last.rest else None
    if any(one.optional and one.to == last.next_body for one in last.asked):
        return Whereabouts("pending", None, known_next=False)
    return _underway(last, day)


def _decided(matter: Matter, seen: list[Treatment], day: date) -> Whereabouts | None:
    asked = [one for treatment in seen for one in treatment.asked if one.kind not in {"next_body", "postponed"}]
    left = [one for one in asked if status_of(one, day) in {"open", "overdue", None}]
    if any(one.kind != "deadline" for one in left):
        return Whereabouts("executing", "administration")
    # Terms that a presentation merely mentions keep no case open for one reader, and do for another.
    return None if left else Whereabouts("concluded", "")


def _underway(last: Treatment, day: date) -> Whereabouts:
    body = last.next_body
    assert body is not None
    missed = sum(last.day < held <= day for held in body.days)
    ahead = last.next_day is not None and last.next_day >= day
    stalled = missed >= STALLED_AFTER and not ahead
    status = "stalled" if stalled else "postponed" if last.outcome == "postponed" else "pending"
    return Whereabouts(status, f"body:{body.name}", body.name, last.next_day)
