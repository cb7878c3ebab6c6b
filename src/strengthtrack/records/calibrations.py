"""Calibrations in the records, and which dynamometers measured what is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from strengthtrack.clinic.calibration import Calibration, CalibrationKind, is_gauge
from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.rows import Found, moment_or_none, utc, utc_or_none
from strengthtrack.records.sql import Sql, Value

_IN_USE = "SELECT * FROM calibration WHERE discarded_at IS NULL"
_NEWEST_FIRST = "ORDER BY made_on DESC, rowid DESC"
_USED = """
SELECT dynamometer_model AS model, dynamometer_serial AS serial, count(*) AS trials,
    min(started_at) AS first, max(started_at) AS last
FROM trial WHERE NOT running AND discarded_at IS NULL GROUP BY model, serial
"""
_MEASURED = """
SELECT dynamometer_model AS model, dynamometer_serial AS serial, min(trial.started_at) AS first
FROM trial JOIN session ON session.id = trial.session_id
WHERE session.patient_id = ? AND session.discarded_at IS NULL
    AND NOT trial.running AND trial.discarded_at IS NULL AND NOT trial.practice
GROUP BY session.id, model, serial ORDER BY first
"""


@dataclass(frozen=True, slots=True)
class UsedGauge:
    """A dynamometer by its words, how many trials are kept of it, and the local days of the first and the last."""

    dynamometer: str
    trials: int
    first_on: date
    last_on: date


class Calibrations:
    """Calibrations of the records; every method raises RecordsFault. `now` is aware UTC."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        self._sql = sql
        self._now = now

    def all(self) -> tuple[Calibration, ...]:
        """Every calibration in use, newest first."""
        return tuple(map(_calibration_from, self._sql.rows(f"{_IN_USE} {_NEWEST_FIRST}")))

    def of(self, dynamometer: str) -> tuple[Calibration, ...]:
        """Those of one dynamometer by its very words, newest first."""
        return tuple(
            map(_calibration_from, self._sql.rows(f"{_IN_USE} AND dynamometer = ? {_NEWEST_FIRST}", dynamometer))
        )

    def save(self, calibration: Calibration) -> Changes:
        """Keep a calibration, or what it says now."""
        self._sql.put("calibration", _calibration_row(calibration))
        return _CHANGED

    def discard(self, id: str) -> Changes:
        """Set a calibration aside; it stays in the file."""
        self._sql.run("UPDATE calibration SET discarded_at = ? WHERE id = ?", utc(self._now()), id)
        return _CHANGED

    def restore(self, id: str) -> Changes:
        """Take one back that was set aside."""
        self._sql.run("UPDATE calibration SET discarded_at = NULL WHERE id = ?", id)
        return _CHANGED

    def used(self) -> tuple[UsedGauge, ...]:
        """The dynamometers that trials were made with, the last used first; values that were typed name none."""
        found = sorted(self._sql.rows(_USED), key=lambda row: str(row["last"]), reverse=True)
        return tuple(gauge for row in found if is_gauge((gauge := _used_from(row)).dynamometer))

    def measured(self, patient_id: str) -> tuple[tuple[str, date], ...]:
        """Which dynamometer, by its words, measured a patient on which local day, oldest first."""
        found = [(_words(row), _local_day(str(row["first"]))) for row in self._sql.rows(_MEASURED, patient_id)]
        return tuple((words, day) for words, day in found if is_gauge(words))


_CHANGED = Changes(frozenset({Kind.CALIBRATION}))


def _used_from(row: Found) -> UsedGauge:
    return UsedGauge(_words(row), row["trials"], _local_day(row["first"]), _local_day(row["last"]))


def _words(row: Found) -> str:
    return Dynamometer(row["model"], row["serial"]).words


def _local_day(stored: str) -> date:
    return datetime.fromisoformat(stored).astimezone().date()


def _calibration_row(calibration: Calibration) -> dict[str, Value]:
    return {
        "id": calibration.id,
        "dynamometer": calibration.dynamometer,
        "made_on": calibration.on.isoformat(),
        "due_on": calibration.due_on.isoformat(),
        "kind": calibration.kind.value,
        "known_mass_kg": calibration.known_mass_kg,
        "read_n": calibration.read_n,
        "stated_percent": calibration.stated_percent,
        "made_by": calibration.made_by,
        "note": calibration.note,
        "discarded_at": utc_or_none(calibration.discarded_at),
    }


def _calibration_from(row: Found) -> Calibration:
    return Calibration(
        id=row["id"],
        dynamometer=row["dynamometer"],
        on=date.fromisoformat(row["made_on"]),
        due_on=date.fromisoformat(row["due_on"]),
        kind=CalibrationKind(row["kind"]),
        known_mass_kg=row["known_mass_kg"],
        read_n=row["read_n"],
        stated_percent=row["stated_percent"],
        made_by=row["made_by"],
        note=row["note"],
        discarded_at=moment_or_none(row["discarded_at"]),
    )
