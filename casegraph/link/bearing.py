"""What the names in titles are borne by: the word before a name says what it is that is there.

*Kunstgræsbane i Nørby* and *Vindmøller ved Nørby* share a name and are two matters; *Kulturhus i Nørby –
forundersøgelse* and *Skitser til kulturhus i Nørby* are one, though each says much that the other does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from casegraph.link.arrays import Flags, Ints, Ragged, member
from casegraph.link.signs import Sign
from casegraph.link.words import Words

# No name in common or nothing that bears it; borne by the same; by another word on both sides; one side has no word
# before the name, nor the other's anywhere.
NONE, SAME, OTHER, LACKING = range(4)
LEVELS = ("none", "same", "other", "lacking")


class Bearing:
    """The words that bear the names of each wording, as columns.

    A word is told by itself, by those it may be a misprint of, and by the parts it shares with others: *solceller*
    and *solcelleanlæg* bear the same.
    """

    def __init__(self, signs: Sequence[Sign], words: Words) -> None:
        self._words = words
        self._parts: dict[str, int] = {}
        borne = [sorted(self._borne(sign)) for sign in signs]
        said = [sorted({key for word in sign.bag - sign.names for key in self._keys(word)}) for sign in signs]
        self._width = len(words.stems) + len(self._parts) + 1
        self._name = Ragged.of([[name for name, _ in pairs] for pairs in borne])
        self._key = Ragged.of([[key for _, key in pairs] for pairs in borne])
        self._said = Ragged.of(said).keys(self._width)
        self._names = Ragged.of([sorted(sign.names) for sign in signs])
        self._named = self._names.keys(self._width)

    def _borne(self, sign: Sign) -> set[tuple[int, int]]:
        """Each name with what tells the last word before it that is no name."""
        found: set[tuple[int, int]] = set()
        last = -1
        for word in self._words.told(sign.title):
            if word not in sign.names:
                last = word
            elif last >= 0:
                found |= {(word, key) for key in self._keys(last)}
        return found

    def _keys(self, word: int) -> Iterator[int]:
        """The numbers that tell a word."""
        yield word
        yield from self._words.kin.get(word, ())
        for part in self._words.parts.get(word, ()):
            yield len(self._words.stems) + self._parts.setdefault(part, len(self._parts))

    def level(self, one: Ints, other: Ints) -> Ints:
        """The index into :data:`LEVELS` of how the names that two wordings share are borne."""
        sharing = self._sharing(one, other)
        forth, agree = self._agree(one[sharing], other[sharing])
        back, also = self._agree(other[sharing], one[sharing])
        apart = np.where(forth & back, OTHER, np.where(forth | back, LACKING, NONE))
        found = np.full(len(one), NONE, np.int64)
        found[sharing] = np.where(agree | also, SAME, apart)
        return found

    def _sharing(self, one: Ints, other: Ints) -> Ints:
        """The pairs that have a name in common: most have none, and what bears names takes long to look at."""
        row, name = self._names.rows(one)
        found = np.zeros(len(one), np.bool_)
        found[row[member(self._named, other[row] * self._width + name)]] = True
        return np.flatnonzero(found)

    def _agree(self, one: Ints, other: Ints) -> tuple[Flags, Flags]:
        """Whether a shared name is borne in the one, and whether by a word that the other has."""
        row, name = self._name.rows(one)
        key = self._key.rows(one)[1]
        shared = member(self._named, other[row] * self._width + name)
        row, key = row[shared], key[shared]
        borne, agree = np.zeros(len(one), np.bool_), np.zeros(len(one), np.bool_)
        borne[row] = True
        agree[row[member(self._said, other[row] * self._width + key)]] = True
        return borne, agree
