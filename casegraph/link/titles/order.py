"""Words of order in a title, found token by token: they say where a matter stands, not what it is.

The phrases are those of :mod:`casegraph.rulebook.phrases`. Linking reads every title of a municipality's life, so they
are unfolded once into plain sequences of tokens and looked up by their first token, not tried one after another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from casegraph.link.titles.lexed import Lexed, Span
from casegraph.rulebook.phrases import Phrases, to_regex

_CHOICE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_TOKEN = re.compile(r"\d+|[^\W\d_]*\*[^\W\d_]*|[^\W\d_]+|[^\w\s*]")
MAX_UNFOLDED = 20_000
# The pattern that nothing fits, for a list without phrases.
NOTHING = r"(?!)"

Sequence = tuple[str, ...]


class OrderWords:
    """Phrases of order, ready to be found in many titles."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[Sequence]] = {}
        self._stars: list[Sequence] = []
        gaps: list[str] = []
        for phrase in phrases:
            if "…" in phrase:
                gaps.append(phrase)
                continue
            for plain in unfold(phrase.lower()):
                self._add(_sequence(plain))
        self._gaps = Phrases(gaps)
        self._starts = _Starts(self._starting_with)

    def _add(self, sequence: Sequence) -> None:
        if sequence and "*" in sequence[0]:
            self._stars.append(sequence)
        elif sequence:
            self._by_first.setdefault(sequence[0], []).append(sequence)

    def _starting_with(self, token: str) -> _Begun | None:
        """The phrases a token may begin; nothing where there are none."""
        if not self.begins(token):
            return None  # as most do
        starred = [sequence for sequence in self._stars if _fits(sequence[0], token)]
        ordered = sorted({*self._by_first.get(token, ()), *starred}, key=lambda s: (-len(s), s))
        begun = _Begun({}, [])
        for one in ordered:
            plain = len(one) > 1 and "*" not in one[1]
            phrase = _Phrase(len(one), list(one[1:]), any("*" in part for part in one[1:]))
            (begun.by_second.setdefault(one[1], []) if plain else begun.loose).append(phrase)
        return begun if ordered else None

    @cached_property
    def _first_stars(self) -> re.Pattern[str]:
        """The first tokens of the phrases that begin with a star or a part of a word before one."""
        firsts = sorted({to_regex(sequence[0]) for sequence in self._stars})
        return re.compile("|".join(firsts) or NOTHING)

    @property
    def tokens(self) -> set[str]:
        """The tokens of all phrases, but for those with a star."""
        sequences = (*self._stars, *(one for sequences in self._by_first.values() for one in sequences))
        return {token for sequence in sequences for token in sequence if "*" not in token}

    def begins(self, token: str) -> bool:
        """Whether a phrase may begin with a token: where none may, a text need not be looked through."""
        return token in self._by_first or bool(self._gaps or self._first_stars.fullmatch(token))

    def stands(self, lexed: Lexed, places: Iterable[int]) -> bool:
        """Whether any phrase of order stands in a text; only tokens in these places may begin one."""
        found = any(self._longest(lexed.words, at) for at in places)
        return found or bool(self._gaps and self._gaps.search(lexed.text))

    def spans(self, lexed: Lexed, places: Iterable[int]) -> list[Span]:
        """Where phrases of order stand in a text, from left to right, the longest at each place; likewise."""
        words, free = lexed.words, 0
        found = [(hit.start, hit.end) for hit in self._gaps.finditer(lexed.text)] if self._gaps else []
        for position in places:
            length = self._longest(words, position) if position >= free else 0
            if length:
                free = position + length
                found.append(lexed.span(position, free - 1))
        return sorted(found)

    def _longest(self, words: list[str], position: int) -> int:
        """The length of the longest phrase that stands in ``words`` at ``position``, else 0."""
        begun = self._starts[words[position]]
        return begun.longest(words, position) if begun else 0


class _Phrase(NamedTuple):
    """A phrase whose first token is known: how many tokens it has, the others, and whether any of them has a star."""

    length: int
    rest: list[str]
    starred: bool


class _Begun(NamedTuple):
    """The phrases that begin with one token, longest first: those told by their second token, and the others."""

    by_second: dict[str, list[_Phrase]]
    loose: list[_Phrase]

    def longest(self, words: list[str], position: int) -> int:
        """The length of the longest that stands in ``words`` at ``position``, else 0."""
        second = words[position + 1] if position + 1 < len(words) else ""
        told = _longest(self.by_second[second], words, position) if second in self.by_second else 0
        return max(told, _longest(self.loose, words, position))


class _Starts(dict[str, _Begun | None]):
    """What each token may begin, looked for once: most tokens begin nothing, and every title is read by this."""

    def __init__(self, look: Callable[[str], _Begun | None]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, token: str) -> _Begun | None:
        found = self[token] = self._look(token)
        return found


def _longest(phrases: Iterable[_Phrase], words: list[str], position: int) -> int:
    """The length of the first of ``phrases`` that stands in ``words`` at ``position``, else 0."""
    for length, rest, starred in phrases:
        here = words[position + 1 : position + length]
        if here == rest or (starred and len(here) == len(rest) and all(map(_fits, rest, here))):
            return length
    return 0


def _fits(pattern: str, token: str) -> bool:
    return pattern == token if "*" not in pattern else _starred(pattern).fullmatch(token) is not None


@cache
def _starred(pattern: str) -> re.Pattern[str]:
    return re.compile(to_regex(pattern))


def _sequence(phrase: str) -> Sequence:
    """The tokens of a plain phrase."""
    return tuple(chain.from_iterable(map(_tokens, phrase.split())))


@cache
def _tokens(piece: str) -> Sequence:
    """The tokens of what stands between two spaces; a star stays with the letters it stands at."""
    return tuple(_TOKEN.findall(piece))


def unfold(phrase: str) -> list[str]:
    """Every plain phrase that ``(a|b)`` and ``[x]`` stand for; the phrase as it is where they would be too many."""
    done: list[str] = []
    waiting = [phrase]
    while waiting and len(done) + len(waiting) <= MAX_UNFOLDED:
        text = waiting.pop()
        found = _CHOICE.search(text)
        if not found:
            done.append(text)
            continue
        waiting += [text[: found.start()] + part + text[found.end() :] for part in _parts(found)]
    return sorted({" ".join(text.split()) for text in (*done, *waiting)})


def _parts(found: re.Match[str]) -> Iterator[str]:
    if found.group(1) is not None:
        yield from found.group(1).split("|")
    else:
        yield from ("", *found.group(2).split("|"))
