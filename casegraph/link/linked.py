"""What linking gives back: links with their evidence, the cases they make, and what was set apart."""

from __future__ import annotations

from dataclasses import dataclass

from casegraph.model import Case, Link
from casegraph.reason import Reason


@dataclass(frozen=True, slots=True)
class Linked:
    """The outcome of linking, sorted throughout and the same whatever the order of the items.

    ``links`` hold accepted, suggested and rejected pairs, ``cases`` every case with its threads. ``standing`` are the
    ids of items that are fixed points of an agenda, by the rules or by their behaviour. ``notes`` are sentences for
    people: what was noticed about a municipality (a change of number system, an answer whose item is gone).
    """

    links: tuple[Link, ...] = ()
    cases: tuple[Case, ...] = ()
    standing: frozenset[str] = frozenset()
    notes: tuple[Reason, ...] = ()
