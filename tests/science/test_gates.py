from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from strengthtrack.clinic.analysis import Measure, Measured
from strengthtrack.clinic.setup import Fixation
from strengthtrack.science.gates import disturbed, measures

Force = NDArray[np.float64]


def pushed(rate_hz: float, rest_n: float = 0.0) -> tuple[Force, Force]:
    """Rest until 1 s, 200 N over it within half a second, held until 4 s."""
    t_s = np.arange(0.0, 4.0, 1.0 / rate_hz)
    return t_s, rest_n + np.interp(t_s, [1.0, 1.5, 1.6], [0.0, 199.0, 200.0])


def told(rate_hz: float, fixation: Fixation = Fixation.BELT, rest_n: float = 0.0) -> dict[Measured, Measure]:
    return {one.of: one for one in measures(*pushed(rate_hz, rest_n), 1.0, fixation)}


def with_number(found: dict[Measured, Measure]) -> set[Measured]:
    return {of for of, one in found.items() if one.value is not None}


SLOW = {Measured.PEAK, Measured.BEST_SECOND, Measured.IMPULSE}
MIDDLE = SLOW | {Measured.TIME_TO_PEAK, Measured.STEEPEST}
FAST = MIDDLE | {Measured.RFD_200}


@pytest.mark.parametrize(
    ("rate_hz", "numbers"),
    [
        (2.0, {Measured.PEAK}),
        (10.0, SLOW),
        (39.0, SLOW),
        (40.0, MIDDLE),
        (98.0, MIDDLE),
        (199.0, MIDDLE),
        (200.0, FAST),
        (499.0, FAST),
    ],
)
def test_a_rate_carries_so_much_and_no_more(rate_hz: float, numbers: set[Measured]) -> None:
    assert with_number(told(rate_hz)) == numbers


def test_500_readings_a_second_and_a_fixed_set_up_carry_everything() -> None:
    assert with_number(told(500.0, Fixation.BELT)) == with_number(told(500.0, Fixation.RIG)) == set(Measured)
    by_hand = told(500.0, Fixation.HAND)
    assert with_number(by_hand) == FAST
    assert by_hand[Measured.RFD_100].why_not == "needs a belt or a rig; this trial was held by hand"


def test_what_the_rate_cannot_carry_says_which_it_needs_and_which_it_has() -> None:
    found = told(98.0)
    assert found[Measured.RFD_200].why_not == "needs 200 readings a second; this trial has 98"
    assert found[Measured.RFD_100].why_not == "needs 500 readings a second; this trial has 98"
    assert told(10.0)[Measured.STEEPEST].why_not == "needs 40 readings a second; this trial has 10"


def test_a_dynamometer_that_sends_a_little_less_than_200_a_second_is_taken_at_its_word() -> None:
    assert Measured.RFD_200 in with_number(told(199.7))
    assert Measured.RFD_200 not in with_number(told(199.3))


@pytest.mark.parametrize(("rate_hz", "coarse"), [(40.0, True), (199.0, True), (200.0, False), (1000.0, False)])
def test_under_200_readings_a_second_time_and_slope_are_coarse(rate_hz: float, coarse: bool) -> None:
    marked = {of for of, one in told(rate_hz).items() if one.coarse}
    assert marked == ({Measured.TIME_TO_PEAK, Measured.STEEPEST} if coarse else set())


def test_a_push_out_of_tension_has_no_early_rise_and_says_so() -> None:
    found = told(1000.0, rest_n=12.0)
    assert with_number(found) == MIDDLE
    assert found[Measured.RFD_100].why_not == "12 N pressed before the push; up to 5 N may"
    assert told(1000.0, rest_n=-8.0)[Measured.RFD_200].why_not == "8 N pulled before the push; up to 5 N may"
    assert with_number(told(1000.0, rest_n=4.9)) == set(Measured)


def test_a_push_out_of_a_force_that_moves_has_no_early_rise_and_says_so() -> None:
    t_s, force = pushed(1000.0)
    creeping = force + np.interp(t_s, [0.5, 1.0], [-7.0, 4.0])
    assert disturbed(t_s, creeping, 1.0) == "the force moved by 11 N before the push; up to 5 N may"
    assert disturbed(t_s, force, 1.0) == ""


def test_a_push_without_a_rest_before_it_has_no_early_rise() -> None:
    t_s, force = pushed(1000.0)
    late = t_s >= 0.95
    found = {one.of: one for one in measures(t_s[late], force[late], 1.0, Fixation.RIG)}
    assert found[Measured.RFD_200].why_not == "no rest was read before the push"
    assert with_number(found) == MIDDLE


def test_without_an_onset_peak_and_best_second_are_all_there_is() -> None:
    found = {one.of: one for one in measures(*pushed(1000.0), None, Fixation.RIG)}
    assert with_number(found) == {Measured.PEAK, Measured.BEST_SECOND}
    assert found[Measured.IMPULSE].why_not == "no onset was found"


def test_a_trace_that_ends_too_soon_or_begins_too_late_says_so() -> None:
    t_s, force = pushed(1000.0)
    brief = {one.of: one for one in measures(t_s[:1150], force[:1150], 1.0, Fixation.RIG)}
    assert brief[Measured.IMPULSE].why_not == "the trace ends within 1000 ms of the onset"
    assert brief[Measured.RFD_200].why_not == "the trace ends within 200 ms of the onset"
    assert brief[Measured.RFD_100].value == pytest.approx(398.0)
    early = {one.of: one for one in measures(t_s, force, -0.2, Fixation.RIG)}
    assert early[Measured.IMPULSE].why_not == "the trace begins after the onset"


def test_an_onset_behind_the_peak_has_no_time_to_it() -> None:
    t_s, force = pushed(1000.0)
    found = {one.of: one for one in measures(t_s, force, 2.0, Fixation.RIG)}
    assert found[Measured.TIME_TO_PEAK].why_not == "the peak lies before the onset"
    assert found[Measured.STEEPEST].why_not == "no window of 200 ms fits between the onset and the end"


def test_readings_that_are_missing_where_it_is_measured_are_no_straight_line() -> None:
    t_s, force = pushed(1000.0)
    kept = (t_s < 1.0505) | (t_s > 1.1495)
    found = {one.of: one for one in measures(t_s[kept], force[kept], 1.0, Fixation.RIG)}
    assert found[Measured.RFD_200].why_not == "readings are missing in it for 100 ms"
    assert with_number(found) == SLOW
    later = (t_s < 3.05) | (t_s > 3.15)
    assert with_number({one.of: one for one in measures(t_s[later], force[later], 1.0, Fixation.RIG)}) == set(Measured)


def test_the_shown_order_is_that_of_the_names_and_a_bare_trace_has_reasons_only() -> None:
    assert [one.of for one in measures(*pushed(500.0), 1.0, Fixation.RIG)] == list(Measured)
    nothing = measures(np.empty(0), np.empty(0), None, Fixation.HAND)
    assert [replace(one, of=Measured.PEAK) for one in nothing] == [
        Measure(Measured.PEAK, None, why_not="there are no readings")
    ] * len(Measured)
