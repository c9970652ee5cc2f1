"""Single words of the vocabulary, looked up token by token: quicker than phrases where there are hundreds of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W\d_]+)*")

Tag = TypeVar("Tag")
# Short words are too near each other; endless ones are no words.
_LONG_WORD, _ENDLESS = 8, 30


@dataclass(frozen=True, slots=True)
class Tagged(Generic[Tag]):
    """A word found in a text, and what the vocabulary says of it."""

    start: int
    end: int
    text: str
    tag: Tag


class WordTable(Generic[Tag]):
    """Words with a tag each; ``*`` in a word stands for any letters. Where two words fit, the first one given wins.

    A ``forgiving`` table also knows a long word with one letter missing, too many or wrong, or two changed round; only
    for vocabularies whose words are not each other's inflections.
    """

    def __init__(self, words: Iterable[tuple[str, Tag]], *, forgiving: bool = False) -> None:
        self._exact: dict[str, Tag] = {}
        self._open: list[tuple[re.Pattern[str], Tag]] = []
        for word, tag in words:
            if "*" in word:
                pattern = r"[\w-]*".join(re.escape(part) for part in word.lower().split("*"))
                self._open.append((re.compile(pattern), tag))
            else:
                self._exact.setdefault(word.lower(), tag)
        self._known: dict[str, Tag | None] = {}
        # A slip on either side is found by leaving out one letter on both.
        self._slips: dict[str, Tag] = {}
        for word, tag in self._exact.items() if forgiving else ():
            for slip in _slips(word):
                self._slips.setdefault(slip, tag)

    def tag(self, word: str) -> Tag | None:
        """The tag of ``word``, or ``None`` where the vocabulary does not hold it."""
        key = word.lower()
        if key in self._exact:
            return self._exact[key]
        if not self._open and not self._slips:
            return None
        if key not in self._known:
            # Documents hold ever new words; what was looked up is forgotten before it can fill the memory.
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[key] = self._look(key)
        return self._known[key]

    def _look(self, key: str) -> Tag | None:
        fitting = next((tag for pattern, tag in self._open if pattern.fullmatch(key)), None)
        if fitting is not None or not self._slips:
            return fitting
        return next((self._slips[slip] for slip in _slips(key) if slip in self._slips), None)

    def find(self, text: str) -> Iterator[Tagged[Tag]]:
        """Every word of the vocabulary in ``text``, from left to right."""
        for token in _TOKEN.finditer(text):
            tag = self.tag(token.group())
            if tag is not None:
                yield Tagged(token.start(), token.end(), token.group(), tag)


def _slips(word: str) -> list[str]:
    """``word`` and what is left of it without one of its letters; nothing for a short word, or one of no letters."""
    if not _LONG_WORD <= len(word) <= _ENDLESS or not word.isalpha():
        return []
    return [word, *(word[:index] + word[index + 1 :] for index in range(1, len(word)))]
