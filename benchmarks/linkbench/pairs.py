"""The hand-made table of title pairs: what must, may and must not be linked, by titles, bodies and days alone.

A pair *must* be linked where nobody would doubt it, *may* be where a careful reader would want to see the text as well,
and *must not* be where one mark tells two matters apart, or where the titles name nothing.

``python -m benchmarks.linkbench.pairs`` prints the outcome of every pair and rewrites ``pairs.result.csv``, which is
kept in version control: a change of behaviour is a readable diff.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.world import Settings
from casegraph.kinds import BodyKind
from casegraph.link import Linked, LinkRules, link_items
from casegraph.model import AgendaItem, Place
from casegraph.rulebook.book import load_rulebook

HERE = Path(__file__).parent
TABLE, RESULT = HERE / "pairs.csv", HERE / "pairs.result.csv"
KINDS: dict[str, BodyKind] = {
    "dir": "executive_board",
    "teknik": "standing_committee",
    "skole": "standing_committee",
    "oek": "finance_committee",
    "kb": "council",
}


@dataclass(frozen=True)
class Pair:
    """Two titles, the bodies they were treated in and the days between, and what should come of them."""

    tier: str
    days: int
    body_a: str
    body_b: str
    a: str
    b: str
    why: str


@dataclass(frozen=True)
class Outcome:
    """What came of a pair: ``same``, ``asked`` (suggested) or ``apart``."""

    pair: Pair
    outcome: str

    @property
    def right(self) -> bool:
        """Whether the outcome is one the tier allows."""
        wanted = {"must": {"same"}, "may": {"same", "asked", "apart"}, "must_not": {"asked", "apart"}}
        return self.outcome in wanted[self.pair.tier]


def read_pairs() -> list[Pair]:
    """The table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [Pair(tier, int(days), *rest) for tier, days, *rest in rows]


def outcomes() -> list[Outcome]:
    """The outcome of every pair, among the items of an invented municipality so that words are common or rare."""
    pairs = read_pairs()
    items = [item for number, pair in enumerate(pairs) for item in _items(number, pair)]
    backdrop = [replace(item, municipality="x") for item in make_corpus(Settings(missing=1.0, seed=7)).items]
    linked = link_items([*items, *backdrop], LinkRules.from_book(load_rulebook()))
    return [Outcome(pair, _outcome(linked, f"x:pair:{number}")) for number, pair in enumerate(pairs)]


def _items(number: int, pair: Pair) -> Iterator[AgendaItem]:
    # A different day for every pair, so that no two of them share an agenda.
    first = date(2019, 1, 2) + timedelta(days=3 * number)
    for side, body, title, days in (("a", pair.body_a, pair.a, 0), ("b", pair.body_b, pair.b, pair.days)):
        day = (first + timedelta(days=days)).isoformat()
        name = f"x:pair:{number}:{side}"
        yield AgendaItem(
            id=name, municipality="x", document="pairs", meeting=f"x:{body}:{day}", meeting_kind="minutes", body=body,
            body_id=body, body_kind=KINDS[body], date=day, number=str(number), title=title, source=Place(1),
        )  # fmt: skip


def _outcome(linked: Linked, name: str) -> str:
    ends = {f"{name}:a", f"{name}:b"}
    if any(ends <= set(thread.items) for case in linked.cases for thread in case.threads):
        return "same"
    return "asked" if any({link.a, link.b} == ends and link.status == "suggested" for link in linked.links) else "apart"


def write_result(found: list[Outcome]) -> str:
    """The result as it is kept: a line a pair."""
    lines = [
        f"{o.pair.tier},{o.outcome},{'' if o.right else 'WRONG'},{o.pair.why}: {o.pair.a} | {o.pair.b}".replace('"', "")
        for o in found
    ]
    return "\n".join(("tier,outcome,,pair", *lines)) + "\n"


def main() -> None:
    """Print the counts by tier and what is wrong, and write the result."""
    found = outcomes()
    for (tier, outcome), count in sorted(Counter((o.pair.tier, o.outcome) for o in found).items()):
        print(f"{tier:10}{outcome:8}{count:4}")
    for one in found:
        if not one.right or one.pair.tier == "may":
            print(f"{'' if one.right else 'WRONG':6}{one.pair.tier:9}{one.outcome:7}{one.pair.a}  |  {one.pair.b}")
    RESULT.write_text(write_result(found), encoding="utf-8")


if __name__ == "__main__":
    main()
