"""Fit the weights of evidence on the tune vocabulary: ``python -m benchmarks.linkbench.tune`` prints the table.

A logistic regression on the levels of all evidence at once, by adaptive gradient descent in plain Python, drawn towards
the ratio each level would have alone where there is little to learn from. It never reads the test vocabulary.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import exp, log, sqrt

from benchmarks.linkbench.corpus import Corpus, make_corpus
from benchmarks.linkbench.world import Settings
from casegraph.link.engine import in_order
from casegraph.link.evidence import EARLY, LATE, Pairs
from casegraph.link.municipality import make_sources
from casegraph.link.pairing import all_pairs
from casegraph.link.recall import Recalled
from casegraph.link.rules import LinkRules
from casegraph.link.titles import TitleReader
from casegraph.rulebook.book import load_rulebook

Level = tuple[str, str]
EPOCHS = 12
PULL = 2e-4
MOST = 250_000
SETTINGS = [
    Settings(seed=11, missing=1.0),
    Settings(seed=12),
    Settings(seed=13, missing=1.0, years=4, matters=200),
    Settings(seed=14, missing=1.0, prose=0.0),
    Settings(seed=15, missing=0.25, years=3, prose=0.0),
    Settings(seed=16, missing=1.0, matters=120, prose=0.0),
    Settings(seed=17, missing=1.0, years=1, prose=0.5),
]


@dataclass
class Fit:
    """Weights by level, with what adaptive descent remembers."""

    weights: dict[Level, float]
    alone: dict[Level, float]
    prior: float
    seen: defaultdict[Level, float] = field(default_factory=lambda: defaultdict(lambda: 1e-6))

    def step(self, levels: list[Level], true: bool) -> None:
        """Learn from one pair."""
        total = self.prior + sum(self.weights[level] for level in levels)
        gradient = 1.0 / (1.0 + exp(-max(-40.0, min(40.0, total)))) - true
        for level in levels:
            change = gradient + PULL * (self.weights[level] - self.alone[level])
            self.seen[level] += change * change
            self.weights[level] -= 0.3 * change / sqrt(self.seen[level])


def rows(corpus: Corpus, rules: LinkRules) -> Iterator[tuple[list[Level], bool]]:
    """The levels of every candidate pair of a corpus, and whether it is one case."""
    items = in_order(corpus.items)
    sources, _ = make_sources(items, TitleReader(rules), Recalled())
    first, second = (column.tolist() for column in all_pairs(sources))
    pairs = Pairs(sources, first, second)
    columns = {name: function(pairs) for name, function in {**EARLY, **LATE}.items()}
    for row, (a, b) in enumerate(zip(first, second, strict=True)):
        truth, other = corpus.truth[items[a].id], corpus.truth[items[b].id]
        if truth.kind != "standing" and other.kind != "standing":
            yield [(name, column[row]) for name, column in columns.items()], truth.case == other.case


def fit(data: list[tuple[list[Level], bool]]) -> Fit:
    """The weights that explain ``data`` best."""
    matches = sum(true for _, true in data)
    counts: dict[bool, Counter[Level]] = {True: Counter(), False: Counter()}
    for levels, true in data:
        counts[true].update(levels)
    rest = len(data) - matches
    alone = {
        level: log((counts[True][level] + 0.5) / (matches + 1)) - log((counts[False][level] + 0.5) / (rest + 1))
        for level in {*counts[True], *counts[False]}
    }
    found = Fit({level: weight / 3 for level, weight in alone.items()}, alone, log(matches / rest))
    rng = random.Random(5)
    for _ in range(EPOCHS):
        rng.shuffle(data)
        for levels, true in data:
            found.step(levels, true)
    return found


def main() -> None:
    """Print the fitted table, with the weight each level would have alone and how often it was seen."""
    rules = LinkRules.from_book(load_rulebook())
    data = [row for settings in SETTINGS for row in rows(make_corpus(settings), rules)]
    sample = random.Random(4).sample(data, min(MOST, len(data)))
    found = fit(sample)
    seen = Counter(level for levels, _ in sample for level in levels)
    print(f"prior {found.prior:.2f}")
    for level in sorted(found.weights):
        print(f"{level[0]:14}{level[1]:34}{found.weights[level]:8.2f}{found.alone[level]:8.2f}{seen[level]:9}")


if __name__ == "__main__":
    main()
