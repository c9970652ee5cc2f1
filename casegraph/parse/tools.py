"""What reading a document needs of the rules, compiled once for all documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from casegraph.model import Source
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.number_labels import Labels, letters
from casegraph.parse.numbers import NumberIndex
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.book import Rulebook
from casegraph.rulebook.phrases import Phrases

# What is compiled of the rules alone and so the same for every document.
_COMPILED = ("vocabulary", "number_labels", "item_labels", "flags", "closed_flags")


@dataclass(frozen=True, repr=False)
class Tools:
    """The rules and what was compiled from them; every room that parses takes one of these."""

    book: Rulebook
    bodies: BodyIndex
    numbers: NumberIndex

    @classmethod
    def of(cls, book: Rulebook) -> Tools:
        """The tools that these rules make."""
        return cls(book, BodyIndex(book.bodies), NumberIndex(book.numbers))

    def learned_from(self, source: Source) -> Tools:
        """These tools, knowing the abbreviations of committees that the document itself explains."""
        tools = replace(self, bodies=self.bodies.learn("\n".join(line.text for line in source.lines)))
        tools.__dict__.update({name: getattr(self, name) for name in _COMPILED})
        return tools

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that give a page its form."""
        return Vocabulary(self.book)

    @cached_property
    def number_labels(self) -> Labels:
        """The labels of case, journal and document numbers."""
        return self.vocabulary.kinds_of_numbers

    @cached_property
    def item_labels(self) -> frozenset[str]:
        """The letters of the labels of what else stands beside an item's numbers."""
        return frozenset(letters(term.term) for term in self.book.labels.item)

    @cached_property
    def type_labels(self) -> frozenset[str]:
        """The same of the labels of an item's type."""
        return frozenset(letters(term.term) for term in self.book.labels.types)

    @cached_property
    def flags(self) -> Phrases:
        """Whole lines and line ends that say an item is open or closed."""
        sections = self.book.sections
        return Phrases(term.term for term in (*sections.open_flags, *sections.closed_flags))

    @cached_property
    def closed_flags(self) -> Phrases:
        """Those of the flags that say an item is closed."""
        return Phrases(term.term for term in self.book.sections.closed_flags)
