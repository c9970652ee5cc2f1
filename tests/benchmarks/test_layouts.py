"""Layouts by other hands stay read as well as they are; the figures follow docs/evaluation.md."""

from functools import cache
from pathlib import Path

import pytest

from casegraph.evaluate import evaluate
from casegraph.evaluate.compared import Evaluation
from casegraph.rulebook.book import load_rulebook

LAYOUTS = Path(__file__).parents[2] / "benchmarks" / "layouts"


@cache
def evaluation() -> Evaluation:
    return evaluate([LAYOUTS], None, load_rulebook())


def test_most_items_are_found_and_few_are_made_up() -> None:
    items = evaluation().scores.items
    assert (items.recall.value or 0) >= 0.95
    assert (items.precision.value or 0) >= 0.94


@pytest.mark.parametrize(
    ("field", "least"),
    [("title", 0.95), ("number", 0.92), ("case_number", 0.83), ("decision", 0.75), ("decision_kind", 0.84)],
)
def test_most_of_what_they_say_is_read(field: str, least: float) -> None:
    assert (evaluation().scores.fields[field].value or 0) >= least
