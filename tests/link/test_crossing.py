"""A long case is held against by its items nearest in time."""

from hypothesis import given
from hypothesis import strategies as st

from casegraph.link.deciding.clusters import HELD_AGAINST, Cluster
from casegraph.link.deciding.crossing import crossing

ITEMS = st.sets(st.integers(0, 200), min_size=1, max_size=60)


@given(ITEMS, ITEMS)
def test_every_item_of_the_smaller_case_meets_the_nearest_of_the_larger(left, right):
    right = right - left or {201}
    small, large = sorted((sorted(left), sorted(right)), key=lambda items: (len(items), items))
    expected = {
        (min(item, mate), max(item, mate))
        for item in small[:HELD_AGAINST]
        for mate in sorted(large, key=lambda mate: (abs(mate - item), mate))[:HELD_AGAINST]
    }
    assert set(crossing(_cluster(left), _cluster(right))) == expected


def _cluster(items):
    return Cluster(sorted(items), frozenset(), frozenset())
