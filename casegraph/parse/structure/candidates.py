"""Candidates for item headings: every line that may be one."""

from __future__ import annotations

import re
from collections import Counter
from functools import reduce

from casegraph.danish import join_wrapped
from casegraph.parse.structure.candidate import Candidate, Style
from casegraph.parse.structure.facts import OF_EVERY_ITEM, STRUCTURAL, wording
from casegraph.parse.structure.listing import Listing
from casegraph.parse.structure.numbering import Numbered
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.scene import TITLE_LINES, Scene
from casegraph.parse.structure.titles import title_key
from casegraph.parse.structure.weighing import Weigher

WEAKEST = -4.5
# So many letters has a line that the width of the page may have ended.
_FULL_LINE = 50
_ORDINAL = re.compile(r"(?!at\b)[a-zæøå]{4}")


def find_candidates(page: Page) -> list[Candidate]:
    """The candidates worth considering, in printed order."""
    finder = _Finder(page)
    found = [candidate for place in range(len(finder.scene)) for candidate in finder.at(place)]
    return [candidate for candidate in found if candidate.score >= WEAKEST]


class _Finder:
    """Finds the candidates of one document."""

    def __init__(self, page: Page) -> None:
        self.scene = Scene(page)
        self._listing = Listing(page.contents)
        self._weigher = Weigher(self.scene, self._listing)
        self._title_side = self._vote()
        self._level = self._level_of_items()
        self._worded = self._says_a_word()

    def at(self, place: int) -> list[Candidate]:
        """The candidates of the row at a place."""
        row, fact = self.scene.row(place), self.scene.fact(place)
        if fact.numbered and fact.numbered.title:
            return self._numbered(place, fact.numbered)
        if row.line.boundary or row.line.field == "title":
            return [self._weigh(place, "unnumbered", None, row.text)]
        if fact.numbered:
            return self._number_alone(place, fact.numbered)
        if fact.kind == "flag" and self._heads_item(place):
            return [self._weigh(place, "unnumbered", None, row.text)]
        if fact.kind in {"flag", "numbers"}:
            return self._untitled(place)
        return self._unnumbered(place) if fact.kind in {"plain", "section"} else []

    def _heads_item(self, place: int) -> bool:
        """Whether a mark is the heading of an item, as high as those ("## Lukket punkt"), no title standing beside."""
        level = self.scene.row(place).line.heading
        if not level or level != self._level or place + 1 >= len(self.scene):
            return False
        if place and self.scene.row(place - 1).line.heading == level and self.scene.fact(place - 1).kind == "plain":
            return False
        return not self.scene.row(place + 1).line.heading or self.scene.fact(place + 1).kind == "section"

    def _level_of_items(self) -> int:
        """The level of most headings of the source that are of no section; of several the highest, nought for none."""
        rows = zip(self.scene.page.rows, self.scene.page.facts, strict=True)
        levels = Counter(row.line.heading for row, fact in rows if row.line.heading and fact.kind in {"plain", "flag"})
        return min(levels, key=lambda level: (-levels[level], level), default=0)

    def _weigh(self, place: int, style: Style, numbered: Numbered | None, title: str, extra: float = 0.0) -> Candidate:
        row = self.scene.active[place]
        number, value = (numbered.number, numbered.value) if numbered else (None, None)
        return self._weigher.weigh(Candidate(row, row, row, style, number, value, title), place, extra)

    def _numbered(self, place: int, numbered: Numbered) -> list[Candidate]:
        style: Style = "parts" if numbered.form == "parts" else "number"
        if numbered.form == "word" and not numbered.weak:
            style = "word"
        if style == "word" and self._marks_the_title_below(place, numbered):
            return [self._below(place, place + 1, numbered, self.scene.row(place + 1).text)]
        found = [self._weigh(place, style, numbered, numbered.title)]
        # "1. behandling af …" is an ordinal and the title begins with it.
        ordinal = numbered.sep == "." and style == "number" and _ORDINAL.match(numbered.title)
        return [*found, *self._unnumbered(place)] if ordinal else found

    def _marks_the_title_below(self, place: int, numbered: Numbered) -> bool:
        """Whether a number has but a mark beside it, and its title is a heading of the source on the next line."""
        if self.scene.page.vocabulary.flags.whole(numbered.title) is None or place + 1 >= len(self.scene):
            return False
        below = self.scene.row(place + 1).line.heading > 0 and not self.scene.row(place).line.heading
        return below and self.scene.fact(place + 1).kind == "plain" and self.scene.fact(place + 1).numbered is None

    def _number_alone(self, place: int, numbered: Numbered) -> list[Candidate]:
        row = self.scene.row(place)
        if numbered.weak or (numbered.form == "number" and not numbered.sep and not row.bullet and not row.gap):
            return []
        if numbered.form == "number" and self._worded and self._ends_a_sentence(place):
            return []
        if numbered.form == "word" and self._title_side < 0:
            return self._title_above(place, numbered)
        return self._title_below(place, numbered)

    def _title_below(self, place: int, numbered: Numbered) -> list[Candidate]:
        """A number on its own line, its title on the next, or behind the mark of the item.

        Where nothing but the mark is printed ("Punkt 84" / "Lukket" / "Beslutning"), that is the title.
        """
        if place + 1 >= len(self.scene):
            return []
        at = self._behind_flag(place + 1)
        title = self._title_at(at, numbered)
        if title:
            return [self._below(place, at, numbered, title)]
        marked = self.scene.fact(place + 1).kind == "flag"
        if self._names_item(at, numbered) and not (marked and self.scene.fact(at).role in OF_EVERY_ITEM):
            return [self._below(place, at, numbered, self.scene.row(at).text)]
        return [self._below(place, place + 1, numbered, self.scene.row(place + 1).text)] if marked else []

    def _title_at(self, place: int, numbered: Numbered) -> str:
        """The title that stands on a row below a number; empty where none does."""
        below, text = self.scene.fact(place).numbered, self.scene.row(place).text
        if below and not self._begins_with_a_figure(numbered, below):
            return ""
        labelled = self.scene.page.vocabulary.title_labels.before_colon(text)
        if labelled and labelled[2]:
            return labelled[2]
        return text if self._may_be_title(place) else ""

    def _begins_with_a_figure(self, numbered: Numbered, title: Numbered) -> bool:
        """Whether what stands below a number is a title that begins with a figure: "Punkt 8:" over "8 almene boliger",
        "3" over "2. budgetopfølgning".
        """
        if title.form != "number":
            return False
        if title.sep:
            return title.sep == "." and title.value != numbered.value + 1 and _ORDINAL.match(title.title) is not None
        return numbered.form == "word"

    def _below(self, place: int, at: int, numbered: Numbered, text: str) -> Candidate:
        index, title = self.scene.active[place], self.scene.active[at]
        candidate = Candidate(title, index, title, "number_first", numbered.number, numbered.value, text)
        return self._weigher.weigh(candidate, at, 2.0 if numbered.form == "word" else 0.0)

    def _names_item(self, place: int, numbered: Numbered) -> bool:
        """Whether the name of a section beside a number is an item's title ("Punkt 4" / "Opfølgning"): after a word, or
        where the section itself would be empty.
        """
        fact = self.scene.fact(place)
        if fact.kind != "section" or fact.numbered or (fact.section and fact.section.inline):
            return False
        return numbered.form == "word" or self.scene.fact(place + 1).kind in STRUCTURAL

    def _title_above(self, place: int, numbered: Numbered) -> list[Candidate]:
        """A title with its number on the line below; the title may have begun some lines above."""
        top = place - 1
        while top > max(0, place - TITLE_LINES) and self.scene.is_later_half(top):
            top -= 1
        if top < 0 or not (self._may_be_title(top) or (top == place - 1 and self._names_item(top, numbered))):
            return []
        first, last = self.scene.active[top], self.scene.active[place]
        text = reduce(join_wrapped, (self.scene.row(above).text for above in range(top, place)))
        candidate = Candidate(first, first, last, "title_first", numbered.number, numbered.value, text)
        return [self._weigher.weigh(candidate, place)]

    def _unnumbered(self, place: int) -> list[Candidate]:
        if not self._may_be_title(place):
            return []
        return [self._weigh(place, "unnumbered", None, self.scene.row(place).text)]

    def _untitled(self, place: int) -> list[Candidate]:
        """A mark or number line that begins an item whose page prints no title."""
        if place and self._heads_above(place - 1):
            return []
        again = self.scene.labels[wording(self.scene.row(place).text)]
        return [self._weigh(place, "untitled", None, "", 2.0 if again > 2 else 1.0 if again > 1 else 0.0)]

    def _heads_above(self, place: int) -> bool:
        """Whether the row is a heading itself, so that a mark or number below it belongs to that."""
        text, fact = self.scene.row(place).text, self.scene.fact(place)
        if fact.kind in {"numbers", "flag"} or (fact.numbered and fact.kind == "plain"):
            return True
        verdict = self.scene.page.vocabulary.verdict_words.match(text)
        return self._may_be_title(place) and text[-1] != "." and not verdict

    def _may_be_title(self, place: int) -> bool:
        """Whether the row may be a title without a number; a section's heading only where the contents list has it."""
        if not self.scene.is_title(place):
            return False
        listed = self.scene.fact(place).kind == "section"
        return not listed or self._listing.entry_of(None, self.scene.row(place).text) is not None

    def _vote(self) -> int:
        """On which side of a number on its own line ("Sag nr. 129") the titles of this document stand: -1 or 1.

        On that of the lines right beside the numbers, where all of them have a blank line on the other. A line that
        comes again beside another number is a heading of the page, not a title.
        """
        seen = ((place, self.scene.fact(place).numbered) for place in range(len(self.scene)))
        numbers = [(place, one) for place, one in seen if one and not one.title and one.form == "word"]
        if numbers and all(self._is_apart_above(place) for place, _ in numbers):
            return 1
        sides: dict[int, dict[str, set[float]]] = {-1: {}, 1: {}}
        for place, numbered in numbers:
            for side, titles in sides.items():
                titles.setdefault(self._title_beside(place, side), set()).add(numbered.value)
        before, after = (sum(bool(t) and len(values) == 1 for t, values in titles.items()) for titles in sides.values())
        return -1 if before > after else 1

    def _says_a_word(self) -> bool:
        """Whether the numbers on lines of their own, set apart, mostly have a word before them ("Punkt 4.")."""
        apart = (self.scene.fact(place).numbered for place in range(len(self.scene)) if self.scene.row(place).gap)
        forms = [one.form for one in apart if one and not one.title and not one.weak]
        return forms.count("word") > max(1, forms.count("number"))

    def _ends_a_sentence(self, place: int) -> bool:
        """Whether a number is the end of the line above: "… skrives ind som pejlemærke" / "4."."""
        above = self.scene.row(place - 1).text if place else ""
        return not self.scene.row(place).gap and len(above) >= _FULL_LINE and above[-1].isalnum()

    def _is_apart_above(self, place: int) -> bool:
        """Whether a blank line stands above a row and none below it."""
        below = place + 1 < len(self.scene) and not self.scene.row(place + 1).gap
        return self.scene.row(place).gap and below

    def _behind_flag(self, place: int) -> int:
        """The place of a row, or of the next where that is a mark of its item: "Punkt 84" / "Åben" / "Ny bro"."""
        flag = place + 1 < len(self.scene) and self.scene.fact(place).kind == "flag"
        return place + 1 if flag else place

    def _title_beside(self, place: int, side: int) -> str:
        other = self._behind_flag(place + 1) if side > 0 else place - 1
        if not 0 <= other < len(self.scene) or self.scene.fact(other).numbered is not None:
            return ""
        labelled = self.scene.page.vocabulary.title_labels.before_colon(self.scene.row(other).text)
        if labelled and labelled[2] and side > 0:
            return title_key(labelled[2])
        tail = side < 0 and self.scene.fact(other).kind == "plain" and self.scene.row(other).text[:1].islower()
        return self.scene.keys[other] if tail or self._may_be_title(other) else ""
