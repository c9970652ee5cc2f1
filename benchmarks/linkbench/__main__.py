"""``python -m benchmarks.linkbench``: how well and how fast linking does on invented corpora; prints tables."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.linkbench.calibration import collect, plot, table
from benchmarks.linkbench.corpus import Corpus, make_corpus
from benchmarks.linkbench.relations import measure_relations
from benchmarks.linkbench.score import Report, Score, measure
from benchmarks.linkbench.vocabulary import has_families, parts
from benchmarks.linkbench.world import Settings
from benchmarks.linkbench.written import TESTED_ON, TUNED_ON, read_written
from casegraph.link import LinkRules, link_items
from casegraph.link.answers.recall import Recalled
from casegraph.link.engine import in_order
from casegraph.link.municipality import make_sources
from casegraph.link.titles.reader import TitleReader
from casegraph.link.weighing.pairing import all_pairs
from casegraph.rulebook.book import load_rulebook

SETTINGS: dict[str, Settings] = {
    "a quarter missing": Settings(),
    "renumbered": Settings(renumbered=True),
    "no numbers": Settings(missing=1.0),
    "small, no numbers": Settings(missing=1.0, matters=60, committees=2),
    "four years, no numbers": Settings(missing=1.0, years=4),
    "few places, no numbers": Settings(missing=1.0, places=12),
}
# Corpora with families of related cases, which span years; measured by the ties between cases.
RELATED: dict[str, Settings] = {
    "related cases": Settings(years=6, matters=60, committees=3, families=16),
    "related cases, no numbers": Settings(years=6, matters=60, committees=3, families=16, missing=1.0),
}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=parts(), default="tune", help="which vocabulary")
    parser.add_argument("--seeds", type=int, default=3, help="how many corpora of each setting")
    names = [*SETTINGS, *RELATED]
    parser.add_argument("--setting", choices=names, action="append", help="only this one (may be repeated)")
    parser.add_argument("--speed", type=int, nargs="*", metavar="YEARS", help="time corpora of so many years instead")
    parser.add_argument("--calibration", type=Path, metavar="FILE", help="plot score against truth (SVG) instead")
    parser.add_argument("--written", choices=("tune", "test"), help="the agendas of other hands instead")
    arguments = parser.parse_args()
    book = load_rulebook()
    rules = LinkRules.from_book(book)
    if arguments.written:
        for name in TUNED_ON if arguments.written == "tune" else TESTED_ON:
            print_report(f"{name} ({arguments.written})", measured([read_written(name, book)], rules))
        return
    if arguments.speed is not None:
        for years in arguments.speed or [2, 4, 8, 16]:
            _speed(make_corpus(Settings(part=arguments.part, years=years, matters=480)), rules)
        return
    wanted = arguments.setting or names
    chosen = {name: SETTINGS[name] for name in wanted if name in SETTINGS}
    corpora = {name: _corpora(replace(chosen[name], part=arguments.part), arguments.seeds) for name in chosen}
    if arguments.calibration:
        bins = collect([corpus for some in corpora.values() for corpus in some], rules)
        print(table(bins))
        arguments.calibration.write_text(plot(bins), encoding="utf-8")
        return
    for name, some in corpora.items():
        print_report(f"{name} ({arguments.part}, {arguments.seeds} seeds)", measured(some, rules))
    if arguments.setting and set(wanted) & RELATED.keys() and not has_families(arguments.part):
        parser.error(f"the vocabulary {arguments.part} has no families of related cases")
    for name in (name for name in wanted if name in RELATED and has_families(arguments.part)):
        some = _corpora(replace(RELATED[name], part=arguments.part), arguments.seeds)
        _print_relations(f"{name} ({arguments.part}, {arguments.seeds} seeds)", related(some, rules))


def _corpora(settings: Settings, seeds: int) -> list[Corpus]:
    return [make_corpus(replace(settings, seed=seed)) for seed in range(1, seeds + 1)]


def measured(corpora: list[Corpus], rules: LinkRules) -> Report:
    """The scores over all of some corpora."""
    total = Report()
    for corpus in corpora:
        total.add(measure(corpus, link_items(corpus.items, rules), _looked_at(corpus, rules)))
    return total


def related(corpora: list[Corpus], rules: LinkRules) -> dict[str, Score]:
    """The scores of the ties between cases, by kind, over all of some corpora."""
    total: dict[str, Score] = {}
    for corpus in corpora:
        for kind, score in measure_relations(corpus, link_items(corpus.items, rules)).items():
            total[kind] = total.get(kind, Score()) + score
    return total


def _print_relations(title: str, scores: dict[str, Score]) -> None:
    print(f"\n{title}\n{'ties between cases':24}{'precision':>10}{'recall':>10}{'F1':>10}{'true':>10}")
    for kind, score in scores.items():
        print(f"  {kind:22}{_row(score)}{score.hits + score.missed:>10}")


def _looked_at(corpus: Corpus, rules: LinkRules) -> frozenset[tuple[str, str]]:
    """The pairs that blocking finds, whatever becomes of them."""
    items = in_order(corpus.items)
    sources, _ = make_sources(items, TitleReader(rules), Recalled())
    first, second = (column.tolist() for column in all_pairs(sources))
    names = [item.id for item in items]
    return frozenset((min(names[a], names[b]), max(names[a], names[b])) for a, b in zip(first, second, strict=True))


def print_report(title: str, report: Report) -> None:
    """Print one table."""
    print(f"\n{title}\n{'pairs':24}{'precision':>10}{'recall':>10}{'F1':>10}{'true':>10}")
    for name, score in sorted(report.pairs.items()):
        print(f"  {name:22}{_row(score)}{score.hits + score.missed:>10}")
    print(f"{'items (B³)':24}")
    for name, score in sorted(report.cubed.items()):
        print(f"  {name:22}{_row(score)}{(score.hits + score.wrong) // 1000:>10}")
    print("looked at, of the true pairs that numbers leave open")
    for name, score in sorted(report.blocking.items()):
        print(f"  {name:22}{'':10}{score.recall:>10.4f}{'':10}{score.hits + score.missed:>10}")
    for name, count in report.must_be_nought.items():
        print(f"{name:24}{count:>10}")
    share = report.held / report.missed if report.missed else 1.0
    print(f"{'suggested':24}{report.suggested:>10}  of them right: {report.suggested_right}")
    print(f"{'missed pairs':24}{report.missed:>10}  held by the suggestions: {report.held} ({share:.1%})")


def _row(score: Score) -> str:
    return f"{score.precision:>10.4f}{score.recall:>10.4f}{score.f1:>10.4f}"


def _speed(corpus: Corpus, rules: LinkRules) -> None:
    begun = time.perf_counter()
    linked = link_items(corpus.items, rules)
    seconds = time.perf_counter() - begun
    each = 1e6 * seconds / len(corpus.items)
    years, count = corpus.settings.years, len(corpus.items)
    print(f"{years:3} years {count:8} items {seconds:8.2f} s {each:8.1f} µs an item {len(linked.cases):8} cases")


if __name__ == "__main__":
    main()
