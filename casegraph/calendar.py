"""The calendar of a municipality's bodies: when each meets, and in which terms of office it exists.

A calendar tells nothing of what is treated; it is what lets an answer say on which day a body meets next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casegraph.kinds import IsoDate


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A sitting by its date alone: to come, or held and listed. ``start`` is ``HH:MM``, ``url`` where it is announced.

    A reader gives ``body`` by name and what is noted beside the sitting; the parser fills in what follows from these:
    ``municipality``, ``body_id`` and whether it is ``cancelled``.
    """

    body: str
    date: IsoDate
    start: str | None = None
    place: str | None = None
    note: str = ""
    url: str | None = None
    cancelled: bool = False
    municipality: str = ""
    body_id: str = ""


@dataclass(frozen=True, slots=True)
class BodyTerm:
    """A term of office in which a body exists, from 1 January of ``first`` to 31 December of ``last``.

    ``None`` where the list does not say. ``historical`` where the municipality itself says that the body is no more.
    """

    body: str
    first: int | None
    last: int | None
    historical: bool = False
    municipality: str = ""
    body_id: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What one document, or a whole database, knows of sittings and terms; both sorted."""

    days: tuple[CalendarDay, ...] = ()
    terms: tuple[BodyTerm, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.days or self.terms)

    @property
    def municipalities(self) -> list[str]:
        """Whose sittings and terms these are, as slugs, sorted."""
        return sorted({*(day.municipality for day in self.days), *(term.municipality for term in self.terms)})


def joined_calendar(parts: Iterable[Calendar]) -> Calendar:
    """Several calendars as one, in their order."""
    found = list(parts)
    days = tuple(day for part in found for day in part.days)
    return Calendar(days, tuple(term for part in found for term in part.terms))
