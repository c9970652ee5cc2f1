"""The rows that matter, one after the other, with the questions that candidates for headings raise about them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from casegraph.danish import find_dates, join_wrapped
from casegraph.kinds import SectionRole
from casegraph.parse.structure.facts import Fact, wording
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.rows import Row
from casegraph.parse.structure.titles import title_key

_REMARK = re.compile(r"\([^()]+\)")
TITLE_LINES = 5
_NAME = re.compile(r"(\w+)\s*(?::|\s[-–|])")
_TIME = re.compile(r"\bkl\b", re.IGNORECASE)
FILE = re.compile(r"\.(?:pdf|docx?|docm|xlsx?|pptx?|msg|jpe?g|png|zip)\b", re.IGNORECASE)
# A line of nothing but a date or a time is no title.
_WORD = re.compile(
    r"(?!(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|\w+dag|den)\b)"
    r"\b[^\W\d_]{3,}",
    re.IGNORECASE,
)


class Scene:
    """The rows of a page without furniture and contents list; ``place`` is a position among them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.active = page.active(0, len(page.rows))
        self.places = {row: place for place, row in enumerate(self.active)}

    def __len__(self) -> int:
        return len(self.active)

    def row(self, place: int) -> Row:
        """The row at a place."""
        return self.page.rows[self.active[place]]

    def fact(self, place: int) -> Fact:
        """What the row at a place may be; a plain line beyond the ends."""
        return self.page.facts[self.active[place]] if 0 <= place < len(self.active) else Fact()

    @cached_property
    def keys(self) -> list[str]:
        """The line at each place as titles are compared, its number left out."""
        return [title_key(self.text(place)) for place in range(len(self.active))]

    def text(self, place: int) -> str:
        """The line at a place without its number."""
        numbered = self.fact(place).numbered
        return numbered.title if numbered and numbered.title else self.row(place).text

    @cached_property
    def often(self) -> Counter[str]:
        """How often each line stands on the page."""
        return Counter(self.keys)

    @cached_property
    def labels(self) -> Counter[str]:
        """How often each mark, or label of a number line, stands on the page."""
        marks = (place for place in range(len(self)) if self.fact(place).kind in {"flag", "numbers"})
        return Counter(wording(self.row(place).text) for place in marks)

    @cached_property
    def tail(self) -> int:
        """The row behind which nothing belongs to an item: one that ends the page, with hardly a section behind it."""
        sections = [row for row in self.active if self.page.facts[row].kind in {"section", "treatment"}]
        for row in self.active:
            before = bisect_left(sections, row)
            if self.page.facts[row].kind == "tail" and before and (len(sections) - before) * 4 <= before:
                return row
        return len(self.page.rows)

    @cached_property
    def roles(self) -> list[SectionRole | None]:
        """For every place the section it would stand in, were there no items."""
        roles: list[SectionRole | None] = []
        role: SectionRole | None = None
        for place in range(len(self)):
            fact = self.fact(place)
            roles.append(role)
            if fact.kind in {"section", "treatment"}:
                role = fact.role
            elif fact.kind in {"numbers", "flag", "group"} or (fact.numbered and fact.numbered.form == "word"):
                role = None
        return roles

    def is_title(self, place: int) -> bool:
        """Whether the row may be a title without a number, by its looks."""
        row, fact = self.row(place), self.fact(place)
        text = row.text
        if fact.kind not in {"plain", "section"} or not 3 <= len(text) <= 250 or row.bullet in {"-", "–", "o"}:
            return False
        first = text.lstrip("\"'”“»(§")[:1]
        if not (first.isupper() or first.isdigit()) or text[-1] in ",;:" or "\t" in row.line.text:
            return False
        if _REMARK.fullmatch(text):
            return False  # "(Holdt for lukkede døre.)"
        worded = _WORD.search(text) is not None and not FILE.search(text)
        return worded and not self.page.vocabulary.cancelled.search(text)

    def is_later_half(self, place: int) -> bool:
        """Whether the row goes on with a title that began on the row above."""
        row = self.row(place)
        runs_on = row.wrapped or row.text[:1].islower() or row.text[0] == "("
        return self.fact(place).kind == "plain" and not row.gap and runs_on

    def with_wraps(self, row: int, title: str) -> str:
        """The title on ``row`` with the lines that a soft wrap cut off."""
        for below in self.page.rows[row + 1 : row + TITLE_LINES]:
            if not below.wrapped:
                break
            title = join_wrapped(title, below.text)
        return title

    def names_body(self, text: str) -> bool:
        """Whether ``text`` is the name of a body and nothing else."""
        return len(text) < 60 and self.page.bodies.resolve(text) is not None

    def names_meeting(self, text: str, first: bool) -> bool:
        """Whether ``text`` is a line of the head: minutes or agenda beside a body, a day and a time (or ``first``)."""
        words = self.page.vocabulary
        if words.minutes_words.inside(text) is None and words.agenda_words.inside(text) is None:
            return False
        if not self.page.bodies.find(text):
            return False
        dated, called = bool(find_dates(text)), self._calls_itself(text)
        return (dated and (first or called or _TIME.search(text) is not None)) or (first and called)

    def _calls_itself(self, text: str) -> bool:
        """Whether a line begins as a document that names itself does: "Referat: …", "Dagsorden - …"."""
        name = _NAME.match(text)
        words = self.page.vocabulary
        return (
            name is not None and (words.minutes_words.whole(name[1]) or words.agenda_words.whole(name[1])) is not None
        )
