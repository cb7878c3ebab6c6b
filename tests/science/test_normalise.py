import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.clinic.quantity import Quantity
from strengthtrack.science.measures import per_kg, torque_nm
from strengthtrack.science.normalise import allometric, factor, missing

MADE_OF_NEWTONS = [quantity for quantity in Quantity if quantity is not Quantity.OF_BASELINE]


def as_quantity(force_n: float, quantity: Quantity) -> float:
    """Of somebody of 65 kg and 1.70 m, the pad 0.36 m from the joint."""
    by = factor(quantity, lever_arm_m=0.36, body_mass_kg=65.0, height_m=1.70)
    assert by is not None
    return force_n * by


@pytest.mark.parametrize(
    ("quantity", "value", "unsure"),
    [
        (Quantity.NEWTONS, 180.0, 0.0),
        (Quantity.KILOGRAMS_FORCE, 18.355, 5e-4),
        (Quantity.POUNDS_FORCE, 40.466, 5e-4),
        (Quantity.TORQUE, 64.8, 1e-9),
        (Quantity.TORQUE_PER_KG, 0.9969, 5e-5),
        (Quantity.FORCE_PER_KG, 2.7692, 5e-5),
        (Quantity.BODY_WEIGHT, 28.238, 5e-4),
        (Quantity.BODY_WEIGHT_HEIGHT, 5.980, 5e-4),
        (Quantity.ALLOMETRIC, 10.9805, 5e-5),
    ],
)
def test_180_newtons_follow_the_worked_example(quantity: Quantity, value: float, unsure: float) -> None:
    """The allometric one by hand: ln 65 = 4.1743873, times 0.67 = 2.7968395, e to it = 16.39275, 180 / that."""
    assert as_quantity(180.0, quantity) == pytest.approx(value, abs=unsure)


def test_every_quantity_but_the_per_cent_of_baseline_is_made_of_newtons() -> None:
    for quantity in MADE_OF_NEWTONS:
        assert as_quantity(180.0, quantity) > 0.0
    with pytest.raises(ValueError, match="baseline"):
        factor(Quantity.OF_BASELINE, lever_arm_m=0.36, body_mass_kg=65.0, height_m=1.7)


def test_what_is_not_known_is_never_guessed_and_is_named() -> None:
    nothing = {"lever_arm_m": None, "body_mass_kg": None, "height_m": None}
    for quantity in MADE_OF_NEWTONS:
        assert (factor(quantity, **nothing) is None) == bool(missing(quantity, **nothing))
    assert missing(Quantity.POUNDS_FORCE, **nothing) == ""
    assert missing(Quantity.TORQUE, **nothing) == "no lever arm"
    assert missing(Quantity.BODY_WEIGHT, **nothing) == "no body mass on that day"
    assert missing(Quantity.TORQUE_PER_KG, **nothing) == "no lever arm, no body mass on that day"
    assert missing(Quantity.BODY_WEIGHT_HEIGHT, **nothing) == "no lever arm, no body mass on that day, no height"
    assert missing(Quantity.BODY_WEIGHT_HEIGHT, **nothing | {"lever_arm_m": 0.3, "body_mass_kg": 70.0}) == "no height"


@pytest.mark.parametrize("name", ["lever_arm_m", "body_mass_kg", "height_m"])
def test_a_size_that_is_none_is_a_bug(name: str) -> None:
    sizes = {"lever_arm_m": 0.36, "body_mass_kg": 65.0, "height_m": 1.7}
    with pytest.raises(ValueError, match=r"of 0\.0"):
        factor(Quantity.NEWTONS, **sizes | {name: 0.0})
    with pytest.raises(ValueError, match="body mass"):
        allometric(180.0, 0.0)


@given(st.floats(1.0, 2000.0), st.floats(0.05, 1.2), st.floats(10.0, 350.0))
def test_it_agrees_with_the_measures_of_a_push(force_n: float, arm_m: float, mass_kg: float) -> None:
    by = factor(Quantity.TORQUE_PER_KG, lever_arm_m=arm_m, body_mass_kg=mass_kg, height_m=None)
    assert by is not None
    assert force_n * by == pytest.approx(per_kg(torque_nm(force_n, arm_m), mass_kg))


def test_the_exponent_may_be_another_and_0_67_is_the_one_meant() -> None:
    assert allometric(180.0, 65.0) == allometric(180.0, 65.0, 0.67)
    assert allometric(180.0, 65.0, 1.0) == pytest.approx(2.7692, abs=5e-5)
