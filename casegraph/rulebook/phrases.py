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
from itertools import chain

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
    pattern = to_regex(phrase)
    if not _has_plain_word(phrase) and re.fullmatch(pattern, ""):
        raise ValueError("a phrase must have at least one word that is not left out")
    return phrase


def _has_plain_word(phrase: str) -> bool:
    """Whether a word stands outside all brackets, so that nothing need be compiled to see that it must be matched."""
    depth = 0
    for sign in _SIGNS.findall(phrase):
        depth += (sign in {"(", "["}) - (sign in {")", "]"})
        if not depth and sign[0] not in "*()|[]" and not sign.isspace() and "…" not in sign:
            return True
    return False


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


def lower_in_place(text: str) -> str:
    """``text`` in lower case, every character still at its own index."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few letters of other alphabets grow when lowered; those stay as they are.
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Phrases:
    """A list of phrases compiled into one search; of several at one place the longest wins, then the first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(phrases)
        self._compiled: dict[int, re.Pattern[str]] = {}

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def search(self, text: str, start: int = 0) -> Hit | None:
        """The first phrase found in ``text`` from ``start`` on, or ``None``."""
        return self._search(text, lower_in_place(text), start)

    def finditer(self, text: str) -> Iterator[Hit]:
        """Every phrase found in ``text``, from left to right, not overlapping."""
        lowered = lower_in_place(text)
        hit = self._search(text, lowered, 0)
        while hit:
            yield hit
            hit = self._search(text, lowered, max(hit.end, hit.start + 1))

    def stands(self, index: int, text: str) -> bool:
        """Whether the phrase of this index stands in ``text``."""
        return self._pattern(index).search(lower_in_place(text)) is not None

    def match(self, text: str) -> Hit | None:
        """The phrase that ``text`` begins with, or ``None``."""
        lowered = lower_in_place(text)
        found = self._any.match(lowered) if self._any else None
        return self._hit(text, lowered, 0) if found else None

    def fullmatch(self, text: str) -> Hit | None:
        """The phrase that ``text`` consists of, white space at its ends apart, or ``None``."""
        stripped = text.strip()
        lowered = lower_in_place(stripped)
        # Not by all phrases in one pattern: to compile that takes longer than these few do for thousands of texts.
        begun = (*lowered.split(None, 1)[:1], f" {lowered[:1]}", " ")
        may = [self._openings[one] for one in begun if one in self._openings]
        for index in sorted({*chain.from_iterable(may)}) if may else ():
            if self._pattern(index).fullmatch(lowered):
                return Hit(index, 0, len(stripped), stripped)
        return None

    @cached_property
    def _any(self) -> re.Pattern[str] | None:
        """All phrases in one pattern, to find where one begins; grouped by first letter, so that words fail fast."""
        if not self.phrases:
            return None
        groups: dict[str, list[str]] = {}
        for phrase in self.phrases:
            for form in _unfolded(phrase):
                first = _first_letter(form)
                groups.setdefault(first, []).append(_with_end(form).removeprefix(re.escape(first)))
        parts = [f"{re.escape(first)}(?:{'|'.join(group)})" for first, group in sorted(groups.items()) if first]
        return re.compile(rf"(?<!\w)(?:{'|'.join((*parts, *groups.get('', ())))})")

    @cached_property
    def _by_first(self) -> dict[str, tuple[int, ...]]:
        """The indexes of the phrases by their first letter, those that begin with a sign under each."""
        firsts = [{_first_letter(form) for form in _unfolded(phrase)} for phrase in self.phrases]
        letters = set().union(*firsts, {""})
        return {letter: tuple(i for i, one in enumerate(firsts) if one & {letter, ""}) for letter in letters}

    @cached_property
    def _openings(self) -> dict[str, list[int]]:
        """The indexes of the phrases by all that stands before the first white space of any text that fits; where that
        varies by a space and the first letter, if any.
        """
        openings: dict[str, list[int]] = {}
        for index, phrase in enumerate(self.phrases):
            for form in _unfolded(phrase):
                openings.setdefault(_first_word(form) or f" {_first_letter(form)}", []).append(index)
        return openings

    def _beginning_with(self, letter: str) -> tuple[int, ...]:
        return self._by_first.get(letter) or self._by_first.get("", ())

    def _pattern(self, index: int) -> re.Pattern[str]:
        if index not in self._compiled:
            self._compiled[index] = re.compile(rf"(?<!\w){_with_end(self.phrases[index])}")
        return self._compiled[index]

    def _search(self, text: str, lowered: str, start: int) -> Hit | None:
        found = self._any.search(lowered, start) if self._any else None
        return self._hit(text, lowered, found.start()) if found else None

    def _hit(self, text: str, lowered: str, start: int) -> Hit:
        best: Hit | None = None
        for index in self._beginning_with(lowered[start : start + 1]):
            found = self._pattern(index).match(lowered, start)
            if found and (best is None or found.end() > best.end):
                best = Hit(index, start, found.end(), text[start : found.end()])
        assert best is not None
        return best


def _unfolded(phrase: str) -> list[str]:
    """``phrase`` with a bracket at its beginning written out: ``[a] c`` is *a c* and *c*."""
    signs = _SIGNS.findall(phrase.strip())
    if not signs or signs[0] not in _CLOSING:
        return ["".join(signs)]
    depth, begins, end = 0, [1], 0
    for index, sign in enumerate(signs):
        depth += (sign in {"(", "["}) - (sign in {")", "]"})
        if sign == "|" and depth == 1:
            begins.append(index + 1)
        if depth == 0:
            end = index
            break
    rest = signs[end + 1 :]
    ends = [begin - 1 for begin in begins[1:]] + [end]
    forms = [signs[begin:stop] + rest for begin, stop in zip(begins, ends, strict=True)]
    forms += [rest] if signs[0] == "[" else []
    return [form for parts in forms for form in _unfolded("".join(parts))]


def _first_letter(phrase: str) -> str:
    """The character that every match of ``phrase`` begins with, in lower case; empty where a sign begins it."""
    first = next(iter(_SIGNS.findall(phrase.strip())), "")
    literal = first[1:] if first.startswith("\\") else first
    return literal[:1].lower() if literal and not ("…" in first or first in set("*()|[]")) else ""


def _first_word(phrase: str) -> str:
    """All that stands before the first white space of any match, in lower case; empty where that varies."""
    first, after = (*_SIGNS.findall(phrase.strip()), "", "")[:2]
    return first.lower() if not after.strip() and first[:1] not in set("\\*()|[]…") else ""


def _with_end(phrase: str) -> str:
    """``phrase`` up to a word boundary; after a sign such as the colon of ``Sagsnr.:`` anything may follow."""
    last = phrase.strip()[-1:]
    end = r"(?!\w)" if last.isalnum() or last in "*)]" else ""
    pattern = to_regex(phrase.lower())
    return f"{pattern}{end}"
