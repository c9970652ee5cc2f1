"""Fit the weights of evidence on what is tuned on, and write them where linking reads them.

``python -m benchmarks.linkbench.tune`` writes ``fitted.csv`` (kept in version control) and the table
in ``casegraph/link/weighing/weights.py`` anew; ``--dry-run`` only prints what would change. A logistic regression on
the levels of all evidence at once, with the odds of each corpus as they are there, in two steps: first on the bench's
own vocabularies, then on these and the agendas of other hands, the weights held near those of the first step, since the
others are few. More of the same never says less (:data:`RISING`). It never reads what is tested on.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.levels import Levels, read_levels
from benchmarks.linkbench.world import Settings
from benchmarks.linkbench.written import read_written
from casegraph.link.arrays import Floats, Ints
from casegraph.link.items.sources import STEPS
from casegraph.link.rules import LinkRules
from casegraph.link.weighing import weights
from casegraph.link.weighing.evidence import AGAIN, CONTAINED, COVERED, DIFFERENCE, EVIDENCE, INFORMATION, PROSE, WHEN
from casegraph.link.weighing.measures import names_of
from casegraph.link.weighing.weights import WEIGHTS
from casegraph.rulebook.book import load_rulebook

Level = tuple[str, str]
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
# The agendas of other hands that count in the second step, and the share of all that each group of them does.
OTHERS: Mapping[tuple[str, ...], float] = {("fjord", "harbour"): 0.25, ("mainland",): 0.25}
# How firmly weights are held to nought in the first step, where every pair counts once, and to those of the first in
# the second, where all pairs together count as so many.
HOLD, HOLD_SECOND, COUNTED = 10.0, 30.0, 20_000.0
# What a weight costs that is higher than one that must not be lower.
FALLING = 300.0
FITTED = Path(__file__).with_name("fitted.csv")
TABLE = Path(weights.__file__)
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
    "the other way round": -1.3,
    "never": -0.2,
    "seldom": 0.6,
    "at times": 0.9,
    "often": 2.0,
    "nearly always": 3.3,
}
# By how soon the one item follows the other.
TOPIC = {
    "little, names in common": (0.0, 0.0, -0.1),
    "much, names in common": (0.6, 0.3, -0.1),
    "nearly all, names in common": (0.8, 0.4, 0.1),
    "little, no names": (0.0, 0.0, -0.1),
    "much, no names": (0.1, 0.1, -0.1),
    "nearly all, no names": (0.9, 0.9, 0.2),
    "little, names in one": (0.0, 0.0, -0.1),
    "much, names in one": (0.8, 0.6, 0.2),
    "nearly all, names in one": (1.1, 0.9, 0.4),
}
HELD: Mapping[Level, tuple[float, str]] = {
    ("number", "same"): (14.0, "one number is one case; collective numbers are split before"),
    ("number", "other system"): (-0.4, "hardly any pair has it that is not one case; with less, twins are one"),
    ("number", "other"): (-9.0, "two numbers are two cases"),
    ("number", "other, but named"): (-2.0, "the mention itself weighs more"),
    ("number", "other, one slip apart"): (-4.0, "people are asked about what is else alike; it links nothing"),
    ("words", "a single word"): (-0.5, "hardly in the corpora, whose titles say more"),
    ("numbers", "contradict"): (-5.0, "life has more near twins than the corpora"),
    ("names", "contradict"): (-5.0, "life prints more than names with a capital"),
    ("names", "contradict, but spoken of"): (-0.8, "as names in one title only: the prose bears the other"),
    ("bearing", "same"): (1.0, "few names of the corpora are those of two matters; titles of other hands give it more"),
    ("bearing", "other"): (-1.0, "the same; of what links on the tune part, more is right"),
    ("bearing", "lacking"): (-0.6, "the same"),
    ("plan", "same"): (4.0, "life has one plan of a number, whose titles are more unlike than those of the corpora"),
    ("address", "alone"): (0.5, "sold and let are two matters of one house"),
    ("address", "same"): (2.5, "titles of other hands say more various things of one house"),
    ("address", "same, long after"): (0.0, "the same, and life has another matter of one house after years"),
    ("opposite", "opposed"): (-6.0, "the corpora have none; land that is bought is not that which is sold"),
    ("part", "of the other"): (-4.0, "what is said to be a part of a matter is not that matter"),
    ("course", "same body, days"): (-0.5, "no body of the corpora meets twice in ten days"),
    ("course", "down, days"): (-3.5, "councils do send matters back, which they never do in the corpora"),
    ("course", "down, weeks"): (-3.5, "the same"),
    **{
        ("course", f"heard, {days}"): (weight, "the corpora have no councils of citizens or staff")
        for days, weight in COURSE_HEARD.items()
    },
    **{("repetition", f"{how}, {soon}"): (weight, "the same") for (how, soon), weight in AGAIN_HEARD.items()},
    ("repetition", "closed word"): (0.0, "no closed matter of the corpora is called what many are"),
    ("phase", "onward, same wording"): (4.0, "life has less that comes anew within the year"),
    ("resumption", "taken up again"): (0.8, "the corpora hardly put anything off"),
    ("resumption", "put off"): (1.6, "the same"),
    ("resumption", "put off, taken up again"): (3.0, "the same"),
    ("resumption", "sent here"): (
        4.5,
        "no prose of the corpora sends a matter on; hardly another comes where one was sent",
    ),
    ("resumption", "sent here, taken up again"): (4.8, "the same"),
    ("resumption", "elected"): (-4.0, "the corpora elect nobody"),
    ("resumption", "settled"): (-2.0, "nor do most of them say what was decided"),
    ("mention", "item"): (6.0, "the corpora name no item numbers"),
    ("mention", "course"): (4.0, "the corpora print no recorded course"),
    ("mention", "course alone"): (2.0, "the same; the item that is meant may not be loaded, and any other is unlike"),
    ("mention", "not this item"): (-2.0, "the corpora name no item numbers"),
    ("mention", "spoken of"): (8.0, "the corpora have no texts that tell of a matter under an unlike title"),
    ("mention", "told"): (5.5, "never wrong in the corpora, whose sentences say which matter they are of; life errs"),
    ("mention", "meant"): (
        2.8,
        "as the fit has it beside all others, which stay as agendas of other hands bear them out",
    ),
    ("mention", "this"): (0.0, "the same: what is like no title of the meeting says nothing of any item of it"),
    ("mention", "unknown"): (0.0, "the same"),
    ("documents", "same number"): (6.0, "a document is now and then attached to two cases"),
    ("prose", "same text"): (3.0, "life has longer texts, of which fewer are used for two cases"),
    ("prose", "unlike"): (-2.5, "life tells a later round in words of its own"),
    ("repetition", "down, soon"): (5.0, "councils send motions to a committee as they stand, in few of the corpora"),
    ("repetition", "down, in time"): (2.0, "the same"),
    ("repetition", "same body, long after"): (-1.5, "life has more that comes anew, a year on, under the very words"),
    ("repetition", "up, long after"): (-0.8, "the same"),
    ("repetition", "down, long after"): (-1.5, "the same"),
    ("repetition", "over and over"): (-1.0, "hardly in the corpora, whose fixed points are on every agenda"),
    ("number year", "later"): (-6.8, "a case is not treated before it exists"),
    ("years", "contradict"): (-8.0, "what is said of two years is two matters"),
    ("periods", "contradict"): (-8.0, "the same"),
    ("periods", "one side"): (-5.0, "a report and what names none of its periods is never one case by title"),
    ("periods", "overlap"): (-0.3, "a report of a quarter, and as of the last day of it"),
    ("periods", "same"): (0.0, "the corpora have several reports a month in like words; their words tell them apart"),
    ("years", "overlap"): (0.5, "not in the corpora"),
    **{
        ("sequel", usual): (
            weight,
            "measured beside all other evidence, here and on titles of other hands, which give it more",
        )
        for usual, weight in SEQUEL.items()
    },
    **{
        ("topic", f"{said}, {when}"): (
            weight,
            "half of what it says beside all else on titles of other hands; the corpora have more near twins at a time",
        )
        for said, by_time in TOPIC.items()
        for when, weight in zip(names_of(WHEN, "later"), by_time, strict=True)
    },
    ("recommender", "same"): (1.0, "life has fewer officers, who recommend many cases"),
    ("recommender", "other"): (-0.5, "life has officers that change titles"),
}


# What says nothing: there the titles, or both items, have nothing to look at.
SILENT: tuple[Level, ...] = (
    *(
        (name, "none")
        for name in EVIDENCE
        if name not in {"words", "names", "difference", "prose", "course", "repetition"}
    ),
    ("repetition", "other wording"),
)


def _rising() -> Iterator[tuple[Level, Level]]:
    """Levels of which the second must not weigh less than the first."""
    told, shares = names_of(INFORMATION, "full"), [*(name for _, name in CONTAINED), "all, equal"]
    longer = [f"all, {name}" for name in names_of(COVERED, "equal")]
    for share in {*shares, *longer}:
        yield from _upward("words", [f"{one}/{share}" for one in told])
    for one, scale in ((one, scale) for one in told for scale in (shares, longer)):
        yield from _upward("words", [f"{one}/{share}" for share in scale])
    soon = [*reversed(names_of(AGAIN, "long after"))]
    for step in (step for step in STEPS if step != "heard"):
        yield from _upward("repetition", [f"{step}, {one}" for one in soon])
        yield from _upward("repetition", [f"drawn out, {step}, {one}" for one in soon])
        for one in soon[1:]:
            yield from _upward("repetition", [f"drawn out, {step}, {one}", f"{step}, {one}"])
    yield from _upward("prose", names_of(PROSE, "same text"))
    yield from _upward("difference", ["two things", *(name for _, name in reversed(DIFFERENCE))])


def _upward(name: str, scale: Sequence[str]) -> Iterator[tuple[Level, Level]]:
    return pairwise((name, level) for level in scale)


RISING = tuple(_rising())
# Every level of every piece, one after another, and where those of each piece begin.
LEVELS: tuple[Level, ...] = tuple((name, level) for name, measure in EVIDENCE.items() for level in measure.levels)
PLACE = {level: at for at, level in enumerate(LEVELS)}
FIRST = np.array([PLACE[name, measure.levels[0]] for name, measure in EVIDENCE.items()])
FIXED = np.array(sorted({PLACE[level] for level in (*HELD, *SILENT)}))


@dataclass(frozen=True)
class Pool:
    """Pairs to learn from: the places of their levels, the odds of their corpus, and how much each counts."""

    places: Ints
    true: Floats
    odds: Floats
    counts: Floats

    @classmethod
    def of(cls, found: Sequence[Levels], count: float | None = None) -> Pool:
        """The pairs of some corpora, which count as so many together, else once each."""
        shares = [(len(one.true), float(one.true.mean())) for one in found]
        pairs = sum(number for number, _ in shares)
        return cls(
            np.concatenate([one.levels + FIRST for one in found]),
            np.concatenate([one.true for one in found]).astype(np.float64),
            np.concatenate([np.full(number, log(share / (1.0 - share))) for number, share in shares]),
            np.full(pairs, 1.0 if count is None else count / pairs),
        )

    @classmethod
    def together(cls, pools: Sequence[Pool]) -> Pool:
        """Several pools as one."""
        return cls(*(np.concatenate(columns) for columns in zip(*(vars(pool).values() for pool in pools), strict=True)))


def fit(pool: Pool, near: Floats, hold: float) -> Floats:
    """The weights that explain the pairs best, held ``near`` others, of which those that are fixed stay."""
    from scipy.optimize import minimize  # noqa: PLC0415 - of the extra "bench", which reading the table does without

    free = np.ones(len(LEVELS), np.bool_)
    free[FIXED] = False
    low, high = (np.array([PLACE[pair[side]] for pair in RISING]) for side in (0, 1))

    def loss(values: Floats) -> tuple[float, Floats]:
        found = near.copy()
        found[free] = values
        total = pool.odds + found[pool.places].sum(1)
        off = pool.counts * (1.0 / (1.0 + np.exp(-total)) - pool.true)
        falls = np.maximum(found[low] - found[high], 0.0)
        cost = (pool.counts * (np.logaddexp(0.0, total) - pool.true * total)).sum()
        cost += hold / 2 * ((found - near) ** 2).sum() + FALLING / 2 * (falls**2).sum()
        slope: Floats = hold * (found - near)
        slope += np.bincount(pool.places.ravel(), np.repeat(off, pool.places.shape[1]), len(LEVELS))
        slope += FALLING * np.bincount(low, falls, len(LEVELS)) - FALLING * np.bincount(high, falls, len(LEVELS))
        return float(cost), slope[free]

    found = near.copy()
    found[free] = minimize(loss, near[free], jac=True, method="L-BFGS-B", options={"maxiter": 2000, "maxfun": 4000}).x
    return found


def settled(found: Mapping[Level, float]) -> dict[str, dict[str, float]]:
    """The table as linking reads it, in tenths."""
    table: dict[str, dict[str, float]] = {name: {} for name in EVIDENCE}
    for (name, level), weight in found.items():
        table[name][level] = round(weight, 1) + 0.0  # adding nought makes nought of minus nought
    return {name: dict(sorted(levels.items(), key=_scale)) for name, levels in table.items()}


def _scale(level: tuple[str, float]) -> tuple[list[int], str]:
    """A key that puts levels of words (*hardly/half*) in the order of their scales, others by name."""
    grades = [name for _, name in (*INFORMATION, (0.0, "full"), *CONTAINED)]
    parts = level[0].partition(",")[0].split("/")
    return [grades.index(part) for part in parts if part in grades], level[0]


def read_fitted() -> dict[Level, float]:
    """The weights that were fitted last."""
    with FITTED.open(encoding="utf-8", newline="") as file:
        return {(row["evidence"], row["level"]): float(row["fitted"]) for row in csv.DictReader(file)}


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
    book = load_rulebook()
    rules = LinkRules.from_book(book)
    own = [read_levels(make_corpus(settings), rules) for settings in SETTINGS]
    others = [
        ([read_levels(read_written(name, book), rules) for name in group], share) for group, share in OTHERS.items()
    ]
    start = np.zeros(len(LEVELS))
    for level, (weight, _) in HELD.items():
        start[PLACE[level]] = weight
    first = fit(Pool.of(own), start, HOLD)
    pools = [Pool.of(own, (1.0 - sum(OTHERS.values())) * COUNTED)]
    pools += [Pool.of(group, share * COUNTED) for group, share in others]
    found = fit(Pool.together(pools), first, HOLD_SECOND)
    seen = [_seen(own), _seen(list(chain.from_iterable(group for group, _ in others)))]
    lines = [
        f'{name},"{level}",{found[at]:.2f},{first[at]:.2f},{seen[0][at]},{seen[1][at]}'
        for (name, level), at in sorted(PLACE.items())
    ]
    text = "\n".join(("evidence,level,fitted,first,own pairs,others", *lines)) + "\n"
    if dry:
        print(text)
    else:
        FITTED.write_text(text, encoding="utf-8")


def _seen(found: Sequence[Levels]) -> Ints:
    """How many pairs have each level."""
    return sum(
        (np.bincount((one.levels + FIRST).ravel(), minlength=len(LEVELS)) for one in found), np.zeros(1, np.int64)
    )


if __name__ == "__main__":
    main()
