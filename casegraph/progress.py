"""How far a long piece of work has come, told to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how much of it is done, and of how much."""
Step = Callable[[int, int], None]
"""Called within one stage with how much of it is done, and of how much."""
EVERY = 500
"""Rows between two calls: seldom enough to cost nothing."""
Row = TypeVar("Row")


def silent(stage: str, done: int, total: int) -> None:
    """The progress nobody looks at."""


def still(done: int, total: int) -> None:
    """The steps nobody looks at."""


def counted(rows: Iterable[Row], progress: Progress, stage: str, total: int, every: int | None = None) -> Iterator[Row]:
    """``rows``, of which there are some ``total``, as they are, while ``progress`` is told how many have passed.

    It is told after ``every`` row of so many, :data:`EVERY` by default.
    """
    every = every or EVERY
    for done, row in enumerate(rows):
        if done % every == 0:
            progress(stage, min(done, total), total)
        yield row
    progress(stage, total, total)
