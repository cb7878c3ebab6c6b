from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from patient_samples import BATTERY, UP, sample_care, sample_tests, sample_visits
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.practice.patient.steps import Step, last_tested, steps

ABDUCTION, EXTENSION, ROTATION = (plan.movement for plan in BATTERY.plans)
BOTH = tuple(product((ABDUCTION, EXTENSION, ROTATION), (Side.RIGHT, Side.LEFT)))
VISITS = sample_visits((5, 5, 5))


def shown_first(tests: Mapping[Step, tuple[float | None, ...]], affected: AffectedSide) -> Step:
    trials = [
        trial for (movement, side), forces in tests.items() for trial in sample_tests(VISITS, forces, movement, side)
    ]
    found = steps(sample_care(VISITS, trials, affected)[0], BATTERY)
    return found.order[found.first]


@pytest.mark.parametrize(
    ("affected", "side"),
    [
        (AffectedSide.RIGHT, Side.RIGHT),
        (AffectedSide.LEFT, Side.LEFT),
        (AffectedSide.BOTH, Side.RIGHT),
        (AffectedSide.UNKNOWN, Side.RIGHT),
    ],
)
def test_first_comes_the_affected_side_and_the_batterys_first_movement(affected: AffectedSide, side: Side) -> None:
    assert shown_first(dict.fromkeys(BOTH, (100.0, 110.0, 120.0)), affected) == (ABDUCTION, side)


@pytest.mark.parametrize("affected", AffectedSide)
@pytest.mark.parametrize("changed", BOTH)
@pytest.mark.parametrize("last", [10.0, 60.0, 100.0, 140.0, 900.0])
def test_no_gain_and_no_loss_changes_which_is_shown_first(affected: AffectedSide, changed: Step, last: float) -> None:
    alike = dict.fromkeys(BOTH, (100.0, 100.0, 100.0))
    assert shown_first({**alike, changed: (100.0, 100.0, last)}, affected) == shown_first(alike, affected)


def test_the_first_was_tested_at_the_last_visit() -> None:
    tests = {(ABDUCTION, Side.RIGHT): (100.0, 110.0, None), (ROTATION, Side.RIGHT): (80.0, 81.0, 82.0)}
    assert shown_first(tests, AffectedSide.RIGHT) == (ROTATION, Side.RIGHT)


def test_a_side_that_was_not_tested_at_the_last_visit_gives_way_where_both_are_affected() -> None:
    tests = {(ABDUCTION, Side.RIGHT): (100.0, 110.0, None), (ROTATION, Side.LEFT): (80.0, 81.0, 82.0)}
    assert shown_first(tests, AffectedSide.BOTH) == (ROTATION, Side.LEFT)


def test_the_right_side_goes_before_an_earlier_movement_of_the_left() -> None:
    tests = {(ABDUCTION, Side.LEFT): (100.0, 110.0, 120.0), (EXTENSION, Side.RIGHT): (80.0, 81.0, 82.0)}
    assert shown_first(tests, AffectedSide.BOTH) == (EXTENSION, Side.RIGHT)


def test_where_the_affected_side_was_never_tested_the_other_is_shown() -> None:
    assert shown_first({(EXTENSION, Side.LEFT): UP[:3]}, AffectedSide.RIGHT) == (EXTENSION, Side.LEFT)


def test_the_steps_are_in_the_order_of_the_battery_then_what_it_no_longer_holds() -> None:
    asked = ((Movement.KNEE_EXTENSION, Side.RIGHT), *reversed(BOTH))
    trials = [trial for movement, side in asked for trial in sample_tests(VISITS, (1.0, 2.0, 3.0), movement, side)]
    found = steps(sample_care(VISITS, trials, AffectedSide.BOTH)[0], BATTERY)
    assert found.order == (*BOTH, (Movement.KNEE_EXTENSION, Side.RIGHT))
    right = steps(sample_care(VISITS, trials, AffectedSide.RIGHT)[0], BATTERY)
    assert {side for _, side in right.order} == {Side.RIGHT}


def test_practice_and_what_was_discarded_is_no_test() -> None:
    (kept, practice, gone) = sample_tests(VISITS, (100.0, 110.0, 120.0))
    gone = replace(gone, discarded_at=datetime(2026, 4, 1, tzinfo=UTC))
    care, _ = sample_care(VISITS, (kept, replace(practice, practice=True), gone))
    assert last_tested(care) == VISITS[0]
    assert steps(sample_care(VISITS, ())[0], BATTERY).order == ()
