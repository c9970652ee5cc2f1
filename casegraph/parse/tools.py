"""What reading a document needs of the rules, compiled once for all documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from casegraph.model import Source
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.numbers import NumberIndex
from casegraph.parse.structure.vocabulary import Vocabulary
from casegraph.rulebook.book import Rulebook
from casegraph.rulebook.phrases import Phrases

LabelKind = Literal["case", "document", "journal", "other"]


@dataclass(frozen=True)
class Labels:
    """The labels of an item's numbers and of what stands beside them; ``kinds`` has the kind of each phrase."""

    phrases: Phrases
    kinds: tuple[LabelKind, ...]


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
        # What was compiled of the rules is the same for every document.
        tools.__dict__.update({name: getattr(self, name) for name in ("vocabulary", "labels", "flags")})
        return tools

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that give a page its form."""
        return Vocabulary(self.book)

    @cached_property
    def labels(self) -> Labels:
        """The labels before numbers in the head of an item, their last full stop or colon taken off."""
        numbers = self.book.numbers
        terms: list[tuple[LabelKind, str]] = [
            *(("case", term.term) for term in (*numbers.case_labels, *numbers.weak_labels)),
            *(("document", term.term) for term in numbers.document_labels),
            *(("journal", term.term) for term in numbers.journal_labels),
            *(("other", term.term) for term in (*numbers.other_labels, *self.book.labels.item)),
        ]
        bare: dict[str, LabelKind] = {}
        for kind, term in terms:
            bare.setdefault(term.strip().rstrip(".:").strip(), kind)
        return Labels(Phrases(bare), tuple(bare.values()))

    @cached_property
    def flags(self) -> Phrases:
        """Whole lines and line ends that say an item is open or closed."""
        sections = self.book.sections
        return Phrases(term.term for term in (*sections.open_flags, *sections.closed_flags))
