"""How well links agree with the truth: over pairs and over items (B cubed), by what made them hard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from benchmarks.linkbench.corpus import Corpus
from casegraph.link.linked import Linked

Pair = tuple[str, str]


@dataclass
class Score:
    """True, wrong and missed pairs; precision, recall and F1 are 1 where there is nothing to find or to get wrong."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of found pairs that are right."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of true pairs that were found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.wrong + other.wrong, self.missed + other.missed)


@dataclass
class Report:
    """Scores by kind of difficulty, the counts that must be nought, and how much of the missed was suggested."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    must_be_nought: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    suggested: int = 0
    suggested_right: int = 0
    missed: int = 0

    def add(self, other: Report) -> None:
        """Add the counts of another corpus."""
        for name, score in other.scores.items():
            self.scores[name] = self.scores[name] + score
        for name, count in other.must_be_nought.items():
            self.must_be_nought[name] += count
        self.suggested += other.suggested
        self.suggested_right += other.suggested_right
        self.missed += other.missed


def measure(corpus: Corpus, linked: Linked) -> Report:
    """Compare the threads of ``linked`` with the truth."""
    thread = {item: thread.id for case in linked.cases for thread in case.threads for item in thread.items}
    found = _pairs({item.id: thread.get(item.id, f"-{item.id}") for item in corpus.items})
    true = _pairs({name: truth.case for name, truth in corpus.truth.items() if truth.kind in {"ordinary", "series"}})
    numbers = {item.id: item.case_numbers[0].key for item in corpus.items if item.case_numbers}
    report = Report()
    for pair in found | true:
        for name in _kinds(corpus, numbers, pair):
            one = Score(int(pair in found and pair in true), int(pair not in true), int(pair not in found))
            report.scores[name] = report.scores[name] + one
    _count_wrong(corpus, numbers, found - true, report)
    suggested = {(link.a, link.b) for link in linked.links if link.status == "suggested" and link.kind == "same_case"}
    truth = corpus.truth
    right = {pair for pair in suggested if truth[pair[0]].case == truth[pair[1]].case}
    report.suggested, report.suggested_right = len(suggested), len(right)
    report.missed = len(true - found)
    report.scores["B³ all items"] = b_cubed(corpus, thread)
    return report


def b_cubed(corpus: Corpus, thread: Mapping[str, str]) -> Score:
    """B cubed over the items that have a case, as a score whose counts are parts of items scaled by a thousand."""
    items = [item.id for item in corpus.items if corpus.truth[item.id].kind in {"ordinary", "series"}]
    found, true = _groups({i: thread.get(i, i) for i in items}), _groups({i: corpus.truth[i].case for i in items})
    precision = recall = 0.0
    for item in items:
        mine, real = found[thread.get(item, item)], true[corpus.truth[item].case]
        both = len(mine & real)
        precision, recall = precision + both / len(mine), recall + both / len(real)
    hits = round(1000 * precision)
    wrong = 1000 * len(items) - hits
    # Chosen so that hits / (hits + missed) is B cubed recall.
    return Score(hits, wrong, round(hits * (len(items) / recall - 1)) if recall else hits)


def _groups(label: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for item, name in label.items():
        groups[name].add(item)
    return groups


def _pairs(label: Mapping[str, Hashable]) -> set[Pair]:
    return {pair for members in _groups(label).values() for pair in combinations(sorted(members), 2)}


def _kinds(corpus: Corpus, numbers: Mapping[str, str], pair: Pair) -> Iterable[str]:
    """The names under which a pair counts."""
    a, b = (corpus.truth[item] for item in pair)
    if {a.kind, b.kind} != {"ordinary"}:
        return
    yield "ordinary"
    left, right = (numbers.get(item) for item in pair)
    if left is None or right is None:
        yield "number missing"
    elif left != right:
        yield "renumbered"
    if a.case == b.case:
        if a.stage != b.stage:
            yield "other round"
        if "typo" in a.marks | b.marks:
            yield "misprint"


def _count_wrong(corpus: Corpus, numbers: Mapping[str, str], wrong: set[Pair], report: Report) -> None:
    """Count what must never happen: a standing item in a case, two reports of one series in one thread."""
    report.must_be_nought.update({"standing merged": 0, "series merged": 0})
    for pair in wrong:
        a, b = (corpus.truth[item] for item in pair)
        same_number = pair[0] in numbers and numbers[pair[0]] == numbers.get(pair[1])
        if "standing" in {a.kind, b.kind} and not same_number:
            report.must_be_nought["standing merged"] += 1
        if a.series and a.series == b.series:
            report.must_be_nought["series merged"] += 1
