"""Words of titles that are printed in part: cut off at the end of a title, or shortened with a full stop.

*Klimatilpasning i Nørby - skit…* and *Lokalpl. 4.12 for …* name what the whole titles name. A piece is made whole
where the other titles of the municipality leave no choice: one word only, in whatever inflection, stands in its place
behind (and, within a title, before) the same words, or is begun by a long piece anywhere. What other titles have as a
word is no piece. A piece at the end that nothing completes, or several words could, is no word and is dropped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from casegraph.danish import stem
from casegraph.link.few import each_once
from casegraph.link.titles.reader import Title

# A piece that is told by itself, or has nothing before it in its title, needs so many letters.
MIN_ALONE = 5
# A word is shortened by at least so many letters.
MIN_SAVED = 2
# Behind every letter.
LAST = "\U0010ffff"

Words = tuple[str, ...]
# The words before a piece and those behind it; none behind where the title is cut off there.
Place = tuple[Words, Words | None]


def completed(titles: Sequence[Title]) -> list[Title]:
    """The titles with their pieces made whole, or dropped; the same objects where nothing is short."""
    short = [title for title in dict.fromkeys(titles) if title.begun]
    if not short:
        return list(titles)
    fitting = _Fitting(dict.fromkeys(titles), {place for title in short for _, place in _places(title)})
    return each_once(titles, lambda title: _completed(title, fitting) if title.begun else title)


def _places(title: Title) -> Iterator[tuple[str, Place]]:
    """The pieces of a title, each with its place."""
    for piece in title.begun:
        at = title.words.index(piece)
        last = title.cut and at == len(title.words) - 1
        yield piece, (title.words[:at], None if last else title.words[at + 1 :])


class _Fitting:
    """The words that whole titles have in the places asked for."""

    def __init__(self, titles: Iterable[Title], asked: set[Place]) -> None:
        self._asked = asked
        self._cut_at = sorted({len(before) for before, behind in asked if behind is None})
        self._lengths = {len(before) + len(behind) + 1 for before, behind in asked if behind is not None}
        self._found: defaultdict[Place, set[str]] = defaultdict(set)
        whole = [title.words for title in titles if not title.begun]
        for words in whole:
            self._read(words)
        self._known = {word for words in whole for word in words}
        self._words = sorted(self._known)

    def _read(self, words: Words) -> None:
        for at in self._cut_at:
            if at < len(words) and (words[:at], None) in self._asked:
                self._found[words[:at], None].add(words[at])
        for at in range(len(words)) if len(words) in self._lengths else ():
            place = words[:at], words[at + 1 :]
            if place in self._asked:
                self._found[place].add(words[at])

    def of(self, piece: str, place: Place, *, name: bool) -> str | None:
        """The word that a piece in a place must be."""
        if piece in self._known:
            return piece
        if not place[0] and len(piece) < MIN_ALONE:
            return None
        least = len(piece) + (0 if place[1] is None else MIN_SAVED)
        found = [word for word in self._found[place] if word.startswith(piece) and len(word) >= least]
        return _one_of(found or (self._begun(piece, least) if len(piece) >= MIN_ALONE else []), name=name)

    def _begun(self, piece: str, least: int) -> list[str]:
        """The words of all titles that begin with a piece."""
        low, high = bisect_left(self._words, piece), bisect_left(self._words, piece + LAST)
        return [word for word in self._words[low:high] if len(word) >= least]


def _one_of(words: Sequence[str], *, name: bool) -> str | None:
    """The word that several are inflections or compounds of: *lokalplan* of *lokalplanen* and *lokalplanforslag*. Names
    have no compounds: *Lunde* and *Lundeborg* are two villages.
    """
    ordered = sorted(words, key=lambda word: (len(word), word))
    base = stem(ordered[0]) if ordered else ""
    agree = all(stem(word) == base if name else word.startswith(base) for word in ordered)
    return ordered[0] if ordered and agree else None


def _completed(title: Title, fitting: _Fitting) -> Title:
    for piece, place in _places(title):
        found = fitting.of(piece, place, name=piece in title.names)
        if found:
            title = _with(title, piece, (found,))
        elif place[1] is None and place[0]:
            title = _with(title, piece, ())
    return title


def _with(title: Title, piece: str, words: Words) -> Title:
    """The title with other words in the place of a piece."""

    def put(old: Words) -> Words:
        at = old.index(piece) if piece in old else -1
        return (*old[:at], *words, *old[at + 1 :]) if at >= 0 else old

    return replace(title, words=put(title.words), names=put(title.names), plain=put(title.plain))
