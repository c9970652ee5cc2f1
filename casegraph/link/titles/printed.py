"""What a printed word of a title is by itself: a name or none, a month, the letter or number of a part, or grammar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casegraph.link.titles.periods import month
from casegraph.link.titles.slips import slip
from casegraph.rulebook.phrases import Phrases

# A stream and an island are no parts.
_WATERS = frozenset("ÅØ")
# Where they begin no clause these are given to a name: Over Jersdal is another village than Neder Jersdal.
_GIVEN = frozenset({"Over", "Under"})
_ROMAN = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])
# Words of grammar: they stand in every title and say nothing.
_GRAMMAR = """
    af alle at da de den der det dette disse en er et eller for fra fx han har herunder hos i ift ikke in inkl jf kan
    med mellem mht mm mod mv nr og om over per på pr samt sig ser sin som stk så til ud under uden ved vedr vedrørende
    vil være
"""
GRAMMAR = frozenset(_GRAMMAR.split())
# Those long enough that a slip of the finger is known for one: "broen ovr åen".
_LONG_GRAMMAR = tuple(word for word in sorted(GRAMMAR) if len(word) >= 4)
MOST_GRAMMAR = 6


class PrintedWords(dict[str, tuple[str, str]]):
    """What a printed word is by itself, and how it is kept: looked at once, since titles repeat their words.

    A *month*, a *part* (Roman number), a *letter* (of a part, where it begins no clause), a word printed small
    (*plain*) or that no matter is called after, a word *given* to a name, another word; or nothing, for words of
    grammar.
    """

    def __init__(self, short: Iterable[Sequence[str]], nameless: Sequence[str]) -> None:
        super().__init__()
        self._short = {pair[0]: pair[1] for pair in short}
        self._nameless = Phrases(nameless)

    def __missing__(self, token: str) -> tuple[str, str]:
        found = self[token] = self._look(token)
        return found

    def _look(self, token: str) -> tuple[str, str]:
        folded, named = token.lower(), month(token)
        if folded in self._short:
            return "plain", self._short[folded]
        if named:
            return "month", str(named)
        if token in _ROMAN:
            return "part", folded
        if len(token) == 1 and token.isupper() and token not in _WATERS:
            return "letter", folded
        if token in _GIVEN:
            return "given", folded
        if folded in GRAMMAR or (len(token) == 1 and token not in _WATERS):  # a sign, too
            return "", ""
        if token.islower() and len(token) <= MOST_GRAMMAR and any(slip(folded, word) for word in _LONG_GRAMMAR):
            return "", ""
        plain = token.islower() or self._nameless.fullmatch(folded)
        return "plain" if plain else "word", folded.replace("aa", "å")
