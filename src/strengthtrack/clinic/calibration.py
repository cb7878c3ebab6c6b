"""What was found when a dynamometer was held against something known, and when that is due again.

Written down and shown, never judged: whether an error is small enough is for who uses the dynamometer to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.setup import same_words
from strengthtrack.clinic.units import STANDARD_GRAVITY

DUE_SOON_DAYS = 30
READ_OFF = "Read off its display"
"""What stands for the dynamometer of a typed value: nobody knows which it was."""


class CalibrationKind(StrEnum):
    """How the error was found."""

    CHECK = "check with a known mass"
    CERTIFICATE = "certificate of a laboratory"


@dataclass(frozen=True, slots=True)
class Calibration:
    """One calibration of a dynamometer, named by `Dynamometer.words`; `on` and `due_on` are local days.

    `read_n` is the mean zeroed force under `known_mass_kg`: pressed above 0, pulled below. `stated_percent` is the
    greatest error a certificate states, without a sign. What is None was not written down.
    """

    id: str
    dynamometer: str
    on: date
    due_on: date
    kind: CalibrationKind = CalibrationKind.CHECK
    known_mass_kg: float | None = None
    read_n: float | None = None
    stated_percent: float | None = None
    made_by: str = ""
    note: str = ""
    discarded_at: datetime | None = None

    @property
    def expected_n(self) -> float | None:
        """What the mass weighs, in N: by 9.80665 m/s², standard gravity, exact by definition (3rd CGPM, 1901).

        At sea level the pull of the earth differs from it by up to 0.3 %, equator to pole; nothing is corrected for it.
        """
        return None if self.known_mass_kg is None else self.known_mass_kg * STANDARD_GRAVITY

    @property
    def pulled(self) -> bool:
        """Whether the mass pulled at the dynamometer; otherwise it pressed on it."""
        return self.read_n is not None and self.read_n < 0

    @property
    def error_n(self) -> float | None:
        """By how much it read more than the mass weighs, in N; None without a mass and a reading."""
        if self.expected_n is None or self.read_n is None:
            return None
        return abs(self.read_n) - self.expected_n

    @property
    def error_percent(self) -> float | None:
        """The same in per cent of what the mass weighs, or else what the certificate states."""
        if self.error_n is None or not self.expected_n:
            return self.stated_percent
        return 100.0 * self.error_n / self.expected_n


class Standing(StrEnum):
    """How it stands with the calibration of a dynamometer on a day."""

    NEVER = "not recorded"
    GOOD = "calibrated"
    DUE_SOON = "due soon"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class CalibrationStanding:
    """A dynamometer's last calibration as it stands on `day`; `last` None where none was recorded until then."""

    dynamometer: str
    day: date
    last: Calibration | None = None

    @property
    def state(self) -> Standing:
        """A calibration holds through the day it is due on."""
        if self.last is None:
            return Standing.NEVER
        left = (self.last.due_on - self.day).days
        if left < 0:
            return Standing.OVERDUE
        return Standing.DUE_SOON if left <= DUE_SOON_DAYS else Standing.GOOD

    @property
    def warns(self) -> bool:
        """Whether it is more than a quiet note: most clinics begin without any calibration, which is none."""
        return self.state is Standing.OVERDUE

    @property
    def sentence(self) -> str:
        """The plain fact, in one sentence."""
        if self.last is None:
            return f"No calibration of {self.dynamometer} is recorded."
        due = day_words(self.last.due_on)
        match self.state:
            case Standing.OVERDUE:
                return f"Calibration of {self.dynamometer} was due on {due}."
            case Standing.DUE_SOON:
                return f"Calibration of {self.dynamometer} is due on {due}."
        return f"{self.dynamometer} was calibrated on {day_words(self.last.on)}; the next is due on {due}."

    @property
    def short(self) -> str:
        """The same beside the dynamometer's name."""
        if self.last is None:
            return "No calibration recorded"
        match self.state:
            case Standing.OVERDUE:
                return f"Calibration was due {day_words(self.last.due_on)}"
            case Standing.DUE_SOON:
                return f"Calibration due {day_words(self.last.due_on)}"
        return f"Calibrated {day_words(self.last.on)}"


def is_gauge(dynamometer: str) -> bool:
    """Whether these words name an instrument."""
    return bool(dynamometer.strip()) and not same_words(dynamometer, READ_OFF)


def standing(dynamometer: str, calibrations: Iterable[Calibration], day: date) -> CalibrationStanding:
    """How it stood on a day, of calibrations newest first: the last one until then counts, whoever made it."""
    until = (
        one
        for one in calibrations
        if one.on <= day and one.discarded_at is None and same_words(one.dynamometer, dynamometer)
    )
    return CalibrationStanding(dynamometer, day, max(until, key=lambda one: one.on, default=None))
