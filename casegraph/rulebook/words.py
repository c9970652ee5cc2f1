"""Single words of the vocabulary, looked up token by token: quicker than phrases where there are hundreds of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W\d_]+)*")

Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Tagged(Generic[Tag]):
    """A word found in a text, and what the vocabulary says of it."""

    start: int
    end: int
    text: str
    tag: Tag


class WordTable(Generic[Tag]):
    """Words with a tag each; ``*`` in a word stands for any letters. Where two words fit, the first one given wins."""

    def __init__(self, words: Iterable[tuple[str, Tag]]) -> None:
        self._exact: dict[str, Tag] = {}
        self._open: list[tuple[re.Pattern[str], Tag]] = []
        for word, tag in words:
            if "*" in word:
                pattern = r"[\w-]*".join(re.escape(part) for part in word.lower().split("*"))
                self._open.append((re.compile(pattern), tag))
            else:
                self._exact.setdefault(word.lower(), tag)
        self._known: dict[str, Tag | None] = {}

    def tag(self, word: str) -> Tag | None:
        """The tag of ``word``, or ``None`` where the vocabulary does not hold it."""
        key = word.lower()
        if key in self._exact:
            return self._exact[key]
        if not self._open:
            return None
        if key not in self._known:
            # Documents hold ever new words; what was looked up is forgotten before it can fill the memory.
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[key] = next((tag for pattern, tag in self._open if pattern.fullmatch(key)), None)
        return self._known[key]

    def find(self, text: str) -> Iterator[Tagged[Tag]]:
        """Every word of the vocabulary in ``text``, from left to right."""
        for token in _TOKEN.finditer(text):
            tag = self.tag(token.group())
            if tag is not None:
                yield Tagged(token.start(), token.end(), token.group(), tag)


def tagged_words(groups: Mapping[Tag, Iterable[str]]) -> WordTable[Tag]:
    """A table of several lists of words, each with its own tag."""
    return WordTable((word, tag) for tag, words in groups.items() for word in words)
