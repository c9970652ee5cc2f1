"""The rules of decisions: which words decide what, and what stands beside a decision without being one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field

from casegraph.kinds import DecisionKind
from casegraph.rulebook.phrases import Phrases
from casegraph.rulebook.schema import Re2Pattern, RuleModel, Term

Position = Literal["onward", "fate", "alone", "opening", "said", "object", "weak"]
POSITIONS: tuple[Position, ...] = ("onward", "fate", "alone", "opening", "said", "object", "weak")


class KindWords(RuleModel):
    """The wordings of one kind of decision, by where in a sentence they count.

    ``said`` anywhere in the main clause; ``opening`` only where a sentence begins; ``alone`` only as a whole sentence;
    ``object`` only after a verb of deciding ("besluttede at udsætte …"); ``fate`` anywhere, because it names the case
    itself ("sagen udsættes"); ``onward`` like ``fate``, but over an approval too ("oversendes … med anbefaling");
    ``weak`` only where nothing else decides. ``negated`` is the kind of the same words after a negation.
    """

    said: tuple[Term, ...] = ()
    opening: tuple[Term, ...] = ()
    alone: tuple[Term, ...] = ()
    object: tuple[Term, ...] = ()
    fate: tuple[Term, ...] = ()
    onward: tuple[Term, ...] = ()
    weak: tuple[Term, ...] = ()
    negated: DecisionKind | None = None


@dataclass(frozen=True)
class Wordings:
    """The phrases of all kinds for one position, compiled together; ``kinds`` has the kind of each phrase."""

    phrases: Phrases
    kinds: tuple[DecisionKind, ...]


class DecisionsFile(RuleModel):
    """``decisions.yaml``: the wordings of every kind, and the words around decisions.

    ``furthest`` orders the kinds from the one that carries a case furthest, for decisions that differ by clause;
    ``soft`` are kinds that a later sentence of the same decision may overrule. ``nothing`` is printed where nothing
    was decided. ``subordinate`` (and ``after_comma`` behind a comma) begins a clause that decides nothing by
    itself, unless a verb of ``deciding`` stands before it; ``joints`` stand between two decisions of one sentence.
    ``refusing`` words say that the approval in another sentence is of a refusal.
    ``negations`` turn a decision round, ``attributes`` before a participle make it an adjective ("den godkendte
    plan"), ``bygone`` words make it the past. ``set_aside`` are sentences about amendments and motions,
    ``proposing`` begins one that tells what was recommended to the meeting, not by it. ``moving`` words say that a
    member moves something, a sentence that begins with ``lost`` words that it fell, and ``carried`` words that by then
    something else is told. ``other_items`` are words before the number of another item, ``clause_words`` words before
    the number of a clause of the recommendation.
    ``absence`` are labels, and ``absent`` endings of sentences, that tell who was not there; ``interest`` words for one
    who stood aside, which is more.
    ``dissent`` are votes, reservations and minority statements; ``party`` is how a voting group is printed,
    ``majority`` what shows that it won.
    """

    kinds: dict[DecisionKind, KindWords] = Field(default_factory=dict)
    furthest: tuple[DecisionKind, ...] = ()
    soft: tuple[DecisionKind, ...] = ()
    nothing: tuple[Term, ...] = ()
    subordinate: tuple[Term, ...] = ()
    after_comma: tuple[Term, ...] = ()
    deciding: tuple[Term, ...] = ()
    negations: tuple[Term, ...] = ()
    attributes: tuple[Term, ...] = ()
    bygone: tuple[Term, ...] = ()
    joints: tuple[Term, ...] = ()
    refusing: tuple[Term, ...] = ()
    set_aside: tuple[Term, ...] = ()
    proposing: tuple[Term, ...] = ()
    moving: tuple[Term, ...] = ()
    lost: tuple[Term, ...] = ()
    carried: tuple[Term, ...] = ()
    other_items: tuple[Term, ...] = ()
    clause_words: tuple[Term, ...] = ()
    absence: tuple[Term, ...] = ()
    absent: tuple[Term, ...] = ()
    interest: tuple[Term, ...] = ()
    dissent: tuple[Term, ...] = ()
    party: tuple[Re2Pattern, ...] = ()
    majority: tuple[Term, ...] = ()

    @cached_property
    def wordings(self) -> dict[Position, Wordings]:
        """The wordings of every kind, compiled, by position."""
        return {position: self._wordings(position) for position in POSITIONS}

    @cached_property
    def rank(self) -> dict[DecisionKind, int]:
        """The place of every kind in ``furthest``; the smaller, the further."""
        return {kind: place for place, kind in enumerate(self.furthest)}

    @cached_property
    def typed(self) -> tuple[tuple[str, DecisionKind], ...]:
        """Every wording without signs, in lower case, that is long enough to be recognised with a letter wrong."""
        found = {
            (term.term.lower(), kind)
            for kind, words in self.kinds.items()
            for term in (*words.said, *words.opening, *words.alone)
            if not set(term.term) & set("*()|[]…") and len(term.term) >= 7
        }
        return tuple(sorted(found))

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every single word of the wordings, in lower case: none of them is another one mistyped."""
        terms = (
            term.term
            for words in self.kinds.values()
            for position in POSITIONS
            for term in getattr(words, position, ())
        )
        return frozenset(word.lower() for term in terms for word in re.findall(r"[^\W\d_]+", term))

    @cached_property
    def compiled(self) -> dict[str, Phrases]:
        """The other lists of words by the name of their key, compiled."""
        names = ("nothing", "subordinate", "after_comma", "deciding", "negations", "attributes", "bygone", "joints")
        more = (
            "refusing",
            "set_aside",
            "proposing",
            "moving",
            "lost",
            "carried",
            "other_items",
            "clause_words",
            "absence",
            "absent",
            "interest",
            "dissent",
            "majority",
        )
        return {name: phrases(getattr(self, name)) for name in (*names, *more)}

    def _wordings(self, position: Position) -> Wordings:
        pairs = [
            (term.term, kind) for kind, words in sorted(self.kinds.items()) for term in getattr(words, position, ())
        ]
        return Wordings(Phrases(term for term, _ in pairs), tuple(kind for _, kind in pairs))


def phrases(terms: Iterable[Term]) -> Phrases:
    """The terms of one list, compiled together."""
    return Phrases(term.term for term in terms)
