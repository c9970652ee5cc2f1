"""Candidates for item headings: every line that may be one, and how much speaks for it where it stands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from casegraph.kinds import SectionRole
from casegraph.parse.structure.facts import STRUCTURAL, Fact, wording
from casegraph.parse.structure.numbering import Numbered
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.rows import Row
from casegraph.parse.structure.titles import SAME, likeness, strip_marks, title_key

Style = Literal["word", "number", "title_first", "number_first", "unnumbered", "untitled"]
NUMBERED: frozenset[Style] = frozenset({"word", "number", "title_first", "number_first"})
_BASE: dict[Style, float] = {
    "word": 2.0,
    "number": -0.5,
    "title_first": 2.0,
    "number_first": 0.5,
    "unnumbered": -2.5,
    "untitled": -2.5,
}
_SENTENCE = re.compile(r"[a-zæøå]{3}[.!?] [A-ZÆØÅ]")
# Prose begins with a day; titles hardly do.
_DATED = re.compile(r"(?:den|d\.)\s+\d{1,2}\.", re.IGNORECASE)
_INTRO = re.compile(r"(?:[:,]|\b(?:at|følgende|således|nedenstående)[:,]?)\Z", re.IGNORECASE)
# A line of nothing but a date or a time is no title.
_WORD = re.compile(
    r"(?!(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|\w+dag|den)\b)"
    r"\b[^\W\d_]{3,}",
    re.IGNORECASE,
)
FILE = re.compile(r"\.(?:pdf|docx?|docm|xlsx?|pptx?|msg|jpe?g|png|zip)\b", re.IGNORECASE)
_NEAR = 6
_TITLE_LINES = 5
WEAKEST = -4.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may head an item.

    ``first`` and ``last`` are the rows of the heading itself, ``row`` the one with the title. ``entry`` is the place of
    the item in the contents list.
    """

    row: int
    first: int
    last: int
    style: Style
    number: str | None
    value: int | None
    title: str
    score: float = 0.0
    entry: int | None = None


