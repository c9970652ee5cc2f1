"""What the names in titles are borne by: the word before a name says what it is that is there.

*Kunstgræsbane i Nørby* and *Vindmøller ved Nørby* share a name and are two matters; *Kulturhus i Nørby –
forundersøgelse* and *Skitser til kulturhus i Nørby* are one, though each says much that the other does not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from casegraph.link.arrays import Flags, Ints, Keys, Ragged, distinct, spread
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import Sign

# No name in common or nothing that bears it; borne by the same; by another word on both sides; one side has no word
# before the name, nor the other's anywhere.
NONE, SAME, OTHER, LACKING = range(4)
LEVELS = ("none", "same", "other", "lacking")


def _keys(words: Words) -> tuple[Ragged, Ragged, int]:
    """The numbers that tell each word where it bears a name, and where it is said, and how many there are in all.

    Those are its own, those of words that it may be a misprint of, and of the words it begins with. What it ends with
    says only what kind of thing it is: *politik* and *idrætspolitik* may be one, not so *kulturpolitik*.
    So an end is told by the number of the whole word where it bears, and by another one where it is said.
    """
    count = len(words.stems)
    bears, said = [], []
    for word, stem in enumerate(words.stems):
        parts = words.parts.get(word, ())
        heads = [2 * count + words.ids[part] for part in parts if stem.startswith(part)]
        tails = [words.ids[part] for part in parts if part != stem and stem.endswith(part)]
        told = (word, *words.kin.get(word, ()), *heads)
        bears.append((*told, count + word, *tails))
        said.append((*told, *(count + tail for tail in tails)))
    return Ragged.of(bears), Ragged.of(said), 3 * count + 1


class Bearing:
    """The words that bear the names of each wording, as columns.

    What bears a name is the last word before it that is none. A word is told by itself, by those it may be a misprint
    of, and by its beginning: *solceller* and *solcelleanlæg* bear the same, *idrætspolitik* and *kulturpolitik* do not.
    """

    def __init__(self, signs: Sequence[Sign], words: Words) -> None:
        bears, says, self._width = _keys(words)
        self._names = Ragged.of([sorted(sign.names) for sign in signs])
        self._named = self._names.keys(self._width)
        told = Ragged.of([words.told(sign.title) for sign in signs])
        row = told.owner
        is_name = self._named.has(row * self._width + told.values)
        last = np.maximum.accumulate(np.where(is_name, -1, np.arange(len(row))))
        borne = np.flatnonzero(is_name & (last >= told.start[row]))
        at, key = bears.rows(told.values[last[borne]])
        start = np.searchsorted(row[borne[at]], np.arange(len(signs) + 1))
        self._name, self._key = Ragged(told.values[borne[at]], start), key
        plain = np.flatnonzero(~is_name)
        at, key = says.rows(told.values[plain])
        self._said = Keys(distinct(row[plain[at]] * self._width + key, given_up=True))

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
        found[row[self._named.has(other[row] * self._width + name)]] = True
        return np.flatnonzero(found)

    def _agree(self, one: Ints, other: Ints) -> tuple[Flags, Flags]:
        """Whether a shared name is borne in the one, and whether by a word that the other has."""
        row, at = spread(self._name.start[one], self._name.start[one + 1])
        shared = self._named.has(other[row] * self._width + self._name.values[at])
        row, key = row[shared], self._key[at[shared]]
        borne, agree = np.zeros(len(one), np.bool_), np.zeros(len(one), np.bool_)
        borne[row] = True
        agree[row[self._said.has(other[row] * self._width + key)]] = True
        return borne, agree
