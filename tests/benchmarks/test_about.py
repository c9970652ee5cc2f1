"""The bench of what mentions speak of: it reads the truth and fits weights; the table in use is of its kind."""

from pathlib import Path

import pytest

from benchmarks.about import MINUTES, Mention, fit, probabilities, read_mentions
from casegraph.evaluate.gold import load_gold
from casegraph.parse.prose.about_signs import SIGNS
from casegraph.parse.prose.about_weights import OTHER, PRIOR, THIS, WEIGHTS
from casegraph.rulebook.book import load_rulebook


@pytest.fixture(scope="module")
def found() -> list[Mention]:
    folder: Path = MINUTES / "gronbaek"
    return list(read_mentions(folder.name, load_gold([folder]), load_rulebook()))


def test_mentions_are_read_with_their_truth_and_their_signs(found):
    assert {one.own for one in found} == {True, False}
    assert {one.municipality for one in found} == {"gronbaek"}
    assert all([name for name, _ in one.levels] == list(SIGNS) for one in found)


def test_the_table_tells_most_of_them_rightly(found):
    weights = {(name, level): weight for name, levels in WEIGHTS.items() for level, weight in levels.items()}
    own = probabilities(found, weights, PRIOR)
    settled = [(value >= THIS, one.own) for value, one in zip(own, found, strict=True) if not OTHER < value < THIS]
    assert sum(a == b for a, b in settled) >= 0.9 * len(found)


def test_the_table_has_signs_that_there_are():
    assert set(WEIGHTS) == set(SIGNS)


def test_weights_are_fitted_to_what_tells():
    pytest.importorskip("scipy")
    told = Mention("a", (("called", "the case"), ("tense", "past")), own=True)
    other = Mention("b", (("called", "nothing"), ("tense", "past")), own=False)
    weights, _ = fit([told] * 20 + [other] * 20)
    assert weights["called", "the case"] > 1.0
    assert weights["called", "nothing"] == 0.0  # what says nothing stays so
    assert probabilities([told], weights, 0.0) > probabilities([other], weights, 0.0)
