"""Bodies that only the head of their own minutes names: boards and councils that no rule knows one by one.

A school board, a council of users or the council of a region treats no case of the municipality, so that its name means
nothing in prose. Where it stands as the name of the meeting, it is the body that met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from casegraph.danish import slug
from casegraph.model import Body
from casegraph.parse.committees import tidy
from casegraph.rulebook.bodies import Board

_LONGEST = 90
_BEFORE = r"(?:\A|\b(?:i|af|fra|for|til)\s+(?:de[nt]\s+)?|[-–:,|]\s+)"
_FIRST = r"(?:[A-ZÆØÅ][\w]*-\s*(?:,\s*|og\s+|&\s+)){0,3}"
# "på Nyby Skole", "for Ældre i Nyby": capital words and what joins them, a capital word last.
_OF = r"(?:\s+(?:på|ved|for|i)(?:\s+(?:[A-ZÆØÅ][\w./-]*|og|for|i|på|af|ved)(?=\s|[.:,;]|\Z)){1,12})?"
_MUNICIPALITY = re.compile(r"\s+i\s+[A-ZÆØÅ][\w-]+\s+Kommune\Z")
_OF_WHAT = re.compile(r"\s+(?:på|ved|for|i)\s.*")
_SMALL_END = re.compile(r"(?:\s+(?:og|for|i|på|af|ved))+\Z")


class Boards:
    """Finds the names of such bodies; a name alone on its line need not have the definite ending."""

    def __init__(self, rules: Iterable[Board]) -> None:
        self._rules = sorted(rules, key=lambda rule: (-len(rule.noun), rule.noun))
        self._nouns = "|".join(f"{rule.noun}(?:{rule.definite})?" for rule in self._rules)
        definite = "|".join(f"{rule.noun}{rule.definite}" for rule in self._rules)
        self._whole = re.compile(rf"(?P<name>{_FIRST}{_word(self._nouns)}{_OF})[.:]?")
        nouns = "|".join(rule.noun for rule in self._rules if rule.noun != "udvalg")
        self._meeting = re.compile(rf"(?<!\w)(?P<noun>\w*?(?i:{nouns}))s?møder?t?(?!\w)(?P<of>{_OF})")
        self._owner = re.compile(rf"(?P<name>{_FIRST}{_word(definite, 's')})")
        self._inside = re.compile(rf"{_BEFORE}(?P<name>{_FIRST}{_word(definite)}{_OF})")

    def alone(self, text: str) -> Body | None:
        """The board that the whole line names."""
        found = self._whole.fullmatch(text.strip()) if len(text) <= _LONGEST else None
        return self._body(found["name"]) if found else None

    def inside(self, text: str) -> Body | None:
        """The board that a line about a meeting names: "Referat af møde i Skolebestyrelsen på Nyby Skole".

        "Bestyrelsesmøde i Fonden Nyby" names it as well.
        """
        found = self._inside.search(text)
        if found:
            return self._body(found["name"])
        joined = self._meeting.search(text)
        if joined is None:
            return None
        noun, of_what = joined.group("noun", "of")
        named = self._body(f"{noun[:1].upper()}{noun[1:]}{of_what}")
        rule = next(rule for rule in self._rules if noun.lower().endswith(rule.noun))
        return replace(named, name=named.name.replace(noun[1:], noun[1:] + rule.definite, 1)) if named else None

    def owner(self, text: str) -> tuple[int, int] | None:
        """Where the board stands in whose genitive ``text`` begins: "Forretningsudvalgets beslutning den …"."""
        found = self._owner.match(text)
        return (0, found.end() - 1) if found else None

    def _body(self, printed: str) -> Body | None:
        name = tidy(_MUNICIPALITY.sub("", _SMALL_END.sub("", printed)))
        of = _OF_WHAT.search(name)
        noun, of_what = (name[: of.start()], of.group()) if of else (name, "")
        for rule in self._rules:
            bare = noun.lower().removesuffix(rule.definite)
            if bare.endswith(rule.noun):
                whole = f"{noun[: len(bare)]}{rule.definite}{of_what}"
                known = rule.alone or bool(of_what) or bare != rule.noun
                return Body(slug(whole), name, rule.kind) if known else None
        return None


def _word(nouns: str, ending: str = "") -> str:
    """A word with a capital that ends in one of ``nouns`` and ``ending``, or is no more than that."""
    return rf"(?:(?=[A-ZÆØÅ])[\w-]*?(?i:{nouns}){ending}(?!\w))"
