"""Titles taken apart into tokens, each looked at once: titles repeat their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import or_

from casegraph.link.titles.slips import slip

# A run of letters; one of Danish letters alone is told much faster, and most are.
LETTERS = r"(?:[a-zæøåA-ZÆØÅ]++(?![^\W\d_])|[^\W\d_]+)"
_TOKEN = re.compile(rf"{LETTERS}|\d+|[^\w\s]")
# Shorter words have too many neighbours one letter away.
MIN_MENDED = 7

Span = tuple[int, int]


class Lexed:
    """The tokens of a text: words, runs of digits, signs; in small letters, slips of the finger in known words mended.

    ``may`` tells what any of the tokens may begin, a bit for each.
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self._lowered = text.lower()
        self._printed: list[str] = _TOKEN.findall(self._lowered)
        self.words = list(map(lexicon.mended.__getitem__, self._printed))
        self._starts: list[int] = []
        self._begun = [(place, bits) for place, bits in enumerate(map(lexicon.__getitem__, self.words)) if bits]
        self.may = reduce(or_, [bits for _, bits in self._begun], 0)

    def places(self, bit: int) -> list[int]:
        """Where the tokens stand that may begin what has this bit."""
        return [place for place, bits in self._begun if bits & bit]

    def span(self, first: int, last: int) -> Span:
        """Where the tokens from ``first`` to ``last`` stand in the text: between two of them is none of their signs."""
        starts = self._starts
        end = starts[-1] + len(self._printed[len(starts) - 1]) if starts else 0
        for token in self._printed[len(starts) : last + 1]:
            starts.append(self._lowered.find(token, end))
            end = starts[-1] + len(token)
        return starts[first], starts[last] + len(self._printed[last])


class Lexicon(dict[str, int]):
    """What a token may begin, as each of the ``begins`` tells it, a bit for each of them: most tokens begin nothing."""

    def __init__(self, known: Iterable[str], begins: Sequence[Callable[[str], bool]]) -> None:
        super().__init__()
        self.mended = Mended(known)
        self._begins = begins

    def __missing__(self, token: str) -> int:
        bits = self[token] = sum(begins(token) << at for at, begins in enumerate(self._begins))
        return bits


class Mended(dict[str, str]):
    """Each word as it is, or the known word it is a slip of: *forlsag* is *forslag*."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__((word, word) for word in known if len(word) >= MIN_MENDED and word.isalpha())
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(self):
            self._by_first.setdefault(word[0], []).append(word)

    def __missing__(self, word: str) -> str:
        near = self._by_first.get(word[0], ()) if len(word) >= MIN_MENDED else ()
        found = self[word] = next((known for known in near if slip(word, known)), word)
        return found
