"""The bench of speed: rivals' rows, the best threshold, and that all contenders are measured on one corpus."""

import numpy as np
import pytest

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.world import Settings
from benchmarks.linkspeed.__main__ import compared, print_table, settings_for
from benchmarks.linkspeed.rows import make_rows
from benchmarks.linkspeed.run import by_casegraph, by_cases_alone
from benchmarks.linkspeed.truth import Scored, as_labels, best, score_labels, true_labels
from casegraph.link import LinkRules
from casegraph.rulebook.book import load_rulebook


@pytest.fixture(scope="module")
def corpus():
    return make_corpus(Settings(matters=40, years=1, prose=0.0))


def test_rows_hold_what_a_rival_may_know(corpus):
    rows = make_rows(corpus.items)
    assert [row.name for row in rows] == list(range(len(corpus.items)))
    for row, item in zip(rows, corpus.items, strict=True):
        assert row.title == " ".join(item.title.lower().split()) and row.whole in (None, row.title)
        assert set(row.rare) <= set(row.words) and row.key == (row.rare[0] if row.rare else None)
        assert row.number == (item.case_numbers[0].key if item.case_numbers else None)
        assert row.day.isoformat() == item.date


def test_the_truth_scores_full_marks_and_one_wrong_pair_counts(corpus):
    true = true_labels(corpus)
    assert score_labels(true, true).f1 == 1.0
    alone = np.arange(len(true))
    nothing = score_labels(alone, true)
    assert (nothing.hits, nothing.wrong) == (0, 0) and nothing.missed > 0
    mixed = alone.copy()
    mixed[np.flatnonzero(true != true[0])[0]] = mixed[0]
    assert score_labels(mixed, true).wrong == 1


def test_the_best_threshold_is_found_for_pairs_and_clusters():
    pytest.importorskip("scipy")
    true = np.array([0, 0, 0, 1, 1, 2])
    pairs = Scored(np.array([0, 1, 3, 2]), np.array([1, 2, 4, 3]), np.array([9.0, 8.0, 7.0, 1.0]))
    score, how = best(pairs, true)
    assert (score.hits, score.wrong, score.missed) == (4, 0, 0) and how.startswith("clusters")


@pytest.mark.parametrize("items", [4_000, 20_000])
def test_a_corpus_is_about_as_large_as_asked_for(items):
    made = len(make_corpus(settings_for(items, 2, 0.0, "tune")).items)
    assert 0.7 * items < made < 1.4 * items


OURS = [("casegraph", "casegraph"), ("cases alone", "casegraph")]
RIVALS = [("Splink", "splink"), ("TF-IDF", "sparse_dot_topn")]


@pytest.mark.parametrize(("name", "library"), [*OURS, *RIVALS])
def test_a_contender_is_measured(corpus, name, library, capsys):
    pytest.importorskip(library)
    (found,) = compared(corpus, [name], 1)
    assert found.name == name and found.clock > 0 and found.peak >= found.held * 0.9 and found.score.hits > 0
    print_table([found])
    assert name in capsys.readouterr().out


def test_cases_alone_are_the_cases_of_the_links(corpus):
    rules = LinkRules.from_book(load_rulebook())
    whole, alone = (as_labels(link(corpus.items, rules, 1)()) for link in (by_casegraph, by_cases_alone))
    assert score_labels(whole, alone).f1 == 1.0


def test_memory_is_watched_while_a_contender_runs(corpus):
    (run,) = compared(corpus, ["cases alone"], 1, watched=True)
    assert run.peak > 10.0 and run.score.hits > 0
