"""Many values that are few different ones: most sets are empty, most titles repeat an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Made = TypeVar("Made")
Key = TypeVar("Key", bound=Hashable)
_NONE: frozenset[object] = frozenset()


def few(values: Iterable[T]) -> frozenset[T]:
    """The values as a set; the same set whenever there are none, since each would take two hundred bytes."""
    return frozenset(values) or _NONE  # type: ignore[return-value]


def each_once(values: Sequence[Key], make: Callable[[Key], Made]) -> list[Made]:
    """What ``make`` makes of each value, made once for equal values."""
    made = {value: make(value) for value in dict.fromkeys(values)}
    return [made[value] for value in values]
