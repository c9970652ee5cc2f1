"""The contents list against the items found: which entry announces which item, and which has none of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from casegraph.parse.draft import Block
from casegraph.parse.structure.entries import Entry
from casegraph.parse.structure.heading import Heading
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.titles import likeness, strip_marks

_NEAR = 0.5


def aligned(page: Page, found: Sequence[Heading]) -> list[Heading]:
    """``found`` with its entries in the contents list: between two that are sure, equally many belong together."""
    entries = page.contents.entries
    result = list(found)
    sure = [(-1, -1), *((at, h.entry) for at, h in enumerate(found) if h.entry is not None), (len(found), len(entries))]
    for (at, entry), (next_at, next_entry) in pairwise(sure):
        items, places = range(at + 1, next_at), range(entry + 1, next_entry)
        pairs = zip(items, places, strict=True) if len(items) == len(places) else ()
        for item, place in pairs:
            if _may_be(result[item], entries[place]):
                result[item] = replace(result[item], entry=place)
    return result


def _may_be(heading: Heading, entry: Entry) -> bool:
    if entry.value is not None and heading.value is not None:
        return entry.value == heading.value
    return likeness(entry.title, heading.title) >= _NEAR


def announced(page: Page, found: Sequence[Heading]) -> list[tuple[int, Block]]:
    """An item for every entry without one, with the ordinal of the item behind which it belongs (-1 for the first).

    A list that agrees with no item found is a list of something else. Where no item was found at all and the list is
    called an agenda, its lines are the items themselves.
    """
    entries = page.contents.entries
    matched = {heading.entry: at for at, heading in enumerate(found) if heading.entry is not None}
    if found and not matched:
        return []
    itself = not found and page.contents.listed
    return [(at, _block(page, entry, not itself)) for at, entry in _missing(page, entries, matched)]


def _missing(page: Page, entries: Sequence[Entry], matched: dict[int, int]) -> Iterator[tuple[int, Entry]]:
    after = -1
    for place, entry in enumerate(entries):
        if place in matched:
            after = matched[place]
        elif not _heads_parts(entries, place) and (entry.value or not _is_of_the_document(page, entry.title)):
            yield after, entry


def _is_of_the_document(page: Page, title: str) -> bool:
    """Whether the entry is of a part behind the items: the signatures, the list of all attachments."""
    section = page.vocabulary.sections.whole(title)
    return page.vocabulary.tail.whole(title) is not None or (section is not None and section.role == "attachments")


def _heads_parts(entries: Sequence[Entry], place: int) -> bool:
    """Whether the entry only heads the next one, its first part: "1 Formalia", "1.1 Godkendelse af dagsorden"."""
    value = entries[place].value
    following = entries[place + 1].value if place + 1 < len(entries) else None
    return value is not None and following is not None and value < following < value + 1


def _block(page: Page, entry: Entry, toc_only: bool) -> Block:
    title, closed = strip_marks(entry.title)
    place = page.place(entry.rows[0], entry.rows[-1])
    places = {"title": place, "toc_title": place} | ({"number": page.place(entry.rows[0])} if entry.number else {})
    return Block(entry.number, title, title, toc_only, bool(closed) or entry.closed, place, place, places=places)


def with_announced(blocks: Sequence[Block], extra: Sequence[tuple[int, Block]]) -> list[Block]:
    """``blocks`` with the announced ones put behind the items they follow."""
    result = [block for after, block in extra if after < 0]
    for at, block in enumerate(blocks):
        result.append(block)
        result.extend(other for after, other in extra if after == at)
    return result
