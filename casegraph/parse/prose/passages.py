"""An item's prose cut up: sentences with their place and the line that introduces their list, and clauses in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casegraph import danish
from casegraph.kinds import SectionRole
from casegraph.model import Place
from casegraph.parse.context import ItemContext, Paragraph

# Where prose stands; routes, courses, attachments and the like are read as fields.
PROSE: tuple[SectionRole, ...] = (
    "summary",
    "presentation",
    "recommendation",
    "economy",
    "hearing",
    "decision",
    "other",
)
# A line that introduces a list ends in a colon; prose of some length, or a full stop, ends the list.
_LIST_LINE = 160
# A line that introduces a list: it ends in a colon, or breaks off before what is to be done ("…, at forvaltningen").
_LEADS = re.compile(
    r"(?::|\b(?:om\s)?at(?:\s(?!at\b)[\w&.-]+){0,4}|\b(?:skal|vil|bedes))\s*\Z(?<![.!?;,])", re.IGNORECASE
)
_MAX_SENTENCE = 1_500
_SENTENCE = 5  # words


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence as printed. ``lead`` is the line that introduces the list it stands in, or empty."""

    text: str
    place: Place
    role: SectionRole
    lead: str = ""
    before: str = ""


def passages(context: ItemContext, *roles: SectionRole) -> Iterator[Passage]:
    """The sentences of the item's sections with one of ``roles``, in printed order.

    Sentences under the heading of a route ("Videre proces") tell as much as a presentation does, and count as such; so
    do those under that of a course ("Tidligere behandling"), which are known as such where all prose is asked for. A
    sentence of absurd length (a document without full stops) is cut, so that one bad page costs no time.
    """
    lead, section = "", None
    for paragraph in _paragraphs(context, roles or PROSE):
        if paragraph.section is not section:
            lead, section = "", paragraph.section
        elif not _in_list(paragraph.text):
            lead = ""
        yield from _sentences(paragraph, lead)
        if _LEADS.search(paragraph.text):
            lead = paragraph.text


def _paragraphs(context: ItemContext, roles: Sequence[SectionRole]) -> Iterator[Paragraph]:
    """The paragraphs of these roles; sentences under the heading of a route are of the presentation."""
    fields: tuple[SectionRole, ...] = ("route",) if "presentation" in roles else ()
    fields += ("course",) if roles is PROSE else ()
    for paragraph in context.paragraphs(*roles, *fields):
        if paragraph.role not in {"route", "course"}:
            yield paragraph
        elif _is_prose(context, paragraph.text):
            yield paragraph if paragraph.role == "course" else replace(paragraph, role="presentation")


def _is_prose(context: ItemContext, text: str) -> bool:
    """Whether a line of a route or a course is a sentence rather than the names of bodies, maybe with their days."""
    words = text.split()
    if text.rstrip()[-1:] != "." or len(words) < _SENTENCE:
        return False
    small = sum(word[:1].islower() for word in words)
    events = context.tools.book.references.event_words.find(text)
    return small * 2 >= len(words) or any(event.tag.form != "noun" for event in events)


def _in_list(text: str) -> bool:
    stripped = text.rstrip()
    if stripped[:1].islower():
        return True  # it goes on from the line above the list
    return len(stripped) <= _LIST_LINE and (stripped[-1:] not in ".!?" or len(stripped) < _LIST_LINE // 2)


def _sentences(paragraph: Paragraph, lead: str) -> Iterator[Passage]:
    before = ""
    for start, end in danish.sentences(paragraph.text):
        for cut in range(start, end, _MAX_SENTENCE):
            text = paragraph.text[cut : min(end, cut + _MAX_SENTENCE)]
            yield Passage(text, paragraph.place, paragraph.role, lead, before)
        before = paragraph.text[:end][-_MAX_SENTENCE:]


# Where a clause of its own begins. ", hvor" and ", da" do not stand here: they carry on with the time just named.
_CLAUSE = re.compile(
    r"(?:,\s*(?:og\s+|samt\s+|men\s+|dog\s+)?(?=(?:at|der|som|idet|hvilket|hvis|såfremt|mens|fordi|hvorfor|hvorved|hvorefter|"
    r"således|sådan|men|så)\b)|;\s+|\s[-–—]\s+|,\s*(?=(?:og|samt|men)\s+(?:at|der|som|idet)\b))",
    re.IGNORECASE,
)


def clauses(text: str) -> list[tuple[int, int]]:
    """The clauses of a sentence as (start, end) offsets that together cover it."""
    starts = [0, *(found.end() for found in _CLAUSE.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(starts) if start < end]
