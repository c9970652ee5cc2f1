"""The rules of case numbers: their notations, the labels before them, and what looks like one but is not."""

from __future__ import annotations

from casegraph.rulebook.schema import Re2Pattern, RuleModel, Term


class Notation(RuleModel):
    """One way of writing a case number.

    ``pattern`` (RE2, named groups ``prefix``, ``year``, ``serial``, ``suffix`` and ``code``) matches the whole number.
    ``bare`` says that the number is recognised without a label before it.
    """

    id: str
    pattern: Re2Pattern
    examples: tuple[str, ...] = ()
    bare: bool = False


class NumbersFile(RuleModel):
    """``numbers.yaml``: notations, labels and look-alikes of case numbers."""

    notations: tuple[Notation, ...] = ()
    case_labels: tuple[Term, ...] = ()
    document_labels: tuple[Term, ...] = ()
    journal_labels: tuple[Term, ...] = ()
    running_labels: tuple[Term, ...] = ()
