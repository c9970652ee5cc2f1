"""Whether a sentence speaks of the matter that a title names: by its figures, and by the step that went before."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Literal

from casegraph import danish
from casegraph.rulebook.references import ReferencesFile

# "Lokalplan nr. 4.12", "skema A", "tillæg 7": what is numbered, and its number; a year is none.
_NUMBERED = re.compile(
    r"\b(?P<what>[^\W\d_]{4,30})\s+(?:(?i:nr)\.?\s*|(?i:nummer)\s+)?(?P<number>(?!(?:19|20)\d\d\b)\d{1,4}(?:[.\-]\d{1,3})*|[A-D](?!\w|\.\w))\b"
)
# "2. kvartal", "1. halvår", "pr. 30. april": the period of a report.
_PERIOD = re.compile(r"\b(?P<number>[1-4])\.\s?(?P<what>kvartal|halvår|tertial)\b", re.IGNORECASE)
_AT = re.compile(r"\b(?P<what>pr)\.\s+(?P<number>\d{1,2}\.\s?[a-zæøå]{3,9})\b", re.IGNORECASE)
# "dispensation fra lokalplan 17": the plan is not the matter.
_BY_RULE = re.compile(r"\b(?:fra|efter|under|inden for|jf\.?|i henhold til|i strid med)\s+\Z", re.IGNORECASE)
# Letters of a title that are looked at, and before a number those that may say that it is of a rule.
_LONGEST, _REACH = 500, 20


def figures(title: str, text: str) -> Literal["same", "other", "a rule"] | None:
    """Whether ``text`` names by its number what the title names by one, another of its kind, or the rule that the title
    names by one; else ``None``.
    """
    own, told = _own(title[:_LONGEST]), _numbered(text)
    common = [what for what in own if what in told]
    if any(own[what] & told[what] for what in common):
        return "same"
    if common:
        return "other"
    every = _numbered(title[:_LONGEST])
    return "a rule" if any(every[what] & told[what] for what in every if what in told) else None


@lru_cache(maxsize=64)
def _own(title: str) -> dict[str, set[str]]:
    return _numbered(title, own=True)


def _numbered(text: str, *, own: bool = False) -> dict[str, set[str]]:
    """The numbers of each thing that ``text`` numbers; of a title's ``own`` those that are its matter."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pattern in (_NUMBERED, _PERIOD, _AT):
        for one in pattern.finditer(text):
            if not (own and _BY_RULE.search(text[max(one.start() - _REACH, 0) : one.start()])):
                found[danish.stem(one["what"])].add(one["number"].lower().replace(" ", ""))
    return found


def goes_on(title: str, text: str, rules: ReferencesFile) -> bool:
    """Whether ``text`` tells of the step that a matter with this title goes on from.

    Sent to a hearing, put off or sent to another body it comes back; what was granted is accounted for.
    """
    phrases = rules.phrases
    if phrases["heard"].search(text) or phrases["put_off"].search(text):
        return True
    return phrases["accounted"].search(title) is not None and phrases["granted"].search(text) is not None
