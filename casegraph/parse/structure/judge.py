"""Whether a document is minutes or an agenda at all, rather than a letter, a note or a report."""

from __future__ import annotations

from collections.abc import Sequence

from casegraph.parse.draft import Block, HeaderDraft
from casegraph.parse.structure.head import Head
from casegraph.parse.structure.page import Page

ENOUGH = 3.0
_TITLE_ROWS = 25


def is_minutes_like(page: Page, head: Head, header: HeaderDraft, blocks: Sequence[Block]) -> bool:
    """Whether more speaks for minutes (or an agenda) than against."""
    return _of_head(page, head, header) + _of_blocks(page, blocks) - _against(page, head) >= ENOUGH


def _of_head(page: Page, head: Head, header: HeaderDraft) -> float:
    texts = [page.rows[row].text for row in head.rows[:_TITLE_ROWS] if len(page.rows[row].text) < 160]
    score = 0.0
    if any(page.vocabulary.minutes_words.inside(text) or page.vocabulary.agenda_words.inside(text) for text in texts):
        score += 2.5
    score += 1.5 if header.body else 0.0
    score += 1.0 if header.date else 0.0
    score += 0.5 * min(len({value.field for value in head.values if value.field != "other"}), 3)
    return score + (3.0 if header.cancelled else 0.0)


def _of_blocks(page: Page, blocks: Sequence[Block]) -> float:
    """What the items show: decisions, recommendations, numbers, marks."""
    if not blocks:
        return 0.0
    roles = [section.role for block in blocks for section in block.sections]
    score = 2.0 * ("decision" in roles) + 1.5 * ("recommendation" in roles) + 1.0 * ("presentation" in roles)
    score += 1.0 * any(
        section.date and section.role in {"decision", "earlier"} for b in blocks for section in b.sections
    )
    score += 1.5 * any("closed" in block.places for block in blocks) + 1.0 * any(block.header for block in blocks)
    score += 1.5 * any(page.vocabulary.standing.whole(block.title) for block in blocks if block.title)
    decided = sum(any(section.role == "decision" for section in block.sections) for block in blocks)
    return score + (2.0 if decided * 2 >= len(blocks) and decided > 1 else 0.0)


def _against(page: Page, head: Head) -> float:
    """Words of letters, notes and reports."""
    score = 0.0
    for row in head.rows[:_TITLE_ROWS]:
        text = page.rows[row].text
        first = text.split(":")[0]
        if page.vocabulary.not_minutes.whole(text) or page.vocabulary.not_minutes.whole(first):
            score += 3.0
    if any(page.vocabulary.closings.beginning(row.text) for row in page.rows if len(row.text) < 60):
        score += 2.0
    return min(score, 6.0)
