"""How long a battery takes: pushes, rests, and moving the patient from one test to the next."""

from collections.abc import Iterator, Mapping

from strengthtrack.clinic.battery import Battery, Order
from strengthtrack.practice.testing.session_view import Test

CHANGE_OVER_S = 30.0
"""Moving the patient to the next position: a judgement."""


def minutes(battery: Battery, left: Mapping[Test, int] | None = None) -> int:
    """Whole minutes for the pushes that are `left` of each movement and side; without it for all, practice too.

    A leg rests while the other is moved to and pushes, so sides in turn take less. Nobody waits for the last rest.
    """
    clock, last, rested = 0.0, None, dict.fromkeys(battery.tests, 0.0)
    for test in _one_by_one(battery, pushes(battery) if left is None else left):
        plan = battery.plan(test[0])
        clock += CHANGE_OVER_S if test != last else 0.0
        clock = max(clock, rested[test]) + plan.hold_s
        rested[test], last = clock + plan.rest_s, test
    return round(clock / 60.0)


def pushes(battery: Battery) -> dict[Test, int]:
    """How often each movement and side is pushed when every trial counts."""
    plans = {plan.movement: plan for plan in battery.plans}
    return {test: plans[test[0]].practice + plans[test[0]].trials for test in battery.tests}


def _one_by_one(battery: Battery, left: Mapping[Test, int]) -> Iterator[Test]:
    """Every push in its order."""
    if battery.order is Order.TURNS:
        for plan in battery.plans:
            sides = [(plan.movement, side) for side in battery.sides]
            for turn in range(max(left.get(test, 0) for test in sides)):
                yield from (test for test in sides if turn < left.get(test, 0))
        return
    for test in battery.tests:
        yield from [test] * left.get(test, 0)
