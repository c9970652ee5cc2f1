"""The pairs of items to weigh: alike in title, or one of them naming the meeting of the other."""

from __future__ import annotations

from casegraph.link.blocking import candidate_pairs, wordings
from casegraph.link.evidence import Sources

Pair = tuple[int, int]
# A mention that names the very item, or a recorded course: prose that may tie two numbers together.
EXACT = frozenset({"item", "course"})


def all_pairs(sources: Sources) -> list[Pair]:
    """Every pair worth weighing (positions, the earlier first), sorted, each once."""
    found = set(candidate_pairs(wordings(sources.table), sources.table))
    found.update(pair for pair, level in sources.mentions.levels.items() if level != "not this item")
    return sorted(found)


def is_open(sources: Sources, earlier: int, later: int) -> bool:
    """Whether numbers leave open if two items are one case."""
    keys = sources.table.keys
    if not (keys[earlier] and keys[later]):
        return True
    return sources.systems.crosses(earlier, later) or sources.mentions.of(earlier, later) in EXACT
