"""The words invented corpora are written in: ``tune.yaml`` to tune on, ``test.yaml`` to test on."""

from benchmarks.linkbench.vocabulary.shape import Family, Kind, Member, Report, Stage, Vocabulary, load, load_families

__all__ = ["Family", "Kind", "Member", "Report", "Stage", "Vocabulary", "load", "load_families"]
