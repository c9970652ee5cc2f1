"""The bodies of an invented municipality and the days they meet."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.linkbench.vocabulary import Vocabulary
from casegraph.kinds import BodyKind


@dataclass(frozen=True)
class Sitting:
    """A body with the days it meets, ascending."""

    id: str
    name: str
    kind: BodyKind
    days: tuple[date, ...]

    def next_day(self, after: date) -> date | None:
        """The first meeting on or after a day, or ``None`` where the calendar ends before."""
        position = bisect_left(self.days, after)
        return self.days[position] if position < len(self.days) else None


def bodies(words: Vocabulary, start: date, end: date, committees: int) -> dict[str, Sitting]:
    """Direktion, ``committees`` committees, finance committee and council with their days from ``start`` to ``end``."""
    sittings = {
        "dir": Sitting("direktionen", "Direktionen", "executive_board", fortnightly(start, end)),
        "finance": Sitting("oekonomiudvalget", "Økonomiudvalget", "finance_committee", monthly(start, end, 2, 1)),
        "council": Sitting("byraadet", "Byrådet", "council", monthly(start, end, 3, 2)),
    }
    for number in range(committees):
        slug, name = words.committees[number % len(words.committees)]
        round_ = number // len(words.committees)
        key = f"{slug}{round_ or ''}"
        full = f"{name} {round_ + 1}" if round_ else name
        sittings[key] = Sitting(key, full, "standing_committee", monthly(start, end, 0, number % 4))
    return sittings


def monthly(start: date, end: date, week: int, weekday: int) -> tuple[date, ...]:
    """One day a month, never in July: the ``weekday`` of the (0-based) ``week``."""
    days = []
    for month in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        first = date(month // 12, month % 12 + 1, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week)
        if first.month != 7 and start <= day <= end:
            days.append(day)
    return tuple(days)


def fortnightly(start: date, end: date) -> tuple[date, ...]:
    """Every other week from the first day on, never in July."""
    count = (end - start).days // 14
    return tuple(day for n in range(count) if (day := start + timedelta(days=14 * n)).month != 7)
