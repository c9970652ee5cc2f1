"""Phrases looked for in a great many texts, most of which have none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import chain
from operator import or_

from casegraph.link.titles.order import unfold
from casegraph.rulebook.phrases import Hit, Phrases

_LITERAL = re.compile(r"[^\W\d_]{2,}")
_CHOICE = re.compile(r"[()\[\]]")
# A choice of which one must be made, by itself between spaces; a phrase with so many of them has very many readings.
_ONE_OF, MANY_CHOICES = re.compile(r"(?<!\S)\(([^()\[\]]*)\)(?!\S)"), 3
_FLAT = re.compile(r"\([^()\[\]]*\)|\[[^()\[\]]*\]")
# Tokens remembered by one list of phrases: texts have few different ones, hostile texts have not.
MOST_TOKENS = 200_000


class Hinted:
    """Phrases looked for in many texts: a text that has no word of any of them is left at once.

    Lists that are asked about the same texts share what is ``hints`` of each.
    """

    def __init__(self, phrases: Sequence[str], hints: HintTable | None = None) -> None:
        self._phrases = Phrases(phrases)
        self._hints = HintTable() if hints is None else hints
        self._first = self._hints.add(phrases)
        self._mask = ((1 << len(phrases)) - 1) << self._first

    def hinted(self, text: str) -> bool:
        """Whether any phrase may stand in a text."""
        return bool(self._hints.of(text) & self._mask)

    def stands(self, text: str) -> bool:
        """Whether any phrase stands in a text."""
        bits = (self._hints.of(text) & self._mask) >> self._first
        return bool(bits) and any(self._phrases.stands(index, text) for index in _places(bits))

    def find(self, text: str) -> Iterator[Hit]:
        """Where phrases stand in a text, from left to right."""
        return self._phrases.finditer(text) if self.hinted(text) else iter(())


def _places(bits: int) -> Iterator[int]:
    """Where a number has its bits set, from the lowest."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


class HintTable(dict[str, int]):
    """The phrases that a token hints at, a bit for each, looked at once a token: texts repeat their words."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._whole, self._heads, self._tails, self._inner = (dict[str, int]() for _ in range(4))
        self._head_lengths: list[int] = []
        self._tail_lengths: list[int] = []
        self._last = ("", 0)

    def add(self, phrases: Sequence[str]) -> int:
        """Take in a list of phrases; the bit of its first one."""
        first = self._count
        for phrase in phrases:
            for hint in _hints(phrase.lower()):
                self._take(hint, 1 << self._count)
            self._count += 1
        self._head_lengths, self._tail_lengths = sorted(set(map(len, self._heads))), sorted(set(map(len, self._tails)))
        self.clear()
        self._last = ("", 0)
        return first

    def _take(self, hint: str, bit: int) -> None:
        begins, ends = hint.startswith(" "), hint.endswith(" ")
        kept = (self._whole if ends else self._heads) if begins else (self._tails if ends else self._inner)
        word = hint.strip()
        kept[word] = kept.get(word, 0) | bit

    def of(self, text: str) -> int:
        """The phrases that the tokens of a text hint at; the same text is often asked about by several lists."""
        last, bits = self._last
        if text != last:
            bits = reduce(or_, map(self.__getitem__, text.lower().split()), 0)
            self._last = (text, bits)
        return bits

    def __missing__(self, token: str) -> int:
        if len(self) >= MOST_TOKENS:
            self.clear()
        found = self[token] = reduce(or_, map(self._word, _LITERAL.findall(token)), self._inner.get("", 0))
        return found

    def _word(self, word: str) -> int:
        found = self._whole.get(word, 0)
        for length in self._head_lengths:
            found |= self._heads.get(word[:length], 0)
        for length in self._tail_lengths:
            found |= self._tails.get(word[-length:], 0)
        return reduce(or_, [bits for part, bits in self._inner.items() if part in word], found)


@cache
def _hints(phrase: str) -> frozenset[str]:
    """Words one of which stands wherever the phrase does: the longest of each reading of it, between spaces unless a
    star stands at it; of a phrase with many choices, those of the one choice whose words are the longest.
    """
    choices = [found.split("|") for found in _ONE_OF.findall(phrase)]
    nested = _CHOICE.search(_FLAT.sub("", phrase))  # in a choice that is not made none has to be made
    if len(choices) >= MANY_CHOICES and not nested:
        return max(map(_longest, choices), key=lambda words: min(map(len, words)))
    readings = unfold(phrase)
    # A phrase may have so many readings that they are not told apart.
    return frozenset({""}) if any(map(_CHOICE.search, readings)) else _longest(readings)


def _longest(readings: Iterable[str]) -> frozenset[str]:
    """The longest word of each reading; nothing where one of them has none."""
    found = frozenset(max(chain.from_iterable(map(_words, text.split())), key=len, default="") for text in readings)
    return frozenset({""}) if "" in found else found


@cache
def _words(piece: str) -> tuple[str, ...]:
    """The words of a piece of a reading between spaces; readings of one phrase are of few pieces."""
    words = []
    for found in _LITERAL.finditer(piece):
        left = "" if found.start() else " "
        right = "" if found.end() < len(piece) else " "
        words.append(f"{left}{found.group()}{right}")
    return tuple(words)
