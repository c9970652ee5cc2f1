"""The rules that linking needs, as plain data: no YAML and no pydantic reach this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegraph.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class LinkRules:
    """Phrases (in the language of :mod:`casegraph.rulebook.phrases`) about the titles of items.

    ``order`` say where a matter stands (*1. behandling*, *endelig vedtagelse*), ``periods`` which period a report is
    for; neither says what the matter is. ``standing`` are whole titles of fixed points of an agenda. ``weak`` are
    words that stand in titles everywhere (*plan*, *tilskud*), so that a small corpus does not take them for rare.
    """

    order: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()

    @classmethod
    def from_book(cls, book: Rulebook) -> LinkRules:
        """The rules of a rulebook that linking needs."""
        return cls(
            order=tuple(sorted({term.term for term in book.order.order})),
            periods=tuple(sorted({term.term for term in book.order.periods})),
            standing=tuple(sorted({term.term for term in book.standing.titles})),
            weak=tuple(sorted({term.term for term in book.order.weak})),
        )
