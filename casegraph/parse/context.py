"""What the reading of prose sees: one item with its fields filled, and the tools that were compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.kinds import IsoDate, SectionRole
from casegraph.model import AgendaItem, Body, Place, Section

if TYPE_CHECKING:
    from casegraph.parse.tools import Tools


# Structured sources keep the blanks of their layout; what is searched for is written with one blank between words.
_SPACES = re.compile(r"\s{2,}|[^\S ]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a section of an item, white space folded to single blanks, with the place it begins at."""

    text: str
    place: Place
    role: SectionRole
    section: Section


@dataclass(frozen=True)
class ItemContext:
    """An item whose fields are filled and whose prose is still to be read, and the meeting it belongs to.

    ``meeting_date`` may be partial, or ``None`` where the document does not give one: then nothing is inferred.
    """

    item: AgendaItem
    meeting_date: IsoDate | None
    body: Body
    tools: Tools

    def paragraphs(self, *roles: SectionRole) -> Iterator[Paragraph]:
        """The paragraphs of the item in printed order, of the sections with one of ``roles`` (of all, if none)."""
        for section in self.item.sections:
            if not roles or section.role in roles:
                yield from _paragraphs(section)


def _paragraphs(section: Section) -> Iterator[Paragraph]:
    lines: tuple[int, ...] = section.lines
    for index, printed in enumerate(section.text.split("\n")):
        line = lines[index] if index < len(lines) else section.place.line
        text = _SPACES.sub(" ", printed)
        if text.strip():
            yield Paragraph(text, Place(line, section.place.page), section.role, section)
