"""The rules of layouts: small overlays that make the general parser surer of pages of one kind."""

from __future__ import annotations

from typing import Literal

from casegraph.rulebook.schema import RuleModel, Term
from casegraph.rulebook.sections import SectionRule

HeadingForm = Literal["word", "number", "title_first", "number_first", "unnumbered"]


class LayoutFile(RuleModel):
    """One overlay, ``layouts/<name>.yaml``.

    ``signs`` are lines (whole, or a label at their beginning) that pages of this kind have; the overlay fits where at
    least ``needs`` of them are found. It then adds ``sections``, ``furniture``, ``tail`` and ``item_words`` to the
    common vocabulary, and ``heading`` says how item headings look: a word and a number ("Punkt 1: …"), a number alone,
    the title on the line before its number, the number on the line before its title, or no number at all. ``seen``
    names the municipalities whose pages taught it.
    """

    id: str
    note: str = ""
    seen: tuple[str, ...] = ()
    signs: tuple[Term, ...]
    needs: int = 2
    heading: HeadingForm | None = None
    sections: tuple[SectionRule, ...] = ()
    furniture: tuple[Term, ...] = ()
    tail: tuple[Term, ...] = ()
    item_words: tuple[Term, ...] = ()
