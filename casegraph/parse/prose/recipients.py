"""Whom a report is for: what goes to somebody else than a body of the municipality is a task."""

from __future__ import annotations

import re

from casegraph.parse.context import ItemContext

# "orienterer naboerne om …", "naboerne orienteres", "fremlægger regnskabet for beboerne", "rapporterer til styrelsen".
_TELLS = re.compile(r"\b(?:orientere|briefe|holde)[rs]?\s+(?P<who>[^\W\d_][\w-]*)", re.IGNORECASE)
_TOLD = re.compile(r"(?:^|\bat\s)(?P<who>[^\W\d_][\w-]*(?:\s[\w-]+){0,3}?)\s(?:skal\s)?orienteres\b", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:fremlægge|præsentere|forelægge|redegøre|rapportere|afrapportere|evaluere|tilbagemelde)[rs]?\b[^,.;:]{0,80}?\s"
    r"(?:over\sfor|overfor|for|til|med)\s(?P<who>[^\W\d_][\w-]*)",
    re.IGNORECASE,
)
_NOUN_TO = re.compile(
    r"\b(?:orientering|information|redegørelse|rapport|notat|oplæg|svar|besked|tilbagemelding|status)\s(?:til|for)\s(?P<who>[^\W\d_][\w-]*)",
    re.IGNORECASE,
)


def reports_elsewhere(context: ItemContext, part: str) -> bool:
    """Whether the words name whom a report goes to, and that is no body: "orienterer naboerne om gravearbejdet"."""
    return any(
        _is_somebody(context, found["who"], part[found.start("who") :])
        for pattern in (_TELLS, _TOLD, _TO, _NOUN_TO)
        for found in pattern.finditer(part)
    )


def _is_somebody(context: ItemContext, who: str, text: str) -> bool:
    """Whether a word is a group or an authority that is no body, nor a word for the meeting's own."""
    rules = context.tools.book.followups
    words = who.split()
    if not rules.audience_words.tag(words[0]) and not rules.audience_words.tag(words[-1]):
        return False
    bodies = context.tools.bodies.find(text[: len(who) + 30])
    own = context.tools.book.references.phrases["own_body"].search(text[: len(who)])
    return not own and not any(mention.start == 0 for mention in bodies)
