"""Attachments listed at the end of a document by the items they belong to: "Bilag til punkt 3: Kort over området", or
under the number and title of each, once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casegraph.parse.draft import Block, SectionDraft
from casegraph.parse.structure.blocks import read_sections
from casegraph.parse.structure.facts import OF_EVERY_ITEM
from casegraph.parse.structure.heading import Heading
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.titles import SAME, likeness


def without_lists(page: Page, found: Sequence[Heading]) -> tuple[list[Heading], list[Heading]]:
    """The headings of the items, and those that come again at the end, under a heading of attachments ("Bilagsliste"),
    over the attachments of each.
    """
    first = len(found)
    while first and _comes_again(found[first - 1], found[: first - 1]):
        first -= 1
    if not 0 < first < len(found) or any(_is_treated(page, heading) for heading in found[first:]):
        return list(found), []
    if page.facts[found[first - 1].row].role == "attachments":
        return list(found[: first - 1]), list(found[first:])
    above = page.active(0, found[first].first)[-1:]
    if above and page.facts[above[0]].role == "attachments":
        return list(found[:first]), list(found[first:])
    return list(found), []


def _is_treated(page: Page, heading: Heading) -> bool:
    """Whether more stands under a heading than attachments: then the item itself comes again."""
    roles = (page.facts[row].role for row in page.active(heading.last + 1, heading.stop))
    return any(role in OF_EVERY_ITEM and role != "attachments" for role in roles)


def _comes_again(heading: Heading, before: Sequence[Heading]) -> bool:
    return any(
        one.number == heading.number is not None and likeness(one.title, heading.title) >= SAME for one in before
    )


def with_enclosures(
    page: Page, found: Sequence[Heading], blocks: Sequence[Block], listed: Sequence[Heading] = ()
) -> list[Block]:
    """``blocks`` with every list of attachments that names another item at the end of that item.

    What stands behind the last item counts as well, and what is ``listed`` under headings that come again
    (:func:`without_lists`). A list that names an item which the page has not stays where it is.
    """
    end = listed[0].first if listed else len(page.rows)
    behind = page.active(found[-1].stop, end) if found else []
    named = any(section.item for row in behind if (section := page.facts[row].section))
    last = read_sections(page, behind, "other", "") if named else []
    known = {block.number for block in blocks}
    lists: list[tuple[str | None, SectionDraft]] = [(None, section) for section in last]
    lists += [(None, section) for heading in listed for section in _of(page, heading)]
    lists += [(block.number, section) for block in blocks for section in block.sections]
    moved = [one for at, one in lists if _is_list(one) and one.item_number in known - {at}]
    if not moved:
        return list(blocks)
    return [_with(block, [one for one in moved if one.item_number == block.number], moved) for block in blocks]


def _of(page: Page, heading: Heading) -> list[SectionDraft]:
    """What is listed under a heading that comes again."""
    read = read_sections(page, page.active(heading.last + 1, heading.stop), "attachments", "")
    return [replace(section, item_number=heading.number) for section in read]


def _is_list(section: SectionDraft) -> bool:
    return section.role == "attachments" and section.item_number is not None


def _with(block: Block, added: Sequence[SectionDraft], moved: Sequence[SectionDraft]) -> Block:
    kept = [section for section in block.sections if not any(section is one for one in moved)]
    return replace(block, sections=(*kept, *added))
