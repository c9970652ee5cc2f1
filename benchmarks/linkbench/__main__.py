"""``python -m benchmarks.linkbench``: how well and how fast linking does on invented corpora; prints tables."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

from benchmarks.linkbench.corpus import Corpus, make_corpus
from benchmarks.linkbench.score import Report, measure
from benchmarks.linkbench.world import Settings
from casegraph.link import LinkRules, link_items
from casegraph.rulebook.book import load_rulebook

SETTINGS: dict[str, Settings] = {
    "a quarter missing": Settings(),
    "renumbered": Settings(renumbered=True),
    "no numbers": Settings(missing=1.0),
}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("tune", "test"), default="tune")
    parser.add_argument("--seeds", type=int, default=3, help="how many corpora of each setting")
    parser.add_argument("--speed", type=int, nargs="*", metavar="YEARS", help="time corpora of so many years instead")
    arguments = parser.parse_args()
    rules = LinkRules.from_book(load_rulebook())
    if arguments.speed is not None:
        for years in arguments.speed or [2, 4, 8, 16]:
            _speed(make_corpus(Settings(part=arguments.part, years=years, matters=480)), rules)
        return
    for name, settings in SETTINGS.items():
        seeds = range(1, arguments.seeds + 1)
        corpora = [make_corpus(replace(settings, part=arguments.part, seed=seed)) for seed in seeds]
        print_report(f"{name} ({arguments.part}, {arguments.seeds} seeds)", _measured(corpora, rules))


def _measured(corpora: list[Corpus], rules: LinkRules) -> Report:
    total = Report()
    for corpus in corpora:
        total.add(measure(corpus, link_items(corpus.items, rules)))
    return total


def print_report(title: str, report: Report) -> None:
    """Print one table."""
    print(f"\n{title}\n{'':20}{'precision':>10}{'recall':>10}{'F1':>10}{'pairs':>10}")
    for name, score in report.scores.items():
        pairs = "" if name.startswith("B") else f"{score.hits + score.missed:>10}"
        print(f"{name:20}{score.precision:>10.4f}{score.recall:>10.4f}{score.f1:>10.4f}{pairs}")
    for name, count in report.must_be_nought.items():
        print(f"{name:20}{count:>10}")
    print(f"{'suggested':20}{report.suggested:>10}  of them right: {report.suggested_right}, missed: {report.missed}")


def _speed(corpus: Corpus, rules: LinkRules) -> None:
    begun = time.perf_counter()
    linked = link_items(corpus.items, rules)
    seconds = time.perf_counter() - begun
    each = 1e6 * seconds / len(corpus.items)
    years, count = corpus.settings.years, len(corpus.items)
    print(f"{years:3} years {count:8} items {seconds:8.2f} s {each:8.1f} µs an item {len(linked.cases):8} cases")


if __name__ == "__main__":
    main()
