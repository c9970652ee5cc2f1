"""The bench of linking: the frozen title pairs, the scores it reckons, and where the weights come from."""

import pytest

from benchmarks.linkbench.calibration import Bin, plot, table
from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.pairs import RESULT, outcomes, write_result
from benchmarks.linkbench.score import Score, measure
from benchmarks.linkbench.tune import HANDS, HELD, LEVELS, OTHERS, RISING, SETTINGS, SILENT, read_fitted, settled
from benchmarks.linkbench.vocabulary import parts
from benchmarks.linkbench.world import WHEN, Settings, World
from benchmarks.linkbench.written import FITTED_ON, HERE, STANDING, TESTED_ON, TUNED_ON, read_written
from casegraph.link import LinkRules, link_items
from casegraph.link.linked import Linked
from casegraph.link.weighing.weights import WEIGHTS
from casegraph.model import Case, Thread
from casegraph.rulebook.book import load_rulebook


@pytest.fixture(scope="module")
def found():
    return outcomes()


@pytest.fixture(scope="module")
def small():
    return make_corpus(Settings(years=1, matters=60, committees=2))


def test_no_title_pair_is_in_the_wrong_tier(found):
    assert [f"{one.pair.tier}: {one.outcome}: {one.pair.a} | {one.pair.b}" for one in found if not one.right] == []


def test_the_outcome_of_every_title_pair_is_the_frozen_one(found):
    # Written anew by python -m benchmarks.linkbench.pairs; read the diff before you commit it.
    assert write_result(found) == RESULT.read_text(encoding="utf-8")


def test_every_tier_has_many_pairs(found):
    tiers = [one.pair.tier for one in found]
    assert min(tiers.count("must"), tiers.count("must_not")) >= 50
    assert min(tiers.count("follows"), tiers.count("part_of"), tiers.count("unrelated")) >= 14
    assert len(found) >= 240


def test_the_weights_are_those_that_were_fitted():
    # Written anew by python -m benchmarks.linkbench.tune.
    assert settled(read_fitted()) == {name: dict(levels) for name, levels in WEIGHTS.items()}


def test_every_weight_held_by_hand_says_why():
    assert all(why for _, why in HELD.values())
    assert {name for name, _ in HELD} <= WEIGHTS.keys()


def test_more_of_the_same_never_weighs_less():
    table = read_fitted()
    # The fit may go below by what a penalty lets through.
    assert [(one, other) for one, other in RISING if table[one] > table[other] + 0.1] == []
    assert all(table[level] == 0.0 for level in SILENT)
    assert table.keys() == set(LEVELS)


def test_agendas_of_other_hands_are_tuned_on_or_tested_on():
    assert {name for group in OTHERS for name in group} == set(FITTED_ON)
    assert {path.stem for path in HERE.glob("*.csv")} == {*TUNED_ON, *TESTED_ON}


@pytest.mark.parametrize("name", [*TUNED_ON, *TESTED_ON])
def test_agendas_of_other_hands_are_agendas(name):
    corpus = read_written(name, load_rulebook())
    assert len({item.id for item in corpus.items}) == len(corpus.items) == len(corpus.truth)
    seen = {(item.meeting, corpus.truth[item.id].case) for item in corpus.items if not _fixed(corpus, item)}
    assert len(seen) == sum(not _fixed(corpus, item) for item in corpus.items), "one case twice on one agenda"
    assert {item.body_kind for item in corpus.items} >= {"finance_committee", "council", "standing_committee"}
    assert len({truth.case for truth in corpus.truth.values()}) > 150


def _fixed(corpus, item):
    return corpus.truth[item.id].case.startswith(STANDING)


@pytest.mark.parametrize(("name", "precision", "recall"), [("fjord", 0.95, 0.68), ("harbour", 0.9, 0.66)])
def test_agendas_of_other_hands_are_linked(name, precision, recall):
    book = load_rulebook()
    corpus = read_written(name, book)
    score = measure(corpus, link_items(corpus.items, LinkRules.from_book(book))).pairs["ordinary"]
    assert score.precision >= precision and score.recall >= recall


