"""The rules as the structure of a page needs them: one lexicon a kind of word, compiled once for a rulebook."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from casegraph.parse.boards import Boards
from casegraph.parse.lexicon import Lexicon
from casegraph.parse.number_labels import Labels
from casegraph.rulebook.book import Rulebook
from casegraph.rulebook.labels import AttendanceRules, MeetingField
from casegraph.rulebook.layouts import LayoutFile
from casegraph.rulebook.phrases import to_regex
from casegraph.rulebook.schema import Term
from casegraph.rulebook.sections import SectionRule


def _flat(terms: Iterable[Term]) -> Lexicon[str]:
    return Lexicon((term.term, term.term) for term in terms)


class Vocabulary:
    """The words of the rulebook, with those of one layout overlay where one is given."""

    def __init__(self, book: Rulebook, layout: LayoutFile | None = None) -> None:
        self._book = book
        self.layout = layout
        self._with: dict[str, Vocabulary] = {}

    def with_layout(self, layout: LayoutFile) -> Vocabulary:
        """The same vocabulary with the words of ``layout`` added."""
        if layout.id not in self._with:
            self._with[layout.id] = Vocabulary(self._book, layout)
        return self._with[layout.id]

    @property
    def layouts(self) -> tuple[LayoutFile, ...]:
        """Every overlay of the rulebook."""
        return self._book.layouts

    @cached_property
    def sections(self) -> Lexicon[SectionRule]:
        """Section headings; those of the overlay go before the common ones."""
        own = self.layout.sections if self.layout else ()
        rules = (*own, *self._book.sections.sections)
        return Lexicon((term.term, rule) for rule in rules for term in rule.terms)

    @cached_property
    def flag_labels(self) -> Lexicon[str]:
        """Labels before the mark of a closed item."""
        return _flat(self._book.sections.flag_labels)

    @cached_property
    def contents(self) -> Lexicon[str]:
        """Headings of a list of contents."""
        return _flat(self._book.sections.contents)

    @cached_property
    def item_lists(self) -> Lexicon[str]:
        """Headings of a list that may be the agenda itself."""
        return _flat(self._book.sections.item_lists)

    @cached_property
    def tail(self) -> Lexicon[str]:
        """Lines that begin what belongs to no item."""
        return _flat((*(self.layout.tail if self.layout else ()), *self._book.sections.tail))

    @cached_property
    def signed(self) -> Lexicon[str]:
        """What stands before the day on which the minutes were approved, above those who sign."""
        return _flat(self._book.sections.signed)

    @cached_property
    def boards(self) -> Boards:
        """Bodies that only the head of their own minutes names."""
        return Boards(self._book.bodies.boards)

    @cached_property
    def foot(self) -> Lexicon[str]:
        """What a page says of itself at its end, wherever on the line."""
        return _flat(self._book.sections.foot)

    @cached_property
    def next_meeting(self) -> Lexicon[str]:
        """Labels of the day on which the body meets next."""
        return _flat(self._book.sections.next_meeting)

    @cached_property
    def groups(self) -> Lexicon[bool]:
        """Headings of a run of items; true where those are closed."""
        rules = self._book.sections
        return Lexicon(
            (*((term.term, True) for term in rules.closed_groups), *((term.term, False) for term in rules.open_groups))
        )

    @cached_property
    def flags(self) -> Lexicon[bool]:
        """Marks of one item; true for closed."""
        rules = self._book.sections
        return Lexicon(
            (*((term.term, True) for term in rules.closed_flags), *((term.term, False) for term in rules.open_flags))
        )

    @cached_property
    def furniture(self) -> Lexicon[str]:
        """Lines of the page itself: menus, buttons."""
        return _flat((*(self.layout.furniture if self.layout else ()), *self._book.sections.furniture))

    @cached_property
    def spoken(self) -> re.Pattern[str]:
        """What a page says to those who only hear it, from the letter of a heading that it stands behind."""
        return _alternatives((term.term for term in self._book.sections.spoken), r"(?<=[^\s.:!?])\s*", r"\b.*\Z")

    @cached_property
    def boilerplate(self) -> Lexicon[str]:
        """Words that make a line furniture wherever they stand in it."""
        return _flat(self._book.sections.boilerplate)

    @cached_property
    def verdicts(self) -> Lexicon[str]:
        """Words that a decision's text begins with."""
        return _flat(self._book.sections.verdicts)

    @cached_property
    def verdict_words(self) -> re.Pattern[str]:
        """A decision's text from its beginning."""
        return _alternatives((term.term for term in self._book.sections.verdicts), "", r"(?!\w)")

    @cached_property
    def recommends(self) -> re.Pattern[str]:
        """The verbs of who recommends."""
        return _alternatives((term.term for term in self._book.fields.recommends), r"(?<!\w)", r"(?!\w)")

    @cached_property
    def own_recommending(self) -> re.Pattern[str]:
        """The beginning of a sentence in which the body whose meeting it is recommends."""
        bodies = "|".join(to_regex(term.term) for term in self._book.references.own_body)
        verbs = "|".join(to_regex(term.term) for term in self._book.fields.recommends)
        return re.compile(rf"(?:{bodies})\s+(?:{verbs})\b", re.IGNORECASE)

    @cached_property
    def recommender(self) -> re.Pattern[str]:
        """A heading that says who recommends, whoever it is: *Økonomiudvalget indstiller,*."""
        verbs = "|".join(to_regex(term.term) for term in self._book.fields.recommends)
        who = r"(?!(?:Det|Hvad|Hvordan|Som)\b)[A-ZÆØÅ][^\s,]*(?:\s[^\s,]+|,\s[^\s,]+(?=\sog)|,\s[^,]{2,30},){0,7}?"
        return re.compile(rf"{who}\s(?:{verbs})(?:\s?[,:])?(?:\sat)?\s?:?")

    @cached_property
    def treatment_words(self) -> re.Pattern[str]:
        """One word that a heading recording a treatment may hold beside the body and the date."""
        rules = self._book.sections
        return _alternatives((term.term for term in (*rules.decision_words, *rules.filler)), "", r"[.:,]?\Z")

    @cached_property
    def decision_words(self) -> re.Pattern[str]:
        """A word that says that something was decided."""
        return _alternatives((term.term for term in self._book.sections.decision_words), "", r"[.:,]?\Z")

    @cached_property
    def item_words(self) -> str:
        """The words before an item number, as a regular expression without groups."""
        return self._item_words((self.layout,) if self.layout else ())

    @cached_property
    def all_item_words(self) -> str:
        """As :attr:`item_words`, with those of every overlay: for what is looked for before one is chosen."""
        return self._item_words(self._book.layouts)

    def _item_words(self, layouts: Iterable[LayoutFile]) -> str:
        known = (*(term for layout in layouts for term in layout.item_words), *self._book.sections.item_words)
        return _before_numbers(known)

    @cached_property
    def answer_words(self) -> str:
        """The words before the number of an item that is answered, as a regular expression without groups."""
        return _before_numbers(self._book.sections.answer_words)

    @cached_property
    def title_labels(self) -> Lexicon[str]:
        """Labels of an item's title."""
        return _flat(self._book.sections.title_labels)

    @cached_property
    def number_columns(self) -> Lexicon[str]:
        """Heads of the column of numbers in a table of items."""
        return _flat((*self._book.sections.number_columns, *self._book.sections.item_words))

    @cached_property
    def title_columns(self) -> Lexicon[str]:
        """Heads of the column of titles in a table of items."""
        return _flat((*self._book.sections.title_columns, *self._book.sections.title_labels))

    @cached_property
    def not_item_words(self) -> Lexicon[str]:
        """Words before numbers that number no items."""
        return _flat(self._book.sections.not_item_words)

    @cached_property
    def meeting_labels(self) -> Lexicon[MeetingField]:
        """Labels in the head of the meeting."""
        return Lexicon((term.term, label.field) for label in self._book.labels.meeting for term in label.terms)

    @property
    def attendance(self) -> AttendanceRules:
        """Words of a table of who was there."""
        return self._book.labels.attendance

    @cached_property
    def item_labels(self) -> Lexicon[str]:
        """Labels beside an item's numbers, those of the numbers included."""
        numbers = self._book.numbers
        labels = (*numbers.case_labels, *numbers.document_labels, *numbers.journal_labels, *self._book.labels.item)
        return _flat(labels)

    @cached_property
    def number_labels(self) -> Lexicon[str]:
        """The labels of case, document and journal numbers alone."""
        numbers = self._book.numbers
        return _flat((*numbers.case_labels, *numbers.document_labels, *numbers.journal_labels))

    @cached_property
    def weak_number_labels(self) -> Lexicon[str]:
        """Words before a case number that may also stand before the running number of an item."""
        return _flat(self._book.numbers.weak_labels)

    @cached_property
    def kinds_of_numbers(self) -> Labels:
        """What a label before a number says that it is."""
        return Labels(self._book.numbers)

    @cached_property
    def case_labels(self) -> Lexicon[str]:
        """The labels of case numbers alone."""
        return _flat(self._book.numbers.case_labels)

    @cached_property
    def minutes_words(self) -> Lexicon[str]:
        """Words by which a document calls itself minutes."""
        return _flat(self._book.sections.minutes_words)

    @cached_property
    def agenda_words(self) -> Lexicon[str]:
        """Words by which a document calls itself an agenda."""
        return _flat(self._book.sections.agenda_words)

    @cached_property
    def supplements(self) -> Lexicon[str]:
        """Words by which a document says that it only adds to another agenda."""
        return _flat(self._book.sections.supplements)

    @cached_property
    def not_minutes(self) -> Lexicon[str]:
        """Words by which a document calls itself something else."""
        return _flat(self._book.sections.not_minutes)

    @cached_property
    def standing(self) -> Lexicon[str]:
        """Titles of items that stand on every agenda."""
        return _flat(self._book.standing.titles)

    @cached_property
    def closings(self) -> Lexicon[str]:
        """Words that end a letter."""
        return _flat(self._book.sections.closings)

    @cached_property
    def cancelled(self) -> re.Pattern[str]:
        """Words that say that the meeting was not held."""
        return _alternatives((term.term for term in self._book.sections.cancelled), r"(?<!\w)", r"(?!\w)")


def _alternatives(phrases: Iterable[str], before: str, after: str) -> re.Pattern[str]:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(f"{before}(?:{'|'.join(map(to_regex, longest))}){after}", re.IGNORECASE)


def _before_numbers(words: Iterable[Term]) -> str:
    """Words that stand before a number as a regular expression, the longest first; full stops may be left out."""
    terms = sorted({term.term.rstrip(".") for term in words}, key=lambda t: (-len(t), t))
    return "|".join(to_regex(term).replace(r"\.", r"\.?") for term in terms)
