"""What newtons are told in: other units, torque, and strength against body size.

Torque is force times lever arm, the force square to the limb. Body weight is mass times standard gravity. The
allometric exponent is Jaric's for force, 0.67 (Jaric 2002, doi 10.2165/00007256-200232100-00002).
"""

from dataclasses import dataclass

from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.units import STANDARD_GRAVITY, newtons_per

ALLOMETRIC_EXPONENT = 0.67

_OF_THE_LEVER_ARM = {Quantity.TORQUE, Quantity.TORQUE_PER_KG, Quantity.BODY_WEIGHT_HEIGHT}
_OF_THE_BODY_MASS = {
    Quantity.TORQUE_PER_KG,
    Quantity.FORCE_PER_KG,
    Quantity.BODY_WEIGHT,
    Quantity.BODY_WEIGHT_HEIGHT,
    Quantity.ALLOMETRIC,
}
_OF_THE_HEIGHT = {Quantity.BODY_WEIGHT_HEIGHT}


def factor(
    quantity: Quantity, *, lever_arm_m: float | None, body_mass_kg: float | None, height_m: float | None
) -> float | None:
    """What newtons are multiplied by to be `quantity`; None where something it needs is not known.

    Raises ValueError for a per cent of baseline, which newtons alone do not make, and for a size not over zero.
    """
    if quantity is Quantity.OF_BASELINE:
        raise ValueError("a per cent of baseline is not made of newtons alone")
    for name, size in (("lever arm", lever_arm_m), ("body mass", body_mass_kg), ("height", height_m)):
        if size is not None and size <= 0.0:
            raise ValueError(f"a {name} of {size}")
    if missing(quantity, lever_arm_m=lever_arm_m, body_mass_kg=body_mass_kg, height_m=height_m):
        return None
    return _Body(lever_arm_m or 1.0, body_mass_kg or 1.0, height_m or 1.0).per_newton(quantity)


def missing(
    quantity: Quantity, *, lever_arm_m: float | None, body_mass_kg: float | None, height_m: float | None
) -> str:
    """What `quantity` needs and is not known: “no body mass on that day”; empty where nothing is missing."""
    needs = (
        ("no lever arm", lever_arm_m, _OF_THE_LEVER_ARM),
        ("no body mass on that day", body_mass_kg, _OF_THE_BODY_MASS),
        ("no height", height_m, _OF_THE_HEIGHT),
    )
    return ", ".join(words for words, size, of_it in needs if size is None and quantity in of_it)


def allometric(force_n: float, body_mass_kg: float, exponent: float = ALLOMETRIC_EXPONENT) -> float:
    """N/kg^b of a force in N: F / m^b; raises ValueError for a mass that is not over zero."""
    if body_mass_kg <= 0.0:
        raise ValueError(f"a body mass of {body_mass_kg} kg")
    return force_n / float(body_mass_kg**exponent)


@dataclass(frozen=True, slots=True)
class _Body:
    """What a factor is made of: m, kg, m; 1 where the quantity does not ask for it."""

    lever_arm_m: float
    mass_kg: float
    height_m: float

    def per_newton(self, quantity: Quantity) -> float:
        weight_n = self.mass_kg * STANDARD_GRAVITY
        return {
            Quantity.NEWTONS: 1.0,
            Quantity.KILOGRAMS_FORCE: 1.0 / newtons_per("kgf"),
            Quantity.POUNDS_FORCE: 1.0 / newtons_per("lbf"),
            Quantity.TORQUE: self.lever_arm_m,
            Quantity.TORQUE_PER_KG: self.lever_arm_m / self.mass_kg,
            Quantity.FORCE_PER_KG: 1.0 / self.mass_kg,
            Quantity.BODY_WEIGHT: 100.0 / weight_n,
            Quantity.BODY_WEIGHT_HEIGHT: 100.0 * self.lever_arm_m / (weight_n * self.height_m),
            Quantity.ALLOMETRIC: allometric(1.0, self.mass_kg),
        }[quantity]
