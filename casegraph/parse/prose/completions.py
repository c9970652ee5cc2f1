"""Words that say something *was* done: nothing else in prose closes a task."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegraph.kinds import SectionRole
from casegraph.model import Completion
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.passages import Passage, clauses, passages
from casegraph.rulebook.followups import DoneVerb, FollowupsFile

# Prose that tells how things stand; what is only recommended or decided is not yet done.
_TELLING: tuple[SectionRole, ...] = ("summary", "presentation", "economy", "hearing", "other", "decision")
_PART_OF = re.compile(r"\b\d{1,4}\s(?:ud\s)?af\s(?:de\s)?(?:i\salt\s)?\d{1,4}\b")  # "21 af 28 indsatser"
_SUBJECT = re.compile(r"\w{3,}")
_THAT = re.compile(r"^\s*(?:og\s)?at\b", re.IGNORECASE)
# What was looked into is no plan: "har undersøgt, om hallen kan udvides".
_QUESTION = re.compile(
    r",?\s(?:om|hvad|hvordan|hvorledes|hvorvidt|hvilke[nt]?|hvem|hvor|hvornår)\s(?!at\b)(?=.*\b(?:kan|vil|skal|bør)\b)"
)
_IS_OR_HAS = r"\b(?:er|blev|har|havde|var|blevet|fik|fået)\s"
_HAS_BEEN = re.compile(rf"{_IS_OR_HAS}(?:[\w-]+\s){{0,8}}$", re.IGNORECASE)
_BECAME = re.compile(r"\bblev\s(?:[\w-]+\s){0,8}$", re.IGNORECASE)
# A weak participle that no rule knows: right behind its verb, or last in its clause.
_NEAR = re.compile(
    rf"{_IS_OR_HAS}(?:(?:nu|også|siden|allerede|endelig|hermed|som\s\w+|blevet|i\smellemtiden|efterfølgende)\s)*"
    r"(?P<verb>[a-zæøå]{3,24}t)\b"
)
_LAST = re.compile(r"\b(?P<before>[\w-]+)\s(?P<verb>[a-zæøå]{3,24}t)\s*[.,;:]?\s*$")
_NO_VERB = re.compile(
    r"(?:i[gk]t|igst|isk|mt|løst|fuldt|ret|tet|heden|este)$|"
    r"^(?:godt|sket|meget|andet|noget|intet|alt|blot|stort|kort|langt|flot|sandt|rent|åbent|nyt|ledigt|først|sidst|tæt|let|fast|ligget)$"
)
_NO_PARTICIPLE_BEHIND = re.compile(
    r"^(?:i|på|af|til|for|ved|med|om|fra|det|et|under|over|efter|den|de|som|hele|samt|og)$", re.IGNORECASE
)
_MOST = 4
_PARTS = 2


def find_completions(context: ItemContext) -> tuple[Completion, ...]:
    """The sentences that say a thing was done, with what; conditions, plans and negations are none."""
    return tuple(one for passage in passages(context, *_TELLING) for one in _completions(context, passage))


def _completions(context: ItemContext, passage: Passage) -> Iterator[Completion]:
    """What a sentence says was done; "det oplyses, at …" does, "det er et krav, at …" does not."""
    rules = context.tools.book.followups
    if _labelled(passage.text, rules):
        yield Completion(passage.text, passage.place)
        return
    found: dict[Completion, None] = {}
    for start, end in clauses(passage.text):
        clause = passage.text[start:end]
        if _PART_OF.search(clause) or _is_open(clause, rules):
            continue
        if _THAT.match(clause) and not rules.phrases["affirmed"].search(passage.text[:start]):
            continue
        found |= dict.fromkeys(_said(clause, passage, rules))
    yield from list(found)[:_MOST]


def _is_open(clause: str, rules: FollowupsFile) -> bool:
    """Whether a clause tells of a plan, a condition or what is lacking, whatever it says beside that."""
    asked = _QUESTION.search(clause)
    clause = clause[: asked.start()] if asked else clause
    for aside in rules.phrases["asides"].finditer(clause):
        clause = clause[: aside.start] + " " * (aside.end - aside.start) + clause[aside.end :]
    return rules.phrases["not_completions"].search(clause) is not None


def _said(clause: str, passage: Passage, rules: FollowupsFile) -> Iterator[Completion]:
    """What a clause says was done: of a hearing, of anything, or by one verb or more."""
    if rules.phrases["hearings_over"].search(clause):
        yield Completion(passage.text, passage.place, hearing=True)
        return
    hit = rules.phrases["completions"].search(clause)
    # "er afsluttet" alone does not say what: the sentence before it may be about anything.
    if hit and (_SUBJECT.search(clause[: hit.start]) or _SUBJECT.search(clause[hit.end :])):
        yield Completion(passage.text, passage.place)
        return
    decided = passage.role == "decision"
    verbs = list(_done(clause, rules, decided=decided))
    for done in verbs:
        yield Completion(passage.text, passage.place, done.verb, done.unfinished)
    if not verbs and not decided:
        # A word that only looks like a verb must stand beside the thing itself.
        said = clause.removeprefix("at ").strip(" ,;")
        yield from (Completion(said, passage.place, one.verb, one.unfinished) for one in _unknown(clause, rules))


def _labelled(text: str, rules: FollowupsFile) -> bool:
    """Whether a line names a thing and, behind or before a colon or a dash, that it is done: "Ny skiltning: udført"."""
    parts = [part.strip(" .•*-–—()[]") for part in re.split(r":|\s[-–—]\s|\s\(", text) if part.strip(" .")]
    if len(parts) < _PARTS:
        return False
    words = rules.phrases["done_words"]
    ends = (parts[0], parts[-1])
    return any(words.fullmatch(end) for end in ends) and any(_SUBJECT.search(part) for part in parts)


def _done(clause: str, rules: FollowupsFile, *, decided: bool) -> Iterator[DoneVerb]:
    """The verbs a clause says that a thing was done by: a participle behind *er*, *blev* or *har*, or the past.

    In a decision *blev* and the past tell of the meeting itself.
    """
    for hit in rules.done_verbs.find(clause):
        before = clause[: hit.start]
        if hit.tag.past:
            told = not decided and bool(_SUBJECT.search(before))
        elif _HAS_BEEN.search(before):
            told = not (decided and _BECAME.search(before))
        else:
            told = _is_label(before) and not clause[hit.end :].strip(" .")
        if told:
            yield hit.tag


def _is_label(before: str) -> bool:
    return before.rstrip().endswith((":", "–", "-")) and bool(_SUBJECT.search(before))


def _unknown(clause: str, rules: FollowupsFile) -> Iterator[DoneVerb]:
    """A weak participle of a verb that no rule knows: "loftet er kalket"."""
    last = _LAST.search(clause)
    if last and (_NO_PARTICIPLE_BEHIND.match(last["before"]) or not _HAS_BEEN.search(clause[: last.start("verb")])):
        last = None
    for found in (_NEAR.search(clause), last):
        word = found["verb"] if found else ""
        if word and not _NO_VERB.search(word):
            verb = (word.removesuffix("t").removesuffix("e")) + "e"
            yield DoneVerb(verb, unfinished=rules.is_unfinished(verb))
            return
