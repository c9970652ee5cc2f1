"""Bodies in text: which words name a body of the municipality, and which body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casegraph.model import Body
from casegraph.rulebook.bodies import BodiesFile


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a text: where, which, the reading where one is printed, and the tail of a compound (``møde``)."""

    start: int
    end: int
    text: str
    body: Body
    reading: int | None = None
    compound: str = ""


class BodyIndex:
    """Every way a body can be named, compiled once."""

    def __init__(self, book: BodiesFile) -> None:
        self._names: dict[str, Body] = {}
        for rule in book.bodies:
            for term in (rule.name, *(t.term for t in (*rule.names, *rule.abbreviations, *rule.short))):
                name = term if len(term) > 4 else rule.name
                self._names[term.lower()] = Body(rule.id, name, rule.kind)
        longest = sorted(self._names, key=lambda name: (-len(name), name))
        self._any = re.compile("(?<!\\w)(?:" + "|".join(map(re.escape, longest)) + ")(?=s?(?!\\w))", re.IGNORECASE)

    def find(self, text: str) -> list[BodyMention]:
        """Every body named in running prose, from left to right; where it is doubtful, nothing."""
        return [
            BodyMention(found.start(), found.end(), found.group(), self._names[found.group().lower()])
            for found in self._any.finditer(text)
        ]

    def resolve(self, name: str) -> Body | None:
        """The body that the whole string names, or ``None``."""
        return self._names.get(name.strip().lower())

    def split(self, text: str) -> list[BodyMention]:
        """The bodies of a list or route, in printed order."""
        return self.find(text)
