"""What the prose names of the same agenda: another item of it, by its number or as one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from casegraph.danish import sentences
from casegraph.link.items.mention_targets import FIGURE, RARE
from casegraph.link.items.mentions import MOST_ITEMS
from casegraph.link.related.prose_reader import SAYS, ProseReader, Way
from casegraph.link.related.ties import Tied
from casegraph.link.titles.hints import Hinted
from casegraph.reason import N_
from casegraph.rulebook.phrases import to_regex

# Letters of a sentence before a number that are asked what it is the number of.
_SENTENCE = 160
# "jf. punkt 2 i indstillingen", "punkt 2 nedenfor" is a place in a document; "punkt 2 på udvalgets dagsorden for mødet
# den 4. maj" is one of another agenda.
_INSIDE = re.compile(
    r"(?:\.\d|,?\s*(?:litra|høringssvar|-\s?\d)|\s+og\s+\d)|\s*(?:(?:i|af|under)\s+(?!(?:dagens\s+|mødets\s+)?dagsorden)|(?:neden|oven)(?:for|stående)\b"
    r"|på\s+(?!(?:dagens|dette|samme)\b)(?:[\w-]+,?\s+){1,5}møde\b|på\s+\w+s\s+dagsorden"
    r"|på\s+dagsorden(?:en)?\s+(?:for|til|fra|den|i|hos)\b)",
    re.IGNORECASE,
)
# The clauses of a recommendation have numbers, and what was decided on a day had another agenda.
_ELSEWHERE = re.compile(r"indstilling\w*\W{0,3}$|\bden\s+\d{1,2}\.?\s*[\w/]", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[^\W\d_])[.!?:]\s|\n")
CLAUSES = "recommendation"
# Times that one section may name others of the agenda.
MOST_NAMED = 200
_AGENDA = re.compile(r"dagsorden", re.IGNORECASE)
_NEAR = 30
# What follows the number in the same clause.
_CLAUSE = re.compile(r"[^.,;:()\n]{1,60}")
_FIGURE = re.compile(r"\d+(?:\.\d+)*[a-zæøå]?")
AGENDA: Way = (3.5, "agenda", N_("the prose names the other item"))


@dataclass(frozen=True)
class Agenda:
    """Finds what items say of others of their agenda."""

    prose: ProseReader

    def ties(self) -> Iterator[Tied]:
        """Every tie, those by a number first."""
        yield from self._numbered()
        yield from self._neighbours()
        yield from self._beside()

    def _numbered(self) -> Iterator[Tied]:
        """The prose names another item of the same agenda by its number."""
        table = self.prose.ground.sources.table
        phrases = "|".join(map(to_regex, table.rules.agenda))
        if not phrases:
            return
        named = re.compile(rf"(?<!\w)(?:{phrases})\s+(?P<number>\d{{1,3}}[a-z]?)\b", re.IGNORECASE)
        written = ((at, section) for at in self.prose.written for section in table.items[at].sections)
        for position, section in written:
            for found in islice(named.finditer(section.text), MOST_NAMED) if section.role in SAYS else ():
                others = self._agenda(position)
                number = found["number"].lower()
                other = next((one for one in others if (table.items[one].number or "").lower() == number), None)
                if other is not None and self._means(found, position, other, clause=section.role == CLAUSES):
                    yield self.prose.tie(position, other, found.group(), AGENDA)

    def _agenda(self, position: int) -> list[int]:
        """The other items of an agenda; none of what is too long to be one."""
        table = self.prose.ground.sources.table
        items = table.meetings.get((table.body[position], table.items[position].date or ""), ())
        return [one for one in items if one != position] if len(items) <= MOST_ITEMS else []

    def _means(self, found: re.Match[str], own: int, other: int, *, clause: bool) -> bool:
        """Whether the number is that of an item: the agenda is spoken of, what the item is about, or what both are; not
        that of a clause, which is what it rather is among clauses.
        """
        before = found.string[max(found.start() - _SENTENCE, 0) : found.start()]
        sentence = _ENDS.split(before)[-1]
        if _INSIDE.match(found.string, found.end()) or _ELSEWHERE.search(sentence):
            return False
        if _AGENDA.search(found.string, found.start(), found.end() + _NEAR):
            return True
        behind = _CLAUSE.match(found.string, found.end())
        signs, worth = self.prose.ground.sources.table.signs, self.prose.worth
        figures = len(signs[other].numbers.intersection(_FIGURE.findall(before.lower())))
        said = self.prose.said(f"{before} {found.group()} {behind[0] if behind else ''}")
        about = worth(said & signs[other].bag) + FIGURE * figures
        return max(about, 0.0 if clause else worth(signs[own].bag & signs[other].bag)) >= RARE

    def _neighbours(self) -> Iterator[Tied]:
        """A sentence says that what it is of is the item right behind or before."""
        table = self.prose.ground.sources.table
        told = [(Hinted(table.rules.next_item), 1), (Hinted(table.rules.previous_item), -1)]
        for position in self.prose.written:
            text = self.prose.text(position)
            for phrases, step in told:
                other = self._neighbour(position, step) if phrases.stands(text) else None
                if other is not None:
                    hit = next(phrases.find(text))
                    yield self.prose.tie(position, other, self.prose.around(text, hit.start, hit.end), AGENDA)

    def _neighbour(self, position: int, step: int) -> int | None:
        """The item whose number is so many steps from that of another on its agenda."""
        items, number = self.prose.ground.sources.table.items, self.prose.ground.sources.table.items[position].number
        wanted = str(int(number) + step) if number and number.isdecimal() else ""
        return next((one for one in self._agenda(position) if items[one].number == wanted), None)

    def _beside(self) -> Iterator[Tied]:
        """A sentence says of something that it is an item of its own on this agenda, and one alone can be meant."""
        table = self.prose.ground.sources.table
        told = Hinted(table.rules.own_item)
        for position in self.prose.written:
            text = self.prose.text(position)
            if not told.stands(text):
                continue
            others = [one for one in self._agenda(position) if not table.standing[one]]
            for start, end in sentences(text):
                quote = text[start:end]
                other = self.prose.meant(self.prose.said(quote), others, position) if told.stands(quote) else None
                if other is not None:
                    yield self.prose.tie(position, other, quote, AGENDA)
