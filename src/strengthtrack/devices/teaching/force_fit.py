"""Which unit and which power of ten make a number of the wire the force that was really there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

from strengthtrack.clinic.units import FORCE_UNITS, newtons_per
from strengthtrack.devices.profiles.schema import Unit
from strengthtrack.devices.teaching.handling import Handling

OFF_BY = 1.35
"""A push by hand is held about so well; units lie further apart than that, and N from kgf by a power of ten nearly
not at all, so that without a decimal point the typed unit decides between these two."""

WITHOUT_POINT: tuple[Unit, ...] = ("N", "kgf", "lbf", "ozf")
"""The others are one of these by a power of ten."""

MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Fit:
    """A number times `scale` in `unit`; `off` is how far that is from the force, as |ln| of their ratio."""

    unit: Unit
    scale: str
    off: float


def fits(change: float, handling: Handling, *, pointed: bool) -> list[Fit]:
    """Units for a number that changed by so much from rest, the typed unit first, then the nearest.

    `pointed`: the wire has a decimal point, so that a number is what the display shows.
    """
    if not handling.force_n or not change:
        return []
    units = cast(tuple[Unit, ...], FORCE_UNITS) if pointed else WITHOUT_POINT
    found = [_fit(abs(change), unit, handling.force_n, pointed=pointed) for unit in units]
    return sorted(
        (fit for fit in found if fit.off <= math.log(OFF_BY)), key=lambda fit: (fit.unit != handling.unit, fit.off)
    )


def fit_in(unit: Unit, change: float, handling: Handling, *, pointed: bool) -> Fit:
    """A number whose unit the wire says, however far it is from the force."""
    if not handling.force_n or not change:
        return Fit(unit, "1", 0.0)
    return _fit(abs(change), unit, handling.force_n, pointed=pointed)


def _fit(change: float, unit: Unit, force_n: float, *, pointed: bool) -> Fit:
    decimals = 0 if pointed else round(math.log10(change * newtons_per(unit) / force_n))
    decimals = min(max(decimals, 0), MOST_DECIMALS)
    scale = "1" if decimals == 0 else f"0.{'0' * (decimals - 1)}1"
    return Fit(unit, scale, abs(math.log(change * float(scale) * newtons_per(unit) / force_n)))
