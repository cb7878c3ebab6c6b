from dataclasses import replace

from session_bench import planned
from strengthtrack.clinic.battery import Battery, Order
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.battery.duration import CHANGE_OVER_S, minutes


def battery(practice: int = 0, order: Order = Order.MOVEMENT) -> Battery:
    return replace(planned(load("hips"), practice=practice, hold_s=5.0, rest_s=60.0, trials=3), order=order)


def test_a_battery_takes_its_pushes_its_rests_and_the_moving_of_the_patient() -> None:
    one_test = CHANGE_OVER_S + 3 * 5.0 + 2 * 60.0  # nobody waits for the last rest
    assert minutes(battery()) == round(6 * one_test / 60)


def test_one_leg_rests_while_the_other_pushes() -> None:
    """Each minute of rest holds two moves and a push of the other leg."""
    assert minutes(battery(order=Order.TURNS)) < minutes(battery()) * 0.75
    assert minutes(battery(order=Order.SIDE)) == minutes(battery())


def test_practice_takes_its_time() -> None:
    assert minutes(battery(practice=2)) == round(6 * (CHANGE_OVER_S + 5 * 5.0 + 4 * 60.0) / 60)


def test_only_what_is_left_is_counted() -> None:
    assert minutes(battery(), {}) == 0
    assert minutes(battery(), {(Movement.ABDUCTION, Side.LEFT): 1}) == 1
    assert minutes(battery(order=Order.TURNS), {(Movement.ABDUCTION, Side.LEFT): 2}) == round((30 + 10 + 60) / 60)
