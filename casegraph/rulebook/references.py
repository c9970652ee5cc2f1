"""The rules of references: the words by which prose tells what a body did, or will do, and when."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, NamedTuple

from casegraph.kinds import ReferenceKind
from casegraph.rulebook.phrases import Phrases
from casegraph.rulebook.schema import RuleModel, Term
from casegraph.rulebook.words import WordTable

EventForm = Literal["past", "participle", "present", "infinitive", "noun"]


class EventRule(RuleModel):
    """Words for one kind of act of a body, by grammatical form; single words, ``*`` for any letters."""

    kind: ReferenceKind
    past: tuple[Term, ...] = ()
    participle: tuple[Term, ...] = ()
    present: tuple[Term, ...] = ()
    infinitive: tuple[Term, ...] = ()
    noun: tuple[Term, ...] = ()


class Event(NamedTuple):
    """What a word says of an act: its kind, and the form it stands in."""

    kind: ReferenceKind
    form: EventForm


class ReferencesFile(RuleModel):
    """``references.yaml``.

    ``own_body`` are words for the meeting's own body (*udvalget*); ``own_meeting`` stand before the day of an earlier
    meeting of it, where the matter was put off. ``past_signs`` and ``planned_signs`` are words that settle the tense;
    ``past_leads`` and ``planned_leads`` do so for the list they introduce, ``calendar_leads`` tell that the list is a
    calendar, ``case_leads`` that it is the case's own course. ``other_dates`` stand right before a date that is not the
    day of a treatment, ``effects`` open a clause about when something takes effect, ``not_treatments`` stand before a
    body that only receives or is elected. ``this_case`` are words for the matter at hand, ``other_case`` for another
    one, ``matters`` what a matter may be called before a clause about it, ``replaced`` for documents an item may
    replace, ``in_force`` for what holds until then, ``neighbours`` for the report before or after, ``schedules`` for
    titles that are about dates, ``reports`` and ``motions`` for those of reports and motions, ``beside`` for what is
    only compared. ``heard`` and ``put_off`` tell of a step that a matter comes back from, ``ordered`` that it was asked
    for, ``comes_up`` right before a day that it comes on that day; what was ``granted`` goes before a title of what is
    ``accounted`` for. ``item_words`` and ``former_words`` stand before the number of an item or before a former case
    number, ``not_former`` words before those that tell of something else.
    """

    events: tuple[EventRule, ...] = ()
    own_body: tuple[Term, ...] = ()
    own_meeting: tuple[Term, ...] = ()
    past_signs: tuple[Term, ...] = ()
    planned_signs: tuple[Term, ...] = ()
    past_leads: tuple[Term, ...] = ()
    planned_leads: tuple[Term, ...] = ()
    calendar_leads: tuple[Term, ...] = ()
    case_leads: tuple[Term, ...] = ()
    other_dates: tuple[Term, ...] = ()
    effects: tuple[Term, ...] = ()
    not_treatments: tuple[Term, ...] = ()
    this_case: tuple[Term, ...] = ()
    other_case: tuple[Term, ...] = ()
    matters: tuple[Term, ...] = ()
    replaced: tuple[Term, ...] = ()
    in_force: tuple[Term, ...] = ()
    neighbours: tuple[Term, ...] = ()
    schedules: tuple[Term, ...] = ()
    reports: tuple[Term, ...] = ()
    motions: tuple[Term, ...] = ()
    beside: tuple[Term, ...] = ()
    heard: tuple[Term, ...] = ()
    put_off: tuple[Term, ...] = ()
    ordered: tuple[Term, ...] = ()
    comes_up: tuple[Term, ...] = ()
    granted: tuple[Term, ...] = ()
    accounted: tuple[Term, ...] = ()
    empty_words: tuple[Term, ...] = ()
    item_words: tuple[Term, ...] = ()
    former_words: tuple[Term, ...] = ()
    not_former: tuple[Term, ...] = ()

    @cached_property
    def event_words(self) -> WordTable[Event]:
        """Every word for an act."""
        words = (
            (term.term, Event(rule.kind, form))
            for rule in self.events
            for form, terms in _forms(rule)
            for term in terms
        )
        return WordTable(words, forgiving=True)

    @cached_property
    def phrases(self) -> dict[str, Phrases]:
        """Every list of phrases compiled, by its key."""
        lists = [name for name in type(self).model_fields if name != "events"]
        return {name: phrases(getattr(self, name)) for name in lists}

    @cached_property
    def empty(self) -> WordTable[bool]:
        """Words of a title that say nothing about its matter."""
        return WordTable((term.term, True) for term in self.empty_words)


def phrases(terms: tuple[Term, ...]) -> Phrases:
    """``terms`` compiled into one search."""
    return Phrases(term.term for term in terms)


def _forms(rule: EventRule) -> tuple[tuple[EventForm, tuple[Term, ...]], ...]:
    return (
        ("past", rule.past),
        ("participle", rule.participle),
        ("present", rule.present),
        ("infinitive", rule.infinitive),
        ("noun", rule.noun),
    )
