import pytest

from strengthtrack.clinic.units import FORCE_UNITS, UnknownUnit, from_newtons, newtons_per, to_newtons


@pytest.mark.parametrize(
    ("unit", "newtons"),
    [
        ("N", 1.0),
        ("mN", 0.001),
        ("kN", 1000.0),
        ("kgf", 9.80665),
        ("gf", 0.00980665),
        ("tf", 9806.65),
        ("lbf", 4.4482216152605),
        ("klbf", 4448.2216152605),
        ("ozf", 0.27801385095378125),
    ],
)
def test_one_of_each_unit_is_exactly_so_many_newtons(unit: str, newtons: float) -> None:
    assert newtons_per(unit) == pytest.approx(newtons, rel=1e-15)


def test_every_unit_is_in_the_table_above() -> None:
    assert len(FORCE_UNITS) == 9


def test_a_pound_is_its_grains_times_standard_gravity() -> None:
    grain_kg, grains_in_a_pound = 64.79891e-6, 7000
    assert newtons_per("lbf") == pytest.approx(grain_kg * grains_in_a_pound * 9.80665, rel=1e-15)


def test_180_newtons_in_the_units_of_other_dynamometers() -> None:
    assert from_newtons(180.0, "kgf") == pytest.approx(18.355, abs=5e-4)
    assert from_newtons(180.0, "lbf") == pytest.approx(40.466, abs=5e-4)


@pytest.mark.parametrize("unit", FORCE_UNITS)
def test_there_and_back_is_the_same(unit: str) -> None:
    assert from_newtons(to_newtons(123.4, unit), unit) == pytest.approx(123.4, rel=1e-15)


@pytest.mark.parametrize("unit", ["kg", "n", "KGF", "lb", "", "stone"])
def test_a_unit_that_is_not_known_is_refused_and_the_known_ones_are_named(unit: str) -> None:
    with pytest.raises(UnknownUnit, match=r"is not known; set the dynamometer to one of N, mN, kN, kgf, gf") as fault:
        to_newtons(1.0, unit)
    assert f"“{unit}”" in str(fault.value)
