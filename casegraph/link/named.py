"""What the prose names of another matter: what one of its meetings did, its plan by number, its place on the agenda.

Each points at one loaded item and no other; what could mean several ties nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from casegraph.link.plans import Plan, PlanReader
from casegraph.link.ties import Ground, Tie, Tied, text_of
from casegraph.reason import N_
from casegraph.rulebook.phrases import Phrases, to_regex

# How rare a word must be (nats) to tell which item of a meeting a sentence means, and by how much one must lead.
TELLING, LEAD = 2.5, 1.5
# Letters of a sentence before a number that are asked what it is the number of.
_SENTENCE = 160
# "jf. punkt 2 i indstillingen", "punkt 2 nedenfor" is a place in a document; "punkt 2 på udvalgets dagsorden for mødet
# den 4. maj" is one of another agenda.
_INSIDE = re.compile(
    r"\s*(?:(?:i|af|under)\s+(?!(?:dagens\s+|mødets\s+)?dagsorden)|(?:neden|oven)(?:for|stående)\b"
    r"|på\s+\w+s\s+dagsorden|på\s+dagsorden(?:en)?\s+(?:for|til|fra|den)\b)",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"dagsorden", re.IGNORECASE)
_NEAR = 30
# What a tie weighs, its name, and how people read it.
Way = tuple[float, str, str]
AGENDA: Way = (3.5, "agenda", N_("the prose names the other item"))
MEETING: Way = (3.0, "meeting", N_("the prose tells what was decided on the other"))
PLAN: Way = (3.0, "plan", N_("the prose names the plan of the other"))


@dataclass(frozen=True)
class Named:
    """Finds what the prose of one municipality's items names of other matters."""

    ground: Ground

    def ties(self) -> Iterator[Tied]:
        """Every tie, those that rest on more before those that rest on less."""
        yield from chain(self._agenda(), self._meetings(), self._plans())

    @cached_property
    def _written(self) -> list[int]:
        return [position for position, item in enumerate(self.ground.sources.table.items) if item.sections]

    def _tie(self, item: int, other: int, said: str, way: Way) -> Tied:
        """A tie of an item whose prose says so to another; the earlier first."""
        title = self.ground.sources.table.items[other].title
        values = (said, title) if item < other else (title, said)
        weight, name, text = way
        return (min(item, other), max(item, other)), Tie("background", "accepted", weight, name, values, text)

    def _agenda(self) -> Iterator[Tied]:
        """The prose names another item of the same agenda by its number."""
        table = self.ground.sources.table
        phrases = "|".join(map(to_regex, table.rules.agenda))
        if not phrases:
            return
        named = re.compile(rf"\b(?:{phrases})\s+(?P<number>\d{{1,3}})\b", re.IGNORECASE)
        for position in self._written:
            item = table.items[position]
            for found in named.finditer(text_of(item)):
                others = table.meetings.get((table.body[position], item.date or ""), ())
                other = next((one for one in others if table.items[one].number == found["number"]), position)
                if other != position and self._means(found, other):
                    yield self._tie(position, other, found.group(), AGENDA)

    def _means(self, found: re.Match[str], other: int) -> bool:
        """Whether the number is that of an item: the agenda is spoken of, or what the item is about."""
        if _INSIDE.match(found.string, found.end()):
            return False
        if _AGENDA.search(found.string, found.start(), found.end() + _NEAR):
            return True
        before = found.string[max(found.start() - _SENTENCE, 0) : found.start()]
        table = self.ground.sources.table
        return sum(table.words.rarity[word] for word in self._said(before) & table.signs[other].bag) >= TELLING

    def _meetings(self) -> Iterator[Tied]:
        """A sentence tells what a meeting did, in words that only one item of it bears."""
        table, of = self.ground.sources.table, self.ground.case_of
        for position in self._written:
            for reference in table.items[position].references:
                items = table.meetings.get((reference.body_id or "", reference.date or ""), ())
                if reference.about != "other" and any(of[one] == of[position] for one in items):
                    continue  # the case itself was treated there
                others = [one for one in items if not table.standing[one]]
                other = self._meant(reference.quote, others, position)
                if other is not None:
                    yield self._tie(position, other, reference.quote, MEETING)

    def _meant(self, sentence: str, others: Sequence[int], own: int) -> int | None:
        """The one item whose title a sentence bears, by words that the title of the item it stands under lacks."""
        table = self.ground.sources.table
        said = self._said(sentence) - table.signs[own].bag
        rarity = table.words.rarity
        ranked = sorted(
            ((sum(rarity[word] for word in said & table.signs[one].bag), one) for one in others), reverse=True
        )
        if not ranked or ranked[0][0] < TELLING:
            return None
        return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= LEAD else None

    def _said(self, sentence: str) -> set[int]:
        """The words of a sentence but for the names of bodies and parties, which tell who acts and not on what."""
        tokens = sentence.lower().replace(",", " ").replace(".", " ").split()
        return self.ground.sources.table.words.known([word for word in tokens if not self._nameless.fullmatch(word)])

    @cached_property
    def _nameless(self) -> Phrases:
        return Phrases(self.ground.sources.table.rules.nameless)

    def _plans(self) -> Iterator[Tied]:
        """The prose names by its number a plan that is in the titles of one other case alone."""
        if not self._written:
            return
        table, of = self.ground.sources.table, self.ground.case_of
        reader = PlanReader(table.rules)
        titled: defaultdict[Plan, dict[int, int]] = defaultdict(dict)
        for position, item in enumerate(table.items):
            for plan in reader.named(item.title):
                titled[plan].setdefault(of[position], position)
        own = {plan: next(iter(cases.items())) for plan, cases in titled.items() if len(cases) == 1}
        for position in self._written if own else ():
            for plan, said in reader.named(text_of(table.items[position])).items():
                case, other = own.get(plan, (of[position], position))
                if case != of[position]:
                    yield self._tie(position, other, said, PLAN)
