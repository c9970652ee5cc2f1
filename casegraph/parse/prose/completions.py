"""Words that say something *was* done: nothing else in prose closes a task."""

from __future__ import annotations

import re

from casegraph.kinds import SectionRole
from casegraph.model import Completion
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.passages import clauses, passages

# Prose that tells how things stand; what is only recommended or decided is not yet done.
_TELLING: tuple[SectionRole, ...] = ("summary", "presentation", "economy", "other", "decision")
_PART_OF = re.compile(r"\b\d{1,4}\s(?:ud\s)?af\s(?:de\s)?(?:i\salt\s)?\d{1,4}\b")  # "21 af 28 indsatser"
_SUBJECT = re.compile(r"\w{3,}")


def find_completions(context: ItemContext) -> tuple[Completion, ...]:
    """The sentences that say a thing was done, with what; conditions, plans and negations are none."""
    rules = context.tools.book.followups
    found: list[Completion] = []
    for passage in passages(context, *_TELLING):
        for start, end in clauses(passage.text):
            clause = passage.text[start:end]
            hit = rules.phrases["completions"].search(clause)
            if hit is None or _PART_OF.search(clause) or rules.phrases["not_completions"].search(clause):
                continue
            # "er afsluttet" alone does not say what: the sentence before it may be about anything.
            if _SUBJECT.search(clause[: hit.start]) or len(hit.text.split()) > 2:
                found.append(Completion(passage.text, passage.place))
                break
    return tuple(found)
