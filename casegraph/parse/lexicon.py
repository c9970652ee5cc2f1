"""Looking up short texts in a vocabulary of phrases: whole, as the beginning of a line, and with a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import product
from typing import Generic, TypeVar

from rapidfuzz.distance import OSA

from casegraph.danish import fold
from casegraph.rulebook.phrases import to_regex

Value = TypeVar("Value")
LONGEST = 90
_EDGES = " \t:;.,-–—*_#|/\"'”“?«»‹›"
_CLOSE_FROM = 7
_MAX_WORDS = 7
_WORD = re.compile(r"\S+")
_HEAD = 3


@lru_cache(maxsize=4096)  # one line is looked up in many vocabularies
def key_of(text: str) -> str:
    """``text`` as headings and labels are compared: folded, without outer punctuation."""
    return fold(text).strip(_EDGES)


def spellings(phrase: str) -> list[str]:
    """Every literal text of a phrase that has only alternatives and optional words."""
    parts = [_choices(part) for part in _parts(phrase)]
    return sorted({key_of(" ".join("".join(choice).split())) for choice in product(*parts)})


def _parts(phrase: str) -> Iterator[str]:
    """``phrase`` cut into plain text, ``(…)`` and ``[…]``."""
    start = 0
    for found in re.finditer(r"\([^()]*\)|\[[^\[\]]*\]", phrase):
        yield phrase[start : found.start()]
        yield found.group()
        start = found.end()
    yield phrase[start:]


def _choices(part: str) -> list[str]:
    if part.startswith("("):
        return part[1:-1].split("|")
    if part.startswith("["):
        return ["", *part[1:-1].split("|")]
    return [part]


class Lexicon(Generic[Value]):
    """A vocabulary: phrases, each with a value; of two equal phrases the first one stands."""

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._literal: dict[str, Value] = {}
        self._patterns: list[tuple[re.Pattern[str], Value]] = []
        for phrase, value in phrases:
            if "*" in phrase or "…" in phrase:
                self._patterns.append((re.compile(to_regex(phrase), re.IGNORECASE), value))
                continue
            for spelling in spellings(phrase):
                self._literal.setdefault(spelling, value)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        groups: dict[int, list[str]] = {}
        for literal in sorted(self._literal):
            if len(literal) >= _CLOSE_FROM:
                groups.setdefault(len(literal), []).append(literal)
        return groups

    @cached_property
    def _heads(self) -> tuple[str, ...]:
        """The first signs of all phrases, by which most lines are seen at once to begin with none of them."""
        return tuple(sorted({literal[:_HEAD] for literal in self._literal}))

    def whole(self, text: str) -> Value | None:
        """The value of the phrase that ``text`` is, outer punctuation apart."""
        if len(text) > LONGEST:
            return None
        key = key_of(text)
        if key in self._literal:
            return self._literal[key]
        return next((value for pattern, value in self._patterns if pattern.fullmatch(key)), None)

    def starts(self, text: str) -> bool:
        """Whether a phrase begins with ``text``."""
        key = key_of(text)
        return bool(key) and any(literal.startswith(key) for literal in self._literal)

    def close(self, text: str) -> Value | None:
        """The value of the phrase that ``text`` is but for slips: one sign in seven letters, two in fourteen."""
        key = key_of(text)
        slips = min(len(key) // _CLOSE_FROM, 2)
        if not slips or len(key) > LONGEST:
            return None
        best: tuple[int, str] | None = None
        for length in range(len(key) - slips, len(key) + slips + 1):
            for literal in self._by_length.get(length, ()):
                distance = OSA.distance(key, literal, score_cutoff=slips)
                if distance <= slips and (best is None or (distance, literal) < best):
                    best = (distance, literal)
        return self._literal[best[1]] if best else None

    def before_colon(self, text: str) -> tuple[Value, str, str] | None:
        """Of ``Label: rest`` the value of the label, the label as printed and the rest."""
        label, colon, _ = text[:LONGEST].partition(":")
        value = self.whole(label) if colon else None
        return None if value is None else (value, label.strip(), text[len(label) + 1 :].strip())

    def beginning(self, text: str) -> tuple[Value, str, str] | None:
        """The longest phrase (in whole words) that ``text`` begins with: its value, as printed, and the rest."""
        best: tuple[Value, str, str] | None = None
        if not key_of(text[:LONGEST]).startswith(self._heads):
            return None
        for word in _WORD.finditer(text[:LONGEST]):
            printed = text[: word.end()]
            value = self._literal.get(key_of(printed))
            if value is not None:
                best = (value, printed, text[word.end() :].lstrip(" :\t"))
            if printed.count(" ") >= _MAX_WORDS:
                break
        return best

    def inside(self, text: str) -> Value | None:
        """The value of a phrase whose words stand anywhere in ``text``."""
        words = " ".join(re.findall(r"\w+", fold(text[:400])))
        return next((value for literal, value in self._literal.items() if f" {literal} " in f" {words} "), None)
