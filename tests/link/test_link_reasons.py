"""The evidence of a link is put into words when it is read, and is the same whenever that is."""

from math import isclose

import pytest

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.world import Settings
from casegraph.link import LinkRules, link_items
from casegraph.link.weighing.weights import PRIOR, score
from casegraph.model import Link
from casegraph.rulebook.book import load_rulebook
from casegraph.store import codec


@pytest.fixture(scope="module")
def links():
    rules = LinkRules.from_book(load_rulebook())
    linked = link_items(make_corpus(Settings(matters=50, seed=11, renumbered=True)).items, rules)
    return [link for link in linked.links if link.kind == "same_case"]


def test_what_is_read_late_adds_up_to_the_score(links):
    assert {link.by for link in links} >= {"number", "title"}
    for link in links:
        assert isclose(round(score(PRIOR + sum(one.weight for one in link.evidence)), 4), link.score, abs_tol=1e-4)


def test_evidence_not_yet_read_is_evidence(links):
    for link in links[:40]:
        stored = codec.loads(Link, codec.dumps(link))
        assert stored == link and link == stored and hash(link) == hash(stored)
        assert link.evidence[0] == stored.evidence[0] and list(link.evidence) == list(stored.evidence)
        assert link.evidence[1:] == stored.evidence[1:] and repr(link) == repr(stored)
        assert link.evidence != 0
