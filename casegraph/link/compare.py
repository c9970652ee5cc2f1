"""Two titles compared: what they share, what each has alone, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from casegraph.link.signs import Sign
from casegraph.link.words import Words

# A misprint of a word says a little less than the word; a shared part of a compound less than half.
MISPRINT_WORTH = 0.8
PART_WORTH = 0.45


class Sameness(IntEnum):
    """How two sets of figures stand to each other."""

    NEITHER = 0
    ONE_SIDED = 1
    SAME = 2
    OVERLAP = 3
    CONTRADICT = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """What comparing two titles gives; all weights in nats.

    ``shared`` is the weight of the words in common, ``left`` and ``right`` that of the words each has alone;
    ``numbers``, ``years``, ``periods`` and ``names`` say how those agree. ``common`` are the shared words and
    ``near`` the pairs taken for misprints or parts of each other, for explaining.
    """

    shared: float
    left: float
    right: float
    numbers: Sameness
    years: Sameness
    periods: Sameness
    names: Sameness
    common: tuple[int, ...]
    near: tuple[tuple[int, int], ...]

    @property
    def contained(self) -> float:
        """The share of the shorter title that the other has too: 0 to 1."""
        return self.shared / (self.shared + min(self.left, self.right)) if self.shared else 0.0

    @property
    def covered(self) -> float:
        """The share of the longer title that the other has too: 0 to 1."""
        return self.shared / (self.shared + max(self.left, self.right)) if self.shared else 0.0

    @property
    def contradicted(self) -> bool:
        """Whether figures say outright that these are two matters."""
        return Sameness.CONTRADICT in (self.numbers, self.years, self.periods)


def compare(a: Sign, b: Sign, words: Words) -> Likeness:
    """Compare two titles; the result is the same, sides changed, for ``compare(b, a)``."""
    weight = words.weight
    common = a.bag & b.bag
    shared = sum(weight[word] for word in common)
    left, right = a.weight - shared, b.weight - shared
    near: tuple[tuple[int, int], ...] = ()
    if left > 0.0 and right > 0.0:
        near, worth, of_left, of_right = _near(sorted(a.bag - common), sorted(b.bag - common), words)
        shared, left, right = shared + worth, left - of_left, right - of_right
    return Likeness(
        shared=shared,
        left=max(left, 0.0),
        right=max(right, 0.0),
        numbers=sameness(a.numbers, b.numbers),
        years=sameness(a.years, b.years),
        periods=sameness(a.periods, b.periods),
        names=_names(a, b, near),
        common=tuple(sorted(common, key=lambda word: (-weight[word], word))),
        near=near,
    )


def _near(
    left: Sequence[int], right: Sequence[int], words: Words
) -> tuple[tuple[tuple[int, int], ...], float, float, float]:
    """Pair off words that are misprints of each other or share a part, each once: the pairs, their worth in common,
    and how much of each side's own weight they take away.
    """
    free = set(right)
    pairs: list[tuple[int, int]] = []
    worth = of_left = of_right = 0.0
    for one in left:
        found = [(value, other) for other in sorted(free) if (value := _worth(one, other, words)) > 0.0]
        if found:
            value, other = max(found, key=lambda pair: (pair[0], -pair[1]))
            free.discard(other)
            pairs.append((one, other))
            worth += value
            of_left += min(words.weight[one], value)
            of_right += min(words.weight[other], value)
    return tuple(pairs), worth, of_left, of_right


def _worth(one: int, other: int, words: Words) -> float:
    """What two different words have in common."""
    if other in words.kin.get(one, ()):
        return MISPRINT_WORTH * min(words.weight[one], words.weight[other])
    parts = words.parts.get(one)
    if not parts or other not in words.parts:
        return 0.0
    theirs = dict(words.parts[other])
    return PART_WORTH * max((weight for part, weight in parts if part in theirs), default=0.0)


def sameness(a: frozenset[str], b: frozenset[str]) -> Sameness:
    """How two sets of figures agree: both having one the other lacks is a contradiction."""
    if not a and not b:
        return Sameness.NEITHER
    if a == b:
        return Sameness.SAME
    if not a or not b:
        return Sameness.ONE_SIDED
    if a <= b or b <= a:
        return Sameness.OVERLAP
    return Sameness.CONTRADICT


def _names(a: Sign, b: Sign, near: tuple[tuple[int, int], ...]) -> Sameness:
    """How the names agree; a misprint of a name is the name, two different names left over contradict."""
    if not a.names or not b.names:
        return Sameness.ONE_SIDED if a.names or b.names else Sameness.NEITHER
    paired = {word for pair in near for word in pair}
    left = a.names - b.bag - paired
    right = b.names - a.bag - paired
    if left and right:
        return Sameness.CONTRADICT
    if not left and not right:
        return Sameness.SAME
    return Sameness.OVERLAP
