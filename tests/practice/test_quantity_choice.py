from dataclasses import replace

from care_samples import RIGHT, care_of, drawn
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.practice.progress.quantity_choice import QuantityChoice, quantity_choices
from strengthtrack.science.care import Care


def choices(care: Care) -> dict[Quantity, QuantityChoice]:
    return {one.quantity: one for one in quantity_choices(drawn(care), care)}


def test_with_lever_arm_mass_and_height_all_is_possible() -> None:
    found = choices(care_of({0: 142, 2: 149}))
    assert list(found) == list(Quantity)
    assert all(one.possible and not one.lacks for one in found.values())


def test_a_missing_mass_is_counted_and_only_none_at_all_forbids() -> None:
    care = care_of({0: 142, 2: 149})
    one, none = (
        replace(
            care,
            sessions=tuple(replace(visit, body_mass_kg=None) for visit in care.sessions[:count])
            + care.sessions[count:],
        )
        for count in (1, 2)
    )
    assert choices(one)[Quantity.FORCE_PER_KG] == QuantityChoice(Quantity.FORCE_PER_KG, True, "no body mass on 1 visit")
    assert choices(none)[Quantity.FORCE_PER_KG] == QuantityChoice(
        Quantity.FORCE_PER_KG, False, "no body mass on 2 visits"
    )
    assert choices(none)[Quantity.TORQUE].possible


def test_everything_that_is_missing_is_told() -> None:
    care = care_of({0: 142}, setups={0: replace(RIGHT, lever_arm_m=None)})
    bare = replace(care, height_m=None, sessions=(replace(care.sessions[0], body_mass_kg=None),))
    assert (
        choices(bare)[Quantity.BODY_WEIGHT_HEIGHT].lacks
        == "no lever arm on 1 visit, no body mass on 1 visit, no height"
    )
    assert choices(bare)[Quantity.POUNDS_FORCE].possible


def test_before_the_first_test_there_are_newtons_alone() -> None:
    found = choices(care_of({}, pain={0: 5}))
    assert [quantity for quantity, one in found.items() if one.possible] == [Quantity.NEWTONS]
    assert found[Quantity.TORQUE].lacks == "nothing was tested yet"


def test_a_per_cent_of_baseline_needs_one() -> None:
    care = care_of({0: 142})
    assert care.course is not None
    before = replace(care, course=replace(care.course, next_starts=care.sessions[0].day))
    assert choices(before)[Quantity.OF_BASELINE] == QuantityChoice(Quantity.OF_BASELINE, False, "there is no baseline")
