"""``python -m benchmarks.answerbench``: how true the follow-ups and the standing of cases are, on invented minutes."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.answerbench.pages import LAYOUTS, write_minutes
from benchmarks.answerbench.score import Card, score_world
from benchmarks.answerbench.world import Settings, World
from casegraph.evaluate.report import rate_text


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("tune", "wide", "test"), default="tune")
    parser.add_argument("--seeds", type=int, default=1, help="how many municipalities in each layout")
    parser.add_argument("--matters", type=int, default=Settings.matters, help="how many cases in each")
    parser.add_argument(
        "--show", nargs="?", const="", metavar="WORD", help="tell the faults (that begin with WORD); tune only"
    )
    parser.add_argument("--write", type=Path, metavar="DIR", help="write the minutes there instead of measuring")
    arguments = parser.parse_args()
    if arguments.show is not None and arguments.part == "test":
        parser.error("the faults of the test part are not looked at; use --part tune")
    card = Card()
    for seed in range(1, arguments.seeds + 1):
        for layout in range(len(LAYOUTS)):
            world = World(Settings(arguments.part, seed, arguments.matters, layout))
            if arguments.write:
                folder = arguments.write / f"{world.municipality}-{seed}"
                folder.mkdir(parents=True, exist_ok=True)
                write_minutes(world, folder)
            else:
                score_world(world, card)
    if not arguments.write:
        print_card(f"{arguments.part}, {arguments.seeds} × {len(LAYOUTS)} municipalities", card)
        for fault, times in sorted(Counter(card.faults).items()) if arguments.show is not None else ():
            if fault.startswith(arguments.show):
                print(f"{times:3} {fault}")


def print_card(title: str, card: Card) -> None:
    """Print the figures, each with its interval."""
    print(title)
    for name, found in sorted(card.found.items()):
        print(f"{name + ', precision':28}{rate_text(found.precision)}")
        print(f"{name + ', recall':28}{rate_text(found.recall)}")
    for name, rate in sorted(card.rates.items()):
        print(f"{name:28}{rate_text(rate)}")
    for (name, expected, got), times in sorted(card.taken_for.items()):
        print(f"  {name} {expected}, taken for {got}: {times}")


if __name__ == "__main__":
    main()
