"""Two titles compared: what they share, what each has alone, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import Sign

# A misprint of a word says a little less than the word, and so does a word that a compound is made of; a part that two
# compounds share less than half.
MISPRINT_WORTH = 0.8
WORD_WORTH = 0.8
PART_WORTH = 0.45
_NO_PARTS: dict[str, float] = {}


class Sameness(IntEnum):
    """How two sets of figures stand to each other."""

    NEITHER = 0
    ONE_SIDED = 1
    SAME = 2
    OVERLAP = 3
    CONTRADICT = 4


# By themselves, since an enumeration takes long to look them up.
NEITHER, ONE_SIDED, SAME, OVERLAP, CONTRADICT = Sameness


@dataclass(slots=True)
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
    common: frozenset[int]
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
        return CONTRADICT in (self.numbers, self.years, self.periods)


def in_common(one: frozenset[int], other: frozenset[int], words: Words) -> float:
    """What two sets of words have in common, in nats: the words themselves, misprints, and parts of compounds."""
    common = one & other
    return worth(common, words.weight) + _near(one - common, other - common, words).worth


def worth(some: Iterable[int], says: Sequence[float]) -> float:
    """What some words say together, in nats, by what each ``says``: its rarity, or its weight."""
    # Sorted, because a sum of floats depends on its order and sets have none.
    return sum(sorted([says[word] for word in some]))


def compare(a: Sign, b: Sign, words: Words) -> Likeness:
    """Compare two titles; the result is the same, sides changed, for ``compare(b, a)``."""
    common = a.bag & b.bag
    shared = worth(common, words.weight)
    left, right = a.weight - shared, b.weight - shared
    near: tuple[tuple[int, int], ...] = ()
    if left > 0.0 and right > 0.0:
        found = _near(a.bag - common, b.bag - common, words)
        shared, left, right = shared + found.worth, left - found.left, right - found.right
        near = tuple(found.pairs)
    return Likeness(
        shared=shared,
        left=max(left, 0.0),
        right=max(right, 0.0),
        numbers=sameness(a.numbers, b.numbers),
        years=sameness(a.years, b.years),
        periods=sameness(a.periods, b.periods),
        names=_names(a, b, near, words),
        common=common,
        near=near,
    )


@dataclass(frozen=True, slots=True)
class Tie:
    """What two words that are near one another have in common, and what of each side's own weight that uses up.

    ``uses_one`` and ``uses_other`` say whether the word is then spoken for.
    """

    worth: float
    left: float
    right: float
    uses_one: bool = True
    uses_other: bool = True


def tie(one: int, other: int, words: Words) -> Tie | None:
    """What ties two words: a misprint of one another, or compounds with a part in common, the most telling one.

    A word wholly inside a compound is no word of its own, and several of them may be inside the same compound.
    """
    weight, stems = words.weight, words.stems
    if other in words.kin.get(one, ()):
        return Tie(MISPRINT_WORTH * min(weight[one], weight[other]), weight[one], weight[other])
    mine, theirs = words.parts.get(one, _NO_PARTS), words.parts.get(other, _NO_PARTS)
    common = mine.keys() & theirs.keys()
    if not common:
        return None
    value, part = max((mine[part], part) for part in common)
    worth = PART_WORTH * value
    if stems[one] == part:
        worth = max(worth, WORD_WORTH * value) if part in words.made.get(other, ()) else worth
        return Tie(worth, weight[one], min(worth, weight[other]), uses_other=False)
    if stems[other] == part:
        worth = max(worth, WORD_WORTH * value) if part in words.made.get(one, ()) else worth
        return Tie(worth, min(worth, weight[one]), weight[other], uses_one=False)
    return Tie(worth, min(worth, weight[one]), min(worth, weight[other]))


@dataclass(slots=True)
class _Near:
    """Words paired off though not equal: what they have in common, and what of each side's own weight is used up."""

    pairs: list[tuple[int, int]]
    worth: float = 0.0
    left: float = 0.0
    right: float = 0.0

    def add(self, one: int, other: int, tied: Tie) -> None:
        self.pairs.append((one, other))
        self.worth += tied.worth
        self.left += tied.left
        self.right += tied.right


def _near(left: frozenset[int], right: frozenset[int], words: Words) -> _Near:
    """Pair off words that are misprints of each other, parts of each other, or compounds with a part in common."""
    near = _Near([])
    kin, parts = words.kin, words.parts
    for one in sorted(word for word in left if word in kin):
        for other in kin[one]:
            tied = tie(one, other, words) if one in left and other in right else None
            if tied:
                left, right = left - {one}, right - {other}
                near.add(one, other, tied)
    mine = [word for word in left if word in parts]
    theirs = [word for word in right if word in parts] if mine else []
    if theirs:
        _compounds(near, sorted(mine), sorted(theirs), words)
    return near


def _compounds(near: _Near, left: Sequence[int], right: Sequence[int], words: Words) -> None:
    used: set[int] = set()
    for one in left:
        for other in right:
            tied = tie(one, other, words) if one not in used and other not in used else None
            if tied:
                near.add(one, other, tied)
                used |= {one} if tied.uses_one else set()
                used |= {other} if tied.uses_other else set()


def sameness(a: frozenset[str], b: frozenset[str]) -> Sameness:
    """How two sets of figures agree: both having one the other lacks is a contradiction."""
    if a == b:
        return SAME if a else NEITHER
    if not a or not b:
        return ONE_SIDED
    if a <= b or b <= a:
        return OVERLAP
    return CONTRADICT


def contradict(a: Sign, b: Sign) -> bool:
    """Whether figures in two titles say outright that they are of two matters."""
    # Most titles have no figures at all, and this is asked of very many pairs.
    return bool(
        (a.numbers and b.numbers and _differ(a.numbers, b.numbers))
        or (a.years and b.years and _differ(a.years, b.years))
        or (a.periods and b.periods and _differ(a.periods, b.periods))
    )


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return not (one <= other or other <= one)


def _names(a: Sign, b: Sign, near: tuple[tuple[int, int], ...], words: Words) -> Sameness:
    """How the names agree; a misprint of a name is the name, two different names left over contradict.

    A name with a part of another (*Dybvig Strand*, *Strandkær*) is neither the same nor different.
    """
    if not a.names or not b.names:
        return ONE_SIDED if a.names or b.names else NEITHER
    paired = {word for pair in near for word in pair}
    left, right = a.names - b.bag, b.names - a.bag
    if left - paired and right - paired:
        return CONTRADICT
    misprints = {word for one, other in near if other in words.kin.get(one, ()) for word in (one, other)}
    return SAME if left | right <= misprints else OVERLAP
