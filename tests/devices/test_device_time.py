from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.devices.decoding.device_time import DeviceTime
from strengthtrack.devices.profiles.schema import DeviceClock

MICROSECONDS = DeviceClock(unit_s=1e-6, wrap=2**32)
NOWHERE = np.full(64, -1.0)


def stamps(clock: DeviceTime, read_at_s: float, *counts: int) -> list[float]:
    column = [str(count).encode() for count in counts]
    return [float(stamp) for stamp in clock.stamps(column, read_at_s, NOWHERE[: len(counts)])]


def test_readings_stand_as_far_apart_as_the_device_says() -> None:
    clock = DeviceTime(MICROSECONDS)
    assert stamps(clock, 100.0, 5_000_000, 5_010_000, 5_020_000) == pytest.approx([99.98, 99.99, 100.0])


def test_a_late_delivery_does_not_make_the_readings_late() -> None:
    clock = DeviceTime(MICROSECONDS)
    stamps(clock, 100.0, 1_000_000)
    assert stamps(clock, 100.35, 1_100_000) == pytest.approx([100.1])


def test_a_counter_that_begins_again_at_nought_goes_on() -> None:
    clock = DeviceTime(MICROSECONDS)
    stamps(clock, 10.0, 2**32 - 10_000)
    assert stamps(clock, 10.02, 10_000) == pytest.approx([10.02])


def test_a_device_that_was_switched_on_anew_is_followed() -> None:
    clock = DeviceTime(MICROSECONDS)
    stamps(clock, 10.0, 9_000_000)
    assert stamps(clock, 14.0, 500_000) == pytest.approx([14.0])
    assert stamps(clock, 14.1, 600_000) == pytest.approx([14.1])


@pytest.mark.parametrize("jump_us", [1_500_000, -1_500_000, 100_000_000, -900_000_000])
def test_where_its_clock_jumps_within_a_read_no_two_readings_seem_to_be_one(jump_us: int) -> None:
    """Their force would seem to rise at once."""
    clock = DeviceTime(MICROSECONDS)
    stamps(clock, 100.0, 999_990_000)
    counts = [1_000_000_000 + at * 10_000 + (jump_us if at > 4 else 0) for at in range(10)]
    times = [100.0, *stamps(clock, 100.1, *counts)]
    assert np.diff(times) == pytest.approx(0.01, abs=1e-6)
    assert stamps(clock, 100.2, *(count + 100_000 for count in counts[5:]))[-1] == pytest.approx(100.2)


@pytest.mark.parametrize("speed", [0.0, 1 / 3, 3.0])
def test_a_clock_that_runs_at_another_speed_than_its_profile_says_is_left_alone(speed: float) -> None:
    clock, times = DeviceTime(MICROSECONDS), []
    for read in range(60):
        counts = [round(speed * (read * 10 + at) * 10_000) for at in range(10)]
        arrived = 100.0 + read * 0.1 + 0.01 * np.arange(1, 11, dtype=np.float64)
        times += clock.stamps([b"%d" % count for count in counts], float(arrived[-1]), arrived).tolist()
    assert all(later > earlier for earlier, later in pairwise(times))
    assert np.diff(times[400:]) == pytest.approx(0.01, abs=1e-6)


def test_without_the_time_of_the_read_the_other_stamps_stand() -> None:
    assert stamps(DeviceTime(MICROSECONDS), float("nan"), 5) == [-1.0]


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.floats(0.0, 0.3)), min_size=1, max_size=40))
def test_stamps_rise_and_are_never_after_their_read(reads: list[tuple[int, float]]) -> None:
    clock, now_s, last_s = DeviceTime(MICROSECONDS), 1.0, float("-inf")
    for count, later_s in reads:
        now_s += later_s + 1e-6
        (stamp,) = stamps(clock, now_s, count)
        assert last_s < stamp <= now_s
        last_s = stamp
