"""``python -m benchmarks.about``: how often it is told rightly whether a mention is of its item's own matter.

Every municipality in ``benchmarks/minutes`` in turn is told by weights that are fitted on the others. ``--write`` fits
them on all and writes the table that reading uses. A logistic regression on the levels of all signs at once, held to
nought, or to what is held by hand (:data:`HELD`).
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.common import read_sources
from benchmarks.linkbench.tune import rendered
from casegraph.evaluate.compare import BodyNames
from casegraph.evaluate.gold import Gold, GoldDocument, GoldItem, load_gold
from casegraph.evaluate.matching import pair_items
from casegraph.evaluate.mentions import event_of
from casegraph.evaluate.run import body_names
from casegraph.link.arrays import Floats
from casegraph.model import Body, Source
from casegraph.parse import parse_source
from casegraph.parse.context import ItemContext
from casegraph.parse.prose import about_weights
from casegraph.parse.prose.about import signs
from casegraph.parse.prose.about_signs import in_calendar
from casegraph.parse.prose.about_weights import OTHER, THIS, WEIGHTS
from casegraph.parse.prose.references import mentions
from casegraph.parse.prose.told import Told
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import Rulebook, load_rulebook

MINUTES = Path(__file__).with_name("minutes")
TABLE = Path(about_weights.__file__)
# How firmly weights are held to nought; how often municipalities are dealt anew, and into how many parts.
HOLD, ROUNDS, PARTS = 2.0, 3, 15
Level = tuple[str, str]
# Weights that are not fitted: what says nothing, and what the minutes do not hold.
SILENT = {
    "another": "no",
    "called": "nothing",
    "clause": "none",
    "course": "no",
    "document": "none",
    "listed": "no",
    "names": "none",
    "neighbour": "no",
    "numbers": "none",
    "place": "none",
    "standing": "no",
    "step": "none",
    "subject": "no",
}
HELD: Mapping[Level, float] = {
    **dict.fromkeys(SILENT.items(), 0.0),
    # What the title names as well says nothing, rather than speaking against it as in the minutes.
    ("clause", "titled"): 0.0,
    ("document", "titled"): 0.0,
    ("names", "same"): 0.0,
    # Hardly in the minutes, and told outright: they are of another matter whatever else is said.
    ("another", "like this"): -5.0,
    ("listed", "under its heading"): 3.0,
    ("another", "its own case"): -4.0,
    ("another", "named"): -4.0,
    ("document", "decided, foreign"): -4.0,
    ("document", "foreign, new"): -3.0,
    ("numbers", "a rule"): -2.0,
    ("numbers", "same"): 2.5,
    ("place", "another"): -4.0,
}


@dataclass(frozen=True)
class Mention:
    """A mention with the levels of its signs, and the truth: whether it is of its item's own matter."""

    municipality: str
    levels: tuple[Level, ...]
    own: bool


def main() -> None:
    """Print the figures; fit on all and write the table if told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="fit on all and write the table")
    arguments = parser.parse_args()
    book = load_rulebook()
    found = [
        mention
        for folder in sorted(MINUTES.iterdir())
        if folder.is_dir()
        for mention in read_mentions(folder.name, load_gold([folder]), book)
    ]
    print_figures("by the table", found, probabilities(found, _flat(WEIGHTS), about_weights.PRIOR))
    print_figures("by the others", found, each_by_the_others(found))
    if arguments.write:
        write(*fit(found))


def read_mentions(municipality: str, gold: Gold, book: Rulebook) -> Iterator[Mention]:
    """Every mention of a day that the truth settles, once per item, body and day."""
    tools = Tools.of(book)
    for document in gold.documents:
        sources = read_sources(document)
        names = body_names(document, sources, book)
        for source in sources:
            for item, told in _told(document, source, tools):
                yield from _settled(municipality, item, told, names)


def _told(document: GoldDocument, source: Source, tools: Tools) -> Iterator[tuple[GoldItem, list[Told]]]:
    """The items of the truth that were read, with what their prose mentions."""
    learned = tools.learned_from(source)
    for meeting in parse_source(source, tools).meetings:
        body = Body(meeting.body_id, meeting.body, meeting.body_kind)
        for told, item in pair_items(document.items, meeting.items).matched:
            yield told, [*mentions(ItemContext(item, meeting.date, body, learned))]


def _settled(municipality: str, item: GoldItem, told: Sequence[Told], names: BodyNames) -> Iterator[Mention]:
    truth: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for reference in item.references or ():
        if not reference.borderline and "about" in reference.told:
            truth[names.key(reference.body), reference.date].add(reference.told["about"])
    seen: set[tuple[str, str]] = set()
    for one in told:
        event = event_of(one.reference, item.references or (), names)
        settled = truth.get(event) if event and event not in seen else None
        if event and settled in ({"this"}, {"other"}) and not one.reference.case_number and not in_calendar(one):
            seen.add(event)
            yield Mention(municipality, tuple(signs(one).items()), settled == {"this"})


def probabilities(found: Sequence[Mention], weights: Mapping[Level, float], prior: float) -> Floats:
    """How probable it is (0-1) that each mention is of its item's own matter."""
    total = np.array([prior + sum(weights.get(level, 0.0) for level in one.levels) for one in found])
    return np.asarray(1.0 / (1.0 + np.exp(-total)), np.float64)


