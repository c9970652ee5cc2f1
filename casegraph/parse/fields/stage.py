"""How far a treatment is to carry the matter: which of two readings it is, and what kind of decision is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from casegraph.kinds import DecisionKind
from casegraph.model import AgendaItem
from casegraph.parse.fields.outcome import decision_kind, furthest
from casegraph.rulebook.book import Rulebook
from casegraph.rulebook.fields import FieldsFile

_SAYS_NOTHING: frozenset[DecisionKind] = frozenset({"other", "none"})
_NO_MORE: frozenset[DecisionKind | None] = frozenset({"discussed", "noted"})


def reading_of(item: AgendaItem, rules: FieldsFile) -> int | None:
    """1 or 2 where the title says so, else where the decision or what it adopts does; ``None`` where both are named.

    What is sent on to its second reading is at its first.
    """
    titled = _named(item.title, rules) or _named(item.toc_title or "", rules)
    if titled:
        return titled if titled in {1, 2} else None
    for text in (item.decision or "", "\n".join(item.recommendations)):
        if rules.compiled["sent_to_second_reading"].search(text):
            return 1
        said = _named(text, rules)
        if said in {1, 2}:
            return said
    return None


def _named(text: str, rules: FieldsFile) -> int:
    """The reading that ``text`` names: 1, 2, 3 for both, 0 for none."""
    first, second = rules.compiled["first_reading"].search(text), rules.compiled["second_reading"].search(text)
    return (1 if first else 0) + (2 if second else 0)


def asked_of(item: AgendaItem, book: Rulebook) -> DecisionKind | None:
    """The kind of decision that the recommendation asks for, by the clause that goes furthest; else the item type."""
    texts = item.recommendations or ((item.case_type,) if item.case_type else ())
    said = [decision_kind(text, book.decisions) for text in texts]
    kinds = [kind for kind in said if kind not in _SAYS_NOTHING]
    asked = furthest(kinds, book.decisions) if kinds else _by_type(texts, book.fields)
    # A clause that is not understood may ask for more than to talk or to listen.
    return None if asked in _NO_MORE and len(kinds) not in {0, len(said)} else asked


def _by_type(texts: Sequence[str], rules: FieldsFile) -> DecisionKind | None:
    """What is asked for where every text only names what the item is there for."""
    if texts and all(rules.compiled["for_discussion"].search(text) for text in texts):
        return "discussed"
    return "noted" if texts and all(rules.compiled["for_information"].search(text) for text in texts) else None