def test_a_small_corpus_meets_what_is_promised(small):
    report = measure(small, link_items(small.items, LinkRules.from_book(load_rulebook())))
    assert report.pairs["ordinary"].precision >= 0.99
    assert report.pairs["ordinary"].f1 >= 0.95
    assert not any(report.must_be_nought.values())
    assert report.held >= 0.5 * report.missed


def test_the_corpus_is_the_same_every_time(small):
    assert make_corpus(small.settings).items == small.items


HELD_OUT = {"test", "island", "town"}


def test_weights_are_fitted_on_vocabularies_that_are_not_tested_on():
    assert {settings.part for settings in SETTINGS} == {"tune", *HANDS}
    assert not HELD_OUT & {settings.part for settings in SETTINGS}
    assert {*HELD_OUT, "tune", *HANDS} == {*parts()}


@pytest.mark.parametrize("part", parts())
def test_every_vocabulary_makes_a_municipality_whose_matters_have_names_of_their_own(part):
    world, names = World(Settings(part=part, matters=120, again=0.0)), []

    def named(kind, slots, begun):
        if "part" not in slots:
            names.append((kind.name, *(value for slot, value in slots.items() if slot not in WHEN)))
        return World._matter(world, kind, slots, begun)

    world._matter = named
    assert [*world.matters()]
    assert len(names) > 150
    assert len(set(names)) == len(names)


def test_what_comes_anew_is_of_the_year_in_which_it_comes():
    world = World(Settings(part="coast", matters=100, again=1.0, years=4))
    dated = [matter for matter, _ in world._matters() if "year" in matter.slots]
    assert dated
    assert {matter.slots["year"] for matter in dated} <= {str(year) for year in range(2017, 2027)}
    first = {matter.what: matter for matter in reversed(dated)}
    anew = [matter for matter in dated if (matter.begun - first[matter.what].begun).days > 366]
    assert anew
    assert all(matter.slots["year"] != first[matter.what].slots["year"] for matter in anew)


def test_a_vocabulary_with_one_value_for_two_is_named(monkeypatch):
    world = World(Settings(matters=1))
    monkeypatch.setattr(World, "value", lambda self, slot: "Nørby")
    with pytest.raises(ValueError, match="only 'Nørby' for the slot 'town2'"):
        world._another("town2", "Nørby")


def _linked(groups):
    cases = [Case(name, "x", "", (), (), "no", (Thread(name, "", tuple(items)),)) for name, items in groups]
    return Linked(cases=tuple(cases))


def test_perfect_links_score_one_and_no_links_find_nothing(small):
    true = {}
    for item, truth in small.truth.items():
        if truth.kind in {"ordinary", "series"}:
            true.setdefault(truth.case, []).append(item)
    perfect = measure(small, _linked(true.items()))
    assert perfect.pairs["ordinary"].f1 == perfect.cubed["all items"].f1 == 1.0
    assert perfect.missed == 0
    nothing = measure(small, Linked())
    assert nothing.pairs["ordinary"].recall == 0.0
    assert nothing.cubed["all items"].precision == 1.0 > nothing.cubed["all items"].recall
    assert nothing.held == 0 < nothing.missed


def test_two_reports_in_one_case_are_counted(small):
    monthly = [i for i, truth in small.truth.items() if truth.series and truth.series.startswith("Budgetopfølgning")]
    assert measure(small, _linked([("x:1", monthly)])).must_be_nought["series merged"] > 0


def test_scores_add_up():
    total = Score(3, 1, 0) + Score(1, 0, 4)
    assert (total.precision, total.recall) == (0.8, 0.5)
    assert total.f1 == pytest.approx(2 * 0.8 * 0.5 / 1.3)
    assert Score().precision == Score().recall == 1.0


def test_calibration_is_a_table_and_a_drawing():
    bins = [Bin(0.0, 0.5, 10, 2.0, 1), Bin(0.5, 1.0, 10, 9.0, 9), Bin(0.9, 1.0)]
    assert table(bins).splitlines()[2].split() == ["0.5", "-", "1", "10", "0.900", "0.900"]
    drawing = plot(bins)
    assert drawing.startswith("<svg") and drawing.count("<circle") == 2
