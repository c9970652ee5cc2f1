"""How follow-ups and cases stand on the days that pages tell of: each municipality read whole, and asked day by day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from casegraph.documents import DocumentFile, read_document
from casegraph.evaluate.gold import GoldDocument, load_gold
from casegraph.evaluate.matching import pair_items
from casegraph.evaluate.rates import Rate
from casegraph.evaluate.run import body_names
from casegraph.evaluate.tasks import match_followups
from casegraph.graph import CaseGraph
from casegraph.ids import followup_ids
from casegraph.pipeline.asking import load_graph, read_into_memory
from casegraph.pipeline.options import BuildOptions
from casegraph.rulebook.book import load_rulebook
from casegraph.views.followups import ALL_STATUS, FollowUpQuery, followups
from casegraph.views.history import history
from casegraph.views.rows import HistoryRow

Answer = tuple[str, str, str, str]
"""What was asked (as a figure is called), of what, what is true, what was said."""


def score_standing(folder: Path) -> tuple[dict[str, Rate], list[str]]:
    """The figures by name, and every fault in words, for the documents and truths in ``folder``."""
    rates: defaultdict[str, Rate] = defaultdict(Rate)
    faults = []
    for name, expected_of, expected, got in _answers(folder):
        rates[name] += Rate(int(expected == got), 1)
        if expected != got:
            faults.append(f"{name}: {expected_of}: {got} instead of {expected}")
    return dict(sorted(rates.items())), faults


def _answers(folder: Path) -> Iterator[Answer]:
    together: defaultdict[str, list[GoldDocument]] = defaultdict(list)
    for gold in load_gold([folder]).documents:
        together[gold.municipality].append(gold)
    for municipality, golds in together.items():
        with TemporaryDirectory() as pages:
            for gold in golds:
                copy(gold.path, pages)
            store, _ = read_into_memory([Path(pages)], BuildOptions(municipality=municipality))
            with store:
                graph = load_graph(store)
        for gold in golds:
            truth = json.loads((folder / f"{gold.stem}.json").read_text(encoding="utf-8"))
            yield from _of_followups(graph, gold, truth)
            for case in truth.get("cases", ()):
                yield from _of_case(graph, case)


def _of_followups(graph: CaseGraph, gold: GoldDocument, truth: dict[str, Any]) -> Iterator[Answer]:
    found = [item for item in graph.items.values() if item.document == gold.path.name]
    names = body_names(gold, read_document(DocumentFile(gold.path, gold.path.name)), load_rulebook())
    for expected, item in pair_items(gold.items, found).matched:
        told = truth["items"][gold.items.index(expected)]["followups"]
        ids = followup_ids(item)
        pairs = match_followups(expected.followups or (), item.followups, names)
        for index, position in sorted(pairs.items()):
            for day, status in told[index].get("standing", {}).items():
                of = f"{gold.path.name} {told[index]['what']} on {day}"
                yield "follow-up status", of, status, _status(graph, ids[position], day)


def _status(graph: CaseGraph, followup: str, day: str) -> str:
    rows = followups(graph.as_of(day), day, FollowUpQuery(status=ALL_STATUS))["followups"]
    return next((row["status"] for row in rows if row["id"] == followup), "not there")


def _of_case(graph: CaseGraph, told: dict[str, str]) -> Iterator[Answer]:
    seen = graph.as_of(told["day"])
    found = [case for case in seen.cases.values() if told["case"] in (*case.case_numbers, case.title)]
    of = f"{told['case']} on {told['day']}"
    if len(found) != 1:
        yield "case status", of, told["status"], f"{len(found)} cases of that name"
        return
    row = history(seen, found[0], told["day"])
    coming = row["next"]
    for name, expected, got in (
        ("case status", told["status"], row["status"]),
        ("who has it", told["who"], _who(row)),
        ("next body", told["next"], coming["body"] if coming else "-"),
    ):
        if expected != "?":
            yield name, of, expected, got


def _who(row: HistoryRow) -> str:
    at = row["at"]
    return "-" if at is None else at["body"] or at["kind"]
