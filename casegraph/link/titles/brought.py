"""Who brings an item before the body: who recommends, or who presents it ("Status (v/ IBR)")."""

from __future__ import annotations

from casegraph.kinds import PRESENTED_BY
from casegraph.model import AgendaItem


def brought_by(item: AgendaItem) -> str:
    """Who recommends, else who presents an item, as printed; nothing where it says neither."""
    if item.recommended_by or not item.sections:
        return item.recommended_by or ""
    return item.sections[0].text if item.sections[0].heading == PRESENTED_BY else ""
