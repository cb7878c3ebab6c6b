"""Units of force, exact. A unit that is not known is refused, never guessed."""

from strengthtrack.errors import Mendable

STANDARD_GRAVITY = 9.80665
"""m/s², exact by definition (UCUM `[g]`)."""

_NEWTONS_PER = {
    "N": 1.0,
    "mN": 0.001,
    "kN": 1000.0,
    "kgf": STANDARD_GRAVITY,
    "gf": STANDARD_GRAVITY / 1000.0,
    "tf": STANDARD_GRAVITY * 1000.0,
    "lbf": 4.4482216152605,
    "klbf": 4448.2216152605,
    "ozf": 4.4482216152605 / 16.0,
}

FORCE_UNITS = tuple(_NEWTONS_PER)


class UnknownUnit(Mendable):
    """A unit of force the app does not know."""

    def __init__(self, unit: str) -> None:
        known = ", ".join(FORCE_UNITS)
        super().__init__(f"The unit “{unit}” is not known; set the dynamometer to one of {known}.")


def newtons_per(unit: str) -> float:
    """How many newtons one `unit` is; raises UnknownUnit."""
    try:
        return _NEWTONS_PER[unit]
    except KeyError:
        raise UnknownUnit(unit) from None


def to_newtons(value: float, unit: str) -> float:
    """`value` in `unit` as newtons; raises UnknownUnit."""
    return value * newtons_per(unit)


def from_newtons(force_n: float, unit: str) -> float:
    """Newtons as `unit`; raises UnknownUnit."""
    return force_n / newtons_per(unit)
