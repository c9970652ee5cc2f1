"""Reading the entries of one list of contents, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from casegraph.danish import breaks_off, join_wrapped
from casegraph.parse.structure.facts import Fact
from casegraph.parse.structure.numbering import Numbered
from casegraph.parse.structure.rows import Row
from casegraph.parse.structure.titles import SAME, likeness
from casegraph.parse.vocabulary import Vocabulary

_PAGE = re.compile(
    r"(?P<title>.*?\S)"
    r"(?P<lead>[ ]*(?:\.[ ]?){3,}\s*|[ ]\.\.[ ]+(?=\d{1,4}\s*\Z)|\s*…+\s*|\t+\s*|[ ]{3,})"
    r"(?:(?:(?<=\.)|(?<=\.[ ]))(?i:side|s\.|nr\.)\s?(?=\d))?(?P<page>\d{1,4}|(?<=\.)[ivxlc]{1,6})?\s*\Z",
    re.DOTALL,
)
_ABBREVIATED = re.compile(r"\b(?:m\.?[vfm]|bl\.a|o\.l|osv|mv|mm|evt)\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_MOST_ROWS = 12  # of one title
MOST = 600


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced item; ``rows`` are the indices of the rows it stands on."""

    number: str | None
    value: float | None
    title: str
    rows: tuple[int, ...]
    page: int | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The list: its entries in order and every row it covers; ``listed`` if its heading may head the agenda itself."""

    entries: tuple[Entry, ...] = ()
    rows: frozenset[int] = frozenset()
    listed: bool = False

    @property
    def numbered(self) -> bool:
        """Whether most entries have numbers."""
        return sum(entry.value is not None for entry in self.entries) * 2 > len(self.entries)


def leader_of(row: Row) -> re.Match[str] | None:
    """The parts of a line that ends with leaders and mostly a page."""
    text = row.line.text
    if len(text) > 400 or not any(sign in text for sign in ("..", ". .", "…", "\t", "   ")):
        return None
    found = _PAGE.fullmatch(text)
    if found and not found.group("page") and "." not in found.group("lead") and "…" not in found.group("lead"):
        return None
    return found


def _title(leader: re.Match[str]) -> str:
    """The title before the leaders; the full stop of an abbreviation is no leader."""
    title = " ".join(leader.group("title").split())
    return f"{title}." if _ABBREVIATED.search(title) and leader.group("lead").startswith(".") else title


def _numbers_differ(one: str, other: str) -> bool:
    """Whether two titles hold as many numbers, but not the same: two local plans, the budgets of two years."""
    numbers, others = _NUMBER.findall(one), _NUMBER.findall(other)
    return len(numbers) == len(others) and numbers != others


class EntryReader:
    """Reads the entries of one list from a row on."""

    def __init__(
        self, rows: Sequence[Row], facts: Sequence[Fact], start: int, vocabulary: Vocabulary, *, grouped: bool
    ) -> None:
        self._vocabulary = vocabulary
        self._grouped = grouped
        self._rows = rows
        self._facts = facts
        self._at = start
        self._entries: list[Entry] = []
        self._covered: set[int] = set()
        self._open: list[int] = []
        self._paged = any(leader_of(row) for row in rows[start : start + 6])

    def read(self) -> Contents:
        """The list as far as it goes."""
        while self._at < len(self._rows) and len(self._entries) < MOST and self._step():
            self._at += 1
        return Contents(tuple(self._entries), frozenset(self._covered))

    def _step(self) -> bool:
        """Take the row at hand into the list; false where the list ends before it."""
        row, fact = self._rows[self._at], self._facts[self._at]
        if fact.kind in {"furniture", "contents", "group"} and not fact.numbered:
            self._covered.add(self._at)
            return len(self._covered) < 4 or bool(self._entries)
        if self._is_page_alone(row):
            return self._add_page(row)
        leader = leader_of(row)
        if leader:
            return self._paged_row(leader)
        if self._paged and not self._open and fact.numbered and self._later_rows_have_page():
            self._open.append(self._at)
            return True
        if fact.numbered and fact.numbered.title and not self._open:
            return self._numbered_row(fact)
        if (self._paged and not self._open and self._page_follows()) or (self._open and self._page_follows()):
            self._open.append(self._at)
            return True
        if self._continues(row, fact):
            return self._lengthen(row)
        return self._plain_row(row, fact)

    def _paged_row(self, leader: re.Match[str]) -> bool:
        rows = (*self._open, self._at)
        if self._facts[self._at].numbered and not self._facts[rows[0]].numbered:
            self._covered.update(self._open)
            rows = (self._at,)
        self._open = []
        self._paged = True
        texts = [*(self._rows[index].line.text for index in rows[:-1]), _title(leader)]
        first = self._facts[rows[0]].numbered
        if first:
            # A number that is the mark of a list stands before the text, any other in it.
            texts[0] = _without_number(texts[0], first.title)
        title = reduce(join_wrapped, map(str.strip, texts)).strip()
        if self._vocabulary.groups.whole(title) is not None and not first:
            self._covered.update(rows)
            return True
        page = leader.group("page") or ""
        number, value = (first.number, first.value) if first else (None, None)
        self._add(number, value, title, rows, int(page) if page.isdecimal() else None)
        return True

    def _numbered_row(self, fact: Fact) -> bool:
        numbered = fact.numbered
        assert numbered is not None
        if self._entries and self._begins_again(numbered.value, numbered.title):
            return False
        if self._is_heading():
            return False
        self._add(numbered.number, numbered.value, numbered.title, (self._at,), None)
        return True

    def _plain_row(self, row: Row, fact: Fact) -> bool:
        if fact.kind != "plain" or self._paged or len(row.text) > 200 or row.text[-1] in ",;:":
            return False
        if any(entry.value is not None for entry in self._entries):
            return self._group_row()
        if self._is_heading() or row.bullet in {"-", "–"}:
            return False
        if self._entries and self._begins_again(None, row.text):
            return False
        self._add(None, None, row.text, (self._at,), None)
        return True

    def _group_row(self) -> bool:
        """Whether the row only heads the entries that follow it in the list."""
        following = self._facts[self._at + 1].numbered if self._at + 1 < len(self._facts) else None
        if (
            not self._grouped
            or not following
            or not following.title
            or self._begins_again(following.value, following.title)
        ):
            return False
        self._covered.add(self._at)
        return True

    def _add(
        self, number: str | None, value: float | None, title: str, rows: tuple[int, ...], page: int | None
    ) -> None:
        self._entries.append(Entry(number, value, title, rows, page))
        self._covered.update(rows)

    def _continues(self, row: Row, fact: Fact) -> bool:
        """Whether the row goes on with the title of the entry before."""
        if not self._entries or self._entries[-1].page is not None or row.gap or fact.kind != "plain":
            return False
        last = self._entries[-1]
        if len(last.rows) >= _MOST_ROWS:
            return False
        return row.wrapped or (last.value is not None and (row.text[:1].islower() or breaks_off(last.title)))

    def _lengthen(self, row: Row) -> bool:
        last = self._entries.pop()
        self._add(last.number, last.value, join_wrapped(last.title, row.text), (*last.rows, self._at), None)
        return True

    def _begins_again(self, value: float | None, title: str) -> bool:
        """Whether a title that the list already holds stands here once more: the items themselves begin."""
        for entry in self._entries[:3]:
            if value is not None and entry.value is not None and value == entry.value:
                return True
            if likeness(entry.title, title) >= SAME and len(title) > 3 and not _numbers_differ(entry.title, title):
                return True
        return value is not None and any(entry.value == value for entry in self._entries)

    def _is_heading(self) -> bool:
        """Whether what follows shows the row to be an item's own heading: its numbers, its mark, its first section."""
        for index in range(self._at + 1, min(self._at + 4, len(self._rows))):
            fact = self._facts[index]
            if fact.kind in {"furniture"}:
                continue
            if fact.numbered and (fact.kind == "plain" or self._is_next(fact.numbered)):
                return False
            if fact.kind in {"numbers", "flag", "treatment"}:
                return True
            if fact.kind == "section":
                return fact.role != "participants"
            return False
        return False

    def _is_next(self, numbered: Numbered) -> bool:
        """Whether the number goes on from the row at hand: "4. Høring: …" is announced, and heads no section."""
        at_hand = self._facts[self._at].numbered
        return at_hand is not None and bool(numbered.title) and numbered.value == at_hand.value + 1

    def _page_follows(self) -> bool:
        """Whether one of the next rows ends with leaders: then the row at hand begins a wrapped title."""
        for index in range(self._at + 1, min(self._at + 3, len(self._rows))):
            if self._facts[index].kind in {"section", "numbers", "flag"} and not leader_of(self._rows[index]):
                return False
            if leader_of(self._rows[index]):
                return True
        return False

    def _later_rows_have_page(self) -> bool:
        """Whether the title that begins here goes on in rows without a number of their own, up to one with its page."""
        for following in range(self._at + 1, min(self._at + 4, len(self._rows))):
            if self._facts[following].numbered or self._facts[following].kind in {"numbers", "flag"}:
                return False
            if leader_of(self._rows[following]) is not None:
                return True
        return False

    def _is_page_alone(self, row: Row) -> bool:
        """Whether the row is the page of the entry above, which a soft wrap cut off."""
        lone = row.text.isdecimal() and len(row.text) <= 3 and not row.gap
        return bool(self._paged and self._entries and self._entries[-1].page is None and lone)

    def _add_page(self, row: Row) -> bool:
        last = self._entries.pop()
        self._add(last.number, last.value, last.title, (*last.rows, self._at), int(row.text))
        return True


def _without_number(text: str, title: str) -> str:
    """The end of ``text`` that ``title`` begins with."""
    words = " ".join(title.split())
    starts = (found.start() for found in re.finditer(r"\S+", text))
    return next((text[start:] for start in starts if words.startswith(" ".join(text[start:].split()))), text)
