"""The words that invented minutes are written in: ``tune`` and ``wide`` to tune on, ``test`` to test on."""

from benchmarks.answerbench.vocabulary.shape import Act, Due, Part, Rule, Sentence, Vocabulary, load

__all__ = ["Act", "Due", "Part", "Rule", "Sentence", "Vocabulary", "load"]
