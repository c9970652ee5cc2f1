"""Where texts say that they are of a part of something larger, by the rules (*som led i …*, *Etape 2 af …*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from casegraph.danish.words import ORDINALS
from casegraph.link.rules import LinkRules
from casegraph.link.titles.hints import Hinted, HintTable
from casegraph.rulebook.phrases import to_regex

# Where a name stands: behind words that announce it, as the first or a later piece of a title, or in prose.
Place = Literal["announced", "head", "tail", "prose"]
# How far behind the words that announce it the name of a whole may reach.
REACH = 110
YEAR_PRINTED = re.compile(r"\b(?:19|20)\d\d\b")
ORDINAL = "|".join(ORDINALS)
_END = re.compile(r"[;:()!?]|\.(?:\s|$)|\s[-–]\s|,\s")
_HEADS = re.compile(r"\s[-–]\s|:\s|,\s|\s\(|\)\s?")
_SENTENCE = re.compile(r"[.!?]\s")


class PartReader:
    """Finds where texts announce a whole, by the rules."""

    def __init__(self, rules: LinkRules) -> None:
        parts, self.hints = rules.parts, HintTable()
        hints = self.hints
        self._titles, self._prose = Hinted(parts.titles, hints), Hinted(parts.prose)
        self._denied, self._words = Hinted(parts.denied), Hinted(parts.words, hints)
        self.wholes = Hinted(parts.wholes, hints)
        self._announces = Hinted([*parts.titles, *parts.wholes, *rules.sequence], hints)
        self._any = Hinted([*parts.titles, *parts.words, *parts.wholes, *rules.sequence], hints)
        # Titles and their stretches are asked about over and over, once for every matter they might name.
        self.is_part = lru_cache(maxsize=None)(self._is_part)
        self.names_whole = lru_cache(maxsize=None)(self._names_whole)
        behind = "|".join(map(to_regex, parts.behind))
        names = "|".join(map(to_regex, rules.sequence))
        figure = r"(?:\d{1,2}|[IVX]+|[A-ZÆØÅ])"
        both = rf"(?:(?:{names})\s+{figure}|{figure}\.?\s*(?:{names})|(?:{ORDINAL})\s+(?:{names}))"
        self._numbered = re.compile(rf"\b{both}\s+(?:{behind})\s+", re.IGNORECASE) if behind and names else None
        self._sequence = Hinted(rules.sequence, hints)
        kinds = "|".join(map(to_regex, parts.wholes))
        inside = "|".join(map(to_regex, parts.inside))
        self._inside = re.compile(rf"\b(?:{inside})\s+(?=(?:{kinds})\b)", re.IGNORECASE) if inside and kinds else None

    def in_title(self, printed: str) -> Iterator[tuple[str, Place]]:
        """The stretches of a title that may name a whole: announced by words of parts, or a piece of it by itself."""
        if not self._any.hinted(printed):
            return
        yield from ((text, "announced") for text in self.announced(printed))
        dated = YEAR_PRINTED.search(printed) and self.wholes.hinted(printed)
        pieces = [piece for piece in _HEADS.split(printed) if piece.strip()]
        if len(pieces) > 1 and (dated or self.is_part(printed)):
            yield pieces[0], "head"
            yield from ((piece, "tail") for piece in pieces[1:])

    def announced(self, printed: str) -> Iterator[str]:
        """The stretches of a title behind words that announce a whole."""
        if not self._announces.hinted(printed):
            return
        for hit in self._titles.find(printed):
            yield _clause(printed[hit.end :])
        if self._numbered and self._sequence.hinted(printed):
            for found in self._numbered.finditer(printed):
                yield _clause(printed[found.end() :])
        if self._inside and self.wholes.hinted(printed):
            for found in self._inside.finditer(printed):
                yield _clause(printed[found.end() :])

    def _names_whole(self, text: str) -> bool:
        """Whether a text has a word for a larger matter."""
        return self.wholes.stands(text)

    def _is_part(self, printed: str) -> bool:
        """Whether a title has a word of parts (*lokalplan*, *delprojekt*) or announces a whole."""
        return self._words.stands(printed) or self._titles.stands(printed)

    def in_prose(self, text: str) -> Iterator[str]:
        """The stretches of prose behind words such as *er en del af*, unless the sentence denies it."""
        for hit in self._prose.find(text):
            sentences = _SENTENCE.finditer(text, max(0, hit.start - 300), hit.start)
            begun = max((found.end() for found in sentences), default=0)
            before = text[max(begun, hit.start - 300) : hit.start].rpartition("\n")[2]
            if not self._denied.stands(before):
                yield _clause(text[hit.end :])


def _clause(text: str) -> str:
    """The text up to the end of its clause."""
    text = text[:REACH].partition("\n")[0]
    found = _END.search(text)
    return text[: found.start()] if found else text
