"""Finished English sentences said in another language: errors, doubts and notes that were made far from any reader.

Rooms that know nothing of languages write plain English: ``f"{path}: there is no such file or folder"``. The catalogue
``told.po`` holds that sentence with places in it (``{path}: there is no such file or folder``, found in the code by its
syntax tree). Here a finished sentence is matched against those; what stands in the places goes into the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import Formatter

# A message with fewer letters of its own than this would fit nearly any sentence.
LEAST = 4
DEEPEST = 4


class Phrasebook:
    """The translations of one language, asked for by finished sentences."""

    def __init__(self, translations: Mapping[str, str]) -> None:
        counted = [(-_letters(message), message) for message in translations if "{" in message]
        surest = sorted(one for one in counted if -one[0] >= LEAST)
        self._exact = translations
        self._patterns = [(_pattern(message), translations[message]) for _, message in surest]

    def heard(self, sentence: str, depth: int = 0) -> str:
        """``sentence`` in the language of the book; itself where no message fits it as a whole."""
        exact = self._exact.get(sentence)
        if exact and "{" not in sentence:
            return exact
        for pattern, translation in self._patterns if depth < DEEPEST else ():
            found = pattern.fullmatch(sentence)
            if found:
                values = {name: self.heard(value, depth + 1) for name, value in found.groupdict().items()}
                return translation.format_map(values)
        return self._tail(sentence, depth)

    def _tail(self, sentence: str, depth: int) -> str:
        """A sentence behind a place or a name: "minutes.db: the database is damaged"."""
        for colon in re.finditer(": ", sentence) if depth < DEEPEST else ():
            head, tail = sentence[: colon.end()], sentence[colon.end() :]
            said = self.heard(tail, DEEPEST - 1)
            if said != tail:
                return head + said
        return sentence


def _letters(message: str) -> int:
    """How many letters of a message stand outside its places."""
    return sum(sign.isalpha() for text, *_ in Formatter().parse(message) for sign in text)


def _pattern(message: str) -> re.Pattern[str]:
    """A message as a pattern: text for every place, the same text where a place stands twice."""
    seen: set[str] = set()
    parts = []
    for text, name, *_ in Formatter().parse(message):
        parts.append(re.escape(text))
        if name is not None:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.*?)")
            seen.add(name)
    return re.compile("".join(parts), re.DOTALL)


def book(messages: Iterable[tuple[object, str]]) -> Phrasebook:
    """The book of a compiled catalogue's messages; plural ones are told by their count and are none of it."""
    return Phrasebook({key: said for key, said in messages if isinstance(key, str) and key and said})
