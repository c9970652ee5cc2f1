"""Words of order in a title, found token by token: they say where a matter stands, not what it is.

The phrases are those of :mod:`casegraph.rulebook.phrases`. Linking reads every title of a municipality's life, so they
are unfolded once into plain sequences of tokens and looked up by their first token, not tried one after another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from casegraph.rulebook.phrases import Phrases, to_regex

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_CHOICE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
MAX_UNFOLDED = 400

Sequence = tuple[str, ...]
Lexed = tuple[list[re.Match[str]], list[str]]


def lex(text: str) -> Lexed:
    """The tokens of a text: words, runs of digits, signs; lower case."""
    tokens = list(_TOKEN.finditer(text.lower()))
    return tokens, [token.group() for token in tokens]


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

    def _starting_with(self, token: str) -> tuple[Sequence, ...]:
        """The sequences a token may begin, longest first."""
        starred = [sequence for sequence in self._stars if _fits(sequence[0], token)]
        return tuple(sorted({*self._by_first.get(token, ()), *starred}, key=lambda s: (-len(s), s)))

    def spans(self, text: str, lexed: Lexed | None = None) -> list[tuple[int, int]]:
        """Where phrases of order stand in ``text``, from left to right, the longest at each place."""
        tokens, words = lexed or lex(text)
        found = [(hit.start, hit.end) for hit in self._gaps.finditer(text)] if self._gaps else []
        starts, free = self._starts, 0
        for position, word in enumerate(words):
            sequences = starts[word]
            length = _longest(sequences, words, position) if sequences and position >= free else 0
            if length:
                free = position + length
                found.append((tokens[position].start(), tokens[free - 1].end()))
        return sorted(found)


class _Starts(dict[str, tuple[Sequence, ...]]):
    """What each token may begin, looked for once: most tokens begin nothing, and every title is read by this."""

    def __init__(self, look: Callable[[str], tuple[Sequence, ...]]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, token: str) -> tuple[Sequence, ...]:
        found = self[token] = self._look(token)
        return found


def _longest(sequences: Iterable[Sequence], words: list[str], position: int) -> int:
    """The length of the first of ``sequences`` that stands in ``words`` at ``position``, else 0."""
    for sequence in sequences:
        here = words[position : position + len(sequence)]
        if len(here) == len(sequence) and all(map(_fits, sequence, here)):
            return len(sequence)
    return 0


def _fits(pattern: str, token: str) -> bool:
    return pattern == token if "*" not in pattern else _starred(pattern).fullmatch(token) is not None


@cache
def _starred(pattern: str) -> re.Pattern[str]:
    return re.compile(to_regex(pattern))


def _sequence(phrase: str) -> Sequence:
    """The tokens of a plain phrase; a star stays with the letters it stands at."""
    return tuple(re.findall(r"\d+|[^\W\d_]*\*[^\W\d_]*|[^\W\d_]+|[^\w\s*]", phrase))


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
