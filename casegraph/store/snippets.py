"""Where in an item the words stand that a search found: the field, the line, and some text around."""

from __future__ import annotations

import re

from casegraph.model import AgendaItem, Place, Section
from casegraph.store.records import SearchHit
from casegraph.store.search import Found
from casegraph.store.words import words_of

WIDTH = 160  # characters of a snippet, about
TIERS = {"number": 4, "exact": 3, "inflected": 2, "compound": 1}


def hit_of(item: AgendaItem, found: Found) -> SearchHit:
    """The hit for an item: its best field, a snippet of it, and the place of the snippet."""
    wanted = frozenset().union(*found.words)
    field, text, place = max(_fields(item), key=lambda part: _holds(part[1], found.words), default=("title", "", None))
    strength = -found.rank if found.rank < 0 else 0.0
    return SearchHit(
        item=item.id,
        document=item.document,
        field=field,
        snippet=_snippet(text, wanted),
        place=place or item.source,
        match=found.match,
        score=round(TIERS[found.match] + strength / (1 + strength), 6),
        words=tuple(sorted({word for word in words_of(text) if word in wanted})),
    )


def number_hit(item: AgendaItem) -> SearchHit:
    """The hit for an item that was found by its case number."""
    printed = item.case_number or ""
    place = item.places.get("case_number") or item.source
    words = tuple(words_of(printed))
    return SearchHit(item.id, item.document, "case_number", printed, place, "number", float(TIERS["number"]), words)


def _fields(item: AgendaItem) -> list[tuple[str, str, Place | None]]:
    """Every text of an item, the weightiest first, by paragraphs where it has several."""
    numbers = ", ".join(number.printed for number in item.case_numbers)
    parts: list[tuple[str, str, Place | None]] = [
        ("title", item.title, item.places.get("title")),
        ("title", item.toc_title or "", item.places.get("toc_title")),
        ("case_number", numbers, item.places.get("case_number")),
        ("decision", item.decision or "", item.places.get("decision")),
    ]
    return parts + [part for section in item.sections for part in _paragraphs(section)]


def _paragraphs(section: Section) -> list[tuple[str, str, Place | None]]:
    field = "decision" if section.role == "decision" else "text"
    lines = dict(enumerate(section.lines))
    return [
        (field, text, Place(lines.get(index, section.place.line), section.place.page))
        for index, text in enumerate(section.text.split("\n"))
    ]


def _holds(text: str, groups: tuple[frozenset[str], ...]) -> int:
    """How many of the words asked for stand in ``text``."""
    there = set(words_of(text))
    return sum(not there.isdisjoint(forms) for forms in groups)


def _snippet(text: str, wanted: frozenset[str]) -> str:
    """About :data:`WIDTH` characters around the first of the words, cut at spaces."""
    plain = " ".join(text.split())
    starts = (word.start() for word in re.finditer(r"[^\W_]+", plain) if word.group().lower() in wanted)
    first = next(starts, 0)
    begin = plain.rfind(" ", 0, max(0, first - WIDTH // 3)) + 1
    end = plain.find(" ", begin + WIDTH)
    cut = plain[begin : end if end > 0 else len(plain)][: WIDTH * 2]
    return ("… " if begin else "") + cut + (" …" if begin + len(cut) < len(plain) else "")
