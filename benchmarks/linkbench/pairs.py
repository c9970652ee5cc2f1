"""The hand-made table of title pairs: what must, may and must not be linked, by titles, bodies and days alone.

A pair *must* be linked where nobody would doubt it, *may* be where a careful reader would want to see the text as well,
and *must not* be where one mark tells two matters apart, or where the titles name nothing.

Pairs that are two cases by their numbers but belong together have the relation for their tier: *follows* or *part of*
(the second of the first), *series* or *background*; *may follow* and *may be part* where a reader would have to know
more; *unrelated* where they only look so. What is ``said`` under the second is a sentence of its presentation, ``{no}``
in it the number of the first on the agenda.

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
from casegraph.model import AgendaItem, CaseNumber, Link, Place, Section
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
# The second of two items of one agenda is so much further down.
LATER = 1000
ONE_CASE = frozenset({"must", "may", "must_not"})
RELATIONS = ("follows", "part_of", "series", "background")


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
    said: str = ""


# What may come of the pairs of each tier; a relation that is only suggested is said so.
WANTED: dict[str, frozenset[str]] = {
    "must": frozenset({"same"}),
    "may": frozenset({"same", "asked", "apart"}),
    "must_not": frozenset({"asked", "apart"}),
    **{relation: frozenset({relation}) for relation in RELATIONS},
    "may_follow": frozenset({"follows", "follows, suggested", "asked", "apart"}),
    "may_be_part": frozenset({"part_of", "part_of, suggested", "asked", "apart"}),
    "unrelated": frozenset({"asked", "apart"}),
}


@dataclass(frozen=True)
class Outcome:
    """What came of a pair: ``same``, ``asked`` (suggested), how they belong together, or ``apart``."""

    pair: Pair
    outcome: str

    @property
    def right(self) -> bool:
        """Whether the outcome is one the tier allows."""
        return self.outcome in WANTED[self.pair.tier]


def read_pairs() -> list[Pair]:
    """The table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [Pair(tier, int(days), *rest) for tier, days, *rest in rows]


def outcomes() -> list[Outcome]:
    """The outcome of every pair, among the items of an invented municipality so that words are common or rare.

    Pairs of two numbers are of another municipality than those without any.
    """
    pairs = list(enumerate(read_pairs()))
    backdrop = make_corpus(Settings(missing=1.0, seed=7)).items
    items = [replace(item, id=f"{town}:{item.id}", municipality=town) for town in "xy" for item in backdrop]
    items += [item for number, pair in pairs for item in _items(number, pair)]
    linked = link_items(items, LinkRules.from_book(load_rulebook()))
    found = {number: _outcome(linked, f"{_town(pair)}:pair:{number}") for number, pair in pairs}
    # Whether titles that are not one case are those of a series is told by the pairs of that tier.
    return [Outcome(p, "apart" if p.tier in ONE_CASE and found[n] in RELATIONS else found[n]) for n, p in pairs]


def _town(pair: Pair) -> str:
    return "x" if pair.tier in ONE_CASE else "y"


def _items(number: int, pair: Pair) -> Iterator[AgendaItem]:
    # A different day for every pair, so that no two of them share an agenda.
    first = date(2019, 1, 2) + timedelta(days=3 * number)
    town, said = _town(pair), pair.said.format(no=number)
    for side, body, title, days in (("a", pair.body_a, pair.a, 0), ("b", pair.body_b, pair.b, pair.days)):
        day = (first + timedelta(days=days)).isoformat()
        text = (Section("presentation", "Sagsfremstilling", said, Place(2)),) if said and side == "b" else ()
        yield AgendaItem(
            id=f"{town}:pair:{number}:{side}", municipality=town, document="pairs", meeting=f"{town}:{body}:{day}",
            meeting_kind="minutes", body=body, body_id=body, body_kind=KINDS[body], date=day, source=Place(1),
            number=str(number if side == "a" or not said else LATER + number), title=title, sections=text,
            case_numbers=() if pair.tier in ONE_CASE else (CaseNumber(f"{number}{side}", f"{number}{side}"),),
        )  # fmt: skip


def _outcome(linked: Linked, name: str) -> str:
    ends = {f"{name}:a", f"{name}:b"}
    if any(ends <= set(thread.items) for case in linked.cases for thread in case.threads):
        return "same"
    links = [link for link in linked.links if {link.a, link.b} == ends]
    if any(link.status == "suggested" and link.kind == "same_case" for link in links):
        return "asked"
    return next((_told(link, f"{name}:b") for link in links if link.kind != "same_case"), "apart")


def _told(link: Link, second: str) -> str:
    """The relation that a link tells, and whether it only asks, or has it the wrong way round."""
    marks = (
        "suggested" if link.status != "accepted" else "",
        "turned round" if link.subject not in {None, second} else "",
    )
    return ", ".join((link.relation or link.kind, *filter(None, marks)))


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
        print(f"{tier:13}{outcome:20}{count:4}")
    for one in found:
        if not one.right or one.pair.tier.startswith("may"):
            print(f"{'' if one.right else 'WRONG':6}{one.pair.tier:12}{one.outcome:8}{one.pair.a}  |  {one.pair.b}")
    RESULT.write_text(write_result(found), encoding="utf-8")


if __name__ == "__main__":
    main()
