"""A mention of an act of a body in a sentence of an item, as it is asked what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from casegraph.kinds import BodyKind
from casegraph.model import Reference
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.passages import Passage
from casegraph.rulebook.references import ReferencesFile


@dataclass(frozen=True)
class Told:
    """A mention in a sentence: the ``reference`` it makes, of a body of this kind, and where in the sentence the body
    or the day begins, whichever is first.
    """

    context: ItemContext
    passage: Passage
    reference: Reference
    kind: BodyKind
    begins: int

    @property
    def text(self) -> str:
        """The sentence."""
        return self.passage.text

    @property
    def title(self) -> str:
        """The title of the item."""
        return self.context.item.title

    @property
    def rules(self) -> ReferencesFile:
        """The rules of references."""
        return self.context.tools.book.references

    @cached_property
    def unnamed(self) -> str:
        """The sentence without the names of bodies: *Plan- og Miljøudvalget* is no plan."""
        text = self.text
        for body in self.context.tools.bodies.find(text):
            text = text[: body.start] + " " * (body.end - body.start) + text[body.end :]
        return text

    @cached_property
    def months(self) -> int | None:
        """How many months before the meeting it was; ``None`` where either has no month."""
        then, now = self.reference.date, self.context.meeting_date
        if not then or not now or min(len(then), len(now)) < len("2024-05"):
            return None
        return 12 * (int(now[:4]) - int(then[:4])) + int(now[5:7]) - int(then[5:7])

    def says(self, phrases: str) -> bool:
        """Whether the sentence has one of the phrases."""
        return self.rules.phrases[phrases].search(self.text) is not None

    def titled(self, phrases: str) -> bool:
        """Whether the title has one of the phrases."""
        return self.rules.phrases[phrases].search(self.title) is not None
