"""In what a strength can be told: newtons, other units of force, torque, and force or torque against body size."""

from enum import StrEnum


class Quantity(StrEnum):
    """A quantity, by the unit it is shown with."""

    NEWTONS = "N"
    KILOGRAMS_FORCE = "kgf"
    POUNDS_FORCE = "lbf"
    TORQUE = "N.m"
    TORQUE_PER_KG = "N.m/kg"
    FORCE_PER_KG = "N/kg"
    BODY_WEIGHT = "% body weight"
    BODY_WEIGHT_HEIGHT = "% body weight × height"
    ALLOMETRIC = "N/kg^0.67"
    OF_BASELINE = "% of baseline"

    @property
    def words(self) -> str:
        """As a choice in a list: “Newton metres per kilogram”."""
        return _WORDS[self]

    @property
    def decimals(self) -> int:
        """How many decimals of it are shown."""
        return _DECIMALS.get(self, 0)


_WORDS = {
    Quantity.NEWTONS: "Newtons",
    Quantity.KILOGRAMS_FORCE: "Kilograms-force",
    Quantity.POUNDS_FORCE: "Pounds-force",
    Quantity.TORQUE: "Newton metres",
    Quantity.TORQUE_PER_KG: "Newton metres per kilogram",
    Quantity.FORCE_PER_KG: "Newtons per kilogram",
    Quantity.BODY_WEIGHT: "Per cent of body weight",
    Quantity.BODY_WEIGHT_HEIGHT: "Per cent of body weight times height",
    Quantity.ALLOMETRIC: "Newtons per kilogram to the power 0.67",
    Quantity.OF_BASELINE: "Per cent of baseline",
}

_DECIMALS = {
    Quantity.KILOGRAMS_FORCE: 1,
    Quantity.POUNDS_FORCE: 1,
    Quantity.TORQUE: 1,
    Quantity.TORQUE_PER_KG: 2,
    Quantity.FORCE_PER_KG: 2,
    Quantity.BODY_WEIGHT: 1,
    Quantity.BODY_WEIGHT_HEIGHT: 2,
    Quantity.ALLOMETRIC: 1,
}