def each_by_the_others(found: Sequence[Mention]) -> Floats:
    """The same by weights that were fitted without its municipality: the mean of several rounds."""
    places = sorted({one.municipality for one in found})
    total = np.zeros(len(found))
    for seed in range(ROUNDS):
        part = dict(zip(places, np.random.default_rng(seed).permutation(len(places)) % PARTS, strict=True))
        of = np.array([part[one.municipality] for one in found])
        for at in range(PARTS):
            weights, prior = fit([one for one, own in zip(found, of, strict=True) if own != at])
            held_out = np.flatnonzero(of == at).tolist()
            total[held_out] += probabilities([found[row] for row in held_out], weights, prior)
    return total / ROUNDS


def fit(found: Sequence[Mention]) -> tuple[dict[Level, float], float]:
    """The weights and the prior that explain the mentions best."""
    from scipy.optimize import minimize  # noqa: PLC0415 - of the extra "bench"

    levels = sorted({level for one in found for level in one.levels} | set(HELD))
    place = {level: at for at, level in enumerate(levels)}
    rows = np.array([[place[level] for level in one.levels] for one in found])
    own = np.array([one.own for one in found], np.float64)
    free = np.array([level not in HELD for level in levels])
    start = np.array([HELD.get(level, 0.0) for level in levels])

    def loss(values: Floats) -> tuple[float, Floats]:
        weights = start.copy()
        weights[free] = values[1:]
        total = values[0] + weights[rows].sum(1)
        off = 1.0 / (1.0 + np.exp(-total)) - own
        cost = (np.logaddexp(0.0, total) - own * total).sum() + HOLD / 2 * (values[1:] ** 2).sum()
        slope = np.bincount(rows.ravel(), np.repeat(off, rows.shape[1]), len(levels))[free] + HOLD * values[1:]
        return float(cost), np.concatenate(([off.sum()], slope))

    values = minimize(loss, np.zeros(1 + int(free.sum())), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    start[free] = values[1:]
    return dict(zip(levels, start.tolist(), strict=True)), float(values[0])


def print_figures(name: str, found: Sequence[Mention], own: Floats) -> None:
    """Print how many are told rightly, and how many of those said to be of the own matter are."""
    true = np.array([one.own for one in found])
    this, other = own >= THIS, own <= OTHER
    right = (this & true) | (other & ~true)
    print(
        f"{name:14}{len(found)} mentions  right {right.mean():.3f}  unsettled {(~this & ~other).mean():.3f}  "
        f"own matter: precision {true[this].mean():.3f} recall {this[true].mean():.3f}"
    )


def write(weights: Mapping[Level, float], prior: float) -> None:
    """Write the table as reading reads it, in tenths."""
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (name, level), weight in sorted(weights.items()):
        table[name][level] = round(weight, 1) + 0.0  # adding nought makes nought of minus nought
    source = TABLE.read_text(encoding="utf-8")
    source = re.sub(r"^PRIOR = .*$", f"PRIOR = {prior:.1f}", source, flags=re.MULTILINE)
    head, _, _ = source.partition("WEIGHTS: Mapping")
    TABLE.write_text(
        f"{head}WEIGHTS: Mapping[str, Mapping[str, float]] = {{\n" + rendered(table) + "\n}\n", encoding="utf-8"
    )


def _flat(table: Mapping[str, Mapping[str, float]]) -> dict[Level, float]:
    return {(name, level): weight for name, levels in table.items() for level, weight in levels.items()}


if __name__ == "__main__":
    main()
