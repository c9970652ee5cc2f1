from pathlib import Path

import networkx
import pytest

from benchmarks import graphml_speed, leave_one_out, perturb
from benchmarks.common import all_rules, load_truth, rules_unheard_of, rules_without, run
from casegraph.evaluate.scores import total
from casegraph.rulebook.schema import RuleModel, Term
from casegraph.store import Store


def contributors(value: object) -> set[str]:
    """Every municipality that alone contributed a rule."""
    if isinstance(value, tuple | list):
        return set().union(*map(contributors, value)) if value else set()
    if isinstance(value, dict):
        return contributors(tuple(value.values()))
    if isinstance(value, RuleModel):
        seen = getattr(value, "seen", ())
        parts = contributors(tuple(getattr(value, name) for name in type(value).model_fields))
        return parts | ({seen[0]} if len(seen) == 1 else set())
    return set()


def test_what_a_municipality_taught_is_laid_aside() -> None:
    book = all_rules()
    kinds = [getattr(book, name) for name in ("sections", "labels", "decisions", "bodies", "standing")]
    taught = sorted(set().union(*map(contributors, kinds)))
    assert taught  # else nothing would be measured
    for municipality in taught:
        left = rules_without(book, municipality, overlays=False)
        assert left.layouts == ()
        assert all(municipality not in contributors(getattr(left, name)) for name in ("sections", "labels", "bodies"))


def test_a_word_of_one_municipality_alone_is_not_known_there() -> None:
    book = all_rules()
    texts = {"Nord": "Sagsfremstilling\nForventet sagsgang", "Syd": "Sagsfremstilling"}
    left = rules_unheard_of(book, "Nord", texts)
    assert "Sagsfremstilling" in words(left.sections)
    assert "Forventet sagsgang" in words(book.sections)
    assert "Forventet sagsgang" not in words(left.sections)
    assert "Forventet sagsgang" in words(rules_unheard_of(book, "Syd", texts).sections)


def words(value: object) -> set[str]:
    """Every term in a part of the rules."""
    if isinstance(value, Term):
        return {value.term}
    if isinstance(value, tuple):
        return set().union(*map(words, value)) if value else set()
    if isinstance(value, RuleModel):
        return words(tuple(getattr(value, name) for name in type(value).model_fields))
    return set()


def test_truth_that_is_not_there_is_told_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(lambda: leave_one_out.main(["--shared", str(tmp_path)]))
    assert status == 2
    assert "no such file" in capsys.readouterr().err


@pytest.mark.parametrize("way", ["left out", "and no word of its own"])
def test_items_of_a_municipality_nobody_prepared_for(shared: Path, way: str) -> None:
    gold, book = load_truth(shared), all_rules()
    scored = leave_one_out.leave_one_out(gold, book, leave_one_out.ways(gold, book)[way])
    items = total(one.scores for ones in scored.values() for one in ones).items
    assert items.expected == sum(len(document.items) for document in gold.documents)
    assert items.precision.value is not None
    assert items.precision.value >= 0.93
    assert items.recall.value is not None
    assert items.recall.value >= 0.88


def test_the_tables_are_printed(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    perturb.main(["--shared", str(shared), "--kind", "CRLF", "--kind", "several at once", "--leave-out", "--show"])
    table = capsys.readouterr().out
    assert table.count("CRLF") == 1
    assert "pooled" in table
    assert "P 1.000" in table or "P 0.9" in table


def test_graphs_written_each_way_are_one_graph(tmp_path: Path) -> None:
    graphml_speed.fill(tmp_path / "town.db", 120)
    read = []
    for way in graphml_speed.WAYS:
        target = tmp_path / "town.graphml"
        with Store.open(tmp_path / "town.db") as store:
            graphml_speed.writes(way, store, target)()
        graph = networkx.read_graphml(target, force_multigraph=True)
        read.append((dict(graph.nodes(data=True)), sorted(graph.edges(keys=True)), graph.number_of_edges()))
    assert read[0][2] > 250
    assert all(one == read[0] for one in read)


def test_figures_are_measured_in_processes_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    graphml_speed.print_figures(items=60, runs=1)
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.startswith("87 nodes, ")
    assert [line.split("  ")[0].strip() for line in lines] == list(graphml_speed.WAYS)
