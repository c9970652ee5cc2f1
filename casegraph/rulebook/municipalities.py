"""The rules of municipalities: official names and codes with their years, and how a text names its own."""

from __future__ import annotations

from casegraph.rulebook.schema import RuleModel, Term


class MunicipalityRule(RuleModel):
    """One municipality: the slug ids begin with, its official name, and the code of its case numbers."""

    slug: str
    name: str
    code: str | None = None
    aliases: tuple[Term, ...] = ()
    valid_from: int | None = None
    valid_to: int | None = None


class MunicipalitiesFile(RuleModel):
    """``municipalities.yaml``: every Danish municipality since 2007."""

    municipalities: tuple[MunicipalityRule, ...] = ()
