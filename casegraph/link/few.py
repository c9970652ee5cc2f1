"""Sets of which most are empty: one empty set for all of them, since each would take two hundred bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")
_NONE: frozenset[object] = frozenset()


def few(values: Iterable[T]) -> frozenset[T]:
    """The values as a set; the same set whenever there are none."""
    return frozenset(values) or _NONE  # type: ignore[return-value]
