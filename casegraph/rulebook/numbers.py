"""The rules of case numbers: their notations, the labels before them, and what looks like one but is not."""

from __future__ import annotations

from typing import Literal

from casegraph.rulebook.schema import Re2Pattern, RuleModel, Term

Where = Literal["anywhere", "alone", "labelled", "case_label"]


class Notation(RuleModel):
    """One way of writing a case number.

    ``pattern`` (RE2, named groups ``prefix``, ``year``, ``serial``, ``suffix`` and ``code``) matches the whole number.
    ``where`` is the least that must stand around it: ``anywhere`` nothing, ``alone`` a line of its own or a label,
    ``labelled`` any label of a case (*sag*), ``case_label`` one that names a case number (*Sagsnr.*).
    """

    id: str
    pattern: Re2Pattern
    where: Where
    examples: tuple[str, ...] = ()


class LookAlike(RuleModel):
    """Something in the shape of a case number that is none unless a label says so: *12/2018* is a month."""

    id: str
    pattern: Re2Pattern
    examples: tuple[str, ...] = ()


class NumbersFile(RuleModel):
    """``numbers.yaml``: notations, labels and look-alikes of case numbers.

    Labels are compared by their letters alone, so that *Sags nr.* and *sagsnr* are one. A number behind a label of
    ``document_labels`` or ``other_labels``, or before a word of ``units``, is never a case number.
    ``journal_pattern`` is a subject code (KLE) and ``document_pattern`` whatever stands behind the label of a
    document number.
    """

    notations: tuple[Notation, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    case_labels: tuple[Term, ...] = ()
    weak_labels: tuple[Term, ...] = ()
    journal_labels: tuple[Term, ...] = ()
    document_labels: tuple[Term, ...] = ()
    other_labels: tuple[Term, ...] = ()
    units: tuple[Term, ...] = ()
    journal_pattern: Re2Pattern = r"\d\d\.\d\d\.\d\d"
    document_pattern: Re2Pattern = r"\d+"
