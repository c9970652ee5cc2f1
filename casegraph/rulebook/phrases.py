r"""The small language in which rules write phrases, and how they are matched.

A phrase is matched without regard to case, at word boundaries, any white space between its words. Four signs have a
meaning:

``*``      any letters: ``godkend*`` matches *godkendt* and *godkendes*; ``*udvalg`` matches *Økonomiudvalg*
``(a|b)``  one of: ``(indstiller|foreslår) at``
``[x]``    may be left out: ``taget til [foreløbig] efterretning``
``…``      up to eight words inside the sentence: ``tages … af dagsordenen``

Everything else stands for itself. Compiled phrases cannot backtrack without bound: a gap is at most eight words, and a
star never crosses a word. Real regular expressions (``pattern:`` keys) are compiled with RE2: linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

GAP = r"(?:[^\s.!?:;]+\s+){0,8}?"
_SIGNS = re.compile(r"\s*…\s*|[*()|\[\]]|\s+|[^*()|\[\]\s…]+")
_TRANSLATION = {"*": r"[^\W\d_]*", "(": "(?:", "|": "|", ")": ")", "[": "(?:", "]": ")?"}


def to_regex(phrase: str) -> str:
    """The regular expression of one phrase, without the word boundaries around it."""
    parts: list[str] = []
    for token in _SIGNS.findall(phrase.strip()):
        if "…" in token:
            parts.append(r"\s+" + GAP)
        elif token.isspace():
            parts.append(r"\s+")
        else:
            parts.append(_TRANSLATION.get(token) or re.escape(token))
    return _optional_spaces("".join(parts))


def _optional_spaces(pattern: str) -> str:
    """Let the white space beside an optional word go with it: ``til [foreløbig] efterretning``."""
    return re.sub(r"\\s\+\(\?:([^()]*)\)\?\\s\+", r"\\s+(?:\1\\s+)?", pattern)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text: which one (its index in the list given), and where."""

    index: int
    start: int
    end: int
    text: str


class Phrases:
    """A list of phrases compiled into one search; of several at one place the longest wins, then the first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(phrases)

    @cached_property
    def _single(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_bounded(phrase), re.IGNORECASE) for phrase in self.phrases)

    @cached_property
    def _any(self) -> re.Pattern[str] | None:
        if not self.phrases:
            return None
        longest_first = sorted(self.phrases, key=lambda phrase: (-len(phrase), phrase))
        return re.compile("|".join(_bounded(phrase) for phrase in longest_first), re.IGNORECASE)

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def search(self, text: str, start: int = 0) -> Hit | None:
        """The first phrase found in ``text`` from ``start`` on, or ``None``."""
        found = self._any.search(text, start) if self._any else None
        return self._hit(text, found.start()) if found else None

    def finditer(self, text: str) -> Iterator[Hit]:
        """Every phrase found in ``text``, from left to right, not overlapping."""
        hit = self.search(text)
        while hit:
            yield hit
            hit = self.search(text, max(hit.end, hit.start + 1))

    def match(self, text: str) -> Hit | None:
        """The phrase that ``text`` begins with, or ``None``."""
        found = self._any.match(text) if self._any else None
        return self._hit(text, 0) if found else None

    def fullmatch(self, text: str) -> Hit | None:
        """The phrase that ``text`` consists of, white space at its ends apart, or ``None``."""
        stripped = text.strip()
        if not self._any or not self._any.match(stripped):
            return None
        for index, pattern in enumerate(self._single):
            if pattern.fullmatch(stripped):
                return Hit(index, 0, len(stripped), stripped)
        return None

    def _hit(self, text: str, start: int) -> Hit:
        best: Hit | None = None
        for index, pattern in enumerate(self._single):
            found = pattern.match(text, start)
            if found and (best is None or found.end() > best.end):
                best = Hit(index, start, found.end(), found.group())
        assert best is not None
        return best


def _bounded(phrase: str) -> str:
    """``phrase`` at word boundaries; after a sign such as the colon of ``Sagsnr.:`` anything may follow."""
    end = r"(?!\w)" if phrase.strip()[-1:].isalnum() or phrase.strip()[-1:] in "*)]" else ""
    return rf"(?<!\w)(?:{to_regex(phrase)}){end}"
