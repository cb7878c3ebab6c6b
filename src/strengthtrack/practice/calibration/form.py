"""A calibration as somebody fills it in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from strengthtrack.clinic.calibration import Calibration, CalibrationKind, is_gauge
from strengthtrack.clinic.calibration_typed import DUE_MONTHS, due_typed, error_typed, mass_typed, tolerance_typed
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.typed_days import day_typed
from strengthtrack.errors import EntryFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import CALIBRATION_MONTHS, CALIBRATION_TOLERANCE, TESTER

_Value = TypeVar("_Value")
DOUBT_PERCENT = 20.0
"""A reading so far from what the mass weighs is asked about; another mass or unit than was said gives such."""


@dataclass(frozen=True, slots=True)
class CalibrationForm:
    """What stands in the fields, as typed; `read_n` is what was weighed, in N, None until it was."""

    dynamometer: str
    kind: CalibrationKind = CalibrationKind.CHECK
    on: str = "today"
    due: str = f"{DUE_MONTHS} months"
    mass: str = ""
    read_n: float | None = None
    error: str = ""
    made_by: str = ""
    note: str = ""


def empty_form(desk: Desk, dynamometer: str) -> CalibrationForm:
    """The fields to begin with: today, the clinic's own interval, who tests."""
    return CalibrationForm(
        dynamometer, on=day_words(desk.today()), due=f"{months(desk)} months", made_by=desk.setting(TESTER)
    )


def form_of(calibration: Calibration) -> CalibrationForm:
    """The fields of one that is there, to put right."""
    mass, error = calibration.known_mass_kg, calibration.stated_percent
    return CalibrationForm(
        calibration.dynamometer,
        calibration.kind,
        day_words(calibration.on),
        day_words(calibration.due_on),
        "" if mass is None else f"{mass:g}",
        calibration.read_n,
        "" if error is None else f"{error:g}",
        calibration.made_by,
        calibration.note,
    )


def months(desk: Desk) -> int:
    """How many months a calibration holds where nobody says otherwise."""
    kept = desk.setting(CALIBRATION_MONTHS)
    return int(kept) if kept.isdecimal() else DUE_MONTHS


def tolerance(desk: Desk) -> float | None:
    """What the clinic itself tolerates of a check, in per cent; None where it states nothing."""
    kept = desk.setting(CALIBRATION_TOLERANCE)
    try:
        return tolerance_typed(kept)
    except EntryFault:
        return None


def calibration(form: CalibrationForm, today: date, id: str) -> Calibration:
    """What the fields say; raises EntryFault with every fault by its field: dynamometer, on, due, mass, read, error."""
    return _Reading(form, today).calibration(id)


def doubt(of: Calibration) -> str:
    """A sentence where the reading is so far from what the mass weighs that one of the two may be another."""
    if of.error_n is None or of.expected_n is None or of.read_n is None or of.error_percent is None:
        return ""
    if abs(of.error_percent) <= DOUBT_PERCENT:
        return ""
    return (
        f"It read {abs(of.read_n):.1f} N and {of.known_mass_kg:g} kg weigh {of.expected_n:.1f} N; "
        "check the mass, and the unit of the dynamometer."
    )


@dataclass(slots=True)
class _Reading:
    """Reads the fields one after the other, and notes what is wrong with each."""

    form: CalibrationForm
    today: date
    faults: list[tuple[str, str]] = field(default_factory=list)

    def calibration(self, id: str) -> Calibration:
        form, checked = self.form, self.form.kind is CalibrationKind.CHECK
        on = self._day()
        due = self._read(lambda: due_typed(form.due, on or self.today))
        mass = self._mass() if checked or form.mass.strip() else None
        error = None if checked else self._read(lambda: error_typed(form.error))
        self._check()
        if self.faults or on is None or due is None:
            raise EntryFault(self.faults)
        read_n = form.read_n if mass is not None else None
        made_by, note = form.made_by.strip(), form.note.strip()
        return Calibration(id, form.dynamometer.strip(), on, due, form.kind, mass, read_n, error, made_by, note)

    def _read(self, read: Callable[[], _Value]) -> _Value | None:
        try:
            return read()
        except EntryFault as fault:
            self.faults += fault.faults
            return None

    def _mass(self) -> float | None:
        return self._read(lambda: mass_typed(self.form.mass))

    def _day(self) -> date | None:
        try:
            on = day_typed(self.form.on, self.today)
        except EntryFault as fault:
            self.faults.append(("on", fault.faults[0][1]))
            return None
        if on > self.today:
            self.faults.append(("on", "This day is still to come; give the day of the calibration."))
        return on

    def _check(self) -> None:
        """What is not typed here."""
        if not is_gauge(self.form.dynamometer):
            self.faults.append(("dynamometer", "Say which dynamometer it was, by model and serial number."))
        if self.form.kind is CalibrationKind.CHECK and self.form.read_n is None:
            self.faults.append(("read", "Nothing was read under the mass yet; put it on and wait until it is steady."))
