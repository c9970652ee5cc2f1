"""Phrases looked for in a great many texts, most of which have none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from casegraph.link.order import unfold
from casegraph.rulebook.phrases import Hit, Phrases

_LITERAL = re.compile(r"[^\W\d_]{2,}")
_CHOICE = re.compile(r"[()\[\]]")
# Tokens remembered by one list of phrases: texts have few different ones, hostile texts have not.
MOST_TOKENS = 200_000


class Hinted:
    """Phrases looked for in many texts: a text that has no word of any of them is left at once."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = Phrases(phrases)
        self._hints = _Hints(phrases)

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def hinted(self, lowered: str) -> bool:
        """Whether any phrase may stand in a text (in lower case)."""
        return any(map(self._hints.__getitem__, lowered.split()))

    def stands(self, text: str) -> bool:
        """Whether any phrase stands in a text."""
        told = set(chain.from_iterable(map(self._hints.__getitem__, text.lower().split())))
        return bool(told) and any(self._phrases.stands(index, text) for index in told)

    def find(self, text: str) -> Iterator[Hit]:
        """Where phrases stand in a text, from left to right."""
        if self.hinted(text.lower()):
            yield from self._phrases.finditer(text)


class _Hints(dict[str, tuple[int, ...]]):
    """The phrases that a token hints at, looked at once a token: texts repeat their words."""

    def __init__(self, phrases: Sequence[str]) -> None:
        super().__init__()
        self._of = [(index, hint) for index, phrase in enumerate(phrases) for hint in sorted(_hints(phrase.lower()))]

    def __missing__(self, token: str) -> tuple[int, ...]:
        if len(self) >= MOST_TOKENS:
            self.clear()
        words = f" {' '.join(_LITERAL.findall(token))} "
        found = self[token] = tuple(index for index, hint in self._of if hint in words)
        return found


def _hints(phrase: str) -> set[str]:
    """Words one of which stands wherever the phrase does: the longest of each reading of it, between spaces unless a
    star stands at it.
    """
    readings = unfold(phrase)
    if any(_CHOICE.search(reading) for reading in readings):
        return {""}  # a phrase of so many readings that they are not told apart
    longest = {max(_words(reading), key=len, default="") for reading in readings}
    return {""} if "" in longest else longest


def _words(reading: str) -> Iterator[str]:
    for found in _LITERAL.finditer(reading):
        before, after = reading[: found.start()][-1:], reading[found.end() :][:1]
        left, right = ("" if sign and not sign.isspace() else " " for sign in (before, after))
        yield f"{left}{found.group()}{right}"
