"""Words that say the opposite of each other: land that is bought and land that is sold are two matters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from itertools import product
from operator import or_

import numpy as np

from casegraph.link.arrays import Flags, Ints
from casegraph.link.words.signs import Sign

# Bits of one number, so many pairs of kinds of words are told apart.
MOST = 62
_WORD = re.compile(r"[^\W\d_]+")
ENDINGS = ("", "e", "en", "et", "n", "t", "s")
Kinds = Sequence[Sequence[Sequence[str]]]


class Opposites:
    """For each wording the kinds of which it says the one, and of which it says the other; a bit for each pair."""

    def __init__(self, signs: Sequence[Sign], kinds: Kinds, asked: Sequence[str] = ()) -> None:
        one, other = (_bits([pair[side] for pair in kinds[:MOST]]) for side in (0, 1))
        wanted = frozenset(asked)
        said = np.array([[_said(sign, one, wanted), _said(sign, other, wanted)] for sign in signs], np.int64)
        said = said.reshape(-1, 2)
        both = said[:, 0] & said[:, 1]
        self._one, self._other = said[:, 0] & ~both, said[:, 1] & ~both

    def between(self, first: Ints, second: Ints) -> Flags:
        """Which pairs of wordings say the opposite of each other."""
        against = (self._one[first] & self._other[second]) | (self._other[first] & self._one[second])
        return np.asarray(against != 0, np.bool_)


def _bits(kinds: Sequence[Sequence[str]]) -> dict[str, int]:
    """The words of each kind in their forms, with a bit for the kind: by their stems *erhverv* were *erhvervelse*."""
    found: dict[str, int] = {}
    for at, kind in enumerate(kinds):
        for word, ending in product(kind, ENDINGS):
            form = f"{word}{ending}".replace("aa", "å")
            found[form] = found.get(form, 0) | 1 << at
    return found


def _said(sign: Sign, kinds: dict[str, int], asked: frozenset[str]) -> int:
    found = reduce(or_, [kinds[word] for word in sign.title.words if word in kinds], 0)
    return found if found and asked.isdisjoint(_WORD.findall(sign.title.printed.lower())) else 0
