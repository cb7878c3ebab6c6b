from dataclasses import replace

import pytest

from strengthtrack.clinic.battery import Battery, TestPlan
from strengthtrack.clinic.setup import Contraction, Fixation, Movement, Side

ABDUCTION = TestPlan(
    Movement.ABDUCTION,
    "side-lying",
    "",
    "pad",
    Fixation.BELT,
    Contraction.MAKE,
    "abduction.svg",
    (),
    "Push",
    5.0,
    30.0,
    3,
)
HIP = Battery(
    "hip",
    "Hip",
    1,
    (ABDUCTION, replace(ABDUCTION, movement=Movement.EXTENSION)),
    (Side.RIGHT, Side.LEFT),
    repeat_over=0.1,
)


def test_every_movement_is_tested_on_each_side_before_the_next() -> None:
    assert HIP.tests == (
        (Movement.ABDUCTION, Side.RIGHT),
        (Movement.ABDUCTION, Side.LEFT),
        (Movement.EXTENSION, Side.RIGHT),
        (Movement.EXTENSION, Side.LEFT),
    )


def test_a_movement_has_its_plan_and_one_that_is_not_tested_has_none() -> None:
    assert HIP.plan(Movement.EXTENSION).movement is Movement.EXTENSION
    with pytest.raises(KeyError):
        HIP.plan(Movement.EXTERNAL_ROTATION)
