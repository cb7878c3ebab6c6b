"""One push, kept as it came."""

from array import array
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from strengthtrack.clinic.setup import Setup
from strengthtrack.clinic.units import from_newtons, to_newtons
from strengthtrack.errors import EntryFault


class Mark(StrEnum):
    """Why a trial does not count, as the tester saw it; overload the dynamometer says itself, a misread its trace."""

    PAIN = "limited by pain"
    OVERPOWERED = "overpowered the tester"
    SLIPPED = "slipped"
    COMPENSATED = "compensated"
    OVERLOADED = "beyond the dynamometer’s range"
    MISREAD = "misread on the cable"


class Source(StrEnum):
    """Where the value came from."""

    WIRE = "read from the dynamometer"
    TYPED = "typed from its display"
    FILE = "read from a file of other software"


@dataclass(frozen=True, slots=True)
class Trace:
    """The raw push: seconds from its first sample and values in `unit`, compression positive, not zeroed.

    Both are `array('d')` of one length; `numpy.frombuffer` reads them without a copy.
    """

    t_s: "array[float]"
    value: "array[float]"
    unit: str
    zero: float = 0.0
    """What the dynamometer showed unloaded in this orientation, in `unit`; force is value minus zero."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial of one movement and side. A typed trial has no trace but a value in newtons."""

    id: str
    session_id: str
    setup: Setup
    number: int
    started_at: datetime
    source: Source
    app_version: str
    trace: Trace | None = None
    typed_n: float | None = None
    typed_as: str = ""
    """The typed value with its unit, as it was entered."""
    resting_n: float | None = None
    complete: bool = True
    """False where the push was cut short: a lost dynamometer, a stopped app."""
    mark: Mark | None = None
    practice: bool = False
    """An easy push to learn the test by; kept, and never counted."""
    note: str = ""
    discarded_at: datetime | None = None
    discarded_why: str = ""
    peak_n: float | None = None
    """Of a trial that was read without its trace: the peak as it was worked out when it was filed."""

    @property
    def counts(self) -> bool:
        """Whether the test's value may come from this trial."""
        return self.complete and not self.practice and self.mark is None and self.discarded_at is None


STRONGEST_N = 2000.0


def typed_force_n(value: float, unit: str) -> float:
    """A force read off a display, in N; raises UnknownUnit, or EntryFault where it cannot be right."""
    force = to_newtons(value, unit)
    if not 0.0 < force <= STRONGEST_N:
        advice = f"Give a force above 0 and up to {from_newtons(STRONGEST_N, unit):.0f} {unit}."
        raise EntryFault([("value", f"{value:g} {unit} cannot be right. {advice}")])
    return force
