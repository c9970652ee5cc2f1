"""``python -m benchmarks.linkspeed``: casegraph, Splink and TF-IDF on the same items; prints times as ratios."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Iterable

from benchmarks.linkbench.corpus import Corpus, make_corpus
from benchmarks.linkbench.world import Settings
from benchmarks.linkspeed.run import Measured, measure

# The first is what the others are held against: it decides what they decide.
CONTENDERS = ("cases alone", "casegraph", "Splink", "TF-IDF")
# Items that one matter of a corpus makes, with its share of reports and fixed points.
PER_MATTER, PER_YEAR = 4.9, 420


def settings_for(items: int, years: int, prose: float, part: str) -> Settings:
    """A municipality of about so many items over so many years."""
    matters = max(1, round((items / years - PER_YEAR) / PER_MATTER))
    return Settings(part=part, years=years, matters=matters, prose=prose, repeats=True)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=20_000, help="how many items, about")
    parser.add_argument("--years", type=int, default=16, help="over how many years they are spread")
    parser.add_argument("--prose", type=float, default=0.0, help="the share of items with a presentation")
    parser.add_argument("--part", choices=("tune", "test"), default="test")
    parser.add_argument("--rounds", type=int, default=1, help="how often each contender runs; the best time counts")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="by how many processes casegraph links")
    parser.add_argument("--memory", action="store_true", help="watch the memory of all processes; times do not count")
    parser.add_argument("--only", choices=CONTENDERS, nargs="*", default=CONTENDERS)
    arguments = parser.parse_args()
    corpus = make_corpus(settings_for(arguments.items, arguments.years, arguments.prose, arguments.part))
    print(f"{len(corpus.items)} items of one municipality over {arguments.years} years ({arguments.part} part)")
    print_table(compared(corpus, arguments.only, arguments.rounds, arguments.jobs, watched=arguments.memory))


def compared(
    corpus: Corpus, names: Iterable[str], rounds: int, jobs: int = 1, *, watched: bool = False
) -> list[Measured]:
    """The best of every contender over all rounds, in alternation; where they are watched, that which held most."""
    names = list(names)
    runs = [measure(name, corpus, jobs, watched=watched) for _ in range(rounds) for name in names]
    return [
        min((run for run in runs if run.name == name), key=lambda run: -run.peak if watched else run.clock)
        for name in names
    ]


def print_table(found: list[Measured]) -> None:
    """Print a line a contender: seconds, how many times the first one's that is, memory, and scores."""
    head = f"{'':12}{'clock s':>9}{'ratio':>7}{'CPU s':>9}{'ratio':>7}{'held MiB':>10}{'peak':>7}"
    print(f"{head}{'precision':>11}{'recall':>8}{'F1':>7}")
    for run in found:
        clock, processor = run.clock / found[0].clock, run.processor / max(found[0].processor, math.ulp(1.0))
        times = f"{run.clock:>9.1f}{clock:>7.1f}{run.processor:>9.1f}{processor:>7.1f}"
        memory = f"{run.held:>10.0f}{run.peak:>7.0f}"
        score = f"{run.score.precision:>11.3f}{run.score.recall:>8.3f}{run.score.f1:>7.3f}"
        print(f"{run.name:12}{times}{memory}{score}  {run.how}")


if __name__ == "__main__":
    main()
