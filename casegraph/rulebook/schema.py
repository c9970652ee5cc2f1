"""From marked YAML to typed rules: one pydantic model a kind of file, every fault with its line.

A model of a rules file derives from :class:`RuleModel` (frozen, unknown keys refused). :func:`parse` collects every
fault of a file in one run; types come from the model, since the YAML layer gives strings only.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

import re2
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from casegraph.errors import RuleError, RuleFault
from casegraph.rulebook.phrases import check_phrase
from casegraph.rulebook.yaml_marks import Marked


class RuleModel(BaseModel):
    """Base of everything that stands in a rules file: read-only, and nothing unknown is let through."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Term(RuleModel):
    """A word or phrase of the vocabulary, and where it was seen.

    In YAML either the bare phrase, or ``{term: …, seen: [municipality, …]}``. ``seen`` names the municipalities whose
    documents contributed the term; no ``seen`` means common usage that no single one contributed. The language of
    phrases is described in :mod:`casegraph.rulebook.phrases`.
    """

    term: str
    seen: tuple[str, ...] = ()
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"term": value} if isinstance(value, str) else value

    @field_validator("term")
    @classmethod
    def _readable(cls, term: str) -> str:
        return check_phrase(term)

    def contributed_only_by(self, municipality: str) -> bool:
        """Whether ``municipality`` (a slug) is the only one whose documents contributed this term."""
        return self.seen == (municipality,)


def _compiles(pattern: str) -> str:
    try:
        re2.compile(pattern)
    except re2.error as error:
        raise ValueError(f"not a pattern that RE2 takes: {error}") from error
    return pattern


Re2Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression for ``pattern:`` keys, checked while loading; RE2 has no lookaround and no back-references."""


Model = TypeVar("Model", bound=RuleModel)


def parse(model: type[Model], marked: Marked) -> Model:
    """The rules of one file as ``model``; raise :class:`RuleError` naming every fault by file, line and key."""
    try:
        return model.model_validate(marked.data)
    except ValidationError as error:
        raise RuleError([_fault(marked, dict(detail)) for detail in error.errors()]) from error


def _fault(marked: Marked, detail: dict[str, Any]) -> RuleFault:
    path = tuple(detail["loc"])
    known = [part for part in path if not str(part).startswith("function-")]
    allowed = str(detail.get("ctx", {}).get("expected", ""))
    key = ".".join(str(part) for part in known) or "-"
    return RuleFault(marked.file, marked.line_of(tuple(known)), key, _wording(detail), allowed)


def _wording(detail: dict[str, Any]) -> str:
    if detail["type"] == "extra_forbidden":
        return "unknown key"
    if detail["type"] == "missing":
        return "the key is missing"
    return str(detail["msg"])
