"""The rules of standing items (faste punkter): titles that stand on every agenda, and prose that says so."""

from __future__ import annotations

from casegraph.rulebook.phrases import Phrases
from casegraph.rulebook.schema import RuleModel, Term


class StandingFile(RuleModel):
    """``standing.yaml``: whole titles, and signs in the prose, of items that are no matter of their own."""

    titles: tuple[Term, ...] = ()
    signs: tuple[Term, ...] = ()


def is_standing(rules: StandingFile, title: str, text: str = "") -> bool:
    """Whether an item with this title and text is a standing item."""
    return bool(
        Phrases(t.term for t in rules.titles).fullmatch(title) or Phrases(t.term for t in rules.signs).search(text)
    )
