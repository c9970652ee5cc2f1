"""How much speaks for a candidate where it stands: its form, its words, what stands before and behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from casegraph.parse.structure.candidate import Candidate, Style
from casegraph.parse.structure.facts import STRUCTURAL, Fact
from casegraph.parse.structure.listing import Listing
from casegraph.parse.structure.rows import Row
from casegraph.parse.structure.scene import TITLE_LINES, Scene
from casegraph.parse.structure.titles import SAME, likeness, strip_marks, title_key

_BASE: dict[Style, float] = {
    "word": 2.0,
    "number": -0.5,
    "parts": -1.0,
    "title_first": 2.0,
    "number_first": 0.5,
    "unnumbered": -2.5,
    "untitled": -2.5,
}
_SENTENCE = re.compile(r"[a-zæøå]{3}[.!?] [A-ZÆØÅ]")
# Prose begins with a day; titles hardly do.
_DATED = re.compile(r"(?:den|d\.)\s+\d{1,2}\.", re.IGNORECASE)
_QUOTES = tuple('"”“»„')
_INTRO = re.compile(r"(?:[:,]|\b(?:at|følgende|således|nedenstående)[:,]?)\Z", re.IGNORECASE)
_NEAR = 6
_AS_THE_OVERLAY_SAYS = 1.0


class Weigher:
    """Weighs the candidates of one document."""

    def __init__(self, scene: Scene, listing: Listing) -> None:
        self._scene = scene
        self._listing = listing

    def weigh(self, candidate: Candidate, place: int, extra: float = 0.0) -> Candidate:
        """``candidate`` with its score; ``place`` is that of its last row, ``extra`` what its form is worth besides."""
        entry, listed = self._listed(candidate)
        score = (
            _BASE[candidate.style]
            + self._prior(candidate)
            + extra
            + listed
            + _marks(self._scene.page.rows[candidate.row])
        )
        score += self._wording(candidate, entry) + self._behind(candidate, place) + self._before(candidate, entry)
        return replace(candidate, score=score, entry=entry)

    def _prior(self, candidate: Candidate) -> float:
        """What it is worth that headings look as the overlay says."""
        layout = self._scene.page.vocabulary.layout
        return _AS_THE_OVERLAY_SAYS if layout and layout.heading == candidate.style else 0.0

    def _listed(self, candidate: Candidate) -> tuple[int | None, float]:
        """The contents entry of the candidate, and what agreeing or disagreeing with the list is worth."""
        entries = self._listing.entries
        if not entries or candidate.style == "untitled":
            return None, 0.0
        found = self._listing.entry_of(candidate.value, candidate.title)
        if found is None:
            longer = self._scene.with_wraps(candidate.row, candidate.title)
            found = self._listing.entry_of(candidate.value, longer) if longer != candidate.title else None
        if found is not None:
            same_number = candidate.value is not None and self._listing.number_at(found) == candidate.value
            return found, 6.0 if same_number else 4.0
        numbered = self._listing.with_number(candidate.value)
        if numbered is not None and candidate.style != "number":
            return numbered, 1.0
        if len(entries) < 3:
            return None, 0.0
        return None, -3.0 if candidate.style == "unnumbered" else -1.5

    def _wording(self, candidate: Candidate, entry: int | None) -> float:
        """What the title itself says: headings are short, begin with a capital and do not break off."""
        if candidate.style == "untitled":
            return 0.0
        title, closed = strip_marks(candidate.title)
        whole = self._scene.with_wraps(candidate.row, title)
        score = 1.5 if closed and candidate.value is not None else 0.0
        score += 1.5 if self._scene.page.vocabulary.standing.whole(title) else 0.0
        if title[:1].islower():
            score -= 5.0 if re.match(r"(?:at|og|samt|eller)\b", title) else 3.5
        if title[-1:] in ",;:" or re.search(r"\b(?:og|samt|at|der|som)\Z", title):
            score -= 2.5
        score -= 3.0 if len(whole) > 250 else 1.0 if len(whole) > 160 else 0.0
        if candidate.style == "number" and len(whole) > 60 and (whole[-1:] == "." or _SENTENCE.search(whole)):
            score -= 1.5
        if candidate.style in {"number", "unnumbered"} and self._is_verdict(title):
            score -= 3.0
        if candidate.style == "unnumbered":
            score -= self._prose(title, first=candidate.row == self._scene.active[0])
        return score - self._section_name(candidate, title, entry)

    def _is_verdict(self, title: str) -> bool:
        return self._scene.page.vocabulary.verdict_words.match(title) is not None

    def _prose(self, title: str, *, first: bool) -> float:
        """What speaks against a line without a number being a title."""
        score = 0.0
        if title[-1:] == "." or _SENTENCE.search(title):
            score += 4.0 if len(title) > 40 else 2.0
        if _DATED.match(title) or self._scene.names_body(title):
            score += 3.0
        if title.startswith(_QUOTES):
            score += 2.0
        return score + (4.0 if self._scene.names_meeting(title, first) else 0.0)

    def _section_name(self, candidate: Candidate, title: str, entry: int | None) -> float:
        """A section's heading is no title; with a number, once on the page and listed, it may be one."""
        if self._scene.page.facts[candidate.row].kind != "section" or entry is not None:
            return 0.0
        return 4.0 if candidate.value is None or self._scene.often[title_key(title)] > 1 else 1.0

    def _behind(self, candidate: Candidate, place: int) -> float:
        """What follows a heading: its numbers or mark, a section, the title once more."""
        scene = self._scene
        end = min(place + TITLE_LINES, len(scene) - 1)
        while place < end and candidate.title and scene.is_later_half(place + 1):
            place += 1
        score = 0.0
        for others, below in enumerate(range(place + 1, min(place + 1 + _NEAR, len(scene)))):
            fact = scene.fact(below)
            if self._same_title(candidate, below):
                return score + 2.5
            if others > 2:
                break
            if fact.kind in STRUCTURAL:
                score += _opening(fact, others) + self._empty_section(candidate, others)
                # A presentation's heading may be a wrapper around the title's second printing.
                if fact.role != "presentation":
                    return score
            elif others == 0 and _next_number(candidate, fact):
                return score - 0.5
        return score

    def _empty_section(self, candidate: Candidate, others: int) -> float:
        """A section heading with nothing under it but the next heading is rather the title of an item."""
        named = self._scene.page.facts[candidate.row].kind == "section" and candidate.value is not None
        return 2.0 if named and others == 0 else 0.0

    def _same_title(self, candidate: Candidate, place: int) -> bool:
        """Whether the row prints the candidate's title once more, with the same number or none."""
        numbered = self._scene.fact(place).numbered
        if numbered and candidate.value is not None and numbered.value != candidate.value:
            return False
        return bool(candidate.title) and likeness(candidate.title, self._scene.text(place)) >= SAME

    def _before(self, candidate: Candidate, entry: int | None) -> float:
        """What stands before a heading: the end of another item, and neither a list's beginning nor half a sentence."""
        scene = self._scene
        place = scene.places[candidate.first]
        row = scene.row(place)
        score = self._runs_on(candidate, row, scene.fact(place - 1) if place else Fact())
        if any(self._is_repeat(candidate, above, place) for above in range(max(0, place - _NEAR), place)):
            score -= 4.0 if candidate.value is not None else 7.0
        if candidate.first and scene.page.facts[candidate.first - 1].kind == "furniture":
            score += 1.0
        if not place:
            return score
        before = scene.fact(place - 1)
        score -= 4.0 if candidate.first > scene.tail else 0.0
        score += 1.5 if before.kind in {"group", "numbers"} else 0.5 if row.gap else 0.0
        score += 1.0 if before.kind == "label" and scene.roles[place] is None else 0.0
        if candidate.style in {"number", "parts", "unnumbered"} and entry is None:
            score -= self._list_like(candidate, place, before)
        return score

    def _runs_on(self, candidate: Candidate, row: Row, before: Fact) -> float:
        """What it costs that the row may be the rest of the paragraph above."""
        if not row.wrapped:
            return 0.0
        capital = candidate.value is not None and candidate.title[:1].isupper()
        counted = before.numbered is not None and candidate.value == before.numbered.value + 1
        return 0.0 if capital and counted else -2.5 if capital else -4.0

    def _is_repeat(self, candidate: Candidate, above: int, place: int) -> bool:
        """Whether the row above is this very heading, so that the candidate only prints it once more."""
        numbered = self._scene.fact(above).numbered
        if not candidate.title:
            return False
        if numbered is None:
            bare = candidate.value is None and place - above <= 2 and self._scene.is_title(above)
            return bare and title_key(self._scene.row(above).text) == title_key(candidate.title)
        if candidate.value is not None and numbered.value != candidate.value:
            return False
        return bool(numbered.title) and likeness(candidate.title, numbered.title) >= SAME

    def _list_like(self, candidate: Candidate, place: int, before: Fact) -> float:
        """What speaks for a line of a list inside a section rather than a heading."""
        score = 0.0
        if _INTRO.search(self._scene.row(place - 1).text) and before.kind in {"plain", "section"}:
            score += 3.0
        if self._scene.roles[place] == "recommendation":
            score += 2.5
        empty = before.section is not None and not before.section.inline
        if empty and before.role in {"recommendation", "decision", "attachments"}:
            score += 2.0
        numbered = before.numbered
        counted = numbered and candidate.value is not None and numbered.value == candidate.value - 1
        return score + (1.0 if numbered and counted and numbered.form == "number" else 0.0)


def _next_number(candidate: Candidate, fact: Fact) -> bool:
    return fact.numbered is not None and candidate.value is not None and fact.numbered.value == candidate.value + 1


def _marks(row: Row) -> float:
    """What the structure of the source says: a boundary settles it, a heading or a line below makes it likelier."""
    score = 12.0 if row.line.boundary or row.line.field == "title" else 0.0
    score += 2.5 if row.underlined else 0.0
    return score + (2.0 if row.line.heading else 0.7 if row.line.bold else 0.0)


def _opening(fact: Fact, others: int) -> float:
    """How much a structural line right behind (``others`` lines between) speaks for a heading."""
    if fact.kind in {"numbers", "flag"}:
        return 3.5 if others < 2 else 2.0
    if fact.kind == "treatment" or fact.role == "participants":
        return 1.0
    return 2.5 if others == 0 else 1.2
