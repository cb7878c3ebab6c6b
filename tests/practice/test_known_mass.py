import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.practice.calibration.known_mass import WEIGH_SECONDS, Weighing, WeighState, refusal, weigh

RATE_HZ = 100.0
NOISE = np.random.default_rng(6)


def stream(force_n: float, seconds: float = 3.0, rate_hz: float = RATE_HZ, noise_n: float = 0.2) -> Weighing:
    """A mass at rest, as a dynamometer of this rate and noise shows it."""
    t_s = np.arange(0.0, seconds, 1.0 / rate_hz)
    return weigh(t_s, force_n + NOISE.normal(0.0, noise_n, len(t_s)))


def test_a_mass_at_rest_is_weighed_over_two_seconds() -> None:
    found = stream(98.8)
    assert found.state is WeighState.STEADY
    assert found.read_n == pytest.approx(98.8, abs=0.1)
    assert found.seconds == pytest.approx(WEIGH_SECONDS, abs=2.0 / RATE_HZ)
    assert found.words.startswith("Steady: 98.8 N pressed, mean of 2.0 s.")


def test_a_mass_that_hangs_from_it_pulls() -> None:
    found = stream(-98.8, noise_n=0.0)
    assert found.read_n == pytest.approx(-98.8)
    assert found.words == "Steady: 98.8 N pulled, mean of 2.0 s."


def test_only_what_came_last_counts() -> None:
    t_s = np.arange(0.0, 6.0, 0.01)
    assert weigh(t_s, np.where(t_s < 3.9, 0.0, 98.8)).read_n == pytest.approx(98.8)
    assert weigh(t_s, np.where(t_s < 4.5, 0.0, 98.8)).state is WeighState.MOVING


def test_before_two_seconds_are_over_it_waits() -> None:
    found = stream(98.8, seconds=0.81)
    assert (found.state, found.read_n) == (WeighState.WAITING, None)
    assert found.words == "Reading: 0.8 of 2 seconds."
    assert weigh([], []) == Weighing(WeighState.WAITING)


def test_a_slow_dynamometer_is_read_for_longer() -> None:
    assert stream(98.8, seconds=3.0, rate_hz=2.0).state is WeighState.WAITING
    assert stream(98.8, seconds=5.0, rate_hz=2.0).state is WeighState.STEADY


def test_a_mass_that_is_put_on_is_not_taken_for_steady() -> None:
    t_s = np.arange(0.0, 3.0, 0.01)
    found = weigh(t_s, 90.0 + 4.0 * t_s)
    assert (found.state, found.read_n) == (WeighState.MOVING, None)
    assert found.words == "The force still moves by 6.0 N; let the mass come to rest."


def test_a_mass_that_swings_fast_is_steady_in_its_mean() -> None:
    t_s = np.arange(0.0, 3.0, 0.01)
    found = weigh(t_s, 98.8 + 2.0 * np.sin(2.0 * np.pi * 4.0 * t_s))
    assert found.state is WeighState.STEADY
    assert found.read_n == pytest.approx(98.8, abs=0.1)


def test_nothing_on_it_is_no_mass() -> None:
    found = stream(0.02, noise_n=0.05)
    assert (found.state, found.read_n) == (WeighState.EMPTY, None)
    assert found.words == "Nothing rests on it or hangs from it; put the known mass on."


@given(st.lists(st.floats(-2000.0, 2000.0), max_size=40), st.floats(0.01, 0.5))
def test_what_is_written_down_lies_among_what_was_read(force_n: list[float], every_s: float) -> None:
    found = weigh([number * every_s for number in range(len(force_n))], force_n)
    assert found.read_n is None or min(force_n) - 1e-9 <= found.read_n <= max(force_n) + 1e-9


def test_why_a_check_cannot_begin_is_said_in_one_sentence() -> None:
    assert refusal(connected=False, unit_known=False, zeroed=False) == (
        "No dynamometer is connected; connect it, or type what its display shows."
    )
    assert refusal(connected=True, unit_known=False, zeroed=True) == (
        "The unit of its readings is not known; choose it where the dynamometer is connected."
    )
    assert refusal(connected=True, unit_known=True, zeroed=False) == (
        "Set zero first, with nothing on the dynamometer."
    )
    assert refusal(connected=True, unit_known=True, zeroed=True) == ""
