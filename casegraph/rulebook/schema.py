"""From marked YAML to typed rules: one pydantic model a kind of file, every fault with its line.

A model of a rules file derives from :class:`RuleModel` (frozen, unknown keys refused). :func:`parse` collects every
fault of a file in one run; types come from the model, since the YAML layer gives strings only.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeVar, get_args

import re2
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from casegraph.errors import RuleError, RuleFault
from casegraph.reason import N_
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


def compile_re2(pattern: str) -> Any:
    """``pattern`` compiled by RE2, which takes linear time whatever the pattern; raise ValueError if it is none."""
    options = re2.Options()
    options.log_errors = False  # RE2 would print them; here they become faults
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        raise ValueError(f"not a pattern that RE2 takes: {_decoded(reason)}") from error


def _decoded(reason: object) -> str:
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


def _compiles(pattern: str) -> str:
    compile_re2(pattern)
    return pattern


Re2Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression for ``pattern:`` keys, checked while loading; RE2 has no lookaround and no back-references."""


Model = TypeVar("Model", bound=RuleModel)

# What the validator calls a fault, and what people read.
_WORDINGS = {
    "missing": N_("the key is missing"),
    "extra_forbidden": N_("unknown key"),
    "tuple_type": N_("a list is expected here"),
    "dict_type": N_("keys with values are expected here"),
    "model_type": N_("keys with values are expected here"),
    "model_attributes_type": N_("keys with values are expected here"),
    "string_type": N_("one text is expected here"),
    "int_parsing": N_("a whole number is expected here"),
    "int_type": N_("a whole number is expected here"),
    "bool_parsing": N_("yes or no is expected here"),
    "bool_type": N_("yes or no is expected here"),
}
_ALLOWED = {"bool_parsing": "true, false", "bool_type": "true, false"}


def parse(model: type[Model], marked: Marked) -> Model:
    """The rules of one file as ``model``; raise :class:`RuleError` naming every fault by file, line and key."""
    try:
        return model.model_validate(marked.data)
    except ValidationError as error:
        raise RuleError([_fault(model, marked, dict(detail)) for detail in error.errors()]) from error


def _fault(model: type[RuleModel], marked: Marked, detail: dict[str, Any]) -> RuleFault:
    path = _path_in_file(detail["loc"])
    key = ".".join(str(part) for part in path) or "-"
    allowed = str(detail.get("ctx", {}).get("expected", "")) or _ALLOWED.get(detail["type"], "")
    if detail["type"] == "extra_forbidden":
        allowed = _keys_at(model, path[:-1])
    return RuleFault(marked.file, marked.line_of(path), key, _wording(detail), allowed)


def _path_in_file(location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A location as the file has it: the validator also names its own functions and the keys of mappings."""
    return tuple(part for part in location if not str(part).startswith("function-") and part != "[key]")


def _wording(detail: dict[str, Any]) -> str:
    known = _WORDINGS.get(detail["type"])
    if detail["type"] == "literal_error":
        return N_("{value} is none of what may stand here").format(value=repr(detail["input"]))
    return known or str(detail["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")


def _keys_at(model: type[RuleModel], path: tuple[str | int, ...]) -> str:
    """The keys that may stand in the mapping at ``path`` of a file of this model."""
    at: Any = model
    for part in path:
        fields = _fields(at)
        inside = [inner for inner in _inner(at) if _fields(inner)]
        at = fields[part].annotation if part in fields else inside[0] if inside and not fields else None
    return ", ".join(sorted(_fields(at)))


def _fields(annotation: Any) -> dict[Any, Any]:
    """The fields of a model, nothing for any other type."""
    is_model = isinstance(annotation, type) and issubclass(annotation, RuleModel)
    return dict(annotation.model_fields) if is_model else {}


def _inner(annotation: Any) -> list[Any]:
    """``annotation`` and every type inside it."""
    return [annotation, *(inner for argument in get_args(annotation) for inner in _inner(argument))]
