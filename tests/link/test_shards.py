"""By however many processes a municipality is linked, the links and cases are the same."""

import os
import signal
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.world import Settings
from casegraph import processes
from casegraph.link import engine, link_items, municipality
from casegraph.link.answers.answers import Answers, Signature, judged
from casegraph.link.deciding.assemble import Assembly
from casegraph.link.unions import Unions, tops

SETTINGS = {
    "numbered": Settings(matters=80, seed=17, prose=0.3),
    "renumbered": Settings(matters=80, seed=18, renumbered=True),
    "without numbers": Settings(matters=80, seed=19, missing=1.0),
}


def told(linked):
    links = [(link, tuple(link.evidence)) for link in linked.links]
    return repr((links, linked.cases, sorted(linked.standing), linked.notes))


@pytest.fixture(scope="module", params=SETTINGS)
def items(request):
    return make_corpus(SETTINGS[request.param]).items


@pytest.fixture
def eager(monkeypatch):
    """Processes are worth it however few items there are; the runner of tests may have threads."""
    monkeypatch.setattr(engine, "WORTH_A_PROCESS", 1)
    for module in (engine, processes):
        monkeypatch.setattr(module, "can_fork", lambda: sys.platform == "linux")


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("jobs", [2, 3])
def test_links_are_the_same_by_however_many_processes(items, rules, jobs):
    assert told(link_items(items, rules, jobs=jobs)) == told(link_items(items, rules))


@pytest.mark.usefixtures("eager")
def test_links_are_the_same_whatever_becomes_of_the_processes(items, rules, monkeypatch):
    begun, count = processes._begun, []

    def some(works):
        """Every third is refused, and of those after these each is ended at its work."""
        count.append(1)
        if len(count) % 3 == 0:
            return None
        return begun([dies] if len(count) % 3 == 1 else works)

    monkeypatch.setattr(processes, "_begun", some)
    assert told(link_items(items, rules, jobs=3)) == told(link_items(items, rules))
    assert len(count) > 6


def dies():
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.usefixtures("eager")
def test_what_people_said_binds_by_however_many_processes(item, rules):
    items = make_corpus(Settings(matters=40, seed=21, missing=0.6)).items
    items = [*items, item("2021-02-03", "oek", "Nyt gulv i Søhallen", municipality="andensted")]
    by_id = {one.id: one for one in items}
    links = [link for link in link_items(items, rules).links if link.kind == "same_case"]
    pairs = [(links[0].a, links[0].b, "no"), (links[1].a, links[1].b, "unsure"), (links[2].a, links[-1].b, "yes")]
    said = Answers(tuple(judged(by_id[a], by_id[b], word, Signature("2024-05-01")) for a, b, word in pairs))
    linked = link_items(items, rules, said, jobs=2)
    assert told(linked) == told(link_items(items, rules, said))
    assert {(link.a, link.b) for link in linked.links if link.status == "rejected"} == {pairs[0][:2]}


@pytest.mark.usefixtures("eager")
def test_every_process_assembles_a_part(items, rules, monkeypatch):
    rounds = []
    monkeypatch.setattr(processes, "_begun", lambda works: None)
    run = Assembly.run

    def counted(assembly, share=None):
        if share is not None:
            rounds.append((len(assembly.hopeful), []))
        rounds[-1][1].append(len(assembly.hopeful if share is None else share))
        run(assembly, share)

    monkeypatch.setattr(Assembly, "run", counted)
    link_items(items, rules, jobs=2)
    assert len(rounds) in (1, 2)  # two where there are no numbers
    for whole, parts in rounds:
        assert len(parts) == 2 and sum(parts) == whole
        assert min(parts) > whole / 4


def test_few_items_are_linked_by_one_process(items, rules, monkeypatch):
    monkeypatch.setattr(processes, "_begun", lambda works: pytest.fail("it was not worth it"))
    assert link_items(items, rules, jobs=2).cases


@pytest.mark.usefixtures("eager")
def test_what_cannot_be_linked_is_not(item, rules):
    items = [item(day, "oek", "Godkendelse af dagsorden") for day in ("2021-01-01", "2021-02-01")]
    assert not link_items([*items, item("2021", "oek", "Nyt gulv")], rules, jobs=2).links


PAIRS = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30)


@given(PAIRS)
def test_what_hangs_together_goes_by_its_least(pairs):
    columns = np.array(pairs, np.int64).reshape(-1, 2)
    hanging = Unions(range(20))
    for pair in pairs:
        hanging.join(*pair)
    least = {member: min(group) for group in hanging.groups() for member in group}
    assert tops(np.arange(20), columns[:, 0], columns[:, 1]).tolist() == [least[one] for one in range(20)]


@pytest.mark.usefixtures("eager")
def test_it_is_the_same_where_one_process_alone_looks_beside_the_titles(items, rules, monkeypatch):
    monkeypatch.setattr(municipality, "MOST_SHARED", 0)
    assert told(link_items(items, rules, jobs=2)) == told(link_items(items, rules))
