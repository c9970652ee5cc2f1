"""The words invented corpora are written in, a file a hand: some to tune on, some to test on."""

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
