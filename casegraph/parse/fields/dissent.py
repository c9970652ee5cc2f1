"""Votes, reservations and minority statements: quoted apart, and never taken for the decision itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

import re2

from casegraph.danish import sentences
from casegraph.rulebook.decisions import DecisionsFile

# Which of the words of dissent a whole body can utter too.
_REFUSAL = re.compile(r"(?:kan|kunne|ønsker\sikke)\b", re.IGNORECASE)


def is_minority(sentence: str, rules: DecisionsFile) -> bool:
    """Whether a sentence tells how a minority voted or what it holds, and not what was decided."""
    return tells_dissent(sentence, rules) and rules.compiled["majority"].search(sentence) is None


def tells_dissent(sentence: str, rules: DecisionsFile) -> bool:
    """Whether a sentence tells of votes, reservations or a minority.

    A refusal ("kan ikke anbefale") does so only where a group or member utters it: else it is the body's own.
    """
    hit = rules.compiled["dissent"].search(sentence)
    return hit is not None and (not _REFUSAL.match(hit.text) or names_party(sentence[: hit.start], rules))


def dissent(texts: Iterable[str], rules: DecisionsFile) -> tuple[str, ...]:
    """The sentences of a decision that tell of votes, reservations and minorities, as printed, each once."""
    parts = (text[start:end] for text in texts for start, end in sentences(text))
    return tuple(dict.fromkeys(part for part in parts if tells_dissent(part, rules)))


def names_party(text: str, rules: DecisionsFile) -> bool:
    """Whether ``text`` names a group of voters or one of its members: "Lis Toft (A)", "SF", "et mindretal"."""
    return any(re2.search(pattern, text) for pattern in rules.party)
