"""The rules of order words: words in a title that say where a matter stands, not what it is about."""

from __future__ import annotations

from casegraph.rulebook.schema import RuleModel, Term


class OrderFile(RuleModel):
    """``order.yaml``: words of order and of period that say nothing about the matter itself."""

    order: tuple[Term, ...] = ()
    periods: tuple[Term, ...] = ()
