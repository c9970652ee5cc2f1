"""Compounds taken apart into the words they are made of: *Bosætningsstrategi* is a *Strategi for bosætning*.

A compound is taken apart where the titles of the municipality have all of its words by themselves; so nothing need be
known of Danish but how words are joined. Names are no compounds: *Havnegade* is a street.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from casegraph.danish import VERB_PREFIXES, stem
from casegraph.link.titles.printed import GRAMMAR
from casegraph.link.titles.slips import by_form, slip, slipped

# The shortest compound, and the shortest word in one.
MIN_COMPOUND, MIN_WORD = 8, 4
# What may stand between the words of a compound.
_JOINTS = "se"
# No words by themselves, though titles have them: prefixes, endings.
_ENDINGS = ("erne", "ernes", "ende", "else", "elsen", "elser", "enes")
# *Fællesskab* has nothing to do with *skabe*, nor *helhed* with *hed*.
_OF_NOUNS = ("skab", "skabe", "skaber", "skabet", "skaberne", "heden", "heder", "hederne", "domme", "dommen")
_NO_WORDS = frozenset((*GRAMMAR, *VERB_PREFIXES, *_ENDINGS, *_OF_NOUNS))
# No compound is longer; what is was run together.
MAX_COMPOUND = 40
# A word in at most so many titles may be a misprint of a compound.
MAX_MISPRINT_TITLES = 2


class Compounds:
    """The words of some titles, each with those it is made of.

    ``times`` says how many titles have each word, ``stems`` how many have each stem that is no name; ``whole`` are the
    words that are left as they are: names, and words of the rules.
    """

    def __init__(self, times: Mapping[str, int], stems: Mapping[str, int], whole: Container[str]) -> None:
        self._whole, self._stems = whole, stems
        self._made = {word: self._taken_apart(word) for word in times}
        self._mend(times)

    def of(self, word: str) -> tuple[str, ...]:
        """The words that one of the words of the titles is made of; itself where it is no compound."""
        return self._made[word]

    def _taken_apart(self, word: str) -> tuple[str, ...]:
        if not MIN_COMPOUND <= len(word) <= MAX_COMPOUND or word in self._whole:
            return (word,)
        found = max(self._cuts(word), default=None)
        return (*self._taken_apart(found[2]), *found[3]) if found else (word,)

    def _cuts(self, word: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
        """Where a word may be cut: the word before it and those behind it, after how well known they are and how long
        what is behind.
        """
        for cut in range(MIN_WORD, len(word) - MIN_WORD + 1):
            for head in (word[:cut], word[: cut - 1]) if word[cut - 1] in _JOINTS else (word[:cut],):
                known = self._times(head)
                inside = self._taken_apart(word[cut:]) if known else ()
                often = min(map(self._times, inside), default=0)
                if often:
                    yield min(known, often), len(word) - cut, head, inside

    def _times(self, word: str) -> int:
        """How many titles have a word by itself, in whatever inflection."""
        if len(word) < MIN_WORD or word in _NO_WORDS:
            return 0
        return self._stems.get(stem(word), 0) or self._stems.get(word, 0)

    def _mend(self, times: Mapping[str, int]) -> None:
        """Take what may be a misprint of a compound for that compound."""
        near = by_form(word for word, made in self._made.items() if len(made) > 1)
        for word, made in self._made.items():
            if len(made) == 1 and len(word) >= MIN_COMPOUND and times[word] <= MAX_MISPRINT_TITLES:
                self._made[word] = self._made[next((one for one in slipped(word, near) if slip(word, one)), word)]
