"""The words invented corpora are written in, a file a hand.

``tune``, ``coast``, ``suburb`` and ``inland`` are tuned on. ``test``, ``island`` and ``town`` are tested on: nobody who
works on rules or weights reads them, or the titles that come of them.
"""

from benchmarks.linkbench.vocabulary.shape import (
    Family,
    Kind,
    Member,
    Report,
    Stage,
    Vocabulary,
    has_families,
    load,
    load_families,
    parts,
)

__all__ = [
    "Family",
    "Kind",
    "Member",
    "Report",
    "Stage",
    "Vocabulary",
    "has_families",
    "load",
    "load_families",
    "parts",
]
