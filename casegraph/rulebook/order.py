"""The rules of order words: words in a title that say where a matter stands, not what it is about."""

from __future__ import annotations

from casegraph.rulebook.schema import RuleModel, Term


class OrderFile(RuleModel):
    """``order.yaml``: words of titles that say nothing, or little, about the matter itself.

    ``order`` say where it stands or what the item is for (*1. behandling*, *forslag til*, *Orientering om*),
    ``periods`` which period a report is for, and ``weak`` are words that titles of all kinds share.
    ``marks`` are what stands behind a title in brackets and says what the item is for.
    """

    order: tuple[Term, ...] = ()
    periods: tuple[Term, ...] = ()
    weak: tuple[Term, ...] = ()
    marks: tuple[Term, ...] = ()
