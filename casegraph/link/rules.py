"""The rules that linking needs, as plain data: no YAML and no pydantic reach this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.rulebook.book import Rulebook
    from casegraph.rulebook.linking import LinkingFile
    from casegraph.rulebook.schema import Term


@dataclass(frozen=True, slots=True)
class StageRules:
    """Phrases of titles that say which stage of a longer course a case is.

    ``ladders`` hold the phrases of each step of each ladder, and the frame that all of its steps may have; ``own`` are
    the steps (by ladder and step) after which another case begins for certain.
    """

    ladders: tuple[tuple[tuple[str, ...], ...], ...] = ()
    frame: tuple[str, ...] = ()
    own: tuple[tuple[int, ...], ...] = ()
    documents: tuple[str, ...] = ()
    not_documents: tuple[str, ...] = ()
    midway: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()

    @classmethod
    def from_file(cls, file: LinkingFile) -> StageRules:
        """The stages of ``linking.yaml``."""
        return cls(
            ladders=tuple(tuple(_phrases(step.terms) for step in ladder.steps) for ladder in file.ladders),
            own=tuple(
                (number, place)
                for number, ladder in enumerate(file.ladders)
                for place, step in enumerate(ladder.steps)
                if step.own
            ),
            frame=_phrases(term for ladder in file.ladders for term in ladder.frame),
            documents=_phrases(file.documents),
            not_documents=_phrases(file.not_documents),
            midway=_phrases(file.midway),
            renewed=_phrases(file.renewed),
        )


@dataclass(frozen=True, slots=True)
class PartRules:
    """Phrases that say of which larger matter something is a part: see ``linking.yaml``."""

    titles: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @classmethod
    def from_file(cls, file: LinkingFile) -> PartRules:
        """The words of parts of ``linking.yaml``."""
        return cls(
            titles=_phrases(file.part_of),
            behind=_phrases(file.part_behind),
            inside=_phrases(file.part_inside),
            prose=_phrases(file.part_of_prose),
            denied=_phrases(file.not_part_of),
            wholes=_phrases(file.wholes),
            words=_phrases(file.part_words),
        )


@dataclass(frozen=True, slots=True)
class LinkRules:
    """Phrases (in the language of :mod:`casegraph.rulebook.phrases`) about the titles of items.

    ``order`` say where a matter stands (*1. behandling*, *endelig vedtagelse*), ``periods`` which period a report is
    for; neither says what the matter is. ``standing`` are whole titles of fixed points of an agenda. ``weak`` are words
    that stand in titles everywhere (*plan*, *tilskud*), so that a small corpus does not take them for rare. ``phases``
    hold the phrases of each stretch of a matter's life, from first to last, and ``hearing_phase`` the place of the one
    that a hearing belongs to (-1 for none); ``aftermath`` are words of titles that tell what came of a matter,
    ``opposites`` pairs of lists of words of which two titles of one matter do not have one each, but where others ask
    for it (``asked_for``); ``sequence`` words before the letter or number of a part, ``reports`` what is counted within
    a year, ``agenda`` phrases in prose before the number of another item of the agenda, ``own_item`` those that say
    without one that something is an item there, ``next_item`` and ``previous_item`` that it is the one behind or
    before, ``cited`` those before what another case is about, ``aside`` those behind which a sentence is of other
    matters too, ``likened`` those with which it names another, ``own_matter`` those that say that a matter
    came here or is this very one, ``plans`` what is known by a number, ``plan_beside`` and ``plan_used`` words of
    titles that name a plan and are not of it, ``streets`` what names of streets end in,
    ``nameless`` words that are printed as names and are none; ``resumed`` phrases that point
    at the last meeting. ``stages`` and ``parts`` tell related cases. ``marks`` are what a title may have behind it in
    brackets, ``again`` phrases of a title that take a matter up again; ``short`` are short forms with the word each
    stands for, ``before_names`` those that stand before a name.
    """

    order: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    phases: tuple[tuple[str, ...], ...] = ()
    hearing_phase: int = -1
    aftermath: tuple[str, ...] = ()
    opposites: tuple[tuple[tuple[str, ...], ...], ...] = ()
    asked_for: tuple[str, ...] = ()
    sequence: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    own_item: tuple[str, ...] = ()
    next_item: tuple[str, ...] = ()
    previous_item: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    likened: tuple[str, ...] = ()
    own_matter: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    plan_beside: tuple[str, ...] = ()
    plan_used: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    resumed: tuple[str, ...] = ()
    stages: StageRules = StageRules()
    parts: PartRules = PartRules()
    marks: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    short: tuple[tuple[str, ...], ...] = ()
    before_names: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def from_book(cls, book: Rulebook) -> LinkRules:
        """The rules of a rulebook that linking needs."""
        return cls(
            order=_phrases(book.order.order),
            periods=_phrases(book.order.periods),
            standing=_phrases(book.standing.titles),
            weak=_phrases(book.order.weak),
            phases=tuple(_phrases(phase.terms) for phase in book.linking.phases),
            hearing_phase=next((at for at, phase in enumerate(book.linking.phases) if phase.heard), -1),
            aftermath=_phrases(book.linking.aftermath),
            asked_for=_phrases(book.linking.asked_for),
            opposites=tuple((_phrases(pair.one), _phrases(pair.other)) for pair in book.linking.opposites),
            sequence=_phrases(book.linking.sequence),
            reports=_phrases(book.linking.reports),
            agenda=_phrases(book.linking.agenda),
            own_item=_phrases(book.linking.own_item),
            next_item=_phrases(book.linking.next_item),
            previous_item=_phrases(book.linking.previous_item),
            cited=_phrases(book.linking.cited),
            aside=_phrases(book.linking.aside),
            likened=_phrases(book.linking.likened),
            own_matter=_phrases(book.linking.own_matter),
            plans=_phrases(book.linking.plans),
            plan_beside=_phrases(book.linking.plan_beside),
            plan_used=_phrases(book.linking.plan_used),
            streets=_phrases(book.linking.streets),
            nameless=_phrases(book.linking.nameless),
            resumed=_phrases(book.linking.resumed),
            stages=StageRules.from_file(book.linking),
            parts=PartRules.from_file(book.linking),
            marks=_phrases(book.order.marks),
            again=_phrases(book.linking.again),
            short=tuple(sorted(book.linking.short.items())),
            before_names=tuple(sorted(book.linking.before_names.items())),
        )


def _phrases(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(sorted({term.term for term in terms}))
