import numpy as np
import pytest

from strengthtrack.science.push_model import push, pushes


@pytest.mark.parametrize("rate_hz", [10.0, 100.0, 2000.0])
def test_the_greatest_force_is_exactly_the_peak_asked_for(rate_hz: float) -> None:
    _, force = push(180.0, 5.0, rate_hz, seed=4, rest_n=12.0)
    assert force.max() == 180.0


@pytest.mark.parametrize("seed", range(30))
def test_the_peak_is_exact_whatever_the_push(seed: int) -> None:
    assert push(100.1 + seed / 3.0, 3.0, 100.0, seed, rest_n=seed / 7.0)[1].max() == 100.1 + seed / 3.0


def test_a_push_starts_and_ends_at_rest() -> None:
    t_s, force = push(180.0, 5.0, 100.0, seed=4, rest_n=12.0, lead_s=1.0, tail_s=1.0)
    assert abs(force[t_s < 0.9].mean() - 12.0) < 0.5
    assert abs(force[-50:].mean() - 12.0) < 0.5


def test_the_plateau_lasts_as_long_as_the_hold() -> None:
    t_s, force = push(180.0, 5.0, 100.0, seed=4)
    above_half = t_s[force > 90.0]
    assert 5.0 < above_half[-1] - above_half[0] < 6.0


def test_the_same_seed_gives_the_same_push_and_another_a_different_one() -> None:
    (t_s, first), (_, again), (_, other) = (push(100.0, 3.0, 100.0, seed) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert first.shape != other.shape or not np.array_equal(first, other)
    assert t_s[0] == 0.0


def test_a_peak_that_is_not_over_rest_is_a_bug() -> None:
    with pytest.raises(ValueError, match="does not rise"):
        push(10.0, 5.0, 100.0, seed=1, rest_n=10.0)


def test_a_live_source_pushes_each_peak_in_turn_and_starts_over() -> None:
    source = pushes([100.0, 150.0], hold_s=3.0, pause_s=2.0, seed=7)
    force = np.array([source(step / 1000.0) for step in range(30_000)])
    starts = np.flatnonzero((force[:-1] < 50.0) & (force[1:] >= 50.0))
    peaks = [round(float(part.max())) for part in np.split(force, starts)[1:-1]]
    assert peaks[:4] == [100, 150, 100, 150]


def test_a_live_source_rests_before_its_first_push() -> None:
    source = pushes([100.0], pause_s=2.0)
    assert max(source(step / 100.0) for step in range(190)) < 1.0


def test_a_live_source_reads_the_same_twice() -> None:
    first, second = pushes([100.0], seed=3), pushes([100.0], seed=3)
    assert [first(t) for t in (0.0, 4.7, 9000.123)] == [second(t) for t in (0.0, 4.7, 9000.123)]
