from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_samples import sample_session, sample_setup, sample_trace, sample_trial
from strengthtrack.clinic.setup import ValueRule
from strengthtrack.clinic.trial import Mark, Source, Trial
from strengthtrack.clinic.units import UnknownUnit
from strengthtrack.science.measures import (
    best_second,
    best_trial,
    coefficient_of_variation,
    held_s,
    peak,
    per_kg,
    spread,
    torque_nm,
    trial_force,
    trial_peak_n,
    value_n,
)
from strengthtrack.science.push_model import push

VISIT = sample_session("s", date(2026, 3, 3))


def test_torque_and_body_mass_follow_the_worked_example() -> None:
    """180 N on a lever arm of 0.36 m, 65 kg: 64.8 N.m, 0.9969 N.m/kg, 2.7692 N/kg."""
    assert torque_nm(180.0, 0.36) == pytest.approx(64.8)
    assert per_kg(torque_nm(180.0, 0.36), 65.0) == pytest.approx(0.9969, abs=5e-5)
    assert per_kg(180.0, 65.0) == pytest.approx(2.7692, abs=5e-5)


@pytest.mark.parametrize("mass", [0.0, -65.0])
def test_a_body_mass_that_is_none_is_a_bug(mass: float) -> None:
    with pytest.raises(ValueError, match="body mass"):
        per_kg(180.0, mass)


def test_the_peak_is_the_greatest_force() -> None:
    assert peak(np.array([-3.0, 7.5, 2.0])) == 7.5


@pytest.mark.parametrize("rate_hz", [10.0, 91.0, 100.0, 2000.0])
def test_the_best_second_is_the_best_mean_of_one_second_of_readings(rate_hz: float) -> None:
    t_s, force = push(180.0, 5.0, rate_hz, seed=8)
    readings = round(rate_hz)
    means = np.convolve(force, np.ones(readings) / readings, mode="valid")
    assert best_second(t_s, force) == pytest.approx(means.max())


def test_the_best_second_of_a_push_shorter_than_one_is_none() -> None:
    assert best_second(np.arange(99) / 100.0, np.ones(99)) is None
    assert best_second(np.arange(100) / 100.0, np.ones(100)) == 1.0
    assert best_second(np.array([0.0]), np.array([5.0])) is None


def test_one_second_at_100_hz_is_100_readings_and_not_one_more() -> None:
    for first in range(400):
        force = np.zeros(500)
        force[first : first + 100] = 1.0
        assert best_second(0.1 + np.arange(500) / 100.0, force) == 1.0


def test_the_best_second_does_not_depend_on_where_time_starts() -> None:
    t_s, force = push(180.0, 5.0, 100.0, seed=8)
    assert best_second(t_s + 86_400.123, force) == pytest.approx(best_second(t_s, force))


def test_held_is_the_time_above_half_the_peak_over_rest() -> None:
    t_s = np.arange(0.0, 4.01, 0.01)
    ramp_hold_release = np.interp(t_s, [0.0, 1.0, 3.0, 4.0], [20.0, 120.0, 120.0, 20.0])
    assert held_s(t_s, ramp_hold_release, resting_n=20.0) == pytest.approx(3.0, abs=1e-6)
    assert held_s(t_s, ramp_hold_release) == pytest.approx(3.2, abs=1e-6)
    assert held_s(np.array([0.0]), np.array([50.0])) == 0.0


@given(st.lists(st.floats(-50.0, 500.0), min_size=2, max_size=50))
def test_held_is_never_longer_than_the_push(values: list[float]) -> None:
    t_s = np.arange(len(values)) / 100.0
    assert 0.0 <= held_s(t_s, np.array(values)) <= t_s[-1] + 1e-9


@pytest.mark.parametrize(
    ("values", "apart"),
    [([100.0, 86.0, 95.0], 0.14), ([100.0, 100.0], 0.0), ([100.0], None), ([], None), ([0.0, 0.0], None)],
)
def test_the_spread_is_what_trials_lie_apart_as_a_part_of_the_best(values: list[float], apart: float | None) -> None:
    assert spread(values) == (None if apart is None else pytest.approx(apart))


def test_the_force_of_a_trial_is_zeroed_and_in_newtons() -> None:
    trace = sample_trace([1.0, 19.0, 1.0], unit="kgf", zero=1.0)
    t_s, force = trial_force(replace(sample_trial(VISIT, 0.0), trace=trace))
    assert t_s.tolist() == [0.0, 0.01, 0.02]
    assert force.tolist() == pytest.approx([0.0, 176.5197, 0.0])


