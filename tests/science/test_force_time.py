import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from strengthtrack.science.force_time import force_at, impulse, rise, sampling, steepest, time_to_peak

Force = NDArray[np.float64]


def ramp(rate_hz: float = 1000.0, rise_s: float = 0.5, top_n: float = 200.0) -> tuple[Force, Force]:
    """Rest until 1 s, a straight rise, and held until 4 s."""
    t_s = np.arange(0.0, 4.0 + 0.5 / rate_hz, 1.0 / rate_hz)
    return t_s, np.interp(t_s, [1.0, 1.0 + rise_s], [0.0, top_n])


@pytest.mark.parametrize("rate_hz", [50.0, 91.0, 1000.0])
def test_of_a_straight_rise_every_measure_can_be_worked_out_by_hand(rate_hz: float) -> None:
    """200 N in 0.5 s: 400 N/s; in the first second 0.5 s of it at 100 N in the mean and 0.5 s at 200 N: 150 N.s."""
    t_s, force = ramp(rate_hz)
    corner = 200.0 / 0.5 / rate_hz  # a corner between two readings is cut off
    assert time_to_peak(t_s, force, 1.0) == pytest.approx(0.5, abs=1.0 / rate_hz)
    assert rise(t_s, force, 1.0, 0.1) == pytest.approx(400.0, abs=corner / 0.1)
    assert rise(t_s, force, 1.0, 0.2) == pytest.approx(400.0, abs=corner / 0.2)
    assert steepest(t_s, force, 1.0) == pytest.approx(400.0, rel=1e-6)
    assert impulse(t_s, force, 1.0) == pytest.approx(150.0, abs=corner / rate_hz)
    assert impulse(t_s, force, 1.0, 0.5) == pytest.approx(50.0, abs=corner / rate_hz)


def test_a_rise_is_from_the_force_at_the_onset_and_not_from_nought() -> None:
    t_s, force = ramp()
    assert rise(t_s, force + 30.0, 1.0, 0.2) == pytest.approx(400.0)
    assert impulse(t_s, force + 30.0, 1.0) == pytest.approx(180.0)


def test_the_steepest_200_ms_may_come_late_and_is_not_looked_for_after_the_peak() -> None:
    t_s = np.arange(0.0, 5.0, 0.001)
    force = np.interp(t_s, [1.0, 2.0, 2.2, 2.6, 3.0, 3.1], [0.0, 50.0, 150.0, 160.0, 0.0, 150.0])
    assert steepest(t_s, force, 1.0) == pytest.approx(500.0)
    assert steepest(t_s, force, 2.5) == pytest.approx((force_at(t_s, force, 2.7) - 155.0 - 2.5) / 0.2, abs=15.0)


def test_a_window_the_trace_does_not_hold_has_no_number() -> None:
    t_s, force = ramp()
    assert rise(t_s, force, 3.9, 0.2) is None
    assert rise(t_s, force, -0.1, 0.2) is None
    assert impulse(t_s, force, 3.1) is None
    assert steepest(t_s, force, 3.9) is None
    assert time_to_peak(t_s, force, 2.0) is None
    assert rise(np.empty(0), np.empty(0), 0.0, 0.2) is None


def test_the_rate_is_read_off_the_stamps_with_how_far_they_wander() -> None:
    steady = sampling(np.arange(500) / 98.0)
    assert steady is not None
    assert steady.rate_hz == pytest.approx(98.0)
    assert steady.jitter_s == pytest.approx(0.0, abs=1e-9)
    wandering = sampling(np.arange(500) / 100.0 + np.tile([0.0, 0.002], 250))
    assert wandering is not None
    assert wandering.jitter_s == pytest.approx(0.004, abs=5e-4)


def test_readings_in_bunches_do_not_make_a_rate_that_is_not_there() -> None:
    counted = np.arange(400.0)
    bunched = np.floor(counted / 4) * 0.04 + counted % 4 * 0.0001
    read = sampling(bunched)
    assert read is not None
    assert read.rate_hz == pytest.approx(100.0, rel=0.02)
    at_once = sampling(np.floor(counted / 4) * 0.04)
    assert at_once is not None
    assert at_once.rate_hz == pytest.approx(100.0, rel=0.02)


def test_two_readings_or_none_have_no_rate() -> None:
    assert sampling(np.array([0.0, 0.01])) is None
    assert sampling(np.empty(0)) is None
    assert sampling(np.zeros(9)) is None


# powers of two round nothing, or two readings a last digit apart may change places as the greatest
@given(
    st.lists(st.floats(0.0, 500.0), min_size=60, max_size=200),
    st.floats(0.0, 0.3),
    st.sampled_from((0.25, 0.5, 2.0, 8.0)),
)
def test_twice_the_force_is_twice_of_everything_but_of_time(values: list[float], onset_s: float, times: float) -> None:
    t_s, force = np.arange(len(values)) / 100.0, np.array(values)
    for told in (impulse, steepest):
        one, more = told(t_s, force, onset_s), told(t_s, times * force, onset_s)
        assert more == (None if one is None else pytest.approx(times * one, rel=1e-9, abs=1e-9))
