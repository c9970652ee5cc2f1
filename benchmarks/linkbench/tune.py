"""Fit the weights of evidence on the vocabularies to tune on, and write them where linking reads them.

``python -m benchmarks.linkbench.tune`` writes ``fitted.csv`` (kept in version control) and the table in
``casegraph/link/weights.py`` anew; ``--dry-run`` only prints what would change. A logistic regression on the levels of
all evidence at once, by adaptive gradient descent in plain Python, drawn towards the ratio each level would have alone
where there is little to learn from. It never reads those to test on.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import exp, log, sqrt
from pathlib import Path
from typing import Any

from benchmarks.linkbench.corpus import Corpus, make_corpus
from benchmarks.linkbench.world import Settings
from casegraph.link import weights
from casegraph.link.engine import in_order
from casegraph.link.evidence import CONTAINED, EARLY, INFORMATION, LATE, Pairs
from casegraph.link.municipality import make_sources
from casegraph.link.pairing import all_pairs
from casegraph.link.recall import Recalled
from casegraph.link.rules import LinkRules
from casegraph.link.titles import TitleReader
from casegraph.link.weights import WEIGHTS
from casegraph.rulebook.book import load_rulebook

Level = tuple[str, str]
EPOCHS = 12
PULL = 2e-4
MOST = 250_000
# Vocabularies by other hands than the bench's own, which word one matter more freely.
HANDS = ("coast", "suburb", "inland")
HAND_SETTINGS: tuple[dict[str, Any], ...] = (
    {"missing": 1.0},
    {"missing": 1.0, "years": 4, "prose": 0.0},
    {"renumbered": True, "prose": 0.7},
)
SETTINGS = [
    Settings(seed=11, missing=1.0),
    Settings(seed=12),
    Settings(seed=13, missing=1.0, years=4, matters=200),
    Settings(seed=14, missing=1.0, prose=0.0),
    Settings(seed=15, missing=0.25, years=3, prose=0.0),
    Settings(seed=16, missing=1.0, matters=120, prose=0.0),
    Settings(seed=17, missing=1.0, years=1, prose=0.5),
    Settings(seed=18, renumbered=True, prose=0.7),
    *(
        Settings(part=hand, seed=seed, matters=200, **rest)
        for seed, hand in enumerate(HANDS, 20)
        for rest in HAND_SETTINGS
    ),
]
FITTED = Path(__file__).with_name("fitted.csv")
TABLE = Path(weights.__file__)
# A level seen in fewer pairs than this counts for less than was fitted: half of it at exactly so many.
LITTLE = 50
# Weights that are not fitted: what the invented corpora do not hold, or hold more tidily than life does.
COURSE_HEARD = {"days": -0.6, "weeks": -0.1, "months": 0.0, "half a year": -0.5, "a year": -1.5, "years": -3.0}
AGAIN_HEARD = {
    ("heard", "soon"): 3.2,
    ("heard", "in time"): 1.3,
    ("heard", "later"): 1.3,
    ("heard", "long after"): -0.6,
    ("drawn out, heard", "soon"): 1.0,
    ("drawn out, heard", "in time"): 0.3,
    ("drawn out, heard", "later"): 0.3,
    ("drawn out, heard", "long after"): 0.3,
}
SEQUEL = {
    "none": 0.0,
    "the other way round": -1.3,
    "never": -0.2,
    "seldom": 0.6,
    "at times": 0.9,
    "often": 2.0,
    "nearly always": 3.3,
}
HELD: Mapping[Level, tuple[float, str]] = {
    ("number", "same"): (14.0, "one number is one case; collective numbers are split before"),
    ("number", "none"): (0.0, "a number missing says nothing"),
    ("number", "other"): (-9.0, "two numbers are two cases"),
    ("number", "other, but named"): (-2.0, "the mention itself weighs more"),
    ("words", "much/a bit"): (-3.0, "hardly in the corpora, whose titles are shorter than the longest of life"),
    ("words", "very much/a bit"): (-3.0, "the same"),
    ("words", "very much/all, much longer"): (0.2, "hardly in the corpora"),
    ("words", "full/a bit"): (-3.0, "hardly in the corpora"),
    ("words", "full/half"): (-1.0, "hardly in the corpora"),
    ("words", "full/all, much longer"): (0.2, "hardly in the corpora"),
    ("numbers", "contradict"): (-5.0, "life has more near twins than the corpora"),
    ("names", "contradict"): (-5.0, "life prints more than names with a capital"),
    ("bearing", "same"): (1.0, "few names of the corpora are those of two matters; titles of other hands give it more"),
    ("bearing", "other"): (-1.0, "the same; of what links on the tune part, more is right"),
    ("bearing", "lacking"): (-0.6, "the same"),
    ("course", "same body, days"): (-0.5, "no body of the corpora meets twice in ten days"),
    ("course", "down, days"): (-3.5, "councils do send matters back, which they never do in the corpora"),
    ("course", "down, weeks"): (-3.5, "the same"),
    **{
        ("course", f"heard, {days}"): (weight, "the corpora have no councils of citizens or staff")
        for days, weight in COURSE_HEARD.items()
    },
    **{("repetition", f"{how}, {soon}"): (weight, "the same") for (how, soon), weight in AGAIN_HEARD.items()},
    ("repetition", "same body, soon"): (4.4, "life has titles that name nothing: Personalesag"),
    ("repetition", "drawn out, up, soon"): (2.1, "titles of other hands give it more"),
    ("phase", "onward, same wording"): (4.0, "life has less that comes anew within the year"),
    ("resumption", "none"): (0.0, "the corpora hardly put anything off"),
    ("resumption", "taken up again"): (0.8, "the same"),
    ("resumption", "put off"): (1.6, "the same"),
    ("resumption", "put off, taken up again"): (3.0, "the same"),
    ("mention", "item"): (6.0, "the corpora name no item numbers"),
    ("mention", "course"): (5.0, "the corpora print no recorded course"),
    ("mention", "not this item"): (-2.0, "the corpora name no item numbers"),
    ("documents", "same number"): (6.0, "a document is now and then attached to two cases"),
    ("prose", "same text"): (3.0, "life has longer texts, of which fewer are used for two cases"),
    ("prose", "unlike"): (-2.5, "life tells a later round in words of its own"),
    ("periods", "one side"): (-5.0, "a report and what names none of its periods is never one case by title"),
    ("periods", "overlap"): (-1.0, "not in the corpora"),
    ("periods", "same"): (0.0, "the corpora have several reports a month in like words; their words tell them apart"),
    ("years", "overlap"): (0.5, "not in the corpora"),
    **{
        ("sequel", usual): (
            weight,
            "measured beside all other evidence, here and on titles of other hands, which give it more",
        )
        for usual, weight in SEQUEL.items()
    },
    ("recommender", "same"): (1.0, "life has fewer officers, who recommend many cases"),
    ("recommender", "other"): (-0.5, "life has officers that change titles"),
}


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
    pairs = Pairs(sources, *all_pairs(sources, sources.columns.open))
    found = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    columns = {name: measure.named(pairs) for name, measure in {**EARLY, **LATE}.items()}
    for row, (a, b) in enumerate(found):
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


def settled(found: Mapping[Level, tuple[float, int]]) -> dict[str, dict[str, float]]:
    """The table as linking reads it: the fitted weights, little seen ones shrunk, and those held by hand."""
    table: dict[str, dict[str, float]] = {name: {} for name in (*EARLY, *LATE)}
    for (name, level), (weight, seen) in found.items():
        # Adding nought makes nought of minus nought.
        table[name][level] = round(weight * seen / (seen + LITTLE), 1) + 0.0
    for (name, level), (weight, _) in HELD.items():
        table[name][level] = weight
    return {name: dict(sorted(levels.items(), key=_scale)) for name, levels in table.items()}


def _scale(level: tuple[str, float]) -> tuple[list[int], str]:
    """A key that puts levels of words (*hardly/half*) in the order of their scales, others by name."""
    grades = [name for _, name in (*INFORMATION, (0.0, "full"), *CONTAINED)]
    parts = level[0].partition(",")[0].split("/")
    return [grades.index(part) for part in parts if part in grades], level[0]


def read_fitted() -> dict[Level, tuple[float, int]]:
    """The weights that were fitted last, each with the number of pairs it was seen in."""
    with FITTED.open(encoding="utf-8", newline="") as file:
        return {(row[0], row[1]): (float(row[2]), int(row[4])) for row in list(csv.reader(file))[1:]}


def rendered(table: Mapping[str, Mapping[str, float]]) -> str:
    """The table as source, the way ``ruff format`` would put it."""
    lines = []
    for name, levels in table.items():
        whole = ", ".join(f'"{level}": {weight}' for level, weight in levels.items())
        if len(whole) + len(name) < 100:
            lines.append(f'    "{name}": {{{whole}}},')
        else:
            rows_ = (f'        "{level}": {weight},' for level, weight in levels.items())
            lines.append("\n".join((f'    "{name}": {{', *rows_, "    },")))
    return "\n".join(lines)


def main() -> None:
    """Fit, print what changes, and write the table unless told not to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry-run", action="store_true", help="print only")
    parser.add_argument("--frozen", action="store_true", help="write the table from fitted.csv without fitting anew")
    arguments = parser.parse_args()
    if not arguments.frozen:
        _fit_anew(arguments.dry_run)
    table = settled(read_fitted())
    for name, levels in table.items():
        for level, weight in levels.items():
            if WEIGHTS.get(name, {}).get(level) != weight:
                print(f"{name:14}{level:34}{WEIGHTS.get(name, {}).get(level, '-'):>8} -> {weight}")
    if not arguments.dry_run:
        source = TABLE.read_text(encoding="utf-8")
        head, _, rest = source.partition("WEIGHTS: Mapping[str, Mapping[str, float]] = {\n")
        tail = rest[re.search(r"^}$", rest, re.MULTILINE).start() :]  # type: ignore[union-attr]
        text = f"{head}WEIGHTS: Mapping[str, Mapping[str, float]] = {{\n{rendered(table)}\n{tail}"
        TABLE.write_text(text, encoding="utf-8")


def _fit_anew(dry: bool) -> None:
    rules = LinkRules.from_book(load_rulebook())
    data = [row for settings in SETTINGS for row in rows(make_corpus(settings), rules)]
    sample = random.Random(4).sample(data, min(MOST, len(data)))
    found = fit(sample)
    seen = Counter(level for levels, _ in sample for level in levels)
    lines = [
        f'{name},"{level}",{found.weights[name, level]:.2f},{found.alone[name, level]:.2f},{seen[name, level]}'
        for name, level in sorted(found.weights)
    ]
    text = "\n".join(("evidence,level,fitted,alone,pairs", *lines)) + "\n"
    print(f"prior {found.prior:.2f} over {len(data)} pairs")
    if dry:
        print(text)
    else:
        FITTED.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
