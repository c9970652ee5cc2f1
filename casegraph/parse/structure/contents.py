"""The list of contents: where it stands, and the items that it announces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from casegraph.parse.structure.entries import MOST, Contents, Entry, EntryReader, leader_of
from casegraph.parse.structure.facts import STRUCTURAL, Fact
from casegraph.parse.structure.rows import Row
from casegraph.parse.structure.titles import title_key
from casegraph.parse.vocabulary import Vocabulary

_HEAD = 400
_PAGE_BEHIND = re.compile(r"(?P<title>.*\S) (?P<page>\d{1,4})", re.DOTALL)
_FEWEST = 2  # pages behind titles that come again without them
_CLEAR = 4  # pages behind titles that do not
_YEAR = 1900


def find_contents(rows: Sequence[Row], facts: Sequence[Fact], vocabulary: Vocabulary) -> Contents:
    """The list of contents of the document, empty where there is none."""
    return _Finder(rows, facts, vocabulary).find()


class _Finder:
    """Looks for the list of contents of one document."""

    def __init__(self, rows: Sequence[Row], facts: Sequence[Fact], vocabulary: Vocabulary) -> None:
        self._rows = rows
        self._facts = facts
        self._vocabulary = vocabulary
        pairs = zip(rows, facts, strict=True)
        self._keys = [title_key(fact.numbered.title if fact.numbered else row.text) for row, fact in pairs]
        self._all = Counter(self._keys)

    def find(self) -> Contents:
        """A list under its heading, else one without."""
        heads = [index for index, fact in enumerate(self._facts) if fact.kind == "contents"][:MOST]
        for index in heads:
            found = self._read(index + 1, headed=True)
            if len(found.entries) > 1 or self._is_whole(found.entries, index):
                return Contents(found.entries, found.rows | {index}, _is_list(self._rows[index]))
        return self._unheaded()

    def _read(self, start: int, *, headed: bool) -> Contents:
        """The list from ``start`` on: with lines that head groups in it where the entries do come again below."""
        grouped, plain = (
            EntryReader(self._rows, self._facts, start, self._vocabulary, grouped=grouped) for grouped in (True, False)
        )
        found = self._paged(grouped.read(), headed=headed)
        if found.entries and self._come_again(found):
            return found
        found = self._paged(plain.read(), headed=headed)
        bare = found.entries and found.entries[-1].value is None and found.entries[-1].page is None
        return Contents() if bare and not self._come_again(found) else found

    def _paged(self, found: Contents, *, headed: bool) -> Contents:
        """The list with the pages taken off that stand one space behind its titles.

        Numbers at the end are pages where they never go down along the list, and the titles come again without them; in
        a list that is ``headed`` also where they stand behind every title of several.
        """
        ends = [_PAGE_BEHIND.fullmatch(entry.title) for entry in found.entries]
        pages = [int(end["page"]) for end in ends if end]
        if len(pages) < _FEWEST or pages != sorted(pages) or any(entry.page is not None for entry in found.entries):
            return found
        entries = [
            replace(entry, title=end["title"], page=int(end["page"])) if end else entry
            for entry, end in zip(found.entries, ends, strict=True)
        ]
        paged = replace(found, entries=tuple(entries))
        titles = {title_key(entry.title) for entry in entries}
        alike = len(titles) < len(entries) or pages[0] == pages[-1] or pages[0] >= _YEAR
        clear = headed and len(pages) == len(entries) >= _CLEAR and not alike
        return paged if clear or self._again(paged) > self._again(found) else found

    def _is_whole(self, entries: Sequence[Entry], heading: int) -> bool:
        """Whether a single entry is a list of contents: it has its page, or the title comes again."""
        if not entries:
            return False
        key = title_key(entries[0].title)
        return entries[0].page is not None or self._all[key] - self._keys[: heading + 1].count(key) > 1

    def _come_again(self, found: Contents) -> bool:
        """Whether at least half of the entries, and two, stand again as lines behind the list."""
        again = self._again(found)
        return again * 2 >= len(found.entries) and again >= 2

    def _again(self, found: Contents) -> int:
        """How many of the entries stand again as lines behind the list."""
        before = Counter(self._keys[: max(found.rows, default=0) + 1])
        return sum(self._all[key] > before[key] for key in (title_key(entry.title) for entry in found.entries))

    def _unheaded(self) -> Contents:
        """A list without a heading: numbered titles close together that come again below, or lines with leaders."""
        covered = 0
        for index, (row, fact) in enumerate(zip(self._rows[:_HEAD], self._facts, strict=False)):
            if _begins_items(fact):
                return Contents()
            if index < covered or (not fact.numbered and not leader_of(row)):
                continue
            found = self._read(index, headed=False)
            if len(found.entries) >= 2 and self._come_again(found):
                return found
            if sum(entry.page is not None for entry in found.entries) >= 3:
                return found
            covered = max(found.rows, default=index)
        return Contents()


def _begins_items(fact: Fact) -> bool:
    """Whether a list of contents can stand no longer; a body with a day alone is rather the name of the meeting."""
    names_meeting = fact.treatment is not None and not fact.treatment.sure
    return fact.kind in STRUCTURAL and fact.role != "participants" and not names_meeting


def _is_list(row: Row) -> bool:
    return not re.match(r"ind(?:hold|eks)|oversigt|side", row.text, re.IGNORECASE)
