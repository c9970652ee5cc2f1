r"""The small language in which rules write phrases, and how they are matched.

A phrase is matched without regard to case, at word boundaries, any white space between its words. Five signs have a
meaning:

``*``      any letters: ``godkend*`` matches *godkendt* and *godkendes*; ``*udvalg`` matches *Økonomiudvalg*
``(a|b)``  one of: ``(indstiller|foreslår) at``
``[x]``    may be left out: ``taget til [foreløbig] efterretning``; ``[x|y]`` may be one of them or nothing
``…``      up to eight words inside the sentence: ``tages … af dagsordenen``
``\``      takes the next sign as it stands: ``\(fortsat\)``

Everything else stands for itself. Compiled phrases cannot backtrack without bound: a gap is at most eight words, and a
star never crosses a word. Real regular expressions (``pattern:`` keys) are compiled with RE2: linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

GAP = r"(?:[^\s.!?:;]+\s+){0,8}?"
LAST_GAP = r"(?:\s+[^\s.!?:;]+){0,8}"
STAR = r"[^\W\d_]*"
_SIGNS = re.compile(r"\\.|\s*…\s*|[*()|\[\]]|\s+|[^*()|\[\]\s…\\]+|\\")
_CLOSING = {"(": ")", "[": "]"}


def to_regex(phrase: str) -> str:
    """The regular expression of one phrase, without the word boundaries around it.

    Raises :class:`ValueError` where a bracket has no partner.
    """
    return _Reader(_SIGNS.findall(phrase.strip())).branches("")[0]


def check_phrase(phrase: str) -> str:
    """``phrase`` itself; raise :class:`ValueError` where it cannot be read or would match nothing at all."""
    if re.fullmatch(to_regex(phrase), ""):
        raise ValueError("a phrase must have at least one word that is not left out")
    return phrase


class _Reader:
    """Reads the signs of a phrase once, from left to right."""

    def __init__(self, signs: list[str]) -> None:
        self.signs = signs
        self._next = 0

    def branches(self, closing: str) -> list[str]:
        """The alternatives up to the closing bracket, or to the end of the phrase where ``closing`` is empty."""
        found = [self._sequence()]
        while self._peek() == "|" and closing:
            self._next += 1
            found.append(self._sequence())
        if self._peek() != closing:
            raise ValueError("a bracket without its partner, or '|' outside brackets")
        self._next += 1
        return found

    def _peek(self) -> str:
        return self.signs[self._next] if self._next < len(self.signs) else ""

    def _sequence(self) -> str:
        """What stands side by side: an optional part takes the white space beside it along when it is left out."""
        pattern = ""
        spaced = False  # white space is due before the next part
        ready = True  # nothing stands before, or its white space is in the pattern already
        while (sign := self._peek()) not in {"", "|", ")", "]"}:
            self._next += 1
            if sign.isspace():
                spaced = not ready
            elif "…" in sign:
                pattern += self._gap(ready)
                spaced, ready = False, True
            elif sign == "[":
                part = f"(?:{'|'.join(self.branches(_CLOSING[sign]))})"
                pattern += self._optional(part, spaced, ready)
                spaced, ready = False, ready and self._peek().isspace()
            else:
                pattern += (r"\s+" if spaced else "") + self._part(sign)
                spaced = ready = False
        return pattern

    def _gap(self, ready: bool) -> str:
        if self._peek() in {"", "|", ")", "]"}:
            return LAST_GAP
        return ("" if ready else r"\s+") + GAP

    def _optional(self, part: str, spaced: bool, ready: bool) -> str:
        """An optional part with the white space before it, or behind it where nothing stands before."""
        alone = self._peek() in {"", "|", ")", "]"} or self._peek().isspace() or "…" in self._peek()
        if spaced:
            return rf"(?:\s+{part})?" if alone else rf"\s+{part}?"
        return rf"(?:{part}\s+)?" if ready and self._peek().isspace() else f"{part}?"

    def _part(self, sign: str) -> str:
        if sign == "(":
            return f"(?:{'|'.join(self.branches(_CLOSING[sign]))})"
        if sign == "*":
            return STAR
        return re.escape(sign[1:] if sign.startswith("\\") and len(sign) > 1 else sign)


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