class Candidates:
    """Finds and weighs the candidates of one document."""

    def __init__(self, page: Page) -> None:
        rows, facts = page.rows, page.facts
        self._rows = rows
        self._facts = facts
        self._contents = page.contents
        self._vocabulary = page.vocabulary
        self._bodies = page.bodies
        self._active = page.active(0, len(rows))
        self._place = {row: place for place, row in enumerate(self._active)}
        self._roles = self._running_roles()
        self._keys = [title_key(facts[i].numbered.title if facts[i].numbered else rows[i].text) for i in self._active]  # type: ignore[union-attr]
        self._often = Counter(self._keys)
        self._labels = Counter(wording(rows[i].text) for i in self._active if facts[i].kind in {"flag", "numbers"})
        self._tail = next((i for i in reversed(self._active) if facts[i].kind == "tail"), len(rows))
        self._title_side = self._vote()

    def find(self) -> list[Candidate]:
        """The candidates worth considering, in printed order."""
        found = [candidate for place in range(len(self._active)) for candidate in self._at(place)]
        return [candidate for candidate in found if candidate.score >= WEAKEST]

    # --- which lines ---------------------------------------------------------------------------------------------

    def _at(self, place: int) -> list[Candidate]:
        index = self._active[place]
        row, fact = self._rows[index], self._facts[index]
        if row.line.boundary or row.line.field == "title":
            return [self._weigh(Candidate(index, index, index, *self._as_numbered(row, fact)), place)]
        if fact.numbered and fact.numbered.title:
            numbered = fact.numbered
            style: Style = "word" if numbered.form == "word" else "number"
            found = [
                self._weigh(
                    Candidate(index, index, index, style, numbered.number, numbered.value, numbered.title), place
                )
            ]
            # "1. behandling af …" is an ordinal and the title begins with it.
            ordinal = numbered.sep == "." and style == "number" and re.match(r"(?!at\b)[a-zæøå]{4}", numbered.title)
            return [*found, *self._unnumbered(place)] if ordinal else found
        if fact.numbered:
            return self._number_alone(place, fact)
        if fact.kind in {"flag", "numbers"}:
            return self._untitled(place)
        if fact.kind in {"plain", "section"}:
            return self._unnumbered(place)
        return []

    def _as_numbered(self, row: Row, fact: Fact) -> tuple[Style, str | None, int | None, str]:
        if fact.numbered and fact.numbered.title:
            style: Style = "word" if fact.numbered.form == "word" else "number"
            return style, fact.numbered.number, fact.numbered.value, fact.numbered.title
        return "unnumbered", None, None, row.text

    def _number_alone(self, place: int, fact: Fact) -> list[Candidate]:
        numbered = fact.numbered
        assert numbered is not None
        row = self._rows[self._active[place]]
        if numbered.form == "number" and not numbered.sep and not row.bullet and not row.gap:
            return []
        if numbered.form == "word" and self._title_side < 0:
            return self._title_above(place, numbered)
        return self._title_below(place, numbered)

    def _title_below(self, place: int, numbered: Numbered) -> list[Candidate]:
        """A number on its own line, its title on the next; after a word even the name of a section may be a title."""
        if place + 1 >= len(self._active):
            return []
        index, title = self._active[place], self._active[place + 1]
        if not self._is_title(place + 1) and not self._names_item(place + 1, numbered):
            return []
        text = self._rows[title].text
        candidate = Candidate(title, index, title, "number_first", numbered.number, numbered.value, text)
        weighed = self._weigh(candidate, place + 1)
        return [_scored(weighed, weighed.score + (2.0 if numbered.form == "word" else 0.0))]

    def _names_item(self, place: int, numbered: Numbered) -> bool:
        """Whether the name of a section beside a number is an item's title: the section itself would be empty."""
        fact = self._facts[self._active[place]]
        if fact.kind != "section" or fact.numbered or (fact.section and fact.section.inline):
            return False
        following = self._facts[self._active[place + 1]] if place + 1 < len(self._active) else Fact()
        return numbered.form == "word" or following.kind in STRUCTURAL

    def _title_above(self, place: int, numbered: Numbered) -> list[Candidate]:
        """A title with its number on the line below; the title may have begun some lines above."""
        top = place - 1
        while top > max(0, place - _TITLE_LINES) and self._is_later_half(top):
            top -= 1
        if top < 0 or not (self._is_title(top) or (top == place - 1 and self._names_item(top, numbered))):
            return []
        first, last = self._active[top], self._active[place]
        text = " ".join(self._rows[row].text for row in self._active[top:place])
        return [self._weigh(Candidate(first, first, last, "title_first", numbered.number, numbered.value, text), place)]

    def _is_later_half(self, place: int) -> bool:
        """Whether the row goes on with a title that began on the row above."""
        row, fact = self._rows[self._active[place]], self._facts[self._active[place]]
        return fact.kind == "plain" and not row.gap and (row.wrapped or row.text[:1].islower() or row.text[0] == "(")

    def _unnumbered(self, place: int) -> list[Candidate]:
        index = self._active[place]
        if not self._is_title(place):
            return []
        candidate = Candidate(index, index, index, "unnumbered", None, None, self._rows[index].text)
        return [self._weigh(candidate, place)]

    def _untitled(self, place: int) -> list[Candidate]:
        """A mark or number line that begins an item whose page prints no title."""
        index = self._active[place]
        if place and self._heads_above(place - 1):
            return []
        again = self._labels[wording(self._rows[index].text)]
        found = self._weigh(Candidate(index, index, index, "untitled", None, None, ""), place)
        return [_scored(found, found.score + (2.0 if again > 2 else 1.0 if again > 1 else 0.0))]

    def _heads_above(self, place: int) -> bool:
        """Whether the row is a heading itself, so that a mark or number below it belongs to that."""
        text, fact = self._rows[self._active[place]].text, self._facts[self._active[place]]
        if fact.kind in {"numbers", "flag"} or (fact.numbered and fact.kind == "plain"):
            return True
        return self._is_title(place) and text[-1] != "." and not self._vocabulary.verdict_words.match(text)

    def _is_title(self, place: int) -> bool:
        """Whether the row may be a title without a number."""
        row, fact = self._rows[self._active[place]], self._facts[self._active[place]]
        text = row.text
        if fact.kind not in {"plain", "section"} or len(text) < 3 or len(text) > 250 or row.bullet in {"-", "–", "o"}:
            return False
        if fact.kind == "section" and self._entry_of(None, text) is None:
            return False
        if self._vocabulary.cancelled.search(text):
            return False
        first = text.lstrip("\"'”“»(§")[:1]
        worded = _WORD.search(text) is not None and "\t" not in row.line.text and not FILE.search(text)
        return (first.isupper() or first.isdigit()) and text[-1] not in ",;:" and worded

    def _vote(self) -> int:
        """On which side of a number on its own line ("Sag nr. 129") the titles of this document stand: -1 or 1.

        A line that comes again beside another number is a heading of the page, not a title.
        """
        sides: dict[int, dict[str, set[int]]] = {-1: {}, 1: {}}
        for place, index in enumerate(self._active):
            numbered = self._facts[index].numbered
            if numbered and not numbered.title and numbered.form == "word":
                for side, titles in sides.items():
                    titles.setdefault(self._title_beside(place, side), set()).add(numbered.value)
        before, after = (sum(bool(t) and len(values) == 1 for t, values in titles.items()) for titles in sides.values())
        return -1 if before > after else 1

    def _title_beside(self, place: int, side: int) -> str:
        other = place + side
        if not 0 <= other < len(self._active):
            return ""
        index = self._active[other]
        tail = side < 0 and self._facts[index].kind == "plain" and self._rows[index].text[:1].islower()
        titled = self._is_title(other) or tail
        return self._keys[other] if titled and self._facts[index].numbered is None else ""

    def _running_roles(self) -> list[SectionRole | None]:
        """For every active row the section it would stand in, were there no items."""
        roles: list[SectionRole | None] = []
        role: SectionRole | None = None
        for index in self._active:
            fact = self._facts[index]
            roles.append(role)
            if fact.kind in {"section", "treatment"}:
                role = fact.role
            elif fact.kind in {"numbers", "flag", "group"} or (fact.numbered and fact.numbered.form == "word"):
                role = None
        return roles

    # --- how much speaks for a line --------------------------------------------------------------------------------

    def _weigh(self, candidate: Candidate, place: int) -> Candidate:
        """``candidate`` with its score; ``place`` is that of its last row."""
        entry, listed = self._listed(candidate)
        row = self._rows[candidate.row]
        score = _BASE[candidate.style] + listed + _marks(row) + self._wording(candidate)
        score += self._behind(candidate, place) + self._before(candidate, entry is not None)
        return _scored(candidate, score, entry)

    def _listed(self, candidate: Candidate) -> tuple[int | None, float]:
        """The contents entry of the candidate, and what agreeing or disagreeing with the list is worth."""
        entries = self._contents.entries
        if not entries or candidate.style == "untitled":
            return None, 0.0
        found = self._entry_of(candidate.value, candidate.title)
        if found is None:
            found = self._entry_of(candidate.value, self._with_wraps(candidate))
        if found is not None:
            same_number = candidate.value is not None and self._number_at(found) == candidate.value
            return found, 6.0 if same_number else 4.0
        same = [i for i, e in enumerate(entries) if e.value is not None and e.value == candidate.value]
        if same and candidate.style != "number":
            return same[0], 1.0
        return None, -1.5 if len(entries) > 2 and candidate.style != "unnumbered" else -3.0 * (len(entries) > 2)

    def _with_wraps(self, candidate: Candidate) -> str:
        """The candidate's title with the lines that a soft wrap cut off."""
        title = candidate.title
        for row in self._rows[candidate.row + 1 : candidate.row + _TITLE_LINES]:
            if not row.wrapped:
                break
            title = f"{title} {row.text}"
        return title

    def _number_at(self, place: int) -> int:
        """The number of a contents entry, its ordinal where the list has no numbers."""
        value = self._contents.entries[place].value
        return place + 1 if value is None else value

    def _entry_of(self, value: int | None, title: str) -> int | None:
        """The contents entry with this title; of several the one with this number."""
        alike = [(likeness(entry.title, title), i) for i, entry in enumerate(self._contents.entries)]
        good = [(score, i) for score, i in alike if score >= (SAME if value is None else 0.75)]
        if value is not None:
            numbered = [(score, i) for score, i in good if self._number_at(i) == value]
            good = numbered or [
                (score, i) for score, i in good if score >= SAME and self._contents.entries[i].value is None
            ]
        return max(good, key=lambda pair: (pair[0], -pair[1]))[1] if good else None

    def _wording(self, candidate: Candidate) -> float:
        """What the title itself says: headings are short, begin with a capital and do not break off."""
        if candidate.style == "untitled":
            return 0.0
        title, closed = strip_marks(candidate.title)
        score = 1.5 if closed and candidate.value is not None else 0.0
        if title[:1].islower():
            score -= 5.0 if re.match(r"(?:at|og|samt|eller)\b", title) else 3.5
        if title[-1:] in ",;:" or re.search(r"\b(?:og|samt|at|der|som)\Z", title):
            score -= 2.5
        whole = self._with_wraps(candidate)
        score -= 3.0 if len(whole) > 250 else 1.0 if len(whole) > 160 else 0.0
        if candidate.style == "unnumbered" and (title[-1:] == "." or _SENTENCE.search(title)):
            score -= 4.0 if len(title) > 40 else 2.0
        if candidate.style == "number" and len(whole) > 60 and (whole[-1:] == "." or _SENTENCE.search(whole)):
            score -= 1.5
        if candidate.style in {"number", "unnumbered"} and self._vocabulary.verdict_words.match(title):
            score -= 3.0
        if candidate.style == "unnumbered" and (_DATED.match(title) or self._names_body(title)):
            score -= 3.0
        if self._facts[candidate.row].kind == "section" and candidate.entry is None:
            # A heading that comes again is a section's even with a number before it; once, it may be a title.
            score -= 4.0 if candidate.value is None or self._often[title_key(title)] > 1 else 1.0
        return score

    def _names_body(self, text: str) -> bool:
        return len(text) < 60 and self._bodies.resolve(text) is not None

    def _behind(self, candidate: Candidate, place: int) -> float:
        """What follows a heading: its numbers or mark, a section, the title once more."""
        score = 0.0
        plain = 0
        while place + 1 < len(self._active) and candidate.title and self._is_later_half(place + 1):
            place += 1
        for index in self._active[place + 1 : place + 1 + _NEAR]:
            fact = self._facts[index]
            if self._same_title(candidate, index):
                score += 2.5
                break
            if fact.kind in STRUCTURAL:
                score += _opening(fact, plain)
                # A section heading with nothing under it but the next heading is the title of an item.
                score += 2.0 * (
                    plain == 0 and candidate.value is not None and self._facts[candidate.row].kind == "section"
                )
                if fact.kind != "section" or fact.role != "presentation":
                    break
                plain += 1
                continue
            plain += 1
            if (
                fact.numbered
                and plain == 1
                and candidate.value is not None
                and fact.numbered.value == candidate.value + 1
            ):
                score -= 0.5
                break
            if plain > 2:
                break
        return score

    def _same_title(self, candidate: Candidate, index: int) -> bool:
        """Whether the row prints the candidate's title once more, with the same number or none."""
        numbered = self._facts[index].numbered
        if numbered and candidate.value is not None and numbered.value != candidate.value:
            return False
        if not candidate.title:
            return False
        text = numbered.title if numbered and numbered.title else self._rows[index].text
        return likeness(candidate.title, text) >= SAME

    def _before(self, candidate: Candidate, listed: bool) -> float:
        """What stands before a heading: the end of another item, and neither a list's beginning nor half a sentence."""
        place = self._place[candidate.first]
        row = self._rows[candidate.first]
        score = (
            0.0 if not row.wrapped else -2.5 if candidate.value is not None and candidate.title[:1].isupper() else -4.0
        )
        for index in self._active[max(0, place - _NEAR) : place]:
            if self._is_repeat(candidate, index):
                score -= 4.0 if candidate.value is not None else 7.0
                break
        if candidate.first and self._facts[candidate.first - 1].kind == "furniture":
            score += 1.0
        if not place:
            return score
        before = self._facts[self._active[place - 1]]
        if (
            row.wrapped
            and before.numbered
            and candidate.value == before.numbered.value + 1
            and candidate.title[:1].isupper()
        ):
            score += 2.5
        text = self._rows[self._active[place - 1]].text
        score -= 4.0 if candidate.first > self._tail else 0.0
        score += 1.5 if before.kind in {"group", "numbers"} else 0.5 if row.gap else 0.0
        score += 1.0 if before.kind == "label" and self._roles[place] is None else 0.0
        if candidate.style in {"number", "unnumbered"} and not listed:
            score += self._list_like(candidate, place, before, text)
        return score

    def _is_repeat(self, candidate: Candidate, index: int) -> bool:
        """Whether the row above is this very heading, so that the candidate only prints it once more."""
        numbered = self._facts[index].numbered
        if candidate.style == "untitled" or not candidate.title:
            return False
        if numbered is None:
            return False
        if candidate.value is not None and numbered.value != candidate.value:
            return False
        return likeness(candidate.title, numbered.title) >= SAME if numbered.title else False

    def _list_like(self, candidate: Candidate, place: int, before: Fact, text: str) -> float:
        """What speaks for a line of a list inside a section rather than a heading."""
        score = 0.0
        if _INTRO.search(text) and before.kind in {"plain", "section"}:
            score -= 3.0
        if self._roles[place] == "recommendation":
            score -= 2.5
        if before.kind == "section" and before.role in {"recommendation", "decision", "attachments"}:
            score -= 2.0
        numbered = before.numbered
        if (
            numbered
            and candidate.value is not None
            and numbered.value == candidate.value - 1
            and numbered.form == "number"
        ):
            score -= 1.0
        return score


def _scored(candidate: Candidate, score: float, entry: int | None = None) -> Candidate:
    return Candidate(
        candidate.row,
        candidate.first,
        candidate.last,
        candidate.style,
        candidate.number,
        candidate.value,
        candidate.title,
        score,
        candidate.entry if entry is None else entry,
    )


def _marks(row: Row) -> float:
    """What the structure of the source says: a boundary settles it, a heading or bold letters make it likelier."""
    score = 12.0 if row.line.boundary or row.line.field == "title" else 0.0
    return score + (2.0 if row.line.heading else 0.7 if row.line.bold else 0.0)


def _opening(fact: Fact, plain: int) -> float:
    """How much a structural line right behind (``plain`` other lines between) speaks for a heading."""
    if fact.kind in {"numbers", "flag"}:
        return 3.5 if plain < 2 else 2.0
    if fact.kind == "treatment" or fact.role == "participants":
        return 1.0
    return 2.5 if plain == 0 else 1.2
