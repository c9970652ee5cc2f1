"""What linking makes of minutes from which the very items that belong together are missing.

``python -m benchmarks.taken_away [DIR …]`` takes the items that a case has on one agenda away, links what is left, and
tells every item of that agenda that is linked to the case instead: a document may not have been loaded, an item not
been found, a closed one have no text, and what is like it best is then not it.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from pathlib import Path

from benchmarks.common import read_sources
from casegraph.evaluate.gold import load_gold
from casegraph.evaluate.run import parse_all
from casegraph.link import LinkRules, link_items
from casegraph.model import AgendaItem
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import Rulebook, load_rulebook

MINUTES = Path(__file__).parent / "minutes"


@dataclass(frozen=True)
class TakenAway:
    """One municipality: how often items were taken away, and the titles of those, each with one linked in its place."""

    municipality: str
    times: int
    wrong: tuple[tuple[str, str], ...]


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders with truth; all of benchmarks/minutes if none")
    folders = parser.parse_args().folders or sorted(path for path in MINUTES.iterdir() if path.is_dir())
    with ProcessPoolExecutor() as processes:
        found = list(processes.map(taken_away, folders))
    for one in found:
        for title, other in one.wrong:
            print(f"{one.municipality}: in the place of {title!r}: {other!r}")
    times, wrong = sum(one.times for one in found), sum(len(one.wrong) for one in found)
    print(f"taken away {times} times; {wrong} times another item of the same agenda was linked in the place of one")


def taken_away(folder: Path) -> TakenAway:
    """What comes of a municipality's items with those of each case taken away from each of its agendas in turn."""
    book = load_rulebook()
    rules, (names, groups) = LinkRules.from_book(book), _read(book, folder)
    items = list(names.values())
    before, titles = _linked(items, rules), {item.id: item.title for item in items}
    times, wrong = 0, set[tuple[str, str]]()
    for group in groups:
        members = [names[name] for name in group if name in names]
        for missing in _by_agenda(members):
            kept = [item for item in items if item not in missing]
            mine = {item.id for item in members if item not in missing}
            theirs = {item.id for item in kept if item.meeting == missing[0].meeting}
            new = _linked(kept, rules) - before
            taken = {other for pair in new for one, other in permutations(pair) if one in mine and other in theirs}
            wrong |= {(missing[0].title, titles[other]) for other in taken}
            times += 1
    return TakenAway(folder.name, times, tuple(sorted(wrong)))


def _read(book: Rulebook, folder: Path) -> tuple[dict[str, AgendaItem], Sequence[Sequence[str]]]:
    """The items by their names in the truth, and the groups that are one case each."""
    gold, tools = load_gold([folder]), Tools.of(book)
    names = {
        f"{document.stem}#{item.number}": replace(item, municipality="one")
        for document in gold.documents
        for meeting in parse_all(read_sources(document), tools)
        for item in meeting.items
    }
    return names, gold.links.get("same_case", ())


def _by_agenda(items: Sequence[AgendaItem]) -> list[list[AgendaItem]]:
    """The items of one case by their meetings; nothing where there is but one."""
    found: defaultdict[str, list[AgendaItem]] = defaultdict(list)
    for item in items:
        found[item.meeting].append(item)
    return list(found.values()) if len(found) > 1 else []


def _linked(items: Sequence[AgendaItem], rules: LinkRules) -> set[tuple[str, str]]:
    """The pairs of items that are one case."""
    return {pair for case in link_items(items, rules).cases for pair in combinations(sorted(case.items), 2)}


if __name__ == "__main__":
    main()
