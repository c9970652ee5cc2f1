"""How well documents were read: what a person who writes rules, or checks an answer, should look at first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypedDict

from casegraph.kinds import NOT_UNDERSTOOD
from casegraph.model import AgendaItem, Doubt, Meeting, Place

ENOUGH = 20
"""Case numbers of a municipality from which on a form that is seen once or twice is odd."""
SELDOM = 2


class Spot(TypedDict):
    """Something to look at, and where it stands."""

    document: str
    page: int | None
    line: int | None
    text: str


class Counted(TypedDict):
    """A name and how often there is something of it."""

    name: str
    n: int


class ReadingRow(TypedDict):
    """How well all documents were read.

    ``overlays`` counts meetings by the overlay that explained most of their document (``-`` for none), ``items`` those
    of minutes that are open to read. ``undecided`` are those of them without a decision, ``unread`` lines that could
    not be placed, ``bodies`` those named that no rule knows (meetings and steps of routes), ``numbers`` case numbers in
    a form that the municipality hardly uses, ``doubts`` everything else that was not sure.
    """

    documents: int
    overlays: list[Counted]
    items: int
    undecided: list[Spot]
    unread: list[Spot]
    bodies: list[Counted]
    numbers: list[Spot]
    doubts: list[Spot]


def reading_report(
    doubts: Iterable[tuple[str, tuple[Doubt, ...]]], meetings: Iterable[Meeting], items: Iterable[AgendaItem]
) -> ReadingRow:
    """The report over all documents: their doubts by name, their meetings, and the items that count."""
    documents, held, known = list(doubts), list(meetings), list(items)
    told = [(name, doubt) for name, found in documents for doubt in found]
    return {
        "documents": len(documents),
        "overlays": _counted(meeting.layout or "-" for meeting in held),
        "items": sum(map(is_told, known)),
        "undecided": [_spot(item.document, item.source, item.title) for item in known if is_undecided(item)],
        "unread": [_spot(name, one.place, one.text) for name, one in told if one.kind == NOT_UNDERSTOOD],
        "bodies": _counted(_strange_bodies(held, known)),
        "numbers": list(_odd_numbers(known)),
        "doubts": [_spot(name, one.place, one.text) for name, one in told if one.kind != NOT_UNDERSTOOD],
    }


def is_told(item: AgendaItem) -> bool:
    """Whether one may expect a decision of the item: it stands in minutes, and not only as a line of their contents."""
    return item.meeting_kind == "minutes" and not item.closed and not item.toc_only


def is_undecided(item: AgendaItem) -> bool:
    """Whether minutes print the item and no decision of it was found."""
    return is_told(item) and not item.decision


def _spot(document: str, place: Place | None, text: str) -> Spot:
    return {
        "document": document,
        "page": place.page if place else None,
        "line": place.line if place else None,
        "text": text,
    }


def _counted(names: Iterable[str]) -> list[Counted]:
    counts = Counter(names)
    return [{"name": name, "n": n} for name, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _strange_bodies(meetings: Iterable[Meeting], items: Iterable[AgendaItem]) -> Iterator[str]:
    for meeting in meetings:
        if not meeting.body or meeting.body_kind == "other":
            yield meeting.body or "-"
    for item in items:
        yield from (stop.body for stop in item.route if stop.body_kind == "other")


def _odd_numbers(items: list[AgendaItem]) -> Iterator[Spot]:
    forms = Counter((item.municipality, _form(number.printed)) for item in items for number in item.case_numbers)
    totals = Counter(municipality for municipality, _ in forms.elements())
    for item in items:
        for number in () if item.closed else item.case_numbers:
            seen = forms[item.municipality, _form(number.printed)]
            if seen <= SELDOM and totals[item.municipality] >= ENOUGH:
                yield _spot(item.document, item.places.get("case_number") or item.source, number.printed)


def _form(printed: str) -> str:
    """The form of a number: runs of digits and of letters, and the signs between them."""
    return re.sub(r"[^\W\d_]+", "A", re.sub(r"\d+", "0", printed))
