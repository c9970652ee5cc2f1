"""How names of bodies are inflected: the indefinite name, and what the letters behind it make of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from casegraph.rulebook.bodies import BodiesFile
from casegraph.rulebook.phrases import lower_in_place

_SAME_LENGTH = str.maketrans(
    dict.fromkeys("\t\n\r\x0c\x0b\xa0\u2002\u2003\u2009\u202f", " ") | dict.fromkeys("‐‑‒–—−", "-")
)


def fold_in_place(text: str) -> str:
    """``text`` in lower case with plain blanks and hyphens, every character still at its own index."""
    return lower_in_place(text).translate(_SAME_LENGTH)


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the indefinite name inside a word: ``definite``, ``genitive``, and the noun of a compound."""

    definite: bool = False
    genitive: bool = False
    compound: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """A name without its definite ending, in lower case, with that ending and the name as people write it."""

    text: str
    definite: str
    name: str


class Inflection:
    """The endings of every head noun, compiled once."""

    def __init__(self, book: BodiesFile) -> None:
        self._endings = sorted(
            ((head.noun, head.definite) for head in book.heads), key=lambda head: (-len(head[0]), head)
        )
        self._compounds = tuple(term.term for term in book.compounds)
        self._tails = lru_cache(maxsize=None)(self._tails_of)

    def base(self, name: str, inflected: bool = True) -> Base:
        """The indefinite form of a full name, which may be given in either form; a name without a known head stays."""
        folded = fold_in_place(name)
        for noun, definite in self._endings if inflected else ():
            if folded.endswith(noun):
                return Base(folded, definite, name + definite)
            if folded.endswith(noun + definite):
                return Base(folded.removesuffix(definite), definite, name)
        return Base(folded, "", name)

    def tail(self, definite: str, letters: str) -> Tail | None:
        """What ``letters``, the rest of the word, make of a name with this ending; ``None`` for another word."""
        return self._tails(definite).get(letters)

    def _tails_of(self, definite: str) -> dict[str, Tail]:
        tails = {}
        for noun in self._compounds:
            for link in ("", "s", "e", definite, f"{definite}s"):
                tails[link + noun] = Tail(compound=noun)
        tails[""] = Tail(definite=not definite)
        tails["s"] = Tail(definite=not definite, genitive=True)
        if definite:
            tails[definite] = Tail(definite=True)
            tails[f"{definite}s"] = Tail(definite=True, genitive=True)
        return tails
