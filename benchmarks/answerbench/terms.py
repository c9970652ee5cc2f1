"""Terms in many wordings, each with the days that a reader would take for its last."""

from __future__ import annotations

import random
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.answerbench.vocabulary import Due, Rule

MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905
COUNTS = {2: "to", 3: "tre", 4: "fire", 6: "seks"}
ABOUT = timedelta(days=10)
_YEAR = 365


@dataclass(frozen=True)
class Term:
    """A term as printed: right is any last day from ``first`` to ``last``; both ``None`` where the words set none.

    ``sure`` is false for what the text says less precisely than a day.
    """

    text: str
    first: date | None = None
    last: date | None = None
    sure: bool = True

    def fits(self, due: str | None) -> bool:
        """Whether a due date found is one that a reader would take."""
        if self.first is None or self.last is None:
            return due is None
        return due is not None and self.first.isoformat() <= due <= self.last.isoformat()


def day_words(day: date) -> str:
    """A day as minutes print it."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def make_term(due: Due, meeting: date, rng: random.Random) -> Term:
    """A term to come, counted from a meeting."""
    target = meeting + timedelta(days=rng.randrange(25, 240))
    count = rng.choice(sorted(COUNTS))
    week_year, week, _ = target.isocalendar()
    words = {
        "day": day_words(target),
        "day_bare": day_words(target).rsplit(" ", 1)[0],
        "day_short": f"{target.day}. {MONTHS[target.month - 1][:3]}. {target.year}",
        "day_slash": f"{target.day}/{target.month} {target.year}",
        "day_dots": f"{target.day:02}.{target.month:02}.{target.year}",
        "month": MONTHS[target.month - 1],
        "year": target.year,
        "quarter": (target.month + 2) // 3,
        "week": week,
        "week_year": week_year,
        "count": count,
        "count_word": COUNTS[count],
    }
    first, last = _days(due.rule, meeting, target, count)
    sure = due.rule in {"day", "day_bare"}
    return Term(due.text.format_map(words), first, last, sure)


def _days(rule: Rule, meeting: date, target: date, count: int) -> tuple[date | None, date | None]:
    month, year = target.month, target.year
    quarter = _month_end(year, (month + 2) // 3 * 3)
    summer = date(meeting.year + (meeting.month > 6), 6, 1)
    later = _plus_months(meeting, count)
    exact = {
        "day": target,
        "day_bare": target,
        "month": _month_end(year, month),
        "quarter": quarter,
        "primo": date(year, month, 10),
        "medio": date(year, month, 20),
        "months": later,
        "year_end": date(meeting.year, 12, 31),
        "half_term": date(meeting.year - (meeting.year - 2022) % 4 + 1, 12, 31),
        "second_half": date(year, 12, 31),
    }
    spans = {
        "week": (target - timedelta(days=target.weekday() - 4), target - timedelta(days=target.weekday() - 6)),
        "about_months": (later - ABOUT, later + ABOUT),
        "summer": (summer + timedelta(days=18), summer + timedelta(days=30)),
        "christmas": (date(meeting.year, 12, 20), date(meeting.year, 12, 25)),
    }
    if rule == "none":
        return None, None
    return (exact[rule], exact[rule]) if rule in exact else spans[rule]


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _plus_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
