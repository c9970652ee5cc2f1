"""By however many processes a municipality is linked, the links and cases are the same."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.world import Settings
from casegraph import processes
from casegraph.link import engine, link_items
from casegraph.link.assemble import Assembly
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


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("forked", [True, False])
def test_links_are_the_same_by_however_many_processes(items, rules, monkeypatch, jobs, forked):
    alone = told(link_items(items, rules))
    monkeypatch.setattr(engine, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(processes, "_can_fork", lambda: forked and sys.platform == "linux")
    assert told(link_items(items, rules, jobs=jobs)) == alone


def test_every_process_assembles_a_part(items, rules, monkeypatch):
    runs = []
    monkeypatch.setattr(engine, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(processes, "_can_fork", lambda: False)
    run = Assembly.run
    monkeypatch.setattr(Assembly, "run", lambda self: (runs.append(len(self.hopeful)), run(self)))
    link_items(items, rules, jobs=2)
    assert len(runs) in (2, 4)  # of two rounds where there are no numbers
    assert min(runs) > sum(runs) / len(runs) / 2


def test_few_items_are_linked_by_one_process(items, rules, monkeypatch):
    monkeypatch.setattr(processes, "_can_fork", lambda: pytest.fail("it was not worth it"))
    assert link_items(items, rules, jobs=2).cases


def test_no_items_are_no_cases(rules, monkeypatch):
    monkeypatch.setattr(engine, "WORTH_A_PROCESS", 1)
    assert not link_items([], rules, jobs=2).cases


PAIRS = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30)


@given(PAIRS)
def test_what_hangs_together_goes_by_its_least(pairs):
    columns = np.array(pairs, np.int64).reshape(-1, 2)
    hanging = Unions(range(20))
    for pair in pairs:
        hanging.join(*pair)
    least = {member: min(group) for group in hanging.groups() for member in group}
    assert tops(np.arange(20), columns[:, 0], columns[:, 1]).tolist() == [least[one] for one in range(20)]
