"""Words that say something *was* done: nothing else in prose closes a task."""

from __future__ import annotations

import re

from casegraph.kinds import SectionRole
from casegraph.model import Completion
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.passages import Passage, clauses, passages
from casegraph.rulebook.followups import FollowupsFile

# Prose that tells how things stand; what is only recommended or decided is not yet done.
_TELLING: tuple[SectionRole, ...] = ("summary", "presentation", "economy", "other", "decision")
_PART_OF = re.compile(r"\b\d{1,4}\s(?:ud\s)?af\s(?:de\s)?(?:i\salt\s)?\d{1,4}\b")  # "21 af 28 indsatser"
_SUBJECT = re.compile(r"\w{3,}")
_THAT = re.compile(r"^\s*at\b", re.IGNORECASE)
_HAS_BEEN = re.compile(r"\b(?:er|blev|har|havde|var|blevet)\s(?:[\w-]+\s){0,8}$", re.IGNORECASE)


def find_completions(context: ItemContext) -> tuple[Completion, ...]:
    """The sentences that say a thing was done, with what; conditions, plans and negations are none."""
    found = (_completion(context, passage) for passage in passages(context, *_TELLING))
    return tuple(one for one in found if one)


def _completion(context: ItemContext, passage: Passage) -> Completion | None:
    """The first clause of a sentence that says so; "det oplyses, at …" does, "det er et krav, at …" does not."""
    rules = context.tools.book.followups
    for start, end in clauses(passage.text):
        clause = passage.text[start:end]
        if _PART_OF.search(clause) or rules.phrases["not_completions"].search(clause):
            continue
        if _THAT.match(clause) and not rules.phrases["affirmed"].search(passage.text[:start]):
            continue
        hit = rules.phrases["completions"].search(clause)
        # "er afsluttet" alone does not say what: the sentence before it may be about anything.
        if hit and (_SUBJECT.search(clause[: hit.start]) or len(hit.text.split()) > 2):
            return Completion(passage.text, passage.place)
        verb = _done(clause, rules)
        if verb and passage.role != "decision":
            return Completion(passage.text, passage.place, verb)
    return None


def _done(clause: str, rules: FollowupsFile) -> str | None:
    """The verb a clause says that a thing was done by: its participle behind *er*, *blev* or *har*, or its past."""
    for hit in rules.done_verbs.find(clause):
        past = hit.text.lower().endswith(("ede", "te"))
        if _SUBJECT.search(clause[: hit.start]) if past else _HAS_BEEN.search(clause[: hit.start]):
            return hit.tag
    return None
