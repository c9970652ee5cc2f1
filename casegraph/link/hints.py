"""Phrases looked for in a great many texts, most of which have none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casegraph.rulebook.phrases import Hit, Phrases, lower_in_place

_LITERAL = re.compile(r"[^\W\d_]{2,}")
_CHOICE = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")


class Hinted:
    """Phrases looked for in many texts: a text that has no word of any of them is left at once."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = Phrases(phrases)
        hints = sorted({hint for phrase in phrases for hint in _hints(phrase.lower())})
        self._hints = re.compile("|".join(map(re.escape, hints))) if hints else None

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def hinted(self, lowered: str) -> bool:
        """Whether any phrase may stand in a text (in lower case)."""
        return self._hints is not None and self._hints.search(lowered) is not None

    def find(self, text: str) -> Iterator[Hit]:
        """Where phrases stand in a text, from left to right."""
        if self.hinted(lower_in_place(text)):
            yield from self._phrases.finditer(text)


def _hints(phrase: str) -> list[str]:
    """Words one of which stands wherever the phrase does: its longest plain word, else any of a choice."""
    plain = _LITERAL.findall(_CHOICE.sub(" ", phrase))
    if plain:
        return [max(plain, key=len)]
    choices = [found.group() for found in _CHOICE.finditer(phrase) if found.group()[0] == "("]
    branches = choices[0][1:-1].split("|") if choices else []
    words = [_LITERAL.findall(branch) for branch in branches]
    return [max(found, key=len) for found in words] if all(words) and words else [""]
