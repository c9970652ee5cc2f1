"""The outcome of a comparison: counts that add up, and every value that was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from casegraph.evaluate.rates import NOTHING, Found, Rate


@dataclass(frozen=True, slots=True)
class Wrong:
    """One value that is not as the truth has it; ``what`` names the field or kind, ``line`` where it stands."""

    document: str
    item: str | None
    what: str
    expected: Any
    got: Any
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A document of the truth that could not be compared, and why."""

    document: str
    why: str


@dataclass(frozen=True)
class Scores:
    """What a parser found against what a reader found.

    ``fields`` has a rate for every field compared (those of a meeting are called ``meeting.…``, those of a reference
    ``reference.…``); ``wrong`` lists everything not found, made up or unlike. Scores of several documents add up.
    """

    documents: int = 0
    items: Found = NOTHING
    references: Found = NOTHING
    followups: Found = NOTHING
    fields: Mapping[str, Rate] = field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()
    failed: tuple[Failed, ...] = ()

    def __add__(self, other: Scores) -> Scores:
        names = sorted({*self.fields, *other.fields})
        return Scores(
            self.documents + other.documents,
            self.items + other.items,
            self.references + other.references,
            self.followups + other.followups,
            {name: self.fields.get(name, Rate()) + other.fields.get(name, Rate()) for name in names},
            self.wrong + other.wrong,
            self.failed + other.failed,
        )


def total(scores: Iterable[Scores]) -> Scores:
    """The sum of ``scores``; that of none is empty."""
    whole = Scores()
    for one in scores:
        whole += one
    return whole


class Tally:
    """Gathers rates and wrong values of one document while they are compared."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.rates: dict[str, Rate] = {}
        self.wrong: list[Wrong] = []

    def count(self, name: str, *, right: bool, wrong: Wrong | None = None) -> None:
        """Count one value of the field ``name``; ``wrong`` tells of it where it is not right."""
        self.rates[name] = self.rates.get(name, Rate()) + Rate(int(right), 1)
        if not right and wrong:
            self.wrong.append(wrong)
