"""How every line of a document was understood, for people who look into it."""

from __future__ import annotations

from collections.abc import Sequence

from casegraph.parse.draft import Block, LineRole
from casegraph.parse.structure.heading import Heading
from casegraph.parse.structure.page import Page


def line_roles(page: Page, found: Sequence[Heading], blocks: Sequence[Block]) -> tuple[LineRole, ...]:
    """One role a source line, blank lines included."""
    by_line: dict[int, LineRole] = {}
    for row in page.rows:
        role = _row_role(page, row.index)
        by_line.setdefault(row.line.number, LineRole(row.line.number, role))
    for at, (heading, block) in enumerate(zip(found, blocks, strict=True)):
        name = block.number or f"o{at + 1}"
        for index in range(heading.start, heading.stop):
            line = page.rows[index].line.number
            by_line[line] = LineRole(line, _in_item(page, heading, index), name)
        for section in block.sections:
            _mark_section(by_line, section.role, name, [section.place.line, *(line.number for line in section.lines)])
    seen = sorted({line.number for line in page.lines})
    return tuple(by_line.get(number, LineRole(number, "blank")) for number in seen)


def _mark_section(by_line: dict[int, LineRole], role: str, item: str, lines: Sequence[int]) -> None:
    for number in lines:
        known = by_line.get(number)
        kind = known.role if known and known.role in {"section", "item", "number"} else "text"
        by_line[number] = LineRole(number, kind, item, role)


def _row_role(page: Page, row: int) -> str:
    kind = page.facts[row].kind
    if row in page.contents.rows:
        return "contents"
    if kind in {"furniture", "group", "tail"}:
        return kind
    return page.said.get(row, "unknown")


def _in_item(page: Page, heading: Heading, row: int) -> str:
    if row in heading.repeats or heading.first <= row <= heading.last:
        return "item"
    said = _row_role(page, row)
    return "text" if said in {"unknown", "header"} else said
