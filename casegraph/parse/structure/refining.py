"""What a page prints on the heading's line beside the title: a mark, a case number before it, the decision behind it.

A page does so throughout or not at all, so what most headings have in common is taken for such, and the rest is title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casegraph.parse.structure.heading import Heading
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.titles import with_plain_mark

_NUMBER_BEFORE = re.compile(r"\((?P<number>[\w./ -]{5,30})\)\s+(?=\S)")
# Neither a span of years nor words: only digits with their signs.
_NUMBER_BEHIND = re.compile(r"\s+\((?P<number>(?!(?:19|20)\d\d\s?[-/]\s?(?:19|20)?\d\d\))\d{2,4}[-/]\d{2,8})\)\Z")
_SPLIT = re.compile(r":\s+")


def refined(page: Page, found: Sequence[Heading]) -> list[Heading]:
    """``found`` with titles that are titles and nothing else."""
    return _with_decisions(page, _with_marks([_with_number(heading) for heading in found]))


def _with_number(heading: Heading) -> Heading:
    """A case number in brackets before or behind the title: "2. (2022-0004411) Ændring af vedtægten"."""
    found = _NUMBER_BEFORE.match(heading.title) or _NUMBER_BEHIND.search(heading.title)
    if not found or len(re.findall(r"\d", found.group("number"))) < 5:
        return heading
    title = heading.title[: found.start()] + heading.title[found.end() :]
    return replace(heading, title=title.strip(), numbers=found.group("number"))


def _with_marks(found: list[Heading]) -> list[Heading]:
    """Marks between number and title put in brackets, where most headings have one: "1 Åbent Budgetopfølgning"."""
    marked = [with_plain_mark(heading.title) for heading in found]
    if len(found) < 2 or sum(map(bool, marked)) * 2 <= len(found):
        return found
    return [replace(heading, title=title or heading.title) for heading, title in zip(found, marked, strict=True)]


def _with_decisions(page: Page, found: list[Heading]) -> list[Heading]:
    """Decisions behind the title, where a line is all there is of most items: "Pkt. 3: Låneoptagelse: Anbefales."."""
    split = [_split(page, heading) for heading in found]
    if len(found) < 2 or sum(bool(heading.decided) for heading in split) * 5 < len(found) * 3:
        return found
    return split


def _split(page: Page, heading: Heading) -> Heading:
    """``heading`` with what is decided behind its title taken off; only where nothing else stands under it."""
    if page.active(heading.last + 1, heading.stop):
        return heading
    for sign in _SPLIT.finditer(heading.title):
        decided = heading.title[sign.end() :]
        if page.vocabulary.verdict_words.match(decided) or not decided.strip(" .-–"):
            return replace(heading, title=heading.title[: sign.start()], decided=decided)
    return heading
