"""Mentions between items as columns: the strongest of each pair counts, one by one and all at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from casegraph.link.items.mentions import LEVELS, Mentions

COUNT = 6
TOLD = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5), st.integers(0, len(LEVELS) - 1)), max_size=20)


@given(TOLD)
def test_the_strongest_mention_of_a_pair_counts(told):
    codes = np.array([a * COUNT + b for a, b, _ in told], np.int64)
    mentions = Mentions.strongest(codes, np.array([level for *_, level in told], np.int8), COUNT)
    strongest = {(a, b): min(level for c, d, level in told if (a, b) == (c, d)) for a, b, _ in told}
    every = [(a, b) for a in range(COUNT) for b in range(COUNT)]
    expected = [LEVELS[strongest[pair]] if pair in strongest else "none" for pair in every]
    assert [mentions.of(*pair) for pair in every] == expected
    at_once = mentions.at(np.array([a * COUNT + b for a, b in every], np.int64))
    assert [(*LEVELS, "none")[level] for level in at_once.tolist()] == expected


@given(TOLD, st.lists(st.booleans(), min_size=COUNT, max_size=COUNT))
def test_what_stands_on_every_agenda_is_left_out(told, fixed):
    codes = np.array([a * COUNT + b for a, b, _ in told], np.int64)
    mentions = Mentions.strongest(codes, np.array([level for *_, level in told], np.int8), COUNT)
    some = mentions.without(fixed)
    for a in range(COUNT):
        for b in range(COUNT):
            assert some.of(a, b) == ("none" if fixed[a] or fixed[b] else mentions.of(a, b))
