import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.evaluate.rates import Found, Rate


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        (57, 58, 0.909, 0.997),  # against R's binom::binom.wilson
        (0, 10, 0.0, 0.278),
        (10, 10, 0.722, 1.0),
        (1, 2, 0.095, 0.905),
    ],
)
def test_wilson_intervals(right: int, n: int, low: float, high: float) -> None:
    interval = Rate(right, n).interval
    assert interval
    assert interval == (pytest.approx(low, abs=0.001), pytest.approx(high, abs=0.001))


def test_nothing_has_no_rate() -> None:
    assert (Rate().value, Rate().interval) == (None, None)


@given(st.integers(0, 200), st.integers(1, 200))
def test_the_share_lies_in_its_interval(right: int, n: int) -> None:
    rate = Rate(min(right, n), n)
    assert rate.interval is not None
    assert rate.value is not None
    low, high = rate.interval
    assert 0 <= low <= rate.value + 1e-12
    assert rate.value - 1e-12 <= high <= 1


def test_counts_add_up() -> None:
    both = Found(1, 2, 3) + Found(2, 2, 2)
    assert both == Found(3, 4, 5)
    assert (both.precision, both.recall) == (Rate(3, 4), Rate(3, 5))
