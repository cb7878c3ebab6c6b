"""One side as per cent of the other, the reference named each time."""

from dataclasses import replace
from datetime import date

import pytest

from clinic_samples import GAUGE, sample_setup
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.setup import Dynamometer, Fixation, Movement, Setup, Side
from strengthtrack.science.symmetry import sides_of, symmetry, symmetry_percent
from strengthtrack.science.trend import Segment, StrengthPoint, Symmetry

DAY = date(2026, 3, 3)


def point(visit: str, newtons: float, setup: Setup | None) -> StrengthPoint:
    return StrengthPoint(visit, DAY, 0.0, newtons, (newtons,), (), None, setup=setup)


def side(which: Side, *newtons: float, arm_m: float | None = 0.36, fixation: Fixation = Fixation.BELT) -> Segment:
    setup = replace(sample_setup(Movement.ABDUCTION, which, fixation), lever_arm_m=arm_m)
    points = tuple(point(f"visit {number}", force, setup) for number, force in enumerate(newtons))
    return Segment(which, points, compared=True)


def percents(found: Symmetry) -> list[float]:
    return [round(one.percent, 2) for one in found.points]


def test_a_side_is_told_as_per_cent_of_the_reference() -> None:
    assert symmetry_percent(142.0, 176.0) == pytest.approx(80.68, abs=0.01)
    assert symmetry_percent(176.0, 142.0) == pytest.approx(123.94, abs=0.01)


@pytest.mark.parametrize("reference", [0.0, -3.0])
def test_nothing_is_told_of_a_reference_without_strength(reference: float) -> None:
    with pytest.raises(ValueError, match="a reference of"):
        symmetry_percent(142.0, reference)


def test_the_affected_side_is_told_against_the_other() -> None:
    found = symmetry((side(Side.RIGHT, 142.0, 186.0), side(Side.LEFT, 176.0, 196.0)), AffectedSide.RIGHT, None)
    assert (found.side, found.reference, found.affected) == (Side.RIGHT, Side.LEFT, True)
    assert percents(found) == [80.68, 94.9]


def test_more_than_the_other_side_is_over_a_hundred() -> None:
    found = symmetry((side(Side.RIGHT, 200.0), side(Side.LEFT, 160.0)), AffectedSide.RIGHT, None)
    assert percents(found) == [125.0]


def test_the_reference_can_be_chosen_and_is_named() -> None:
    """The affected side as the reference: then it is not told as the affected against the other one."""
    found = symmetry((side(Side.RIGHT, 142.0), side(Side.LEFT, 176.0)), AffectedSide.RIGHT, Side.RIGHT)
    assert (found.side, found.reference, found.affected) == (Side.LEFT, Side.RIGHT, False)
    assert percents(found) == [123.94]


@pytest.mark.parametrize("affected", [AffectedSide.BOTH, AffectedSide.UNKNOWN])
@pytest.mark.parametrize("reference", [None, Side.LEFT, Side.RIGHT])
def test_where_both_sides_hurt_neither_is_the_affected_one(affected: AffectedSide, reference: Side | None) -> None:
    which, against, of_affected = sides_of(affected, reference)
    assert against is (reference or Side.LEFT)
    assert which is against.other
    assert not of_affected


def test_a_visit_of_one_side_has_no_symmetry() -> None:
    found = symmetry((side(Side.RIGHT, 142.0, 150.0), side(Side.LEFT, 176.0)), AffectedSide.RIGHT, None)
    assert [one.session_id for one in found.points] == ["visit 0"]


def test_sides_set_up_otherwise_are_not_compared() -> None:
    by_hand = side(Side.LEFT, 176.0, fixation=Fixation.HAND)
    assert not symmetry((side(Side.RIGHT, 142.0), by_hand), AffectedSide.RIGHT, None).points


def test_two_dynamometers_are_not_compared() -> None:
    setup = replace(sample_setup(side=Side.LEFT), dynamometer=Dynamometer(GAUGE.model, "0418"))
    left = Segment(Side.LEFT, (point("visit 0", 176.0, setup),), compared=True)
    assert not symmetry((side(Side.RIGHT, 142.0), left), AffectedSide.RIGHT, None).points


def test_where_lever_arms_differ_torque_is_compared() -> None:
    """142 N at 0.37 m against 176 N at 0.36 m: 52.54 against 63.36 N.m."""
    found = symmetry((side(Side.RIGHT, 142.0, arm_m=0.37), side(Side.LEFT, 176.0)), AffectedSide.RIGHT, None)
    assert percents(found) == [82.92]


def test_without_a_lever_arm_force_is_compared() -> None:
    found = symmetry((side(Side.RIGHT, 142.0, arm_m=None), side(Side.LEFT, 176.0)), AffectedSide.RIGHT, None)
    assert percents(found) == [80.68]


def test_pads_two_sides_of_which_lie_far_apart_are_not_compared() -> None:
    found = symmetry((side(Side.RIGHT, 142.0, arm_m=0.40), side(Side.LEFT, 176.0)), AffectedSide.RIGHT, None)
    assert not found.points


def test_a_reference_that_measured_nothing_is_left_out() -> None:
    assert not symmetry((side(Side.RIGHT, 142.0), side(Side.LEFT, 0.0)), AffectedSide.RIGHT, None).points


def test_a_value_whose_set_up_is_not_known_is_left_out() -> None:
    unknown = Segment(Side.LEFT, (point("visit 0", 176.0, None),), compared=True)
    assert not symmetry((side(Side.RIGHT, 142.0), unknown), AffectedSide.RIGHT, None).points


def test_symmetry_is_of_force_whatever_quantity_is_shown() -> None:
    """Per cent of each side's own baseline would be 100 on both sides."""
    shown = [
        replace(part, points=tuple(replace(one, factor=100.0 / one.value_n) for one in part.points))
        for part in (side(Side.RIGHT, 142.0), side(Side.LEFT, 176.0))
    ]
    assert percents(symmetry(shown, AffectedSide.RIGHT, None)) == [80.68]


def test_a_visit_with_two_set_ups_on_both_sides_has_a_symmetry_of_each() -> None:
    """Belt against belt and hand against hand, in whichever order each side had them."""
    hand = Fixation.HAND
    right = (side(Side.RIGHT, 150.0), side(Side.RIGHT, 100.0, fixation=hand))
    left = (side(Side.LEFT, 125.0, fixation=hand), side(Side.LEFT, 200.0))
    assert percents(symmetry((*right, *left), AffectedSide.RIGHT, None)) == [75.0, 80.0]
