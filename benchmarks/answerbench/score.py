"""Answers against the truth: follow-ups matched one to one, then everything that is said of them and of their cases."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.answerbench.pages import file_name, write_minutes
from benchmarks.answerbench.story import Asked, Matter, Treatment
from benchmarks.answerbench.truth import status_of, whereabouts
from benchmarks.answerbench.world import World
from casegraph.evaluate.rates import Found, Rate
from casegraph.graph import CaseGraph
from casegraph.pipeline.asking import load_graph, read_into_memory
from casegraph.pipeline.options import BuildOptions
from casegraph.views.followups import ALL_STATUS, FollowUpQuery, followups
from casegraph.views.history import history
from casegraph.views.rows import FollowUpRow, HistoryRow

OVERLAP = 85
"""How much of the thing asked for must stand in what was found, in per cent."""
AWAITED = {"next_body", "postponed"}


@dataclass
class Card:
    """The figures of one or more municipalities, what each status was taken for, and every fault in words."""

    found: defaultdict[str, Found] = field(default_factory=lambda: defaultdict(Found))
    rates: defaultdict[str, Rate] = field(default_factory=lambda: defaultdict(Rate))
    faults: list[str] = field(default_factory=list)
    taken_for: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def confuse(self, name: str, expected: str, got: str) -> None:
        """Count what a status was taken for."""
        if expected != got:
            self.taken_for[name, expected, got] += 1

    def tell(self, awaited: bool, found: Found) -> None:
        """Add to what was found: of bodies awaited, or of what somebody must do."""
        self.found["follow-ups"] += found
        self.found["bodies awaited" if awaited else "things to do"] += found

    def count(self, name: str, right: bool, fault: str) -> None:
        """Count one answer, and keep the words of a wrong one."""
        self.rates[name] += Rate(int(right), 1)
        if not right:
            self.faults.append(f"{name}: {fault}")


def score_world(world: World, card: Card) -> None:
    """Print a municipality, read it, ask, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        write_minutes(world, Path(folder))
        store, _ = read_into_memory([Path(folder)], BuildOptions(municipality=world.municipality))
        with store:
            _compare(world, load_graph(store), card)


def _compare(world: World, graph: CaseGraph, card: Card) -> None:
    end = world.settings.end
    rows = followups(graph, end.isoformat(), FollowUpQuery(status=ALL_STATUS))["followups"]
    by_item: defaultdict[tuple[str, str | None], list[FollowUpRow]] = defaultdict(list)
    for row in rows:
        by_item[row["document"], row["number"]].append(row)
    pairs: list[tuple[Treatment, Asked, FollowUpRow]] = []
    for _, _, treatments in world.meetings():
        for treatment in treatments:
            found = by_item.pop((file_name(treatment.body, treatment.day), str(treatment.number)), [])
            pairs += _match(treatment, found, card)
    for row in (row for left in by_item.values() for row in left):
        _made_up(row, card)
    for treatment, asked, row in pairs:
        _score_said(treatment, asked, row, card)
    _over_time(world, graph, pairs, card)


def _match(
    treatment: Treatment, found: list[FollowUpRow], card: Card
) -> Iterator[tuple[Treatment, Asked, FollowUpRow]]:
    """The pairs of one item, the surest first; what is left over on either side is missed or made up."""
    close = sorted(
        ((-_closeness(asked, row), a, f) for a, asked in enumerate(treatment.asked) for f, row in enumerate(found)),
    )
    taken: dict[int, int] = {}
    for closeness, a, f in close:
        if closeness < 0 and a not in taken and f not in taken.values():
            taken[a] = f
    for a, asked in enumerate(treatment.asked):
        if a in taken and not asked.optional:
            card.tell(asked.kind in AWAITED, Found(1, 1, 1))
            yield treatment, asked, found[taken[a]]
        elif not asked.optional:
            card.tell(asked.kind in AWAITED, Found(0, 0, 1))
            text = " ".join((*treatment.decision, *treatment.recommendations, "|", *treatment.presentation))
            card.faults.append(f"missed: {asked.kind} {asked.words or (asked.to and asked.to.name)} in: {text}")
    for f, row in enumerate(found):
        if f not in taken.values():
            _made_up(row, card)


def _made_up(row: FollowUpRow, card: Card) -> None:
    card.tell(row["kind"] in AWAITED, Found(0, 1, 0))
    card.faults.append(
        f"made up: {row['kind']} {row['what']!r} {row['to_body']} in: {row['quote']} ({row['document']})"
    )


