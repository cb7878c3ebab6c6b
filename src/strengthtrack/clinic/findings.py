"""What the physio saw in the examination: recorded, without a verdict."""

from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.clinic.setup import Side
from strengthtrack.errors import EntryFault


class Sign(StrEnum):
    """One thing that is looked for."""

    STEP_DOWN_ROTATION = "hip rotates inwards on step-down"
    STEP_DOWN_ADDUCTION = "hip adducts on step-down"
    PELVIC_ROTATION = "pelvic rotation"
    LUMBAR = "lower lumbar dysfunction"
    PATELLAR_TILT = "patellar tilt"
    LATERAL_SHIFT = "lateral shift of the patella"

    @property
    def has_sides(self) -> bool:
        """Whether it is said of a leg."""
        return self not in {Sign.PELVIC_ROTATION, Sign.LUMBAR}


class Seen(StrEnum):
    """What was found; a sign that was not looked for has no finding."""

    NO = "not seen"
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both sides"
    YES = "seen"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sign and what was found of it."""

    sign: Sign
    seen: Seen


LONGEST_DIFFERENCE_MM = 100.0


@dataclass(frozen=True, slots=True)
class Findings:
    """One examination; leg length difference in mm with the shorter side, None where not measured."""

    signs: tuple[Finding, ...] = ()
    leg_length_mm: float | None = None
    shorter: Side | None = None
    text: str = ""

    def of(self, sign: Sign) -> Seen | None:
        """What was found of a sign; None where it was not looked for."""
        return next((finding.seen for finding in self.signs if finding.sign is sign), None)


def leg_length_from(text: str) -> float | None:
    """A difference in mm as typed; None for an empty field; raises EntryFault."""
    if not text.strip():
        return None
    advice = f"Give the leg length difference in millimetres, 0 to {LONGEST_DIFFERENCE_MM:.0f}, or leave it empty."
    try:
        difference = float(text.strip().replace(",", "."))
    except ValueError:
        raise EntryFault([("leg_length", advice)]) from None
    if not 0.0 <= difference <= LONGEST_DIFFERENCE_MM:
        raise EntryFault([("leg_length", advice)])
    return difference
