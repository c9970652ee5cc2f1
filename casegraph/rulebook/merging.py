"""Rules laid over rules, and rules taken away: both walk the fields of the models and know no single kind."""

from __future__ import annotations

from typing import Any

from casegraph.rulebook.schema import RuleModel

_GONE = object()


def identity(entry: Any) -> str | None:
    """What makes two entries of one list the same: their ``identity`` or ``id``; ``None`` for entries without."""
    found = getattr(entry, "identity", None) or getattr(entry, "id", None)
    return str(found) if found else None


def merge(base: Any, over: Any) -> Any:
    """``over`` laid over ``base``: lists add (an entry that is there replaces its like), other values replace."""
    if isinstance(base, RuleModel) and isinstance(over, RuleModel):
        values = {name: getattr(base, name) for name in type(base).model_fields}
        values |= {name: merge(values[name], getattr(over, name)) for name in sorted(over.model_fields_set)}
        return type(base).model_construct(base.model_fields_set | over.model_fields_set, **values)
    if isinstance(base, dict) and isinstance(over, dict):
        return base | {key: merge(base[key], value) if key in base else value for key, value in over.items()}
    if isinstance(base, tuple) and isinstance(over, tuple):
        replaced = {identity(entry) for entry in over} - {None}
        kept = tuple(entry for entry in base if identity(entry) not in replaced)
        return (*kept, *(entry for entry in over if entry not in kept))
    return over


def without(rules: Any, municipality: str) -> Any:
    """``rules`` (a model, a tuple of models, …) as if the municipality (a slug) had never been seen.

    Gone is every entry that names it as the only one it was ``seen`` in, or as the ``municipality`` it holds for.
    """
    found = _without(rules, municipality)
    return () if found is _GONE else found


def _without(value: Any, municipality: str) -> Any:
    if isinstance(value, tuple):
        return tuple(kept for part in value if (kept := _without(part, municipality)) is not _GONE)
    if isinstance(value, dict):
        parts = {key: _without(part, municipality) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part is not _GONE}
    if isinstance(value, RuleModel):
        return _GONE if _contributed_only_by(value, municipality) else _model_without(value, municipality)
    return value


def _model_without(rule: RuleModel, municipality: str) -> Any:
    parts: dict[str, Any] = {}
    for name, field in type(rule).model_fields.items():
        part = _without(getattr(rule, name), municipality)
        if part is _GONE and field.is_required():
            return _GONE
        parts[name] = field.get_default(call_default_factory=True) if part is _GONE else part
    return type(rule).model_construct(rule.model_fields_set, **parts)


def _contributed_only_by(rule: RuleModel, municipality: str) -> bool:
    return getattr(rule, "seen", ()) == (municipality,) or getattr(rule, "municipality", None) == municipality
