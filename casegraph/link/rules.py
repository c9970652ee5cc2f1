"""The rules that linking needs, as plain data: no YAML and no pydantic reach this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.rulebook.book import Rulebook
    from casegraph.rulebook.schema import Term


@dataclass(frozen=True, slots=True)
class LinkRules:
    """Phrases (in the language of :mod:`casegraph.rulebook.phrases`) about the titles of items.

    ``order`` say where a matter stands (*1. behandling*, *endelig vedtagelse*), ``periods`` which period a report is
    for; neither says what the matter is. ``standing`` are whole titles of fixed points of an agenda. ``weak`` are
    words that stand in titles everywhere (*plan*, *tilskud*), so that a small corpus does not take them for rare.
    ``phases`` hold the phrases of each stretch of a matter's life, from first to last; ``sequence`` words before the
    letter or number of a part, ``agenda`` phrases in prose before the number of another item of the agenda.
    """

    order: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    phases: tuple[tuple[str, ...], ...] = ()
    sequence: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()

    @classmethod
    def from_book(cls, book: Rulebook) -> LinkRules:
        """The rules of a rulebook that linking needs."""
        return cls(
            order=_phrases(book.order.order),
            periods=_phrases(book.order.periods),
            standing=_phrases(book.standing.titles),
            weak=_phrases(book.order.weak),
            phases=tuple(_phrases(phase.terms) for phase in book.linking.phases),
            sequence=_phrases(book.linking.sequence),
            agenda=_phrases(book.linking.agenda),
        )


def _phrases(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(sorted({term.term for term in terms}))
