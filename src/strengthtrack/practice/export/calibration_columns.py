"""What is told of a trial's dynamometer: its last calibration as it stood on the day of the session."""

from collections.abc import Callable

from strengthtrack.clinic.calibration import Calibration, CalibrationStanding
from strengthtrack.documents.tables.column import Cell, Column, Kind
from strengthtrack.practice.export.told import Group, Told

_UNKNOWN = "no calibration was recorded by that day, or nobody knows which dynamometer it was"


def _told(name: str, kind: Kind, meaning: str, of: Callable[[CalibrationStanding], Cell]) -> Told[CalibrationStanding]:
    return Told(Column(name, kind, meaning, missing=_UNKNOWN), of)


def _of_last(told: Callable[[Calibration], Cell]) -> Callable[[CalibrationStanding], Cell]:
    return lambda standing: None if standing.last is None else told(standing.last)


CALIBRATION: Group[CalibrationStanding] = (
    _told("calibration_on", Kind.DAY, "The day of the dynamometer’s last calibration, up to the day of the session",
          _of_last(lambda last: last.on)),
    _told("calibration_due_on", Kind.DAY, "The day by which it was due again", _of_last(lambda last: last.due_on)),
    _told("calibration_overdue", Kind.TRUTH, "Whether that day had passed when the session was held",
          lambda standing: standing.warns if standing.last else None),
)  # fmt: skip
