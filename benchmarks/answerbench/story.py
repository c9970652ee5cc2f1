"""What happens in an invented municipality: matters, where each is treated, what is asked and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from benchmarks.answerbench.terms import Term
from benchmarks.answerbench.vocabulary import Act
from benchmarks.linkbench.calendar import Sitting

Outcome = Literal[
    "recommended",
    "approved",
    "noted",
    "rejected",
    "postponed",
    "returned",
    "stopped",
    "hearing",
    "first_reading",
]
AskedKind = Literal["task", "deadline", "report_back", "hearing", "next_body", "postponed"]


@dataclass
class Asked:
    """A follow-up as it truly is.

    ``words`` is what must be found again in it, ``to`` the body awaited, ``owner`` as printed. ``closed_on`` and
    ``status`` tell when and how it closed. What is ``optional`` readers may see differently: neither hit nor miss.
    """

    kind: AskedKind
    words: str = ""
    term: Term = field(default_factory=lambda: Term(""))
    owner: str | None = None
    to: Sitting | None = None
    act: Act | None = None
    optional: bool = False
    closed_on: date | None = None
    status: Literal["done", "superseded"] = "done"

    def close(self, day: date, status: Literal["done", "superseded"] = "done") -> None:
        """Close it on a day, unless it was closed before."""
        if self.closed_on is None:
            self.closed_on, self.status = day, status


@dataclass
class Treatment:
    """One matter at one meeting: what was decided, and all that is printed of it.

    ``rest`` are the bodies that follow on the route. ``until`` is the last day of the hearing it sends the matter
    into. ``after`` marks a matter told of again after its decision.
    """

    matter: Matter
    body: Sitting
    day: date
    outcome: Outcome
    title: str
    rest: tuple[Sitting, ...] = ()
    start: date | None = None
    until: date | None = None
    next_body: Sitting | None = None
    next_day: date | None = None
    after: bool = False
    routed: bool = True
    decision: list[str] = field(default_factory=list)
    presentation: list[str] = field(default_factory=list)
    recommendations: list[str] = field(default_factory=list)
    presenter: str = ""
    asked: list[Asked] = field(default_factory=list)
    number: int = 0


@dataclass
class Matter:
    """One case as it truly is."""

    topic: str
    case_number: str
    route: tuple[Sitting, ...]
    treatments: list[Treatment] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)

    def asked(self) -> list[Asked]:
        """All its follow-ups."""
        return [asked for treatment in self.treatments for asked in treatment.asked]
