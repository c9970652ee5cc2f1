"""Attachments listed at the end of a document by the items they belong to: "Bilag til punkt 3: Kort over området"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casegraph.parse.draft import Block, SectionDraft
from casegraph.parse.structure.blocks import read_sections
from casegraph.parse.structure.heading import Heading
from casegraph.parse.structure.page import Page


def with_enclosures(page: Page, found: Sequence[Heading], blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with every list of attachments that names another item at the end of that item.

    What stands behind the last item counts as well. A list that names an item which the page has not stays where it is.
    """
    behind = page.active(found[-1].stop, len(page.rows)) if found else []
    named = any(section.item for row in behind if (section := page.facts[row].section))
    last = read_sections(page, behind, "other", "") if named else []
    known = {block.number for block in blocks}
    lists: list[tuple[str | None, SectionDraft]] = [(None, section) for section in last]
    lists += [(block.number, section) for block in blocks for section in block.sections]
    moved = [one for at, one in lists if _is_list(one) and one.item_number in known - {at}]
    if not moved:
        return list(blocks)
    return [_with(block, [one for one in moved if one.item_number == block.number], moved) for block in blocks]


def _is_list(section: SectionDraft) -> bool:
    return section.role == "attachments" and section.item_number is not None


def _with(block: Block, added: Sequence[SectionDraft], moved: Sequence[SectionDraft]) -> Block:
    kept = [section for section in block.sections if not any(section is one for one in moved)]
    return replace(block, sections=(*kept, *added))