def test_the_peak_of_a_trial_comes_from_its_trace_or_from_what_was_typed() -> None:
    trial = sample_trial(VISIT, 180.0)
    assert trial_peak_n(trial) == 180.0
    assert trial_peak_n(replace(trial, trace=None, typed_n=175.0, source=Source.TYPED)) == 175.0


def test_a_trial_without_a_reading_has_no_force() -> None:
    empty = replace(sample_trial(VISIT, 180.0), trace=sample_trace([]), complete=False)
    assert trial_peak_n(empty) == 0.0
    assert trial_peak_n(replace(empty, trace=None)) == 0.0
    assert [part.size for part in trial_force(replace(empty, trace=None))] == [0, 0]


def test_a_trace_in_an_unknown_unit_is_refused() -> None:
    with pytest.raises(UnknownUnit):
        trial_peak_n(replace(sample_trial(VISIT, 180.0), trace=sample_trace([1.0], unit="stone")))


def test_the_value_of_a_test_is_its_best_trial_that_counts() -> None:
    good, best = sample_trial(VISIT, 150.0), sample_trial(VISIT, 160.0)
    slipped = sample_trial(VISIT, 200.0, mark=Mark.SLIPPED)
    cut_short = replace(sample_trial(VISIT, 190.0), complete=False)
    set_aside = replace(sample_trial(VISIT, 180.0), discarded_at=datetime(2026, 3, 3, tzinfo=UTC))
    assert best_trial([good, best, slipped, cut_short, set_aside]) == best
    assert best_trial([slipped]) is None


def test_of_two_equal_trials_the_later_is_the_value() -> None:
    first, later = (replace(sample_trial(VISIT, 160.0), id=name) for name in ("first", "later"))
    assert best_trial([first, later]) == later


def by_rule(rule: ValueRule, *peaks: float) -> list[Trial]:
    """Typed trials under one rule."""
    setup = replace(sample_setup(), value=rule)
    return [replace(sample_trial(VISIT, peak, setup), trace=None, typed_n=peak) for peak in peaks]


def test_the_value_is_the_best_peak_or_the_mean_of_the_peaks_by_the_rule_of_the_battery() -> None:
    assert value_n(by_rule(ValueRule.BEST, 180.0, 186.0, 174.0)) == 186.0
    assert value_n(by_rule(ValueRule.MEAN, 180.0, 186.0, 174.0)) == 180.0


def test_what_does_not_count_is_in_no_mean_and_no_best() -> None:
    first, second, third = by_rule(ValueRule.MEAN, 180.0, 400.0, 100.0)
    marked, practised = replace(second, mark=Mark.COMPENSATED), replace(third, practice=True)
    assert value_n([first, marked, practised]) == 180.0
    assert best_trial([first, marked, practised]) is first
    assert value_n([marked, practised]) is None
    assert best_trial([marked, practised]) is None


def test_by_the_best_second_a_sharp_peak_is_not_the_value() -> None:
    force = np.full(300, 150.0)
    force[100:105] = 250.0
    trace = sample_trace(force.tolist())
    (trial,) = by_rule(ValueRule.PLATEAU, 1.0)
    pushed = replace(trial, trace=trace, typed_n=None)
    assert value_n([pushed]) == pytest.approx(155.0)
    assert value_n([replace(pushed, setup=replace(pushed.setup, value=ValueRule.BEST))]) == 250.0


def test_a_push_too_short_for_a_best_second_gives_no_value_and_a_typed_one_gives_itself() -> None:
    (trial,) = by_rule(ValueRule.PLATEAU, 120.0)
    brief = sample_trace([0.0, 90.0, 0.0])
    assert value_n([trial]) == 120.0
    assert value_n([replace(trial, trace=brief, typed_n=None)]) is None


def test_the_variation_is_the_sample_deviation_as_a_part_of_the_mean() -> None:
    """170, 180, 190: mean 180, squares 100 + 0 + 100 over 2 is 100, so 10 / 180."""
    assert coefficient_of_variation([170.0, 180.0, 190.0]) == pytest.approx(10.0 / 180.0)
    assert coefficient_of_variation([150.0, 150.0]) == 0.0


@pytest.mark.parametrize("values", [[], [180.0], [0.0, 0.0], [-5.0, 1.0]])
def test_the_variation_of_one_trial_or_of_nothing_is_none(values: list[float]) -> None:
    assert coefficient_of_variation(values) is None
