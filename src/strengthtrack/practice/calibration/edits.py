"""Changes to the calibration record; each can be taken back."""

from strengthtrack.clinic.calibration import Calibration
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.practice.setting_names import CALIBRATION_MONTHS, CALIBRATION_TOLERANCE


def record(calibration: Calibration) -> Edit:
    """Keep a calibration."""
    return Edit(f"Calibration of {calibration.dynamometer} recorded", _saved(calibration), _gone(calibration))


def amend(before: Calibration, after: Calibration) -> Edit:
    """Put right what was written down."""
    return Edit(f"Calibration of {after.dynamometer} changed", _saved(after), _saved(before))


def set_aside(calibration: Calibration) -> Edit:
    """Take one out of the record; it stays in the file."""
    return Edit(f"Calibration of {calibration.dynamometer} set aside", _gone(calibration), _back(calibration))


def hold_for(desk: Desk, months: int) -> Edit:
    """Offer another time until the next calibration."""
    many = "a month" if months == 1 else f"{months} months"
    return _setting(desk, CALIBRATION_MONTHS, str(months), f"Calibrations hold for {many}")


def tolerate(desk: Desk, percent: float | None) -> Edit:
    """State the clinic's own tolerance, or none."""
    told = "Tolerance of checks taken away" if percent is None else f"Tolerance of checks: ±{percent:g} %"
    return _setting(desk, CALIBRATION_TOLERANCE, "" if percent is None else f"{percent:g}", told)


def _setting(desk: Desk, name: str, value: str, words: str) -> Edit:
    return Edit(words, _kept(name, value), _kept(name, desk.setting(name)))


def _kept(name: str, value: str) -> Job:
    return lambda store: store.save_setting(name, value)


def _saved(calibration: Calibration) -> Job:
    return lambda store: store.calibrations.save(calibration)


def _gone(calibration: Calibration) -> Job:
    return lambda store: store.calibrations.discard(calibration.id)


def _back(calibration: Calibration) -> Job:
    return lambda store: store.calibrations.restore(calibration.id)
