"""The words invented corpora are written in: ``tune.yaml`` to tune on, ``test.yaml`` to test on."""

from benchmarks.linkbench.vocabulary.shape import Kind, Report, Stage, Vocabulary, load

__all__ = ["Kind", "Report", "Stage", "Vocabulary", "load"]
