"""Items whose numbers were lost: a page counted its list itself, and a copy of it has 1 before every item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from casegraph.parse.structure.facts import Fact

_FEWEST = 3


def recounted(facts: list[Fact]) -> list[Fact]:
    """``facts`` where items that are all numbered 1 are counted on, as the page did that they were copied from.

    That they are items, and no clauses of one point each, shows by what follows: each is decided on before the next.
    """
    ones = [at for at, fact in enumerate(facts) if fact.numbered and fact.numbered.form == "number"]
    if len(ones) < _FEWEST or not all(_opens(facts, at) for at in ones):
        return facts
    if not all(_decided(facts[one:other]) for one, other in pairwise((*ones, len(facts)))):
        return facts
    for count, at in enumerate(ones, 1):
        numbered = facts[at].numbered
        if numbered:
            facts[at] = replace(facts[at], numbered=replace(numbered, number=str(count), value=float(count)))
    return facts


def _opens(facts: Sequence[Fact], at: int) -> bool:
    """Whether a line may be the first of an item: it is numbered 1 and stands under no heading as its first line."""
    numbered, above = facts[at].numbered, facts[at - 1] if at else Fact()
    empty = above.kind in {"section", "treatment"} and not (above.section and above.section.inline)
    return numbered is not None and numbered.value == 1 and numbered.title[:1].isupper() and not empty


def _decided(facts: Sequence[Fact]) -> bool:
    return any(fact.kind in {"section", "treatment"} and fact.role == "decision" for fact in facts)
