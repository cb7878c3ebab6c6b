"""Readings that a dynamometer sent at the press of its button."""

from dataclasses import dataclass

from strengthtrack.clinic.figures import figure
from strengthtrack.devices.readings import OVERLOAD, Readings


@dataclass(frozen=True, slots=True)
class Pressed:
    """`value` in `unit` as it was sent, compression positive; `force_n` the same in N."""

    value: float
    unit: str
    force_n: float
    overloaded: bool = False

    @property
    def words(self) -> str:
        """The value as it was sent."""
        return f"{self.value:g} {self.unit}".replace("-", "\N{MINUS SIGN}")

    @property
    def in_newtons(self) -> str:
        """The value in newtons."""
        return f"{figure(self.force_n, 1)} N"


class Presses:
    """Those that nobody asked for yet. Attributes: last, the newest of all, None before the first."""

    def __init__(self) -> None:
        self._untold: list[Pressed] = []
        self.last: Pressed | None = None

    def came(self, readings: Readings, newtons: float) -> None:
        """One or more came; `newtons` is what one of their unit is."""
        for value, word in zip(readings.value.tolist(), readings.status, strict=True):
            self.last = Pressed(value, readings.unit, value * newtons, word == OVERLOAD)
            self._untold.append(self.last)

    def told(self) -> list[Pressed]:
        """Those that came since this was asked last."""
        told, self._untold = self._untold, []
        return told
