"""Sums of pairs as columns are those of a dictionary, whatever was put in in what order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from casegraph.link.answers.recall import Recalled
from casegraph.link.items.sources import Pairs
from casegraph.link.municipality import make_sources
from casegraph.link.titles.reader import TitleReader
from casegraph.link.weighing.hopeful import Hopeful
from casegraph.link.weighing.scoring import Scores, Sums, summed

CODES = st.lists(st.integers(0, 30), max_size=12, unique=True)


def total(code):
    """The sum of a pair is the same whoever weighs it."""
    return float(code * code % 7)


@given(st.lists(CODES, max_size=5))
def test_what_was_put_in_is_found_and_nothing_else(parts):
    sums, known = Sums(np.zeros(0, np.int64), np.zeros(0)), {}
    for codes in parts:
        sums = sums.beside(np.array(codes, np.int64), np.array([total(code) for code in codes], np.float64))
        known.update({code: total(code) for code in codes})
    assert [sums.of(code) for code in range(-1, 32)] == [known.get(code) for code in range(-1, 32)]
    assert dict(zip(sums.codes.tolist(), sums.totals.tolist(), strict=True)) == known
    assert sums.codes.tolist() == sorted(known)


def test_what_is_weighed_ahead_is_what_would_be_weighed_when_asked_for(item, rules):
    items = [item(f"2021-0{month}-02", "oek", f"Nyt gulv i hal {month % 2}") for month in range(1, 7)]
    sources, _ = make_sources(items, TitleReader(rules), Recalled())
    pairs = [(a, b) for b in range(6) for a in range(b)]
    first, second = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    whole = summed(Pairs(sources, first, second))
    known = Hopeful(first[:3], second[:3], whole[:3], np.zeros(3, np.bool_))
    scores = Scores(sources)
    scores.foresee(first[:9], second[:9], known)
    assert [scores.known(pair) for pair in pairs] == [*whole[:9].tolist(), *[None] * (len(pairs) - 9)]
    assert scores.all_of(pairs) == whole.tolist() == [scores.of(b, a) for a, b in pairs]
    assert len(scores.weighed.codes) == len(pairs)
    scores.forget()
    assert scores.known(pairs[0]) is None and not len(scores.weighed.codes)
