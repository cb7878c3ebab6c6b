"""The display of an emulated dynamometer: a force as the words of a frame, by the steps the display has."""

from collections.abc import Mapping
from decimal import Decimal

from strengthtrack.devices.emulator.dialogue import Emulate, Signs
from strengthtrack.devices.emulator.quantities import QUANTITIES
from strengthtrack.devices.emulator.templates import Digits
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Sign


class Display:
    """Shows forces in N, compression positive, in any unit of a profile's resolution."""

    def __init__(self, profile: Profile, emulate: Emulate) -> None:
        scale = Decimal(profile.parse.scale)
        self._steps = {unit: _Step(unit, step, scale, emulate.arm_m) for unit, step in emulate.resolution.items()}
        self._wire_units = _wire_units(profile, emulate)
        self._wire_sign = -1.0 if profile.sign.positive == "tension" else 1.0
        self._unsigned = profile.sign.positive == "unsigned"
        self._signs = emulate.signs or _signs(profile.sign)
        self._plus = "+" if emulate.plus else ""
        self._number = emulate.number or profile.parse.number

    @property
    def units(self) -> tuple[str, ...]:
        """What it may be set to, as the app spells it."""
        return tuple(self._steps)

    def wire_unit(self, unit: str) -> str:
        """How the wire spells a unit."""
        return self._wire_units.get(unit, unit)

    def step_n(self, unit: str) -> float:
        """What one step of the display is in N."""
        return self._steps[unit].step_n

    def is_under(self, force_n: float) -> bool:
        """Whether it is under 0 on the wire."""
        return force_n * self._wire_sign < 0.0

    def number(self, force_n: float, unit: str, switches: Mapping[str, str]) -> dict[str, object]:
        """The words value, magnitude, digits, sign and decimals; switches invert and unsigned turn or drop the sign."""
        step = self._steps[unit]
        last = step.last_digits(force_n * self._wire_sign * (-1.0 if switches.get("invert") == "1" else 1.0))
        if self._unsigned or switches.get("unsigned") == "1":
            last = abs(last)
        magnitude = step.text(abs(last))
        return {
            "value": ("-" if last < 0 else self._plus) + magnitude,
            "magnitude": magnitude,
            "digits": Digits(abs(last), self._number),
            "sign": self._signs.minus if last < 0 else self._signs.plus,
            "decimals": step.decimals,
        }


class _Step:
    """The step of the display in one unit: how many of the last digit it is on the wire, and where the point stands."""

    def __init__(self, unit: str, step: str, scale: Decimal, arm_m: float | None) -> None:
        on_wire = (Decimal(step) / scale).normalize()
        shown = on_wire if scale != 1 else Decimal(step)
        self.decimals = max(0, -int(shown.as_tuple().exponent))
        self._last_digits = int(on_wire.scaleb(self.decimals))
        self._si = QUANTITIES[unit].si
        self._step = float(step)
        self._arm = arm_m or 1.0
        self.step_n = self._step * self._si / self._arm

    def last_digits(self, force_n: float) -> int:
        """A force as a whole number of the last digit shown."""
        return round(force_n * self._arm / self._si / self._step) * self._last_digits

    def text(self, last_digits: int) -> str:
        """With as many decimals as a step has."""
        if not self.decimals:
            return str(last_digits)
        text = f"{last_digits:0{self.decimals + 1}d}"
        return f"{text[: -self.decimals]}.{text[-self.decimals :]}"


def _wire_units(profile: Profile, emulate: Emulate) -> dict[str, str]:
    """Units of ours as the wire spells them; where a map has two spellings, the last."""
    stated = {**profile.unit.map, **profile.unit.other}
    return {**{ours: wire for wire, ours in stated.items()}, **emulate.units}


def _signs(sign: Sign) -> Signs:
    """The profile's own map turned round."""
    wire = {meant: written for written, meant in reversed(sign.map.items())}
    return Signs(plus=wire.get("+", ""), minus=wire.get("-", "-"))
