"""Frozen dataclasses to JSON and back, by their type hints alone.

One generic codec for every record of :mod:`casegraph.model`: values equal to a field's default are left out, unknown
keys are passed over (a field that went away does no harm), tuples and mappings come back as such. The converters of a
class are built once, so that a field that is a plain string costs nothing.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]
NOTHING = object()
SCALARS = (str, int, float, bool, type(None))


def dumps(record: object, omit: Collection[str] = ()) -> str:
    """``record`` (a dataclass) as compact JSON, without the fields named in ``omit``."""
    return to_json({key: value for key, value in to_data(record).items() if key not in omit})


def to_json(data: object) -> str:
    """``data`` as compact JSON that the database can hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A lone surrogate (a broken escape in somebody's JSON) has no UTF-8 form; as an escape it can be stored.
        return json.dumps(data, separators=(",", ":"))
    return text


def loads(cls: type[T], text: str, **more: object) -> T:
    """The record of type ``cls`` in ``text``; ``more`` gives the fields that were omitted, already typed."""
    record: T = _build(cls, json.loads(text), more)
    return record


def to_data(record: object) -> dict[str, Any]:
    """``record`` as a dict that JSON can hold, defaults left out."""
    cls: Any = type(record)
    data: dict[str, Any] = {}
    for name, default, convert in _writers(cls):
        value = getattr(record, name)
        if value != default:
            data[name] = convert(value) if convert and value is not None else value
    return data


def from_data(cls: type[T], data: Mapping[str, Any]) -> T:
    """The record of type ``cls`` that :func:`to_data` made ``data`` of."""
    record: T = _build(cls, data, {})
    return record


def _build(cls: Any, data: Mapping[str, Any], more: Mapping[str, Any]) -> Any:
    values = {**data, **more}
    for name, convert in _readers(cls):
        value = data.get(name)
        if value is not None:
            values[name] = convert(value)
    try:
        return cls(**values)
    except TypeError:
        known = {field.name for field in _fields(cls)}
        if known.issuperset(values):
            raise
        return cls(**{name: value for name, value in values.items() if name in known})


@cache
def _writers(cls: type) -> tuple[tuple[str, object, Convert | None], ...]:
    """A row a field: its name, its default (:data:`NOTHING` where it has none) and how its value becomes JSON."""
    hints = get_type_hints(cls)
    return tuple((field.name, _default(field), _converter(hints[field.name], writing=True)) for field in _fields(cls))


@cache
def _readers(cls: type) -> tuple[tuple[str, Convert], ...]:
    """The fields whose values are not what JSON gives, and how they are made of it."""
    hints = get_type_hints(cls)
    converters = ((field.name, _converter(hints[field.name], writing=False)) for field in _fields(cls))
    return tuple((name, convert) for name, convert in converters if convert)


def _fields(cls: type) -> tuple[Field[Any], ...]:
    if not is_dataclass(cls):
        raise TypeError(f"{cls.__name__} is no dataclass")
    return fields(cls)


def _default(field: Field[Any]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else NOTHING


def _converter(hint: Any, *, writing: bool) -> Convert | None:
    """How a value of type ``hint`` is written or read; ``None`` where JSON holds it as it is."""
    if hint in SCALARS or get_origin(hint) is Literal:
        return None
    if get_origin(hint) in (Union, types.UnionType):
        return _optional(hint, writing=writing)
    if get_origin(hint) is Sequence or (get_origin(hint) is tuple and get_args(hint)[1:] == (...,)):
        return _sequence(_converter(get_args(hint)[0], writing=writing), list if writing else tuple)
    if get_origin(hint) in (Mapping, dict):
        return _mapping(_converter(get_args(hint)[1], writing=writing))
    if is_dataclass(hint):
        return to_data if writing else lambda data: _build(hint, data, {})
    raise TypeError(f"the codec has no form for {hint}")


def _optional(hint: Any, *, writing: bool) -> Convert | None:
    """A union is stored where at most one of its parts needs converting, as in ``Place | None``."""
    converters = [_converter(part, writing=writing) for part in get_args(hint) if part is not type(None)]
    if len(converters) > 1 and any(converters):
        raise TypeError(f"the codec has no form for {hint}")
    return converters[0]


def _sequence(convert: Convert | None, kind: type) -> Convert:
    if convert is None:
        return kind
    each = convert
    return lambda values: kind([each(value) for value in values])


def _mapping(convert: Convert | None) -> Convert:
    if convert is None:
        return dict
    each = convert
    return lambda values: {key: each(value) for key, value in values.items()}
