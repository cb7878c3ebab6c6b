import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.charts.reduce import min_max


def test_a_short_curve_comes_back_whole() -> None:
    x, y = np.array([-3.0, -2.0, -1.0]), np.array([1.0, 5.0, 2.0])
    kept_x, kept_y = min_max(x, y, -10, 0, 600)
    assert kept_x.tolist() == x.tolist()
    assert kept_y.tolist() == y.tolist()


def test_what_lies_before_the_window_is_left_out() -> None:
    x = np.array([-12.0, -10.5, -4.0, 0.0])
    kept, _ = min_max(x, x, -10, 0, 600)
    assert kept.tolist() == [-4.0, 0.0]


def test_a_single_spike_among_thousands_survives() -> None:
    x, y = np.linspace(-10, 0, 10_000), np.zeros(10_000)
    y[4321] = 99.0
    _, kept = min_max(x, y, -10, 0, 500)
    assert kept.max() == 99.0


@given(st.integers(0, 3000), st.integers(1, 300), st.integers(0, 2**32 - 1))
def test_a_reduced_curve_is_short_ordered_and_keeps_its_extremes(count: int, columns: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    x, y = np.sort(chance.uniform(-10, 0, count)), chance.normal(0, 50, count)
    kept_x, kept_y = min_max(x, y, -10, 0, columns)
    assert len(kept_x) == len(kept_y) <= 2 * (columns + 1)
    assert np.all(np.diff(kept_x) >= 0)
    if count:
        assert (kept_y.min(), kept_y.max()) == (y.min(), y.max())
