"""What comes of moving the weight of each number of other cases (``COMPANY``) up and down.

``python -m benchmarks.linkbench.company`` links the corpora that are tuned on under every change and prints precision,
recall and worth, the best change last; the fit of pairs does not see these weights, since they are evidence on cases.
Takes some ten minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple
from unittest.mock import patch

from benchmarks.linkbench.corpus import Corpus, make_corpus
from benchmarks.linkbench.score import Score, measure
from benchmarks.linkbench.tune import HANDS
from benchmarks.linkbench.world import Settings
from casegraph.link import LinkRules, link_items
from casegraph.link.deciding import assemble, company
from casegraph.link.weighing.weights import COMPANY
from casegraph.rulebook.book import load_rulebook

STEP = 0.4
# A wrong pair counts as much as so many missed ones.
WRONG = 3.0
# Each kind of corpus, and the pairs that tell most there.
KINDS: Mapping[str, Settings] = {
    "number missing": Settings(),
    "renumbered": Settings(renumbered=True),
    "ordinary": Settings(missing=1.0),
}


class Worth(NamedTuple):
    """What links are worth, and the mean precision and recall over all corpora."""

    worth: float
    precision: float
    recall: float


@contextmanager
def weighing(weights: Mapping[str, float]) -> Iterator[None]:
    """Link with other weights of the number of other cases."""
    most, least = max(weights.values()), min(weights.values())
    company._evidence.cache_clear()
    with patch.dict(COMPANY, weights), patch.multiple(assemble, MOST=most, LEAST=least):
        yield
    company._evidence.cache_clear()


def worth(corpora: Mapping[str, list[Corpus]], weights: Mapping[str, float]) -> Worth:
    """What links with these weights are worth."""
    rules = LinkRules.from_book(load_rulebook())
    with weighing(weights):
        scores = [_score(corpus, kind, rules) for kind, some in corpora.items() for corpus in some]
    precision = sum(score.precision for score in scores) / len(scores)
    recall = sum(score.recall for score in scores) / len(scores)
    return Worth(recall - WRONG * (1.0 - precision), precision, recall)


def _score(corpus: Corpus, kind: str, rules: LinkRules) -> Score:
    return measure(corpus, link_items(corpus.items, rules)).pairs[kind]


def main() -> None:
    """Print what every change is worth."""
    parts = ("tune", *HANDS)
    corpora = {kind: [make_corpus(replace(one, part=part)) for part in parts] for kind, one in KINDS.items()}
    changes = [
        {**COMPANY, level: round(weight + step, 1)} for level, weight in COMPANY.items() for step in (STEP, -STEP)
    ]
    found = []
    for weights in ({**COMPANY}, *changes):
        changed = {level: weight for level, weight in weights.items() if weight != COMPANY[level]}
        found.append((worth(corpora, weights), str(changed or "as it is")))
    print(f"{'worth':>8}{'precision':>11}{'recall':>8}")
    for one, said in sorted(found):
        print(f"{one.worth:8.4f}{one.precision:11.4f}{one.recall:8.4f}  {said}")


if __name__ == "__main__":
    main()
