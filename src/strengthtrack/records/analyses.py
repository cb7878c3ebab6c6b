"""What was worked out of each trial. Nothing is written over: the rows are the log."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from strengthtrack.clinic.analysis import Analysis, Measure, Measured
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.rows import Found, moment_or_none, utc, utc_or_none
from strengthtrack.records.sql import Sql, Value

_OF_TRIAL = "SELECT * FROM analysis WHERE trial_id = ? AND (? OR discarded_at IS NULL) ORDER BY number"
_WHOSE = "SELECT patient_id FROM session JOIN trial ON trial.session_id = session.id WHERE trial.id = ?"


class Analyses:
    """The analyses of trials; every method raises RecordsFault. `now` is aware UTC."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        self._sql = sql
        self._now = now

    def of_trial(self, trial_id: str, *, include_discarded: bool = False) -> tuple[Analysis, ...]:
        """The analyses of one trial, oldest first; `include_discarded` with those that were taken back."""
        return tuple(map(_analysis_from, self._sql.rows(_OF_TRIAL, trial_id, include_discarded)))

    def in_force(self, trial_id: str) -> Analysis | None:
        """The last that was kept and not taken back; None for a trial that was filed before analyses were kept."""
        return next(reversed(self.of_trial(trial_id)), None)

    def save(self, analysis: Analysis) -> Changes:
        """Keep an analysis, or when it was taken back."""
        self._sql.put("analysis", _row(analysis))
        (found,) = self._sql.rows(_WHOSE, analysis.trial_id)
        return Changes(frozenset({Kind.ANALYSIS}), str(found["patient_id"]))

    def keep_first(self, trial_id: str, make: Callable[[datetime], Analysis]) -> None:
        """Keep what `make` works out now, where the trial has no analysis yet."""
        if not self.of_trial(trial_id, include_discarded=True):
            self.save(make(self._now()))


def _row(analysis: Analysis) -> dict[str, Value]:
    return {
        "id": analysis.id,
        "trial_id": analysis.trial_id,
        "version": analysis.version,
        "made_at": utc(analysis.made_at),
        "onset_s": analysis.onset_s,
        "said_by": analysis.by,
        "moved_from_s": analysis.moved_from_s,
        "rate_hz": analysis.rate_hz,
        "jitter_s": analysis.jitter_s,
        "measures": json.dumps([_measure_row(measure) for measure in analysis.measures], ensure_ascii=False),
        "discarded_at": utc_or_none(analysis.discarded_at),
    }


def _measure_row(measure: Measure) -> dict[str, object]:
    return {"of": measure.of.value, "value": measure.value, "coarse": measure.coarse, "why_not": measure.why_not}


def _analysis_from(row: Found) -> Analysis:
    return Analysis(
        id=row["id"],
        trial_id=row["trial_id"],
        version=row["version"],
        made_at=datetime.fromisoformat(row["made_at"]),
        onset_s=row["onset_s"],
        rate_hz=row["rate_hz"],
        jitter_s=row["jitter_s"],
        measures=tuple(map(_measure_from, json.loads(row["measures"]))),
        by=row["said_by"],
        moved_from_s=row["moved_from_s"],
        discarded_at=moment_or_none(row["discarded_at"]),
    )


def _measure_from(kept: Mapping[str, Any]) -> Measure:
    return Measure(Measured(kept["of"]), kept["value"], kept["coarse"], kept["why_not"])
