"""Who brings an item before the body: who recommends, or who presents it ("Status (v/ IBR)")."""

from __future__ import annotations

from casegraph.model import AgendaItem

# How the header of an item, without the title it stood behind, tells who presents it.
PRESENTED = "v/"


def brought_by(item: AgendaItem) -> str:
    """Who recommends, else who presents an item, as printed; nothing where it says neither."""
    if item.recommended_by or not item.sections:
        return item.recommended_by or ""
    told = (line for section in item.sections if section.role == "header" for line in section.text.split("\n"))
    return next((line[len(PRESENTED) :].strip() for line in told if line.lower().startswith(PRESENTED)), "")
