"""What an emulated dynamometer may show: force in a unit of the app, or torque in one of its own."""

from typing import NamedTuple

from strengthtrack.clinic.units import FORCE_UNITS, newtons_per

METRES_PER = {"m": 1.0, "cm": 0.01, "mm": 0.001, "ft": 0.3048, "in": 0.0254}
_TORQUES = (
    *(("N", "m"), ("N", "cm"), ("N", "mm"), ("mN", "m")),
    *(("kgf", "m"), ("kgf", "cm"), ("kgf", "mm"), ("gf", "cm")),
    *(("lbf", "ft"), ("lbf", "in"), ("ozf", "in")),
)


class Quantity(NamedTuple):
    """One unit: how many N it is, or how many N m where it is torque."""

    si: float
    is_torque: bool


QUANTITIES: dict[str, Quantity] = {
    **{unit: Quantity(newtons_per(unit), is_torque=False) for unit in FORCE_UNITS},
    **{force + arm: Quantity(newtons_per(force) * METRES_PER[arm], is_torque=True) for force, arm in _TORQUES},
}
"""Nm, kgfcm, lbfin and so on name torque: a force and its arm."""
