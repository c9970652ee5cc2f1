"""Items that print one number: one case, unless the number is a collective one (samlesag)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.kinds import Collective
from casegraph.link.titles import Title

# A part of a compound shorter than this says nothing: "plan" stands in half of all titles.
MIN_PART = 7
# Words this short are articles and prepositions.
MIN_WORD = 4


@dataclass(frozen=True, slots=True)
class Threads:
    """The items of one number (positions) by matter, and whether the number is a collective one."""

    matters: tuple[tuple[int, ...], ...]
    collective: Collective


def split(items: Sequence[int], titles: Sequence[Title], standing: Sequence[bool]) -> Threads:
    """Split the items of one number into matters: three or more unlike ones, or a standing one, make it collective."""
    matters = _matters(items, titles)
    if len(matters) > 1 and any(standing[item] for item in items):
        return Threads(matters, "yes")
    if len(matters) > 2:
        return Threads(matters, "yes")
    return Threads((tuple(items),), "suspected" if len(matters) == 2 else "no")


def _matters(items: Sequence[int], titles: Sequence[Title]) -> tuple[tuple[int, ...], ...]:
    """Groups of items alike in title, each item with the first group it is like, oldest first."""
    groups: list[list[int]] = []
    for item in items:
        for group in groups:
            if any(alike(titles[item], titles[other]) for other in group):
                group.append(item)
                break
        else:
            groups.append([item])
    return tuple(tuple(group) for group in groups)


def alike(a: Title, b: Title) -> bool:
    """Whether two titles under one number can be one matter: a word, or a long part of a compound, in common."""
    left = {word for word in a.stems if len(word) >= MIN_WORD}
    right = {word for word in b.stems if len(word) >= MIN_WORD}
    if not left or not right or left & right:
        return True
    return any(_part(x, y) or _part(y, x) for x in left for y in right)


def _part(part: str, word: str) -> bool:
    return len(part) >= MIN_PART and part in word
