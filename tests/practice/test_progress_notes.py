from dataclasses import replace

import pytest

from care_samples import RIGHT, care_of, drawn
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.practice.progress.notes import notes
from strengthtrack.science.care import Look

MOVED = {0: RIGHT, 8: replace(RIGHT, lever_arm_m=0.37)}


@pytest.mark.parametrize("quantity", [None, Quantity.POUNDS_FORCE, Quantity.OF_BASELINE])
def test_what_moves_as_newtons_do_needs_no_note(quantity: Quantity | None) -> None:
    assert notes(drawn(care_of({0: 142, 8: 186}), Look(quantity))) == ()


def test_a_change_is_told_in_newtons_where_the_quantity_moves_with_the_body() -> None:
    told = notes(drawn(care_of({0: 142, 8: 186}), Look(Quantity.TORQUE_PER_KG)))
    assert told == ("Changes are told in newtons, for what is shown moves with body mass too.",)


def test_torque_moves_with_the_lever_arm() -> None:
    told = notes(drawn(care_of({0: 142, 8: 186}), Look(Quantity.TORQUE)))
    assert told == ("Changes are told in newtons, for what is shown moves with the lever arm too.",)


def test_a_lever_arm_that_came_out_otherwise_is_named() -> None:
    care = care_of({0: 142, 8: 186}, setups=MOVED)
    assert notes(drawn(care)) == ()  # it is shown in newton metres
    in_newtons = notes(drawn(care, Look(Quantity.NEWTONS)))
    assert in_newtons == ("Changes are told in newton metres, for the lever arm came out otherwise on some day.",)


def test_one_side_in_each_unit_is_said() -> None:
    told = notes(drawn(care_of({0: 142, 8: 186}, {0: 176, 8: 190}, setups=MOVED)))
    assert told == ("Changes are told in newton metres where the lever arm came out otherwise, else in newtons.",)


def test_values_that_are_missing_in_the_quantity_are_counted_with_the_reason() -> None:
    care = care_of({0: 142, 2: 150, 8: 186})
    light = replace(care, sessions=(care.sessions[0], *(replace(v, body_mass_kg=None) for v in care.sessions[1:])))
    told = notes(drawn(light, Look(Quantity.FORCE_PER_KG)))
    assert told[0] == "2 visits are not shown in newtons per kilogram: no body mass on that day."
