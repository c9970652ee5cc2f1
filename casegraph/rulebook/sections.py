"""The rules of sections: under which headings the parts of an item stand, and other words that give a page its form."""

from __future__ import annotations

from functools import cached_property

from casegraph.kinds import SectionRole
from casegraph.rulebook.schema import RuleModel, Term


class SectionRule(RuleModel):
    """Headings of one role.

    ``value`` says that one value follows rather than text (the item type under "Sagstype"), so that the next line is
    never a heading. ``weak`` headings are also ordinary words of a presentation ("Baggrund", "Klima"): they count as
    sections only where the document repeats them from item to item.
    """

    id: str
    role: SectionRole
    terms: tuple[Term, ...] = ()
    value: bool = False
    weak: bool = False


class SectionsFile(RuleModel):
    """``sections.yaml``: section headings by role, and the vocabulary of contents lists, groups, flags and furniture.

    ``contents`` head a list of contents, ``item_lists`` a list that may be the agenda itself; ``tail`` begins what
    belongs to no item, ``signed`` before a day and names, ``next_meeting`` before a colon and a day, and ``foot``
    wherever it stands on a short line with a day. ``open_groups`` and ``closed_groups`` head a
    run of items, ``open_flags`` and ``closed_flags`` mark one, behind one of ``flag_labels`` too.
    ``furniture`` are whole lines of a web page or printer,
    ``boilerplate`` any line that holds the words, ``spoken`` what is said behind a heading to those who only hear it.
    ``item_words`` stand before an item's number, ``answer_words`` before that of one which is answered ("Ad 3"),
    ``not_item_words`` before other numbers, ``title_labels`` before the
    title of an item whose number stands above; ``number_columns`` and ``title_columns`` head those columns of a table
    with a row for each item, beside ``item_words`` and ``title_labels``; ``decision_words`` and ``filler`` are what
    else a heading that records a treatment ("Beslutning i Byrådet den …") may hold; ``verdicts`` begin a decision's
    text. ``not_minutes`` name documents of another kind, ``closings`` end a letter, ``minutes_words`` and
    ``agenda_words`` name our own, ``supplements`` those that only add to another agenda.
    """

    sections: tuple[SectionRule, ...] = ()
    contents: tuple[Term, ...] = ()
    item_lists: tuple[Term, ...] = ()
    tail: tuple[Term, ...] = ()
    signed: tuple[Term, ...] = ()
    next_meeting: tuple[Term, ...] = ()
    foot: tuple[Term, ...] = ()
    open_groups: tuple[Term, ...] = ()
    closed_groups: tuple[Term, ...] = ()
    open_flags: tuple[Term, ...] = ()
    closed_flags: tuple[Term, ...] = ()
    flag_labels: tuple[Term, ...] = ()
    furniture: tuple[Term, ...] = ()
    boilerplate: tuple[Term, ...] = ()
    item_words: tuple[Term, ...] = ()
    answer_words: tuple[Term, ...] = ()
    not_item_words: tuple[Term, ...] = ()
    title_labels: tuple[Term, ...] = ()
    number_columns: tuple[Term, ...] = ()
    title_columns: tuple[Term, ...] = ()
    decision_words: tuple[Term, ...] = ()
    spoken: tuple[Term, ...] = ()
    filler: tuple[Term, ...] = ()
    verdicts: tuple[Term, ...] = ()
    cancelled: tuple[Term, ...] = ()
    minutes_words: tuple[Term, ...] = ()
    agenda_words: tuple[Term, ...] = ()
    supplements: tuple[Term, ...] = ()
    not_minutes: tuple[Term, ...] = ()
    closings: tuple[Term, ...] = ()

    @cached_property
    def headings(self) -> tuple[tuple[str, SectionRule], ...]:
        """Every heading with its rule, in the order of the file."""
        return tuple((term.term, rule) for rule in self.sections for term in rule.terms)


def words(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The bare phrases of ``terms``."""
    return tuple(term.term for term in terms)
