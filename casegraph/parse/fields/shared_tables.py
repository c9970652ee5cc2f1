"""Lists of actions that a document prints once, behind its items, with the item of each action in a column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casegraph.kinds import SectionRole
from casegraph.model import Line, Place
from casegraph.parse.action_tables import cells_of, heads_of
from casegraph.parse.draft import Block, SectionDraft
from casegraph.parse.fields.sections import names_list
from casegraph.rulebook.book import Rulebook

_ITEM = re.compile(r"(?:dagsordens)?(?:pkt|punkt|sag)\.?(?:\s?nr\.?)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}[a-z]?(?:/\d{4})?")
_FEWEST = 2
_BEHIND: frozenset[SectionRole] = frozenset({"decision", "other"})


@dataclass(frozen=True, slots=True)
class _Table:
    """Where in a section the list stands, its name and heads included, and the rows of every item."""

    first: int
    behind: int
    heads: Line
    rows: dict[str, list[Line]]


def shared_out(blocks: Sequence[Block], book: Rulebook) -> tuple[Block, ...]:
    """The items, with every action of a list below the last one under the item whose number stands before it."""
    known = {block.number for block in blocks if block.number}
    made = list(blocks)
    if len(known) < _FEWEST:
        return tuple(made)
    sections = list(made[-1].sections)
    for at, section in enumerate(sections):
        table = _table(section.lines, known, made[-1].number, book) if section.role in _BEHIND else None
        if table:
            sections[at] = replace(section, lines=section.lines[: table.first] + section.lines[table.behind :])
            made[-1] = replace(made[-1], sections=tuple(sections))
            return tuple(_with_rows(block, table) for block in made)
    return tuple(made)


def _table(lines: Sequence[Line], known: set[str], own: str | None, book: Rulebook) -> _Table | None:
    """The list of actions that the lines hold, where all its rows begin with the numbers of items."""
    for at, line in enumerate(lines):
        heads = cells_of(line.text)
        column = next((index for index, cell in enumerate(heads) if _ITEM.fullmatch(cell)), None)
        if column is None or heads_of(heads, book.followups) is None:
            continue
        rows: dict[str, list[Line]] = defaultdict(list)
        behind = at + 1
        for row in lines[behind:]:
            cells = cells_of(row.text)
            if len(cells) < 2:
                break
            number = _NUMBER.fullmatch(cells[column].rstrip(".")) if column < len(cells) else None
            if number is None or number.group() not in known:
                return None
            rows[number.group()].append(row)
            behind += 1
        above = lines[at - 1].text.strip() if at else ""
        named = names_list(above, book.decisions)
        # What a sentence leads to, or a list of the one item's own, is no list of all items.
        shared = len(rows) >= _FEWEST or (named and set(rows) != {own})
        return _Table(at - named, behind, line, rows) if shared and above[-1:] != ":" else None
    return None


def _with_rows(block: Block, table: _Table) -> Block:
    """The item with its own rows of the list as a section below its others."""
    rows = table.rows.get(block.number or "")
    if not rows:
        return block
    place = Place(rows[0].number, rows[0].page, rows[-1].number)
    return replace(block, sections=(*block.sections, SectionDraft("other", "", (table.heads, *rows), place)))