def _closeness(asked: Asked, row: FollowUpRow) -> float:
    if asked.kind in AWAITED:
        same = asked.to is not None and asked.to.name == row["to_body"]
        kinds = {"next_body"} if asked.kind == "next_body" else {"postponed", "agenda"}
        own = asked.kind == "postponed" and row["kind"] == "postponed"
        return 300.0 if row["kind"] in kinds and (same or own) else 0.0
    if row["kind"] in AWAITED:
        return 0.0
    overlap = float(fuzz.partial_ratio(asked.words.lower(), row["what"].lower()))
    quoted = 40 * (asked.words.lower() in row["quote"].lower())
    return overlap + quoted if overlap >= OVERLAP or quoted else 0.0


def _score_said(treatment: Treatment, asked: Asked, row: FollowUpRow, card: Card) -> None:
    """Term, owner, kind and wording of a follow-up that was found."""
    text = f"{row['quote']!r} of {row['meeting_date']}"
    term = asked.term
    if asked.kind not in AWAITED or term.last:
        expected = f"{term.first} to {term.last}"
        card.count("due date", term.fits(row["due"]), f"{row['due']} instead of {expected} in {text}")
    if asked.kind in AWAITED or asked.kind == "hearing":
        return
    owner = row["owner"] or ""
    if asked.owner:
        same = bool(owner) and (asked.owner.lower() in owner.lower() or owner.lower() in asked.owner.lower())
        card.count("owner", same, f"{owner or None} instead of {asked.owner} in {text}")
    else:
        made = bool(owner) and row["owner_from"] != "recommender"
        card.count("owner", not made, f"{owner} instead of nobody in {text}")
    kinds = {asked.kind, "agenda"} if asked.kind == "report_back" else {"task", "deadline"}
    card.count("kind", row["kind"] in kinds, f"{row['kind']} instead of {asked.kind} in {text}")
    whole = fuzz.partial_ratio(asked.words.lower(), row["what"].lower()) >= OVERLAP
    card.count("wording", whole, f"{row['what']!r} cut from {text}")


def _over_time(
    world: World, graph: CaseGraph, pairs: Sequence[tuple[Treatment, Asked, FollowUpRow]], card: Card
) -> None:
    """How follow-ups and cases stand on a day in every quarter."""
    for day in _days(world):
        seen = graph.as_of(day.isoformat())
        rows = followups(seen, day.isoformat(), FollowUpQuery(status=ALL_STATUS))["followups"]
        status = {row["id"]: row for row in rows}
        for treatment, asked, row in pairs:
            expected = status_of(asked, day)
            if treatment.day <= day and expected:
                got = status[row["id"]]
                name = "status of closed ones" if expected in {"done", "superseded"} else "status of open ones"
                fault = (
                    f"{day} {got['status']} instead of {expected}: {asked.kind} {row['quote']!r} ({got['closed_why']})"
                )
                card.confuse(asked.kind, expected, got["status"])
                card.count("follow-up status", got["status"] == expected, fault)
                card.count(name, got["status"] == expected, fault)
        for matter in world.matters:
            _score_case(matter, seen, day, card)


def _days(world: World) -> list[date]:
    start, end = world.settings.start, world.settings.end
    return [start + timedelta(days=number * (end - start).days // 8) for number in range(1, 9)]


def _score_case(matter: Matter, graph: CaseGraph, day: date, card: Card) -> None:
    expected = whereabouts(matter, day)
    if expected is None:
        return
    row = _history(matter, graph, day)
    name = f"{day} {matter.case_number} {matter.topic}"
    if row is None:
        card.count("case status", False, f"{name}: not found")
        return
    card.confuse("case", expected.status, row["status"])
    card.count("case status", row["status"] == expected.status, f"{name}: {row['status']} instead of {expected.status}")
    if expected.at is not None:
        card.count("who has it", _at(row) == expected.at, f"{name}: {_at(row)} instead of {expected.at}")
    if not expected.known_next:
        return
    coming = row["next"]
    body = coming["body"] if coming else ""
    card.count("next body", body == expected.next_body, f"{name}: {body} instead of {expected.next_body}")
    if expected.next_day:
        got = coming["date"] if coming else None
        card.count("next date", got == expected.next_day.isoformat(), f"{name}: {got} instead of {expected.next_day}")


def _history(matter: Matter, graph: CaseGraph, day: date) -> HistoryRow | None:
    cases = [case for case in graph.cases.values() if matter.case_number in case.case_numbers]
    return history(graph, cases[0], day.isoformat()) if len(cases) == 1 else None


def _at(row: HistoryRow) -> str:
    at = row["at"]
    if at is None:
        return ""
    return f"body:{at['body']}" if at["kind"] == "body" else at["kind"]
