"""Columns of numbers do what lists and sets of them do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.link.arrays import Keys, Ragged, numbered

NUMBERS = st.lists(st.integers(0, 2**62))
LISTS = st.lists(st.lists(st.integers(0, 2**40)), max_size=6)


@given(st.sets(st.integers(0, 2**62)), NUMBERS)
def test_keys_tell_what_is_among_them(held, others):
    keys = Keys(np.array(sorted(held), np.int64))
    asked = [*held, *others]
    assert keys.has(np.array(asked, np.int64)).tolist() == [one in held for one in asked]


@pytest.mark.parametrize("step", [1, 2**20, 2**45])
def test_keys_are_told_apart_whatever_lies_between_them(step):
    codes = np.arange(0, 3000, 3) * step
    assert Keys(codes).has(np.arange(3000) * step).tolist() == [number % 3 == 0 for number in range(3000)]


@given(LISTS, st.data())
def test_lists_stand_beside_others(one, data):
    other = data.draw(st.lists(st.lists(st.integers(0, 9)), min_size=len(one), max_size=len(one)))
    joined = Ragged.of(one).beside(Ragged.of(other).raised(5))
    row, values = joined.rows(np.arange(len(one)))
    expected = [(*left, *(value + 5 for value in right)) for left, right in zip(one, other, strict=True)]
    assert list(zip(row.tolist(), values.tolist(), strict=True)) == [
        (at, value) for at, values in enumerate(expected) for value in values
    ]


@given(st.lists(st.text(max_size=2)))
def test_values_are_numbered_in_the_order_in_which_they_come(values):
    order = list(dict.fromkeys(values))
    assert numbered(iter(values)).tolist() == [order.index(value) for value in values]
