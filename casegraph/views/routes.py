"""The routes that rounds have taken, what became of recommendations, and what was held back on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import get_args

from casegraph.kinds import DecisionKind
from casegraph.views.lifetimes import distribution
from casegraph.views.spells import Run, Treated
from casegraph.views.stats_rows import HeldBackRow, OutcomeRow, RecommendedRow, VariantRow


def variants(runs: Iterable[Run]) -> list[VariantRow]:
    """Every route with its rounds, the most frequent first; a body that treats twice in a row stands once."""
    held: defaultdict[tuple[str, ...], list[Run]] = defaultdict(list)
    names: dict[str, str] = {}
    for run in runs:
        route = tuple(body_id for body_id, _ in groupby(one.body_id for one in run.treated))
        names.update((one.body_id, one.body) for one in run.treated)
        held[route].append(run)
    rows: list[VariantRow] = [
        {
            "bodies": [names[body_id] for body_id in route],
            "rounds": len(found),
            "decided": sum(run.outcome is not None for run in found),
            "days": distribution(run.days for run in found if run.days is not None),
        }
        for route, found in sorted(held.items())
    ]
    return sorted(rows, key=lambda row: -row["rounds"])


def recommended(runs: Iterable[Run]) -> list[RecommendedRow]:
    """For each body that recommended, how the round was decided in the end; each round once a body."""
    held: defaultdict[str, list[Run]] = defaultdict(list)
    names: dict[str, str] = {}
    for run in runs:
        for one in {one.body_id: one for one in run.treated if one.kind == "recommended"}.values():
            held[one.body_id].append(run)
            names[one.body_id] = one.body
    return [_recommended(names[body_id], body_id, found) for body_id, found in sorted(held.items())]


def _recommended(body: str, body_id: str, runs: list[Run]) -> RecommendedRow:
    kinds = Counter(run.outcome for run in runs if run.outcome)
    outcomes: list[OutcomeRow] = [{"kind": kind, "n": kinds[kind]} for kind in get_args(DecisionKind) if kinds[kind]]
    undecided = sum(run.outcome is None for run in runs)
    return {"body": body, "body_id": body_id, "rounds": len(runs), "outcomes": outcomes, "open": undecided}


def held_back(runs: Iterable[Run]) -> list[HeldBackRow]:
    """For each body, how many of its treatments decided nothing because the matter was held back."""
    held: defaultdict[str, list[Treated]] = defaultdict(list)
    for run in runs:
        for one in run.treated:
            held[one.body_id].append(one)
    return [_held_back(found) for _, found in sorted(held.items())]


def _held_back(found: list[Treated]) -> HeldBackRow:
    kinds = Counter(one.kind for one in found)
    return {
        "body": found[-1].body,
        "body_id": found[-1].body_id,
        "treatments": len(found),
        "postponed": kinds["postponed"],
        "returned": kinds["returned"],
        "stopped": kinds["stopped"],
        "withdrawn": kinds["withdrawn"],
    }
