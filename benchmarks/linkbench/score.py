"""How well links agree with the truth: over pairs and over items (B cubed), by what made them hard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from itertools import combinations

from networkx.utils import UnionFind

from benchmarks.linkbench.corpus import Corpus
from casegraph.link.linked import Linked

Pair = tuple[str, str]
# Kinds of pairs that numbers leave to other evidence, and what a mark on an item is called.
NUMBERS = frozenset({"number missing", "renumbered"})
MARKS = {"typo": "misprint", "shortened": "shortened"}


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
    """Scores by kind of difficulty, the counts that must be nought, blocking, and what suggestions hold of the missed.

    ``pairs`` are scores over pairs of items, ``cubed`` B cubed over items; ``blocking`` counts the true pairs that are
    looked at at all. ``held`` are the missed pairs that would be found were every right suggestion answered yes.
    """

    pairs: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    cubed: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    blocking: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    must_be_nought: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    suggested: int = 0
    suggested_right: int = 0
    missed: int = 0
    held: int = 0

    def add(self, other: Report) -> None:
        """Add the counts of another corpus."""
        for mine, theirs in ((self.pairs, other.pairs), (self.cubed, other.cubed), (self.blocking, other.blocking)):
            for name, score in theirs.items():
                mine[name] = mine[name] + score
        for name, count in other.must_be_nought.items():
            self.must_be_nought[name] += count
        self.suggested += other.suggested
        self.suggested_right += other.suggested_right
        self.missed += other.missed
        self.held += other.held


def measure(corpus: Corpus, linked: Linked, looked_at: Set[Pair] = frozenset()) -> Report:
    """Compare the threads of ``linked`` with the truth; ``looked_at`` are the pairs that were compared at all."""
    thread = {item: thread.id for case in linked.cases for thread in case.threads for item in thread.items}
    found = _pairs({item.id: thread.get(item.id, f"-{item.id}") for item in corpus.items})
    true = _pairs({name: truth.case for name, truth in corpus.truth.items() if truth.kind in {"ordinary", "series"}})
    numbers = {item.id: item.case_numbers[0].key for item in corpus.items if item.case_numbers}
    report = Report()
    for pair in sorted(found | true):
        for name in _kinds(corpus, numbers, pair):
            one = Score(int(pair in found and pair in true), int(pair not in true), int(pair not in found))
            report.pairs[name] = report.pairs[name] + one
            if pair in true and (name == "ordinary" or name in NUMBERS) and not _same_number(numbers, pair):
                seen = Score(int(pair in looked_at), 0, int(pair not in looked_at))
                report.blocking[name] = report.blocking[name] + seen
    _count_wrong(corpus, numbers, found - true, report)
    _count_suggested(corpus, linked, thread, true - found, report)
    for name, items in _kinds_of_items(corpus, numbers).items():
        report.cubed[name] = b_cubed(corpus, thread, items)
    return report


def _count_suggested(
    corpus: Corpus, linked: Linked, thread: Mapping[str, str], missed: set[Pair], report: Report
) -> None:
    """How many suggestions there are, how many are right, and which of the missed pairs the right ones would bring."""
    suggested = {(link.a, link.b) for link in linked.links if link.status == "suggested" and link.kind == "same_case"}
    right = {pair for pair in suggested if corpus.truth[pair[0]].case == corpus.truth[pair[1]].case}
    joined = UnionFind(thread.get(item, item) for item in corpus.truth)
    for a, b in sorted(right):
        joined.union(thread.get(a, a), thread.get(b, b))
    report.suggested, report.suggested_right, report.missed = len(suggested), len(right), len(missed)
    report.held = sum(joined[thread.get(a, a)] == joined[thread.get(b, b)] for a, b in missed)


def b_cubed(corpus: Corpus, thread: Mapping[str, str], wanted: Iterable[str]) -> Score:
    """B cubed over ``wanted`` items, as a score whose counts are parts of items scaled by a thousand.

    Their groups hold every item that has a case, wanted or not.
    """
    items = [item.id for item in corpus.items if corpus.truth[item.id].kind in {"ordinary", "series"}]
    found, true = _groups({i: thread.get(i, i) for i in items}), _groups({i: corpus.truth[i].case for i in items})
    precision = recall = 0.0
    count = 0
    for item in wanted:
        mine, real = found[thread.get(item, item)], true[corpus.truth[item].case]
        both = len(mine & real)
        precision, recall, count = precision + both / len(mine), recall + both / len(real), count + 1
    hits = round(1000 * precision)
    # Chosen so that hits / (hits + missed) is B cubed recall.
    return Score(hits, 1000 * count - hits, round(hits * (count / recall - 1)) if recall else hits)


def _groups(label: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for item, name in label.items():
        groups[name].add(item)
    return groups


def _pairs(label: Mapping[str, Hashable]) -> set[Pair]:
    return {pair for members in _groups(label).values() for pair in combinations(sorted(members), 2)}


def _same_number(numbers: Mapping[str, str], pair: Pair) -> bool:
    return pair[0] in numbers and numbers[pair[0]] == numbers.get(pair[1])


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
    if a.like or b.like:
        yield "near twins"
    if a.case == b.case and a.stage != b.stage:
        yield "other round"
    for mark in sorted((a.marks | b.marks) & MARKS.keys()):
        yield MARKS[mark]


def _kinds_of_items(corpus: Corpus, numbers: Mapping[str, str]) -> dict[str, list[str]]:
    """The items that have a case, by what makes them hard."""
    found: dict[str, list[str]] = defaultdict(list)
    for item in corpus.items:
        truth = corpus.truth[item.id]
        if truth.kind not in {"ordinary", "series"}:
            continue
        names = ["all items", truth.kind, *(MARKS[mark] for mark in truth.marks if mark in MARKS)]
        names += ["number missing"] if item.id not in numbers else []
        names += ["near twins"] if truth.like and truth.kind == "ordinary" else []
        names += ["later round"] if truth.stage else []
        for name in names:
            found[name].append(item.id)
    return dict(sorted(found.items()))


def _count_wrong(corpus: Corpus, numbers: Mapping[str, str], wrong: set[Pair], report: Report) -> None:
    """Count what must never happen: a standing item in a case, two reports of one series in one thread."""
    report.must_be_nought.update({"standing merged": 0, "series merged": 0})
    for pair in wrong:
        a, b = (corpus.truth[item] for item in pair)
        if "standing" in {a.kind, b.kind} and not _same_number(numbers, pair):
            report.must_be_nought["standing merged"] += 1
        if a.series and a.series == b.series:
            report.must_be_nought["series merged"] += 1
