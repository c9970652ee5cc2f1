"""A document and its truth as one thing that can be changed: where items begin, which lines are headings and titles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import Any

from casegraph.documents.reading import read_data
from casegraph.evaluate.compare import plain
from casegraph.evaluate.gold import GoldDocument, GoldItem
from casegraph.model import Source

# Headings of sections as municipalities print them; kept apart from the rules, which are what is measured.
HEADINGS = {
    "anledning",
    "baggrund",
    "behandling",
    "beslutning",
    "beslutningskompetence",
    "beslutningstema",
    "beskrivelse af sagen",
    "bilag",
    "forventet sagsgang",
    "indstilling",
    "indstillinger",
    "personale",
    "resume",
    "resume og sagens baggrund",
    "resume og sags baggrund",
    "sagens kerne",
    "sagsfremstilling",
    "sagsgang",
    "sagsgang og sagstype",
    "sagstype",
    "økonomi",
    "økonomiske konsekvenser",
}
CONTENTS = {"indholdsfortegnelse", "punkter"}
_DECISION_BLOCK = re.compile(r"(?:beslutning (?:i|fra) |\w+s møde den ).{4,60}:?$", re.IGNORECASE)
_CODE_LINE = re.compile(r"[\dA-ZÆØÅ][\dA-ZÆØÅ.\-/]{4,}$")
_MARKS = "#*_ \t:•"
_TITLE_SLACK = 25
_TOP = 12  # lines at the beginning of an item among which its title may be printed again


def bare_heading(line: str) -> str:
    """A line as a heading is compared: without marks, in lower case."""
    return line.strip(_MARKS).lower()


@dataclass(frozen=True)
class Page:
    """The lines of a document, the truth about it, and how it is written out."""

    lines: tuple[str, ...]
    gold: GoldDocument
    newline: str = "\n"
    encoding: str = "utf-8"

    @classmethod
    def of(cls, gold: GoldDocument) -> Page:
        """The page that the truth is about."""
        return cls(tuple(gold.path.read_text(encoding="utf-8").split("\n")), gold)

    def sources(self) -> list[Source]:
        """The page as its reader hands it over."""
        data = self.newline.join(self.lines).encode(self.encoding)
        return read_data(data, self.gold.path.name, self.gold.path.suffix.lower())

    @property
    def is_markdown(self) -> bool:
        """Whether line ends and marks have a meaning."""
        return self.gold.path.suffix == ".md"

    @cached_property
    def titles(self) -> frozenset[int]:
        """The lines (from 0) on which a title, or a good part of one, stands."""
        wanted = [plain(item.title).lower() for item in self.gold.items]
        return frozenset(
            index
            for index, line in enumerate(self.lines)
            if any(_holds(plain(line).lower(), title) for title in wanted)
        )

    @cached_property
    def starts(self) -> tuple[int | None, ...]:
        """The line (from 0) with which each item begins in the text itself; ``None`` where it is nowhere."""
        return tuple(self._start(position) for position in range(len(self.gold.items)))

    @cached_property
    def extents(self) -> tuple[range, ...]:
        """The lines of each item that begins somewhere, up to the next one's or to where the truth has it end."""
        known = [(start, item) for start, item in zip(self.starts, self.gold.items, strict=True) if start is not None]
        ends = [*(start for start, _ in known[1:]), len(self.lines)]
        extents = []
        for (start, item), end in zip(known, ends, strict=True):
            last = item.lines[1] if item.lines else end
            extents.append(range(start, self._without_code(start, min(end, last))))
        return tuple(extents)

    def is_heading(self, index: int) -> bool:
        """Whether a section's heading, or a heading of an earlier decision, stands on the line."""
        return bare_heading(self.lines[index]) in HEADINGS or bool(
            _DECISION_BLOCK.match(self.lines[index].strip(_MARKS))
        )

    def sections(self, extent: range) -> list[range]:
        """The sections of an item, headings first; what stands before the first, or before a title, is left out."""
        top = extent[:_TOP]
        first = max((index for index in top if index in self.titles), default=extent.start)
        heads = [index for index in extent if index > first and self.is_heading(index)]
        return [range(start, end) for start, end in pairwise([*heads, extent.stop])]

    def all_sections(self) -> list[range]:
        """The sections of all items."""
        return [section for extent in self.extents for section in self.sections(extent)]

    @cached_property
    def contents(self) -> range:
        """The lines of the contents list with its heading; empty where there is none."""
        heads = (index for index, line in enumerate(self.lines) if bare_heading(line) in CONTENTS)
        head = next(heads, None)
        first = min((start for start in self.starts if start is not None), default=0)
        listed = range(head, first) if head is not None else range(0)
        return listed if any(index in self.titles for index in listed) else range(0)

    def changed(self, lines: list[str], items: tuple[GoldItem, ...] | None = None) -> Page:
        """The page with other lines; line numbers of the truth no longer hold."""
        told = tuple(replace(item, lines=None) for item in (self.gold.items if items is None else items))
        return replace(self, lines=tuple(lines), gold=replace(self.gold, items=told))

    def _start(self, position: int) -> int | None:
        item = self.gold.items[position]
        if item.toc_only:
            return None
        if item.lines:
            return item.lines[0] - 1
        title = plain(item.title).lower()
        others = [plain(other.title).lower() for other in self.gold.items if other is not item]
        for index, line in enumerate(self.lines):
            if _is_title(plain(line).lower(), title) and not self._is_listed(index, others):
                return index
        return None

    def _is_listed(self, index: int, others: list[str]) -> bool:
        """Whether the next filled line has another title: then this is a line of the contents list."""
        following = next((line for line in self.lines[index + 1 :] if line.strip()), "")
        text = plain(following).lower()
        # The last entry of a list may be run into the first heading, and so be longer than a title.
        return any(_is_title(text, other) or (len(other) > _TITLE_SLACK and other in text) for other in others)

    def _without_code(self, start: int, end: int) -> int:
        """``end``, or before a line with nothing but a number: that of the next item, printed above its title."""
        last = end - 1
        while last > start and not self.lines[last].strip():
            last -= 1
        return last if last > start and _CODE_LINE.match(self.lines[last].strip()) else end


def _holds(line: str, title: str) -> bool:
    return bool(line) and (title in line or (len(line) > 12 and line in title))


def _is_title(line: str, title: str) -> bool:
    return title in line and len(line) <= len(title) + _TITLE_SLACK


Perturbation = Callable[[Page, Random], Page | None]
"""A change: takes a page and a seeded source of chance; ``None`` where it does not apply to the page."""


def told_without(items: tuple[GoldItem, ...], *fields: str) -> tuple[GoldItem, ...]:
    """``items`` of which ``fields`` are no longer told."""
    return tuple(_told_less(item, fields) for item in items)


def _told_less(item: GoldItem, fields: tuple[str, ...]) -> GoldItem:
    told: dict[str, Any] = {key: value for key, value in item.told.items() if key not in fields}
    return replace(item, told=told, decision_kinds=() if "decision_kind" in fields else item.decision_kinds)
