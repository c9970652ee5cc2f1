"""The rules of linking: what a title says about the phase of a matter, and words that number its parts."""

from __future__ import annotations

from casegraph.rulebook.schema import RuleModel, Term


class Phase(RuleModel):
    """A stretch of a matter's life and the phrases of titles that tell it; phases stand in the order of life."""

    id: str
    terms: tuple[Term, ...] = ()


class LinkingFile(RuleModel):
    """``linking.yaml``: what linking knows of titles and prose beyond the words of order.

    ``phases`` are in the order a matter lives through them. ``sequence`` are words that number the parts of a matter
    (*Skema A*, *etape 2*). ``agenda`` are phrases in prose before the number of another item of the same agenda.
    """

    phases: tuple[Phase, ...] = ()
    sequence: tuple[Term, ...] = ()
    agenda: tuple[Term, ...] = ()
