import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.devices.link.timing import Stamps


def test_one_frame_a_read_is_stamped_when_it_was_read() -> None:
    stamps = Stamps(0.0)
    assert [float(stamps.stamp(1, t_s)[0]) for t_s in (0.1, 0.2, 0.35)] == [0.1, 0.2, 0.35]


def test_frames_of_one_read_are_spread_by_the_rate_they_arrive_at() -> None:
    """A USB adapter hands over four frames every 16 ms: 250 a second."""
    stamps = Stamps(0.0)
    for read in range(1, 200):
        last = stamps.stamp(4, read * 0.016)
    assert stamps.rate_hz is not None
    assert abs(stamps.rate_hz - 250.0) < 0.01
    np.testing.assert_allclose(np.diff(last), 0.004, rtol=1e-6)
    assert last[-1] == 199 * 0.016


def test_a_late_read_spreads_over_the_time_it_missed() -> None:
    stamps = Stamps(0.0)
    for read in range(1, 100):
        stamps.stamp(1, read * 0.01)
    np.testing.assert_allclose(stamps.stamp(10, 1.09), np.arange(1.0, 1.095, 0.01), atol=1e-9)


def test_a_burst_is_spread_over_the_time_there_was() -> None:
    stamps = Stamps(0.0)
    for read in range(1, 100):
        stamps.stamp(1, read * 0.01)
    np.testing.assert_allclose(stamps.stamp(4, 0.994), [0.991, 0.992, 0.993, 0.994])


def test_a_pause_is_no_part_of_the_rate() -> None:
    stamps = Stamps(0.0)
    for start_s in (0.0, 2.0):
        for read in range(1, 100):
            stamps.stamp(1, start_s + read * 0.01)
    assert stamps.rate_hz is not None
    assert abs(stamps.rate_hz - 100.0) < 0.01


def test_before_the_rate_is_known_frames_are_spread_since_the_port_opened() -> None:
    np.testing.assert_allclose(Stamps(10.0).stamp(4, 11.0), [10.25, 10.5, 10.75, 11.0])


def test_no_frames_need_no_stamps() -> None:
    assert len(Stamps(0.0).stamp(0, 1.0)) == 0


@given(st.lists(st.tuples(st.integers(0, 50), st.sampled_from([0.0, 1e-9, 0.001, 0.016, 0.2, 3.0])), min_size=1))
def test_stamps_always_rise(reads: list[tuple[int, float]]) -> None:
    stamps, now_s = Stamps(1000.0), 1000.0
    seen: list[float] = []
    for frames, pause_s in reads:
        now_s += pause_s
        seen += stamps.stamp(frames, now_s).tolist()
    assert all(later > earlier for earlier, later in zip([1000.0, *seen], seen, strict=False))


def test_single_readings_rise_where_the_clock_stands_still() -> None:
    stamps = Stamps(1.0)
    times = [float(stamps.stamp(1, at)[0]) for at in (1.0, 1.0, 0.9, 1.0)]
    assert 1.0 < times[0] < times[1] < times[2] < times[3]
    assert times[3] == pytest.approx(1.0)
