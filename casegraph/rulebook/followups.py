"""The rules of follow-ups: the words by which a decision or a presentation orders something to be done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from casegraph.danish import VERB_PREFIXES
from casegraph.kinds import DecisionKind, FollowUpKind
from casegraph.rulebook.phrases import Phrases
from casegraph.rulebook.references import phrases
from casegraph.rulebook.schema import RuleModel, Term
from casegraph.rulebook.words import WordTable

_SHORTEST = 4
_WORDS = frozenset(
    {"verbs", "moves", "audience", "strong", "unfinished", "steps", "actors", "report_nouns", "stances", "things"}
)
"""The lists that are no phrases."""
VerbForm = Literal["active", "passive", "infinitive", "participle"]


class DoneVerb(NamedTuple):
    """A form that says a thing was done: the infinitive it is of, whether it is the past, and whether it is no end.

    ``verb`` holds, behind a bar, the noun made of it where that looks unlike: ``udbyde|udbud``.
    """

    verb: str
    past: bool = False
    unfinished: bool = False


class VerbRule(RuleModel):
    """Verbs that order something, in the infinitive; present and passive are made from it by ``-r`` and ``-s``.

    A verb may be followed by words that must stand behind it in the clause: ``følge op``, ``vende tilbage``. ``odd``
    lists verbs that do not inflect so, as ``infinitive present passive`` (``få får fås``). A
    ``performative`` verb does what it says (*der afsættes …*): it orders only with a name or a limit beside it.
    """

    kind: FollowUpKind
    verbs: tuple[Term, ...] = ()
    odd: tuple[Term, ...] = ()
    performative: bool = False


class MoveRule(RuleModel):
    """What an agenda-approving item says of another item: the words, and what they decide about it."""

    kind: DecisionKind
    terms: tuple[Term, ...] = ()


class Verb(NamedTuple):
    """What a word orders: the kind of follow-up, its form, the particle that must follow, if it is performative."""

    kind: FollowUpKind
    form: VerbForm
    particle: str
    performative: bool = False


class FollowupsFile(RuleModel):
    """``followups.yaml``.

    ``verbs`` order. ``wishes`` ask for something (*ønsker*, *anmoder*), ``wished`` do so in the passive, and
    ``report_nouns`` name what is asked for when an answer is to come back. ``riders`` carry a wish without a verb
    (*med ønske om*), ``contributions`` name what somebody is to add. ``reports`` say that what follows is only
    told, ``proposals`` that it is one side's motion or remark, ``orders`` that it binds, ``advice`` that it is no
    order. ``actors`` are who does things in a municipality, ``audience`` whom they
    are told to outside its bodies, single words. ``hearings`` name a public hearing,
    ``postponements`` the putting off of an item, ``sends_on`` where the case goes to. ``telling`` are the words of a
    report that says no more than that it is made, ``promises`` say in a presentation that somebody will come back with
    one, ``steps`` are those of a sentence that tells which body treats the case,
    and nothing else. ``effects`` open what takes effect rather than what is to be done. ``agenda_leads`` introduce
    the topics of a coming meeting.
    ``completions`` say that something was done, ``not_completions`` that it is only planned or done in part,
    whatever ``asides`` stand beside it; ``hearings_over`` that a hearing is over or what came in. ``strong`` are verbs
    written out as *infinitive past participle [noun]*, ``unfinished`` those whose participle tells of no end.
    ``affirmed`` that what follows behind *at* is so.
    ``stances`` are verbs in the present by which a body says what it thinks or decides, and ``things`` what is
    described rather than told to act: neither makes a task of a sentence. ``assigned``, ``dated``, ``tasked`` and
    ``states`` head the columns of a list of actions, or stand before a colon: who, by when, what, how it stands;
    ``done_words`` say in such a list that nothing is left to do.
    ``agenda_titles`` are titles of items that approve the agenda, ``moves`` what they decide about others.
    """

    verbs: tuple[VerbRule, ...] = ()
    wishes: tuple[Term, ...] = ()
    wished: tuple[Term, ...] = ()
    report_nouns: tuple[Term, ...] = ()
    riders: tuple[Term, ...] = ()
    contributions: tuple[Term, ...] = ()
    reports: tuple[Term, ...] = ()
    proposals: tuple[Term, ...] = ()
    orders: tuple[Term, ...] = ()
    advice: tuple[Term, ...] = ()
    actors: tuple[Term, ...] = ()
    audience: tuple[Term, ...] = ()
    hearings: tuple[Term, ...] = ()
    postponements: tuple[Term, ...] = ()
    sends_on: tuple[Term, ...] = ()
    effects: tuple[Term, ...] = ()
    telling: tuple[Term, ...] = ()
    promises: tuple[Term, ...] = ()
    steps: tuple[Term, ...] = ()
    agenda_leads: tuple[Term, ...] = ()
    strong: tuple[Term, ...] = ()
    unfinished: tuple[Term, ...] = ()
    completions: tuple[Term, ...] = ()
    hearings_over: tuple[Term, ...] = ()
    asides: tuple[Term, ...] = ()
    not_completions: tuple[Term, ...] = ()
    affirmed: tuple[Term, ...] = ()
    stances: tuple[Term, ...] = ()
    things: tuple[Term, ...] = ()
    assigned: tuple[Term, ...] = ()
    dated: tuple[Term, ...] = ()
    tasked: tuple[Term, ...] = ()
    states: tuple[Term, ...] = ()
    done_words: tuple[Term, ...] = ()
    agenda_titles: tuple[Term, ...] = ()
    moves: tuple[MoveRule, ...] = ()

    @cached_property
    def verb_words(self) -> WordTable[tuple[Verb, ...]]:
        """Every form of every verb, with all that it can order; what needs a particle comes first."""
        by_word: dict[str, list[Verb]] = {}
        for word, verb in (pair for rule in self.verbs for pair in self._inflected(rule)):
            by_word.setdefault(word, []).append(verb)
        return WordTable(
            (word, tuple(sorted(found, key=lambda verb: not verb.particle))) for word, found in by_word.items()
        )

    @cached_property
    def done_verbs(self) -> WordTable[DoneVerb]:
        """The participle and the past of every verb of doing."""
        infinitives = (term.term.partition(" ") for rule in self.verbs for term in (*rule.verbs, *rule.odd))
        verbs = list(dict.fromkeys(verb for verb, _, rest in infinitives if len(verb) > _SHORTEST))
        forms = [*self._strong_forms(), *(form for verb in verbs for form in self._done_forms(verb))]
        return WordTable((word, one._replace(unfinished=self.is_unfinished(one.verb))) for word, one in forms)

    def _strong_forms(self) -> Iterator[tuple[str, DoneVerb]]:
        for prefix in ("", *VERB_PREFIXES):
            for term in self.strong:
                infinitive, past, participle, *noun = term.term.split()
                verb = "|".join(prefix + word for word in (infinitive, *noun))
                yield prefix + participle, DoneVerb(verb)
                if past != "-":
                    yield prefix + past, DoneVerb(verb, past=True)

    def _inflected(self, rule: VerbRule) -> Iterator[tuple[str, Verb]]:
        for term in rule.verbs:
            verb, _, particle = term.term.partition(" ")
            yield from self._forms(rule, (verb, f"{verb}r", f"{verb}s"), particle)
        for term in rule.odd:
            infinitive, present, passive, *rest = term.term.split()
            yield from self._forms(rule, (infinitive, present, passive), " ".join(rest))

    def _forms(self, rule: VerbRule, words: tuple[str, str, str], particle: str) -> Iterator[tuple[str, Verb]]:
        names: tuple[VerbForm, ...] = ("infinitive", "active", "passive")
        for word, form in zip(words, names, strict=True):
            yield word, Verb(rule.kind, form, particle, rule.performative)
        for word in self._participles(words[0]):
            yield word, Verb(rule.kind, "participle", particle, rule.performative)

    def is_unfinished(self, verb: str) -> bool:
        """Whether what was done by a verb (an infinitive) may still be far from its end."""
        return verb.partition("|")[0] in self._unfinished

    @cached_property
    def _unfinished(self) -> frozenset[str]:
        return frozenset(term.term for term in self.unfinished)

    def _done_forms(self, infinitive: str) -> Iterator[tuple[str, DoneVerb]]:
        """The participles and pasts an infinitive may have; those that are no words do no harm."""
        yield from ((word, DoneVerb(infinitive)) for word in self._participles(infinitive))
        yield from ((infinitive.removesuffix("e") + past, DoneVerb(infinitive, past=True)) for past in ("ede", "te"))

    def _participles(self, infinitive: str) -> list[str]:
        """The participles an infinitive may have; one of them is no word, and does no harm."""
        for term in self.strong:
            ending, _, participle, *_ = term.term.split()
            if infinitive == ending or (len(ending) >= _SHORTEST and infinitive.endswith(ending)):
                return [infinitive.removesuffix(ending) + participle]
        return [infinitive.removesuffix("e") + "et", infinitive.removesuffix("e") + "t"]

    @cached_property
    def actor_words(self) -> WordTable[bool]:
        """Who does things."""
        return WordTable((term.term, True) for term in self.actors)

    @cached_property
    def audience_words(self) -> WordTable[bool]:
        """Whom things are told to that is no body of the municipality."""
        return WordTable((term.term, True) for term in self.audience)

    @cached_property
    def report_words(self) -> WordTable[bool]:
        """What comes back when somebody reports."""
        return WordTable((term.term, True) for term in self.report_nouns)

    @cached_property
    def stance_words(self) -> WordTable[bool]:
        """Verbs in the present that order nothing."""
        return WordTable((term.term, True) for term in self.stances)

    @cached_property
    def step_words(self) -> WordTable[bool]:
        """Words of a sentence that says no more than which body treats the case, and when."""
        return WordTable((term.term, True) for term in self.steps)

    @cached_property
    def telling_words(self) -> WordTable[bool]:
        """Words of a report that says no more than that somebody is told what came of something."""
        return WordTable((term.term, True) for term in self.telling)

    @cached_property
    def thing_words(self) -> WordTable[bool]:
        """What cannot be told to act."""
        return WordTable((term.term, True) for term in self.things)

    @cached_property
    def phrases(self) -> dict[str, Phrases]:
        """Every list of phrases compiled, by its key."""
        lists = [name for name in type(self).model_fields if name not in _WORDS]
        return {name: phrases(getattr(self, name)) for name in lists}

    @cached_property
    def move_phrases(self) -> tuple[tuple[DecisionKind, Phrases], ...]:
        """What is decided about other items, with the compiled words for it."""
        return tuple((rule.kind, phrases(rule.terms)) for rule in self.moves)
