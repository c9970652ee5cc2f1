"""The words that invented minutes are written in: ``tune.yaml`` and ``wide.yaml`` to tune on, ``test.yaml`` to test on."""

from benchmarks.answerbench.vocabulary.shape import Act, Due, Part, Rule, Sentence, Vocabulary, load

__all__ = ["Act", "Due", "Part", "Rule", "Sentence", "Vocabulary", "load"]
