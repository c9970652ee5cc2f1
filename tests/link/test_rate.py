"""How many of the pairs looked at are one case is found in the municipality itself, whatever the usual share is."""

from math import exp, log

import numpy as np
import pytest

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.levels import read_levels
from benchmarks.linkbench.world import Settings
from casegraph.link import LinkRules, link_items
from casegraph.link.explain import explain
from casegraph.link.weighing.rate import LEAST, MANY, MOST, USUAL, evidence, rate, tallied
from casegraph.link.weighing.weights import PRIOR, score
from casegraph.rulebook.book import load_rulebook


def sums(share, count, seed=1):
    """Sums of prior and weights of pairs of which a share is one case, where the weights tell the truth."""
    rng = np.random.default_rng(seed)
    true = rng.random(count) < share
    # Of two normal distributions, two apart with variance one, the ratio of likelihoods has the logarithm 2x - 2.
    return PRIOR + np.round(2.0 * rng.normal(np.where(true, 2.0, 0.0)) - 2.0, 1)


@pytest.mark.parametrize("share", [0.08, 0.1, 0.15, 0.2])
def test_the_share_is_found(share):
    found = rate(tallied(sums(share, 2_500)))
    assert found == pytest.approx(log(share / (1.0 - share)) - PRIOR, abs=0.25)


def test_of_few_pairs_the_usual_share_is_believed():
    assert rate(tallied(np.zeros(0))) == 0.0
    few, many = (rate(tallied(sums(0.3, count))) for count in (USUAL // 10, USUAL * 10))
    assert 0.0 <= few < many


def test_it_never_goes_far():
    assert rate(tallied(np.full(2_000, 20.0))) == MOST
    assert rate(tallied(np.full(MANY, 20.0))) == 0.0
    assert rate(tallied(np.full(MANY * 20, 20.0))) == LEAST
    assert rate(tallied(np.full(100_000, -20.0))) == LEAST


def test_tallies_of_parts_add_up():
    some = sums(0.1, 5_000)
    assert (tallied(some[:1_200]) + tallied(some[1_200:])).tolist() == tallied(some).tolist()
    assert tallied(np.array([-1e9, 1e9])).sum() == 2


def test_it_is_told_as_evidence():
    assert evidence(0.0) == ()
    (said,) = evidence(0.7)
    share = 1.0 / (1.0 + exp(-(PRIOR + 0.7)))
    assert said.a == said.b == f"{share:.0%}".replace("%", " %")


@pytest.mark.parametrize("settings", [Settings(missing=1.0, matters=60, committees=2), Settings(missing=1.0, years=3)])
def test_the_share_of_an_invented_municipality_is_about_what_it_is(settings):
    found = read_levels(make_corpus(settings), LinkRules.from_book(load_rulebook()))
    true = float(found.true.mean())
    assert rate(tallied(found.totals)) == pytest.approx(
        min(max(log(true / (1.0 - true)) - PRIOR, LEAST), MOST), abs=0.45
    )


def test_the_share_is_a_part_of_every_score():
    corpus = make_corpus(Settings(missing=1.0, matters=60, committees=2))
    rules = LinkRules.from_book(load_rulebook())
    links = [link for link in link_items(corpus.items, rules).links if link.kind == "same_case"]
    assert {piece.weight for link in links for piece in link.evidence if piece.name == "rate"} != {0.0}
    for link in links[:5]:
        told = explain(corpus.items, rules, None, (link.a, link.b))
        assert [piece for piece in told.evidence if piece.weight] == list(link.evidence)
        assert score(told.prior + sum(piece.weight for piece in told.evidence)) == pytest.approx(link.score, abs=1e-4)
