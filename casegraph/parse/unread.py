"""The lines of a document that no part of the parser could place."""

from __future__ import annotations

from collections.abc import Iterator

from casegraph.kinds import NOT_UNDERSTOOD
from casegraph.model import Doubt, Place, Source
from casegraph.parse.draft import Draft

MOST = 200
"""Lines of one document that are named; whoever has read so many knows that a rule is missing."""


def unread_lines(source: Source, draft: Draft | None) -> tuple[Doubt, ...]:
    """A doubt for every filled line that belongs to nothing, in printed order, at most :data:`MOST`."""
    return tuple(doubt for doubt, _ in zip(_unread(source, draft), range(MOST), strict=False))


def _unread(source: Source, draft: Draft | None) -> Iterator[Doubt]:
    roles = {role.line: role for role in draft.roles} if draft and draft.is_minutes_like else {}
    for line in source.lines:
        role = roles.get(line.number)
        if role is None or not line.text.strip():
            continue
        if role.role == "unknown":
            yield Doubt(NOT_UNDERSTOOD, "belongs to no item", Place(line.number, line.page))
        elif role.role == "text" and role.item and not role.section:
            yield Doubt(NOT_UNDERSTOOD, "stands in no section of its item", Place(line.number, line.page))
